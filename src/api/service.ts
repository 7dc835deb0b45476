import { z } from 'zod';
import { Refusing } from '#platform/refusal.ts';
import { operation } from './operation.ts';

export const serviceOperations = [
  operation({
    method: 'get',
    path: '/health',
    id: 'readHealth',
    tag: 'service',
    summary: '是否可用 · Health',
    description: 'Answers ok when the site can read its database; 503 otherwise.',
    answer: {
      status: 200,
      description: 'it works',
      schema: z.object({ status: z.literal('ok'), at: z.iso.datetime() }).meta({ id: 'Health' }),
      example: { status: 'ok', at: '2026-11-23T01:00:00.000Z' },
    },
    refusals: [503],
    keep: 'private',
    run: async (_asked, { database, clock }) => {
      await database
        .read(db => db`select 1`)
        .catch(cause => {
          throw Object.assign(new Refusing({ status: 503, zh: '数据库暂时无法访问', en: 'The database cannot be reached' }), {
            cause,
          });
        });
      return { status: 'ok', at: clock() };
    },
  }),
  operation({
    method: 'get',
    path: '/ready',
    id: 'readReady',
    tag: 'service',
    summary: '是否可以接收请求 · Readiness',
    description:
      'For load balancers: answers ready when requests may be sent to this process. 503 otherwise, with the reasons in its words (database, migrations, jobs, stopping); it is the first to say so when the process was asked to stop, while requests are still answered.',
    answer: {
      status: 200,
      description: 'requests may come',
      schema: z.object({ status: z.literal('ready'), at: z.iso.datetime() }).meta({ id: 'Ready' }),
      example: { status: 'ready', at: '2026-11-23T01:00:00.000Z' },
    },
    refusals: [503],
    keep: 'private',
    run: async (_asked, { clock, whyNotReady }) => {
      const reasons = (await whyNotReady?.()) ?? [];
      if (reasons.length > 0) {
        throw new Refusing({
          status: 503,
          zh: `暂时不要把请求发到这里：${reasons.join('、')}`,
          en: `No requests should be sent here just now: ${reasons.join(', ')}`,
          headers: { 'Retry-After': '5' },
        });
      }
      return { status: 'ready', at: clock() };
    },
  }),
];
