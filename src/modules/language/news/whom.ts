import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { isGoBetween } from './act-between.ts';
import type { Mind } from './mind.ts';
import type { Name } from './place.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';

/** Whether a clause goes on about the name at its head: not about a meeting, one of several, who made a thing or who tells it. */
export function tellsOf(
  { article: { plain }, clause, mind, story }: Pick<Scene, 'article' | 'clause' | 'mind' | 'story'>,
  name: Name,
  figure: Quantity | undefined,
): boolean {
  // 峰会征集到合作项目16个: what is counted came to the meeting told of.
  if (
    name.kind === 'general' &&
    figure !== undefined &&
    /[会坛]$/.test(name.subject) &&
    gathers.testAt(plain, name.end, name.end + 8)
  )
    return true;
  if (
    /(?:大会|论坛|会议|活动|仪式|峰会)$/.test(name.subject) &&
    (mind.subject !== null || figure === undefined || /^(?:上|现场|期间)/.test(plain.slice(name.end, name.end + 2)))
  )
    return false;
  // 经区商务局牵线，双方…: who brought them together.
  if (figure === undefined && isGoBetween(plain.slice(clause.start, clause.end))) return false;
  // 某公司、某项目等5个项目投产: one of those told of.
  if (
    name.kind === 'body' &&
    /^(?:(?:[^，,与和向同携]{0,14}、[^，,]{2,40})?等|[^，,、]{0,20}和[^，,、]{2,10}等(?:一批|多个)?(?:重大|重点)?(?:产业)?项目)/.test(
      plain.slice(name.end, (figure?.head ?? name.end) + 1),
    )
  )
    return false;
  if (figure === undefined && (story.isNamed || mind.subject !== null) && byWhom.testAt(plain, clause.start, clause.end))
    return false;
  // 包括A产业园、B小镇等: so it is where no figure follows.
  if (
    figure === undefined &&
    (name.kind === 'body' || name.kind === 'list') &&
    listing.testAt(plain, Math.max(clause.start, name.start - 4), name.start)
  )
    return false;
  const next = clause.tokens.find(({ start }) => start >= name.end);
  return !hasRole(next, role.said) || isShortOf(name.subject, mind.subject);
}

const gathers = opening(/^(?:共|还|现场|已|累计|当场)*(?:征集|吸引|收到|汇聚|汇集|评出|选出|迎来|邀请|展出|共设|设有?)/);

/** 包括A、B等: what follows is some of what was told of. */
const listing = ending(/(?:包括|包含|涵盖|涉及|囊括|既有|又有|还有)了?$/);

/** 由A与B共建: who makes what is told of. */
const byWhom = opening(
  /^由[^，,]{2,40}(?:共建|建设|投资|运营|领投|跟投|参投|牵头|承建|组建|打造|主办|承办|设计|负责|担任|共同[\u4e00-\u9fff]{2,4}|联合[\u4e00-\u9fff]{2,4})$/,
);

/** 投资方包括…, 由…领投、…跟投: who gives the money is not told of. */
export const backers = /^(?:投资方|投资人|投资者|出资方|股东)(?:包括|为|有|是|分别|还)|(?:领投|跟投|参投|联合投资|参与投资)$/;

/** 在九城市中列第五: among whom. */
export const isRankedAmong = (plain: string, { start, end }: Name, { subject }: Mind) =>
  subject !== null && plain.charAt(start - 1) === '在' && rankBehind.test(plain.slice(end, end + 20));

const rankBehind = /^[^，,]{0,12}?(?:[中内里]|各[\u4e00-\u9fff]{1,4})(?:排|列|居|位|名列|跻身|荣登|率先)/;

/** 量溯科技透露, and told of was 合肥量溯科技: the same by its short name. */
export const isShortOf = (name: string, subject: string | null) =>
  name.length > 2 && subject !== null && subject !== name && subject.endsWith(name);

/** 在中国化工园区百强榜单中: of what a list is. */
export const isOfList = (plain: string, { end }: Pick<Name, 'end'>) => ofList.testAt(plain, end, end + 6);

/** 在中国产业园区百强榜单中 tells of no 产业园区; 合肥经开区排名第9 tells of the zone. */
export const isNamedByList = (plain: string, { end, kind }: Name) => kind === 'body' && ofHundred.testAt(plain, end, end + 6);

const ofHundred = opening(/^区?(?:[百千\d]+强|榜单?[中里上，,])/);

const ofList = opening(/^区?(?:[百千\d]+强|榜|排名|排行|评价|评选|名单)/);

/** 将在九城市|举办活动6场: where it is held, and nobody it is about. */
/** 园区拥有高新技术企业10家，四川省著名商标8个: the honour of a place, and not what the place has, where the sentence counts what another has. */
export const isHonour = (plain: string, { end, kind }: Name, { drafts }: Scene['story'], { subject }: Mind) =>
  kind === 'place' &&
  subject !== null &&
  drafts.at(-1)?.kind === 'level' &&
  drafts.at(-1)?.quantity?.dimension === 'count' &&
  honour.testAt(plain, end, end + 24);
const honour = opening(
  /^(?:(?:著名|知名|驰名)(?:品牌|商标)|名牌(?:产品)?|专精特新|(?:企业|工程)技术(?:研究)?中心|工程研究中心|重点实验室|院士(?:专家)?工作站|博士后|科技(?:进步奖|小巨人|企业孵化器)|创新型|首台套|绿色工厂|智能工厂|老字号|质量奖|非物质文化遗产)[^，,。；;\d有共]{0,12}\d/,
);

export const isHeldAt = (plain: string, { start, end }: Name) =>
  plain.charAt(start - 1) === '在' && held.testAt(plain, end, end + 2);
const held = opening(/^(?:举[办行]|召开|开展|布局)/);
