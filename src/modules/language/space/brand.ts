import { knownNameAt } from '../known-name.ts';
import type { Read } from './draft.ts';
import { leadOf, type Stretch } from './firm.ts';

/** What a firm well known by a short name adds to it: its field, its legal kind, its branch. */
const further =
  /^(?:[\u4e00-\u9fff]{2}(?=分公司))?(?:[一二三四五六七八九十]{1,3}局)?(?:物流|速运|快递|冷链|供应链|集团|股份|科技|电子|汽车|动力|医药|医学检验|医学|生物|药业|能源|新能源|储能|光伏|电器|家居|食品|乳业|超市|买菜|优选|到家|仓储|半导体|重工|机械|机电|技术|重卡|电池|检验|健康|医疗|[\u4e00-\u9fff]{2,4}分公司|公司){0,3}(?:\([\u4e00-\u9fff]{2,4}\))?/;
const wants =
  /^[ :：]*(?:[\u4e00-\u9fff]{2,4}(?:公司|基地)|[华东南西北中]{2}(?:大?区|区域))?(?:求租|求购|急租|急寻|拟|计划|准备|打算|旗下|名下|因|现|欲|需(?!要?求)|想|要|找|寻|选址|招标|公开|自[有持营]|直[招租]|运营|招商|出租|扩|委托|在[\u4e00-\u9fff]{2,8}?[找寻求租])/;

/** Reads a firm by a short name that everybody knows, before a verb of wanting: 京东物流求租, 三一重能旗下子公司需要. Its suppliers are other firms. */
export function brandAt(plain: string, stretches: readonly Stretch[]): Read<string> | null {
  for (const stretch of stretches) {
    const start = stretch.from + leadOf(plain, stretch);
    const name = knownNameAt(plain, start, plain.length);
    // 招商局直招: the office of a county as often as the group.
    if (name === null || /^招商局[直对公]/.test(plain.slice(start, start + 4))) continue;
    const from = start + name.length;
    const end = from + further.exec(plain.slice(from, from + 24))![0].length;
    if (wants.test(plain.slice(end, end + 16))) return { value: '', marks: [[start, end, 'company.brand']] };
  }
  return null;
}
