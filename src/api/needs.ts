import { z } from 'zod';
import { conditionsSchema } from '#modules/match/index.ts';
import {
  consentPeriods,
  consentVersion,
  consentWords,
  eventActors,
  eventKinds,
  listOwnNeeds,
  type Need,
  needInput,
  needPermissions,
  needStages,
  postNeed,
  readNeedByToken,
  readNeedClock,
  stageName,
  usualConsentPeriod,
  withdrawNeed,
} from '#modules/need/index.ts';
import { insist, may } from '#shared/may.ts';
import { wordsIn } from '#shared/words.ts';
import { missing } from './door.ts';
import { condition } from './match-schema.ts';
import { conditionsOf } from './matches.ts';
import { operation } from './operation.ts';

const token = z
  .string()
  .regex(/^[\w-]{22}$/)
  .meta({ description: 'private token of the request', example: 'q4J0b1Zt0a9cXkVw3sYd2A' });

const moment = z.iso.datetime();

/** A request as its author follows it; the contact is masked here too, since a link can be forwarded. */
const ownNeed = z
  .object({
    number: z.string(),
    stage: z.enum(needStages as [string, ...string[]]),
    stage_name: z.string(),
    text: z.string().nullable(),
    purpose: z.string().nullable(),
    tax: z.number().nullable(),
    company: z.string().nullable(),
    contact: z.string().nullable(),
    receivers: z.int(),
    open_step: z.int(),
    pooled: z.boolean(),
    merged_into: z.string().nullable(),
    consent: z.object({ version: z.string(), purpose: z.string(), at: moment, until: z.iso.date() }),
    created_at: moment,
    erased_at: moment.nullable(),
    conditions: z.array(condition),
    clocks: z.array(
      z.object({
        key: z.enum(['acknowledged', 'qualified', 'answered']),
        stage: z.string(),
        days: z.int(),
        due: z.iso.date(),
        state: z.enum(['done', 'running', 'due_today', 'overdue', 'stopped']),
        done: z.iso.date().nullable(),
        in_time: z.boolean().nullable(),
      }),
    ),
    events: z.array(
      z.object({
        at: moment,
        kind: z.enum(eventKinds),
        stage: z.string().nullable(),
        words: z.string().nullable(),
        by: z.enum(eventActors),
        receiver: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Need' });

const noSuchNeed = () => missing('没有这条需求，请核对专属链接', 'There is no such request; please check your private link');

export const needOperations = [
  operation({
    method: 'get',
    path: '/consent',
    id: 'readConsent',
    tag: 'needs',
    summary: '授权文字 · Consent words',
    description:
      'What the contact person agrees to with a request: show these words, in the language of that person, before sending consent: true.',
    query: z.strictObject({
      receivers: needInput.shape.receivers,
      days: needInput.shape.consent_days,
    }),
    answer: {
      status: 200,
      description: 'the words in both languages',
      schema: z
        .object({ version: z.string(), purpose: z.literal('docking'), periods: z.array(z.int()), zh: z.string(), en: z.string() })
        .meta({ id: 'Consent' }),
      example: {
        version: consentVersion,
        purpose: 'docking',
        periods: [...consentPeriods],
        zh: consentWords(3, usualConsentPeriod, wordsIn('zh')),
        en: consentWords(3, usualConsentPeriod, wordsIn('en')),
      },
    },
    refusals: [422],
    keep: 3600,
    run: async ({ query }) => ({
      version: consentVersion,
      purpose: 'docking',
      periods: consentPeriods,
      zh: consentWords(query.receivers, query.days, wordsIn('zh')),
      en: consentWords(query.receivers, query.days, wordsIn('en')),
    }),
  }),
  operation({
    method: 'post',
    path: '/needs',
    id: 'postNeed',
    tag: 'needs',
    summary: '提交需求 · Post a request',
    description:
      'The request of an enterprise with its consent. Conditions may be given; otherwise they are read from the text. The answer has a number and a private token, which is shown this once: with it the request is followed and withdrawn. With a key that has needs:write it belongs to the key’s organisation.',
    body: {
      schema: needInput
        .extend({
          conditions: conditionsSchema.nullish().meta({ description: 'what is asked; absent: read from the text' }),
        })
        .meta({ id: 'NeedBody' }),
      example: {
        text: '求租松江 3000 平单层厂房，层高 8 米以上，配电 500kVA',
        purpose: '精密零部件加工',
        tax: 300,
        company: '示例精密制造有限公司（虚构）',
        contact: '示例联系人',
        phone: '138 0000 1234',
        consent: true,
        consent_days: 90,
      },
    },
    answer: {
      status: 201,
      description: 'stored; the clocks run',
      schema: z.object({ number: z.string(), token: z.string() }).meta({ id: 'PostedNeed' }),
      example: { number: 'XQ-20261123-0007', token: 'q4J0b1Zt0a9cXkVw3sYd2A' },
    },
    refusals: [403, 422],
    writes: true,
    rate: { burst: 6, perMinute: 0.5 },
    run: async ({ body, viewer, lang }, { database, secret, clock }) => {
      const { conditions, ...need } = body;
      const asked = conditions ?? conditionsOf(need.text);
      const owner = viewer.kind === 'key' ? viewer.organisation : null;
      return database.write(tx =>
        postNeed(tx, viewer, secret, clock, { ...need, conditions: asked, language: lang, origin: 'api', owner }),
      );
    },
  }),
  operation({
    method: 'get',
    path: '/needs/{token}',
    id: 'readNeed',
    tag: 'needs',
    summary: '查看自己的需求 · Follow a request',
    description:
      'Stage, clocks in working days of China, and every event, for the holder of the private token. The contact is masked.',
    params: z.object({ token }),
    answer: {
      status: 200,
      description: 'the request',
      schema: ownNeed,
      example: {
        number: 'XQ-20261123-0007',
        stage: 'L20',
        stage_name: '已受理',
        text: '求租松江 3000 平单层厂房',
        purpose: null,
        tax: 300,
        company: '示例精密制造有限公司（虚构）',
        contact: '示** · 138****1234',
        receivers: 3,
        open_step: 1,
        pooled: false,
        merged_into: null,
        consent: { version: '2026-11', purpose: 'docking', at: '2026-11-23T01:00:00.000Z', until: '2027-02-21' },
        created_at: '2026-11-23T01:00:00.000Z',
        erased_at: null,
        conditions: [{ criterion: 'area', hard: true, want: { is: 'range', min: 2700, max: 3300 } }],
        clocks: [
          { key: 'acknowledged', stage: 'L20', days: 1, due: '2026-11-24', state: 'done', done: '2026-11-23', in_time: true },
        ],
        events: [{ at: '2026-11-23T01:00:00.000Z', kind: 'stage', stage: 'L10', words: null, by: 'visitor', receiver: null }],
      },
    },
    refusals: [404],
    keep: 'private',
    run: async ({ params, lang }, { database, clock }) => {
      const need = await database.read(db => readNeedByToken(db, params.token));
      if (!need) throw noSuchNeed();
      return view(need, clock(), stageName(need.stage, wordsIn(lang)));
    },
  }),
  operation({
    method: 'delete',
    path: '/needs/{token}',
    id: 'withdrawNeed',
    tag: 'needs',
    summary: '撤回授权并取消需求 · Withdraw consent',
    description: 'Erases text and contact at once and cancels the request. Asking again changes nothing.',
    params: z.object({ token }),
    answer: { status: 204, description: 'erased' },
    refusals: [403, 404],
    writes: true,
    keep: 'private',
    run: ({ params }, { database, clock }) => database.write(tx => withdrawNeed(tx, clock, params.token)),
  }),
  operation({
    method: 'get',
    path: '/own/needs',
    id: 'listOwnNeeds',
    tag: 'needs',
    summary: '本组织的需求 · Own requests',
    description: 'The newest requests of the organisation of the key, at most 200, without contacts. Needs the scope needs:read.',
    answer: {
      status: 200,
      description: 'newest first',
      schema: z
        .object({
          needs: z.array(
            z.object({
              number: z.string(),
              stage: z.enum(needStages as [string, ...string[]]),
              text: z.string().nullable(),
              created_at: moment,
            }),
          ),
        })
        .meta({ id: 'OwnNeeds' }),
      example: {
        needs: [
          { number: 'XQ-20261123-0007', stage: 'L20', text: '求租松江 3000 平单层厂房', created_at: '2026-11-23T01:00:00.000Z' },
        ],
      },
    },
    refusals: [403],
    scope: 'needs:read',
    keep: 'private',
    run: async ({ viewer }, { database }) => {
      const organisation = viewer.kind === 'key' ? viewer.organisation : '';
      insist(may(viewer, needPermissions.readOwn, { organisation }));
      const needs = await database.read(db => listOwnNeeds(db, viewer, [organisation]));
      return { needs: needs.map(({ number, stage, text, createdAt }) => ({ number, stage, text, created_at: createdAt })) };
    },
  }),
];

function view(need: Need, now: Date, stage: string) {
  const { id: _id, createdAt, erasedAt, language: _language, ...rest } = need;
  return {
    ...rest,
    stage_name: stage,
    created_at: createdAt,
    erased_at: erasedAt,
    clocks: readNeedClock(need, now).map(({ inTime, ...clock }) => ({ ...clock, in_time: inTime })),
  };
}
