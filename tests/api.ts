import { Hono } from 'hono';
import { expect } from 'vitest';
import { makeApi } from '#api/index.ts';
import { operations } from '#api/operations.ts';
import { openAccounts } from '#modules/account/index.ts';
import { postOffer, readOfferForm } from '#modules/offer/index.ts';
import type { Database } from '#platform/database.ts';
import { makeLog } from '#platform/log.ts';
import { makeSecret } from '#platform/secret.ts';
import { guard } from '#platform/web.ts';
import { operator } from '#shared/viewer.ts';
import { rolledBackDatabase } from './database.ts';

export const secret = makeSecret('a master key that only these tests know, long enough');
export const clock = () => new Date();
export const accounts = openAccounts({ secret, sender: async () => {} });
export const request = {
  text: '求租松江3000平单层厂房',
  company: '示例有限公司（虚构）',
  contact: '示例人',
  phone: '13800001234',
  consent: true,
};
export const plant = {
  kind: 'space',
  title: '示例厂房（虚构）',
  place: 310117,
  space_type: 'standard_factory',
  deal_type: 'rent',
  gross_area: 3200,
  clear_height: 9,
  rent: 0.8,
  rent_unit: 'yuan_m2_day',
};

// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of every form
export type Json = any;

export type Seen = { status: number; body: Json; text: string; headers: Headers };
type Client = {
  send(
    method: string,
    path: string,
    init?: { json?: unknown; raw?: BodyInit; headers?: Record<string, string>; address?: string },
  ): Promise<Seen>;
  database: Database;
  rows(): Promise<Record<string, number>>;
  lines: Record<string, unknown>[];
};

/** The API behind its guard over a database that is rolled back. */
export function withApi(work: (api: Client) => Promise<void>, origins: string[] = []): Promise<void> {
  return rolledBackDatabase(async database => {
    const lines: Record<string, unknown>[] = [];
    const log = makeLog('info', clock, line => lines.push(JSON.parse(line)));
    const app = new Hono();
    guard(app, { clock, log });
    app.route('/api', makeApi({ database, accounts, secret, clock, log, origins }));
    await work({
      database,
      lines,
      send: async (method, path, { json, raw, headers, address } = {}) => {
        const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
        const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
        const env = address ? { incoming: { socket: { remoteAddress: address } } } : {};
        const answer = await app.request(
          path,
          { method, headers: { ...type, ...headers }, ...(body === undefined ? {} : { body }) },
          env,
        );
        const text = await answer.text();
        const isJson = answer.headers.get('content-type')?.includes('json');
        return { status: answer.status, text, body: isJson && text ? JSON.parse(text) : null, headers: answer.headers };
      },
      rows: () =>
        database.read(async db => {
          const [row] = await db<Record<string, number>[]>`
            select (select count(*)::int from offer.offer) as offers, (select count(*)::int from need.need) as needs,
              (select count(*)::int from need.event) as events, (select count(*)::int from match.want) as wants`;
          return { ...row! };
        }),
    });
  });
}

/** A listing that is public. */
export async function listed(database: Database, change: Record<string, unknown> = {}): Promise<string> {
  const reading = readOfferForm({ ...plant, ...change } as never);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return database.write(
    async tx => (await postOffer(tx, operator, { offer: reading.offer, contact: null, origin: 'api' }, secret)).code,
  );
}

/** The answer has the form that the document promises. */
export function keepsPromise(id: string, seen: Seen): void {
  const { answer } = operations.find(operation => operation.id === id)!;
  expect(seen.status, seen.text).toBe(answer.status);
  const parsed = answer.schema!.safeParse(seen.body);
  expect(parsed.error?.issues ?? []).toEqual([]);
}
