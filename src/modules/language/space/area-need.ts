import { readNumber, tidy } from '../number.ts';
import { intervalOf, marked, type Sized } from './area-role.ts';
import { refusesLess } from './bound-refused.ts';
import { before, clauseBefore, type Draft, type Read } from './draft.ts';
import { isPresent } from './present.ts';
import type { Interval } from './reading.ts';

/** 小的3500平够用，大到6000也吃得下: the upper end in a clause of its own. */
const largest =
  /^[^。；;\n\d]{0,12}[，,、](?:再?大(?:一?点)?(?:的)?(?:话)?|最大|最多|多的?话?|顶多|至多|上限|撑死)(?:就|也|能|可以?|不超过?|别超过?)*(?:到|是|为|做到|要|租到|接受到)?约?(\d[\d,]{2,6}|[一二两三四五六七八九][一二三四五六七八九十百千万零两]{1,5})(?:多|来)?(?:平米?|方|㎡|平方米?)?(?:左右)?(?:$|[，,。；;\n]|也|都|够|以内|为止|封顶|可|行|就)/;

/** 2000平老车间要搬 */
const oldBehind = /^(?:的)?(?:老|旧|原)(?:车间|厂房?|仓库?)[^，。；;]{0,4}(?:要|到期|不够|被|太|拆|搬|转不开)/;

/** 想在五公里内租一块场地，1400平米; 拟租用房约800平: the sentence says outright how much is to be taken. */
const outright =
  /(?:想|拟|需要?|打算|计划|准备|希望)[^。；;\n，,\d]{0,12}(?:\d{1,2}(?:公里|km|分钟|小时)[^。；;\n，,\d]{0,6})?(?:租赁?|租用|承租|求租)[^。；;\n\d]{0,16}$/;
/** （1797㎡）过渡: where one who seeks sits for the time being. */
const interim = /^[)）]?(?:的)?(?:临时)?(?:过渡|周转|暂用)(?=[，,。；;]|$)/;

/** A need's area: the first size sought, not where the seeker sits now; its qualifier, a swing or a second size gives the other end. */
export function ofNeed({ plain }: Draft, items: readonly Sized[]): Read<Interval> {
  const sought = items.filter(
    ({ quantity }) =>
      !isPresent(plain, quantity.head) &&
      !oldBehind.test(plain.slice(quantity.end, quantity.end + 12)) &&
      !interim.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 8)),
  );
  const all = sought.length > 0 ? sought : items;
  const main = all.filter(({ role }) => role !== 'part' && role !== 'plate');
  // 车间4000平、仓库1000平，合计5000平
  const whole = all.find(
    ({ role, quantity }, i) =>
      (i > 1 || (i === 1 && all[0]!.times > 1)) &&
      role === 'total' &&
      Math.abs(
        all
          .slice(0, i)
          .reduce((sum, one) => sum + one.quantity.high * (one.role === 'plate' || one.role === 'unit' ? one.times : 1), 0) -
          quantity.high,
      ) <=
        quantity.high * 0.005,
  );
  // 整栋4600平，我们只要一半2300平
  const only = whole
    ? undefined
    : main.find(({ quantity }) => /只[要需用租想][^，。；;\n\d]{0,5}$/.test(clauseBefore(plain, quantity.head, 10)));
  const told =
    sought.length < items.length && !outright.test(before(plain, main[0]?.quantity.head ?? 0, 40))
      ? main.find(({ quantity }) => outright.test(before(plain, quantity.head, 40)))
      : undefined;
  const chosen = whole ?? only ?? told ?? main[0] ?? all[0]!;
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
    /^(?:(?:也行|也可以?|都行|可以)[，,、 ]?(?:或者?)?|或者?|、|\/)$/.test(plain.slice(quantity.end, next.head))
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
  const further =
    /^[^。\n]{0,3}[，,]?(?:[明后]年|[一二两三](?:年|个月)[内后]|以后|将来|后续|二期|第二年|半年后)?(?:可|能|最多|后期|再|要|会|想)?(?:扩展|扩大|扩|增加?|加)?(?:至|到) ?(\d[\d,]{2,6})/.exec(
      behind,
    );
  if (further && Number(further[1]!.replaceAll(',', '')) > quantity.high)
    return { value: { min: quantity.low, max: Number(further[1]!.replaceAll(',', '')) }, marks };
  const most = largest.exec(plain.slice(quantity.unitEnd, quantity.unitEnd + 34));
  const top = most && quantity.low === quantity.high ? readNumber(most[1]!, 0) : null;
  if (top && top.end === most![1]!.length && top.value > quantity.high && top.value <= quantity.high * 10)
    return { value: { min: quantity.low, max: top.value }, marks };
  // 10000平+, 2000+㎡
  if (
    plain.charAt(quantity.end - 1) === '+' ||
    (quantity.bound === 'more' && plain.slice(quantity.start, quantity.unitEnd).includes('+'))
  )
    return { value: { min: quantity.low, max: null }, marks };
  if (refusesLess(plain, quantity)) return { value: { min: quantity.high, max: null }, marks };
  return { value: intervalOf(quantity), marks };
}
