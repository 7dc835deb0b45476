import { clauseAfter, clauseBefore, type Draft, type Mark, type Read } from './draft.ts';
import { largestOf, smallestOf, tidy } from './number.ts';
import type { Quantity } from './quantity.ts';
import type { Interval, PriceUnit } from './space.ts';
import type { Sum } from './sum.ts';

type Price = Interval & { unit: PriceUnit };
type Candidate = { sum: Sum; unit: PriceUnit; low: number; high: number; rank: number };

/** Reads rent or price with its unit. A need's price is a ceiling, 底价 and 起 are floors; where no period is written: below 5 元/㎡ a day, up to 60 a month. */
export function readPrice(draft: Draft, sums: readonly Sum[], deal: readonly ('rent' | 'sale')[]): Read<Price> | null {
  const column = columnUnit(draft.plain);
  const candidates: Candidate[] = [];
  for (const sum of sums) {
    const candidate = candidateOf(draft, sum, deal, column);
    if (candidate) candidates.push(candidate);
  }
  const best = candidates.reduce<Candidate | null>(
    (top, candidate) => (top && top.rank >= candidate.rank ? top : candidate),
    null,
  );
  if (!best) return bareRent(draft, deal) ?? negotiable(draft.plain);
  const group =
    draft.side === 'need'
      ? [best]
      : candidates.filter(
          ({ unit, rank, sum }) =>
            unit === best.unit && rank > best.rank - 1.2 && (sum.topic ?? 'price') === (best.sum.topic ?? 'price'),
        );
  const marks: Mark[] = group.map(({ sum }) => [sum.quantity.start, sum.quantity.end, `price.${best.unit}`]);
  return { value: { ...bounds(draft, group), unit: best.unit }, marks };
}

function candidateOf(
  { plain, side, isLand }: Draft,
  sum: Sum,
  deal: readonly ('rent' | 'sale')[],
  column: PriceUnit | null,
): Candidate | null {
  const { quantity, topic } = sum;
  if (topic === 'none' || topic === 'tax' || topic === 'invest') return null;
  const per = quantity.per!;
  if (per.other) return null;
  const unit = unitOf(quantity, sum, deal, side, column);
  if (!unit) return null;
  const isSum = unit.startsWith('10k') && unit !== '10k_yuan/mu';
  if (topic === null && isSum && !per.time && (side === 'need' || quantity.low < 1e4)) return null;
  // 报价2380万(含设备300万): a part of the sum.
  if (/(?:含|包括|其中)[\u4e00-\u9fff]{0,8}$/.test(clauseBefore(plain, quantity.start, 12)) && !/含[税租]/.test(sum.head))
    return null;
  if (isSum && per.area === null && topic === null && /(?:补|奖|费|免)/.test(sum.head)) return null;
  const divide = unit.startsWith('10k') ? 1e4 : 1;
  let rank = topic === 'start' ? 5 : topic === 'budget' ? 4.5 : topic === 'price' ? 4 : topic === 'appraised' ? 1 : 3;
  if (per.area && per.time) rank += 1;
  else if (per.area) rank += 0.6;
  if (isSum && topic === 'budget') rank += 0.5;
  if (isLand && unit === '10k_yuan/mu') rank += 1;
  if (/租约|带租|现租|原租/.test(sum.head) && deal.includes('sale')) rank -= 3;
  if (/总价|总/.test(sum.label) && deal.includes('sale')) rank += 0.5;
  if (/(?:代理|返|满)/.test(clauseBefore(plain, quantity.start, 3))) return null;
  return { sum, unit, low: tidy(quantity.low / divide), high: tidy(quantity.high / divide), rank };
}

function unitOf(
  quantity: Quantity,
  { label, topic }: Sum,
  deal: readonly ('rent' | 'sale')[],
  side: Draft['side'],
  column: PriceUnit | null,
): PriceUnit | null {
  const per = quantity.per!;
  const { low, high } = quantity;
  if (per.area === 'mu') return per.time ? null : '10k_yuan/mu';
  const time = per.time ?? (/^年/.test(label) ? 'year' : /^月/.test(label) ? 'month' : /^日/.test(label) ? 'day' : null);
  const sells = deal.includes('sale') && (!deal.includes('rent') || /售|均价/.test(label));
  if (per.area === 'm2') {
    if (time) return `yuan/m2/${time}`;
    if (sells || high > 1500) return 'yuan/m2';
    return guessed(high);
  }
  // 2元/天, 25元每月 without an area: too small for a whole hall, so a rent by the ㎡.
  if (time && high < 400) return time === 'day' && high > 5 ? null : `yuan/m2/${time}`;
  if (time === 'year') return '10k_yuan/year';
  if (time === 'month') return '10k_yuan/month';
  if (time === 'day') return null;
  if (high < 400 && column) return column;
  if (high < 400)
    return topic === null && !/元|块/.test(label) && low < 0.3
      ? null
      : deal.includes('rent') || side === 'need' || topic !== null || (deal.length === 0 && low >= 0.3)
        ? guessed(high)
        : null;
  if (high < 20_000 && low >= 800 && deal.includes('sale') && /单价|均价|售价/.test(label)) return 'yuan/m2';
  if (high < 1e4 && topic === null) return null;
  if (deal.includes('rent') && !deal.includes('sale') && topic !== 'budget' && /租/.test(label))
    return high < 5e4 ? '10k_yuan/month' : '10k_yuan/year';
  return '10k_yuan';
}

/** 一楼22元，二楼15元(元/㎡/月): a unit that stands without a number holds for the numbers that stand without a unit. */
function columnUnit(plain: string): PriceUnit | null {
  const found = /(?:^|[^\d.万])元\/(?:平方米|平方|平米|平|㎡|m2)[/·](天|日|月|年)/.exec(plain);
  if (!found) return null;
  return found[1] === '月' ? 'yuan/m2/month' : found[1] === '年' ? 'yuan/m2/year' : 'yuan/m2/day';
}

function guessed(value: number): PriceUnit {
  return value < 5 ? 'yuan/m2/day' : value <= 60 ? 'yuan/m2/month' : 'yuan/m2/year';
}

function bounds({ plain, side }: Draft, group: readonly Candidate[]): Interval {
  const low = smallestOf(group.map(item => item.low));
  const high = largestOf(group.map(item => item.high));
  const { sum } = group[0]!;
  const { quantity } = sum;
  if (low !== high) {
    // 2元起…, 15-22元/㎡/月 and the like keep both ends.
    return { min: low, max: high };
  }
  if (side === 'need') {
    const about =
      quantity.bound === 'about' || /^(?:\/|每|一|平|月|天|㎡| )*(?:左右|上下)/.test(clauseAfter(plain, quantity.end, 8));
    if (about && !/预算不超/.test(sum.head)) return { min: low, max: high };
    return { min: null, max: high };
  }
  if (sum.topic === 'start' || quantity.from || quantity.bound === 'min') return { min: low, max: null };
  if (quantity.bound === 'max') return { min: null, max: high };
  return { min: low, max: high };
}

/** 租金28, 预算30一个月以内: a number without 元 behind a word of rent. */
function bareRent({ plain, quantities, side }: Draft, deal: readonly ('rent' | 'sale')[]): Read<Price> | null {
  const sells = deal.includes('sale') && !deal.includes('rent');
  for (const quantity of quantities) {
    if (
      quantity.dimension !== 'bare' ||
      quantity.low <= 0 ||
      quantity.high > 100_000 ||
      (quantity.high > 200 && quantity.low < 500)
    )
      continue;
    if (
      !/(?:租金|房租|月租金?|租价|单价|均价|售价|价格|价位|预算)(?:一个月|每个?月|在|为|约|可到|可接受|不超过|不高于|不要超过|别超过?|最多|最高|控制在|上限|[:： ])*$/.test(
        clauseBefore(plain, quantity.start, 8),
      )
    )
      continue;
    const about = quantity.bound === 'about';
    if (sells) {
      if (quantity.low < 800 || !/(?:单价|均价|售价)[^，]{0,3}$/.test(clauseBefore(plain, quantity.start, 8))) continue;
      return {
        value: { min: side === 'need' ? null : quantity.low, max: quantity.high, unit: 'yuan/m2' },
        marks: [[quantity.start, quantity.end, 'price.bare']],
      };
    }
    const single = quantity.low === quantity.high;
    if (quantity.low >= 500) {
      if (!/月租|[一每]个?月/.test(clauseBefore(plain, quantity.start, 8))) continue;
      const high = tidy(quantity.high / 1e4);
      return {
        value: { min: side === 'need' && single && !about ? null : tidy(quantity.low / 1e4), max: high, unit: '10k_yuan/month' },
        marks: [[quantity.start, quantity.end, 'price.bare']],
      };
    }
    return {
      value: { min: side === 'need' && single && !about ? null : quantity.low, max: quantity.high, unit: guessed(quantity.high) },
      marks: [[quantity.start, quantity.end, 'price.bare']],
    };
  }
  return null;
}

function negotiable(plain: string): Read<Price> | null {
  const found =
    /(?:价格|租金|售价|单价|价|报价|费用|租价|转让费?|总价)?(?:面议|面谈|电议|电联|可谈(?!.{0,2}判)|详谈|另议|私聊|好商量|详询|议价)/.exec(
      plain,
    );
  if (!found) return null;
  return {
    value: { min: null, max: null, unit: 'negotiable' },
    marks: [[found.index, found.index + found[0].length, 'price.negotiable']],
  };
}
