/** What a number counts. `floor`, `count`, `time`, `percent` and `other` are read so that their numbers are taken for nothing else. */
export type Dimension =
  | 'area'
  | 'mu'
  | 'length'
  | 'mass'
  | 'load'
  | 'kva'
  | 'kw'
  | 'money'
  | 'floor'
  | 'count'
  | 'time'
  | 'percent'
  | 'other'
  | 'bare';

type Unit = { dimension: Dimension; factor: number };

/** Words of a unit with dimension and factor to ㎡, 亩, m, t or kVA. */
const words: Readonly<Record<string, Unit>> = {
  平方公里: { dimension: 'area', factor: 1e6 },
  平方米: { dimension: 'area', factor: 1 },
  平方m: { dimension: 'area', factor: 1 },
  平方: { dimension: 'area', factor: 1 },
  平米: { dimension: 'area', factor: 1 },
  平: { dimension: 'area', factor: 1 },
  '㎡': { dimension: 'area', factor: 1 },
  m2: { dimension: 'area', factor: 1 },
  'm^2': { dimension: 'area', factor: 1 },
  方: { dimension: 'area', factor: 1 },
  个平方: { dimension: 'area', factor: 1 },
  个平: { dimension: 'area', factor: 1 },
  公顷: { dimension: 'area', factor: 1e4 },
  ha: { dimension: 'area', factor: 1e4 },
  亩: { dimension: 'mu', factor: 1 },
  公里: { dimension: 'length', factor: 1000 },
  千米: { dimension: 'length', factor: 1000 },
  km: { dimension: 'length', factor: 1000 },
  厘米: { dimension: 'length', factor: 0.01 },
  公分: { dimension: 'length', factor: 0.01 },
  cm: { dimension: 'length', factor: 0.01 },
  毫米: { dimension: 'length', factor: 0.001 },
  mm: { dimension: 'length', factor: 0.001 },
  延米: { dimension: 'other', factor: 1 },
  米: { dimension: 'length', factor: 1 },
  m: { dimension: 'length', factor: 1 },
  公斤: { dimension: 'mass', factor: 0.001 },
  千克: { dimension: 'mass', factor: 0.001 },
  kg: { dimension: 'mass', factor: 0.001 },
  吨: { dimension: 'mass', factor: 1 },
  t: { dimension: 'mass', factor: 1 },
  kn: { dimension: 'mass', factor: 0.1 },
  千牛: { dimension: 'mass', factor: 0.1 },
  kva: { dimension: 'kva', factor: 1 },
  千伏安: { dimension: 'kva', factor: 1 },
  mva: { dimension: 'kva', factor: 1000 },
  kwh: { dimension: 'other', factor: 1 },
  kw: { dimension: 'kw', factor: 1 },
  mw: { dimension: 'kw', factor: 1000 },
  千瓦时: { dimension: 'other', factor: 1 },
  千瓦: { dimension: 'kw', factor: 1 },
  瓦: { dimension: 'other', factor: 1 },
  w: { dimension: 'other', factor: 1 },
  kv: { dimension: 'other', factor: 1 },
  层: { dimension: 'floor', factor: 1 },
  楼: { dimension: 'floor', factor: 1 },
  f: { dimension: 'floor', factor: 1 },
  '#': { dimension: 'floor', factor: 1 },
  号: { dimension: 'floor', factor: 1 },
  栋: { dimension: 'count', factor: 1 },
  幢: { dimension: 'count', factor: 1 },
  座: { dimension: 'count', factor: 1 },
  套: { dimension: 'count', factor: 1 },
  间: { dimension: 'count', factor: 1 },
  单元: { dimension: 'count', factor: 1 },
  台: { dimension: 'count', factor: 1 },
  部: { dimension: 'count', factor: 1 },
  辆: { dimension: 'count', factor: 1 },
  个月: { dimension: 'time', factor: 1 },
  年: { dimension: 'time', factor: 1 },
  月: { dimension: 'time', factor: 1 },
  日: { dimension: 'time', factor: 1 },
  天: { dimension: 'time', factor: 1 },
  分钟: { dimension: 'time', factor: 1 },
  小时: { dimension: 'time', factor: 1 },
  '%': { dimension: 'percent', factor: 1 },
  '‰': { dimension: 'percent', factor: 1 },
  度: { dimension: 'other', factor: 1 },
  折: { dimension: 'other', factor: 1 },
  人: { dimension: 'other', factor: 1 },
  户: { dimension: 'other', factor: 1 },
  家: { dimension: 'other', factor: 1 },
  期: { dimension: 'other', factor: 1 },
  个: { dimension: 'other', factor: 1 },
  条: { dimension: 'other', factor: 1 },
  跨: { dimension: 'other', factor: 1 },
  级: { dimension: 'other', factor: 1 },
  类: { dimension: 'other', factor: 1 },
  车位: { dimension: 'other', factor: 1 },
  美元: { dimension: 'other', factor: 1 },
  美金: { dimension: 'other', factor: 1 },
  欧元: { dimension: 'other', factor: 1 },
  日元: { dimension: 'other', factor: 1 },
  港元: { dimension: 'other', factor: 1 },
  港币: { dimension: 'other', factor: 1 },
  项: { dimension: 'other', factor: 1 },
  字头: { dimension: 'other', factor: 1 },
};
/** The unit words by their first character, longest first. */
const byStart = Map.groupBy(
  Object.keys(words).sort((a, b) => b.length - a.length),
  word => word.charCodeAt(0),
);
// 平湖, 平台, 方向, 米车… : the unit's letters begin another word.
const notUnit: Readonly<Record<string, RegExp>> = {
  平: /[湖台均房整时面安江阳阴遥泉和望]|(?:库(?!房))/y,
  方: /[向案便式面形法针]/y,
  m: /[a-z]/y,
  t: /[a-z]/y,
  w: /[a-z]/y,
  f: /[a-z]/y,
  ha: /[a-z]/y,
  kn: /[a-z]/y,
  kv: /[a-z]/y,
  天: /[然津台长]/y,
  日: /[元本用]/y,
  年: /(?!)/y,
  部: /[分队]/y,
  人: /[民才工机]/y,
  家: /[具居电纺]/y,
  台: /[州]/y,
  度: /[假]/y,
  级: /(?!)/y,
};

/** The unit written at `at` (a space before it is skipped): its dimension, factor and end; null where none stands. */
export function readUnit(text: string, at: number): (Unit & { end: number }) | null {
  const start = text[at] === ' ' ? at + 1 : at;
  for (const word of byStart.get(text.charCodeAt(start)) ?? []) {
    if (!text.startsWith(word, start)) continue;
    const other = notUnit[word];
    if (other) {
      other.lastIndex = start + word.length;
      if (other.test(text)) continue;
    }
    return { ...words[word]!, end: start + word.length };
  }
  return null;
}
