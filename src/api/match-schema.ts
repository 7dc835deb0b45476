import { z } from 'zod';
import { conditionSchema, criteria } from '#modules/match/index.ts';
import { offerCard } from './offer-schema.ts';

const key = z.enum(criteria.map(one => one.key) as [string, ...string[]]);

/** One condition in the document and in answers. */
export const condition = conditionSchema.meta({ id: 'Condition' });

const has = z.unknown().meta({ description: 'what the listing states: a figure, a choice, true or false, a range, or null' });

/** The answer to a search: what was understood, ranked offers with reasons, and what moving one condition would yield. */
export const matchAnswer = z
  .object({
    conditions: z.array(condition),
    results: z.array(
      z.object({
        offer: offerCard,
        score: z.number().meta({ description: '0 to 100; the contributions of the parts add up to it' }),
        parts: z.array(
          z.object({ criterion: z.string(), weight: z.number(), fit: z.number().min(0).max(1), contribution: z.number() }),
        ),
        verdicts: z.array(
          z.object({
            criterion: key,
            hard: z.boolean(),
            verdict: z.enum(['met', 'near', 'missed', 'unknown']).meta({ description: '符合, 接近, 不符, 待问' }),
            wanted: z.unknown(),
            has,
          }),
        ),
        cost: z.looseObject({ value: z.number(), high: z.number() }).nullable().meta({
          description: 'comparable cost, 元 per usable ㎡ and month, with its parts and formula; null where no rent is stated',
        }),
      }),
    ),
    total: z.int().meta({ description: 'offers not known to fail a hard condition' }),
    unknown: z.int().meta({ description: 'those of them that leave something hard unsaid' }),
    relax: z.array(
      z.object({
        criterion: key,
        more: z.int().meta({ description: 'offers that fail this condition alone' }),
        smallest: z
          .looseObject({ gain: z.int() })
          .nullable()
          .meta({ description: 'the smallest move that adds one; want null: it must be dropped' }),
      }),
    ),
  })
  .meta({ id: 'Matches' });

const wanted = { is: 'range', min: 2700, max: 3600 };

export const matchExample = {
  conditions: [{ criterion: 'area', hard: true, want: wanted, words: '3000 平', span: [3, 9] }],
  results: [],
  total: 0,
  unknown: 0,
  relax: [
    {
      criterion: 'area',
      more: 4,
      smallest: {
        want: { is: 'range', min: 2600, max: 3600 },
        gain: 1,
        zh: '面积放宽到 2,600 ㎡起，多 1 条',
        en: 'From 2,600 ㎡: one more',
      },
    },
  ],
};

const interval = z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable();
const number = z.number().nullable();
const stated = z.literal(true).nullable();
const text = z.string().nullable();

/** What a text states about space; the same object that the command prints. */
export const spaceText = z
  .object({
    side: z.enum(['need', 'offer']).nullable(),
    deal: z.array(z.enum(['rent', 'sale'])),
    type: z.union([z.string(), z.array(z.string())]).nullable(),
    places: z.array(z.string()),
    area_m2: interval,
    land_mu: interval,
    price: z.object({ min: number, max: number, unit: z.string() }).nullable(),
    clear_height_m: interval,
    floor_load_t_m2: number,
    power_kva: number,
    crane_t: z.array(z.number()).nullable(),
    freight_lift_t: number,
    single_storey: stated,
    standalone: stated,
    ground_floor: stated,
    sprinkler: stated,
    dock: stated,
    property_cert: stated,
    eia: stated,
    fire_class: z.enum(['甲', '乙', '丙', '丁', '戊']).nullable(),
    industries: z.array(z.string()),
    excluded_industries: z.array(z.string()),
    tax_10k_yuan_year: number,
    tax_10k_yuan_per_mu: number,
    investment_10k_yuan: number,
    company: text,
    contact: text,
    phone: text,
    available: text,
  })
  .meta({ id: 'SpaceText' });

export const spaceExample = {
  side: 'need',
  deal: ['rent'],
  type: 'factory',
  places: ['松江'],
  area_m2: { min: 3000, max: 3000 },
  land_mu: null,
  price: null,
  clear_height_m: { min: 8, max: null },
  floor_load_t_m2: null,
  power_kva: null,
  crane_t: null,
  freight_lift_t: null,
  single_storey: true,
  standalone: null,
  ground_floor: null,
  sprinkler: null,
  dock: null,
  property_cert: null,
  eia: null,
  fire_class: null,
  industries: [],
  excluded_industries: [],
  tax_10k_yuan_year: null,
  tax_10k_yuan_per_mu: null,
  investment_10k_yuan: null,
  company: null,
  contact: null,
  phone: null,
  available: null,
};
