import { ending, opening } from '../pattern.ts';
import { standsIn, startersOf } from '../starters.ts';
import { tokensIn } from '../token.ts';
import type { Clause } from './article.ts';
import { ofClause } from './clause-mark.ts';
import type { Name } from './place.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';
import { isScenery } from './scenery.ts';
import { isSiteOf } from './taken-up.ts';
import { isHeldAt, isHonour, isRankedAmong } from './whom.ts';

const timesOf = opening(/^[^，,]{0,24}?的(?:近|约|超过?|逾)?[\d.一两二三四五六七八九十]+倍/);
const ofWhole = opening(/^的?(?:占比|占|市场份额|市场占有率|份额)/);

/** Whether the name that opens a clause is the one its figures are about, and not where, among whom or by what they came to be. `hasFigures`: the clause has some of its own. */
export function isTold(
  { article, clause, mind, sentence, story }: Pick<Scene, 'article' | 'clause' | 'mind' | 'sentence' | 'story'>,
  found: Name,
  hasFigures: boolean,
  ranks: Scene['ranks'],
): boolean {
  const { plain } = article;
  const before = plain.charAt(found.start - 1);
  const isPlace = found.kind === 'place' || found.kind === 'corridor';
  return (
    // 园区名片: a headline takes nothing up.
    !(found.kind === 'general' && sentence.isTitle) &&
    !isRankedAmong(plain, found, mind) &&
    // 在长三角列第三: the name says among whom.
    !ranks.some(({ who, nounEnd, end }) => who === null && found.start >= nounEnd && found.end <= end) &&
    // 产量2.4万台，在全省占比超过80%, 产量2.4万台，全省占比80%: of what it is a share.
    !(
      (before === '在' || (found.kind === 'general' && mind.subject !== null && plain[found.start] === '全')) &&
      ofWhole.testAt(plain, found.end, found.end + 4)
    ) &&
    // 是湖北全省瞪羚企业平均水平的3倍: what is likened to.
    !(before === '是' && hasFigures && timesOf.testAt(plain, found.end, Math.min(clause.end, found.end + 30))) &&
    // 某股份有限公司(证券简称:汾澜新能): the name before goes on.
    !plain.endsWith('简称:', found.start) &&
    // 国家级企业技术中心:287个: what is counted.
    !(found.kind === 'general' && plain[found.end] === ':') &&
    // 将全市各行业协会纳入党建: what somebody does something with.
    !(found.kind === 'general' && (before === '将' || before === '把')) &&
    // 联合粤港澳大湾区80余家单位成立: with whom.
    !isPartner(plain, found, mind.subject) &&
    // 苏州市级总部149家, told of a park of 苏州: whose list they are on.
    !(
      isPlace &&
      mind.subject !== null &&
      mind.subject !== found.subject &&
      plain.charAt(found.end) === found.takes &&
      plain.charAt(found.end + 1) === '级'
    ) &&
    // 某项目位于某区，由某集团合作开发，总投资…: by whom it is done.
    !(
      before === '由' &&
      !hasFigures &&
      sentence.clauses[0] !== clause &&
      mind.subject !== null &&
      byWhom.testAt(plain, found.end, clause.end)
    ) &&
    // 会上，某企业当选理事长单位: who was chosen, at a meeting of others.
    !(!hasFigures && mind.subject !== null && chosen.testAt(plain, found.end, clause.end)) &&
    // 比海宁少了近三成: what is compared with.
    before !== '比' &&
    before !== '较' &&
    // 将在九城市举办活动6场: where it is held.
    !(mind.subject !== null && isPlace && isHeldAt(plain, found)) &&
    // 在长三角G60科创走廊国家战略牵引下，策源地松江…: what stands around it.
    !(
      !hasFigures &&
      ((isPlace && frames.testAt(plain, clause.start, found.start)) || aims.testAt(plain, clause.start, found.start)) &&
      framed.testAt(plain, found.end, clause.end)
    ) &&
    // 在上海集成电路产业布局中地位显著: among whom it stands.
    !(isPlace && !hasFigures && before === '在' && within.testAt(plain, found.end, clause.end)) &&
    // 以长三角G60科创走廊建设为抓手: by what means.
    !(!hasFigures && before === '以' && means.testAt(plain, found.end, clause.end)) &&
    !isScenery(plain, found, { clause, sentence, mind }, hasFigures) &&
    // 某某新闻社消息: who told it.
    !ofPress.test(found.subject) &&
    !isOneOfList(article, found, clause) &&
    // 温州网讯, 新民晚报讯: whose report it is.
    !reportOf.testAt(plain, found.end, found.end + 6) &&
    !isHonour(plain, found, story, mind) &&
    // 包括长安林肯、新一代翼虎等5个项目: some of those that are counted.
    !(isPlace && among.testAt(plain, clause.start, found.start) && counted.testAt(plain, found.end, clause.end)) &&
    !isSiteOf(article, found, mind)
  );
}

const chosen = opening(/^(?:再次|连续)?(?:当选|连任|获选)为?[^，,。]{0,10}(?:单位|会长|理事长?|主席|秘书长|监事长?)/);
const byWhom = ending(/(?:投资|建设|开发|运营|承建|打造|共建|管理|牵头|组建|发起|出资|主办|承办|编制|起草|合作)$/);
const ofPress = ending(/(?:消息|[报网社台线快简日电]讯|报道|通讯员|记者)$/);
const among = ending(/(?:包括|包含|涵盖|囊括|既有)了?$/);
const counted = opening(/^[^，,、]{1,14}、[^，,]{1,40}等/);
const reportOf = opening(/^(?:新闻)?网(?:讯|电|消息| ?[>|])/);

/** 联合粤港澳大湾区80余家单位成立: where those are from who join what is told of. */
export const isPartner = (plain: string, { kind, start }: Name, subject: string | null) =>
  subject !== null && kind === 'place' && /联合|携手|会同/.test(plain.slice(start - 2, start));

/** 某某馆、甲集团、乙公司等70余家, 甲园、乙中心三个园区, 有甲院的“…”、乙院的“…”等: one of several. */
function isOneOfList({ plain, tokens }: Scene['article'], { kind, start, end }: Name, { end: limit, held }: Clause): boolean {
  if (!mayList(held) || (kind !== 'body' && kind !== 'place')) return false;
  if (!standsIn(listMarks, plain, end, Math.min(limit, end + 50))) return false;
  const found = inList.execAt(plain, end, Math.min(limit, end + 80));
  if (!found) return false;
  const rest = found[1]!;
  if (kind === 'body' ? rest !== '' && !/^(?:\(|的?“)/.test(rest) : !institution.test(rest)) return false;
  return !tokensIn(tokens, start, end + rest.length).some(token =>
    hasRole(token, role.have | role.flow | role.reach | role.rank),
  );
}

const listMarks = startersOf('、');
const mayList = ofClause.needs(/、/);
const inList = opening(
  /^((?:的?“[^”]{1,40}”|\([^)]{1,12}\)|[^，,；;、“”]{0,6}))、[^，,；;]{1,60}?(?:等|[两二三四五六七八九十\d]{1,3}(?:个|家|大|所|地))/,
);
const institution = /(?:馆|公司|集团|学院|大学|医院|研究[院所]|局|厂|银行|协会|商会|中心|股份)$/;

const frames = opening(/^.{0,12}(?:在|依托|借助|围绕|随着|面对|根据|按照|基于|结合|针对|抢抓|紧扣|立足|聚焦)$/);
const aims = opening(/^(?:围绕|聚焦|紧扣|对标|按照|根据)/);
const within = opening(/^[^，,]{2,14}?[中里内上](?=[\u4e00-\u9fff])/);
const means = ending(/为(?:抓手|契机|引领|牵引|依托|目标|重点|主线|载体|核心|导向|基础|龙头|主体|纽带|平台|总抓手|突破口)$/);
const framed = ending(
  /(?:[下上后]|(?:过程|进程|浪潮|征程)中|背景|契机|要求|框架|机遇|东风|战略|优势|目标|部署|布局|发展|建设|推进|升级|转型|结果|数据|核算|统计|口径|安排|规划|方案|精神)$/,
);
