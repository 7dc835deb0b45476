import type { Article, Sentence } from './article.ts';
import { kindOfBody, type Mind } from './mind.ts';
import { bodyNamedAt, nameAt } from './name.ts';
import type { Name } from './place.ts';
import type { Scene } from './scene.ts';
import type { Period } from './when.ts';

/** 2025年，小镇全年实现…: the year told right before. */
export const isYearAgain = (plain: string, { words, start }: Period, told: readonly Period[]) =>
  // 2023—2024年两年间
  (yearsSpan.test(words) && told.some(({ kind, end }) => kind === 'years' && end === start)) ||
  (words === '全年' &&
    told.some(({ kind, end, role }) => role === 'use' && kind === 'year' && /^[，,][^，,]{0,14}$/.test(plain.slice(end, start))));

const yearsSpan = /^[两三四五六七八九十]年[间来]$/;

/** 去年在武义新建的二厂占地75亩: when a thing came into being, and not when it is as large. */
export const isOfThing = (plain: string, { end, role, kind }: Period) =>
  role === 'use' && /^(?:year|month)$/.test(kind) && born.test(plain.slice(end, end + 24));

const born =
  /^[^，,；;。\d]{0,14}(?:新建|建成|兴建|扩建|投产|开工|动工|投运|成立|投用|启用|引进|落户|竣工|开业|收购|创办|组建|落成|开园|投运)的(?![，,。是]|\d)[^，,；;。\d]{1,10}(?:占地|面积|总投资|投资|年产|产能|设计|规划|可|拥有|现有|有|配备|层高|高|长|宽)/;

/** 联盟成立两年来，…: a time that a body gives is told of that body. */
export function risenIn({ article, clause, periods, mind }: Pick<Scene, 'article' | 'clause' | 'periods' | 'mind'>): Name | null {
  const [time] = periods;
  if (time?.start !== clause.start || time.end !== clause.end || time.kind !== 'span') return null;
  const name = nameAt(article, clause, clause.start, mind);
  return name &&
    /^(?:自|正式)?(?:成立|组建|启用|运营|运行|投用|开园|揭牌|挂牌|设立|上线)/.test(article.plain.slice(name.end, clause.end))
    ? name
    : null;
}

/** A new sentence about another one than the last, without 其中 or 同比, takes no time from it. */
export function isAboutOther(article: Article, { start, clauses }: Sentence, mind: Mind): boolean {
  const [clause] = clauses;
  if (!clause || mind.subject === null || /^其中|同比|同期/.test(article.plain.slice(start, clause.end))) return false;
  const name = bodyNamedAt(article, clause, clause.start, mind);
  if (!name || name.subject === mind.subject) return false;
  return kindOfBody(name.subject) !== null || /[委会盟部场]$/.test(name.subject);
}
