import { z } from 'zod';
import { placeIndex } from '#modules/reference/index.ts';
import { figure } from '#shared/format.ts';
import { unitWords } from '#shared/unit.ts';
import type { Condition, CriterionKey, Want } from './condition.ts';
import { criteria, criterionOf } from './criteria.ts';
import type { Criterion } from './criterion.ts';

const most = 60;

const number = z.number().min(0).max(1e9).nullable();
const choices = z.array(z.union([z.int().positive(), z.string().min(1).max(20)])).max(most);
const shapes = {
  any: z.strictObject({ is: z.literal('any'), of: choices, not: choices.optional() }),
  range: z.strictObject({ is: z.literal('range'), min: number, max: number }),
  flag: z.strictObject({ is: z.literal('flag') }),
  by: z.strictObject({ is: z.literal('by'), date: z.iso.date() }),
} as const;

/** One condition as a program may send it: the shape and limits of its criterion, as the table of criteria states them. */
export const conditionSchema = z
  .strictObject({
    criterion: z.enum(criteria.map(one => one.key) as [CriterionKey, ...CriterionKey[]]),
    hard: z.boolean(),
    want: z.discriminatedUnion('is', [shapes.any, shapes.range, shapes.flag, shapes.by]),
    words: z.string().max(400).optional(),
    span: z.tuple([z.int().min(0), z.int().min(0)]).optional(),
  })
  .superRefine((condition, context) => {
    const problem = wantProblem(condition.criterion, condition.want);
    if (problem) context.addIssue({ code: 'custom', path: ['want'], params: { zh: problem[0], en: problem[1] } });
  });

/** All conditions of a request: each criterion at most once. */
export const conditionsSchema = z
  .array(conditionSchema)
  .max(criteria.length)
  .superRefine((conditions, context) => {
    const keys = conditions.map(one => one.criterion);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (!twice) return;
    const { zh, en } = criterionOf(twice);
    context.addIssue({ code: 'custom', params: { zh: `${zh}只能说一次`, en: `${en} may be asked only once` } });
  }) as unknown as z.ZodType<Condition[]>;

/** What is wrong with a want for a criterion, in both languages; null where it can be used. */
export function wantProblem(key: CriterionKey, want: Want): readonly [zh: string, en: string] | null {
  const criterion = criterionOf(key);
  const { shape, zh, en } = criterion;
  const is = shape === 'any' || shape === 'flag' || shape === 'by' ? shape : 'range';
  if (want.is !== is) return [`${zh}不能这样写`, `${en} is not asked like this`];
  if (want.is === 'range') return rangeProblem(criterion, want);
  if (want.is === 'any') return choiceProblem(criterion, want);
  if (want.is === 'by' && !isDay(want.date))
    return [`${zh}时间应是 2000 年到 2100 年间的一天`, `${en}: a day between 2000 and 2100`];
  return null;
}

function rangeProblem({ shape, bounds, zh, en, unit }: Criterion, { min, max }: { min: number | null; max: number | null }) {
  if (shape === 'at_least' && (min === null || max !== null)) return [`${zh}请写最低要求`, `${en}: state the least`] as const;
  if (shape === 'at_most' && (max === null || min !== null)) return [`${zh}请写最高限度`, `${en}: state the most`] as const;
  if (min === null && max === null) return [`${zh}请写数字`, `${en}: state a number`] as const;
  if (min !== null && max !== null && min > max) return [`${zh}的下限大于上限`, `${en}: the least exceeds the most`] as const;
  const out = [min, max].some(value => value !== null && !(value >= bounds!.min && value <= bounds!.max));
  if (!out) return null;
  const limits = `${figure(bounds!.min)}–${figure(bounds!.max)}`;
  return [`${zh}应在 ${limits} ${unit} 之间`, `${en} must lie within ${limits} ${unitWords(unit, 'en')}`] as const;
}

function choiceProblem(criterion: Criterion, { of, not = [] }: { of: (number | string)[]; not?: (number | string)[] }) {
  const { key, zh, en } = criterion;
  const all = [...of, ...not];
  if (all.length === 0) return [`${zh}请至少选一项`, `${en}: choose at least one`] as const;
  if (all.length > most) return [`${zh}最多 ${most} 项`, `${en}: at most ${most}`] as const;
  if (not.length && key !== 'place') return [`${zh}不能排除`, `${en} cannot be excluded`] as const;
  if (new Set(all).size < all.length) return [`${zh}有重复`, `${en} names one twice`] as const;
  const wrong = all.find(one => !isChoice(criterion, one));
  if (wrong === undefined) return null;
  return [`${zh}里没有“${String(wrong).slice(0, 20)}”`, `${en} knows no "${String(wrong).slice(0, 20)}"`] as const;
}

function isChoice({ key, options }: Criterion, choice: number | string): boolean {
  if (key === 'place') return typeof choice === 'number' && placeIndex().byCode(choice) !== undefined;
  if (key === 'industry') return typeof choice === 'string' && /^[A-T]\d{2}$/.test(choice);
  return typeof choice === 'string' && Object.hasOwn(options!, choice);
}

function isDay(date: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$|^2100-\d\d-\d\d$/.test(date)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
