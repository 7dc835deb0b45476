import { patternGroup } from '../pattern-group.ts';
import type { TimeKind } from './when.ts';

/** What kind of time the words of a span without a date tell. */
export function kindOfSpan(words: string): TimeKind {
  if (/期末$|^现在$|^至[此今]$/.test(words)) return 'now';
  if (words === '同月' || words.startsWith('节后首')) return 'month';
  if (/^新的?一年/.test(words)) return 'year';
  // 八年里员工增加到420人，研发人员占三分之二: it holds on only where it stands alone.
  if (words.endsWith('年里')) return 'each';
  if (words === '同期' || words === '同一时期') return 'months';
  if (words.endsWith('后')) return 'stage';
  if (words.startsWith('报告期')) return 'months';
  return /^每[年月周天]|首[年日月周]|年内$/.test(words) && !/[一二两三四五六七八九十\d]年/.test(words) ? 'each' : 'span';
}

/** What is asked about the words of a date. */
const ofDate = patternGroup();
const week = ofDate.add(/^[上本]周$|节后首周$/);
const early = ofDate.add(/^昨|^今[晨早晚]/);
const since = ofDate.add(/^自.*起$/);
const vague = ofDate.add(/^年[前后]$|^原[来先]$|近日|日前|近期|不久前|近年/);
const upTo = ofDate.add(/^到.*\d[日号]$/);
const now = ofDate.add(/截至|截止|^至|[^较比][底末]$|目前|当前|迄今|如今|眼下|当下|至[此今]/);
const span = ofDate.add(/以来|年来|年间|过去|近.{1,2}年|十.五|年内|个月内|^(?:未来|今后)/);
const months = ofDate.add(/日[-至到~]20\d\d年.*日|^同期/);
const day = ofDate.add(/[昨今明当同][日天]|前天|同一天|[次翌]日|周[一二三四五六日天]$|\d[日号]|日$|\d[-/.]\d{1,2}[-/.]\d/);

/** What kind of time the words of a date tell. */
export function kindOf(words: string): TimeKind {
  const held = ofDate.heldBy(words);
  if (week.test(words, held)) return 'month';
  if (early.test(words, held)) return 'day';
  if (since.test(words, held)) return 'span';
  if (vague.test(words, held)) return 'vague';
  if (upTo.test(words, held)) return 'now';
  if (now.test(words, held)) return 'now';
  if (span.test(words, held)) return 'span';
  if (months.test(words, held)) return 'months';
  if (day.test(words, held)) return 'day';
  if (/-|~|至|到.*月|季|半年|前.+个?月|头.+个?月/.test(words) && /月|季|半年/.test(words)) return 'months';
  if (words.includes('月')) return 'month';
  if (/年.*(?:-|至|到|~).*年/.test(words)) return 'years';
  if (/^(?:19|20)\d\d[-—–~～至到]+(?:19|20)\d\d年/.test(words)) return 'years';
  return 'year';
}
