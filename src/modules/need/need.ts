import { recordAct } from '#modules/account/index.ts';
import { type Condition, closeWant, readWant, saveWant } from '#modules/match/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { type Secret, tokenHash, tokenOnce } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import { maskName, maskPhones, readPhone } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';
import { closeRoutes } from './close.ts';
import { type ConsentPeriod, consentVersion } from './consent.ts';
import { type Dossier, listDossiers } from './dossier.ts';
import { byOf, type NeedEvent, record } from './event.ts';
import type { NeedInput } from './input.ts';
import { needPermissions } from './may.ts';
import { closedStages, type NeedStage } from './stage.ts';

export type NewNeed = NeedInput & {
  conditions: Condition[];
  language: Lang;
  origin: 'form' | 'api' | 'cli';
  /** The organisation in whose name it is posted; its members follow it as well. */
  owner?: string | null;
  /** The number that a form carries, so that a double click posts one need: a second one would hold the contact with no link to withdraw it. */
  once?: string;
};

/** A need as its author sees it: the contact is masked even here, since a link can be forwarded. */
export type Need = {
  id: number;
  number: string;
  stage: NeedStage;
  text: string | null;
  purpose: string | null;
  tax: number | null;
  company: string | null;
  contact: string | null;
  receivers: number;
  /** How far a receiver that gives a reason sees at once: 1 company, 2 person, 3 telephone. */
  open_step: 1 | 2 | 3;
  /** Whether the request, masked, may stand in the pool where every confirmed receiver can claim it. */
  pooled: boolean;
  /** The number of the request in which this one is carried on. */
  merged_into: string | null;
  consent: { version: string; purpose: 'docking'; at: Date; until: string };
  language: Lang;
  createdAt: Date;
  /** When text and contact were erased; null while the consent holds. */
  erasedAt: Date | null;
  conditions: Condition[];
  events: NeedEvent[];
};

/**
 * Stores a need with its conditions and returns its number and the token of its private link, which is shown once and kept only as a hash.
 * The same form sent twice gives the need that is there.
 */
export async function postNeed(
  tx: Tx,
  viewer: Viewer,
  secret: Secret,
  clock: Clock,
  input: NewNeed,
): Promise<{ number: string; token: string }> {
  insist(may(viewer, needPermissions.post));
  if (input.owner) insist(may(viewer, needPermissions.postFor, { organisation: input.owner }));
  const phone = readPhone(input.phone);
  if (!phone || !input.consent)
    throw new Refused('invalid', ['需要可用的电话和授权', 'A telephone number and consent are needed']);
  const now = clock();
  const day = dayInChina(now);
  const { once, owner = null, ...said } = input;
  const token = tokenOnce(secret, once, said);
  const there = once ? await postedBefore(tx, token) : undefined;
  if (there) return { number: there, token };
  const number = await nextNumber(tx, day);
  const print = secret.fingerprint(phone.canonical);
  const [row] = await tx<{ id: number; twin: string | null }[]>`
    with twin as (
      select number from need.need where phone = ${print} and stage <> all(${closedStages as string[]}) order by id desc limit 1
    )
    insert into need.need (number, token, text, purpose, tax, company, contact, contact_masked, phone, credit, receivers,
      consent_text, consent_purpose, consented_at, consent_until, language, origin, owner, created_at)
    values (${number}, ${tokenHash(token)}, ${maskPhones(input.text)}, ${input.purpose ? maskPhones(input.purpose) : null}, ${input.tax ?? null},
      ${input.company}, ${secret.seal(JSON.stringify([input.contact, phone.canonical]), about(number))},
      ${`${maskName(input.contact)} · ${phone.masked}`}, ${print},
      ${input.credit_code ? secret.fingerprint(`credit ${input.credit_code}`) : null}, ${input.receivers},
      ${consentVersion}, 'docking', ${now}, ${lastDay(day, input.consent_days)}, ${input.language}, ${input.origin}, ${owner}, ${now})
    returning id, (select number from twin) as twin`;
  // Sent together: whoever else posts waits for the counter of the day meanwhile.
  await Promise.all([
    record(tx, row!.id, now, { kind: 'stage', stage: 'L10', by: byOf(viewer) }),
    row!.twin && record(tx, row!.id, now, { kind: 'duplicate', words: row!.twin, by: 'system', shown: false }),
    saveWant(tx, row!.id, input.conditions),
  ]);
  await recordAct(tx, viewer, {
    what: 'need.post',
    object: `need:${number}`,
    details: { organisation: owner, origin: input.origin },
  });
  return { number, token };
}

/** By which a need is opened: its private link, or its number for a member of the organisation that posted it. */
export type Opening = string | { viewer: Viewer; number: string };

/** The need behind a private link; null for every token that opens nothing, in whatever form it comes. */
export async function readNeedByToken(db: Db, token: string): Promise<Need | null> {
  return readNeed(db, token);
}

/** The need that an opening opens; null for one that opens nothing. */
export async function readNeed(db: Db, opening: Opening): Promise<Need | null> {
  const id = await openNeed(db, opening, 'readOwn');
  return id === null ? null : needOf(db, id);
}

/** The id of the need that an opening opens for an act; null for one that opens nothing. */
export async function openNeed(
  db: Db,
  opening: Opening,
  act: 'readOwn' | 'exportOwn' | 'withdraw' | 'decide',
): Promise<number | null> {
  if (typeof opening === 'string') {
    if (!/^[\w-]{22}$/.test(opening)) return null;
    const [row] = await db<{ id: number }[]>`select id from need.need where token = ${tokenHash(opening)}`;
    return row && may(visitor, needPermissions[act], { link: true }) === null ? row.id : null;
  }
  const [row] = await db<{ id: number; organisation: string | null }[]>`
    select id, owner as organisation from need.need where number = ${opening.number.slice(0, 40)}`;
  const refused = may(opening.viewer, needPermissions[act], row ?? {});
  if (refused && refused.reason !== 'missing') throw refused;
  return row && !refused ? row.id : null;
}

async function needOf(db: Db, id: number): Promise<Need> {
  const [row] = await db<Row[]>`
    select id, number, stage, text, purpose, tax, company, contact_masked as contact, receivers, open_step, pooled,
      (select number from need.need m where m.id = n.merged_into) as merged_into,
      consent_text, consent_purpose, consented_at, consent_until, language, created_at, erased_at,
      (select coalesce(json_agg(json_build_object('at', e.at, 'kind', e.kind, 'stage', e.stage, 'words', e.words, 'by', e.by,
          'receiver', o.name) order by e.id), '[]')
        from need.event e left join need.route r on r.id = e.route left join account.organization o on o.id = r.organisation
        where e.need = n.id and e.shown) as events
    from need.need n where id = ${id}`;
  const { consent_text, consent_purpose, consented_at, consent_until, created_at, erased_at, events, ...rest } = row!;
  return {
    ...rest,
    consent: { version: consent_text, purpose: consent_purpose, at: consented_at, until: consent_until },
    createdAt: created_at,
    erasedAt: erased_at,
    conditions: (await readWant(db, id))?.conditions ?? [],
    events: events.map(event => ({ ...event, at: new Date(event.at) })),
  };
}

/** Everything stored about a need as its author may take it away, with the contact opened; null for an opening that opens nothing. */
export async function exportNeed(
  db: Db,
  secret: Secret,
  opening: Opening,
): Promise<(Omit<Need, 'id'> & { phone: string | null; routes: Dossier[] }) | null> {
  const opened = await openNeed(db, opening, 'exportOwn');
  if (opened === null) return null;
  const need = await needOf(db, opened);
  const { id, ...own } = need;
  const [row] = await db<{ contact: Uint8Array | null }[]>`select contact from need.need where id = ${id}`;
  const [contact, phone] = row?.contact ? openContact(secret, need.number, row.contact) : [null, null];
  return { ...own, contact, phone, routes: await listDossiers(db, id, need.language) };
}

/** Withdraws the consent: text and contact are erased, the want is closed and the need cancelled; asking again changes nothing. */
export async function withdrawNeed(tx: Tx, clock: Clock, opening: Opening): Promise<void> {
  const opened = await openNeed(tx, opening, 'withdraw');
  const [row] = await tx<{ id: number; number: string; erased: boolean }[]>`
    select id, number, erased_at is not null as erased from need.need where id = ${opened} for no key update`;
  if (!row) throw new Refused('missing', ['没有这条需求，请核对链接', 'There is no such request; please check the link']);
  if (row.erased) return;
  const viewer = typeof opening === 'string' ? visitor : opening.viewer;
  await erase(tx, row.id, 'cancelled', clock(), { kind: 'withdrawn', by: byOf(viewer) });
  await recordAct(tx, viewer, { what: 'need.withdraw', object: `need:${row.number}` });
}

/** Erases text and contact of every need whose consent has run out, and returns how many there were; run once a day. */
export async function eraseExpiredNeeds(tx: Tx, clock: Clock): Promise<number> {
  const now = clock();
  const rows = await tx<{ id: number; number: string }[]>`
    select id, number from need.need where erased_at is null and consent_until < ${dayInChina(now)} for no key update skip locked`;
  for (const { id, number } of rows) {
    await erase(tx, id, 'expired', now, { kind: 'erased', by: 'system' });
    await recordAct(tx, 'system', { what: 'need.erase', object: `need:${number}` });
  }
  return rows.length;
}

/** What binds a sealed contact to its need. */
export function openContact(secret: Secret, number: string, sealed: Uint8Array): [person: string, phone: string] {
  return JSON.parse(secret.open(sealed, about(number)));
}

type Row = Omit<Need, 'consent' | 'createdAt' | 'erasedAt' | 'conditions' | 'events'> & {
  consent_text: string;
  consent_purpose: 'docking';
  consented_at: Date;
  consent_until: string;
  created_at: Date;
  erased_at: Date | null;
  events: (Omit<NeedEvent, 'at'> & { at: string })[];
};

/** The number of the need that this token opens; whoever sends the same form at the same moment waits here until the first is stored. */
async function postedBefore(tx: Tx, token: string): Promise<string | undefined> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${token}, 0))`;
  const [row] = await tx<{ number: string }[]>`select number from need.need where token = ${tokenHash(token)}`;
  return row?.number;
}

// The counter's row is locked until the transaction ends, so a number that was rolled back is given to the next and none is skipped.
async function nextNumber(tx: Tx, day: string): Promise<string> {
  const [row] = await tx<{ issued: number }[]>`
    insert into need.day (day, issued) values (${day}, 1)
    on conflict (day) do update set issued = need.day.issued + 1 returning issued`;
  return `XQ-${day.replaceAll('-', '')}-${String(row!.issued).padStart(4, '0')}`;
}

async function erase(
  tx: Tx,
  id: number,
  exit: NeedStage,
  now: Date,
  event: { kind: 'withdrawn' | 'erased'; by: NeedEvent['by'] },
): Promise<void> {
  const [row] = await tx<{ stage: NeedStage }[]>`
    update need.need set erased_at = ${now}, text = null, purpose = null, tax = null, company = null,
      contact = null, contact_masked = null, phone = null, credit = null,
      stage = case when stage = any(${closedStages as string[]}) then stage else ${exit} end
    where id = ${id} returning stage`;
  await closeRoutes(tx, id, exit, now);
  await tx`update need.first_contact set phone = null where need = ${id}`;
  await record(tx, id, now, { ...event, stage: row!.stage });
  await closeWant(tx, id);
}

function about(number: string): string {
  return `need:${number}`;
}

function lastDay(day: string, days: ConsentPeriod): string {
  return dayInChina(new Date(Date.parse(`${day}T00:00:00+08:00`) + days * 86_400_000));
}
