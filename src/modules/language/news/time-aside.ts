import type { Period } from './when.ts';

/** 2025年，小镇全年实现…: the year told right before. */
export const isYearAgain = (plain: string, { words, start }: Period, told: readonly Period[]) =>
  // 2023—2024年两年间
  (yearsSpan.test(words) && told.some(({ kind, end }) => kind === 'years' && end === start)) ||
  (words === '全年' &&
    told.some(({ kind, end, role }) => role === 'use' && kind === 'year' && /^[，,][^，,]{0,14}$/.test(plain.slice(end, start))));

const yearsSpan = /^[两三四五六七八九十]年[间来]$/;

/** 去年在武义新建的二厂占地75亩: when a thing came into being, and not when it is as large. */
export const isOfThing = (plain: string, { end, role, kind }: Period) =>
  role === 'use' && /^(?:year|month)$/.test(kind) && born.test(plain.slice(end, end + 24));

const born =
  /^[^，,；;。\d]{0,14}(?:新建|建成|兴建|扩建|投产|开工|动工|投运|成立|投用|启用|引进|落户|竣工|开业|收购|创办|组建|落成|开园|投运)的(?![，,。是]|\d)[^，,；;。\d]{1,10}(?:占地|面积|总投资|投资|年产|产能|设计|规划|可|拥有|现有|有|配备|层高|高|长|宽)/;
