/** What can be asked of an offer. One word per idea: the address of a search, the API and the glossary use these keys. */
export type CriterionKey =
  | 'place'
  | 'family'
  | 'deal'
  | 'area'
  | 'rent'
  | 'sale_price'
  | 'total_price'
  | 'land_price'
  | 'height'
  | 'load'
  | 'power'
  | 'crane'
  | 'lift'
  | 'fire'
  | 'eia'
  | 'standalone'
  | 'single_storey'
  | 'ground_floor'
  | 'sprinkler'
  | 'dock'
  | 'title'
  | 'register'
  | 'industry'
  | 'tax'
  | 'invest'
  | 'available';

/** The value asked for. Units are those of the criterion: ㎡, m, t/㎡, kVA, t, 元/㎡/月, 元/㎡, 万元/亩, 万元/年, 万元. */
export type Want =
  | { is: 'any'; of: (number | string)[]; not?: (number | string)[] }
  | { is: 'range'; min: number | null; max: number | null }
  | { is: 'flag' }
  | { is: 'by'; date: string };

/** One condition of a need. A hard one eliminates offers that are known not to meet it; a wish only ranks. */
export type Condition = {
  criterion: CriterionKey;
  hard: boolean;
  want: Want;
  /** The words it was read from, with their place in the text; absent for a condition set by hand. */
  words?: string;
  span?: [start: number, end: number];
};

export type Verdict = 'met' | 'near' | 'missed' | 'unknown';

/** A part of a score: a criterion that was asked, or what every score holds: trust, and value where a rent was asked. */
export type PartKey = CriterionKey | 'trust' | 'value';
