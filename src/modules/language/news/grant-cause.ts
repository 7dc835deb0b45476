import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

const grants = '补助|补贴|奖励|资助|贴息|奖补|配套|支持';
const behindShare = opening(new RegExp(`^[^，,；;。]{0,8}?(?:给予|予以)[^，,；;。]{0,6}?(${grants})`));
const bareGrant = opening(new RegExp(`^(?:一次性)?(?:给予)?(?:一次性)?(${grants})$`));
const ending = new RegExp(`(?:${grants})$`);
const ofEach = opening(/^单(?:[个户家条项台笔次]|一)?[\u4e00-\u9fff]{0,4}?(?:每年|年度|全年)?$/);
const toWhom = /对([^，,；;。\d]{2,22}?)(?:的(?:企业|单位|项目|机构|团队|个人))?[，,]?按[^，,；;。]*$/;
/** 首台套产品按销售额的20%奖励 */
const here = /^(?:明确)?对?([^，,；;。\d按对]{2,22}?)(?:的(?:企业|单位|项目|机构|团队|个人))?按/;
const ahead = /^(?:对|凡)?([^，,；;。\d]{4,22}?)的(?:企业|单位|项目|机构|团队|个人)?[，,]$/;
/** 对新认定的专精特新企业， */
const toBody = /^对([^，,；;。\d]{4,24}(?:企业|项目|单位|机构|团队|平台|中心|产品|基地))[，,]$/;
const rightAhead = new RegExp(`(?:${grants})$`);
const once = new RegExp(`(?:最高|一次性|给予)*(?:${grants})$`);
const openers = opening(/^(?:(?:新引进|新认定|符合条件|首次|本地)的?|中小企业|企业)+(?=[\u4e00-\u9fff]{3})/);

/** The clause before, where it says for what or to whom something is given. */
function before({ article: { plain }, sentence: { clauses }, clause }: Scene): string {
  const last = clauses[clauses.indexOf(clause) - 1];
  return last && last.stop !== ';' ? plain.slice(last.start, clause.start) : '';
}

/** 对企业智能化改造按设备投资额的15%给予补助: what a share of something is given as, and what for; empty where nothing is given. */
export function grantOfShare(scene: Scene, { end }: Quantity, to: number): string {
  const { plain } = scene.article;
  const given = behindShare.execAt(plain, end, Math.min(scene.clause.end, end + 20))?.[1];
  if (!given) return '';
  const words = plain.slice(scene.clause.start, to);
  const whom = (here.exec(words) ?? toWhom.exec(`${before(scene)}${words}`))?.[1] ?? '';
  return `${openers.cut(whom)}${given}`;
}

const people = '博士后?|硕士|本科生?|大专生?|高职生?|毕业生|技师|技工|[a-dA-D]类(?:人才)?|人才|团队|院士|专家';
/** 硕士, 本科: those who get something, and no word of what. */
const classOf = new RegExp(
  `^(?:应届|全日制|新引进的?|普通|高级|领军|拔尖|顶尖|青年|本科以上)*(?:${people})(?:每月|每年|可领|再给予|给予)*$`,
);
/** 博士|购房补贴, 生活补贴: what the figure before was given as. */
const kindOfGrant = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{0,12}(?:${people}|者|学生|企业)(?:每月|每年|可领|可享|领取|发放|给予)*)?((?!最高|每[月年]|可领)[\\u4e00-\\u9fff]{0,6}(?:补贴|补助|津贴|资助|奖励|奖补|贴息))(?:标准)?$`,
);

/** 获批国家级创新中心的，一次性奖励1000万元; …给予补助，单个企业最高2000万元: what a sum is given for; null where it is no grant or says so itself. */
export function grantOfSum(scene: Scene, noun: string, last: Draft | undefined, { start }: Quantity): string | null {
  // 对首次进入供应链的企业最高奖励300万元
  const direct = noun.startsWith('对')
    ? rightAhead.exec(scene.article.plain.slice(Math.max(0, start - 4), start))?.[0]
    : undefined;
  if (direct) return `${noun.slice(1).replace(once, '')}${direct}`;
  const given = bareGrant.exec(noun)?.[1];
  const cause = given ? (ahead.exec(before(scene)) ?? toBody.exec(before(scene)))?.[1] : undefined;
  if (cause) return `${cause}${given}`;
  const same = grantOfClass(noun, last);
  if (same) return same;
  const told = last?.kind === 'share' && ofEach.test(noun) && !ending.test(noun) ? ending.exec(last.noun)?.[0] : undefined;
  return told ? `${noun}${told}` : null;
}

/** 博士生活补贴5000元，硕士、本科分别为2500元和1200元: those who get the same as the ones before; null where the words name no such class or nothing was given. */
export function grantOfClass(noun: string, last: Draft | undefined): string | null {
  const given = last && classOf.test(noun) ? kindOfGrant.exec(last.noun)?.[1] : undefined;
  return given ? `${noun.replace(/(?:每月|每年|可领|再给予|给予)+$/, '')}${given}` : null;
}

/** 博士每月可领租房补贴4000元，硕士2000元: as often as the ones before get theirs. */
export function withGrantTime(quantity: Quantity, noun: string, last: Draft | undefined): Quantity {
  if (quantity.dimension !== 'money' || quantity.per.time !== null || quantity.scale > 1 || last?.observation.unit !== '元/月')
    return quantity;
  const [own, told] = [kindOfGrant.exec(noun)?.[1], kindOfGrant.exec(last.noun)?.[1]];
  return own && own === told ? { ...quantity, per: { ...quantity.per, time: 'month' } } : quantity;
}
