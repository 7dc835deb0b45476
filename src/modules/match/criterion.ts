import type { Condition, CriterionKey, Want } from './condition.ts';

/** A piece of SQL text. */
export type Sql = string;

/** Names a column of the offer in SQL: a column of offer.offer, or a bound value where one offer is held against stored needs. */
export type OfferSide = (column: OfferColumn) => Sql;

/** Names one part of what is wanted in SQL: a bound value, or a column of match.want where stored needs are held against one offer. */
export type WantSide = {
  (part: string): Sql;
  /** Whether a list is known to be empty while the text is made, so that it need not be compared. */
  empty(part: string): boolean;
};

/** Columns of offer.offer that criteria read, with the type in which a value of theirs is bound. */
export const offerColumns = {
  district: 'integer',
  town: 'integer',
  family: 'text',
  deal: 'text',
  area_min: 'double precision',
  area_max: 'double precision',
  rent_month: 'double precision',
  sale_m2: 'double precision',
  sale_total: 'double precision',
  land_mu_price: 'double precision',
  height: 'double precision',
  load: 'double precision',
  power_capacity: 'double precision',
  crane: 'double precision',
  freight_lift_load: 'double precision',
  fire_rank: 'smallint',
  eia_possible: 'text',
  standalone: 'boolean',
  single_storey: 'boolean',
  ground_floor: 'boolean',
  sprinkler: 'text',
  dock: 'text',
  title_certificate: 'text',
  can_register: 'boolean',
  allowed_industries: 'text[]',
  restricted_industries: 'text[]',
  tax_per_mu: 'double precision',
  invest_intensity: 'double precision',
  available_from: 'date',
  proven: 'smallint',
  confirmed_at: 'timestamptz',
} as const;

export type OfferColumn = keyof typeof offerColumns;

/** A value that an offer states for a criterion, as JSON carries it. */
export type Has = number | string | boolean | null | { min: number | null; max: number | null } | { [name: string]: unknown };

/** How one criterion compares: every fragment is a boolean or a number in SQL, and the only place where its formula stands. */
export type Rule = {
  /** Parts of the want and their PostgreSQL types; the column in match.want is `criterion_part`. */
  parts: Readonly<Record<string, string>>;
  /** A stored need asks this criterion where this part is not null. */
  askedBy: string;
  /** The parts of a want; `others` are all conditions of the request, since tax per mu needs the area asked. */
  encode(want: Want, others: readonly Condition[]): Record<string, unknown>;
  /** The want of stored parts; the reverse of encode. */
  decode(parts: Readonly<Record<string, unknown>>): Want;
  /** The offer does not say. */
  unknown(o: OfferSide, w: WantSide): Sql;
  met(o: OfferSide, w: WantSide): Sql;
  /** "Met or unknown" as disjoint ways that an index can follow, where it could not follow the "or". */
  ways?(o: OfferSide, w: WantSide): Sql[];
  /** Not met, within the tolerance; read only where neither unknown nor met. */
  near(o: OfferSide, w: WantSide): Sql;
  /** Fit in thousandths where near. */
  nearFit(o: OfferSide, w: WantSide): Sql;
  /** What the offer states, as jsonb. */
  has(o: OfferSide): Sql;
  /** The bound to which the want must move to admit this offer: a number of steps, and a word where it is a choice. */
  bound: { steps(o: OfferSide, w: WantSide): Sql; word(o: OfferSide): Sql };
  /** The want moved to such a bound and how far that is (0 = as asked); null where the condition must be dropped. */
  moved(want: Want, steps: number, word: string): { want: Want | null; distance: number };
};

export type Criterion = {
  key: CriterionKey;
  zh: string;
  en: string;
  unit: string;
  /** Which wants make sense: a range open above or below, a closed one, a set of choices, a flag or a date. */
  shape: 'any' | 'at_least' | 'at_most' | 'overlap' | 'flag' | 'by';
  /** Whether the condition eliminates unless it is said to be a wish. */
  hard: boolean;
  weight: number;
  /** Limits of a wanted number; anything outside is a slip. */
  bounds?: { min: number; max: number };
  /** What may stand in a set of choices, with its words. */
  options?: Readonly<Record<string, readonly [zh: string, en: string]>>;
  rule: Rule;
};

/** Fit of a criterion of which the offer says nothing, in thousandths: half, so that it ranks below met and above missed; shown as 待问. */
export const unknownFit = 500;

/** Fit at the bound of "near", in thousandths; it falls in a straight line to 0 at the edge of the tolerance. */
export const nearTop = 800;

/** Fit of a near choice that has no distance (a neighbouring district, a kindred type), in thousandths. */
export const nearChoice = 600;
