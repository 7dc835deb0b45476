export type Family = 'factory' | 'warehouse' | 'office' | 'rnd' | 'lab' | 'land' | 'shop' | 'dormitory' | 'yard';

export type Interval = { min: number | null; max: number | null };

export type PriceUnit =
  | 'yuan/m2/day'
  | 'yuan/m2/month'
  | 'yuan/m2/year'
  | 'yuan/m2'
  | '10k_yuan/month'
  | '10k_yuan/year'
  | '10k_yuan'
  | '10k_yuan/mu'
  | 'negotiable';

/** What a careful reader takes from a text that offers or seeks space: only what is stated, null where nothing is. */
export type SpaceText = {
  side: 'need' | 'offer' | null;
  deal: ('rent' | 'sale')[];
  type: Family | Family[] | null;
  places: string[];
  area_m2: Interval | null;
  land_mu: Interval | null;
  price: (Interval & { unit: PriceUnit }) | null;
  clear_height_m: Interval | null;
  floor_load_t_m2: number | null;
  power_kva: number | null;
  crane_t: number[] | null;
  freight_lift_t: number | null;
  single_storey: true | null;
  standalone: true | null;
  ground_floor: true | null;
  sprinkler: true | null;
  dock: true | null;
  property_cert: true | null;
  eia: true | null;
  fire_class: '甲' | '乙' | '丙' | '丁' | '戊' | null;
  industries: string[];
  excluded_industries: string[];
  tax_10k_yuan_year: number | null;
  tax_10k_yuan_per_mu: number | null;
  investment_10k_yuan: number | null;
  company: string | null;
  contact: string | null;
  phone: string | null;
  available: string | null;
};

export type SpaceField = keyof SpaceText;

/** Where a value came from: character offsets into the text as given, and the rule that read it. */
export type Span = { field: SpaceField; start: number; end: number; rule: string };

/** A text read: the values, the words behind each, and the codes that its places and industries stand for. */
export type SpaceReading = {
  values: SpaceText;
  spans: Span[];
  /** GB/T 2260 codes of the wanted or offered places, most exact level each; parallel to nothing: a place without a known code is left out. */
  placeCodes: number[];
  /** The places that a need refuses (不要松江), by the same codes, and where the text names them; none of them holds a wanted one. */
  refusedPlaces: { codes: number[]; spans: Omit<Span, 'field'>[] };
  /** GB/T 4754 division codes (C36) that the named industries stand for. */
  industryCodes: string[];
};
