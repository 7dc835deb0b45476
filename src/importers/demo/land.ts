import type { OfferRow } from '#modules/offer/index.ts';
import { placeName } from '#modules/reference/index.ts';
import { makeRandom, type Random } from '#shared/random.ts';
import type { City } from './city.ts';
import { roadName } from './name.ts';
import { chooseSite, siteValues } from './site.ts';
import { type Ages, agesOf, forget } from './space.ts';
import { dayAfter, type Values } from './values.ts';

const squareMetresPerMu = 2000 / 3;

/** One invented parcel of industrial land. */
export function makeParcel(code: string, city: City, today: string): { row: OfferRow; ages: Ages } {
  const random = makeRandom(code);
  const site = chooseSite(random, city);
  const mu = Math.max(8, Math.round(random.logNormal(42, 0.7)));
  const use = random.weighted({ m1: 40, m2: 34, m0: 14, w: 9, m3: 3 });
  const mode = random.weighted({
    listing: 46,
    flexible_term: 14,
    lease_then_grant: 11,
    auction: 6,
    tender: 3,
    transfer: 13,
    lease: 7,
  });
  const area = Math.round(mu * squareMetresPerMu);
  const asked = price(random, city, use, mode, mu);
  const timed = dates(random, mode, today);
  const paid = timed.closed_on && asked.start_price ? Math.round(Number(asked.start_price) * random.between(1, 1.25)) : null;
  const known: Values = {
    ...planning(random, use, mode),
    ...asked,
    ...timed,
    ...admission(random, city),
    land_area: area,
    deal_price: paid,
  };
  const values = {
    ...forget(random, { ...known, ...identity(random, code, city, mode, today) }, { land_area: area }),
    ...siteValues(site),
    land_use: use,
    supply_mode: mode,
  };
  const row: OfferRow = {
    code,
    kind: 'land',
    title: titleOf(random, site.town ?? site.district, mu, use, mode),
    note: random.chance(0.5)
      ? random.pick(['净地，可尽快供应。', '规划条件以公告为准。', '优先亩均效益高的制造业项目。', '地块平整，周边路网已通。'])
      : null,
    city: site.city,
    district: site.district,
    town: site.town,
    lon: site.lon,
    lat: site.lat,
    datum: site.datum,
    lessor_role: mode === 'transfer' ? 'owner' : random.weighted({ park: 70, owner: 12, broker: 12, unknown: 6 }),
    lease_status: known.closed_on ? 'sold' : random.weighted({ open: 76, planned: 18, reserved: 6 }),
    media: random.chance(0.4) ? random.some(['photo', 'video', 'plan'], 1) : null,
    values,
  };
  return { row, ages: agesOf(random) };
}

const uses: Readonly<Record<string, string>> = {
  m0: '新型产业用地',
  m1: '一类工业用地',
  m2: '二类工业用地',
  m3: '三类工业用地',
  w: '物流仓储用地',
};
const modes: Readonly<Record<string, string>> = {
  listing: '挂牌',
  auction: '拍卖',
  tender: '招标',
  lease_then_grant: '先租后让',
  flexible_term: '弹性年期出让',
  transfer: '转让',
  lease: '出租',
};

function titleOf(random: Random, place: number, mu: number, use: string, mode: string): string {
  const where = placeName(place).replaceAll(' · ', '');
  return random.pick([
    `${where}${mu}亩${uses[use]}${modes[mode]}`,
    `【${modes[mode]}】${where} ${uses[use]} 约${mu}亩`,
    `${where}工业用地${mu}亩，${modes[mode]}，可落地实体项目`,
  ]);
}

function identity(random: Random, code: string, city: City, mode: string, today: string): Values {
  const tenure = random.chance(0.3);
  return {
    parcel_code: `示例${city.letters}〔${today.slice(0, 4)}〕${code.slice(-3)}号`,
    supply_state: random.weighted({ approved: 55, not_started: 28, building: 9, built: 8 }),
    boundary: `东至${roadName(random)}，南至${roadName(random)}，西至${random.pick(['规划支路', '河道绿线', '围墙'])}，北至${roadName(random)}`,
    deal_type: mode === 'lease' ? 'rent' : random.weighted({ sale: 90, cooperation: 10 }),
    land_block: city.letters === 'SJ' ? random.pick(['104 板块', '195 区域']) : null,
    title_certificate: random.weighted({ yes: 46, in_progress: 34, no: 20 }),
    land_tenure: random.weighted({ state_granted: 86, state_allocated: 6, collective: 8 }),
    remaining_tenure: tenure ? random.integer(18, 50) : null,
    encumbrance: random.weighted({ none: 92, mortgage: 7, seizure: 1 }),
    available_from: dayAfter(today, random.integer(0, 360)),
  };
}

function planning(random: Random, use: string, mode: string): Values {
  const low = use === 'm0' ? random.pick([2, 2.5]) : use === 'w' ? random.pick([0.8, 1]) : random.pick([1, 1.2, 1.5, 1.8, 2]);
  const dense = random.pick([30, 35, 40]);
  return {
    term_years:
      mode === 'flexible_term' || mode === 'lease_then_grant' ? random.pick([10, 20, 20, 30]) : random.pick([20, 30, 50, 50, 50]),
    far_min: low,
    far_max: Number((low + random.pick([0.5, 0.8, 1, 1.5])).toFixed(1)),
    density_min: dense,
    density_max: dense + random.pick([15, 20, 25, 30]),
    height_limit: random.pick([24, 36, 40, 50, 60, 80]),
    green_ratio_min: random.pick([0, 5, 10]),
    green_ratio_max: random.pick([10, 15, 15, 20]),
    building_coefficient: random.pick([30, 40, 45, 50]),
    service_land_ratio: random.pick([5, 7, 7]),
    energy_intensity: random.between(0.05, 0.4, 2),
    env_standard: random.pick([
      '符合所在园区规划环评与准入清单',
      '大气污染物排放按特别排放限值执行',
      '废水纳管，重点行业须通过清洁生产审核',
      '不得引入高耗能、高排放项目',
    ]),
    carbon_class: random.pick(['一级（示例）', '二级（示例）', '三级（示例）']),
    farmland_overlap: false,
    redline_overlap: random.chance(0.02),
    servicing_level: random.weighted({ raw: 6, three: 22, five: 28, seven: 20, ready: 24 }),
  };
}

function price(random: Random, city: City, use: string, mode: string, mu: number): Values {
  const unit = Math.round(random.between(...city.land) * (use === 'm0' ? 1.35 : 1));
  if (mode === 'lease' || mode === 'lease_then_grant') {
    const year = Math.round(unit * 10_000 * random.between(0.035, 0.055, 3));
    return random.chance(0.6)
      ? { rent: year, rent_unit: 'yuan_mu_year' }
      : random.chance(0.6)
        ? { rent: Math.round(year / 12), rent_unit: 'yuan_mu_month' }
        : { rent: Number((year / squareMetresPerMu).toFixed(2)), rent_unit: 'yuan_m2_year' };
  }
  const start = unit * mu;
  return {
    land_price: unit,
    start_price: start,
    bid_deposit: mode === 'transfer' ? null : Math.round(start * random.pick([0.2, 0.3, 0.5])),
  };
}

function dates(random: Random, mode: string, today: string): Values {
  if (mode === 'transfer' || mode === 'lease') return {};
  const announced = random.integer(-70, -3);
  const closed = random.chance(0.14);
  const start = announced + random.integer(180, 300);
  return {
    announced_on: dayAfter(today, closed ? announced - 40 : announced),
    apply_until: dayAfter(today, closed ? announced - 8 : Math.max(2, announced + random.integer(25, 60))),
    closed_on: closed ? dayAfter(today, announced) : null,
    winner: closed ? '虚构竞得企业有限公司' : null,
    build_by: dayAfter(today, start),
    complete_by: dayAfter(today, start + 720),
    produce_by: dayAfter(today, start + 900),
    capacity_by: dayAfter(today, start + 1630),
  };
}

function admission(random: Random, city: City): Values {
  return {
    allowed_industries: random.pick([
      ['C36', 'C34', 'C35'],
      ['C39'],
      ['C38', 'C39'],
      ['C27', 'C35'],
      ['C34', 'C35', 'C40'],
      ['G59'],
      ['C29', 'C30', 'C33'],
      ['C13', 'C14'],
    ]),
    restricted_industries: random.chance(0.4)
      ? random.pick([
          ['C25', 'C26'],
          ['C31', 'C32'],
          ['C22', 'C17'],
        ])
      : null,
    tax_per_mu: random.integer(...city.tax),
    invest_intensity: random.integer(15, 60) * 10,
    output_per_mu: random.integer(25, 120) * 10,
  };
}
