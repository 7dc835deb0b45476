import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHan } from './arbitrary.ts';
import { plainText } from './text.ts';
import { readTime } from './time.ts';

/** The times of a text as it writes them. */
function times(words: string): string[] {
  const { plain } = plainText(words);
  const found: string[] = [];
  for (let at = 0; at < plain.length; at++) {
    const time = readTime(plain, at);
    if (!time) continue;
    found.push(plain.slice(time.start, time.end));
    at = time.end - 1;
  }
  return found;
}

const runs = { numRuns: 200 };
const year = fc.integer({ min: 1950, max: 2049 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 31 });

describe('a time is read whole', () => {
  it('days, months and years in every writing', () => {
    fc.assert(
      fc.property(year, month, day, (y, m, d) => {
        const two = (value: number) => String(value).padStart(2, '0');
        for (const words of [
          `${y}年`,
          `${y}年${m}月`,
          `${y}年${m}月${d}日`,
          `${y}年${two(m)}月${two(d)}日`,
          `${m}月${d}日`,
          `${m}月${d}号`,
          `${y}-${two(m)}-${two(d)}`,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `今年${m}月${d}日`,
          `去年${m}月`,
          `${y}年${writeHan(m)}月`,
          `${writeHan(m)}月${writeHan(d)}日`,
          `${m}月底`,
          `${y}年${m}月上旬`,
        ])
          expect(times(`松江，${words}，`), words).toEqual([words]);
      }),
      runs,
    );
  });

  it('stretches with every mark', () => {
    fc.assert(
      fc.property(year, month, month, day, fc.constantFrom('-', '—', '~', '至', '到'), (y, one, two, d, mark) => {
        const plain = mark.replace('—', '-');
        for (const [from, to] of [
          [`${y}年${one}`, `${two}月`],
          [`${one}月`, `${two}月`],
          [`${y}年${one}月`, `${y + 1}年${two}月`],
          [`${y}`, `${y + 3}年`],
          [`${one}月${d}日`, `${d}日`],
        ])
          expect(times(`松江，${from}${mark}${to}，`), from + mark + to).toEqual([from + plain + to]);
      }),
      runs,
    );
  });

  it.each(
    (
      '上半年 下半年 2024年上半年 一季度 第一季度 前三季度 2024年第四季度 上季度 本季度 q1 2025q3 全年 前5个月 头两个月 ' +
      '去年底 今年初 前年 后年 明年 2025年度 今年以来 近三年 近年来 近日 日前 目前 截至目前 当前 上月末 本月底 下月初 ' +
      '十四五 “十四五”期间 十五五规划 90年代 20世纪90年代 春节前 国庆节 五一期间 双11 年底前 年后 25年3月 3个月内 半年内 5月下旬 今日 当日'
    ).split(' '),
  )('%s', words => {
    expect(times(words)).toEqual([words]);
    expect(times(`，${words}，`)).toEqual([words]);
  });
});

describe('what is no time', () => {
  it.each([
    ['达产后年产30万套', 'the year of an output'],
    ['投产后年产值5亿元', 'the year of an output'],
    ['三天', 'a span'],
    ['2100亩', 'a size'],
    ['2024家企业', 'a count'],
    ['2026.5万元', 'a sum'],
    ['移动4/5G', 'two nets'],
    ['3.5月租', 'a decimal'],
    ['成年人', 'a word'],
    ['今后', 'a word'],
    ['一般', 'a word'],
    ['本地', 'a word'],
    ['13月', 'no month'],
    ['近300家', 'a qualifier'],
  ])('%s: %s', words => {
    expect(times(words)).toEqual([]);
  });
});

describe('every word that opens a time', () => {
  it.each(
    (
      '年底前 年末 年初 年内 春节前 月底 月末 月初 元旦 全年 国庆 中秋 目前 首季度 日前 次日 次年 过去三年 不久前 现如今 来年年底 后年 去年 前年 今年 ' +
      '明年 半年内 下个月 下周 下季度 下半年 下月 同年 当年 当天 当日 当前 上半年 上个月 上周 上季度 上一季度 上世纪90年代 本年度 本月 本周 本季度 ' +
      '第一季度 第2季度 一季度 前三季度 近三年 截至目前 迄今 如今 眼下 近日 昨日 十四五期间 “十五五”时期 双十一 “双11” 3月底 12月31日 2025年上半年'
    ).split(' '),
  )('%s', words => {
    const { plain } = plainText(words);
    expect(readTime(plain, 0)?.end).toBe(plain.length);
  });
});
