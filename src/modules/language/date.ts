import { clauseAfter, clauseBefore, type Mark, type Read } from './draft.ts';
import { matchesOf } from './text.ts';

const day =
  /(?:(?:20\d\d年|(?<!\d)2\d年(?=\d{1,2}月|第?[一二三四]季度|q[1-4]|[上下]半年|年?[底初])|明年|今年|后年|来年)(?:\d{1,2}月(?:\d{1,2}[日号]|份?(?:[底初末]|上旬|中旬|下旬)|份)?|第?[一二三四1-4]季度|q[1-4]|[上下]半年|年?[底初末]|春节|中)|20\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\d)|(?<![\d.])\d{1,2}月(?:\d{1,2}[日号]|份?(?:[底初末]|上旬|中旬|下旬)|份)?|[一二三四五六七八九十]{1,2}月(?:份|底|初|中旬|上旬|下旬)?|[上下]半年|[一二三四]季度|(?<![\d一二两三四五六七八九十半几])年(?:底|后|前|内)|春节|国庆|五一|十一(?=前|后)|元旦|中秋|端午|清明|月底|月初|下个?月|本月|(?:[一二两三四五六七八九十]|\d{1,2})个?(?:月|周)(?:之?内|以内|后)|半年(?:之?内|以内|后))(?:之?[前后]|以前|以后)?/g;
const soon =
  /随时(?=可?(?:入驻|入住|能?搬|起租|交付|交房|可租|使用|可用|可入|进场|签约|都可))|尽快|即日起|立即(?=入驻|入住|可)|即租即用|马上(?=要|入|可)|近期(?=入驻|入住|使用|搬)/g;
const cueAfter =
  /^(?:份|起|左右|开始|前|后|之前)?[,，]?(?:可以?|要|就|需要?|能|前|设备|具备|落地|定下来|定|试|合同到期要?|预计|正式|计划|我们|即可|内|必须)?(?:搬|入驻|入住|投产|装修|交付|交房|启用|启动|可租|空出|进场|进(?!度|口)|量产|试产|试生产|落地|完成|达产|投用|开业|迁入|搬迁|收房|拿房|要房|使用|用(?!地|途|电)|开始|起租|入仓|采购|腾空|可入|到位|投入|竣工|完工|建成|开工|交|入场|起(?!$))/;
const cueBefore =
  /(?:交付时间|入驻时间|时间|租期|自|从|最迟|预计|计划|最晚|期限|交付|入驻|启用|采购时间|起租|可租|空置|用房时间|需求时间|投产|交房)[^，。\n]{0,6}$/;
const rangeAfter = /^ ?(?:至|到|-|~)/;

const elsewhen = /到期|租到|租约|合同|租至|至$|到$|截止|公告|报名|发布|更新|成立|建于|去年|注册于|始于/;

/** Finds dates and parts of dates, so that their numbers are taken for nothing else. */
export function findDates(plain: string): Mark[] {
  const found: Mark[] = [];
  for (const match of matchesOf(day, plain)) found.push([match.index, match.index + match[0].length, 'date']);
  return found;
}

/** Reads when the space is or must be free, in the words of the text; a date that only dates the notice is none. */
export function readAvailable(plain: string, dates: readonly Mark[], side: 'need' | 'offer'): Read<string> | null {
  for (const [start, end] of dates) {
    if (end <= start) continue;
    const left = clauseBefore(plain, start, 12);
    const right = clauseAfter(plain, end, 8);
    const bounded = /[前后]$/.test(plain.slice(start, end));
    if (elsewhen.test(left)) continue;
    if (
      !cueAfter.test(right) &&
      !(cueBefore.test(left) || (rangeAfter.test(right) && /租期/.test(left))) &&
      !(
        bounded &&
        /搬|入|用|投|交|$/.test(right) &&
        /年/.test(plain.slice(start, end)) &&
        right === '' &&
        /年后|年底前/.test(plain.slice(start, end))
      )
    )
      continue;
    return { value: plain.slice(start, end), marks: [[start, end, 'available.date']] };
  }
  if (side === 'need')
    for (const [start, end] of dates)
      if (
        !elsewhen.test(clauseBefore(plain, start, 12)) &&
        !/^(?:份)?(?:到期|成立|建成|公告|发布|报名|以来|已|租约|合同|注册|营收|产值|销售)/.test(clauseAfter(plain, end, 6)) &&
        /[前后内底初]$|季度|半年|月|日|20\d\d-|[./]/.test(plain.slice(start, end))
      )
        return { value: plain.slice(start, end), marks: [[start, end, 'available.stated']] };
  const now = soon.exec(plain);
  soon.lastIndex = 0;
  return now ? { value: now[0], marks: [[now.index, now.index + now[0].length, 'available.soon']] } : null;
}
