import { tidy } from './number.ts';
import { matchesOf } from './text.ts';

export type Per = { area: 'm2' | 'mu' | null; time: 'day' | 'month' | 'year' | null; other: boolean };

/** What stands behind a number of money: 元 or 块, and what the sum is for (元/㎡/月, 块一平一个月, 万年). */
export type MoneyTail = { factor: number; named: boolean; extra: number; per: Per; end: number };

const coin = / ?(?:元人民币|人民币|元整|元钱|元|圆|块钱|块|rmb|角|毛)/y;
// 一块二, 1块2毛5: tenths and hundredths behind 块; 十五块一平 says what the sum is for.
const small = /([1-9一二三四五六七八九])(?:[毛角]([1-9一二三四五六七八九])?)?(?![\d.万千百十平㎡方天日月年个楼层])/y;
const place = '一二三四五六七八九';
const words: readonly (readonly [string, (per: Per) => void])[] = [
  ['平方米', per => (per.area = 'm2')],
  ['平方', per => (per.area = 'm2')],
  ['平米', per => (per.area = 'm2')],
  ['平', per => (per.area = 'm2')],
  ['㎡', per => (per.area = 'm2')],
  ['m2', per => (per.area = 'm2')],
  ['方', per => (per.area = 'm2')],
  ['亩', per => (per.area = 'mu')],
  ['天', per => (per.time = 'day')],
  ['日', per => (per.time = 'day')],
  ['个月', per => (per.time = 'month')],
  ['月', per => (per.time = 'month')],
  ['年', per => (per.time = 'year')],
  ['公顷', per => (per.other = true)],
  ['间', per => (per.other = true)],
  ['套', per => (per.other = true)],
  ['层', per => (per.other = true)],
  ['栋', per => (per.other = true)],
  ['个', per => (per.other = true)],
  ['人', per => (per.other = true)],
  ['吨', per => (per.other = true)],
  ['度', per => (per.other = true)],
  ['kwh', per => (per.other = true)],
  ['车', per => (per.other = true)],
  ['床', per => (per.other = true)],
];
const joint = /(?: ?(?:\/|·|\.|\*|每|一|1(?=平|天|个月|年|亩|方))(?:一|1(?=[平天月年个亩方]))?个?(?=[^个])| (?=每|一))/y;
const between = /(?:以下|以内|之内|左右|上下|以上|起|内|多)(?=[/·每一])/y;
// What may stand directly behind 元 or 万 without a stroke: 元㎡, 元平天, 万年, 8元方.
const direct = new Set(['平方米', '平方', '平米', '平', '㎡', 'm2', '方', '亩', '天', '月', '年', '个月']);

/** Reads the money words behind a number ending at `at`. `counted`: the number was written with 万 or 亿, so 元 may be missing. Null where nothing speaks of money. */
export function readMoneyTail(text: string, at: number, counted: boolean, han = false): MoneyTail | null {
  coin.lastIndex = at;
  const found = coin.exec(text);
  let end = at;
  let factor = 1;
  let extra = 0;
  let named = false;
  if (found) {
    const word = found[0].trim();
    if (han && (word === '角' || word === '毛') && !/[/每一钱以左平]/.test(text[at + found[0].length] ?? '')) return null;
    // 一块30亩的地, 两块工业地: pieces of land.
    if (han && word === '块' && /[\d工地场空土好大小]/.test(text[at + found[0].length] ?? '')) return null;
    named = true;
    end = at + found[0].length;
    if (word === '角' || word === '毛') factor = 0.1;
    if (word === '块') {
      small.lastIndex = end;
      const more = small.exec(text);
      if (more) {
        extra = digitOf(more[1]!) / 10 + (more[2] ? digitOf(more[2]) / 100 : 0);
        end += more[0].length;
      }
    }
  }
  const per: Per = { area: null, time: null, other: false };
  const start = end;
  end = readPer(text, end, per, named || counted);
  if (!named && !counted && (end === start || !(per.area || per.time))) return null;
  return { factor, named, extra: tidy(extra), per, end };
}

function digitOf(character: string): number {
  const index = place.indexOf(character);
  return index < 0 ? Number(character) : index + 1;
}

function readPer(text: string, at: number, per: Per, mayBeDirect: boolean): number {
  let end = at;
  for (let turn = 0; turn < 3; turn++) {
    let next = end;
    between.lastIndex = next;
    const passed = between.exec(text);
    if (passed) next += passed[0].length;
    joint.lastIndex = next;
    const joined = joint.exec(text);
    if (joined) next += joined[0].length;
    else if (!mayBeDirect) break;
    const word = words.find(([word]) => text.startsWith(word, next));
    if (!word || (!joined && !direct.has(word[0])) || isOtherWord(text, next, word[0])) break;
    // 元/㎡/月 每年递增: the second period belongs to what follows.
    if (per.time && isPeriod(word[0])) break;
    if (!joined && (word[0] === '方' || word[0] === '平') && /[向式面案台湖]/.test(text[next + 1] ?? '')) break;
    word[1](per);
    end = next + word[0].length;
    // a bare count such as 800/1000平 must not be taken for money without 元
  }
  return end;
}

const isPeriod = (word: string) => /[天日月年]$/.test(word);

// 万年底, 元月底, 一年内: a date or a term, not what the sum is for.
function isOtherWord(text: string, at: number, word: string): boolean {
  const next = text[at + word.length] ?? '';
  if (word === '年' || word === '月') return /[底初末产纳缴税营销度]/.test(next);
  if (word === '日' || word === '天') return /[用常然]/.test(next);
  return false;
}

const before =
  /(?:每|一|单)个?(平方米|平方|平米|平|㎡|m2|方|亩|天|日|个月|月|年)|(?:第[一二三四五]|首|次|每|全)(年)(?=\d|$)|(年|月|日)(?:租|付|均|供|金|总价|总?预算|费用)|(亩)均/g;

/** What a sum is for, where the words stand before it: 每平方每月, 年租金, 一个月, 一平一天. */
export function perBefore(words: string): Per {
  const per: Per = { area: null, time: null, other: false };
  for (const found of matchesOf(before, words)) {
    const word = found[1] ?? found[2] ?? found[3] ?? found[4] ?? '';
    if (word === '亩') per.area = 'mu';
    else if (word === '天' || word === '日') per.time = 'day';
    else if (word === '个月' || word === '月') per.time = 'month';
    else if (word === '年') per.time = 'year';
    else per.area = 'm2';
  }
  return per;
}
