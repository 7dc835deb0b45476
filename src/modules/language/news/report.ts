import { ending, opening } from '../pattern.ts';
import type { Article, Clause, Sentence } from './article.ts';
import { setFrame } from './frame.ts';
import { kindOfBody, type Mind, noteBody, speakOf } from './mind.ts';
import { bodyNamedAt, nameAt } from './name.ts';
import type { Name } from './place.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';
import { isShortOf } from './whom.ts';

/** Takes from a clause that says who tells something (某某园区年报显示, 某某商会秘书长介绍) whom the text goes on about, and of when. */
export function readReport({
  article,
  sentence,
  clause,
  mind,
  story,
  periods,
}: Pick<Scene, 'article' | 'sentence' | 'clause' | 'mind' | 'story' | 'periods'>): void {
  const { plain } = article;
  for (const token of clause.tokens) {
    const name =
      token.kind === 'word' && (token.places || token === clause.tokens[0])
        ? bodyNamedAt(article, clause, token.start, mind)
        : null;
    if (name) noteBody(mind, name.subject);
  }
  const named = nameAt(article, clause, clause.start, mind);
  if (named?.kind === 'body') {
    noteBody(mind, named.subject);
    // 某开发区管委会年报显示, 某工厂半年报: it tells of itself.
    const own = named.subject.replace(/(?:管委会|管理委员会|党工委)$/, '');
    const isOwn =
      own !== named.subject ||
      /(?:年报|季报|公告|快报|预告|财报|成绩单|运行报告|年度报告)/.test(plain.slice(named.end, clause.end));
    if (isOfQuoted(plain, sentence.start)) return;
    if ((isOwn && !/[局委厅院会]$/.test(own)) || isShortOf(own, mind.subject) || isHeading(article, clause, named))
      speakOf(mind, own, kindOfBody(own));
  }
  // 该研究院透露，明年拟将评价样本扩大到500家: a plan that names nobody else is the teller's.
  const isPlanned =
    (named?.kind === 'body' || (named?.kind === 'general' && named.end - named.start > 2)) &&
    !press.test(named.subject) &&
    ownPlan.testAt(plain, clause.end, clause.end + 24);
  if (isPlanned) speakOf(mind, named.subject, named.takes, named.parts);
  // 某产业集群党委书记介绍，集群党委…: the body is named by who speaks for it.
  const party = named?.kind === 'body' ? ofSecretary.exec(plain.slice(named.end, named.end + 6))?.[0] : undefined;
  if (named && party) {
    noteBody(mind, `${named.subject}${party}`);
    speakOf(mind, `${named.subject}${party}`, null);
  }
  // 洞泾镇党委书记表示, 某某商会秘书长介绍: one who speaks for them.
  // 该公司党委书记说: so does one of whom the words take up.
  else if (
    named !== null &&
    (/^(?:place|body)$/.test(named.kind) || (named.kind === 'general' && own.test(named.subject))) &&
    !teller.test(named.subject) &&
    speaker.test(plain.slice(named.end, Math.min(clause.end, named.end + 16)))
  )
    speakOf(mind, named.subject, named.takes, named.parts);
  // 某区昨日公布去年经济运行数据：…: a place that tells of itself.
  else if (named?.kind === 'place' && clause.stop === ':' && ofItself.testAt(plain, named.end, clause.end))
    speakOf(mind, named.subject, named.takes, named.parts);
  const told = periods.findLast(({ role, kind }) => role === 'use' && kind !== 'day' && kind !== 'vague');
  if (told) setFrame(story, told, true, true, 'sentence');
}

/** 记者从…获悉, 数据显示: who tells it. */
export function isReport({ tokens, start, end, stop }: Clause, plain: string): boolean {
  for (let i = tokens.length - 1; i >= 0 && end - tokens[i]!.end <= 4; i--) if (hasRole(tokens[i], role.said)) return true;
  return (
    (stop === ':' && told.testAt(plain, end - 2, end)) ||
    (source.testAt(plain, start, start + 4) && heard.testAt(plain, end - 2, end))
  );
}

const source = opening(/^(?:据|记者[从昨今]|来自)/);
const heard = ending(/(?:统计|测算|消息|数据|信息|获悉)$/);
const told = ending(/(?:消息|公告|数据|报告|统计|介绍)$/);

/** 某某博览会闭馆数据：…, 某某创业园三年进展：…: what is told of before a colon. */
function isHeading({ plain }: Article, { end, stop }: Clause, name: Name): boolean {
  return stop === ':' && !/(?:报|网|社|台|[局委厅])$/.test(name.subject) && headed.test(plain.slice(name.end, end));
}

/** “我们去年采购了14亿元的材料。”某公司总监告诉记者: who speaks in the quotes, named at the head of the sentence behind them (`next`); null where nobody is. */
export function tellerOf(article: Article, { start, end }: Sentence, next: Sentence | undefined, mind: Mind): Name | null {
  const { plain } = article;
  if (!quotedWe.testAt(plain, start, start + 16) || plain[end + 1] !== '”') return null;
  const [clause] = next?.clauses ?? [];
  if (!clause || clause.start > end + 3 || !isReport(clause, plain)) return null;
  const name = bodyNamedAt(article, clause, clause.start, mind);
  return name && name.takes !== null ? name : null;
}

const quotedWe = opening(/^“[^”]{0,10}(?:我们|我司|我厂|公司)/);

/** Whose telling is that of others' plans. */
const press = /(?:报|网|社|台|[局委厅署部]|客户端|政府|管委会)$/;
const ownPlan = opening(
  /^[，,:](?:今年|明年|后年|(?:今年|明年)?[上下]半年|下一步|下一阶段|接下来|未来[^，,\d]{0,6}年?|年内|此后|后续|20\d\d年)?(?:还|并|也|已)?(?:拟(?!合)|计划|打算|准备|正?考虑|力争|争取)/,
);

const ofItself = opening(
  /^(?:[昨今][日天]|近日|日前|\d{1,2}日)?(?:对外)?(?:公布|发布|晒出|亮出|交出|通报)(?:了)?[^，,《》“”]{0,20}(?:数据|情况|成绩单|答卷|账单|家底|报告)$/,
);

/** Who tells what others did. */
const teller = /(?:委会|党工委|报|网|社|台|[局委厅署]|海关|银行|调查队|大学|学院|研究院|研究所|证券|事务所)$/;
const speaker =
  /^(?:区|县|市|镇|街道)?(?:党工委|党委|管委会)?(?:常务|执行)?副?(?:书记|镇长|区长|县长|市长|乡长|主任|会长|秘书长|理事长|董事长|总经理|总裁|厂长|院长|园长|创始人|总监|负责人|发言人|掌门人)/;

/** Whose name of its own shows a body: what 该公司 stands for. */
const own = /.{2}(?:公司|集团|联盟|协会|商会|集群|园|园区|开发区|高新区|经开区|基地|中心)$/;

/** “园区二期也在加紧推进。”某经开区管委会副主任介绍，二期总投资…: what was quoted goes on. */
function isOfQuoted(plain: string, start: number): boolean {
  if (plain[start - 1] !== '”' && plain[start] !== '”') return false;
  // Looked for in so many characters alone: marks that close nothing would send every sentence to the head of the text.
  const since = Math.max(0, start - mostQuoted);
  const at = plain.slice(since, start).lastIndexOf('“');
  return at >= 0 && ofThing.testAt(plain, since + at + 1, since + at + 5);
}

const mostQuoted = 160;
const ofThing = opening(/^(?:园区|项目|工程|联盟|集群|基地|平台|小镇|协会)/);

const ofSecretary = /^党(?:委|总支|支部)(?=副?书记|委员)/;

const headed =
  /^(?:的)?[\u4e00-\u9fff\d]{0,6}(?:数据|调查|进展|指南|盘点|复盘|动态|速览|成绩单|情况|账单|看点|捷报|快报|现状|一览|小结|片区)(?:[(（][^)）]{1,6}[)）])?$/;
