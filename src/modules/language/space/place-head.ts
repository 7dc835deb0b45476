import { matchesOf } from '../matches.ts';
import { opening } from '../pattern.ts';
import type { Draft } from './draft.ts';
import type { PlaceHits } from './place-hit.ts';
import type { Zone } from './zone.ts';

/** Where a notice says what it offers: at the head of a line, behind a label or a place. */
const offeredThere =
  '厂房|仓库|车间|办公|综合楼|保鲜|冷库|大棚|商铺|门面|店面|铺面|营业房|摊位|房屋|房产|场地|空地|土地|物业|资产';
const state = '(?:集体|闲置|空置|剩余|空余|部分|标准|扶贫|村级|自有|原|旧|老|[一二三四首底\\d]{1,2}[楼层])';
/** 石桥村旧厂房公开招租: a village that no town stands before. */
const village = new RegExp(
  `(?<=^|[\\n:：】 ])(?:关于)?([\\u4e00-\\u9fff]{1,5}?村)(?= ?(?:${state}|${offeredThere}|农贸市场|小学|学校|卫生室|定于|公开招租|招租|出租|\\d{1,2}[号#](?:车间|厂房|仓库|楼|地块|房)))`,
  'g',
);
const noVillage =
  /^(?:关于)?(?:[本该我全各某每一几两三整老旧新原]|新农|乡|农|城中|美丽|行政|自然|度假|地球|文化|民俗|中心|公寓|员工|职工|工业|奥运|大学生?)村$|[的在于位租售卖求找购及和与]/;
/** 北联市场三楼营业房: a market whose stalls are on offer. */
const market = new RegExp(
  `(?<=^|[\\n:：】 ])([\\u4e00-\\u9fff]{2,10}?市场)(?= ?(?:${state}|${offeredThere}|[a-z]区|[a-z]?\\d|公开招租|招租|出租|\\n))`,
  'g',
);
const noMarket =
  /^(?:[\u4e00-\u9fff]{0,2}(?:农贸|批发|专业|综合|集贸|菜|交易|旧货|二手车?|物流|建材|面向|劳务|人才|国内|国际|海外|本地|资本|主要|适合|贸易))市场$|[的在于位租售卖求找购及和与招商为是可]/;
/** 方正信息港二期写字楼, 飞云科学园: a park by the ending of its name. */
const park =
  /(?<=^|[\n:：】 )）、])([\u4e00-\u9fffa-z][\u4e00-\u9fffa-z·•]{1,14}?(?:科学园|信息港|企业港|未来港|总部港|智慧园|双创园|大学生创业园|生态公园|文化公园|创客基地))(?=[一二三四五六]期|[(（\n ,，。 ]|[a-z]?\d{0,2}[栋幢座区]|招[租商]|出租|综合楼|写字楼|研发楼|厂房|办公|$)/g;
const noPark =
  /^(?:国际|现代|本|该|我|某|打造|建设|规划|位于|紧邻|毗邻|靠近|附近|全国|首个|一个|省级|国家级)|[的在于位租售卖求找购及和与]/;
/** 洞桥新村北区12幢: a housing estate whose houses are on offer. */
const estate =
  /(?<=^|[\n:：】 |)）、])([\u4e00-\u9fff]{2,8}?(?:新村|小区|花苑|家园|花园|佳苑|公馆)(?:[东南西北中]区|[一二三四五]区)?)(?=[a-z]?\d{1,3}-?\d{0,3}(?:幢|栋|座|号))/g;
const noEstate = /^(?:[本该我某]|住宅|安置|老旧|居民|工业)|[的在于位租售卖求找购及和与]|工业小区/;
const leading = opening(/^(?:关于|位于|招商[:：]?)/);

/** Names that a notice begins with and no list knows: villages, markets and parks of an offer. What holds a place of the lists begins behind it. */
export function headNames({ plain, side }: Draft, hits: PlaceHits): Zone[] {
  if (side !== 'offer') return [];
  const zones: Zone[] = [];
  const take = (at: number, name: string, no: RegExp, rule: string, keepsPlace: boolean) => {
    const lead = leading.exec(name)?.[0].length ?? 0;
    let start = at + lead;
    const end = at + name.length;
    // 石桥镇农贸市场: the town is a name of its own.
    if (!keepsPlace) for (let hit = hits.at(start); hit?.full && hit.end < end; hit = hits.at(start)) start = hit.end;
    const words = plain.slice(start, end);
    if (words.length < 3 || no.test(words) || hits.at(end - 1)?.end === end) return;
    zones.push({ start, end, rule });
  };
  if (plain.includes('村'))
    for (const { index, 0: words, 1: name } of matchesOf(plain, village))
      take(index + words.length - name!.length, name!, noVillage, 'place.village', false);
  if (plain.includes('市场'))
    for (const { index, 1: name } of matchesOf(plain, market)) take(index, name!, noMarket, 'place.market', false);
  if (/[苑园村区馆][东南西北中一二三四五]?区?[a-z]?\d/.test(plain))
    for (const { index, 1: name } of matchesOf(plain, estate)) take(index, name!, noEstate, 'place.estate', false);
  if (/[园港基]/.test(plain))
    for (const { index, 1: name } of matchesOf(plain, park)) take(index, name!, noPark, 'place.park', true);
  return zones;
}
