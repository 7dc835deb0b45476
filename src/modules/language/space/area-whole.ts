import type { Role, Sized } from './area-role.ts';
import { clauseBefore, type Draft } from './draft.ts';

const parts: readonly Role[] = ['main', 'part', 'plate', 'inner', 'unit'];
const floorAhead = /(?<![楼公舍房])[首底一二三四五六\d][层楼f](?:各|每层|约|有|是)*$/;
/** A house that a text counts and then the whole of: 冷库：2栋，共28000㎡. */
const housesOf = /(?:^|\n)[^\d\n：:]{2,8}[：:][^\n]{0,3}\d{1,2}[栋幢座][^\n]{0,16}(?:共|合计|总计)约?$/;

/** 冷库：2栋，共28000㎡ and 常温仓：3栋，共41000㎡ in rows below each other are wholes beside each other; 0 where the totals are no such rows. */
export function sumOfRows(plain: string, totals: readonly Sized[]): number {
  if (totals.length < 2 || new Set(totals.map(({ line }) => line)).size < totals.length) return 0;
  const isRow = ({ quantity: { start } }: Sized) => housesOf.test(plain.slice(Math.max(0, start - 36), start));
  return totals.every(isRow) ? totals.reduce((sum, { quantity }) => sum + quantity.high, 0) : 0;
}

/** Whether a text only sells. */
const isSold = (plain: string) => /出售|转让|卖|售价/.test(plain) && !/出租|招租|租金|可租|月租|年租|整租/.test(plain);
/** How far the parts may miss the whole: people round the whole. */
const tolerance = 0.005;
const divides = /可分|分租|分割|可拆|单租|起租|可单|按层|按[栋幢]|可切|可隔/;
const isHead = /办公|宿舍|食堂|综合楼|展厅|辅房|附房|门卫|配套/;

/**
 * 3800方，办公三层600方，车间3200方: where the sizes behind a whole make it up, they are no more space beside it. Where the whole can be divided
 * they are its units, otherwise rooms of it.
 */
export function withinWhole({ plain, side }: Draft, sized: readonly Sized[]): Sized[] {
  const items = [...sized];
  if (side === 'need' || items.length < 3) return items;
  const stated = items.filter(({ role }) => role !== 'none' && role !== 'site');
  const [whole] = stated;
  if (!whole || whole.role !== 'main' || whole.times > 1 || whole.quantity.low !== whole.quantity.high) return items;
  const slack = whole.quantity.high * tolerance;
  let rest = whole.quantity.high;
  const inside: Sized[] = [];
  for (const item of stated.slice(1)) {
    if (!parts.includes(item.role) || item.quantity.high >= whole.quantity.high) break;
    const all = item.quantity.high * item.times;
    rest -= all < rest + slack ? all : item.quantity.high;
    inside.push(item);
    if (rest <= slack) break;
  }
  if (inside.length < 2 || Math.abs(rest) > slack) return items;
  const hasHead = inside.some(({ role, quantity }) => role === 'part' || isHead.test(clauseBefore(plain, quantity.start, 8)));
  const byFloor = inside.some(({ quantity }) => floorAhead.test(clauseBefore(plain, quantity.start, 6))) && !isSold(plain);
  const role: Role = divides.test(plain) || byFloor || !hasHead ? 'unit' : 'inner';
  return items.map(item => (inside.includes(item) ? { ...item, role, times: 1 } : item));
}

/** 独门独院 三幢 出售: a works with all its houses. */
export const yardSold = (plain: string) => /独门独院|独院/.test(plain) && /出售|转让/.test(plain) && !/租/.test(plain);

/** 独栋出售，每层850平，共4250平: one house for sale; how large its floors are does not say that they are sold one by one. */
export const houseSold = (plain: string) =>
  /独栋|独门独院|独院|独幢/.test(plain) && /出售|转让/.test(plain) && !/租|[二两三四五六七八九十\d][栋幢]/.test(plain);
