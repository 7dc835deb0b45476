import { tidy } from '../number.ts';
import type { Figure } from './bind.ts';
import { leastSum } from './price-unit.ts';

/** Under a heading of prices the bare numbers of that column alone are prices. */
export function inColumn(figures: readonly Figure[], cells: ReadonlyMap<number, string>): readonly Figure[] {
  if (cells.size === 0) return figures;
  // 挂牌价(元/月): 280, 2850: of a whole space each.
  const wholes = new Set(
    figures.flatMap(({ quantity: { start, high } }) => {
      const heading = cells.get(start);
      return heading !== undefined && high >= leastSum && !byArea.test(heading) ? heading : [];
    }),
  );
  return figures.flatMap(figure => {
    const { dimension, scale, start } = figure.quantity;
    const heading = cells.get(start);
    if (heading !== undefined)
      return { ...figure, ...under(heading, figure), ...(wholes.has(heading) && { isWhole: true as const }) };
    return dimension === 'bare' && scale === 1 && figure.topic?.startsWith('price') !== true ? [] : figure;
  });
}

const byArea = /平|㎡|m2/;

/** What the heading of a column says of a number in it: 月租底价(元/㎡). */
function under(heading: string, { quantity }: Figure): Pick<Figure, 'topic' | 'label' | 'quantity'> {
  const time = /[天日]/.test(heading) ? 'day' : heading.includes('月') ? 'month' : heading.includes('年') ? 'year' : null;
  const area = byArea.test(heading) ? 'm2' : null;
  // 首年租金底价(万元)
  const factor = /万元?(?![\u4e00-\u9fff])/.test(heading) ? 1e4 : 1;
  const { low, high, values } = quantity;
  return {
    topic: /底价|起|挂牌|限价/.test(heading) ? 'price.start' : 'price',
    label: null,
    quantity: {
      ...quantity,
      low: tidy(low * factor),
      high: tidy(high * factor),
      values: values.map(value => tidy(value * factor)),
      scale: factor,
      per: { area, time, other: null },
      dimension: 'money',
      unit: '元',
      named: true,
    },
  };
}

const nextFloor = /^[ ，,、；;]{0,2}(?:楼上|上面|其余|其他|[二三四五六2-6][楼层f])(?:一层|每层|各|整层)?(?:是|就)?[:： ]?$/;

/** 一楼一年9万 楼上一层6万; 15万和22万 一年; 一楼28一平，二楼22: what is said of one sum holds for the sums of the other floors beside it. */
export function withSharedTime(plain: string, figures: readonly Figure[]): Figure[] {
  const shared = [...figures];
  const take = (i: number, from: Figure | undefined, isBefore: boolean) => {
    const { quantity } = shared[i]!;
    const one = from?.quantity;
    if (!one || quantity.per.time || quantity.per.area || one.scale !== quantity.scale) return;
    const between = isBefore ? plain.slice(one.end, quantity.head) : plain.slice(quantity.end, one.head);
    const isSum = quantity.scale >= 1e4 && one.per.time !== null;
    const isRent =
      quantity.scale === 1 &&
      quantity.dimension === 'bare' &&
      one.per.area === 'm2' &&
      quantity.high < one.high * 3 &&
      one.high < quantity.high * 3;
    if (!(isSum || isRent) || !(nextFloor.test(between) || (!isBefore && isSum && /^[和、/及]$/.test(between)))) return;
    shared[i] = {
      ...shared[i]!,
      quantity: { ...quantity, per: one.per, ...(isRent && { dimension: one.dimension, unit: one.unit }) },
    };
  };
  for (let i = shared.length - 2; i >= 0; i--) take(i, shared[i + 1], false);
  for (let i = 1; i < shared.length; i++) take(i, shared[i - 1], true);
  return shared;
}
