import type { Quantity } from '../quantity.ts';
import { before, clauseBefore, type Draft } from './draft.ts';

const coin = '(?:元|块)?(?:人民币)?(?:的)?(?:自有资金|自筹资金|募集资金|资金)?(?:来|用来|用于|用以|去|参与|参加)*';
/** 用不超过1.2亿元去竞拍地块, 8000万元用来买地 */
const forLand = new RegExp(`^${coin}(?:竞[拍买购]|购[买置地]|买地|受让|摘牌|拿地|取得[^，。；;\\n]{0,16}(?:土地|地块|用地))`);
/** 用12亿元买地并建生产基地: what all of it costs. */
const forWorks = new RegExp(
  `^${coin}(?:(?:购|买|拿)地[^，。；;\\n]{0,4}?(?:并|及|和)?(?:投资)?建|投建|投资建设|建设(?!用地)|新上)`,
);
/** 签项目投资协议，总额约7亿元 */
const whole = /(?:项目|协议|合同)[^。；;\n]{0,16}[，,](?:投资)?总额(?:约|为|预计|达|超)*$/;

/** Whether a sum of a need is what it will pay for land alone. */
export const isForLand = ({ plain, side }: Pick<Draft, 'plain' | 'side'>, { unitEnd, end }: Quantity): boolean => {
  if (side !== 'need') return false;
  const behind = plain.slice(unitEnd, unitEnd + 40);
  return !forWorks.test(behind) && (forLand.test(behind) || forLand.test(plain.slice(end, end + 40)));
};

/** Whether a sum of a need is what its whole project costs, though no word of investing stands by it. */
export const isForWorks = ({ plain, side }: Pick<Draft, 'plain' | 'side'>, { head, unitEnd, end, bound }: Quantity): boolean =>
  side === 'need' &&
  (whole.test(before(plain, head, 40)) ||
    (bound !== 'max' && (forWorks.test(plain.slice(unitEnd, unitEnd + 40)) || forWorks.test(plain.slice(end, end + 40))))) &&
  !/(?:税|产值|营收|销售)[^，]{0,6}$/.test(clauseBefore(plain, head, 10));
