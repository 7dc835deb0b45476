import type { Quantity } from '../quantity.ts';
import { before, clauseAfter, clauseBefore, type Draft, type Read, says } from './draft.ts';
import type { Deal } from './price-unit.ts';
import type { Interval, PriceUnit } from './reading.ts';
import { isForLand, isForWorks } from './spent.ts';

const open =
  /(?<!(?:押金|期限|租期|免租期|保证金|佣金|物业费|时间|年限)[:为 ]{0,2})(?<!佣金|中介费|好处|产出|产值|税收|贡献|条件|年限|租期)(?:价格|租金|售价|单价|价|报价|费用|租价|转让费?|总价)?(?:一事一议|一企一策|一客一价|面议|面谈|电议|电联|(?<![均都])可谈(?!.{0,2}判)|详谈|另议|私聊(?!我)|好商量|详询|(?<!不)议价|好谈|可议)/;

/** Whether a price is to be talked about only (面议). */
export function negotiable(plain: string, side: Draft['side']): Read<Interval & { unit: PriceUnit }> | null {
  const found = open.exec(plain);
  if (!found) return null;
  // 南通、平湖独山港可议: a seeker's places.
  if (side === 'need' && found[0] === '可议') return null;
  return {
    value: { min: null, max: null, unit: 'negotiable' },
    marks: [[found.index, found.index + found[0].length, 'price.negotiable']],
  };
}

const titles = /亩|过户|贷款|首付|产证|产权|手续|[双两]证|证[全齐]|红本/;
const houses = /厂房|仓库|独栋|车间|[单双两三]层/;
/** No hall with its land costs less (元). */
const leastWhole = 3e6;

/** 总价不说, 1680万 可谈: a sum that no word explains is the price of what is sold, or a rent by the year or month on offer. */
export function mayStandAlone({ plain, side }: Draft, quantity: Quantity, deal: readonly Deal[]): boolean {
  const { low, per, bound, head, end, scale } = quantity;
  if (low < (per.time ? 500 : 1e4) || /产值|税|投资|营收|销售|贷款|注册/.test(clauseBefore(plain, head, 20))) return false;
  const near = clauseBefore(plain, head, 14) + clauseAfter(plain, end, 6);
  // 土地23亩，厂房1.1万方，2100万: of a hall with its land, told without a word of rent, it is what all of it costs.
  const isWhole =
    deal.length === 0 &&
    low >= leastWhole &&
    /(?:^|[，,。；;\n ])$/.test(plain.slice(Math.max(0, head - 1), head)) &&
    /^(?:$|[，,。；;\n ])/.test(plain.slice(end, end + 1)) &&
    says(plain, titles) &&
    says(plain, houses);
  if (isForWorks({ plain, side }, quantity)) return false;
  if (isForLand({ plain, side }, quantity)) return true;
  if (side === 'offer') return per.time !== null || deal.includes('sale') || isWhole;
  // 3年合同，5万一年
  if (
    per.time &&
    scale >= 1e4 &&
    /(?:^|[，,。；;\n ])$/.test(plain.slice(Math.max(0, head - 1), head)) &&
    /^[\d.十百一二三四五六七八九两]+万元?[一每/]/.test(plain.slice(quantity.start, quantity.unitEnd)) &&
    !/[税产销收利补]/.test(before(plain, head, 14))
  )
    return true;
  if (per.time && /^ ?(?:1|一)[年]|[1一]年[给付]?$/.test(clauseBefore(plain, head, 4))) return true;
  if (per.time) return bound === 'max' || bound === 'about' || /租|预算/.test(near) || quantity.range;
  return deal.length === 1 && deal[0] === 'sale' && (bound === 'about' || bound === 'max' || quantity.range);
}
