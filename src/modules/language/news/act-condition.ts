import type { ActScene, Found } from './act-scene.ts';

/** 一次性奖励1000万元, 按投资额的10%给予补助: what somebody gets. */
const given = /^[^，,]{0,24}?(?:给予|奖励|补助|补贴|资助|奖补)/;
/** Those who meet the condition, told by 的, 者 or what they are. */
const anyone = /(?:者|的(?:企业|单位|机构|项目|园区|个人|团队|主体)?)$/;
const within =
  /^[^，,]{0,40}?(?:者|的(?:企业|单位|机构|项目|园区|个人|团队|主体)?)(?:可|再|另|将)?(?=给予|一次性|奖励|补助|补贴|资助|最高)/;

/** Whether an act is the condition of a policy: 获批国家级创新中心的，一次性奖励1000万元; 通过验收的企业给予补助. */
export function isCondition({ article: { plain }, sentence }: ActScene, { clause, index, end }: Found): boolean {
  const words = plain.slice(end, Math.min(clause.end, end + 80));
  // 获评绿色工厂者奖励100万元: in one clause.
  const own = within.exec(words);
  if (own && given.test(words.slice(own[0].length))) return true;
  const next = sentence.clauses[index + 1];
  return next !== undefined && anyone.test(words) && given.test(plain.slice(next.start, Math.min(next.end, next.start + 40)));
}
