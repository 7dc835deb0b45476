import { withForm } from './act-firm.ts';
import type { ActScene } from './act-scene.ts';
import { offsetOf, wordsOf } from './article.ts';
import { firmAt } from './firm.ts';
import { firmTail } from './firm-tail.ts';
import { ownNameEnd } from './own-name.ts';
import { placesAt } from './place.ts';
import type { EventType } from './reading.ts';

const ofThing: ReadonlySet<EventType> = new Set([
  'construction_start',
  'completion',
  'production_start',
  'opening',
  'launch',
  'delivery',
]);

const made = /^(?!有限|公司|集团|股份|企业|产业|项目$)[\u4e00-\u9fffA-Za-z0-9.（）()“”]{2,24}$/;
const making =
  /(?:项目|基地|工厂|产线|生产线|厂房|车间|平台|总部|实验室|中心|装置|大厦|工程|电站|仓库|厂区|园|套|台|艘|架|系统|设备)(?:[一二三四]期)?$/;

/** 晶禾电子|功率模块封测基地, 智行数科的|自动驾驶平台: whose thing it is, and the thing; null where no name of a firm stands before it. */
export function makerOf({ article, sentence }: ActScene, type: EventType, object: string): [maker: string, thing: string] | null {
  if (!ofThing.has(type) || !making.test(object)) return null;
  const at = offsetOf(article, sentence, object);
  if (at < 0) return null;
  const limit = at + object.length;
  const name = ownNameEnd(article, at, limit) ?? firmAt(article, at, limit);
  const end = name === null ? null : withForm(article, name, limit);
  if (end === null || end >= limit) return null;
  const maker = wordsOf(article, at, end);
  const behind = wordsOf(article, end, limit);
  // 图元测绘时空数据产业园: the name of a place, unless 的 stands between.
  if (!behind.startsWith('的') && (!(firmTail.test(maker) || end > name!) || /(?:园|大厦|中心)(?:[一二三四]期)?$/.test(behind)))
    return null;
  const thing = behind.replace(/^的|^投资[\d.]+[万亿][美欧日港]?元的/g, '');
  return made.test(thing) ? [maker, thing] : null;
}

/** 嘉兴平湖的|翼飞动力: who acts, without where it is. */
export function withoutWhere({ article, sentence }: ActScene, actor: string): string {
  const cut = actor.indexOf('的');
  if (cut < 2 || cut > 9 || actor.length - cut < 4) return actor;
  const at = offsetOf(article, sentence, actor);
  if (at < 0 || placesAt(article, at, at + cut)?.end !== at + cut) return actor;
  const limit = at + actor.length;
  const end = ownNameEnd(article, at + cut + 1, limit) ?? firmAt(article, at + cut + 1, limit);
  return end === limit ? actor.slice(cut + 1) : actor;
}
