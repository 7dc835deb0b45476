import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseOf } from './average.ts';
import { levelOf, readRouteClock } from './clock.ts';
import { moveOf, moves, nextStages, onwardStage, openStages } from './move.ts';
import { closedStages, needStages, stageRank } from './stage.ts';

describe('who may move a request from where to where', () => {
  test.each([
    ['L10', 'L20', 'receiver', undefined, true],
    ['L10', 'L40', 'receiver', undefined, false],
    ['L20', 'L70', 'receiver', undefined, false],
    ['L40', 'L70', 'receiver', undefined, true],
    ['L80', 'L120', 'receiver', undefined, false],
    ['L80', 'L120', 'receiver', 'reservation', true],
    ['L110', 'L130', 'receiver', undefined, false],
    ['L130', 'L140', 'receiver', 'proof', false],
    ['L130', 'L140', 'enterprise', 'proof', true],
    ['L130', 'L110', 'enterprise', 'proof', true],
    ['lost', 'L20', 'receiver', undefined, false],
    ['L120', 'pool', 'system', 'pool', false],
    ['L10', 'pool', 'system', 'pool', true],
    ['L80', 'merged', 'receiver', 'merge', false],
  ] as const)('%s to %s by the %s through %s: %s', (from, to, by, act, allowed) => {
    expect(moveOf(from, to, by, act) !== undefined).toBe(allowed);
  });

  test('nothing moves out of a closed stage by a receiver, and every open stage can be lost, always with a reason', () => {
    for (const stage of closedStages) expect(nextStages(stage)).toEqual([]);
    for (const stage of openStages) expect(moveOf(stage, 'lost', 'receiver')?.why, stage).toBe(true);
  });

  test('onward leads from receipt to the signing by words, and past what can be left out', () => {
    expect(openStages.map(stage => [stage, onwardStage(stage)]).filter(([, to]) => to)).toEqual([
      ['L10', 'L20'],
      ['L20', 'L40'],
      ['L30', 'L40'],
      ['L40', 'L70'],
      ['L50', 'L70'],
      ['L70', 'L80'],
      ['L80', 'L110'],
      ['L90', 'L110'],
      ['L100', 'L110'],
      ['on_hold', 'L80'],
    ]);
  });

  test('only the enterprise says that it was signed and moved in', () => {
    expect(moves.filter(move => move.to === 'L140' || move.to === 'L150').flatMap(move => move.by)).toEqual([
      'enterprise',
      'enterprise',
    ]);
  });

  test('a receiver goes on one promised stage at a time and never back without a reason', () => {
    const stage = fc.constantFrom(...needStages);
    fc.assert(
      fc.property(stage, stage, (from, to) => {
        const move = moveOf(from, to, 'receiver');
        if (!move) return;
        const [a, b] = [stageRank(from), stageRank(to)];
        if (a !== null && b !== null && b < a) expect(move.why).toBe(true);
        for (const promised of ['L20', 'L40', 'L70'] as const)
          if (a !== null && b !== null && a < stageRank(promised)!) expect(b).toBeLessThanOrEqual(stageRank(promised)!);
      }),
    );
  });
});

// Friday 20 November 2026, in the evening in China.
const came = new Date('2026-11-20T12:00:00Z');
const route = {
  stage: 'L10',
  routedAt: came,
  acknowledgedAt: null,
  qualifiedAt: null,
  answeredAt: null,
  reportedAt: null,
  nextOn: null,
  closedAt: null,
} as const;

describe('the clock of a receiver', () => {
  test('runs in working days from the day after it came', () => {
    expect(readRouteClock(route, came).map(clock => [clock.key, clock.due, clock.state])).toEqual([
      ['acknowledged', '2026-11-23', 'running'],
      ['qualified', '2026-11-25', 'running'],
      ['answered', '2026-12-01', 'running'],
    ]);
  });

  test('over the holiday of National Day it waits: received on 30 September, acknowledged by 8 October', () => {
    const holiday = { ...route, routedAt: new Date('2026-09-30T02:00:00Z') };
    expect(readRouteClock(holiday, holiday.routedAt).map(clock => clock.due)).toEqual(['2026-10-08', '2026-10-10', '2026-10-15']);
  });

  test('once acknowledged a next action and a report every 14 days are owed until it is closed', () => {
    const held = { ...route, stage: 'L20', acknowledgedAt: new Date('2026-11-23T02:00:00Z'), nextOn: '2026-11-24' } as const;
    expect(readRouteClock(held, new Date('2026-11-24T02:00:00Z')).slice(3)).toMatchObject([
      { key: 'next', due: '2026-11-24', state: 'due_today' },
      { key: 'report', due: '2026-12-07', state: 'running' },
    ]);
    const closed = { ...held, stage: 'lost', closedAt: came } as const;
    expect(readRouteClock(closed, new Date('2027-01-04T02:00:00Z')).map(clock => clock.state)).toEqual([
      'done',
      'stopped',
      'stopped',
    ]);
  });

  test('what is overdue goes up: to the receiver, after three working days to secretaries, after seven to administrators', () => {
    const at = (day: string) => {
      const now = new Date(`${day}T02:00:00Z`);
      return levelOf(readRouteClock(route, now), day);
    };
    expect(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-12-01', '2026-12-02'].map(at)).toEqual([
      0, 1, 1, 2, 2, 3,
    ]);
  });
});

describe('the public average of a receiver', () => {
  const one = (routedOn: string, answeredOn: string | null, leftOn: string | null = null) => ({ routedOn, answeredOn, leftOn });

  test('is the median of working days and the share in time, with n', () => {
    // 2, 5 and 9 working days: the middle is 5, two of three within seven.
    const received = [one('2026-11-02', '2026-11-04'), one('2026-11-02', '2026-11-09'), one('2026-11-02', '2026-11-13')];
    expect(responseOf(received, '2026-11-25')).toEqual({ n: 3, median: 5, inTime: 2 / 3 });
    expect(responseOf(received.slice(0, 2), '2026-11-25').median).toBe(3.5);
  });

  test('counts what is overdue as not in time, and neither what is not due nor what was taken back before', () => {
    const received = [one('2026-11-02', null), one('2026-11-24', null), one('2026-11-02', null, '2026-11-04')];
    expect(responseOf(received, '2026-11-25')).toEqual({ n: 1, median: null, inTime: 0 });
    expect(responseOf([], '2026-11-25')).toEqual({ n: 0, median: null, inTime: null });
  });

  test('is the same for requests told one by one and counted by day', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 4 })), { maxLength: 12 });
    fc.assert(
      fc.property(days, told => {
        const counted = told.map(([on, times]) => ({ ...one('2026-11-02', `2026-11-0${on}`), times }));
        const each = counted.flatMap(({ times, ...rest }) => Array.from({ length: times }, () => rest));
        expect(responseOf(counted, '2026-11-25')).toEqual(responseOf(each, '2026-11-25'));
      }),
    );
    expect(responseOf([{ ...one('2026-11-02', '2026-11-04'), times: 3 }, one('2026-11-02', '2026-11-13')], '2026-11-25')).toEqual(
      {
        ...{ n: 4, median: 2, inTime: 3 / 4 },
      },
    );
  });

  test('looks back 90 days and no further', () => {
    expect(responseOf([one('2026-08-26', '2026-08-27'), one('2026-08-27', '2026-08-28')], '2026-11-25')).toMatchObject({
      n: 1,
      median: 1,
    });
  });

  test('a receiver who answered everything within seven working days is in time for all', () => {
    const days = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, waits => {
        const received = waits.map(wait => one('2026-11-02', `2026-11-0${2 + wait}`));
        expect(responseOf(received, '2026-11-25')).toMatchObject({ n: waits.length, inTime: 1 });
      }),
    );
  });
});
