import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Article } from './article.ts';
import type { Draft } from './story.ts';

/** Countries, provinces or towns, and nothing that is named by them (省级项目, 城市更新项目). */
const place = opening(
  /^(国家(?:[和及与或、]地区)?|地区|省(?:[(（][^()（）]{1,8}[)）]|份|市)?|(?:地级|沿线|重点)?城市|地级市|县(?:[(（][^()（）]{1,8}[)）]|市|区)?|乡?镇(?:[(（][^()（）]{1,8}[)）]|街道)?|街镇)(?=的|$|[，,。；;、：:])/,
);
const reached =
  /(覆盖|辐射|出口|远销|销往|卖到|卖往|遍及|遍布|分布|散落|散布|涉及|通达|联通|连接|惠及)[到至往在于了]?[\u4e00-\u9fff]{0,5}$/;
const came =
  /(?:^|[^\u4e00-\u9fff]|吸引|来了|有|汇聚|集聚|共有|迎来|邀请|([\u4e00-\u9fff]{2,6}))(?:了|分别|主要|均|共)?来自(?:全球|世界|境外|海外)?$/;
const guests = ending(/(?:吸引|迎来|邀请|汇聚|集聚|共有)了?$/);
const deed = /^的[^，,；;。]{1,24}?(参展|参会|参赛|参评|参加|与会|到会|到场|出席|角逐|亮相)/;
const deeds: Readonly<Record<string, string>> = {
  与会: '参会',
  到会: '参会',
  到场: '参会',
  出席: '参会',
  参加: '参会',
  角逐: '参赛',
  亮相: '参展',
};

/** 来自28个国家和地区的1120家企业参展, 辐射52个国家的168个城市: how far something reaches or where those who came are from; null where no places are counted. */
export function nounOfPlaces(
  { plain }: Article,
  { dimension, unit, unitEnd, end }: Quantity,
  from: number,
  to: number,
  before: string,
  last: Draft | undefined,
): { noun: string; end: number } | null {
  if (dimension !== 'count' || unit !== '个') return null;
  const at = Math.max(unitEnd, end);
  const found = place.execAt(plain, at, at + 14)?.[1];
  if (!found) return null;
  const words = plain.slice(from, to);
  const did = deed.exec(plain.slice(at + found.length, at + found.length + 32))?.[1];
  const told = (noun: string) => ({ noun, end: at + found.length + (plain[at + found.length] === '的' ? 1 : 0) });
  if (did) return told(`${deeds[did] ?? did}${found}`);
  const verb = reached.exec(words)?.[1];
  // 产品已覆盖17个省份: whose reach it is stands right before, or nowhere.
  const own =
    verb && before.includes(verb)
      ? before
          .slice(0, before.lastIndexOf(verb))
          .replace(/(?:已经?|共|均|也|还|目前|累计)+$|^(?:公司|企业|集团|园区|集群)的?(?=.{2})/g, '')
      : '';
  if (verb) return told(`${/^[\u4e00-\u9fff“”]{2,6}$/.test(own) ? own : ''}${verb}${found}`);
  const who = came.exec(words);
  if (who) return told(who[1] && !guests.test(who[1]) ? `${who[1]}来源${found}` : found);
  // 辐射52个国家的168个城市: as far as the places before.
  const further =
    last?.kind === 'level' && plain[to - 1] === '的' && to - last.end < 14
      ? reached.exec(last.noun.replace(/(?:国家|地区|省|县).*$/, ''))
      : null;
  return further ? told(`${further[1]}${found}`) : null;
}
