import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { meetingName } from './act-kind.ts';
import { type Article, type Clause, wordsOf } from './article.ts';
import type { Period } from './when.ts';

const attending = opening(
  /^(?:共同|一同|现场|线上|到场|应邀)?(?:(?:参加|出席|参与|列席)(?:了)?(?:此次|本次|当天的?|活动的?)?(?:会议|大会|活动|仪式|论坛|峰会|推进会|开幕式|启动仪式|签约仪式|揭牌仪式|培训|座谈会|座谈|现场会|对接会)?|(?:参会|与会|到会|到场))(?=$|[，,。；;])/,
);

/** 130余人参加会议, 200多人与会: so many came; where the words about it end, -1 where nobody came. */
export function attendedAt({ plain }: Article, { unit, end }: Quantity, limit: number): number {
  if (!/^(?:人|名|位)$/.test(unit)) return -1;
  const found = attending.execAt(plain, end, Math.min(limit, end + 24));
  return found ? end + found[0].length : -1;
}

const held =
  /^(.{4,44}?)(?:(?:于|在)[^，,]{2,24}?)?(?:正式|顺利|隆重|成功|如期|同步|同期)?(?:召开|举行|举办|开幕|启幕|落幕|闭幕|开讲|开班)$/;
const own = opening(/^以[“"][^”"]{2,30}[”"]为(?:主题|题|主线)的/);

/** 某某推进会在某地召开, 以“…”为主题的第七届某某峰会在某地举行: the meeting that a clause tells of; null where it tells of none. */
export function meetingIn(article: Article, { start, end }: Clause, periods: readonly Period[]): string | null {
  if (!takesPlace.test(article.plain.slice(Math.max(start, end - 2), end))) return null;
  // 某某联盟2025年年会: the year is part of the name.
  let at = start;
  for (const period of periods) if (period.start <= at + 1 && period.end > at) at = period.end;
  at += own.execAt(article.plain, at, Math.min(end, at + 44))?.[0].length ?? 0;
  const name = held.exec(wordsOf(article, at, end))?.[1];
  return name !== undefined && meetingName.test(name) && !/[，,、]|[两三四五六七八九十\d]+场|[和与]/.test(name) ? name : null;
}

const takesPlace = /(?:召开|举行|举办|开幕|启幕|落幕|闭幕|开讲|开班)$/;

/** What is a meeting of those who come to it. */
export const isMeeting = /(?:会|展|赛|季|论坛|沙龙|路演)$/;
