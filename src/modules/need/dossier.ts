import { type ComparableCost, comparableCost } from '#modules/offer/index.ts';
import type { Db } from '#platform/database.ts';
import type { Lang } from '#shared/words.ts';
import type { LostReason } from './advance.ts';
import { type ClockedRoute, clockColumns, type Level } from './clock.ts';
import type { Step } from './reveal.ts';
import type { ViewingState } from './viewing.ts';

export type Reveal = { id: number; step: 1 | 2 | 3; reason: string; at: Date; state: 'asked' | 'granted' | 'refused' | 'closed' };
export type Viewing = { id: number; offer: string; title: string; at: Date; state: ViewingState; outcome: string | null };
export type Quote = {
  id: number;
  offer: string;
  title: string;
  state: 'draft' | 'submitted' | 'approved' | 'rejected';
  area: number;
  validUntil: string;
  words: string | null;
  answer: string | null;
  /** 元 per usable ㎡ and month, with all its parts. */
  cost: ComparableCost | null;
};
export type Reservation = { offer: string; title: string; until: string; state: 'held' | 'freed' | 'expired' | 'signed' };
export type Rating = { days: 30 | 90; score: number; solved: boolean; words: string | null };
export type Proof = {
  state: 'claimed' | 'confirmed' | 'denied';
  offer: string | null;
  words: string | null;
  at: Date;
  answeredAt: Date | null;
};

/** A request as one receiver has it, with everything that was done: what both sides see, the receiver its own and the enterprise all. */
export type Dossier = ClockedRoute & {
  id: string;
  organisation: string;
  receiver: string;
  /** Name of the person who acknowledged it. */
  handler: string | null;
  chosenBy: 'enterprise' | 'pool' | 'secretary';
  step: Step;
  nextAction: string | null;
  level: Level;
  reason: LostReason | null;
  reveals: Reveal[];
  viewings: Viewing[];
  quotes: Quote[];
  reservations: Reservation[];
  ratings: Rating[];
  proof: Proof | null;
};

type Row = Omit<Dossier, 'reveals' | 'viewings' | 'quotes' | 'proof'> & {
  reveals: (Omit<Reveal, 'at'> & { at: string })[];
  viewings: (Omit<Viewing, 'at'> & { at: string })[];
  quotes: (Omit<Quote, 'cost'> & Parameters<typeof comparableCost>[0])[];
  proof: (Omit<Proof, 'at' | 'answeredAt'> & { at: string; answeredAt: string | null }) | null;
};

const list = (of: string, order = 'x.id') => `coalesce((select json_agg(x order by ${order}) from (${of}) x), '[]')`;

const dossierText = `
  select r.id, r.organisation, coalesce(g.name, '—') as receiver, u.name as handler, r.chosen_by as "chosenBy", r.step, r.next_action as "nextAction",
    r.level, r.reason, ${clockColumns},
    ${list('select id, step, reason, asked_at as at, state from need.reveal where route = r.id')} as reveals,
    ${list(`select v.id, o.code as offer, o.title, v.at, v.state, v.outcome from need.viewing v join offer.offer o on o.id = v.offer
      where v.route = r.id`)} as viewings,
    ${list(`select q.id, o.code as offer, o.title, q.state, q.area, q.valid_until as "validUntil", q.words, q.answer, q.family, q.rent_month,
      q.fee_included, q.service_charge, q.common_area_ratio, q.power_markup, q.deposit_months, q.escalation, q.escalation_every, q.free_rent,
      q.lease_min from need.quote q join offer.offer o on o.id = q.offer where q.route = r.id`)} as quotes,
    ${list(`select s.id, o.code as offer, o.title, s.until, s.state from need.reservation s join offer.offer o on o.id = s.offer
      where s.route = r.id`)} as reservations,
    ${list('select days, score, solved, words from need.rating where route = r.id', 'x.days')} as ratings,
    (select json_build_object('state', p.state, 'offer', o.code, 'words', p.words, 'at', p.claimed_at, 'answeredAt', p.answered_at)
      from need.proof p left join offer.offer o on o.id = p.offer where p.route = r.id) as proof
  from need.route r left join account.organization g on g.id = r.organisation left join account."user" u on u.id = r.handler`;

/** Every request that a need was routed as, oldest first; drafts of quotes are left out, since the enterprise reads it. */
export async function listDossiers(db: Db, need: number, lang: Lang = 'zh'): Promise<Dossier[]> {
  const rows = await db.unsafe<Row[]>(`${dossierText} where r.need = $1 order by r.routed_at, r.id`, [need], { prepare: true });
  return rows.map(row => dossierOf({ ...row, quotes: row.quotes.filter(quote => quote.state !== 'draft') }, lang));
}

/** One request with its drafts, for its receiver. */
export async function readDossier(db: Db, route: string, lang: Lang): Promise<Dossier | null> {
  const [row] = await db.unsafe<Row[]>(`${dossierText} where r.id = $1::uuid`, [route], { prepare: true });
  return row ? dossierOf(row, lang) : null;
}

function dossierOf(row: Row, lang: Lang): Dossier {
  return {
    ...row,
    reveals: row.reveals.map(one => ({ ...one, at: new Date(one.at) })),
    viewings: row.viewings.map(one => ({ ...one, at: new Date(one.at) })),
    quotes: row.quotes.map(({ id, offer, title, state, area, validUntil, words, answer, ...cost }) => ({
      ...{ id, offer, title, state, area, validUntil, words, answer },
      cost: comparableCost(cost, lang),
    })),
    proof: row.proof && {
      ...row.proof,
      at: new Date(row.proof.at),
      answeredAt: row.proof.answeredAt === null ? null : new Date(row.proof.answeredAt),
    },
  };
}
