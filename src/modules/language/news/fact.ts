export type Comparator = 'eq' | 'gt' | 'ge' | 'lt' | 'approx';
export type Interval = { lo: number | null; hi: number | null };
/** Days, both included, as YYYY-MM-DD; null where the words or the missing publication date leave it open. */
export type Days = { from: string | null; to: string | null };
/** `type`: the base named in the text (同比, 环比, 较上年 …), null where none is. `narrowed`, `widened`: what a decline did. */
export type Growth = {
  type: '同比' | '环比' | '年均' | '较上年' | '较上月' | '较基期' | '较他' | null;
  direction: 'up' | 'down' | 'narrowed' | 'widened';
};
/** Where a value stands in the text as given. */
export type Place = { start: number; end: number };

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
  /** The rank stands behind a word put in place of one that an advertising filter forbids (头部 for 第一). */
  adLaw: boolean;
  spans: { value: Place | null; rank: Place | null };
  rule: string;
};

/** An act that took place. `amount` only where the text ties a sum to it, in `unit`. */
export type NewsEvent = {
  quote: string;
  type: EventType;
  date: string | null;
  parties: string[];
  object: string | null;
  amount: number | null;
  unit: string | null;
  span: Place;
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

export type Facts = { observations: Observation[]; events: NewsEvent[] };
