import type { TimeKind } from './when.ts';

/** What kind of time the words of a span without a date tell. */
export function kindOfSpan(words: string): TimeKind {
  if (/期末$|^现在$|^至[此今]$/.test(words)) return 'now';
  if (words === '同月' || /^节后首/.test(words)) return 'month';
  if (/^新的?一年/.test(words)) return 'year';
  // 八年里员工增加到420人，研发人员占三分之二: it holds on only where it stands alone.
  if (/年里$/.test(words)) return 'each';
  if (words === '同期' || words === '同一时期') return 'months';
  if (/后$/.test(words)) return 'stage';
  if (/^报告期/.test(words)) return 'months';
  return /^每[年月周天]|首[年日月周]|年内$/.test(words) && !/[一二两三四五六七八九十\d]年/.test(words) ? 'each' : 'span';
}

/** What kind of time the words of a date tell. */
export function kindOf(words: string): TimeKind {
  if (/^[上本]周$|节后首周$/.test(words)) return 'month';
  if (/^昨|^今[晨早晚]/.test(words)) return 'day';
  if (/^自.*起$/.test(words)) return 'span';
  if (/^年[前后]$|^原[来先]$/.test(words) || /近日|日前|近期|不久前|近年/.test(words)) return 'vague';
  if (/^到.*\d[日号]$/.test(words)) return 'now';
  if (/截至|截止|^至|[^较比][底末]$/.test(words) || /目前|当前|迄今|如今|眼下|当下|至[此今]/.test(words)) return 'now';
  if (/以来|年来|年间|过去|近.{1,2}年|十.五|年内|个月内|^(?:未来|今后)/.test(words)) return 'span';
  if (/日[-至到~]20\d\d年.*日|^同期/.test(words)) return 'months';
  if (/[昨今明当同][日天]|前天|同一天|[次翌]日|周[一二三四五六日天]$|\d[日号]|日$|\d[-/.]\d{1,2}[-/.]\d/.test(words))
    return 'day';
  if (/-|~|至|到.*月|季|半年|前.+个?月|头.+个?月/.test(words) && /月|季|半年/.test(words)) return 'months';
  if (/月/.test(words)) return 'month';
  if (/年.*(?:-|至|到|~).*年/.test(words)) return 'years';
  if (/^(?:19|20)\d\d[-—–~～至到]+(?:19|20)\d\d年/.test(words)) return 'years';
  return 'year';
}
