import { expect, test } from 'vitest';
import { breaches, updateDays } from '../packages.ts';
import { textOf } from './sources.ts';

const today = new Date('2026-11-26T00:00:00Z');
const daysAgo = (days: number) => new Date(today.getTime() - days * 86_400_000).toISOString();

test('a known hole, and a version overtaken longer ago than the time frame, stop a release; what is in time does not', () => {
  const none = { vulnerabilities: {} };
  const holes = { vulnerabilities: { torn: { severity: 'high', range: '<2.0.1' }, worn: { severity: 'low', range: '<1' } } };
  expect(breaches(holes, {}, {}, today)).toEqual(['torn <2.0.1: a known hole (high)']);
  const at = (current: string, times: Record<string, string>) =>
    breaches(none, { it: { current, latest: '9.9.9' } }, { it: times }, today);
  expect(at('1.2.3', { '1.2.3': daysAgo(400), '1.2.4': daysAgo(91), '1.3.0': daysAgo(2) })).toEqual([
    'it 1.2.3: 1.2.4 is out for 91 days, 90 are given',
  ]);
  expect(at('1.2.3', { '1.2.3': daysAgo(400), '1.2.4': daysAgo(90), '2.0.0': daysAgo(365) })).toEqual([]);
  expect(at('1.2.3', { '2.0.0': daysAgo(366) })).toEqual(['it 1.2.3: 2.0.0 is out for 366 days, 365 are given']);
  // Ahead of what is called the latest, a trial version, a patch of an older line: nothing to do.
  expect(at('2.0.0', { '1.9.9': daysAgo(400), '2.1.0-beta.1': daysAgo(400), modified: daysAgo(400) })).toEqual([]);
  expect(breaches(none, { gone: { latest: '1.0.0' } }, {}, today)).toEqual([]);
});

test('the time frames are those that are written down, with the command that holds the packages against them', () => {
  const [, part = ''] = textOf('docs/security.md').split(/^## Repair of packages.*$/m);
  expect(part).toContain(`${updateDays.same} days`);
  expect(part).toContain(`${updateDays.major} days`);
  expect(part).toContain('tests/packages.ts');
});
