import { gather } from '../gather.ts';
import { ending } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import { clauseBefore, type Draft } from './draft.ts';
import type { Item } from './trade-name.ts';

/** What is asked about the words of a trade. */
const ofWords = patternGroup();

/** 热门新闻, 来源:互联网: the words of the page around a text. */
const ofPage = ofWords.add(/新闻|阅读|资讯|热门|网站|首页|责编|编辑|记者|声明|下载|订阅|公众号|关注|版权|转载|上一篇|下一篇/);
const sourced = ending(/(?:来源|出处|稿源|编辑|作者|转自)[:： ]{0,2}$/);
/** 第四小学-校舍, 研发大楼, 某子公司: who asks and what is built. */
const bodies = ofWords.add(/(?:小学|中学|学校|幼儿园|校舍|大楼|办公楼|综合楼|食堂|子公司)$/);
/** 自然人、法人和其他组织均可报名: who may bid. */
const bidders = ofWords.add(
  /^(?:(?:境内外?|国内外?|中国)?(?:的)?(?:自然人|法人|(?:其[他它])?(?:经济)?组织)|个人|个体(?:工商)?户|合伙企业|村集体|农户)(?:$|[都均皆也可])/,
);
/** 地面铺瓷砖, 墙面刷白: how rooms are fitted out. */
const fitted = ofWords.add(/^(?:地面|墙面|墙体|吊顶|顶面|天花|室内)(?:[铺刷贴涂做采用为]|$)/);
/** 研发、生产 behind what is made: work that says too little alone. */
const general = ofWords.add(/^(?:生产|制造|销售|建设|经营|运营|开发|扩产)$/);
/** 在某市经济开发区上新材料: where it is made stands before it. */
const placed = ofWords.add(
  /^.*(?:开发区|高新区|新区|园区?|[市县镇区])(?:内)?(?:新上|新建|投建|建设|实施|[上建])(?=[\u4e00-\u9fff]{2})/,
);
/** 婴童服饰类创新(企业): what they are like. */
const inventive = ofWords.add(/类?创新型?$/);
/** 游艇的批量制造, 游艇批量化 */
const done = ofWords.add(/的(?:批量|规模|产业|量产|大规模)化?(?:制造|生产|加工|研发)$|(?:批量|规模)化$/);
/** 微型电动车的牌子, 研发的资源, 摆好: who makes it and what is done otherwise. */
const otherwise = ofWords.add(
  /的(?:牌子|品牌|厂商|企业|公司|资源|工作|能力|场地)|[摆放收弄搬]好$|^(?:公司|企业|总部|配套|企业?研究院)$/,
);
const firmInside = ofWords.add(/(?:子公司|集团|控股)[\u4e00-\u9fff]/);

/** Leaves out what is no trade among the wanted ones, and cuts off where or how it is made. */
export function cutTrades({ plain, side }: Draft, items: readonly Item[]): Item[] {
  return gather(items, item => {
    const words = plain.slice(item.start, item.end);
    const held = ofWords.heldBy(words);
    if (
      ofPage.test(words, held) ||
      fitted.test(words, held) ||
      bidders.test(words, held) ||
      bodies.test(words, held) ||
      otherwise.test(words, held) ||
      firmInside.test(words, held)
    )
      return [];
    if (sourced.test(clauseBefore(plain, item.start, 6))) return [];
    const like = inventive.exec(words, held)?.[0].length ?? 0;
    if (side !== 'need') return like > 0 && like < words.length - 1 ? [{ ...item, end: item.end - like }] : [item];
    if (general.test(words, held)) return [];
    const start = item.start + (placed.exec(words, held)?.[0].length ?? 0);
    const end = item.end - (done.exec(words, held)?.[0].length ?? 0);
    return end - start >= 2 ? [{ ...item, start, end }] : [];
  });
}
