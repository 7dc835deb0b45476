import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Article } from './article.ts';

const listed = opening(
  /^的?((?:(?![均已也又])[\u4e00-\u9fff]){2,6}?)(?:均|已经?|也|又|成功|同时|双双|首次)*(跻身|入选|入围|上榜|登上|荣登|进入|闯入|登榜|获评)了?(?:20\d\d年?度?)?[“"《]?([^，,；;。“”"《》]{2,20}?(?:强|榜|榜单|名单|目录|供应链|储备库|清单|梯队))(?:榜单|名单)?[”"》]?(?=$|[，,；;。、])/,
);

const gotten = opening(
  /^的?((?:(?![均已也又当率])[\u4e00-\u9fff]){2,6}?)(?:均|已经?|也|又|成功|同时|当[场天日]|率先)*(领到|拿到|用上|搬进|走出|吃上)了?([^，,；;。\d]{2,10}?)(?=$|[，,；;。、])/,
);

const rowOf = opening(
  /^[^，,。；;\d]{2,50}?、[^，,。；;、\d]{1,20}等([\u4e00-\u9fff]{2,4}?)(入驻|落户|加盟|加入|进驻|参与|参展|参会)(?=$|[，,；;。])/,
);

const given = opening(
  /^的?((?:(?![均已也又])[\u4e00-\u9fff]){2,6}?)(?:现场|集中|分别|首批)*(?:颁发|颁授|授予)了?[“"《]?([^，,；;。“”"《》（(\d]{2,16})[”"》]?/,
);

/** 5家企业跻身全球工程机械50强: those who are on a list that is named; 9家企业领到钥匙: those who got something. Null where the words tell of none. */
export function nounOfListed({ plain }: Article, { end }: Quantity, limit: number): { noun: string; end: number } | null {
  const until = Math.min(limit + 1, end + 40);
  const found = listed.execAt(plain, end, until) ?? gotten.execAt(plain, end, until);
  // 吸引36家研发、检测等单位入驻: who they are as a whole.
  const row = found ? null : rowOf.execAt(plain, end, Math.min(limit + 1, end + 70));
  if (row) return { noun: `${row[2]}${row[1]}`, end: end + row[0].length };
  // 向5家企业颁发“拿地即开工”证书
  const handed = found ? null : given.execAt(plain, end, until);
  if (handed) return { noun: `获颁${handed[2]}${handed[1]}`, end: end + handed[0].length };
  return found ? { noun: `${found[2]}${found[3]}${found[1]}`, end: end + found[0].length } : null;
}
