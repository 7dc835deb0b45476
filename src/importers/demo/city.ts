import { placeIndex } from '#modules/reference/index.ts';

export type City = {
  /** The member of the region: Songjiang district or a prefecture-level city. */
  member: number;
  /** Letters in the code of a listing: DEMO-SJ-0001. */
  letters: string;
  spaces: number;
  parcels: number;
  /** 元/㎡/月 of a standard factory. */
  rent: readonly [low: number, high: number];
  /** How often a rent is quoted by the day, the month and the year. */
  quoted: { yuan_m2_day: number; yuan_m2_month: number; yuan_m2_year: number };
  /** 万元/亩 of industrial land. */
  land: readonly [low: number, high: number];
  /** 万元/亩/年 that parks ask for. */
  tax: readonly [low: number, high: number];
};

const byDay = { yuan_m2_day: 85, yuan_m2_month: 10, yuan_m2_year: 5 };
const byMonth = { yuan_m2_day: 12, yuan_m2_month: 76, yuan_m2_year: 12 };
const mixed = { yuan_m2_day: 45, yuan_m2_month: 43, yuan_m2_year: 12 };

/** Sizes and price levels of the demonstration set. All of them are invented: plausible in order, no statement about any market. */
export const cities: readonly City[] = [
  { member: 310117, letters: 'SJ', spaces: 300, parcels: 14, rent: [23, 37], quoted: byDay, land: [120, 220], tax: [40, 100] },
  { member: 330400, letters: 'JX', spaces: 300, parcels: 24, rent: [15, 26], quoted: mixed, land: [45, 90], tax: [25, 60] },
  { member: 330100, letters: 'HZ', spaces: 260, parcels: 18, rent: [21, 38], quoted: mixed, land: [60, 140], tax: [35, 80] },
  { member: 330700, letters: 'JH', spaces: 170, parcels: 18, rent: [13, 24], quoted: byMonth, land: [40, 80], tax: [20, 45] },
  { member: 320500, letters: 'SZ', spaces: 370, parcels: 20, rent: [20, 35], quoted: byMonth, land: [45, 100], tax: [30, 70] },
  { member: 330500, letters: 'HU', spaces: 180, parcels: 20, rent: [12, 22], quoted: byMonth, land: [35, 65], tax: [20, 50] },
  { member: 341800, letters: 'XC', spaces: 110, parcels: 16, rent: [8, 14], quoted: byMonth, land: [12, 25], tax: [10, 25] },
  { member: 340200, letters: 'WH', spaces: 150, parcels: 18, rent: [9, 17], quoted: byMonth, land: [15, 32], tax: [12, 30] },
  { member: 340100, letters: 'HF', spaces: 240, parcels: 18, rent: [12, 22], quoted: byMonth, land: [18, 45], tax: [15, 40] },
];

/** The districts of a member; Songjiang is one itself. */
export function districtsOf({ member }: City): number[] {
  const places = placeIndex();
  return places.byCode(member)?.level === 'district'
    ? [member]
    : places.children(member).flatMap(({ code, level }) => (level === 'district' ? [code] : []));
}
