/**
 * Spelling of a unit → what one of it is worth in the field's own unit. Keys are normalised (NFKC, lower case, no spaces, · as /).
 * kW is left out on purpose: it is not kVA.
 */
const spellings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  m2: same(['m2', '平', '平米', '平方', '平方米', '方', 'sqm'], { 亩: 2000 / 3, mu: 2000 / 3, 公顷: 10_000, ha: 10_000 }),
  m: same(['m', '米', '公尺'], { cm: 0.01, 厘米: 0.01, mm: 0.001, 毫米: 0.001 }),
  't/m2': same(
    ['t/m2', '吨/m2', '吨/平米', '吨/平方米', '吨/平方', '吨/平', 't/平米', 't/平方米', '吨', 't'],
    Object.fromEntries(
      ['kg', '公斤', '千克'].flatMap(kg => ['', '/m2', '/平米', '/平方米', '/平'].map(per => [kg + per, 0.001])),
    ),
  ),
  t: same(['t', '吨'], { kg: 0.001, 公斤: 0.001, 千克: 0.001 }),
  kva: same(['kva', '千伏安'], { mva: 1000, 兆伏安: 1000 }),
  'm3/h': same(['m3/h', '立方/小时', '立方米/小时', '方/小时', 'nm3/h', 'm3', '立方']),
  'm3/min': same(['m3/min', '立方/分钟', '立方米/分钟', '方/分钟', 'm3', '立方']),
  't/h': same(['t/h', '吨/小时', '蒸吨', '吨', 't']),
  't/d': same(['t/d', '吨/天', '吨/日', '吨', 't']),
  '元/kwh': same(['元/kwh', '元/度', '元/千瓦时', '元'], { '分/度': 0.01, '分/kwh': 0.01 }),
  '元/m2/月': same(['元/m2/月', '元/平米/月', '元/平方米/月', '元/平/月', '元/月/m2', '元/月/平方米', '元']),
  '元/m2': same(['元/m2', '元/平米', '元/平方米', '元/平', '元'], { '万元/m2': 10_000, '万元/平方米': 10_000 }),
  万元: same(['万元', '万'], { 亿元: 10_000, 亿: 10_000, 元: 0.0001 }),
  '万元/亩': same(['万元/亩', '万/亩', '万元', '万']),
  '万元/亩/年': same(['万元/亩/年', '万元/亩', '万/亩/年', '万/亩', '万元', '万']),
  年: same(['年', 'years']),
  月: same(['月', '个月', 'months'], { 年: 12 }),
  月租金: same(['月租金', '个月租金', '个月', '月']),
  '%': same(['%', '个百分点']),
  层: same(['层', '楼', 'f']),
  部: same(['部', '台']),
  个: same(['个', '位', '辆', '台', '樘']),
  '吨标煤/万元': same(['吨标煤/万元', '吨标准煤/万元', 'tce/万元']),
  '°': same(['°', '度']),
  '': {},
};

function same(names: string[], others: Record<string, number> = {}): Record<string, number> {
  return { ...Object.fromEntries(names.map(name => [name, 1])), ...others };
}

/** Text in one form for comparing: NFKC (so ㎡ becomes m2 and full-width digits become plain), lower case, no spaces, · read as /. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(/[·•]/g, '/');
}

/** What one of `spelling` is worth in `unit`; undefined where the spelling is no such unit. An empty spelling is the unit itself. */
export function unitFactor(unit: string, spelling: string): number | undefined {
  const word = plain(spelling);
  return word === '' ? 1 : spellings[plain(unit)]?.[word];
}

/** Reads a number in the field's unit from what people type: 1,200 · １２００㎡ · 3.5万 · 8 米 · 三层; null where it is no such number. */
export function readNumber(text: string, unit: string): number | null {
  const words = plain(text).replace(/^(约|大约|~|≈)/, '');
  const found = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)(.*)$/.exec(words);
  const digits = found?.[1]?.replaceAll(',', '') ?? '';
  if (/\d/.test(digits)) return scaled(Number(digits), found![2]!, unit);
  const chinese = /^[零〇一二两三四五六七八九十百千]+/.exec(words);
  if (!chinese) return null;
  const value = chineseInteger(chinese[0]);
  return value === null ? null : scaled(value, words.slice(chinese[0].length), unit);
}

function scaled(value: number, rest: string, unit: string): number | null {
  const factor = unitFactor(unit, rest) ?? (rest.startsWith('万') ? times(unitFactor(unit, rest.slice(1)), 10_000) : undefined);
  if (factor === undefined) return null;
  const result = factor === 1 ? value : Number((value * factor).toPrecision(12));
  return Number.isFinite(result) ? result : null;
}

function times(factor: number | undefined, by: number): number | undefined {
  return factor === undefined ? undefined : factor * by;
}

const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const placeOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A Chinese whole number below ten thousand, such as 三 or 一千二百; null where the characters make no number. */
function chineseInteger(text: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  for (const character of text) {
    const place = placeOf[character];
    if (place === undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = digitOf[character]!;
    } else {
      sum += (digit ?? 1) * place;
      digit = null;
    }
  }
  return sum + (digit ?? 0);
}
