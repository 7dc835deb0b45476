import { ending, opening } from '../pattern.ts';
import type { ActScene, Found } from './act-scene.ts';
import type { Article } from './article.ts';
import type { EventType } from './reading.ts';
import type { Period } from './when.ts';

const present = /同步|同时|还|会上|现场|当天|当日|同日|仪式上|活动|大会上|期间|会议/;

/** Acts that news tell of beside the meeting at which they took place. */
const sameDay: ReadonlySet<EventType> = new Set([
  'signing',
  'opening',
  'release',
  'founding',
  'launch',
  'construction_start',
  'award',
  'meeting',
]);

/** Whether an act without a time of its own is one of the day that the text tells of; 经开区建立了党建联盟 says what there is. */
export function isOfDay({ article: { plain }, sentence }: ActScene, { type, clause, start, end }: Found): boolean {
  return (
    // 集中竣工项目30个: at the ceremony of the day.
    plain.startsWith('集中', start) ||
    (sameDay.has(type) && !plain.slice(start, end).startsWith('建立')) ||
    present.test(plain.slice(sentence.start, clause.end))
  );
}

/** The times of a clause that are no part of what a meeting is called: 嘉善县|二季度|重大项目集中开工仪式, 产业联盟|2025年度|建设大会, “十四五”规划…发布会 hold one that is. */
export function notOfName(
  { plain }: Article,
  { type, start: verb, end: behind, clause }: Found,
  own: readonly Period[],
): readonly Period[] {
  // 2025百强县榜单发布, 2026年度活动计划公布: the year is that of what was made known.
  if (type === 'release') {
    const isOfName = ({ start, end, words }: Period) =>
      start >= clause.start && end < verb && /^20\d\d(?:年度)?$/.test(words) && listed.test(plain.slice(end, verb));
    return own.some(isOfName) ? own.filter(period => !isOfName(period)) : own;
  }
  if (type !== 'meeting') return own;
  return own.filter(({ start, end, words }) => {
    const isAhead = end < verb;
    const name = isAhead ? plain.slice(end, verb) : start >= behind ? plain.slice(end, clause.end) : '';
    const before = plain.charAt(start - 1);
    if (isAhead && /^第?[一二三四]季度$/.test(words) && /[区县市镇园城道]/.test(before)) return !named.test(name);
    if (/^20\d\d年度?$/.test(words))
      return !(/[\u4e00-\u9fff]/.test(before) && !/[于在的日月年]/.test(before) && named.test(name));
    return !(/^“?十[一二三四五六]五”?(?:规划|时期|期间)?$/.test(words) && named.test(name));
  });
}

const listed = ending(
  /^[^，,]{2,24}(?:榜单?|名单|清单|目录|指数|报告|白皮书|蓝皮书|计划|方案)(?:也|又|正式|同步|一[起同并]|对外)*$/,
);
const named = opening(/^[^，,]{2,36}(?:仪式|活动|大会|会|典礼|论坛|赛|路演|展)/);

const bareMonth = /^(\d{1,2})月(?:份|底|初|末|中旬|上旬|下旬)?$/;

/** 报道于3月，…6月竣工: a month without a year that lies in the half year to come is none of the year before. */
export function isMonthAhead(
  { article: { plain, published }, periods, sentence }: ActScene,
  { clause, start: verb }: Found,
): boolean {
  if (published === null) return false;
  const told = periods.findLast(
    ({ start, end, role }) => role === 'use' && start >= sentence.start && end >= clause.start - 1 && end <= verb,
  );
  const month = told ? bareMonth.exec(told.words)?.[1] : undefined;
  if (month === undefined || past.test(plain.slice(sentence.start, verb))) return false;
  const ahead = Number(month) - Number(published.slice(5, 7));
  return ahead > 0 && ahead < 7;
}

const past = /[去前上]年|20\d\d年|已|此前|曾|早在/;
