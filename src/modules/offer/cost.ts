import { figure } from '#shared/format.ts';
import { type Lang, wordsIn } from '#shared/words.ts';

/** What of a listing decides its comparable cost; unknown is null. Rent and charge in 元/㎡/月, mark-up 元/kWh, ratios in %, times in months. */
export type CostInput = {
  family: string;
  rent_month: number | null;
  fee_included: boolean | null;
  service_charge: number | null;
  common_area_ratio: number | null;
  power_markup: number | null;
  deposit_months: number | null;
  escalation: number | null;
  escalation_every: number | null;
  free_rent: number | null;
  lease_min: number | null;
};

/** The select list of CostInput for a query that names offer.offer "o". */
export const costColumns =
  'o.family, o.rent_month, o.fee_included, o.service_charge, o.common_area_ratio, o.power_markup, o.deposit_months, o.escalation, o.escalation_every, o.free_rent, o.lease_min';

/**
 * What the comparison assumes where no listing can say. These figures are conventions of this software, not statistics, and are shown
 * beside every result; only the worst shared area (20 %) and mark-up (0.15 元/kWh) echo what tenants have reported.
 */
export type CostAssumptions = {
  /** Months of lease compared, unless the listing asks for more. */
  lease: number;
  /** kWh used per usable ㎡ and month, by type. */
  use: Readonly<Record<string, number>>;
  /** What the deposit would earn elsewhere, % a year. */
  interest: number;
  /** Values of unknown inputs for the upper end. */
  worst: { common_area_ratio: number; service_charge: number; power_markup: number; deposit_months: number };
};

const costAssumptions: CostAssumptions = {
  lease: 36,
  use: { factory: 8, warehouse: 2, rnd: 10, lab: 15, office: 8 },
  interest: 4,
  worst: { common_area_ratio: 20, service_charge: 3, power_markup: 0.15, deposit_months: 3 },
};

export type CostKey = 'rent' | 'escalation' | 'free_rent' | 'service' | 'deposit' | 'shared_area' | 'power';
export type CostPart = { key: CostKey; value: number; words: string };

export type ComparableCost = {
  /** 元 per usable ㎡ and month with what is known; what is unknown counts nothing, so that this is also the lower end. */
  value: number;
  /** The same where every unknown input takes its assumed worst value; equal to value where all is known. */
  high: number;
  /** Add up to value. */
  parts: CostPart[];
  unknown: (keyof CostAssumptions['worst'])[];
  assumptions: string[];
  formula: string;
};

/**
 * Comparable cost of a rented space in 元 per usable ㎡ and month: the mean over the lease of (rent with its steps, less free months,
 * + service charge + interest on the deposit) ÷ (1 − shared area) + mark-up × electricity used. Null where no rent is stated, and for land.
 */
export function comparableCost(
  input: CostInput,
  lang: Lang = 'zh',
  assume: CostAssumptions = costAssumptions,
): ComparableCost | null {
  const rent = input.rent_month;
  const use = assume.use[input.family];
  if (rent === null || use === undefined) return null;
  const unknown = unknownOf(input);
  const parts = partsOf(input, rent, use, lang, assume);
  const worst = Object.fromEntries(unknown.map(key => [key, assume.worst[key]]));
  const high = unknown.length ? partsOf({ ...input, ...worst }, rent, use, lang, assume) : parts;
  return {
    value: total(parts),
    high: total(high),
    parts: parts.filter(part => part.key === 'rent' || part.value !== 0),
    unknown,
    ...explained(input, use, lang, assume),
  };
}

function unknownOf(input: CostInput): ComparableCost['unknown'] {
  const keys = ['common_area_ratio', 'service_charge', 'power_markup', 'deposit_months'] as const;
  return keys.filter(key => input[key] === null && !(key === 'service_charge' && input.fee_included));
}

function partsOf(input: CostInput, rent: number, use: number, lang: Lang, assume: CostAssumptions): CostPart[] {
  const say = wordsIn(lang);
  const lease = leaseOf(input, assume);
  const step = (input.escalation ?? 0) / 100;
  const every = input.escalation_every ?? 12;
  const free = Math.min(input.free_rent ?? 0, lease);
  const mean = meanFactor(lease, lease, step, every);
  const service = input.fee_included ? 0 : (input.service_charge ?? 0);
  const deposit = ((input.deposit_months ?? 0) * rent * assume.interest) / 100 / 12;
  const shared = (input.common_area_ratio ?? 0) / 100;
  const freed = rent * meanFactor(free, lease, step, every);
  const built = rent * mean - freed + service + deposit;
  return [
    { key: 'rent', value: rent, words: say(`租金 ${figure(rent)} 元/㎡/月`, `Rent ${figure(rent)} yuan/㎡/month`) },
    {
      key: 'escalation',
      value: rent * (mean - 1),
      words: say(
        `每 ${figure(every)} 个月递增 ${figure(step * 100)}%，按 ${figure(lease)} 个月平均`,
        `${figure(step * 100)}% more every ${figure(every)} months, mean over ${figure(lease)} months`,
      ),
    },
    { key: 'free_rent', value: -freed, words: say(`免租 ${figure(free)} 个月`, `${figure(free)} months rent-free`) },
    {
      key: 'service',
      value: service,
      words: say(`物业费 ${figure(service)} 元/㎡/月`, `Service charge ${figure(service)} yuan/㎡/month`),
    },
    {
      key: 'deposit',
      value: deposit,
      words: say(
        `押金 ${figure(input.deposit_months ?? 0)} 个月租金，按年 ${figure(assume.interest)}% 计占用`,
        `Deposit of ${figure(input.deposit_months ?? 0)} months at ${figure(assume.interest)}% a year`,
      ),
    },
    {
      key: 'shared_area',
      value: built / (1 - shared) - built,
      words: say(`公摊 ${figure(shared * 100)}%，折成实用面积`, `Shared area of ${figure(shared * 100)}%, as usable area`),
    },
    {
      key: 'power',
      value: (input.power_markup ?? 0) * use,
      words: say(
        `电价加价 ${figure(input.power_markup ?? 0)} 元/kWh × 每月每㎡ ${figure(use)} kWh`,
        `Electricity mark-up ${figure(input.power_markup ?? 0)} yuan/kWh × ${figure(use)} kWh per ㎡ and month`,
      ),
    },
  ];
}

/** Sum of the first `months` monthly rents with their steps, as a share of `lease` months at the first rent. */
function meanFactor(months: number, lease: number, step: number, every: number): number {
  let sum = 0;
  for (let month = 0; month < months; month++) sum += Math.min(1, months - month) * (1 + step) ** Math.floor(month / every);
  return sum / lease;
}

function leaseOf(input: CostInput, assume: CostAssumptions): number {
  return Math.max(assume.lease, input.lease_min ?? 0);
}

function explained(
  input: CostInput,
  use: number,
  lang: Lang,
  assume: CostAssumptions,
): Pick<ComparableCost, 'assumptions' | 'formula'> {
  const say = wordsIn(lang);
  const lease = figure(leaseOf(input, assume));
  const { worst } = assume;
  return {
    assumptions: [
      say(`租期按 ${lease} 个月比较`, `Compared over a lease of ${lease} months`),
      say(`每月每㎡用电按 ${figure(use)} kWh 假定`, `${figure(use)} kWh of electricity per ㎡ and month assumed`),
      say(`押金占用按年 ${figure(assume.interest)}% 假定`, `The deposit is assumed to cost ${figure(assume.interest)}% a year`),
      say(
        `未说明的，下限不计；上限按公摊 ${worst.common_area_ratio}%、物业费 ${worst.service_charge} 元/㎡/月、电价加价 ${worst.power_markup} 元/kWh、押金 ${worst.deposit_months} 个月假定`,
        `What is not stated counts nothing at the lower end; the upper end assumes ${worst.common_area_ratio}% shared area, ${worst.service_charge} yuan/㎡/month service charge, ${worst.power_markup} yuan/kWh mark-up and ${worst.deposit_months} months of deposit`,
      ),
    ],
    formula: say(
      '（租期内平均租金 − 免租 + 物业费 + 押金利息）÷（1 − 公摊）+ 电价加价 × 用电量',
      '(mean rent over the lease − free rent + service charge + interest on the deposit) ÷ (1 − shared area) + electricity mark-up × use',
    ),
  };
}

function total(parts: readonly CostPart[]): number {
  return parts.reduce((sum, part) => sum + part.value, 0);
}
