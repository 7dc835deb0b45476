import { z } from 'zod';
import { industryIndex, placeIndex, placeName } from '#modules/reference/index.ts';
import { lineOf } from '#shared/text.ts';
import { operation } from './operation.ts';

const place = z
  .object({
    code: z.int(),
    level: z.enum(['province', 'city', 'district', 'town']),
    name: z.string(),
    short: z.string(),
    path: z.string().meta({ description: '嘉兴 · 平湖' }),
    parent: z.int().nullable(),
    member: z.int().nullable().meta({ description: 'member of the region that holds this place; null outside' }),
  })
  .meta({ id: 'Place' });

const industry = z
  .object({
    code: z.string(),
    parent: z.string().nullable(),
    level: z.enum(['section', 'division', 'strategic']),
    name: z.string(),
    name_en: z.string(),
    divisions: z.array(z.string()).meta({ description: 'of a strategic industry: divisions that it draws on' }),
    words: z.array(z.string()).meta({ description: 'everyday names' }),
  })
  .meta({ id: 'Industry' });

export const referenceOperations = [
  operation({
    method: 'get',
    path: '/places',
    id: 'findPlaces',
    tag: 'reference',
    summary: '查地点代码 · Find places',
    description:
      'Places by name (松江, 嘉兴平湖) with their GB/T 2260 codes, or those directly under a code; without both, the members of the region.',
    query: z.strictObject({
      find: lineOf(1, 40).optional().meta({ description: '名称 · name or short name', example: '松江' }),
      under: z.int().min(110_000).max(999_999).optional().meta({ description: 'code of the place whose parts are wanted' }),
    }),
    answer: {
      status: 200,
      description: 'places, widest first; none found is an empty list',
      schema: z.object({ places: z.array(place) }).meta({ id: 'Places' }),
      example: {
        places: [
          { code: 310117, level: 'district', name: '松江区', short: '松江', path: '上海 · 松江', parent: 310100, member: 310117 },
        ],
      },
    },
    refusals: [422],
    keep: 3600,
    run: async ({ query }) => {
      const index = placeIndex();
      const found = query.find ? index.find(query.find) : query.under ? index.children(query.under) : index.members;
      return {
        places: found.slice(0, 200).map(({ code, level, name, short, parent, member }) => ({
          code,
          level,
          name,
          short,
          path: placeName(code),
          parent,
          member,
        })),
      };
    },
  }),
  operation({
    method: 'get',
    path: '/industries',
    id: 'listIndustries',
    tag: 'reference',
    summary: '查行业代码 · List industries',
    description:
      'GB/T 4754 sections and divisions and the strategic industries of the region, with everyday names; with `find`, those that a word stands for.',
    query: z.strictObject({
      find: lineOf(1, 40).optional().meta({ description: '名称或俗称 · name or everyday word', example: '汽车零部件' }),
    }),
    answer: {
      status: 200,
      description: 'industries',
      schema: z.object({ industries: z.array(industry) }).meta({ id: 'Industries' }),
      example: {
        industries: [
          {
            code: 'C36',
            parent: 'C',
            level: 'division',
            name: '汽车制造业',
            name_en: 'Manufacture of motor vehicles',
            divisions: [],
            words: ['汽车零部件'],
          },
        ],
      },
    },
    refusals: [422],
    keep: 3600,
    run: async ({ query }) => {
      const index = industryIndex();
      const found = query.find ? index.findByWord(query.find) : index.all;
      return { industries: found.map(({ nameEn, ...rest }) => ({ ...rest, name_en: nameEn })) };
    },
  }),
];
