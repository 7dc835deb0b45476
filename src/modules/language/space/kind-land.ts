import type { Token } from '../scan.ts';
import type { Family } from './reading.ts';

/** 先租厂房过渡，二期拿地40亩 */
export const thenLand =
  /\d亩[^。；;\n\d]{0,8}(?:[首一前先]期|先|没有就|不行就)[^，。\n\d]{0,4}租|租[^。\n]{0,40}(?:要么|或者?|同步|二期|[再后内])(?:再)?(?:拿|摘|购|买)(?:块|宗)?地(?![价租])/;
/** 标准厂房5栋；工业用地剩余75亩 */
export const besideLand =
  /(?:工业用地|土地|地块|净地|工业地)(?:还|尚|另)?(?:剩余|有|余|可供|可出让)[约:： ]?\d|(?:另有|还有|另可供|尚余|尚有)(?:[\u4e00-\u9fff]{0,3})(?:工业用地|建设用地|净地|出让地)[约:： ]?\d/;

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
