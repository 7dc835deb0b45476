import { z } from 'zod';
import { fieldOf, offerInput } from '#modules/offer/index.ts';
import { readPhone } from '#shared/phone.ts';
import { lineOf } from '#shared/text.ts';

/** The codes that a field of the table may hold. */
function codes(field: string): [string, ...string[]] {
  const { value } = fieldOf(field);
  if (!('options' in value)) throw new Error(`${field} has no options`);
  return Object.keys(value.options) as [string, ...string[]];
}

const families = ['factory', 'warehouse', 'rnd', 'lab', 'office', 'land'] as const;
const figure = (description: string) => z.number().min(0).max(1e9).optional().meta({ description });
const flag = (description: string) => z.boolean().optional().meta({ description });
const day = z.iso
  .date()
  .refine(text => text >= '0001', { params: { zh: '应为日期，如 2027-03-01', en: 'Must be a day such as 2027-03-01' } });

export const offerCode = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{2,29}$/)
  .meta({ description: '房源编号 · code of the listing', example: 'S-261123-0001' });

/** The filters of the list, the same as on the pages; a filter lets through what is stated to fit, with unknown=1 also what is not stated. */
export const offerQuery = z.strictObject({
  kind: z.enum(['space', 'land']).optional().meta({ description: '房源或地块 · space or land' }),
  place: z
    .array(z.int().min(110_000).max(999_999_999))
    .max(50)
    .optional()
    .meta({
      description: '地点 · codes of cities, districts or towns (GET /api/places); any of them',
      example: [310117],
    }),
  block: z.string().max(60).optional().meta({ description: '园区或板块 · part of the name of a park or land block' }),
  family: z.array(z.enum(families)).max(6).optional().meta({ description: '大类 · broad types; any of them' }),
  type: z
    .array(z.enum(codes('space_type')))
    .max(20)
    .optional()
    .meta({ description: '房源类型 · types of space; any of them' }),
  deal: z.enum(['rent', 'sale']).optional().meta({ description: '租售 · rent or sale' }),
  area_min: figure('面积 ≥ ㎡'),
  area_max: figure('面积 ≤ ㎡'),
  rent_min: figure('租金 ≥, in rent_unit'),
  rent_max: figure('租金 ≤, in rent_unit'),
  rent_unit: z
    .enum(['yuan_m2_day', 'yuan_m2_month', 'yuan_m2_year'])
    .optional()
    .meta({ description: '租金单位 · usually yuan_m2_month' }),
  sale_price_min: figure('售价 ≥ 元/㎡'),
  sale_price_max: figure('售价 ≤ 元/㎡'),
  land_price_min: figure('地价 ≥ 万元/亩'),
  land_price_max: figure('地价 ≤ 万元/亩'),
  floor: z
    .enum(['ground', 'upper', 'single', 'standalone'])
    .optional()
    .meta({ description: '楼层 · ground floor, upper floors, single storey, stands alone' }),
  height: figure('层高 ≥ m'),
  load: figure('承重 ≥ t/㎡'),
  power: figure('配电 ≥ kVA'),
  crane: figure('行车 ≥ t'),
  lift: figure('货梯 ≥ t'),
  max_truck: figure('可进车型 ≥ m'),
  fire: z.enum(codes('fire_class')).optional().meta({ description: '火灾危险性 · class that must be admitted' }),
  eia: flag('可环评 · an environmental assessment is possible'),
  register: flag('可注册 · a company can be registered here'),
  title: flag('有产证 · has a title certificate'),
  dock: flag('有卸货平台 · has a loading dock'),
  divisible: flag('可分割 · can be let in parts'),
  sprinkler: flag('有喷淋 · has sprinklers'),
  short_lease: flag('可短租 · a lease of at most twelve months is possible'),
  owner: flag('业主直租 · offered by its owner'),
  available: day.optional().meta({ description: '可入驻 · can be moved into by this day', example: '2027-03-01' }),
  industry: z
    .string()
    .regex(/^[A-T]\d{2}$/)
    .optional()
    .meta({ description: '行业 · GB/T 4754 division that is wanted here', example: 'C36' }),
  verification: z.enum(['phone', 'document', 'site']).optional().meta({ description: '核验 · at least this level' }),
  updated: z.int().min(1).max(3650).optional().meta({ description: '更新 · confirmed within this many days' }),
  unknown: flag('also what a listing does not state'),
  sort: z.enum(['newest', 'area', 'rent']).default('newest').meta({ description: 'order of the list' }),
  size: z.int().min(1).max(100).default(20).meta({ description: 'listings a page' }),
  after: z.string().max(200).optional().meta({ description: 'the `next` of the page before; sort must be the same' }),
});

const number = z.number().nullable();

/** What a list shows of a listing; unknown is null and never zero. */
export const offerCard = z
  .object({
    code: z.string(),
    kind: z.enum(['space', 'land']),
    family: z.enum(families),
    space_type: z.string().nullable(),
    deal_type: z.string().nullable(),
    title: z.string(),
    city: z.int(),
    district: z.int(),
    town: z.int().nullable(),
    area_min: number.meta({ description: '㎡, smallest unit' }),
    area_max: number.meta({ description: '㎡, largest' }),
    height: number.meta({ description: 'm' }),
    load: number.meta({ description: 't/㎡' }),
    power_capacity: number.meta({ description: 'kVA' }),
    rent: number.meta({ description: 'as stated, in rent_unit' }),
    rent_unit: z.string().nullable(),
    rent_month: number.meta({ description: '元/㎡/月' }),
    sale_m2: number.meta({ description: '元/㎡' }),
    land_mu_price: number.meta({ description: '万元/亩' }),
    verification: z.enum(['none', 'failed', 'phone', 'document', 'site']),
    confirmed_at: z.iso.datetime(),
    lease_status: z.string(),
    lessor_role: z.string(),
    invented: z.boolean().meta({ description: 'true: demonstration data, not a real listing' }),
    lon: number,
    lat: number,
    datum: z.enum(['gcj02', 'wgs84']).nullable(),
    place: z.object({ city: z.string(), district: z.string().nullable(), town: z.string().nullable() }),
  })
  .meta({ id: 'OfferCard' });

export const offerPage = z
  .object({
    offers: z.array(offerCard),
    next: z.string().nullable().meta({ description: 'value of `after` for the next page; null on the last' }),
  })
  .meta({ id: 'OfferPage' });

/** One listing with everything that its page shows. */
export const offerWhole = offerCard
  .extend({
    publication: z.string(),
    note: z.string().nullable(),
    media: z.array(z.string()).nullable(),
    contact_masked: z.string().nullable(),
    lessor: z.object({ name: z.string(), kind: z.string() }).nullable(),
    values: z.record(z.string(), z.unknown()).meta({ description: 'every known field by its key, in the units of OfferInput' }),
    listed_at: z.iso.datetime().nullable(),
    updated_at: z.iso.datetime(),
    freshness: z.object({ state: z.string(), days: z.number() }),
    proofs: z.array(
      z.object({
        field: z.string().nullable().meta({ description: 'null: the whole listing' }),
        method: z.string(),
        passed: z.boolean(),
        checked_by: z.string(),
        checked_on: z.iso.date(),
        valid_until: z.iso.date(),
        note: z.string().nullable(),
        holds: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Offer' });

/** A listing as a program posts it: the fields of the trade and a contact that is sealed and never shown whole. */
export const offerBody = offerInput
  .extend({
    contact: lineOf(1, 30)
      .nullish()
      .meta({ description: '联系人 · contact person, with phone or not at all', example: '示例联系人' }),
    phone: z
      .string()
      .refine(text => readPhone(text) !== null, {
        params: {
          zh: '请填写 11 位手机号，或带区号的座机',
          en: 'Enter a mobile number of 11 digits, or a landline with its area code',
        },
      })
      .nullish()
      .meta({ description: '联系电话 · telephone; stored encrypted', example: '138 0000 1234' }),
  })
  .meta({ id: 'OfferInput' });

export const posted = z
  .object({
    code: z.string(),
    token: z.string().meta({ description: 'private token, shown once: keep it to change or withdraw the listing' }),
    publication: z.literal('pending'),
  })
  .meta({ id: 'PostedOffer' });
