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
];
