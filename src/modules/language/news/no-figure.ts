import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';

const size = opening(/^(?:余|多)?[人名]?(?:以上|以下|以内)的?(?:企业|单位|园区|车间|工厂|项目|机构|班组)/);
const aspect = opening(/^个(?:方面|维度|层面|角度)(?!的?\d)[\u4e00-\u9fff]{2}/);

const pointing = ending(/[这那]$|上述$/);
const several = ending(/[两三四五六七八九]个$/);

/** 在这3家企业, 三个100%任务, 园区50人以上企业, 在10个方面表现出: numbers that take up, name or part what is told and count nothing. */
export function isNoFigure(plain: string, { dimension, head, start, numberEnd, han }: Quantity): boolean {
  const before = plain.slice(Math.max(0, Math.min(head, start) - 2), Math.min(head, start));
  if (dimension === 'count' || dimension === 'house') {
    if (pointing.test(before) || (!han && before.endsWith('该'))) return true;
    return size.testAt(plain, numberEnd, numberEnd + 12) || (!han && aspect.testAt(plain, numberEnd, numberEnd + 10));
  }
  return dimension === 'percent' && several.test(before);
}

const course = opening(/^期(?:专题|专场|主题)?(?:培训|讲座|研修|沙龙|党课|[训课]班)/);
const courseBefore = ending(/(?:培训|课堂?|讲座|讲堂|[训学]班|沙龙|研修)[”"]?(?:共|累计|达|已)*$/);

/** 举办7期培训, 微党课50余期: so many courses, where 二期 is a stage. */
export const isCourses = (plain: string, { unit, han, head, numberEnd }: Quantity): boolean =>
  unit === '期' &&
  !han &&
  plain.charAt(head - 1) !== '第' &&
  (course.testAt(plain, numberEnd, numberEnd + 8) || courseBefore.testAt(plain, Math.max(0, head - 8), head));
