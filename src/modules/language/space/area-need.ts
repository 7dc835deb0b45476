import { tidy } from '../number.ts';
import { intervalOf, marked, type Sized } from './area-role.ts';
import { before, type Draft, type Read } from './draft.ts';
import type { Interval } from './reading.ts';

/** How far back the words may stand that tell whose a size is, in characters. */
const reach = 70;
/** Words of where the seeker sits now, and of what is sought: the one that stands nearer before a size tells which of them it is. */
const presents =
  /(?<!购|租|或)现有|现址|现在(?!要|需|想|找|求)|目前(?!需|要|想|求)|现租|现用|现厂|现经营|(?<![市区])原有|原来|原租|原厂|原址|老厂|老车间|老仓|旧厂|年起?租用|租赁(?:了|着|的)|(?<!购置|购买|建设|换成|买)自有|设在|分散在|租期至|租约(?![\d一二三四五六七八九]*[平㎡年])|已有|去年租|年起租|(?<!拟|要|想)租了|名下|在用|现状/g;
const demands =
  /(?<!不)需(?!求量)|要(?!闻)|求|拟|想|希望|寻|(?<!查)找|计划|扩(?:至|到|大|建|租|为)|另(?!外租了)|新增|意向|打算|申请|购[买置]|换(?!热)|搬(?:到|去|至|进)|迁(?:往|至|入|到)|看中|考虑|缺口|征集/g;

/** A need's area: the first size sought, not where the seeker sits now; its qualifier, a swing or a second size gives the other end. */
export function ofNeed({ plain }: Draft, items: readonly Sized[]): Read<Interval> {
  const sought = items.filter(item => !isPresent(plain, item));
  const all = sought.length > 0 ? sought : items;
  const main = all.filter(({ role }) => role !== 'part' && role !== 'plate');
  const chosen = main[0] ?? all[0]!;
  const { quantity } = chosen;
  const marks = marked([chosen], 'area.need');
  const behind = plain.slice(quantity.unitEnd, quantity.unitEnd + 16);
  const swing = /^ ?\(?(?:±|\+-|正负|上下浮动|上下) ?(\d{2,5})(?![\d%])/.exec(behind);
  if (swing) return { value: { min: tidy(quantity.low - Number(swing[1])), max: tidy(quantity.high + Number(swing[1])) }, marks };
  // 1000方或2000方
  const next = main[1]?.quantity;
  if (
    next &&
    quantity.low === quantity.high &&
    next.low === next.high &&
    next.low > quantity.low &&
    /^(?:或者?|、|\/)$/.test(plain.slice(quantity.end, next.head))
  )
    return { value: { min: quantity.low, max: next.high }, marks: marked([chosen, main[1]!], 'area.need') };
  // 不低于2500㎡，不高于3000㎡: either end with its own qualifier.
  if (
    next &&
    intervalOf(quantity).max === null &&
    intervalOf(next).min === null &&
    next.high > quantity.low &&
    /^[，,、；; ]?(?:但|且|最[大多]|也)?$/.test(plain.slice(quantity.end, next.head))
  )
    return { value: { min: quantity.low, max: next.high }, marks: marked([chosen, main[1]!], 'area.need') };
  const share = /(?:上下差|上下浮动|浮动|正负|±|\+-|上下) ?(\d{1,2})%/.exec(behind);
  if (share) {
    const part = Number(share[1]) / 100;
    return { value: { min: tidy(quantity.low * (1 - part)), max: tidy(quantity.high * (1 + part)) }, marks };
  }
  const further = /^[^。\n]{0,3}[，,]?(?:可|能|最多|后期)?(?:扩展|扩大|扩|增)?(?:至|到) ?(\d[\d,]{2,6})/.exec(behind);
  if (further && Number(further[1]!.replaceAll(',', '')) > quantity.high)
    return { value: { min: quantity.low, max: Number(further[1]!.replaceAll(',', '')) }, marks };
  // 10000平+
  if (plain[quantity.end - 1] === '+') return { value: { min: quantity.low, max: null }, marks };
  return { value: intervalOf(quantity), marks };
}

/** Whether the nearest telling word before a size in its sentence speaks of where the seeker sits now. */
function isPresent(plain: string, { quantity }: Sized): boolean {
  const words = before(plain, quantity.head, reach);
  const present = lastOf(words, presents);
  return present >= 0 && present > lastOf(words, demands);
}

function lastOf(words: string, pattern: RegExp): number {
  let last = -1;
  for (const { index } of words.matchAll(pattern)) last = index;
  return last;
}
