import { z } from 'zod';
import { readSpace } from '#modules/language/index.ts';
import {
  type Condition,
  type CriterionKey,
  conditionsFrom,
  conditionsFromQuery,
  conditionsSchema,
  criteria,
  findMatches,
  findRelaxations,
} from '#modules/match/index.ts';
import { Refusing } from '#platform/refusal.ts';
import { textOf } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';
import { matchAnswer, matchExample, spaceExample, spaceText } from './match-schema.ts';
import { type Deps, operation } from './operation.ts';

const sentence = textOf(1, 2000).meta({
  description: '需求 · the request in a sentence',
  example: '松江 3000 平单层厂房，层高 8 米以上',
});
const limit = z.int().min(1).max(50).default(20).meta({ description: 'results' });
const offset = z.int().min(0).max(200).default(0).meta({ description: 'results to pass over' });

/** How each shape of want is written in an address. */
const written = { any: 'factory', at_least: '8-', at_most: '-25', overlap: '3000-5000', flag: '1', by: '2027-03-01' } as const;

const keys = criteria.map(one => one.key) as [CriterionKey, ...CriterionKey[]];
const inAddress = Object.fromEntries(
  criteria.map(({ key, zh, en, unit, shape }) => [
    key,
    z
      .string()
      .max(600)
      .optional()
      .meta({ description: `${zh} · ${en}${unit ? `, ${unit}` : ''}`, example: written[shape] }),
  ]),
) as Record<CriterionKey, z.ZodOptional<z.ZodString>>;

export const matchOperations = [
  operation({
    method: 'get',
    path: '/matches',
    id: 'listMatches',
    tag: 'matches',
    summary: '按条件匹配 · Match by address',
    description:
      'The best offers for a sentence, or for conditions in the form of the pages: area=3000-5000, height=8-, rent=-25, place=310117,330400, eia=1; wish=rent,eia lists those that only rank. A condition in the address replaces the one read from the sentence.',
    query: z.strictObject({
      text: sentence.optional(),
      limit,
      offset,
      wish: z.string().max(600).optional().meta({ description: 'criteria that only rank' }),
      ...inAddress,
    }),
    answer: { status: 200, description: 'ranked offers with reasons', schema: matchAnswer, example: matchExample },
    refusals: [422],
    rate: { burst: 60, perMinute: 240 },
    run: ({ query, search, viewer, lang }, deps) => {
      const own = new URLSearchParams(
        [...search].filter(([key, value]) => value.trim() !== '' && (key === 'wish' || keys.includes(key as CriterionKey))),
      );
      const { conditions, problems } = conditionsFromQuery(own, lang);
      if (problems.length > 0) {
        throw new Refusing({
          status: 422,
          zh: '条件需要修改，请看 errors',
          en: 'A condition needs to be corrected; see errors',
          errors: problems.map(({ criterion, words }) => ({ parameter: criterion, words })),
        });
      }
      return matchesFor({ text: query.text, conditions, limit: query.limit, offset: query.offset, lang }, viewer, deps);
    },
  }),
  operation({
    method: 'post',
    path: '/matches',
    id: 'findMatches',
    tag: 'matches',
    summary: '匹配 · Match',
    description:
      'The best offers for a sentence, for conditions, or both: a condition given replaces the one read from the sentence. Each result says which condition is met, near, missed or not stated, how its score adds up, and what it costs to compare; `relax` says what moving one hard condition would yield. Nothing is stored.',
    body: {
      schema: z
        .strictObject({
          text: sentence.nullish(),
          conditions: conditionsSchema
            .nullish()
            .meta({ description: 'conditions (GET /api/criteria has their shapes and limits)' }),
          limit,
          offset,
        })
        .meta({ id: 'MatchInput' }),
      example: {
        text: '松江 3000 平单层厂房，层高 8 米以上',
        conditions: [{ criterion: 'rent', hard: true, want: { is: 'range', min: null, max: 25 } }],
        limit: 5,
      },
    },
    answer: { status: 200, description: 'ranked offers with reasons', schema: matchAnswer, example: matchExample },
    refusals: [422],
    rate: { burst: 60, perMinute: 240 },
    run: ({ body, viewer, lang }, deps) => matchesFor({ ...body, conditions: body.conditions ?? [], lang }, viewer, deps),
  }),
  operation({
    method: 'post',
    path: '/parse',
    id: 'parseText',
    tag: 'matches',
    summary: '读懂一段文字 · Read a text',
    description:
      'What a careful reader takes from a text that seeks or offers space: only what is stated, null where nothing is. Nothing is stored.',
    body: {
      schema: z
        .strictObject({ text: textOf(1, 4000).meta({ description: 'the text', example: '求租松江 3000 平单层厂房' }) })
        .meta({ id: 'ParseInput' }),
      example: { text: '求租松江 3000 平单层厂房，层高 8 米以上' },
    },
    answer: { status: 200, description: 'what the text states', schema: spaceText, example: spaceExample },
    refusals: [422],
    rate: { burst: 60, perMinute: 240 },
    run: async ({ body }) => readSpace(body.text).values,
  }),
  operation({
    method: 'get',
    path: '/criteria',
    id: 'listCriteria',
    tag: 'matches',
    summary: '匹配条件表 · List criteria',
    description:
      'Every criterion with its unit, the shape and limits of what can be asked, its weight, and whether it eliminates unless said to be a wish.',
    answer: {
      status: 200,
      description: 'the table of criteria',
      schema: z
        .object({
          criteria: z.array(
            z.object({
              key: z.enum(keys),
              zh: z.string(),
              en: z.string(),
              unit: z.string(),
              shape: z.enum(['any', 'at_least', 'at_most', 'overlap', 'flag', 'by']),
              hard: z.boolean(),
              weight: z.number(),
              bounds: z.object({ min: z.number(), max: z.number() }).optional(),
              options: z.record(z.string(), z.tuple([z.string(), z.string()])).optional(),
            }),
          ),
        })
        .meta({ id: 'Criteria' }),
      example: {
        criteria: [
          {
            key: 'height',
            zh: '层高',
            en: 'Height',
            unit: 'm',
            shape: 'at_least',
            hard: true,
            weight: 8,
            bounds: { min: 1.8, max: 60 },
          },
        ],
      },
    },
    keep: 3600,
    run: async () => ({ criteria: criteria.map(({ rule: _rule, ...row }) => row) }),
  }),
];

/** The conditions of a sentence, those given by hand in the place of the ones read. */
export function conditionsOf(text: string | null | undefined, given: readonly Condition[] = []): Condition[] {
  const own = new Set(given.map(one => one.criterion));
  const read = text ? conditionsFrom(readSpace(text), text) : [];
  return [...read.filter(one => !own.has(one.criterion)), ...given];
}

type Search = { text?: string | null | undefined; conditions: readonly Condition[]; limit: number; offset: number; lang: Lang };

async function matchesFor({ text, conditions: given, limit, offset, lang }: Search, viewer: Viewer, { database, clock }: Deps) {
  const conditions = conditionsOf(text, given);
  if (conditions.length === 0) {
    throw new Refusing({
      status: 422,
      zh: '没有读出条件。请写明地点、面积、层高或用途，例如“松江 3000 平厂房，层高 8 米”',
      en: 'No condition was understood. Please name a place, an area, a height or a use',
    });
  }
  const now = clock();
  const asked = { conditions, viewer, now, lang };
  const [found, relax] = await database.read(db =>
    Promise.all([findMatches(db, { ...asked, limit, offset }), findRelaxations(db, asked)]),
  );
  return { conditions, ...found, relax };
}
