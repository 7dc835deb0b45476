import { ending, opening } from '../pattern.ts';
import { standsAt, standsIn, startersOf } from '../starters.ts';
import { tokensIn } from '../token.ts';
import { wordsOf } from './article.ts';
import { bodyAt } from './body.ts';
import { ofClause } from './clause-mark.ts';
import { firmAt } from './firm.ts';
import { keep, noteBody } from './mind.ts';
import { bodyNamedAt, nameAt } from './name.ts';
import { leadsNoun } from './noun-lead.ts';
import { ownNameEnd } from './own-name.ts';
import type { Name } from './place.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';
import { hasUnknown } from './unknown.ts';
import { isOfList } from './whom.ts';

const particles = startersOf(' ，,、“"’”·的了:：');
const skipRoles = role.lead | role.modal;

/** 策源地松江, 国家级松江经开区: a name behind a noun that says what it is. */
export function appositionAt({ article, clause, mind }: Pick<Scene, 'article' | 'clause' | 'mind'>, at: number): Name | null {
  // 高出杭州24.6个百分点, 反超苏州: what is compared with.
  const opening = clause.tokens.find(({ start }) => start === at);
  if (hasRole(opening, role.up | role.down | role.rank | role.make)) return null;
  // 引进上海项目43个, 吸引杭州客商: whom a verb brings.
  if (brings.testAt(article.plain, at, at + 12)) return null;
  for (const token of clause.tokens) {
    if (token.start <= at) continue;
    if (
      token.start - at > 8 ||
      token.kind !== 'word' ||
      hasRole(
        token,
        role.have |
          role.flow |
          role.make |
          role.do |
          role.act |
          role.reach |
          role.rank |
          role.share |
          role.up |
          role.down |
          role.from |
          role.to,
      )
    )
      return null;
    if (!token.places || !/^[\u4e00-\u9fff]+$/.test(article.plain.slice(at, token.start))) continue;
    if (/[在与和向对由为到着]|[献造担载]了|全[国球省市]|占|居|[次少多高低优]于/.test(article.plain.slice(at, token.start)))
      return null;
    return nameAt(article, clause, token.start, mind);
  }
  return null;
}

const brings = opening(
  /^(?:新|再|共|累计|成功|先后)*(?:引进|引入|吸引|吸纳|承接|招引|引来|迎来|落户|对接|洽谈|接待|签约)(?:了|来自)?[\u4e00-\u9fff]{2,5}(?:项目|客商|资本|企业|投资|资金|人才|游客|团队|机构|高校|院所|订单)/,
);

const [placed, staged, ordered] = [
  /来自[^，的]{2,12}的|以[^，,、]{2,14}为(?:核心|主导|龙头|主体|引领|依托|支撑|中心|代表|重点|抓手|牵引|纽带|载体|骨干)的/,
  /整个|为期[一二两三四五六七\d]{1,2}天的|同[在处](?=[^，])[^，的]{0,10}的(?=[\u4e00-\u9fffa-z“]{3})|(?:总部)?(?:设在|位于|落户|落在|建在|布局在|选址在?|扎根|坐落[于在]?|地处)(?!于)[^，的\d]{2,12}的(?=[\u4e00-\u9fffa-z“]{3})/,
  /(?:从|围绕|聚焦)[^，。；\d]{2,30}?等?(?:[一二两三四五六七八九十\d]+个|多)?(?:方面|维度|环节|领域)(?:入手|发力|着手)?|(?:最靠前|其后|紧随其后|排名最高)的|(?:[上本去前]届|[上本]年?度?)?的?(?:榜单|名单|排行榜)[上中里]|\d{1,2}[.、](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|--|(?:往下|其次|接着|随后|依次|再往后)是|[一二三四五六]是(?=[\u4e00-\u9fff]{3})|[分从按](?!动|解|母|局|公司|行|厂)[\u4e00-\u9fff]{1,8}(?:来|细)?看(?=[，,]|$)|[一二三四五六七八九十]{1,2}、(?=[\u4e00-\u9fff]{2})|自(?![动主有营研产])|从(?!业|事)|在(?![手研建租库线册校岗编产途售孵职])|于|位于|来自|由|据|经[\u4e00-\u9fff]{2,4}(?:核算|统计|测算)|截至|随着|当年|去年|今年|上午|下午|按[\u4e00-\u9fff]{2,8}计算(?:\(下同\))?|继(?=[^，,续承任][^，,]{2,40}后)|以|因(?![素此为])/,
];
/** 规模最大的要数, 最大的项目之一、: what only 最 and 之 show, whatever stands before. */
const [topped, oneOf] = [
  /[\u4e00-\u9fff]{0,6}最[大快早多高亮强火好新][^，,、\d]{0,6}?的?(?:要数|当数|当属|莫过于|首推)/,
  /[^，、\d]{2,10}(?<!分)之一、|(?:其中)?(?:[\u4e00-\u9fff]{2,4})?最[大高多]的(?:一[个家笔])?(?:来自|是|为)/,
];
const opensWithAny = (...forms: readonly RegExp[]) => opening(new RegExp(`^(?:${forms.map(({ source }) => source).join('|')})`));
const leadWords = opensWithAny(placed, staged, ordered);
const leadOrMost = opensWithAny(placed, topped, staged, oneOf, ordered);
const isMost = ofClause.needs(new RegExp(`${topped.source}|${oneOf.source}`));

/** 上海全球投资促进大会上松江已有…: where it is told. */
const atMeeting = opening(
  /^[^，,、。；;:的]{3,26}?(?:大会|会议|论坛|峰会|推介会|推进会|发布会|对接会|招商会|年会|拍卖会|博览会|活动|仪式)(?:现场)?(?:上(?![升涨海市线榜报调门架])|(?<=会|坛|动)(?=总投资))/,
);
const mostMeeting = 32;
const upon = startersOf('上');
const isUpon = ofClause.needs(/上/);
const isDashed = ofClause.needs(/--/);

/** 来自九城市各部门、高校和企业的580名代表: where those come from who are counted. */
const fromWhere = opening(/^来自[^，,。；;的\d]{2,34}的(?=\d)/);

/** 一根丝撑起半壁江山——盛泽镇聚集着2500多家企业: where the clause begins whose figures follow, behind a dash if it names somebody. */
export function behindDash({ article, clause, mind }: Pick<Scene, 'article' | 'clause' | 'mind'>, limit: number): number {
  if (!isDashed(clause.held)) return clause.start;
  const at = article.plain.slice(clause.start, limit).lastIndexOf('--');
  if (at < 3 || !/[\u4e00-\u9fff”]/.test(article.plain.charAt(clause.start + at - 1))) return clause.start;
  const from = clause.start + at + 2;
  return nameAt(article, clause, from, mind) ? from : clause.start;
}

/** Where the words that matter begin: behind times, connectives and marks. */
export function skipLead({ article, clause, periods }: Pick<Scene, 'article' | 'clause' | 'periods'>, from: number): number {
  const { plain, names } = article;
  let at = from;
  let index = 0;
  for (let turn = 0; turn < 8; turn++) {
    const period = periods.find(({ start, role }) => start === at && role !== 'base');
    while (index < clause.tokens.length && clause.tokens[index]!.start < at) index++;
    const token = clause.tokens[index]?.start === at ? clause.tokens[index] : undefined;
    if (period) at = period.end;
    // 微澜传感: a name, though its first character leads on elsewhere.
    // 正泰电器: so is that of a firm.
    else if (names.size > 0 && ownNameEnd(article, at, clause.end) !== null) break;
    else if (
      plain[at] === '正' &&
      !'以在从向按是如式对由被把将值'.includes(plain[at + 1] ?? '以') &&
      (at === clause.start || plain[at - 1] === '由') &&
      (firmAt(article, at, Math.min(clause.end, at + 12)) !== null || bodyAt(article, at, Math.min(clause.end, at + 24)) !== null)
    )
      break;
    else if (
      token &&
      hasRole(token, skipRoles) &&
      !leadsNoun(token, clause.tokens[index + 1], plain) &&
      !(token.kind === 'word' && /^(?:将|拟|正)$/.test(token.word) && at === from && from > clause.start)
    )
      at = token.end;
    else if (plain.startsWith('【', at) && bracketed.testAt(plain, at, at + 40)) at = plain.indexOf('】', at) + 1;
    else if (standsAt(particles, plain, at) && at < clause.end && !isQuotedName(plain, at)) at++;
    else {
      const more =
        (isUpon(clause.held) && standsIn(upon, plain, at + 5, Math.min(clause.end, at + mostMeeting))
          ? atMeeting.execAt(plain, at, Math.min(clause.end, at + mostMeeting))
          : null) ??
        fromWhere.execAt(plain, at, Math.min(clause.end, at + 40)) ??
        (isMost(clause.held) ? leadOrMost : leadWords).execAt(plain, at, Math.min(clause.end, at + 16));
      if (!more) break;
      const next = periods.find(({ start }) => start >= at && start <= at + more[0].length);
      if (next) at = next.end;
      else at += more[0].length;
    }
  }
  return Math.min(at, clause.end);
}

/** 【本报讯】, 【某社北京2026年1月26日电】 */
const bracketed = opening(/^【(?:[^】]{0,14}|[^】]{0,36}(?:电|讯|报道|消息))】/);

/** “链上党建”联盟: the quotation is part of a name. */
const isQuotedName = (plain: string, at: number) =>
  plain[at] === '“' && /^“[^”，。！？!?]{1,16}”[\u4e00-\u9fff]{1,12}/.test(plain.slice(at, at + 32));

/** Keeps in mind the project or body that the clause is about further on (建设X项目, 落户X园区). */
export function noteObjects({ article, clause, mind }: Pick<Scene, 'article' | 'clause' | 'mind'>, at: number): void {
  const { plain, starts } = article;
  const note = (start: number) => {
    const name = bodyNamedAt(article, clause, start + (plain[start] === '的' ? 1 : 0), mind);
    if (name && !isOfList(plain, name)) noteBody(mind, name.subject);
  };
  for (const token of clause.tokens) if (token.start >= at && hasRole(token, role.make | role.do | role.act)) note(token.end);
  // 该地块将建激光器总部工厂: what is to be.
  const planned = toBuild.execAt(plain, clause.start, clause.end);
  if (planned) noteBody(mind, wordsOf(article, clause.end - planned[1]!.length, clause.end));
  // 完成对常州臻传减速机68%股权的收购，后者…: what was bought.
  const bought = boughtIn.execAt(plain, clause.start, clause.end, clause.held);
  if (bought) noteBody(mind, bought[1] ?? bought[2]!);
  // 企业“数盾信安”: a firm named in quotes.
  const firm = quotedFirm.execAt(plain, clause.start, clause.end, clause.held);
  if (firm) noteBody(mind, firm[1]!);
  for (let i = clause.start; i < clause.end; i++) if (starts[i] && starts[i + 1] && joints[plain.charCodeAt(i)]) note(i + 1);
}

/** 省重点项目——某某智谷一期封顶，该项目…: what is called a project before a dash is one, whatever its name ends in. */
export function noteProject(
  { article: { plain }, clause, mind }: Pick<Scene, 'article' | 'clause' | 'mind'>,
  { start, subject }: Name,
): void {
  if (start > clause.start && asProject.testAt(plain, Math.max(clause.start, start - 8), start)) keep(mind, '项目', subject);
}

const asProject = ending(/(?:项目|工程)--$/);

const toBuild = ending(
  /(?:将|拟|计划|用于|投资|元)(?:建设|新建|兴建|投建|扩建|建(?!设))(?:一[座个条])?((?!年产|智能工厂|绿色工厂)[\u4e00-\u9fffa-z]{3,18}?(?:工厂|项目|生产线|产线))$/,
);

const quotedFirm = ofClause.add(/(?:企业|公司|品牌)“([^”“，]{2,10})”/);
const boughtIn = ofClause.add(
  /对((?:(?![的了对与和])[\u4e00-\u9fffa-z]){4,16}?)(?:[\d.]+%|全部|部分|多数|控股)?的?(?:股权|股份)?的?(?:收购|并购)|(?:收购|并购)了?((?:(?![的了对与和])[\u4e00-\u9fffa-z]){4,16}?)(?:[\d.]+%|全部|部分|多数|控股)的?(?:股权|股份)/,
);

const joints = startersOf('的对与和在由为是、“');

const mostOwned = 80;
const toBeMade = /(?:打造|建设|建成|成为|形成|争创)(?:成|为)?[“《]?(?:具有|具备|富有|拥有|有)[^，,]{1,24}$/;
const runBy = ending(/(?:运营|管理|投建|运作|主办|牵头|代管|托管)$/);
/** 承运这条线路的浙中联港物流公司: what a firm does, ahead of its name. */
const doing = opening(/^(?:承运|承建|运营|负责|主营|专注|从事|代工|供应)/);

/** 三地共建的“方厅水院”组团, 位于…的超级工厂: the body behind words that say what it is; null where none stands before the first figure. */
export function ownedAt(
  { article, clause, mind }: Pick<Scene, 'article' | 'clause' | 'mind'>,
  at: number,
  limit: number,
): Name | null {
  const { plain, starts, tokens } = article;
  // A bound keeps a row of 的 linear; no one writes so much before a name.
  const last = Math.min(limit - 2, at + mostOwned);
  for (let i = at + 2; i < last; i++) {
    if (plain[i] !== '的' || !starts[i] || !starts[i + 1]) continue;
    const whose = nameAt(article, { ...clause, end: i }, at, mind);
    // 以打造具有影响力的科创园区为目标: what is to be made.
    if (toBeMade.test(plain.slice(clause.start, i))) return null;
    const isSaid =
      whose?.end === i ||
      (whose?.end === i - 1 && /[内里上]/.test(plain[i - 1]!)) ||
      tokensIn(tokens, clause.start, i).some(token => hasRole(token, role.make | role.do | role.act)) ||
      doing.testAt(plain, at, at + 2) ||
      // 由某科技城运营的某平台
      runBy.testAt(plain, at, i);
    // 集群所在的宁国经开区，现有…
    const name = isSaid || plain.endsWith('所在', i) ? bodyNamedAt(article, { ...clause, end: limit }, i + 1, mind) : null;
    if (name) return name;
    // 金桥公司的酒店项目计划投资2.5亿元, 天顺风能的储能项目占地80亩: the project, whoever's it is.
    const firm = whose?.end === i && whose.kind === 'body' && whose.takes === '公司';
    const project =
      firm || (whose === null && i - at > 2 && i - at < 9 && (hasUnknown(article, at, i) || byTrade.test(plain.slice(at, i))))
        ? projectOf.execAt(plain, i + 1, limit + 2)?.[0]
        : undefined;
    if (project)
      return {
        subject: wordsOf(article, i + 1, i + 1 + project.length),
        start: i + 1,
        end: i + 1 + project.length,
        kind: 'body',
        takes: '项目',
      };
  }
  return null;
}

/** 天顺风能: a name of four characters that ends in a trade. */
const byTrade = ending(
  /^[\u4e00-\u9fff]{2}(?:风能|风电|光伏|钢铁|水泥|铝业|锂电|乳业|酒业|茶业|科技|光电|电子|生物|能源|医药|医疗|重工|汽车|材料|化工|纺织|食品|药业|股份)$/,
);

const projectOf = opening(
  /^[\u4e00-\u9fff]{2,14}项目(?:[一二三]期)?(?=(?:计划|拟|预计|年度)*(?:总投资|投资)|总?占地|总?用地|总?建筑面积|建成|达产|投产)/,
);
