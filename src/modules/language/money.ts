import { tidy } from './number.ts';
import { standsAt, startersOf } from './starters.ts';

/** The coin behind a number: `factor` to its yuan (角 0.1), `extra` tenths behind 块 (一块二). `named`: 元 or its like is written. */
export type Coin = { unit: string; factor: number; extra: number; named: true; end: number };

const coin =
  / ?(?:(美元|美金|欧元|日元|港元|港币|英镑|新加坡元|韩元|卢布|新台币|加元|澳元|瑞士法郎|泰铢|林吉特|卢比)|元人民币|人民币|元整|元钱|元(?!旦|宵|月\d)|圆|块钱|块|蚊|rmb|角|毛)/y;
// 1块2毛5: tenths and hundredths behind 块; 十五块一平, 十五块一m2, 三块一度 say what the sum is for.
const tenths =
  /([1-9二三四五六七八九]|一(?=[毛角]|$|[^\u4e00-\u9fffa-z㎡ ]|[含包不起](?![步价租])|左右|以))(?:[毛角]([1-9一二三四五六七八九])?)?(?![\d.万千百十平㎡方天日月年个楼层米栋])/y;
// 3元5角2分, 柒角捌分: tenths and hundredths behind 元.
const small = /([1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛](?:([1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?/y;
const smallStarts = startersOf('123456789一二三四五六七八九壹贰叁肆伍陆柒捌玖');
const decimals = /([1-9]\d?)(?=(?:[一每]|\/ ?)(?:个)?(?:平|㎡|方|天|月))/y;
const rentAhead = /(?:租|价)[^，。；;\n]{0,12}$|[一每](?:天|平米?|个?月)[^，。；;\n]{0,6}$/;
const digits = '一二三四五六七八九';
const formal = '壹贰叁肆伍陆柒捌玖';
const ahead = /(?:(人民币|rmb|cny|¥)|us\$|\$|usd)[: ]?$/;
const aheadEnds = startersOf('币bycd¥$: ');

const starts = startersOf(' 美欧日港英新韩卢加澳瑞泰林人元圆块蚊r角毛');

/** Reads the coin written at `at`; null where none is. `han`: the number is in Chinese, where 角, 毛 and 块 are ordinary words too (一块地). */
export function readCoin(text: string, at: number, han: boolean): Coin | null {
  if (!standsAt(starts, text, at)) return null;
  coin.lastIndex = at;
  const found = coin.exec(text);
  if (!found) return null;
  let end = at + found[0].length;
  const word = found[0].trim();
  if (found[1])
    return {
      unit: found[1] === '美金' ? '美元' : found[1] === '港币' ? '港元' : found[1],
      factor: 1,
      extra: 0,
      named: true,
      end,
    };
  const next = text[end] ?? '';
  // 长三角三省一市: no coin.
  if (word === '角' && text[at - 1] === '三' && /[长珠金]/.test(text.charAt(at - 2))) return null;
  if (word === '角' || word === '毛') {
    // 四毛五, 4毛5: hundredths behind tenths.
    const more = /^[1-9一二三四五六七八九](?![\d.万千百十平㎡方天日月年个楼层米栋块])/.exec(text.slice(end, end + 2));
    if (han && !more && !/[/每一钱以左平到至~-]/.test(next)) return null;
    return { unit: '元', factor: 0.1, extra: more ? digitOf(more[0]) / 100 : 0, named: true, end: end + (more ? 1 : 0) };
  }
  let extra = 0;
  if (word === '元' || word === '圆') {
    small.lastIndex = end;
    const more = standsAt(smallStarts, text, end) ? small.exec(text) : null;
    if (more) {
      extra = digitOf(more[1]!) / 10 + (more[2] ? digitOf(more[2]) / 100 : 0);
      end += more[0].length;
    }
    // 2元5一天每平, 1元35每平
    decimals.lastIndex = end;
    const part = more || !standsAt(smallStarts, text, end) ? null : decimals.exec(text);
    if (part) {
      extra = Number(`0.${part[1]}`);
      end += part[0].length;
    }
  }
  if (word === '块') {
    // 一块30亩的地, 用地三块: pieces of land.
    // 四万块, 三千块: so many are no pieces of land.
    const isMany =
      /(?:[百千万亿]|十[一二三四五六七八九]{0,2})$/.test(text.slice(Math.max(0, at - 3), at)) &&
      !/[地土砖石板瓷玻电面木肥牌]/.test(next);
    // 租金一天不超过两块: a rent ends the clause.
    const isRent = (next === '' || '，,。；;\n '.includes(next)) && rentAhead.test(text.slice(Math.max(0, at - 16), at));
    if (han && !isMany && !isRent && !/[钱/每一以左平毛到至~1-9二三四五六七八九-]/.test(next)) return null;
    if (han && /\d{2}/.test(text.slice(end, end + 2))) return null;
    tenths.lastIndex = end;
    const more = tenths.exec(text);
    if (more) {
      extra = digitOf(more[1]!) / 10 + (more[2] ? digitOf(more[2]) / 100 : 0);
      end += more[0].length;
    }
  }
  return { unit: '元', factor: 1, extra: tidy(extra), named: true, end };
}

/** The coin that a sign right before a number names (¥500万, RMB 500万, US$3亿); null where none does. */
export function coinBefore(text: string, at: number): string | null {
  if (!standsAt(aheadEnds, text, at - 1)) return null;
  const found = ahead.exec(text.slice(Math.max(0, at - 5), at));
  return found && (found[1] ? '元' : '美元');
}

function digitOf(character: string): number {
  const index = Math.max(digits.indexOf(character), formal.indexOf(character));
  return index < 0 ? Number(character) : index + 1;
}
