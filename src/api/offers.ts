import { z } from 'zod';
import {
  listOffers,
  listOwnOffers,
  offerFilterFromQuery,
  offerPermissions,
  postOffer,
  readContact,
  readOffer,
  readOfferForm,
} from '#modules/offer/index.ts';
import { insist, may } from '#shared/may.ts';
import { wordsIn } from '#shared/words.ts';
import { invalidBody, missing } from './door.ts';
import { offerBody, offerCode, offerPage, offerQuery, offerWhole, posted } from './offer-schema.ts';
import { operation } from './operation.ts';

const listing = {
  code: 'S-261123-0001',
  kind: 'space',
  family: 'factory',
  space_type: 'standard_factory',
  deal_type: 'rent',
  title: '示例：松江标准厂房 3200㎡（虚构）',
  city: 310100,
  district: 310117,
  town: null,
  area_min: 800,
  area_max: 3200,
  height: 8.5,
  load: 2,
  power_capacity: 630,
  rent: 0.85,
  rent_unit: 'yuan_m2_day',
  rent_month: 25.5,
  sale_m2: null,
  land_mu_price: null,
  verification: 'site',
  confirmed_at: '2026-11-20T02:00:00.000Z',
  lease_status: 'open',
  lessor_role: 'park',
  invented: true,
  lon: 121.23,
  lat: 31.03,
  datum: 'gcj02',
  place: { city: '上海市', district: '松江区', town: null },
};

export const offerOperations = [
  operation({
    method: 'get',
    path: '/offers',
    id: 'listOffers',
    tag: 'offers',
    summary: '查房源和地块 · List spaces and land',
    description:
      'Public listings, newest confirmed first. Lists follow each other by key: pass `next` as `after`, so that none is repeated or lost while others are posted.',
    query: offerQuery,
    answer: { status: 200, description: 'one page of listings', schema: offerPage, example: { offers: [listing], next: null } },
    refusals: [422],
    keep: 30,
    run: async ({ query, search, viewer }, { database }) => {
      const page = { sort: query.sort, size: query.size, after: query.after };
      const { cards, next } = await database.read(db => listOffers(db, viewer, offerFilterFromQuery(search), page));
      return { offers: cards, next };
    },
  }),
  operation({
    method: 'get',
    path: '/offers/{code}',
    id: 'readOffer',
    tag: 'offers',
    summary: '看一条房源 · Read one listing',
    description:
      'Everything that is known of a public listing, with who checked which field, how, and until when it holds. Telephone numbers are masked.',
    params: z.object({ code: offerCode }),
    answer: {
      status: 200,
      description: 'the listing',
      schema: offerWhole,
      example: {
        ...listing,
        publication: 'listed',
        note: null,
        media: ['photo'],
        contact_masked: '示** 138****1234',
        lessor: { name: '示例园区（虚构）', kind: 'park' },
        values: { space_type: 'standard_factory', clear_height: 8.5 },
        listed_at: '2026-11-20T02:00:00.000Z',
        updated_at: '2026-11-20T02:00:00.000Z',
        freshness: { state: 'fresh', days: 3 },
        proofs: [
          {
            field: 'clear_height',
            method: 'site',
            passed: true,
            checked_by: '示例核验机构（虚构）',
            checked_on: '2026-11-20',
            valid_until: '2027-05-20',
            note: null,
            holds: true,
          },
        ],
      },
    },
    refusals: [404],
    run: async ({ params, viewer }, { database }) => {
      const offer = await database.read(db => readOffer(db, viewer, params.code));
      if (!offer) throw missing('没有这条房源，或已下架', 'There is no such listing, or it was withdrawn');
      return offer;
    },
  }),
  operation({
    method: 'post',
    path: '/offers',
    id: 'postOffer',
    tag: 'offers',
    summary: '发布房源 · Post a listing',
    description:
      'The listing waits for review and is not public before. The answer has its code and a private token, which is shown this once. With a key that has offers:write it belongs to the key’s organisation.',
    body: {
      schema: offerBody,
      example: {
        kind: 'space',
        title: '示例：松江标准厂房 3200㎡（虚构）',
        place: 310117,
        space_type: 'standard_factory',
        deal_type: 'rent',
        gross_area: 3200,
        clear_height: 8.5,
        rent: 0.85,
        rent_unit: 'yuan_m2_day',
        contact: '示例联系人',
        phone: '138 0000 1234',
      } as z.input<typeof offerBody>,
    },
    answer: {
      status: 201,
      description: 'stored, waiting for review',
      schema: posted,
      example: { code: 'S-261123-0001', token: 'q4J0b1Zt0a9cXkVw3sYd2A', publication: 'pending' },
    },
    refusals: [403, 422],
    writes: true,
    rate: { burst: 10, perMinute: 1 },
    run: async ({ body, viewer, lang }, { database, secret }) => {
      const { contact: person, phone, ...form } = body;
      const say = wordsIn(lang);
      const reading = readOfferForm(form as Parameters<typeof readOfferForm>[0]);
      const contact = readContact(person ?? undefined, phone ?? undefined);
      const problems = { ...(reading.ok ? {} : reading.problems), ...(contact.ok ? {} : contact.problems) };
      if (!reading.ok || !contact.ok) {
        throw invalidBody(
          Object.entries(problems).map(([key, { zh, en }]) => ({
            path: [key === 'person' ? 'contact' : key],
            words: say(zh, en),
          })),
        );
      }
      const owner = viewer.kind === 'key' ? viewer.organisation : null;
      const made = await database.write(tx =>
        postOffer(tx, viewer, { offer: reading.offer, contact: contact.contact, origin: 'api', owner }, secret),
      );
      return { ...made, publication: 'pending' };
    },
  }),
  operation({
    method: 'get',
    path: '/own/offers',
    id: 'listOwnOffers',
    tag: 'offers',
    summary: '本组织的房源 · Own listings',
    description: 'The newest listings of the organisation of the key, public or not, at most 200. Needs the scope offers:read.',
    answer: {
      status: 200,
      description: 'newest first',
      schema: z
        .object({
          offers: z.array(
            z.object({
              code: z.string(),
              title: z.string(),
              publication: z.enum(['draft', 'pending', 'listed', 'withdrawn']),
              confirmed_at: z.iso.datetime(),
            }),
          ),
        })
        .meta({ id: 'OwnOffers' }),
      example: {
        offers: [
          { code: 'S-261123-0001', title: '示例厂房（虚构）', publication: 'pending', confirmed_at: '2026-11-20T02:00:00.000Z' },
        ],
      },
    },
    refusals: [403],
    scope: 'offers:read',
    keep: 'private',
    run: async ({ viewer }, { database }) => {
      const organisation = viewer.kind === 'key' ? viewer.organisation : '';
      insist(may(viewer, offerPermissions.readOwn, { organisation }));
      const offers = await database.read(db => listOwnOffers(db, viewer, [organisation]));
      return {
        offers: offers.map(({ code, title, publication, confirmedAt }) => ({
          code,
          title,
          publication,
          confirmed_at: confirmedAt,
        })),
      };
    },
  }),
];
