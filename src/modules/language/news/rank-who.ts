import type { Article } from './article.ts';
import type { Rank } from './rank.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

const lost = /(?:失守|痛失|丢[掉了]|让出|错失|无缘|失去|[跌掉滑]出|退出|[未没](?:能|有)?(?:进入|跻身|挤进|闯进|进)|倒数)了?$/;
const mayLose = /[失丢让错缘出未没数]/;

/** Whether a place is told as lost, missed or counted from the other end: 失守全市第一, 跌出前二十, 全市倒数第二. */
export function isLost(plain: string, start: number, scope: string): boolean {
  if (!mayLose.test(scope) && !mayLose.test(plain.slice(Math.max(0, start - 6), start))) return false;
  return lost.test(scope.replace(/全[国省市区县]$/, '')) || lost.test(plain.slice(Math.max(0, start - 6), start));
}

const zone = /(?:经开区|高新区|开发区|自贸区|综保区|保税区|新区|港区|园区|工业园|工业区|产业园|产业集群|集群|大学|集团|股份)$/;

/** Whether words right before a place name somebody who has it (南浔经开区第三), and not those among whom it is (江苏省开发区第三). */
export function isRanked({ gazetteer }: Article, words: string): boolean {
  if (words.length < 6 && gazetteer.named(words)) return true;
  if (!zone.test(words) || /^.{2,3}省|各|省级|市级|国家/.test(words)) return false;
  return [2, 3, 4].some(length => length < words.length && gazetteer.named(words.slice(0, length)) !== null);
}

const peerIn = /[与和同]((?!规模|数量|总量|增[速幅]|金额|总额|占比|比重|[\u4e00-\u9fff]{0,3}[数量额率]$)[\u4e00-\u9fff]{2,12})$/;

/** 数量与宁波并列全省第一: who shares a place; null where nobody does. */
export function peerOf({ article }: Scene, { start }: Rank, from: number): string | null {
  if (!/^(?:一起|一道)?(?:共同)?并列/.test(article.plain.slice(start, start + 6))) return null;
  const name = peerIn.exec(article.plain.slice(Math.max(from, start - 16), start))?.[1];
  return name !== undefined && (name.length < 5 || isRanked(article, name)) ? name : null;
}

/** Whether a clause tells of another place than the figure before it is of; 浙江省排名第二 says where, and 被滁州挤到第三 who is ahead. */
export const isOfOther = ({ name, mind, clause, article }: Scene, { start, observation: { subject } }: Draft) =>
  name?.kind === 'place' &&
  mind.subject === name.subject &&
  subject !== null &&
  subject !== name.subject &&
  start < clause.start &&
  article.plain[name.start - 1] !== '被' &&
  !wide.test(name.subject);

const wide = /省$|^(?:上海|北京|天津|重庆)市?$/;
