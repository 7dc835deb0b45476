import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { meetingName } from './act-kind.ts';
import { type Article, type Clause, wordsOf } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { type Mind, noteBody } from './mind.ts';
import type { Period } from './when.ts';

const attending = opening(
  /^(?:共同|一同|现场|线上|到场|应邀)?(?:(?:参加|出席|参与|列席)(?:了)?(?:此次|本次|当天的?|活动的?)?(?:会议|大会|活动|仪式|论坛|峰会|推进会|开幕式|启动仪式|签约仪式|揭牌仪式|培训|座谈会|座谈|现场会|对接会)?|(?:齐聚|汇聚|相聚|共聚|云集)[\u4e00-\u9fff]{2,8}|(?:参会|与会|到会|到场))(?=$|[，,。；;])/,
);

/** 130余人参加会议, 200多人与会: so many came; where the words about it end, -1 where nobody came. */
export function attendedAt({ plain }: Article, { unit, end }: Quantity, limit: number): number {
  if (!/^(?:人|名|位)$/.test(unit)) return -1;
  const found = attending.execAt(plain, end, Math.min(limit, end + 24));
  return found ? end + found[0].length : -1;
}

const when = '(?:[今昨前][天日](?:[上下]午)?|日前|近日|\\d{1,2}日)?';
const held = new RegExp(
  `^(.{4,44}?)${when}(?:(?:于|在)[^，,]{2,24}?)?${when}(?:正式|顺利|隆重|成功|如期|同步|同期)?(?:召开|举行|举办|开幕|启幕|落幕|闭幕|开讲|开班|登场)$`,
);
/** 吴中区举行2025年度人才大会, 在安吉县举行的竹产业创新大赛上 */
const holding = ofClause.add(/(?:召开|举行|举办|召集)(?:了|的)?((?:(?![，,、的])[\s\S]){4,36}?)[上中]?$/);
const own = opening(/^以[“"][^”"]{2,30}[”"]为(?:主题|题|主线)的/);

/** 某某推进会在某地召开, 以“…”为主题的第七届某某峰会在某地举行: the meeting that a clause tells of; null where it tells of none. */
function meetingIn(article: Article, { start, end, held: signs }: Clause, periods: readonly Period[]): string | null {
  if (!takesPlace.testAt(article.plain, Math.max(start, end - 2), end)) {
    const words = end - start < mostHolding ? holding.execAt(article.plain, start, end, signs)?.[1] : undefined;
    return words !== undefined && isOne(words)
      ? wordsOf(article, article.plain.lastIndexOf(words, end), end).slice(0, words.length)
      : null;
  }
  // 某某联盟2025年年会: the year is part of the name.
  let at = start;
  for (const period of periods) if (period.start <= at + 1 && period.end > at) at = period.end;
  at += own.execAt(article.plain, at, Math.min(end, at + 44))?.[0].length ?? 0;
  const name = held.exec(wordsOf(article, at, end).replace(hosts, ''))?.[1];
  return name !== undefined && isOne(name) ? name : null;
}

/** 由A与B共同主办的某某论坛 */
const hosts = /^[，,]?由[^，,的]{4,60}(?:主办|承办|举办|发起|协办)的(?=.{4})/;
const mostHolding = 70;
const isOne = (name: string) =>
  meetingName.test(name) &&
  !/(?:仪式|活动|典礼|展|路演)$|[，,、]|[两三四五六七八九十\d]+[场个]|[和与]|^(?:首次|多次|一系列|系列|各类|第[一二三四五六七八九十\d]+次)|(?:换届|会员|会员代表)大会/.test(
    name,
  );

const takesPlace = ending(/(?:召开|举行|举办|开幕|启幕|落幕|闭幕|开讲|开班|登场)$/);

/** 在安吉县举行的竹产业创新大赛上，…。大赛评出金奖8项: the meeting that the sentence tells of, kept in mind under what takes it up; null where it tells of none. */
export function noteMeeting(article: Article, clause: Clause, periods: readonly Period[], mind: Mind): string | null {
  const name = meetingIn(article, clause, periods);
  if (name !== null) noteBody(mind, name);
  return name;
}

/** What is a meeting of those who come to it. */
export const isMeeting = /(?:会|展|赛|季|论坛|沙龙|路演)$/;
