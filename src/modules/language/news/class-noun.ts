import type { Quantity } from '../quantity.ts';
import type { Article } from './article.ts';
import { nounBefore } from './noun.ts';
import { type Draft, lastIn } from './story.ts';
import type { Period } from './when.ts';

/** How far what is told of each of them goes: 超10亿元, 突破百亿元, 500万元以上. */
const beyond = '(?:超过?|突破|达到?|逾|破|过)';
const sum = '(?:[\\d.]{1,6}|[一二两三五六八十百千]{1,3})?[万亿千百十]{0,2}(?:[美欧]?元|人|%)';
const kinds = '企业|项目|产业链|产业|集群|园区|平台|乡镇|镇街|单位|机构|品牌|单品';
const ofEach = new RegExp(
  `(${beyond}${sum}(?:及?以上)?|${sum}(?:及?以上))的?(${kinds})?(?:总?数量?)?(?:已经?|目前|[共现仅就也])?(?:有|达到?|为|增至|增加到|升至)?$`,
);
const measured =
  /(?:产值|产出|营收|收入|税收|纳税|缴税|税额|销售额?|投资额?|规模|融资额?|出口额?|进出口额?|利润|资产|增加值|额|员工|人员|人数|增[速幅]|市值|估值|占比|比重|强度|量|贡献)$/;
const classOf = new RegExp(`^(.{2,10}?)(?:${beyond}${sum}|${sum}以上)`);
/** 签约项目中，…的有6个: among whom. */
const among = new RegExp(`([\\u4e00-\\u9fff]{0,6}(?:${kinds}))[中里]，$`);
const unitKinds: Readonly<Record<string, string>> = { 家: '企业', 户: '企业' };

/** What ends the words before a count of a class: 的有, 元的, 以上企业. */
const mayBeClass = /元|以上|人的|%的/;

/** 产值超10亿元的有47家, 其中产值超亿元的22家: those of whom as much is told; null where the words tell of no such class. */
export function nounOfClass(
  article: Article,
  { unit, dimension }: Quantity,
  from: number,
  to: number,
  periods: readonly Period[],
  drafts: readonly Draft[],
  isPart: boolean,
): string | null {
  if (dimension !== 'count') return null;
  const start = Math.max(from, to - 40);
  const words = article.plain.slice(start, to);
  if (!mayBeClass.test(words)) return null;
  const found = ofEach.exec(words);
  if (!found) return null;
  const [, far, written] = found;
  // 签约项目16个，总投资121亿元，投资超10亿元的有4个: of what was counted last in the same unit.
  const like = lastIn(drafts, unit)?.noun.replace(/数$/, '') ?? '';
  const own = classOf.exec(like);
  const others = own ? '' : like;
  const kind =
    written ??
    ((isPart || others.endsWith('项目') ? others : '') ||
      (unitKinds[unit] ?? among.exec(article.plain.slice(Math.max(0, start - 14), start))?.[1]));
  const head =
    found.index > 0 ? nounBefore(article, start, start + found.index, periods).replace(/^.*(?<!其)[中内里]，?(?=.{2})/, '') : '';
  // 税收超千万元的32家、超亿元的5家: of the same that is told of each.
  const measure = head === '' ? (own?.[1] ?? '') : head;
  const whom = head === '' && own && !written ? like.slice(own[0].length) : kind;
  return whom && measured.test(measure) ? `${measure}${far}${whom}` : null;
}
