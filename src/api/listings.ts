import { z } from 'zod';
import { readListings } from '#modules/language/index.ts';
import { textOf } from '#shared/text.ts';
import { spaceExample, spaceText } from './match-schema.ts';
import { operation } from './operation.ts';

/** What a body of 64 KB holds in Chinese. */
const longest = 20_000;

const place = { start: z.int().meta({ description: 'in UTF-16 units of `text`' }), end: z.int() };
const stretches = z.array(z.object(place));
const example = '1、松江新桥厂房出租，1200平，1.1元/平/天\n2、九亭仓库560平，0.95元/平/天';

export const listingOperations = [
  operation({
    method: 'post',
    path: '/parse/listings',
    id: 'parseListings',
    tag: 'matches',
    summary: '读懂一段贴文里的每条房源 · Read a paste of listings',
    description:
      'Splits a message or an export of a chat into its adverts and reads each: its values, the words behind each value and the rule that read them. What a heading or foot states for several adverts is inherited. Offsets count in `text`, the text as it was read. Nothing is stored.',
    body: {
      schema: z
        .strictObject({ text: textOf(1, longest).meta({ description: 'one or many adverts', example }) })
        .meta({ id: 'ListingsInput' }),
      example: { text: example },
    },
    answer: {
      status: 200,
      description: 'the adverts in their order',
      schema: z
        .object({
          text: z.string(),
          listings: z.array(
            z.object({
              ...place,
              values: spaceText,
              spans: z.array(
                z.object({ field: z.string(), ...place, rule: z.string().meta({ description: 'the rule that read it' }) }),
              ),
              inherited: stretches.meta({ description: 'headings and feet that speak for it too' }),
            }),
          ),
          remarks: stretches.meta({ description: 'passages that are no advert' }),
        })
        .meta({ id: 'Listings' }),
      example: {
        text: example,
        listings: [
          {
            start: 2,
            end: 27,
            values: { ...spaceExample, side: 'offer' as const, area_m2: { min: 1200, max: 1200 } },
            spans: [{ field: 'area_m2', start: 11, end: 16, rule: 'area.offer' }],
            inherited: [],
          },
        ],
        remarks: [],
      },
    },
    refusals: [422],
    rate: { burst: 20, perMinute: 60 },
    run: async ({ body: { text } }) => {
      const { listings, remarks } = readListings(text, text.length);
      return {
        text,
        listings: listings.map(({ start, end, reading, inherited }) => ({
          start,
          end,
          values: reading.values,
          spans: reading.spans,
          inherited,
        })),
        remarks,
      };
    },
  }),
];
