import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readNews } from './news/read.ts';
import { readSpace } from './space/read.ts';

/** What an attacker, a broken page or a machine may send: one piece over and over. */
const pieces: readonly (readonly [name: string, piece: string])[] = [
  ['digits', '7'],
  ['numbers', '3 '],
  ['Chinese digits', '三'],
  ['tens', '十'],
  ['ten thousands', '万'],
  ['hundreds and thousands', '一十百千万亿'],
  ['thousands marks', '1,'],
  ['lists', '1、'],
  ['ranges', '1-'],
  ['fractions', '1/'],
  ['ratios', '1:'],
  ['sums of names', '1+'],
  ['ordinals', '第'],
  ['per cents', '百分之'],
  ['brackets that open', '('],
  ['full-width brackets', '（'],
  ['brackets around nothing', '（）'],
  ['brackets with a digit', '(0'],
  ['quotation marks', '“'],
  ['titles that open', '《'],
  ['one character', '房'],
  ['的', '的'],
  ['在', '在'],
  ['将', '将'],
  ['commas', '，'],
  ['spaces', ' '],
  ['lines', '\n'],
  ['bars', '|'],
  ['emoji', '😀'],
  ['half an emoji', '\ud83d'],
  ['invisible characters', '\u200b'],
  ['letters', 'a'],
  ['letters and digits', 'a1'],
  ['addresses', 'http://a'],
  ['areas', '3平'],
  ['sums', '5万元'],
  ['dates', '2026年3月'],
  ['telephone numbers', '13900001204 '],
  ['houses', '1号 300平\n'],
  ['floors', '5楼3米'],
  ['places', '松江'],
  ['long names of places', '上海市松江区九亭镇'],
  ['places with zones', '松江区工业园'],
  ['roads', '路1号'],
  ['trades', '注塑、'],
  ['needs', '求租厂房'],
  ['people', '王总'],
  ['firms', '有限公司'],
  ['verbs of acts', '签约'],
  ['clauses of acts', '签约，'],
  ['figures of the news', '同比增长5%，'],
  ['shares', '占全国1/3，'],
  ['ranks', '位居全国第一，'],
  ['outputs', '达产后年产'],
  ['square brackets', '['],
  ['thick brackets', '【'],
  ['straight quotation marks', '"'],
  ['brackets that close', '])'],
  ['figures and spaces', '12 '],
  ['decimals', '1.2 '],
  ['rates', '3元/'],
  ['shares of a hundred', '3%'],
  ['things counted', '3个'],
  ['lengths', '3米'],
  ['guesses', '约3'],
  ['rates of growth', '增长3%'],
  ['sizes', '3000平，'],
  ['halls with their sizes', '厂房3000平。仓库2000平。'],
  ['sizes of floors', '每层700平 '],
  ['sizes let one by one', '可分租1000平 '],
  ['verbs of seeking', '租'],
  ['endings of parks', '园'],
  ['endings of roads', '路'],
  ['yards', '场地'],
  ['halls sought', '找厂，'],
  ['halls and dormitories', '厂房。宿舍。'],
  ['so many of so many', '全国每3件就有1件'],
  ['arrows before rates', '↑7%'],
  ['plots in a row', '①广德42亩，11万/亩；'],
  ['projects line by line', '项目。\n'],
  ['firms line by line', '公司利润1亿元。\n'],
  ['acts line by line', '甲某科技公司成立。\n'],
  ['platforms', '转化平台'],
];
const readers = { readSpace, readNews };
const readersNamed = Object.keys(readers) as (keyof typeof readers)[];
const size = 40_000;

/** Processor time in ms. */
function cost(read: (text: string) => unknown, piece: string, length: number): number {
  const text = piece.repeat(Math.ceil(length / piece.length));
  const start = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** How many times longer four times the text takes, sixteen for a quadratic reader: the least of three, since the collector of garbage counts too. */
function growth(read: (text: string) => unknown, piece: string, length = size, limit = 10): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && least >= limit; turn++)
    least = Math.min(least, cost(read, piece, length) / Math.max(cost(read, piece, length / 4), 8));
  return least;
}

/** What honest people write, as a measure of the machine and its load in the same run. */
const ordinary: Readonly<Record<keyof typeof readers, string>> = {
  readSpace: '松江区九亭镇独栋标准厂房出租，一楼1200平，层高8米，配电250kva，租金0.9元每平每天，可环评，适合五金机械，王先生。\n',
  readNews:
    '今年前三季度，松江区规上工业企业完成产值1286.5亿元，同比增长6.8%，增速居全市第三。某某智能科技有限公司签约落户，总投资12亿元。\n',
};
/** How much dearer than an honest text of its length a hostile one may be. */
const dearest = 2.5;
const honest = new Map<string, number>();

// The dictionary is loaded and the code compiled before anything is measured.
beforeAll(() => {
  for (const read of Object.values(readers)) for (const [, piece] of pieces) read(piece.repeat(400));
  for (const [name, read] of Object.entries(readers)) {
    const times = Array.from({ length: 5 }, () => cost(read, ordinary[name as keyof typeof readers], size));
    honest.set(name, times.sort((a, b) => a - b)[2]!);
  }
});

/** How many times dearer a piece over and over is than an honest text of that length: the least of three. */
function dearness(name: string, read: (text: string) => unknown, piece: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && least >= dearest; turn++) least = Math.min(least, cost(read, piece, size) / honest.get(name)!);
  return least;
}

describe('a text that says one thing over and over', () => {
  it.each(pieces)('of %s is read in time linear in its length', (_, piece) => {
    for (const [name, read] of Object.entries(readers)) expect(growth(read, piece), name).toBeLessThan(10);
  });

  // A search through the whole text for every figure or clause is quick enough to hide in a short one.
  it.each([
    ['3个', readNews],
    ['一个，', readNews],
    ['厂一百二十，', readSpace],
    ['求租松江、', readSpace],
  ] as const)('of %s is read in time linear in its length in a long text too', (piece, read) => {
    expect(growth(read, piece, 400_000, 8)).toBeLessThan(8);
  });

  it.each(pieces)('of %s costs little more than an honest text of its length', (_, piece) => {
    for (const [name, read] of Object.entries(readers)) expect(dearness(name, read, piece), name).toBeLessThan(dearest);
  });
});

describe('a million characters', () => {
  // More than anybody pastes, less than a broken machine sends. An honest text of 80,000 takes longer, also once the readers are compiled.
  it.each([
    ['digits', '7'],
    ['digits of a long number', '3141592653'],
    ['Chinese digits', '一二三四五六七八九十'],
    ['numbers and marks', '1,'],
    ['brackets', '('],
    ['brackets around nothing', '（）'],
    ['brackets around a number', '【1】'],
    ['marks of all kinds', '([{、，。；“《》”；。，、}])'],
    ['one character', '房'],
    ['one letter', 'a'],
    ['one picture', '😀'],
    ['crosses', '❌'],
  ])('of %s are read at once', (_, piece) => {
    for (const [name, read] of Object.entries(readers)) {
      const most = 2 * honest.get(name)!;
      let least = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < 3 && least >= most; turn++) least = Math.min(least, cost(read, piece, 1_000_000));
      expect(least, name).toBeLessThan(most);
    }
  });

  it.each(readersNamed)('do not hide what stands behind them from %s', name => {
    const row = '7'.repeat(600_000) + '（）'.repeat(200_000);
    const words = ordinary[name].trim();
    const read = (text: string) => JSON.stringify(readers[name](text));
    const told = name === 'readSpace' ? '"松江区' : '1286.5';
    expect(read(words)).toContain(told);
    expect(read(`${row}\n${words}`)).toContain(told);
  });
});

describe('a text that patterns could cut in many ways', () => {
  /** Far above what such a line takes, far below what doubling with each word would take. */
  const patience = 400;
  const lines: readonly (readonly [name: string, line: string])[] = [
    ['behind a refusal', `厂房出租3000平，不做${'外'.repeat(40)}${'q'.repeat(10)}，面议`],
    ['behind refused trades', `厂房出租，谢绝化工${'等均'.repeat(40)}、x`],
    ['behind a trade', `厂房出租3000平，可做注塑${'等企业产业'.repeat(30)}业`],
    ['between figures', `实现产值3亿元${'、约'.repeat(40)}以5亿元`],
    ['before a verb', `上海某某有限公司${'昨晚也'.repeat(40)}x签约落户项目`],
    ['behind 占', `全区产值占${'仅为'.repeat(40)}提约此30%`],
  ];

  it.each(lines)('%s is read at once', (_, line) => {
    for (const [name, read] of Object.entries(readers)) expect(cost(read, line, line.length), name).toBeLessThan(patience);
  });

  // 月发布《月发布《…: a bracket that repeats what itself may be long or short had tried every way to part forty of them, for a minute.
  it.each(['月发布《', '刚刚', '终于', '据据', '力压', '凭从中', '等家', '今起', '一三', '历时', '近日正式', '连续三年蝉联'])(
    'a row of %s, which can be taken apart in many ways, is read at once',
    words => {
      const text = words.repeat(400 / words.length);
      const began = process.cpuUsage();
      readNews(text, '2026-05-10');
      readNews(`上海${text}公布。${text}`, '2026-05-10');
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1e6).toBeLessThan(2);
    },
  );

  it('whatever the small words are that stand in a row', () => {
    const heads = [
      '厂房出租3000平，不做',
      '求租2000平厂房，做',
      '全区产值占',
      '某某有限公司',
      '产值3亿元',
      '适合',
      '位居',
      '签约',
    ];
    const words = [
      ...'外等均的仅为约、昨晚也已经与和同在于及又将被达至各含类业园区第一年月日，',
      '企业',
      '产业',
      '项目',
      '其他',
      '以及',
      '连续',
    ];
    const line = fc.tuple(
      fc.constantFrom(...heads),
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 20, max: 60 }),
      fc.constantFrom('x', '，', '30%', '亿元', '企业'),
    );
    fc.assert(
      fc.property(line, ([head, piece, times, end]) => {
        const text = head + piece.join('').repeat(times) + end;
        for (const read of Object.values(readers)) expect(cost(read, text, text.length)).toBeLessThan(patience);
      }),
      { numRuns: 400, seed: 20261126 },
    );
  });
});
