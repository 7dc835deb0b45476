import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyWriting } from './arbitrary.ts';
import type { Bound } from './qualifier.ts';
import { type Quantity, readQuantity } from './quantity.ts';
import { plainText } from './text.ts';
import type { Dimension } from './unit.ts';
import { rowsOf } from './vocabulary.ts';

const runs = { numRuns: 40 };

/** The quantity at the first digit or number of a text. */
function read(words: string): Quantity | null {
  const { plain } = plainText(words);
  for (let at = 0; at < plain.length; at++) {
    const found = readQuantity(plain, at);
    if (found) return found;
  }
  return null;
}

// 3w is 30,000, and 85折 is 8.5折: these two say more than how much of a unit.
const own = ['w', '折'];
const units = rowsOf('units.csv')
  .filter(([word]) => !own.includes(word!))
  .map(([word, dimension, unit, factor]) => ({
    word: word!,
    dimension: dimension as Dimension,
    unit: unit!,
    factor: Number(factor),
  }));

/** Words that end otherwise before some units: 五千瓦 is five kW, 三千一年 3,000 a year, 3.8万年 a rent. */
function isOpen(words: string, unit: string): boolean {
  return (
    (/千$/.test(words) && /^[瓦克米伏卡牛]/.test(unit)) ||
    /[千百万亿]一$/.test(words) ||
    (/[^万]万$/.test(words) && /^[年月]$/.test(unit))
  );
}

describe('a size is read back from its writing', () => {
  it.each(units)('in $word', ({ word, dimension, unit, factor }) => {
    fc.assert(
      fc.property(anyWriting, fc.constantFrom('', ' '), ({ words, value }, gap) => {
        fc.pre(!isOpen(words, word));
        const { plain } = plainText(words + gap + word);
        const found = readQuantity(plain, 0)!;
        expect(found, plain).toMatchObject({
          dimension,
          unit,
          factor,
          bound: null,
          range: false,
          start: 0,
          unitEnd: plain.length,
        });
        expect(found.low / (value * factor), plain).toBeCloseTo(1, 9);
        expect(found.high).toBe(found.low);
      }),
      runs,
    );
  });

  it('in every coin', () => {
    const coins = [
      '元',
      '元整',
      '元人民币',
      '圆',
      '块',
      '块钱',
      'rmb',
      '美元',
      '美金',
      '欧元',
      '日元',
      '港元',
      '港币',
      '英镑',
      '新加坡元',
      '韩元',
      '卢布',
      '新台币',
    ];
    fc.assert(
      fc.property(anyWriting, fc.constantFrom(...coins), ({ words, value }, coin) => {
        const found = read(`${words}${coin}`);
        // 三块 may be pieces of land, 三块钱 not.
        fc.pre(!(coin === '块' && found?.han !== false));
        const unit = /美/.test(coin) ? '美元' : /港/.test(coin) ? '港元' : /^(?:元|圆|块|rmb)/.test(coin) ? '元' : coin;
        expect(found, words + coin).toMatchObject({ dimension: 'money', unit, named: true, range: false });
        expect(found!.low / value, words + coin).toBeCloseTo(1, 9);
      }),
      { numRuns: 400 },
    );
  });

  it('behind a sign of the coin', () => {
    fc.assert(
      fc.property(
        anyWriting,
        fc.constantFrom('¥', '￥', 'RMB ', '人民币', 'CNY', '$', 'US$', 'USD '),
        ({ words, value }, sign) => {
          fc.pre(/^\d/.test(words));
          const { plain } = plainText(sign + words);
          const found = readQuantity(plain, plain.length - plainText(words).plain.length)!;
          expect(found, plain).toMatchObject({ dimension: 'money', unit: /\$|USD/.test(sign) ? '美元' : '元', named: true });
          expect(found.low / value).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 200 },
    );
  });
});

const qualified: readonly (readonly [before: string, after: string, bound: Bound])[] = [
  ...['约', '大约', '约为', '大概', '差不多', '≈'].map(word => [word, '', 'about'] as const),
  ...['左右', '上下'].map(word => ['', word, 'about'] as const),
  ...['近', '将近', '接近', '逼近'].map(word => [word, '', 'near'] as const),
  ...['超', '超过', '超出', '逾', '突破', '首次突破', '大于', '高于'].map(
    word => [word, '', word === '大于' || word === '高于' ? 'min' : 'over'] as const,
  ),
  ...['不低于', '不少于', '不小于', '至少', '最低', '≥', '>=', '不得低于'].map(word => [word, '', 'min'] as const),
  ...['以上', '及以上', '或以上', '（含）以上'].map(word => ['', word, 'min'] as const),
  ...['不超过', '不高于', '不多于', '最多', '最高', '至多', '≤', '<=', '控制在', '别超'].map(word => [word, '', 'max'] as const),
  ...['以内', '之内', '以下', '及以下', '封顶'].map(word => ['', word, 'max'] as const),
  ...['不足', '不到', '低于', '少于', '未达'].map(word => [word, '', 'below'] as const),
  ...['有余', '开外', '出头', '多'].map(word => ['', word, 'more'] as const),
  ...['起', '起步'].map(word => ['', word, 'from'] as const),
];

describe('the words around a size qualify it', () => {
  it.each(qualified)('%s…%s: %s', (before, after, bound) => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99_000 }), fc.constantFrom('亩', '平', '吨', '万元', '家', '%'), (value, unit) => {
        // 20号左右, 5点多: counts and shares are asked for here, not times.
        const words = `面积${before}${value}${unit}${after}，可看`;
        const found = read(words)!;
        expect(found, words).toMatchObject({ bound, from: bound === 'from' });
        const { plain } = plainText(words);
        expect(plain.slice(found.head, found.end), words).toBe(plainText(`${before}${value}${unit}${after}`).plain);
      }),
      runs,
    );
  });

  it.each([
    ['附近3家', '3家'],
    ['最近3家', '3家'],
    ['签约5亿元', '5亿元'],
    ['合约3份', '3份'],
    ['集合约3份', '3份'],
    ['提高3米', '3米'],
    ['通过3家', '3家'],
    ['3000平起租', '3000平'],
    ['3平起重机', '3平'],
    ['3家内部', '3家'],
    ['5家以内外', '5家以内'],
  ])('but not as parts of other words: %s', (words, size) => {
    const found = read(words)!;
    expect(plainText(words).plain.slice(found.head, found.end)).toBe(size);
    if (!size.endsWith('以内')) expect(found.bound).toBeNull();
  });

  it.each([
    ['1500左右平', 'about', 1500],
    ['5000以内/平', 'max', 5000],
    ['约1500平以内', 'max', 1500],
    ['2000多平', 'more', 2000],
    ['最低不低于8米', 'min', 8],
    ['预算不能超过人民币30万元', 'max', 300_000],
    ['年产值达到5亿元以上', 'min', 5e8],
    ['税收不低于为50万', 'min', 500_000],
    ['2100余亿元', 'more', 2.1e11],
    ['1千多万元', 'more', 1e7],
    ['100+家', 'more', 100],
    ['3000+', 'more', 3000],
    ['二十几家', 'more', 20],
    ['3000来平', 'more', 3000],
  ] as const)('%s', (words, bound, low) => {
    expect(read(words)).toMatchObject({ bound, low });
  });
});

describe('several sizes before one unit', () => {
  const marks = ['-', '~', '～', '—', '–', '--', '至', ' 至 ', '到', '～ '];
  const pair = fc
    .tuple(fc.integer({ min: 20, max: 9000 }), fc.integer({ min: 1, max: 9000 }))
    .map(([low, more]) => [low, low + more] as const);

  it('are a range with every mark, the unit once or twice, scaled or not', () => {
    fc.assert(
      fc.property(
        pair,
        fc.constantFrom(...marks),
        fc.constantFrom(
          ['平', 1],
          ['亩', 1],
          ['吨', 1],
          ['公里', 1000],
          ['万元', 1e4],
          ['亿元', 1e8],
          ['%', 1],
          ['家', 1],
          ['万平', 1e4],
        ) as fc.Arbitrary<[string, number]>,
        ([low, high], mark, [unit, factor]) => {
          for (const words of [`${low}${mark}${high}${unit}`, `${low}${unit}${mark}${high}${unit}`])
            expect(read(words), words).toMatchObject({ low: low * factor, high: high * factor, range: true });
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['10到20万', 100_000, 200_000],
    ['8000到1.2万', 8000, 12_000],
    ['8000到1.2万平', 8000, 12_000],
    ['500公斤-1吨', 0.5, 1],
    ['9毛到1.1元', 0.9, 1.1],
    ['50亿元至100亿元', 5e9, 1e10],
    ['5000万元-1亿元', 5e7, 1e8],
    ['20%～30%', 20, 30],
    ['三至五亩', 3, 5],
    ['两三千平', 2000, 3000],
    ['三五百平', 300, 500],
    ['三四十亩', 30, 40],
    ['十五六块一平', 15, 16],
    ['百分之三到五', 3, 5],
    ['百分之三至百分之五', 3, 5],
    ['1000以上2000平', 1000, 1000],
  ])('%s', (words, low, high) => {
    expect(read(words)).toMatchObject({ low, high, range: low < high });
  });

  it.each([
    ['7.9/5.6/4.5米', [7.9, 5.6, 4.5]],
    ['5、10、16吨', [5, 10, 16]],
    ['500、800、1200平', [500, 800, 1200]],
  ])('%s is a list', (words, values) => {
    expect(read(words)).toMatchObject({ values, range: false, low: Math.min(...values), high: Math.max(...values) });
  });

  it.each([
    ['3家企业到5家企业', 3],
    ['3、5000平', 3],
    ['3平-5吨', 3],
  ])('%s is none', (words, value) => {
    expect(read(words)).toMatchObject({ values: [value], range: false });
  });
});

describe('a section behind a Chinese digit', () => {
  it('is no second end of a range (一2.1.0)', () => {
    for (const digit of '一二三四五六七八')
      for (const section of ['2.1.0', '3.2.1', '5.6.7']) expect(() => read(`${digit}${section}`)).not.toThrow();
  });
});

describe('parts', () => {
  it.each([
    ['1/24', 1 / 24, 'share'],
    ['超过1/5', 0.2, 'share'],
    ['二十分之一', 0.05, 'share'],
    ['三分之二', 2 / 3, 'share'],
    ['千分之五', 0.005, 'share'],
    ['万分之一', 0.0001, 'share'],
    ['百分之三十', 30, 'percent'],
    ['百分之三点五', 3.5, 'percent'],
    ['百分之百', 100, 'percent'],
    ['三成', 30, 'percent'],
    ['三成五', 35, 'percent'],
    ['两成半', 25, 'percent'],
    ['半亩', 0.5, 'mu'],
    ['一亩半', 1.5, 'mu'],
    ['三米八', 3.8, 'length'],
    ['5米5', 5.5, 'length'],
    ['一吨半', 1.5, 'mass'],
    ['85折', 8.5, 'count'],
    ['8.5折', 8.5, 'count'],
    ['九五折', 9.5, 'count'],
    ['0.3个百分点', 0.3, 'point'],
    ['0.3百分点', 0.3, 'point'],
    ['三百分点', 3, 'point'],
  ])('%s', (words, value, dimension) => {
    const found = read(words)!;
    expect(found.dimension).toBe(dimension);
    expect(found.low).toBeCloseTo(value, 9);
  });

  it.each([
    ['4/5G', 'two nets'],
    ['5/4', 'more than the whole'],
    ['1/2/3号楼', 'a list of houses'],
    ['2026/05/10', 'a day'],
    ['16/32吨', 'two cranes'],
  ])('%s is no fraction: %s', words => {
    expect(read(words)?.dimension).not.toBe('share');
  });

  it.each([
    ['三米线厂房', 3],
    ['5米2栋', 5],
    ['3米8层', 3],
    ['2亩半山地', 2.5],
    ['3吨半成品', 3],
  ])('%s: what follows a unit may be of another word', (words, value) => {
    expect(read(words)!.low).toBe(value);
  });
});
