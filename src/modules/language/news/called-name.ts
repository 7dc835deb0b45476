import { ending, opening } from '../pattern.ts';
import { standsAt, startersOf } from '../starters.ts';
import { type Article, wordsOf } from './article.ts';
import { hereAt } from './here.ts';
import { kindOfBody, type Mind, resolved } from './mind.ts';
import type { Name } from './place.ts';

const starts = startersOf('共开联公本此该这下主组承各企大赛展活论百千十国全');

const sited = ending(/(?:位于|坐落于|地处|坐落在)[^，,。的]{2,14}的$/);
const site = opening(
  /^(?!一[座个])[\u4e00-\u9fff]{4,16}?(?:园区|产业园|科技园|基地|小镇|中心|工厂|码头|实验室|研究院|平台)(?:[一二三]期)?(?=$|[，,])/,
);

const shared = opening(
  /^(?:共享|开放|联合|公共)(?!共享|开放|联合)[\u4e00-\u9fff]{2,8}?(?:平台|中心|实验室|车间|工厂|仓库|基地|[样资数]?[本源据]库)(?=[已现可]|目前|累计|今年|去年|上半年|建筑|面积|总|，)/,
);
const selection = opening(
  /^(?:本次|此次|本届|该次|这次|本轮|这轮|该)(评选|评审|评比|评定|遴选|征集|海选|认定|申报|竞赛|票选|评价|测评|考评)(?:活动|工作)?(?!委|会|小组|专家|结果|标准|程序|办法|范围|对象|中|后|前|期间)/,
);
const nextTime = opening(/^下一?[届次](?:的)?(?:展会|大会|峰会|论坛|博览会|大赛|展览会|赛事|年会|交易会)/);
const hosts = opening(
  /^(?:大会|大赛|赛事|展会|活动|论坛)?(?:主办方|承办方|组委会|主办单位|组织方)(?=[还共也又]|累计|[现当]场|同步|同期|组织|举办|发布|设置|安排|邀请|吸引|促成|达成|介绍)/,
);
const all = opening(/^各(?:联盟|集群|园区|基地|平台|产业链|党委)(?=[共已现]|累计|合计|去年|今年|上半年)/);
const hundred = opening(
  /^[百千十](?:佳|强)(?:园区|开发区|经开区|高新区|区|县市?|县域|市|镇|街道|乡镇|城市|城区|集群|小镇)(?=以|用|贡献|创造|合计|共|平均|去年|实现|拥有|集聚)/,
);
const markets = opening(
  /^(?:国内|全球|国际)(?=(?:市场)?(?![^，,。；;]{0,12}[占份])[\u4e00-\u9fffa-z]{1,8}(?:均价|价格|报价|运价|市场价|库存)(?!的?优势|竞争))/,
);
const ofFirm = opening(
  /^企业(?=(?:去年|今年|上半年|前三季度|目前|现有?|预计)?(?:全年|年)?(?:销售额|销售收入|营收|营业收入|产值|研发投入|研发费用|净利润|员工|在手订单|产能|出口额))/,
);
const meeting = /(?:[会展赛]|论坛|拍卖季)$/;

/** 位于某区的: whether the words before a place say where stands what follows. */
export const isSited = (plain: string, at: number): boolean =>
  plain[at - 1] === '的' && sited.testAt(plain, Math.max(0, at - 18), at);

/** 共享仪器平台, 本次评选, 下一届展会, 主办方: those who are called by what they do or by what was told of; null where none stands at `at`. */
export function calledAt(article: Article, at: number, limit: number, mind: Mind): Name | null {
  const { plain } = article;
  // 位于某区的智能电梯示范园区，去年…: what stands there, though its name is of plain words.
  const there = isSited(plain, at) ? site.execAt(plain, at, Math.min(limit, at + 22))?.[0] : undefined;
  if (there !== undefined) {
    const subject = wordsOf(article, at, at + there.length);
    return { subject, start: at, end: at + there.length, kind: 'body', takes: kindOfBody(subject) };
  }
  if (!standsAt(starts, plain, at)) return null;
  const entered = hereAt(article, at);
  if (entered) return entered;
  // 共享仪器平台已收录…: a body whose first word is a verb elsewhere.
  const end = Math.min(limit, at + 20);
  const thing = shared.execAt(plain, at, end)?.[0];
  if (thing !== undefined) {
    const subject = wordsOf(article, at, at + thing.length);
    return { subject, start: at, end: at + thing.length, kind: 'body', takes: kindOfBody(subject) };
  }
  const chosen = selection.execAt(plain, at, end);
  if (chosen) {
    const subject = selectionBefore(article, at, chosen[1]!) ?? chosen[0];
    return { subject, start: at, end: at + chosen[0].length, kind: 'general', takes: null };
  }
  const next = nextTime.execAt(plain, at, end)?.[0];
  if (next !== undefined) return { subject: next, start: at, end: at + next.length, kind: 'general', takes: null };
  const each = all.execAt(plain, at, end)?.[0];
  if (each !== undefined) return { subject: each, start: at, end: at + each.length, kind: 'general', takes: null };
  // 百强园区以全国0.3%的国土面积，贡献了…: those of a list, all together.
  const best = hundred.execAt(plain, at, end)?.[0];
  if (best !== undefined) return { subject: best, start: at, end: at + best.length, kind: 'general', takes: null };
  // 国内电堆均价环比下降8.5%: the market as a whole.
  const market = markets.execAt(plain, at, end)?.[0];
  if (market !== undefined) return { subject: market, start: at, end: at + market.length, kind: 'general', takes: null };
  // 某公司三期工厂…，企业年销售额可达45亿元: the firm told of.
  const isFirm = mind.subject !== null && (mind.kind === '公司' || /公司/.test(mind.subject));
  const firm = isFirm && ofFirm.testAt(plain, at, end) ? resolved(mind, '公司') : null;
  if (firm !== null && firm !== '公司') return { subject: firm, start: at, end: at + 2, kind: 'general', takes: '公司' };
  // 主办方还组织对接会46场: of the meeting told of.
  const host = hosts.execAt(plain, at, Math.min(limit, at + 10))?.[0];
  const held = host === undefined ? undefined : mind.recent.findLast(name => name.length > 5 && meeting.test(name));
  return held ? { subject: held, start: at, end: at + host!.length, kind: 'general', takes: null } : null;
}

/** 第三届某某优秀案例评选总结会…，本次评选: what the contest was called before; null where it was not named. */
function selectionBefore(article: Article, at: number, word: string): string | null {
  const from = Math.max(0, at - reach);
  const before = article.plain.slice(from, at);
  const last = before.lastIndexOf(word);
  if (last < 0) return null;
  const found = edition.exec(before.slice(0, last));
  return found ? wordsOf(article, from + found.index, from + last + word.length) : null;
}

/** How far back the name of a contest is looked for. */
const reach = 400;
const edition = /(?:第[一二三四五六七八九十百\d]{1,4}届|20\d\d年?度?)(?:(?![的在于由将，,。；;：:、”])[\s\S]){2,28}$/;
