import type { Quantity } from '../quantity.ts';
import type { Token } from '../scan.ts';
import type { Family } from './reading.ts';

/** 先租厂房过渡，二期拿地40亩 */
export const thenLand =
  /\d亩[^。；;\n\d]{0,8}(?:[首一前先]期|先|没有就|不行就)[^，。\n\d]{0,4}租|租[^。\n]{0,40}(?:要么|或者?|同步|二期|[再后内])(?:再)?(?:拿|摘|购|买)(?:块|宗)?地(?![价租])/;
/** 标准厂房5栋；工业用地剩余75亩 */
export const besideLand =
  /(?:工业用地|土地|地块|净地|工业地)(?:还|尚|另)?(?:剩余|有|余|可供|可出让)[约:： ]?\d|(?:另有|还有|另可供|尚余|尚有)(?:[\u4e00-\u9fff]{0,3})(?:工业用地|建设用地|净地|出让地)[约:： ]?\d/;

const asks = /(?:(?:要|需要?|求|找|拿|批)地?|征用?(?:土地|地)?)(?:约|大概)? ?$/;
const askedEnd = /^(?:左右|上下|以上)?(?:的)?(?:工业)?(?:$|[，,。；;、\n）)]|用地|土地|地块|地[，,。；;\n])/;
/** 厂房，或20亩国有工业地 */
const orAhead = /(?:或者?|要么)(?:[要买拿购])?(?:约)?$/;
const landNamed = /^(?:左右|上下|以上)?(?:的)?(?:国有|出让)?(?:工业)?(?:用地|土地|地块|净地|地(?![方点址]))/;
/** 要60亩，三期做完; 给电机产业再找40亩: so much land is what one who seeks asks for. */
export const asksLand = (plain: string, { head, unitEnd }: Quantity): boolean =>
  (asks.test(plain.slice(Math.max(0, head - 8), head)) && askedEnd.test(plain.slice(unitEnd, unitEnd + 6))) ||
  (orAhead.test(plain.slice(Math.max(0, head - 4), head)) && landNamed.test(plain.slice(unitEnd, unitEnd + 10)));

const landHeading = /(?:^|\n)[ 　]{0,8}(?:[(（]?[一二三四五六七八九十\d]{1,2}[、.．)）])? ?(?:项目|拟|建设)?$/;
const landRow = /^(?:面积|规模|情况|位置|地点)?[:：|][^\n]{0,60}\d(?:亩|公顷)/;
/** 二、用地：开发区东路，33000平方米（合49.5亩）: the row of the land in what a project says of itself. */
export const isLandRow = (plain: string, start: number, end: number): boolean =>
  landHeading.test(plain.slice(Math.max(0, start - 16), start)) && landRow.test(plain.slice(end, end + 70));

const claims =
  /(?:占地|用地|征地|需地|供地|工业用地|土地)[^，,。；;\n\d]{0,8}(?:由[^，,。；;\n]{1,10}[到至])?$|(?:要|需要?|不[少低]于|约)$/;
const landBehind = /^(?:亩)?(?:左右|以上)?的?(?:工业|建设|项目)?(?:用地|土地)/;
/** What a works is named with that is sought or let itself. */
const halls = /(?:租|购|买|收|寻|找|求|盘)[^，,。；;\n]{0,20}(?:厂|车间)|(?:厂房|车间)[^，,。；;\n]{0,6}(?:租赁|需求|求租|求购)/;

/** 要建整车厂,占地300亩: a project that says how much land it takes, and seeks no hall: the works is what it will build. */
export function seeksLandForWorks(
  plain: string,
  tokens: readonly Token[],
  mentions: readonly { family: Family; weight: number }[],
): boolean {
  if (mentions.some(({ family, weight }) => family === 'factory' && weight >= 4) || halls.test(plain)) return false;
  if (tokens.some(token => token.kind === 'quantity' && token.dimension === 'area')) return false;
  return tokens.some(
    token =>
      token.kind === 'quantity' &&
      token.dimension === 'mu' &&
      (claims.test(plain.slice(Math.max(0, token.head - 24), token.head)) ||
        landBehind.test(plain.slice(token.unitEnd - 1, token.unitEnd + 10))),
  );
}
