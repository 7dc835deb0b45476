import { ending } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import type { Draft } from './draft.ts';
import { isMade } from './product.ts';
import type { Clause } from './trade-clause.ts';
import { splitItems, trimmed } from './trade-item.ts';
import { hasTrade, type Item, isKind, isPlausible, isTrade, isUse } from './trade-name.ts';

/** What is asked about the words of a clause. */
const ofWords = patternGroup();

/** 在谈项目12：, 拟签约项目——, 重点对接项目：: a note of a project names it next. */
const note = ofWords.add(
  /^[\u4e00-\u9fff]{0,10}?(?:在谈|在手|签约|储备|洽谈|对接|意向|落户|招商|招引|推进|重点|产业|产业化|落地|在建|引进|跟踪|新增|线索|转化)[\u4e00-\u9fff]{0,3}项目(?:摘要|概况|简介|名称|内容|信息|情况|简述|概述|编号)?[\d一二三四五六七八九十]{0,3}(?::|-{1,2}|（| )(?! *$)/,
);
/** 新材料中试基地建设需求, 半导体设备总部基地选址 at the head of a text. */
const title = ofWords.add(
  /^(?:关于)?([\u4e00-\u9fffa-z0-9]{2,16}?)(?:总部|研发|生产|制造|中试|产业化|智能制造|区域|华东)(?:基地|中心|线|平台|项目)(?:建设|项目|落户|用房|用地|载体|场地|投资|扩建|迁建)*(?:需求|选址|征集|求租|寻址|找)/,
);
/** 扩一条锂电结构件的产线, 上三条无纺布线: what is made on a line. */
const line = ofWords.add(
  /(?:[扩上新增建投布]|新上|扩建|新建|增加|布局|落地|再开)(?:[一二两三四五六\d几][条个套]|条|个)([\u4e00-\u9fffa-z0-9]{2,14}?)(?:的)?(?:生产线|产线|流水线|线|项目|车间)/,
);
/** 租地建临时钢筋加工场, 开豆腐作坊: what a place to work is set up for. */
const setUp = ofWords.add(
  /(?:开|办|建|搭|设|弄|搞)(?:个|一?家|一?处|一个|临时|小型?|中型|简易){0,3}([\u4e00-\u9fffa-z]{2,10}?)(?:场(?!地)|作坊|工坊|站(?!点)|工作室|加工点|加工厂|加工房|工?厂(?!房)|馆|店(?!铺)|实验室|检测室)/,
);
/** 布局铝合金轮毂基地 */
const base = ofWords.add(
  /(?:布局|建设|落地|投建|新建|打造|筹建|上马)(?:一个|一座)?([\u4e00-\u9fffa-z]{3,12}?)(?:(?:生产|制造|研发|总部|加工)[及和与、]?){0,2}(?:基地|项目|工厂)/,
);
/** 德资传动部件二厂项目 at the head of a clause */
const works = ofWords.add(
  /^(?:一家|某|[德日美台港外法韩英合独民]资)?([\u4e00-\u9fff]{2,10}?)(?:第?[一二三四新分]厂|生产线|产线|生产基地)项目(?=$|：|:|\()/,
);
const unnamed = ending(/^(?:新|自动化?|智能化?|全自动|生产|流水|这|那|同样的?|大|小|国际化?|现代化)$/);

/** What a note of a project, the title of its need or a word of a line says is made: 半导体清洗设备总部基地, 新材料中试基地建设需求. */
export function projectItems(draft: Draft, { start, end }: Clause): Item[] {
  const { plain } = draft;
  const words = plain.slice(start, end);
  const held = ofWords.heldBy(words);
  const noted = note.exec(words, held);
  if (noted) return named(draft, start + noted[0].length, end);
  const titled = start === 0 ? title.exec(words, held) : null;
  if (titled)
    return named(draft, start + titled[0].indexOf(titled[1]!), start + titled[0].indexOf(titled[1]!) + titled[1]!.length);
  const working = draft.side === 'need' ? works.exec(words, held) : null;
  if (working && !unnamed.test(working[1]!)) {
    const from = start + working[0].indexOf(working[1]!);
    return named(draft, from, from + working[1]!.length);
  }
  const lined = draft.side === 'need' ? (line.exec(words, held) ?? base.exec(words, held)) : null;
  const made = draft.side === 'need' && !lined ? setUp.exec(words, held) : null;
  if (made && !/[的了过在有停]|污水|充电|变电|配电|消防|保安|垃圾/.test(made[1]!)) {
    const from = start + made.index + made[0].indexOf(made[1]!);
    return named(draft, from, from + made[1]!.length + (/[站馆]$/.test(made[0]) ? 1 : /加工[点厂房]$/.test(made[0]) ? 2 : 0));
  }
  if (!lined || unnamed.test(lined[1]!)) return [];
  const from = start + lined.index + lined[0].lastIndexOf(lined[1]!);
  return named(draft, from, from + lined[1]!.length);
}

function named(draft: Draft, start: number, end: number): Item[] {
  const colon = draft.plain.slice(start, end).indexOf(':');
  const parts = splitItems(draft, { start, end: colon < 0 ? end : start + colon });
  return parts.flatMap(part => {
    const item = trimmed(draft, part, false, parts.length > 1);
    if (!item || isUse(draft, item) || isKind(draft, item) || item.end - item.start > 16) return [];
    const isMeant =
      isTrade(draft, item) ||
      (isPlausible(draft, item, false) && (hasTrade(draft, item) || isMade(draft.plain.slice(item.start, item.end))));
    return isMeant ? [item] : [];
  });
}
