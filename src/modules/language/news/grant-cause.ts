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

/** 获批国家级创新中心的，一次性奖励1000万元; …给予补助，单个企业最高2000万元: what a sum is given for; null where it is no grant or says so itself. */
export function grantOfSum(scene: Scene, noun: string, last: Draft | undefined): string | null {
  const given = bareGrant.exec(noun)?.[1];
  const cause = given ? ahead.exec(before(scene))?.[1] : undefined;
  if (cause) return `${cause}${given}`;
  const told = last?.kind === 'share' && ofEach.test(noun) && !ending.test(noun) ? ending.exec(last.noun)?.[0] : undefined;
  return told ? `${noun}${told}` : null;
}
