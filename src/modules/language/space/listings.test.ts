import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { mostPasted, readListings } from './listings.ts';
import { readSpace } from './read.ts';
import type { SpaceText } from './reading.ts';

type Wanted = { begins: string; side: 'need' | 'offer' } & Partial<SpaceText>;
type Gold = { part: 'look' | 'score'; name: string; paste: string; adverts: Wanted[]; remarks: number };

const gold = readFileSync(inRoot('data', 'gold', 'listings.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Gold);
const words = (paste: string) => readListings(paste).listings.map(({ start, end }) => paste.slice(start, end));
const values = (paste: string) => readListings(paste).listings.map(({ reading }) => reading.values);

/** How many pastes are split as a careful reader would, and how many of the labelled values are right. */
function tally(part: Gold['part']) {
  const sum = { pastes: 0, split: 0, values: 0, right: 0, faults: [] as string[] };
  for (const { name, paste, adverts } of gold.filter(one => one.part === part)) {
    const { listings } = readListings(paste);
    const isSplit =
      listings.length === adverts.length &&
      adverts.every(
        ({ begins, side }, i) => paste.startsWith(begins, listings[i]!.start) && listings[i]!.reading.values.side === side,
      );
    sum.pastes++;
    if (isSplit) sum.split++;
    else sum.faults.push(name);
    for (const { begins, side: _, ...wanted } of adverts) {
      const read = listings.find(({ start }) => paste.startsWith(begins, start))?.reading.values;
      for (const [field, value] of Object.entries(wanted)) {
        sum.values++;
        if (JSON.stringify(read?.[field as keyof SpaceText]) === JSON.stringify(value)) sum.right++;
      }
    }
  }
  return sum;
}

describe('the gold set of pastes', () => {
  it('is split and read like a careful reader would, also where the rules were not written for it', () => {
    const look = tally('look');
    const score = tally('score');
    console.log(
      [look, score].map(one => `${one.split} of ${one.pastes} pastes split, ${one.right} of ${one.values} values`).join('; '),
    );
    expect(look.pastes + score.pastes).toBeGreaterThanOrEqual(80);
    expect(look.faults).toEqual([]);
    expect(look.right / look.values).toBeGreaterThan(0.97);
    expect(score.split / score.pastes).toBeGreaterThan(0.9);
    expect(score.right / score.values).toBeGreaterThan(0.9);
  });
});

describe('a paste', () => {
  it('of a numbered list with a want behind it keeps the want apart, and the foot of the list with the list', () => {
    const paste =
      '【松江厂房仓库】\n1、新桥厂房1200平，1.1元/平/天\n2、九亭仓库560平，0.95元/平/天\n以上联系：王经理 19900001400\n\n求租：想在松江找1500平厂房，电话19900001477';
    const { listings } = readListings(paste);
    expect(listings.map(({ reading: { values } }) => [values.side, values.area_m2?.max, values.phone])).toEqual([
      ['offer', 1200, '19900001400'],
      ['offer', 560, '19900001400'],
      ['need', 1500, '19900001477'],
    ]);
    expect(listings[2]!.inherited).toEqual([]);
  });

  it('with a town that many districts have takes the one that its heading holds', () => {
    const towns = (heading: string) =>
      readListings(`${heading}\n1、新桥独栋厂房1200平，1.1元/平/天\n2、九亭仓库560平，0.95元/平/天`).listings.map(
        ({ reading }) => reading.placeCodes,
      );
    expect(towns('【松江厂房仓库】')).toEqual([[310117105], [310117107]]);
    expect(towns('【青浦厂房仓库】')[0], 'no 新桥 there').toEqual([310118]);
  });

  it('of several adverts under one heading inherits what it states, with the place where that stands', () => {
    const paste =
      '松江新桥厂房出租，层高8米：\n1、1号楼1200平，1.2元/平/天\n2、2号楼800平，1.1元/平/天\n联系：吴经理 19900001400';
    const { listings, shared, frames } = readListings(paste);
    expect(shared.map(({ start, end }) => paste.slice(start, end))).toEqual([
      '松江新桥厂房出租，层高8米：',
      '联系：吴经理 19900001400',
    ]);
    expect(frames.map(({ start, end }) => paste.slice(start, end))).toEqual(['1、', '2、']);
    for (const [i, area] of [1200, 800].entries()) {
      const { reading, inherited } = listings[i]!;
      expect(reading.values).toMatchObject({
        deal: ['rent'],
        type: 'factory',
        places: ['松江', '新桥'],
        area_m2: { min: area, max: area },
        clear_height_m: { min: 8, max: null },
        contact: '吴经理',
        phone: '19900001400',
      });
      expect(inherited).toEqual(shared);
      const said = (field: string) =>
        reading.spans.filter(span => span.field === field).map(({ start, end }) => paste.slice(start, end));
      expect(said('phone')).toEqual(['19900001400']);
      expect(said('clear_height_m')).toEqual(['8米']);
      expect(said('area_m2')).toEqual([`${area}平`]);
    }
    expect(listings[0]!.reading.placeCodes).toEqual(listings[1]!.reading.placeCodes);
  });

  it('does not take the area of a whole park for that of its units, nor the heading’s place where an item has its own', () => {
    const [first, second] = values(
      '松江园区总面积5万平，可租：\n1、松江九亭厂房1200平，1.2元/平/天\n2、青浦华新仓库900平，1.0元/平/天',
    );
    expect(first).toMatchObject({ area_m2: { min: 1200, max: 1200 }, type: 'factory' });
    expect(second).toMatchObject({ area_m2: { min: 900, max: 900 }, places: ['青浦', '华新'], type: 'warehouse' });
  });

  it('never makes a contact of a sender, and pairs no name with a stranger’s number', () => {
    const [first, second] = values(
      '王经理 2026/11/23 10:24\n松江叶榭厂房1900平，1元/平/天\n\n李总 2026/11/23 10:25\n松江新浜厂房800平，1.1元/平/天，电话19900001401',
    );
    expect([first!.contact, first!.phone]).toEqual([null, null]);
    expect([second!.contact, second!.phone]).toEqual([null, '19900001401']);
  });

  it('gives a sender’s adverts the number that the sender sends behind them, and nobody else’s', () => {
    const read = values(
      '甲方 10:01\n松江叶榭厂房1900平，1元/平/天\n乙方 10:02\n青浦华新厂房800平，1.1元/平/天\n乙方 10:03\n电话19900001402',
    );
    expect(read.map(({ phone }) => phone)).toEqual([null, '19900001402']);
  });

  it('keeps needs apart by their side and everything else as a remark', () => {
    const paste = '张三 10:24\n大家早\n李四 10:25\n求租松江2000平厂房，层高6米以上\n王五 10:30\n松江的厂房还有吗？';
    const { listings, remarks } = readListings(paste);
    expect(listings.map(({ reading }) => reading.values.side)).toEqual(['need']);
    expect(remarks.map(({ start, end }) => paste.slice(start, end))).toEqual(['大家早', '松江的厂房还有吗？']);
  });

  it.each([
    ['', []],
    ['   \n\n\u200b', []],
    ['松江新桥厂房3000平出租', ['松江新桥厂房3000平出租']],
    ['租金1.5元/平/天', []],
    ['看房时间 9:00', []],
    [
      '松江新桥厂房1200平1.1元/平/天；松江九亭厂房800平1.2元/平/天；',
      ['松江新桥厂房1200平1.1元/平/天', '松江九亭厂房800平1.2元/平/天'],
    ],
    ['松江新桥厂房，A栋1200平；B栋800平；层高8米', ['松江新桥厂房，A栋1200平；B栋800平；层高8米']],
  ])('%j', (paste, expected) => {
    expect(words(paste)).toEqual(expected);
  });

  it('longer than may be read is read up to a whole line, and says what was not', () => {
    const line = '松江新桥厂房3000平出租，1.2元/平/天，电话19900001403\n';
    const paste = line.repeat(2000);
    const { unread, listings } = readListings(paste);
    expect(unread!.end).toBe(paste.length);
    expect(unread!.start).toBeGreaterThan(mostPasted / 2);
    expect(paste[unread!.start]).toBe('\n');
    expect(listings.every(({ end }) => end <= unread!.start)).toBe(true);
  });
});

const lines = fc.constantFrom(
  '松江新桥厂房3000平出租，1.2元/平/天',
  '青浦华新仓库出租',
  '面积：2000平',
  '租金：18元/平/月',
  '联系：王经理 19900001404',
  '1、一楼1200平，1.2元/平/天',
  '2、二楼800平，0.9元/平/天',
  '①层高8米',
  '一、松江厂房',
  '【1】芜湖仓库1500平',
  '张三 2026/11/23 10:24',
  '[10:24] 李四：嘉善厂房900平 15元/平/月',
  '2026-11-23 10:24:05 王五(12345)',
  '[图片]',
  '------------',
  '⭐️⭐️⭐️',
  '大家早上好',
  '求租松江1000平厂房，层高6米以上',
  '以上均可环评',
  '新桥厂房1200平1.1元/天；九亭厂房800平1.2元/天；电话19900001405',
  '',
  '  ',
  '\u200b',
  '「老周：泗泾厂房1800平」',
  '—— 聊天记录 ——',
);
const runs = { numRuns: 300 };

describe('every paste', () => {
  it('is covered by stretches that are disjoint and in order, and spans lie in the words of their advert', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (rows, mark) => {
        const paste = rows.join(mark);
        const { listings, shared, remarks, frames } = readListings(paste);
        for (const list of [listings, shared, remarks, frames])
          expect(list.every((one, i) => i === 0 || list[i - 1]!.end <= one.start)).toBe(true);
        const all = [...listings, ...shared, ...remarks, ...frames].sort((a, b) => a.start - b.start);
        let at = 0;
        for (const { start, end } of [...all, { start: paste.length, end: paste.length }]) {
          expect(start >= at && end >= start).toBe(true);
          expect(paste.slice(at, start).replace(/[\s\u200b；;]/g, '')).toBe('');
          at = end;
        }
        for (const { start, end, reading, inherited } of listings)
          for (const span of reading.spans)
            expect([{ start, end }, ...inherited].some(one => span.start >= one.start && span.end <= one.end)).toBe(true);
      }),
      runs,
    );
  });

  it('of independent adverts gives the readings that each has alone', () => {
    const digit = fc.integer({ min: 0, max: 9999 });
    const advert = fc
      .record({
        place: fc.constantFrom('松江新桥镇', '青浦华新镇', '嘉兴平湖市', '昆山花桥镇', '湖州德清县'),
        kind: fc.constantFrom('厂房', '仓库', '单层厂房', '研发楼'),
        area: fc.integer({ min: 6, max: 90 }).map(n => n * 100),
        rent: fc.constantFrom('1.2元/平/天', '18元/平/月', '0.95元/㎡/天'),
        height: fc.constantFrom('', '，层高8米', '\n层高6.5米，承重2吨'),
        form: fc.constantFrom('line', 'lines', 'labels'),
        phone: digit.map(n => `1990000${String(n).padStart(4, '0')}`),
      })
      .map(({ place, kind, area, rent, height, form, phone }) =>
        form === 'line'
          ? `${place}${kind}出租，${area}平${height}，${rent}，电话${phone}`
          : form === 'lines'
            ? `${place}${kind}出租\n面积${area}平${height}\n租金${rent}\n电话：${phone}`
            : `【${place}】${kind}出租\n面积：${area}平\n租金：${rent}\n联系人：王经理 ${phone}`,
      );
    const between = fc.constantFrom(
      '\n--------------------\n',
      '\n\n==========\n\n',
      '\n\n⭐⭐⭐⭐⭐\n\n',
      '\n\n张三 2026/11/23 10:24\n',
      '\n\n2026-11-23 10:24:05 李四(12345)\n',
      '\n[图片]\n',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(advert, between), { minLength: 1, maxLength: 6 }), rows => {
        // A picture alone parts nothing.
        const joined = rows.map(([text, mark]) => text + (mark.includes('图片') ? `${mark}\n-----\n` : mark)).join('');
        const { listings } = readListings(joined);
        expect(listings.map(({ start, end }) => joined.slice(start, end))).toEqual(rows.map(([text]) => text));
        for (const [i, { start, reading }] of listings.entries()) {
          const alone = readSpace(rows[i]![0]);
          expect(reading.values).toEqual(alone.values);
          expect(reading.placeCodes).toEqual(alone.placeCodes);
          expect(reading.spans.map(span => ({ ...span, start: span.start - start, end: span.end - start }))).toEqual(alone.spans);
        }
      }),
      runs,
    );
  });
});

const hostile: readonly (readonly [name: string, unit: string])[] = [
  ['adverts', '松江新桥厂房3000平出租，1.2元/平/天\n'],
  ['numbered adverts', '1、松江厂房300平，1.2元\n'],
  ['adverts with blank lines', '松江厂房300平出租\n\n'],
  ['senders', '张三 2026/11/23 10:24\n'],
  ['senders with adverts', '[10:24] 张三：松江厂房30平\n'],
  ['names with colons', '王小明：\n'],
  ['rules', '-----\n'],
  ['headings', '松江：\n'],
  ['pictures', '[图片]'],
  ['one line without end', '松江厂房300平'],
  ['blanks', ' '],
  ['lines', '\n'],
  ['brackets', '['],
  ['labels', '面积：\n'],
  ['digits', '1'],
  ['numbers without items', '一、'],
  ['pictures of every kind', '🏭1平\n🏠1平\n📍1平\n🔥1平\n'],
];

describe('a hostile paste', () => {
  const cpu = (work: () => unknown) => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  /** The least of three: what else the machine does only adds. */
  const least = (work: () => unknown) => Math.min(...[1, 2, 3].map(() => cpu(work)));
  // What the largest paste of ordinary adverts takes on this machine: a slow one may take longer than a second for both.
  const honest = gold
    .map(({ paste }) => paste)
    .join('\n\n')
    .repeat(20)
    .slice(0, mostPasted);
  const usual = least(() => readListings(honest));

  it.each(hostile)(
    'of a megabyte of %s takes no more than a second of processor time, or than half as much again as an ordinary paste',
    (_, unit) => {
      readListings(unit.repeat(100));
      const paste = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(least(() => readListings(paste))).toBeLessThan(Math.max(1000, usual * 1.5));
    },
  );

  it.each(hostile)('of %s, read without a limit, takes time linear in its length', (_, unit) => {
    const cost = (length: number) => {
      const paste = unit.repeat(Math.ceil(length / unit.length));
      return least(() => readListings(paste, paste.length));
    };
    cost(2000);
    const quarter = Math.max(cost(30_000), 20);
    // A quadratic splitter takes sixteen times as long for four times the text; a busy machine makes ten of four.
    expect(cost(120_000)).toBeLessThan(quarter * 12);
  });
});
