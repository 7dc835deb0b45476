import { clauseBefore, type Draft } from './draft.ts';
import type { PlaceHits } from './place-hit.ts';
import type { Zone } from './zone.ts';

/** 龙泉｜刀剑产业园, 博望刀模具产业园3号楼: a park named for a trade is a place where it is the thing offered; beside another thing it only says where that lies. */
export function offeredPark({ plain, side }: Draft, hits: PlaceHits, tailAt: number, tail: string): Zone | null {
  if (side !== 'offer' || tailAt > offeredWithin || !parkTail.test(tail)) return null;
  let start = tailAt;
  while (start > 0 && tailAt - start <= longestTheme && inPark.test(plain[start - 1]!) && !hits.at(start - 1)) start--;
  // 六安开发区制造产业园, 中山路服装产业园: the zone and the road are names of their own.
  start += /^.*(?:区|路|街|大道)/.exec(plain.slice(start, tailAt))?.[0].length ?? 0;
  const words = plain.slice(start, tailAt);
  if (tail === '园' && !/(?:创新|制造|示范|孵化)$/.test(words)) return null;
  if (
    words.length < 2 ||
    words.length > longestTheme ||
    /^(?:本|该|新建|在建|高标准?|原|某|现代|标准|专业|特色)|[的在旁是]|能$/.test(words)
  )
    return null;
  const end = tailAt + tail.length;
  const rest = plain.slice(end, end + 8);
  return offered.test(rest) || /期$/.test(tail) ? { start, end, rule: 'place.park' } : null;
}

/** Where an offer names its thing, in characters from its head; and the longest theme of a park. */
const offeredWithin = 60;
const longestTheme = 9;
const inPark = /[\u4e00-\u9fffa-z\d]/;
const parkTail = /^(?:产业|工业|物流|配套|科技|创业|小微|产业示范|电商)园(?:.期)?$|^园$/;
const offered =
  /^(?:$|[ \n，,:(|】]|[a-z]?\d{1,3}(?:-\d+)?(?:#|号|栋|幢|座)|[a-z]区|标准?厂|厂房|招[租商]|出租|[一二三四五六\d]{1,2}[楼层]|研发楼|现房|入园|公告)/;

const intoPark = /(?:^|[，,：:；; 、(“"\n]|[在到至向去租购买驻]|落户|位于|选址|意向)$/;
const builtPark = /(?:建|打造|筹建|规划|投建|改造|上)(?:成|设|立)?$/;
const notPark =
  /^[a-z\d一二三四五六期东西南北区]{0,3}(?:项目|建设|招商|企业|管委会|管理委员会|开发|投资|公司|运营|筹|专班|及配套)/;
/** How many names may be written on to each other before a park. */
const longestChain = 4;

/** 打算在江宁区环保科技园购地20亩: a park named for a trade is a place where one seeks it right behind the place that holds it. */
export function soughtPark({ plain, side }: Draft, hits: PlaceHits, tailAt: number, tail: string, zoneEnd: number): Zone | null {
  if (side !== 'need' || !parkTail.test(tail)) return null;
  let start = tailAt;
  while (
    start > 0 &&
    start !== zoneEnd &&
    tailAt - start <= longestTheme &&
    inPark.test(plain[start - 1]!) &&
    !hits.at(start - 1)
  )
    start--;
  const words = plain.slice(start, tailAt);
  const end = tailAt + tail.length;
  let first = hits.at(start - 1)?.end === start ? hits.at(start - 1)!.start : -1;
  for (let i = 0; i < longestChain && first > 0 && hits.at(first - 1)?.end === first; i++) first = hits.at(first - 1)!.start;
  if (tail === '园' && !/(?:创新|制造|示范|孵化)$/.test(words)) return null;
  if (words.length < 2 || words.length > longestTheme || (first < 0 && start !== zoneEnd)) return null;
  if (/[的内建设在找租购或和与、及有上新]|^(?:本|该|某|一个|现代)/.test(words) || notPark.test(plain.slice(end, end + 8)))
    return null;
  if (first < 0) return { start, end, rule: 'place.park' };
  const ahead = clauseBefore(plain, first, 6);
  return intoPark.test(ahead) && !builtPark.test(ahead) ? { start, end, rule: 'place.park' } : null;
}
