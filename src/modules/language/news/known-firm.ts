import { knownNameAt } from '../known-name.ts';
import type { Article } from './article.ts';

/** Short names that are words of everyday too: firms only with what such names are followed by. */
const everyday: ReadonlySet<string> = new Set([
  '小米',
  '美的',
  '长城',
  '万向',
  '启迪',
  '安博',
  '菜鸟',
  '山姆',
  '李宁',
  '金锣',
  '联东',
  '丰树',
  '平谦',
  '中车',
  '中核',
  '中建',
  '中铁',
  '中交',
  '中冶',
  '理想',
  '江淮',
  '国美',
  '方太',
  '复星',
  '万洋',
]);
const tail =
  /^(?:物流|速运|快递|集团|股份|科技|电子|汽车|动力|医药|医疗|生物|能源|新能源|储能|光伏|电器|电气|家居|食品|乳业|半导体|重工|重机|重能|装备|机械|重卡|电池|控股|智能|机器人){1,2}/;

const ofTrade = /^(?:信息|商务|竞技|学会|协会|商会|工业|行业|产业|市场|企业|制造|经济)/;

/** Where a firm ends that everybody knows by a short name (比亚迪, 科大讯飞), with what it adds to it (比亚迪汽车); null where none begins at `at`. */
export function knownFirmAt({ plain, starts }: Pick<Article, 'plain' | 'starts'>, at: number, stop: number): number | null {
  const name = knownNameAt(plain, at, stop);
  if (name === null) return null;
  const from = at + name.length;
  const end = from + (tail.exec(plain.slice(from, Math.min(stop, from + 8)))?.[0].length ?? 0);
  if (end === from && everyday.has(name)) return null;
  // 中国电子|信息百强企业: a trade of the country.
  if (end === from && name.startsWith('中国') && ofTrade.test(plain.slice(from, from + 2))) return null;
  // A short name is none where a longer word goes on from it.
  return starts[end] === 1 || name.length > 2 ? end : null;
}
