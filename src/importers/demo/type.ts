export type SpaceType =
  | 'standard_factory'
  | 'courtyard_factory'
  | 'steel_factory'
  | 'custom_factory'
  | 'warehouse'
  | 'high_standard_warehouse'
  | 'cold_store'
  | 'rnd_building'
  | 'pilot_base'
  | 'laboratory'
  | 'office';

export type Profile = {
  /** Listings of this type among a hundred. */
  share: number;
  zh: string;
  /** Area on offer: median in ㎡ and spread of the logarithm. */
  area: readonly [median: number, sigma: number];
  /** Chance of a single-storey building. */
  single: number;
  /** Clear height of a single-storey building, m. */
  clear: readonly [low: number, high: number];
  /** Floor heights of a storeyed building, m: ground floor, then the others. */
  ground: readonly [low: number, high: number];
  typical: readonly [low: number, high: number];
  /** Rent against a standard factory of the same city. */
  rent: number;
  /** kVA for a hundred ㎡. */
  power: readonly [low: number, high: number];
  crane: number;
  dock: number;
  industry: 'making' | 'storing' | 'thinking';
};

const factory = {
  ground: [5.4, 8],
  typical: [3.9, 5.2],
  clear: [6.5, 10.5],
  power: [7, 18],
  dock: 0.25,
  industry: 'making',
} as const;
const store = {
  ground: [5.5, 9],
  typical: [5, 7.5],
  clear: [7, 10.5],
  power: [1.5, 5],
  crane: 0.03,
  dock: 0.85,
  industry: 'storing',
} as const;
const thinking = {
  ground: [4.5, 6],
  typical: [3.6, 4.5],
  clear: [4.5, 7],
  single: 0.03,
  crane: 0,
  dock: 0,
  industry: 'thinking',
} as const;

/** How the types of space differ. Plausible figures of the trade, invented for the demonstration. */
export const profiles: Readonly<Record<SpaceType, Profile>> = {
  standard_factory: { ...factory, share: 30, zh: '标准厂房', area: [2500, 0.75], single: 0.18, rent: 1, crane: 0.14 },
  courtyard_factory: { ...factory, share: 12, zh: '独门独院厂房', area: [4600, 0.7], single: 0.35, rent: 1.06, crane: 0.3 },
  steel_factory: {
    ...factory,
    share: 16,
    zh: '钢结构厂房',
    area: [3100, 0.65],
    single: 0.93,
    clear: [7, 12.5],
    rent: 0.94,
    crane: 0.62,
  },
  custom_factory: {
    ...factory,
    share: 3,
    zh: '定制厂房',
    area: [11_000, 0.6],
    single: 0.5,
    clear: [8, 14],
    rent: 1.08,
    crane: 0.55,
  },
  warehouse: { ...store, share: 12, zh: '仓库', area: [4800, 0.75], single: 0.62, rent: 0.86 },
  high_standard_warehouse: {
    ...store,
    share: 6,
    zh: '高标仓',
    area: [13_000, 0.6],
    single: 0.55,
    clear: [9, 11.5],
    rent: 1.02,
    dock: 1,
  },
  cold_store: { ...store, share: 3, zh: '冷库', area: [3500, 0.7], single: 0.6, clear: [6, 12], rent: 2.1, power: [8, 20] },
  rnd_building: { ...thinking, share: 7, zh: '研发楼', area: [1400, 0.8], rent: 1.45, power: [5, 12] },
  pilot_base: {
    ...thinking,
    share: 3,
    zh: '中试基地',
    area: [2200, 0.6],
    rent: 1.3,
    power: [9, 22],
    single: 0.15,
    crane: 0.15,
    dock: 0.1,
  },
  laboratory: { ...thinking, share: 3, zh: '实验室', area: [600, 0.6], rent: 1.9, power: [8, 18] },
  office: { ...thinking, share: 5, zh: '办公楼', area: [480, 0.8], rent: 1.8, power: [4, 9] },
};
