import { isEveryday, isPlaceWord } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { strong, weak } from './body-words.ts';
import { plainZone } from './mind.ts';
import { placesAt } from './place.ts';
import { hasUnknown } from './unknown.ts';

const quoted = /^[“"][^”"]{1,16}[”"]/;

/** 天门(武汉)离岸科创中心: where it is stands in brackets within the name. */
export function isPlacedWithin(article: Article, start: number, words: string): boolean {
  const [open, close] = [words.indexOf('('), words.indexOf(')')];
  return (
    open > 1 &&
    close > open &&
    words[0] !== '第' &&
    // 某某平台(越城): a name that is whole before the bracket.
    !strong.testAt(article.plain, start, start + open) &&
    !weak.testAt(article.plain, start, start + open) &&
    placesAt(article, start + open + 1, start + close)?.end === start + close
  );
}

const ownerBefore = ending(/(?:牵头|建设|组建|打造|承建|筹建|领衔|兴建|投建)的$/);

/** Whether a stretch holds a name of its own: a place, a quoted name, letters or digits, or characters that form no known word. */
export function isProper(article: Article, start: number, end: number): boolean {
  const { plain, tokens } = article;
  // 由某研究院牵头的轨道交通装备产业创新中心: by whom or for how much it is made.
  if (ownerBefore.test(plain.slice(Math.max(0, start - 5), start)) && weak.test(plain.slice(start, end))) return true;
  if (/^20\d\d(?:长三角|中国|世界|全球|第|[\u4e00-\u9fff]{2})/.test(plain.slice(start, start + 8))) return true;
  if (quoted.test(plain.slice(start, end)) || /[a-z]\d|[“"·]/.test(plain.slice(start, end))) return true;
  const first = tokens[firstFrom(tokens, start)];
  if (
    first?.start === start &&
    first.kind === 'word' &&
    first.places &&
    !plainZone.test(first.word) &&
    // 创业项目: the place in the far north is an ordinary word too; 东华大学 is a name.
    (first.places.full || !isEveryday(first.word, first.places.high !== null || institution.testAt(plain, start, end)))
  )
    return true;
  if (
    /^(?:长三角|长江|杭州湾|粤港澳|京津冀|珠三角|成渝|环太湖|沪苏浙|沪杭|首届|首个)/.test(plain.slice(start, start + 4)) ||
    isPlaceWord(plain.slice(start, start + 2))
  )
    return true;
  if (isPlacedWithin(article, start, plain.slice(start, end))) return true;
  // 浙中联港物流公司
  if (ofProvince.testAt(plain, start, end)) return true;
  // 远航智能科技有限公司: its form says that it is a name.
  if (inForm.test(plain.slice(start, end)) && plain[start - 1] !== '某') return true;
  // 公牛集团: a name of two known characters.
  if (group.test(plain.slice(start, end))) return true;
  // 国家石墨烯创新中心: there is one of its kind.
  return national.testAt(plain, start, end) || hasUnknown(article, start, end);
}

const institution = ending(/(?:大学|学院|医院|银行|公司|集团)$/);
const group = ending(
  /^(?!本|该|全|各|某|多|家|大型|跨国|知名|上市|中外|外资|外企|民营|国有|国际|旗下|医疗|教育|产业|投资|控股|建设|企业|龙头|央企|国企|民企|资产|管理|行业|世界)[\u4e00-\u9fff]{2,4}集团$/,
);
const inForm = ending(
  /^(?!本|该|全|各|某|多|家|一家|有限|股份|集团|旗下|由|与|和|及|以及|子公司|公司|企业|平台)(?:(?!公司)[\u4e00-\u9fff]){4,18}(?:有限(?:责任)?公司|股份有限公司)$/,
);
const ofProvince = opening(/^[浙沪苏皖赣闽粤京津鲁豫鄂湘川渝陕][\u4e00-\u9fff]{3,12}(?:公司|集团)$/);
const national = opening(/^国家(?!级|[先重高])[\u4e00-\u9fff]{2,12}(?:中心|实验室)/);
