import { opening } from '../pattern.ts';

const sumBefore = /(?:总投资额?|投资总额|总金额|总规模)(?:约|近|达|共|计)?$/;
const manyBehind = opening(/^的\d{1,4}[个项家]/);

/** 总投资37亿元的12个项目: a sum that all of them cost, and no class of those that are counted. */
export const isSumOfMany = (before: string, plain: string, end: number): boolean =>
  sumBefore.test(before) && manyBehind.testAt(plain, end, end + 12);
