import { ending } from '../pattern.ts';
import { type Article, type Clause, wordsOf } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { firmTail } from './firm-tail.ts';
import { actorBefore } from './party.ts';
import type { Period } from './when.ts';

const verb = ending(
  /(?:揭牌|启用|上线|开园|开馆|开业|投产|首发|首航|开通|成立|投用|投运|竣工|奠基|设立|举行|举办|召开|开幕|落幕|闭幕|获批|(?:全线)?通车|并网发电|开门(?:迎客|营业)|试(?:生产|运[营行])|落成|开港|开航|开街|动工|破土|试产|封顶|落槌|开槌|敲槌|收槌|收官|谢幕|开赛|拉开帷幕|启幕)(?:运营|运行|成立|启用|投产|使用|投用|并网)?$/,
);
const thing =
  /(?:实验室|中心|平台|基地|产业园|科技园|工业园|园区|工厂|项目|产线|班列|航线|联络线|专线|高铁|联盟|党委|基金|学院|公司|风电场|电站|码头|服务站|研究院|馆|(?<=[\u4e00-\u9fff]{3})厂|大厦|大楼|社区|公寓|联合体|博览会|拍卖会|拍卖季|峰会|(?<=[\u4e00-\u9fff]{4})展|决赛|车间|会客厅|大赛|推介会|工程|道路|隧道|大桥|高架|枢纽|集聚区|大模型|指数|(?<!成立|换届|表彰|发展|推进|动员|总结|创新|工作|企业|人才)大会|论坛|堆场|泊位|货场|对接会|交易会|服务周|设计周|活动周)(?:[(（][^)）]{1,8}[)）])?(?:[一二三四]期)?$/;

const plural =
  /、|举行|召开|等[一\d]|[\d几多批]+个|[两三四五]型|重大|重点|产业链项目|首条产线$|^(?:[一二三四]期|迎来|再(?![生制])|等|该|其|集中|签约)|及|有一[个座条处家]|人才公寓$/;

/** 该公司谐波减速器产线, 某某有限公司的某某工厂: what comes into being is not called by whose it is. */
const owner =
  /^(?:[该本]?(?:公司|集团|企业)|(?![^的]{0,30}[与和、])[^的，,]{4,30}?有限(?:责任)?公司)的?(?=[^党工支]{4})(?!分公司|子公司)/;

const raisedBy = /^(.*?)(?<![自缘])由[^，,的]{2,44}?(?:牵头|发起|主导|倡议|指导|联合|共同|合作|出资|投资|负责)+(?:正式)?$/;

const founding = ofClause.add(
  /(?:(?:共同|联合|正式|发起|牵头|宣布|揭牌)(?:成立|组建|设立)了?(?:首[个支条家])?|元中标)((?!合资)[\u4e00-\u9fffa-z0-9]{4,26})$/,
);

/** What comes into being in a clause (…共建的先进封装联合实验室11日揭牌): what the next clauses are about; null where nothing does. */
export function bornIn(article: Article, clause: Clause, periods: readonly Period[]): string | null {
  const { plain } = article;
  if (!verb.testAt(plain, Math.max(clause.start, clause.end - 8), clause.end)) {
    // 共同成立概念验证联盟，成员机构46家
    const made = founding
      .execAt(plain, Math.max(clause.start, clause.end - 44), clause.end, clause.held)?.[1]
      ?.replace(/^[^的]*元的/, '');
    if (made === undefined || plural.test(made) || !thing.test(made)) return null;
    return wordsOf(article, clause.end - made.length, clause.end);
  }
  let words = '';
  let at = clause.start;
  for (const { start, end } of periods) {
    if (start < at) continue;
    words += wordsOf(article, at, start);
    at = end;
  }
  words += wordsOf(article, at, clause.end);
  const found = verb.exec(words);
  if (!found) return null;
  // 该党委由某公司党委牵头成立: what came into being stands before who made it.
  const told = words.slice(0, found.index);
  const raised = raisedBy.exec(told);
  const actor = actorBefore(raised ? raised[1]! : told)
    .actor.replace(owner, '')
    .replace(/^[^，,]{0,8}首[个家条座支](?=.{3})|^[^，,]{0,6}最大的(?=.{3})|^.{2,8}(?=年产\d)/, '')
    .replace(/^[^的，]{2,12}[区市县镇园]的(?=[\u4e00-\u9fff]{6})/, '')
    .replace(/^[^的，]{4,20}的(?=[^的，]{4,20}$)/, words =>
      firmTail.test(words.slice(0, -1)) || /(?:公司|集团)的$/.test(words) ? '' : words,
    )
    .replace(/^(?:总)?(?:投资|规模|全长|占地|建筑面积)[^的]{2,14}的/, '')
    .replace(/^以[“"][^”"]{2,30}[”"]为(?:主题|题|主线)的/, '')
    // 峰会还为某某培养基地揭牌: who unveils it.
    .replace(
      /^(?:[^，,为]{0,14}(?:[会市区县镇园委]|仪式|活动|领导|嘉宾|代表))?(?:还|也|又|同时|现场|共同|一起)*为(?=[^为]{4})/,
      '',
    );
  // 重大项目, 5个项目, 二期工程: many things or part of one are not what the text goes on about.
  if (plural.test(actor)) return null;
  // 本届博览会: the one told of.
  if (/^(?:本|这|上|该)[届次个]/.test(actor)) return null;
  return actor.length >= 4 && actor.length <= 34 && thing.test(actor) ? actor : null;
}
