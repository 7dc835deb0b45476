import { verifyAudit } from '#modules/account/index.ts';
import type { Database } from '#platform/database.ts';
import { tokenHash } from '#platform/secret.ts';
import type { Ledger } from './ledger.ts';

export type Found = { lost: number; doubled: number; words: string[] };

/**
 * Holds what the clients were told against the database: each receipt is one request and there is no other, each act that was answered with a yes
 * stands once in the audit log, each claim that was won is one, and the chain of the log is sound. `after` is the last line of the log before.
 */
export async function verify(database: Database, ledger: Ledger, after: number): Promise<Found> {
  const found: Found = { lost: 0, doubled: 0, words: [] };
  const differ = (what: string, told: number, kept: number) => {
    if (told === kept) return;
    found.words.push(`${what}: ${told} told, ${kept} kept`);
    if (kept < told) found.lost += told - kept;
    else found.doubled += kept - told;
  };
  await database.read(async db => {
    const kept = await db<{ token: Buffer; companies: number }[]>`
      select token, count(*) over (partition by company)::int as companies from need.need`;
    const there = new Set(kept.map(row => row.token.toString('hex')));
    const missing = [...ledger.receipts.keys()].filter(token => !there.has(tokenHash(token).toString('hex')));
    if (missing.length > 0) found.words.push(`${missing.length} receipts open nothing`);
    found.lost += missing.length;
    const beyond = kept.length - ledger.receipts.size - ledger.unanswered;
    if (beyond > 0) found.words.push(`${beyond} requests more than receipts`);
    found.doubled += Math.max(0, beyond);
    // Each request of the bench names a company of its own.
    const twins = kept.filter(row => row.companies > 1).length;
    if (twins > 0) found.words.push(`${twins} requests of the same company`);
    found.doubled += beyond > 0 ? 0 : twins;

    const lines = await db<{ what: string; count: number }[]>`
      select what, count(*)::int from account.audit where number > ${after} group by what`;
    const written = new Map(lines.map(line => [line.what, line.count]));
    differ('need.post', ledger.receipts.size, written.get('need.post') ?? 0);
    for (const [act, told] of ledger.acts) if (act !== 'need.answer-reveal') differ(act, told, written.get(act) ?? 0);

    const claimed = await db<{ number: string; count: number }[]>`
      select n.number, count(*)::int from need.route r join need.need n on n.id = r.need where r.chosen_by = 'pool' group by n.number`;
    const routes = new Map(claimed.map(row => [row.number, row.count]));
    for (const [number, told] of ledger.claims) differ(`claims of ${number}`, told, routes.get(number) ?? 0);
    // One that was given up goes back to the pool and is won anew: what must not be is two who have it at the same time.
    const [together] = await db<{ count: number }[]>`
      select count(*)::int from need.route a join need.route b on b.need = a.need and b.id <> a.id and b.routed_at >= a.routed_at
      where a.chosen_by = 'pool' and b.chosen_by = 'pool' and (a.closed_at is null or a.closed_at > b.routed_at)`;
    if (together!.count > 0) found.words.push(`${together!.count} claims of what somebody else had`);
    found.doubled += together!.count + ledger.ties;
    const { fault, lines: walked } = await verifyAudit(db, []);
    found.words.push(fault ? `audit log NOT SOUND at line ${fault.number}: ${fault.fault}` : `audit log sound, ${walked} lines`);
    if (fault) found.lost++;
  });
  return found;
}
