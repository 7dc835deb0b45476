import { parseArgs } from 'node:util';
import { findNeedsFor, verdictWords } from '#modules/match/index.ts';
import { listNeeds } from '#modules/need/index.ts';
import {
  confirmOffer,
  listPending,
  lookAtOfferContact,
  publishOffer,
  type VerificationMethod,
  verifyOffer,
  withdrawOffer,
} from '#modules/offer/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Database, Tx } from '#platform/database.ts';
import { secretOf } from '#platform/secret.ts';
import { readSettings } from '#platform/settings.ts';
import { operator } from '#shared/viewer.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

const acts: Readonly<Record<string, readonly [done: string, (tx: Tx, code: string) => Promise<void>]>> = {
  publish: ['已发布', (tx, code) => publishOffer(tx, operator, code)],
  withdraw: ['已下架', (tx, code) => withdrawOffer(tx, operator, code)],
  confirm: ['已确认在架', (tx, code) => confirmOffer(tx, operator, code)],
};

/**
 * `./lianqun offer pending [--json]`, `offer needs CODE [--json]` (the open requests that it may serve), `offer publish|withdraw|confirm CODE…` (all of them or none),
 * `offer contact CODE --why WORDS` (its author sees the look), and
 * `offer verify CODE --method phone|document|site --by WHO --until DAY [--field KEY] [--on DAY] [--failed] [--note WORDS]`.
 */
export async function offer(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      method: { type: 'string' },
      by: { type: 'string' },
      until: { type: 'string' },
      field: { type: 'string' },
      on: { type: 'string' },
      failed: { type: 'boolean', default: false },
      note: { type: 'string' },
      why: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
    },
  });
  const [verb = '', ...codes] = positionals;
  if (verb === 'pending' && codes.length === 0) return pending(io, await open(), values.json);
  if (codes.length === 0) throw new Usage('请写明做什么和房源编号，例如：./lianqun offer publish S-260123-0007');
  if (verb === 'contact' && codes.length === 1) return contact(io, await open(), codes[0]!, values.why);
  if (verb === 'needs') return needs(io, await open(), codes, values.json);
  const act = acts[verb];
  if (act) {
    const [done, work] = act;
    await (await open()).write(async tx => {
      for (const code of codes) await work(tx, code);
    });
    for (const code of codes) io.stdout(`${code} ${done}`);
    return exit.done;
  }
  if (verb !== 'verify')
    throw new Usage(`没有“${verb}”这个操作；可用 pending、needs、contact、publish、withdraw、confirm、verify`);
  const { method, by, until, field = null, note = null, failed } = values;
  if (codes.length > 1 || !method || !by || !until) throw new Usage('核验请写明一个编号，以及 --method、--by 和 --until');
  const check = {
    code: codes[0]!,
    field,
    method: method as VerificationMethod,
    passed: !failed,
    checkedBy: by,
    validUntil: until,
    note,
  };
  await (await open()).write(tx => verifyOffer(tx, operator, { ...check, checkedOn: values.on ?? dayInChina(new Date()) }));
  io.stdout(`${check.code} ${field ?? '整条房源'}：核验记录已保存`);
  return exit.done;
}

async function contact(io: Io, database: Database, code: string, why: string): Promise<number> {
  const { secret, data } = readSettings();
  const key = secretOf({ secret, data });
  const { person, phone } = await database.write(tx => lookAtOfferContact(tx, operator, key, code, why));
  io.stdout(`${code}  ${person}  ${phone}`);
  return exit.done;
}

async function pending(io: Io, database: Database, json: boolean): Promise<number> {
  const cards = await database.read(db => listPending(db, operator));
  if (json) io.stdout(JSON.stringify(cards.map(({ code, title, place }) => ({ code, title, place }))));
  else if (cards.length === 0) io.stdout('没有待审核的房源。');
  else
    for (const { code, title, place } of cards)
      io.stdout(`${code}  ${[place.city, place.district, place.town].filter(Boolean).join('')}  ${title}`);
  return exit.done;
}

/** The open requests that a listing may serve, best first, each with its verdicts; contacts stay masked. */
async function needs(io: Io, database: Database, codes: readonly string[], json: boolean): Promise<number> {
  if (codes.length > 1) throw new Usage('一次只能查一条房源的需求，例如：./lianqun offer needs S-260123-0007');
  const { found, lines } = await database.read(async db => {
    const served = await findNeedsFor(db, codes[0]!, { viewer: operator });
    return { found: served, lines: await listNeeds(db, operator, { open: true, ids: served.map(one => one.need) }) };
  });
  const byId = new Map(lines.map(line => [line.id, line]));
  const shown = found.flatMap(one => {
    const line = byId.get(one.need);
    return line ? [{ ...line, score: one.score, parts: one.parts, verdicts: one.verdicts }] : [];
  });
  if (json) io.stdout(JSON.stringify(shown.map(({ id: _, ...one }) => one)));
  else if (shown.length === 0) io.stdout('没有正在等待、又与它符合的需求；房源没有在架时也找不到。');
  else
    for (const { number, score, text, company, contact, verdicts } of shown) {
      io.stdout(`${number}  ${score.toFixed(1)} 分  ${company ?? ''}  ${contact ?? ''}`);
      io.stdout(`      ${text?.replace(/\s+/g, ' ')}`);
      for (const verdict of verdicts) {
        const { mark, word, text: words } = verdictWords(verdict, 'zh');
        io.stdout(`      ${mark} ${word}  ${words}`);
      }
    }
  return exit.done;
}
