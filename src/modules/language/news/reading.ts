export type Comparator = 'eq' | 'gt' | 'ge' | 'lt' | 'approx';
export type Interval = { lo: number | null; hi: number | null };
/** Days, both included, as YYYY-MM-DD; null where the words or the missing day of publication leave it open. */
export type Days = { from: string | null; to: string | null };
/** `type`: the base that the words name, null where they name none. A decline that narrows is a change downwards of a 降幅. */
export type Growth = { type: '同比' | '环比' | '年均' | '较上年' | null; direction: 'up' | 'down' };
/** A stretch of the text as given. */
export type Stretch = { start: number; end: number };

/** One number or rank about one subject. Money in 亿元, counts in base units, areas in 平方米 unless written in 亩, 公顷 or 平方公里. */
export type Observation = {
  quote: string;
  subject: string | null;
  indicator: string;
  value: number | null;
  unit: string | null;
  comparator: Comparator;
  share_of: string | null;
  period: string | null;
  rank: number | null;
  rank_scope: string | null;
  /** What the words imply (METHODS 3.2): 近 100 is [90, 100), 1.2万亿 is [1.15, 1.25) 万亿. Null without a value. */
  interval: Interval | null;
  status: 'fact' | 'forecast';
  days: Days | null;
  growth: Growth | null;
  /** Whether the rank stands behind a word put in place of one that advertising filters forbid (头部 for 第一). */
  adLaw: boolean;
  spans: { value: Stretch | null; rank: Stretch | null };
  rule: string;
};

export type EventType =
  | 'meeting'
  | 'signing'
  | 'construction_start'
  | 'completion'
  | 'production_start'
  | 'opening'
  | 'award'
  | 'founding'
  | 'financing'
  | 'listing'
  | 'acquisition'
  | 'policy'
  | 'approval'
  | 'bid_won'
  | 'release'
  | 'launch'
  | 'delivery';

/** An act that took place. `date` as exact as the words allow (2024-05-09, 2024-05, 2024); `amount` only where the text ties a sum to the act. */
export type NewsEvent = {
  quote: string;
  type: EventType;
  date: string | null;
  parties: string[];
  object: string | null;
  amount: number | null;
  unit: string | null;
  span: Stretch;
  rule: string;
};

export type NewsReading = { observations: Observation[]; events: NewsEvent[] };
