import type { Article } from './article.ts';

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
