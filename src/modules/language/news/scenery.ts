import { opening } from '../pattern.ts';
import type { Clause } from './article.ts';
import type { Mind } from './mind.ts';
import type { Name } from './place.ts';
import type { Scene } from './scene.ts';

/** Whether a name at the head of a clause only says where or among whom, and not of whom the text goes on. */
export const isScenery = (
  plain: string,
  name: Name,
  { clause, sentence, mind }: Pick<Scene, 'clause' | 'sentence' | 'mind'>,
  hasFigures: boolean,
): boolean =>
  isOnlyAround(plain, name) ||
  isFromThere(plain, name, mind) ||
  (!hasFigures && clause !== sentence.clauses.at(-1) && isPlaceAlone(plain, name, clause));

/** 以鸠江区|为核心, 全市|唯一与两省接壤的区: what a thing is built around or stands out among is not whom the clause tells of. */
const isOnlyAround = (plain: string, { start, end, kind }: Name): boolean =>
  (plain.charAt(start - 1) === '以' && around.testAt(plain, end, end + 8)) ||
  (kind === 'general' && plain[start] === '全' && alone.testAt(plain, end, end + 6));
const around = opening(/^[^，,、]{0,4}为(?:核心|主导|龙头|主体|引领|依托|支撑|中心|代表|重点|抓手|牵引|纽带|载体|骨干)/);
const alone = opening(/^(?:唯一|独一|仅有|首[个家座条批创]|最[大快高多早长好])/);

/** 上海、宣城的6个项目当场竞拍, at an auction told of: where those come from who take part in it. */
export const isFromThere = (plain: string, { kind, end }: Name, { subject }: Mind): boolean =>
  kind === 'list' && subject !== null && meetingEnd.test(subject) && takingPart.testAt(plain, end, end + 24);
const meetingEnd = /(?:大会|论坛|峰会|拍卖会|博览会|对接会|推介会|大赛|决赛|展|季)$/;
const takingPart = opening(
  /^等?(?:地)?的?\d{1,4}(?:个|家|名|支|项|位)[\u4e00-\u9fff]{2,8}?(?:现场|当场|同台|集中|上台)?(?:竞拍|路演|参赛|参展|参会|签约|角逐|亮相|成交|展示|竞技|到会)/,
);

/** 湖州德清，…拍卖会落槌: nothing but a place between a day and what took place there. */
const isPlaceAlone = (plain: string, { start, end, kind }: Name, clause: Pick<Clause, 'start' | 'end' | 'stop'>): boolean =>
  kind === 'place' &&
  clause.stop === '，' &&
  start === clause.start &&
  end === clause.end &&
  !/^[我本]/.test(plain.slice(start, end));
