import { before, clauseAfter, clauseBefore, type Draft, type Mark } from './draft.ts';
import type { Quantity } from './quantity.ts';
import type { Interval } from './space.ts';
import { matchesOf } from './text.ts';

/** 二楼, 2F, 3号楼: a number beside which stands the floor or building that has it. */
export const besideFloor = /(?:[一二三四五六七八九十\d][楼层f]|楼|栋|幢|库) ?$/;
const listed = /^[、,，；; ]{1,2}[\da-z#号\-一二三四五六七八九十]{0,6}(?:楼|层|f|栋|幢|库|座)[\da-z]{0,2}[楼层f]? ?$/;

export type Role = 'main' | 'total' | 'lettable' | 'unit' | 'plate' | 'site' | 'part' | 'none';

// The label nearest before a number decides; longer labels first.
const labels: readonly (readonly [RegExp, Role])[] = [
  [/单层面积|标准层|每层|整层|单层约?|层面积|单跨|一层约/g, 'plate'],
  [
    /可租面积|可租|可出租|现有空置|空置|剩余?|待租|余|在租|招租面积|计租|在招|出让面积|出让|净用地|可售|现有?房源?|目前(?:可租)?|只剩|(?:只|仅|现|本次)(?:出租|招租|转租|对外出租|租)/g,
    'lettable',
  ],
  [
    /起租面积|最小可租|最小面积|最小分割|最小|起租|起分|可分割|可分租|可分(?!期)|可拆分?|分割|单元|各|每座|每个|单套|每套|单间|每间|单栋|每栋|单体|单幢|户型|最低/g,
    'unit',
  ],
  [
    /总建筑面积|总建面|总面积|总可租面积|总|合计|共计|合起来|总共|共(?![有计]?(?:\d+|[一二两三四五六七八九十]+)[栋层幢间个座])|体量|产业空间|一共|整体|面积合计/g,
    'total',
  ],
  [
    /占地面积|占地|土地使用权面积|土地面积|用地面积|土地|用地|地块|场地面积|院子|空地|绿化|雨棚|净地|在建|还要建|二期|规划|预留|拟建/g,
    'site',
  ],
  [/办公楼?|办公室|宿舍楼?|食堂|公寓|洁净车间|展厅|餐厅|辅房|附属用房|附房|门卫/g, 'part'],
  [/建筑面积|建面|厂房面积|仓库面积|面积|厂房|仓库|车间|建筑|需求|使用/g, 'main'],
];

/** An area with what its words say it is the area of. */
export type Sized = { quantity: Quantity; role: Role; line: number };

/** All areas of a text with their roles, in the order of the text. */
export function areasOf(draft: Draft): Sized[] {
  const { plain, quantities } = draft;
  const sized: Sized[] = [];
  const hasGross = /建筑面积|建面|证上|产证面积|证载/.test(plain);
  let line = 0;
  let at = 0;
  for (const [i, quantity] of quantities.entries()) {
    for (; at < quantity.start; at++) if (plain[at] === '\n') line++;
    if (quantity.dimension !== 'area') continue;
    const previous = quantities[i - 1];
    sized.push({ quantity, role: roleOf(draft, quantity, previous, sized.at(-1), hasGross), line });
  }
  return sized;
}

function roleOf(
  { plain }: Draft,
  quantity: Quantity,
  previous: Quantity | undefined,
  last: Sized | undefined,
  hasGross: boolean,
): Role {
  const right = clauseAfter(plain, quantity.end, 8);
  if (
    quantity.low < 5 ||
    /^(?:每|约?合|为?计算?|建筑高)/.test(right) ||
    /(?:每|一)$/.test(clauseBefore(plain, quantity.start, 1))
  )
    return 'none';
  if (/(?:=|1亩|折算)$/.test(clauseBefore(plain, quantity.start, 3))) return 'none';
  if (/^ ?(?:洁净车间|办公(?!楼?出租|室?出租)|宿舍|空地|院子|绿化|展厅|食堂|雨棚)(?!\D{0,2}\d)/.test(right))
    return /^ ?(?:空地|院子|绿化|雨棚)/.test(right) ? 'site' : 'part';
  const floor = previous && previous.dimension !== 'floor' && previous.dimension !== 'count' ? previous.end : 0;
  const near = clauseBefore(plain, quantity.start, Math.min(14, quantity.start - floor));
  const wide = before(plain, quantity.start, Math.min(18, quantity.start - floor));
  const role = labelled(near) ?? labelled(wide) ?? 'main';
  if (/^ ?(?:已出租|已租|已售)/.test(right)) return 'none';
  // 3000平，其中办公300平: counted in the whole already.
  if (role === 'part' && /(?:其中|包?含|包括|内有)[^，,]{0,6}$/.test(near)) return 'none';
  if (/(?:实用|实际|实测|使用|套内)(?:建筑)?(?:面积)?(?:约|为|[:：])?$/.test(near) && hasGross) return 'none';
  // 可租面积:3号楼2F 1680㎡、5号楼1F 940㎡: what holds of the first holds of the list.
  if (last?.role === 'lettable' && listed.test(plain.slice(last.quantity.end, quantity.start))) return 'lettable';
  if (/^ ?\/层/.test(right)) return 'plate';
  if (/^(?:左右|上下)? ?\)?(?:可租|可出租|待租|空置)/.test(right) && !quantity.from) return 'lettable';
  if (/^(?:左右|上下)? ?\)?(?:起租|起分|起售|一层起)/.test(right) || quantity.from) return 'unit';
  if (role === 'plate' && /(?:厂房|钢结构|全|独栋|仓库|为)单层约?$/.test(near)) return 'main';
  if (role === 'main' && /^[单双]层/.test(right) && /空间/.test(right)) return 'plate';
  if (role === 'main' && last && last.role === 'unit' && near === '' && /[、/]/.test(plain[quantity.start - 1] ?? ''))
    return 'unit';
  return role;
}

function labelled(words: string): Role | null {
  let best: { end: number; length: number; role: Role } | null = null;
  for (const [pattern, role] of labels) {
    for (const match of matchesOf(pattern, words)) {
      const end = match.index + match[0].length;
      const start = match.index;
      if (!best || end > best.end || (end === best.end && match[0].length > best.length)) {
        // 总建筑面积 ends with 建筑面积: the longer label that holds the shorter one wins.
        best = { end, length: end - start, role };
      } else if (start <= best.end - best.length && end >= best.end) best = { end, length: end - start, role };
    }
  }
  if (best?.role === 'main')
    for (const [pattern, role] of labels)
      if (role !== 'main')
        for (const match of matchesOf(pattern, words))
          if (match.index <= best.end - best.length && match.index + match[0].length >= best.end - best.length) return role;
  return best?.role ?? null;
}

/** The marks of areas under one rule. */
export const marked = (items: readonly Sized[], rule: string): Mark[] =>
  items.map(({ quantity }) => [quantity.start, quantity.end, rule]);

/** One stated area as an interval: both ends, or the one its qualifier leaves. */
export function interval({ low, high, bound }: Quantity): Interval {
  if (low !== high) return { min: low, max: high };
  if (bound === 'min') return { min: low, max: null };
  if (bound === 'max') return { min: null, max: high };
  return { min: low, max: high };
}
