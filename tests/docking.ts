import { expect } from 'vitest';
import { verifyAudit } from '#modules/account/index.ts';
import { conditionsFromQuery } from '#modules/match/index.ts';
import { advanceRoute, chooseReceivers, postNeed } from '#modules/need/index.ts';
import { postOffer, readOfferForm } from '#modules/offer/index.ts';
import type { Tx } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { type Role, type User, type Viewer, visitor } from '#shared/viewer.ts';
import { rolledBackDatabase } from './database.ts';

export const secret = makeSecret('a secret for tests that is long enough');

/** Wednesday 25 November 2026, ten in the morning in China. */
const start = new Date('2026-11-25T02:00:00Z');

/** A clock that stands so many days after the start. */
export const later = (days: number) => () => new Date(start.getTime() + days * 86_400_000);
export const clock = later(0);

/** What every act of a receiver carries. */
export const next = { next: '电话沟通', nextOn: '2026-11-27' };

let count = 0;

/** Somebody with this role in an organisation of this kind, made for it. */
export async function somebody(
  tx: Tx,
  kind: string,
  role: Role,
  name = `${kind}（虚构）`,
): Promise<User & { organisation: string }> {
  const own = ++count;
  const slug = `docking${process.pid}x${own}`;
  const [organisation] = await tx<{ id: string }[]>`
    insert into account.organization (name, slug, kind, confirmed_at) values (${name}, ${slug}, ${kind}, now()) returning id`;
  const blinded = `${String(process.pid * 1000 + own).padStart(64, '0')}@mail.invalid`;
  const [user] = await tx<{ id: string }[]>`
    insert into account."user" (name, email, email_verified) values (${`${name}经办`}, ${blinded}, true) returning id`;
  await tx`insert into account.member (organization_id, user_id, role) values (${organisation!.id}, ${user!.id}, ${role})`;
  const seat = { organisation: organisation!.id, owner: false, roles: [role] };
  return { kind: 'user', user: user!.id, session: '', secondFactor: true, seats: [seat], organisation: organisation!.id };
}

/** A park with one listed plant in 松江. */
export async function park(
  tx: Tx,
  name: string,
  change: Record<string, string> = {},
): Promise<User & { organisation: string; code: string }> {
  const who = await somebody(tx, 'receiver', 'receiver', name);
  return { ...who, code: await plant(tx, who, change) };
}

/** A listed plant of a receiver. */
export async function plant(tx: Tx, who: User & { organisation: string }, change: Record<string, string> = {}): Promise<string> {
  const form = {
    ...{ kind: 'space', title: '松江单层厂房（虚构）', place: '310117', space_type: 'standard_factory', deal_type: 'rent' },
    ...{ available_area: '4000', gross_area: '4000', clear_height: '9', rent: '1.1', rent_unit: 'yuan_m2_day' },
  };
  const reading = readOfferForm({ ...form, ...change });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const posting = { offer: reading.offer, contact: null, origin: 'form', owner: who.organisation } as const;
  const { code } = await postOffer(tx, who, posting, secret);
  await tx`update offer.offer set publication = 'listed', listed_at = now() where code = ${code}`;
  return code;
}

/** A need of an enterprise as it comes from the form; the token opens its private link. */
export async function ask(
  tx: Tx,
  change: Partial<Parameters<typeof postNeed>[4]> = {},
  when = clock,
): Promise<{ number: string; token: string }> {
  return postNeed(tx, visitor, secret, when, {
    text: '求租松江 3000 到 5000 平厂房，层高 8 米以上',
    company: '示例精密制造有限公司（虚构）',
    contact: '示例人',
    phone: '13800001234',
    consent: true,
    receivers: 3,
    consent_days: 90,
    conditions: conditionsFromQuery(new URLSearchParams('place=310117&area=3000-5000&height=8')).conditions,
    language: 'zh',
    origin: 'form',
    ...change,
  });
}

/** The request that an organisation has of a need. */
export async function routeOf(tx: Tx, number: string, organisation: string): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    select r.id from need.route r join need.need n on n.id = r.need where n.number = ${number} and r.organisation = ${organisation}`;
  return row!.id;
}

/** What an enterprise chooses where nothing else is said. */
export const usual = { count: 3, openStep: 1, pooled: false };

/** A need routed to one park. */
export async function routed(tx: Tx, change: Partial<Parameters<typeof postNeed>[4]> = {}, choice: Partial<typeof usual> = {}) {
  const at = await park(tx, '甲园区（虚构）');
  const need = await ask(tx, change);
  await chooseReceivers(tx, need.token, clock, { ...usual, ...choice, receivers: [at.organisation] });
  return { at, ...need, id: await routeOf(tx, need.number, at.organisation) };
}

/** Through the promised stages into talks. */
export async function inTalks(tx: Tx, at: Viewer, id: string): Promise<void> {
  for (const to of ['L20', 'L40', 'L70', 'L80']) await advanceRoute(tx, at, clock, id, { to, ...next });
}

/** The stage of a request. */
export async function stageOf(tx: Tx, id: string): Promise<string> {
  return (await tx<{ stage: string }[]>`select stage from need.route where id = ${id}`)[0]!.stage;
}

/** Runs the work in one transaction; afterwards the audit log is whole, names nobody, and holds the acts that the work gives back. */
export function audited(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  return rolledBackDatabase(async database => {
    const acts = await database.write(work);
    const log = await database.read(
      db => db<{ what: string }[]>`select what, who, object, details from account.audit order by number`,
    );
    expect((await database.read(db => verifyAudit(db, []))).fault).toBeNull();
    // Eleven digits in a row also stand in one id of some hundreds.
    const said = JSON.stringify(log).replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'ID');
    expect(said).not.toMatch(/1[3-9]\d{9}|示例人|示例精密|（虚构）/);
    if (!Array.isArray(acts)) return;
    const kept = log.map(line => line.what).filter(what => acts.includes(what));
    expect(kept.sort()).toEqual(acts.sort());
  });
}
