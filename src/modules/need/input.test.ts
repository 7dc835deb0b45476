import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '#shared/complaint.ts';
import { wordsIn } from '#shared/words.ts';
import { consentPeriods, consentWords, needFromForm, needInput, readNeedClock } from './index.ts';

const good = { text: '求租松江3000平厂房', company: '示例有限公司', contact: '示例人', phone: '13800001234', consent: true };

const complaints = (value: unknown, lang: 'zh' | 'en' = 'zh') => {
  const found = check(needInput, value, lang);
  return found.ok ? {} : Object.fromEntries(found.complaints.map(one => [one.path.join('.'), one.words]));
};

test('the least request is text, company, contact, telephone and consent; the rest has usual values', () => {
  expect(check(needInput, good, 'zh')).toEqual({ ok: true, value: { ...good, receivers: 3, consent_days: 90 } });
});

test('each field says in the language of the reader what to do', () => {
  expect(
    complaints({
      ...good,
      text: '厂房',
      company: '甲',
      contact: '',
      phone: '60000000',
      consent: false,
      tax: -1,
      receivers: 1.5,
      hobby: 1,
    }),
  ).toEqual({
    text: '至少 4 个字',
    company: '至少 2 个字',
    contact: '请填写',
    phone: '请填写 11 位手机号，或带区号的座机，如 021-60000000 转 801',
    consent: '需要您同意后才能提交',
    tax: '不能小于 0',
    receivers: '应为整数',
    hobby: '没有这个字段，请去掉或改正名称',
  });
  expect(complaints({}, 'en')).toEqual({
    text: 'Please fill this in',
    company: 'Please fill this in',
    contact: 'Please fill this in',
    phone: 'Please fill this in',
    consent: 'Please fill this in',
  });
  expect(complaints({ ...good, company: '甲'.repeat(81), consent_days: 31 }, 'en')).toEqual({
    company: 'At most 80 characters',
    consent_days: 'Must be one of: 30, 90, 180',
  });
});

test('hidden characters are dropped, broken ones refused, and nothing else of a text changes', () => {
  const parsed = needInput.parse({
    ...good,
    text: "<b>'; drop table need.need; --\u202e\u0000",
    company: ' 示例\u200b 有限公司\n',
  });
  expect(parsed).toMatchObject({ text: "<b>'; drop table need.need; --", company: '示例 有限公司' });
  expect(complaints({ ...good, contact: '示\ud800' })).toEqual({ contact: '含有无法识别的字符，请重新输入' });
});

test('a form of strings becomes the same request, figures read as people write them', () => {
  const form = { ...good, consent: 'on', tax: '３，０００ 万元', receivers: '5', consent_days: '30', purpose: '  ' };
  expect(check(needInput, needFromForm(form), 'zh')).toEqual({
    ok: true,
    value: { ...good, tax: 3000, receivers: 5, consent_days: 30 },
  });
  expect(complaints(needFromForm({ ...form, tax: '很多', consent: '' }))).toEqual({
    tax: '应为数字',
    consent: '需要您同意后才能提交',
  });
});

test('nothing that can be sent as JSON makes the check fail otherwise than with complaints', () => {
  const keys = fc.constantFrom(...Object.keys(good), 'tax', 'purpose', 'receivers', '__proto__', 'x');
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())), value => {
      const found = check(needInput, value, 'en');
      expect(found.ok || found.complaints.every(one => one.words.length > 3)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the consent names receivers, days and how to take it back in both languages', () => {
  for (const days of consentPeriods) {
    expect(consentWords(3, days, wordsIn('zh'))).toMatch(new RegExp(`3 家.*${days} 天.*撤回`));
    expect(consentWords(3, days, wordsIn('en'))).toMatch(new RegExp(`3 receivers.*${days} days.*withdraw`));
  }
});

test('clocks count working days of China from the day after submission, however late it came', () => {
  // Submitted at 23:30 on Friday 20 November 2026 in China.
  const need = { createdAt: new Date('2026-11-20T15:30:00Z'), stage: 'L10' as const, events: [] };
  const states = (now: string) => readNeedClock(need, new Date(now)).map(clock => [clock.due, clock.state]);
  expect(states('2026-11-22T02:00:00Z')).toEqual([
    ['2026-11-23', 'running'],
    ['2026-11-25', 'running'],
    ['2026-12-01', 'running'],
  ]);
  expect(states('2026-11-23T02:00:00Z').map(([, state]) => state)).toEqual(['due_today', 'running', 'running']);
  expect(states('2026-11-25T16:00:00Z').map(([, state]) => state)).toEqual(['overdue', 'overdue', 'running']);
});

test('a need that was cancelled owes nothing more', () => {
  const need = {
    createdAt: new Date('2026-11-20T02:00:00Z'),
    stage: 'cancelled' as const,
    events: [{ at: new Date('2026-11-20T03:00:00Z'), stage: 'L20' as const }],
  };
  expect(readNeedClock(need, new Date('2026-12-20T02:00:00Z')).map(clock => clock.state)).toEqual(['done', 'stopped', 'stopped']);
});
