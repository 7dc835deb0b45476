import { opening } from './pattern.ts';
import { rowsOf } from './vocabulary.ts';

/**
 * What a number counts. `floor`, `house`, `time`, `other` and `count` are read so that their numbers are taken for nothing else; `share` is a
 * fraction, `bare` a number without a unit.
 */
export type Dimension =
  | 'area'
  | 'mu'
  | 'length'
  | 'mass'
  | 'load'
  | 'volume'
  | 'kva'
  | 'kw'
  | 'energy'
  | 'measure'
  | 'money'
  | 'percent'
  | 'point'
  | 'times'
  | 'share'
  | 'floor'
  | 'house'
  | 'count'
  | 'time'
  | 'other'
  | 'bare';

/** `unit`: the word it stands for (㎡: 平方米); `factor`: its worth in ㎡, 亩, m, t, m³, kVA, kW, kWh, yuan or %. */
export type Unit = { word: string; dimension: Dimension; unit: string; factor: number };

type Known = Unit & { not: string };

/** The unit words by their first character, longest first. */
const groups = Map.groupBy(
  rowsOf('units.csv')
    .map(
      ([word, dimension, unit, factor, not]): Known => ({
        word: word!,
        dimension: dimension as Dimension,
        unit: unit!,
        factor: Number(factor),
        not: not!,
      }),
    )
    .sort((a, b) => b.word.length - a.word.length),
  ({ word }) => word.charCodeAt(0),
);
const byStart = Array.from({ length: 0x10000 }, (_, code) => groups.get(code));
const space = ' '.charCodeAt(0);

const flatHall = opening(/^(?:平(?:库(?!房)|层|房|台)|月[台底初末]|层高)/);
const nextWord = opening(
  /^(?:房(?:[子屋产源出转卖，,。；;]|$)|整[租层栋体售]|其[余他它]|定[制建]|起租|企业家|园区|园艺|园林|电[子商力池气机源镀路信梯缆站]|政府|政务|纺[织纱]|居家|居民|长三|和\d|产业[用园项空地基])/,
);

/** The unit written at `at` (a space before it is skipped) and where it ends; null where none stands. */
export function readUnit(text: string, at: number): (Unit & { end: number }) | null {
  const start = text.charCodeAt(at) === space ? at + 1 : at;
  const words = start < text.length ? byStart[text.charCodeAt(start)] : undefined;
  // 净高7 平库: behind a space 平 and 月 open words of their own.
  if (!words || (start > at && flatHall.testAt(text, start, start + 3))) return null;
  for (const known of words) {
    if (!text.startsWith(known.word, start)) continue;
    const end = start + known.word.length;
    // 13家园区, 12家电子企业, 6600平整租, 8000平房子, 7.5米其余4.5米: the next word begins with the same character.
    const isWhole = text[end] !== undefined && nextWord.testAt(text, end, end + 3);
    if (!isWhole && isOtherWord(known, text[end])) continue;
    return { word: known.word, dimension: known.dimension, unit: known.unit, factor: known.factor, end };
  }
  return null;
}

function isOtherWord({ word, not }: Known, next: string | undefined): boolean {
  if (next === undefined) return false;
  // Small letters go on: m is no unit in max.
  if (next >= 'a' && next <= 'z' && /[a-z]$/.test(word)) return true;
  return not.includes(next) && not !== '';
}
