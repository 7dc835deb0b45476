import { openAccounts } from '#modules/account/index.ts';
import { openSession } from '#modules/account/session.ts';
import { postOffer, publishOffer, readOfferForm } from '#modules/offer/index.ts';
import type { Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { operator, type User } from '#shared/viewer.ts';
import type { Random } from '../match/random.ts';

/** Somebody of a receiver at work: the organisation, the cookie of the session, and the listings. */
export type Desk = { organisation: string; cookie: string; offers: string[] };

const places = ['310117', '310116', '330402', '330109', '320506', '320583', '340124', '330602', '320282'];
const listingsEach = 6;

/**
 * Confirmed receivers with a person, a session and listings each, straight into the tables of accounts and through the module of listings: a password
 * of its own for each would cost more than the bench. Sessions are such as signing in makes.
 */
export async function settle(tx: Tx, secret: Secret, count: number, random: Random): Promise<Desk[]> {
  const accounts = openAccounts({ secret, sender: async () => {} });
  const desks: Desk[] = [];
  for (let at = 0; at < count; at++) {
    const name = `示例接收方 ${at + 1}（虚构）`;
    const [organisation] = await tx<{ id: string }[]>`
      insert into account.organization (name, slug, kind, confirmed_at) values (${name}, ${`bench-${at}`}, 'receiver', now()) returning id`;
    const [user] = await tx<{ id: string }[]>`
      insert into account."user" (name, email, email_verified)
      values (${`示例经办 ${at + 1}`}, ${`${String(at).padStart(64, '0')}@mail.invalid`}, true) returning id`;
    await tx`insert into account.member (organization_id, user_id, role) values (${organisation!.id}, ${user!.id}, 'receiver')`;
    const cookie = (await openSession(tx, accounts, user!.id, 'bench')).split(';')[0]!;
    const seat = { organisation: organisation!.id, owner: false, roles: ['receiver' as const] };
    const viewer: User = { kind: 'user', user: user!.id, session: '', secondFactor: false, seats: [seat] };
    const offers: string[] = [];
    for (let one = 0; one < listingsEach; one++) offers.push(await plant(tx, viewer, secret, organisation!.id, random));
    desks.push({ organisation: organisation!.id, cookie, offers });
  }
  return desks;
}

async function plant(tx: Tx, viewer: User, secret: Secret, owner: string, random: Random): Promise<string> {
  const area = String(Math.round(random.around(4000, 0.5)));
  const reading = readOfferForm({
    ...{
      kind: 'space',
      title: '单层厂房（虚构）',
      place: random.pick(places),
      space_type: 'standard_factory',
      deal_type: 'rent',
    },
    ...{ available_area: area, gross_area: area, clear_height: String(6 + Math.floor(random.next() * 6)) },
    ...{ rent: random.around(0.9, 0.3).toFixed(2), rent_unit: 'yuan_m2_day' },
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { code } = await postOffer(tx, viewer, { offer: reading.offer, contact: null, origin: 'form', owner }, secret);
  await publishOffer(tx, operator, code);
  return code;
}
