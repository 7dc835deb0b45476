import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Article } from './article.ts';

const listed = opening(
  /^的?((?:(?![均已也又])[\u4e00-\u9fff]){2,6}?)(?:均|已经?|也|又|成功|同时|双双|首次)*(跻身|入选|入围|上榜|登上|荣登|进入|闯入|登榜|获评)了?(?:20\d\d年?度?)?[“"《]?([^，,；;。“”"《》]{2,20}?(?:强|榜|榜单|名单|目录|供应链|储备库|清单|梯队))(?:榜单|名单)?[”"》]?(?=$|[，,；;。、])/,
);

/** 5家企业跻身全球工程机械50强: those who are on a list that is named; null where the words tell of none. */
export function nounOfListed({ plain }: Article, { end }: Quantity, limit: number): { noun: string; end: number } | null {
  const found = listed.execAt(plain, end, Math.min(limit + 1, end + 40));
  return found ? { noun: `${found[2]}${found[3]}${found[1]}`, end: end + found[0].length } : null;
}
