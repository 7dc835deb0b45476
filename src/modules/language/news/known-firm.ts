import { startersOf } from '../starters.ts';
import { rowsOf } from '../vocabulary.ts';
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
const names = rowsOf('firms.csv').map(([word]) => word!);
const known = new Set(names);
const starters = startersOf(names.map(name => name[0]).join(''));
const longest = Math.max(...names.map(({ length }) => length));
const tail =
  /^(?:物流|速运|快递|集团|股份|科技|电子|汽车|动力|医药|医疗|生物|能源|新能源|储能|光伏|电器|电气|家居|食品|乳业|半导体|重工|机械|重卡|电池|控股|智能|机器人){1,2}/;

/** Where a firm ends that everybody knows by a short name (比亚迪, 科大讯飞), with what it adds to it (比亚迪汽车); null where none begins at `at`. */
export function knownFirmAt({ plain, starts }: Pick<Article, 'plain' | 'starts'>, at: number, stop: number): number | null {
  if (starters[plain.charCodeAt(at)] !== 1) return null;
  for (let length = Math.min(longest, stop - at); length >= 2; length--) {
    const name = plain.slice(at, at + length);
    if (!known.has(name)) continue;
    const end = at + length + (tail.exec(plain.slice(at + length, Math.min(stop, at + length + 8)))?.[0].length ?? 0);
    if (end === at + length && everyday.has(name)) return null;
    // A short name is none where a longer word goes on from it.
    return starts[end] === 1 || name.length > 2 ? end : null;
  }
  return null;
}
