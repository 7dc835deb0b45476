import { answered, atLeast, atMost, byDate, fireRank, flag, industries, oneOf, overlap, perMu } from './compare.ts';
import type { CriterionKey } from './condition.ts';
import type { Criterion } from './criterion.ts';
import { places } from './place.ts';

const families = {
  factory: ['厂房', 'Factory'],
  warehouse: ['仓库', 'Warehouse'],
  rnd: ['研发楼', 'R&D building'],
  lab: ['实验室', 'Laboratory'],
  office: ['办公楼', 'Office'],
  land: ['工业用地', 'Industrial land'],
  shop: ['商铺', 'Shop'],
  dormitory: ['宿舍', 'Dormitory'],
  yard: ['场地', 'Yard'],
} as const;

const deals = {
  rent: ['出租', 'Rent'],
  sale: ['出售', 'Sale'],
  custom: ['定制', 'Built to order'],
  cooperation: ['合作', 'Cooperation'],
} as const;

const fireClasses = {
  a: ['甲类', 'Class A (甲)'],
  b: ['乙类', 'Class B (乙)'],
  c: ['丙类', 'Class C (丙)'],
  c1: ['丙一类', 'Class C1 (丙一)'],
  c2: ['丙二类', 'Class C2 (丙二)'],
  d: ['丁类', 'Class D (丁)'],
  e: ['戊类', 'Class E (戊)'],
} as const;

/** Types that can often serve for one another after some work. */
const kin: Readonly<Record<string, string[]>> = {
  factory: ['warehouse', 'rnd'],
  warehouse: ['factory'],
  rnd: ['lab', 'office', 'factory'],
  lab: ['rnd'],
  office: ['rnd'],
  yard: ['land'],
};

const admittedDeals: Readonly<Record<string, string[]>> = { rent: ['rent', 'rent_or_sale'], sale: ['sale', 'rent_or_sale'] };

const sameFamilies = (of: string[]) => of;
const kindred = (of: string[]) => [...new Set(of.flatMap(one => kin[one] ?? []))];
const admitting = (of: string[]) => [...new Set(of.flatMap(one => admittedDeals[one] ?? [one]))];
// What is built to order or put into a venture can still be talked about.
const negotiable = () => ['custom', 'cooperation'];

/**
 * THE table of criteria. SQL for verdict, fit and score, the words, the relaxations, the address and the API schema are all made
 * from these rows; nothing else knows how an offer is compared with a want. Weights are whole numbers relative to each other.
 * match.anchor keeps one bit for each row in this order and the sum of weights: a new row goes to the end (31 at most), and a migration
 * that changes the order or a weight has to save the wants anew.
 */
export const criteria: readonly Criterion[] = [
  row('place', '地点', 'Place', '', 'any', true, 15, { rule: places() }),
  row('family', '类型', 'Type', '', 'any', true, 15, {
    options: families,
    rule: oneOf({ column: 'family', always: true, admits: sameFamilies, kin: kindred }),
  }),
  row('deal', '租售', 'Deal', '', 'any', true, 8, {
    options: deals,
    rule: oneOf({ column: 'deal', admits: admitting, kin: negotiable }),
  }),
  row('area', '面积', 'Area', '㎡', 'overlap', true, 15, {
    bounds: { min: 10, max: 20_000_000 },
    rule: overlap({ low: 'area_min', high: 'area_max', near: 0.2, step: 50 }),
  }),
  row('rent', '租金', 'Rent', '元/㎡/月', 'at_most', true, 12, {
    bounds: { min: 0.1, max: 100_000 },
    rule: atMost({ column: 'rent_month', near: 0.15, step: 0.1 }),
  }),
  row('sale_price', '售价', 'Sale price', '元/㎡', 'at_most', true, 12, {
    bounds: { min: 1, max: 1_000_000 },
    rule: atMost({ column: 'sale_m2', near: 0.15, step: 50 }),
  }),
  row('total_price', '总价', 'Total price', '万元', 'at_most', true, 12, {
    bounds: { min: 0.1, max: 10_000_000 },
    rule: atMost({ column: 'sale_total', near: 0.15, step: 10 }),
  }),
  row('land_price', '地价', 'Land price', '万元/亩', 'at_most', true, 12, {
    bounds: { min: 0.1, max: 100_000 },
    rule: atMost({ column: 'land_mu_price', near: 0.15, step: 1 }),
  }),
  row('height', '层高', 'Height', 'm', 'at_least', true, 8, {
    bounds: { min: 1.8, max: 60 },
    rule: atLeast({ column: 'height', near: 0.1, step: 0.1 }),
  }),
  row('load', '承重', 'Floor load', 't/㎡', 'at_least', true, 8, {
    bounds: { min: 0.05, max: 100 },
    rule: atLeast({ column: 'load', near: 0.2, step: 0.1 }),
  }),
  row('power', '配电', 'Power', 'kVA', 'at_least', true, 8, {
    bounds: { min: 1, max: 500_000 },
    rule: atLeast({ column: 'power_capacity', near: 0.3, step: 10 }),
  }),
  row('crane', '行车', 'Crane', 't', 'at_least', true, 8, {
    bounds: { min: 0.1, max: 1000 },
    rule: atLeast({ column: 'crane', near: 0.2, step: 0.5 }),
  }),
  row('lift', '货梯', 'Freight lift', 't', 'at_least', false, 5, {
    bounds: { min: 0.1, max: 50 },
    rule: atLeast({ column: 'freight_lift_load', near: 0.34, step: 0.5 }),
  }),
  row('fire', '火灾危险性', 'Fire-hazard class', '', 'any', true, 8, { options: fireClasses, rule: fireRank() }),
  row('eia', '可环评', 'EIA possible', '', 'flag', true, 10, {
    rule: answered('eia_possible', ['yes'], ['restricted'], ['to_confirm']),
  }),
  row('standalone', '独栋', 'Stands alone', '', 'flag', true, 5, { rule: flag('standalone') }),
  row('single_storey', '单层', 'Single storey', '', 'flag', true, 5, { rule: flag('single_storey') }),
  row('ground_floor', '首层', 'Ground floor', '', 'flag', true, 5, { rule: flag('ground_floor') }),
  row('sprinkler', '喷淋', 'Sprinklers', '', 'flag', false, 4, { rule: answered('sprinkler', ['ordinary', 'esfr']) }),
  row('dock', '卸货平台', 'Loading dock', '', 'flag', false, 4, {
    rule: answered('dock', ['one_side', 'two_sides', 'three_sides', 'four_sides']),
  }),
  row('title', '产权证', 'Title certificate', '', 'flag', true, 6, {
    rule: answered('title_certificate', ['yes', 'whole_site', 'per_unit'], ['in_progress']),
  }),
  row('register', '可注册', 'Company can register', '', 'flag', true, 6, { rule: flag('can_register') }),
  row('industry', '行业', 'Industry', '', 'any', false, 10, { rule: industries() }),
  row('tax', '税收', 'Tax', '万元/年', 'at_least', false, 6, {
    bounds: { min: 0.1, max: 10_000_000 },
    rule: perMu({ column: 'tax_per_mu', near: 0.2, step: 10 }),
  }),
  row('invest', '投资', 'Investment', '万元', 'at_least', false, 6, {
    bounds: { min: 0.1, max: 100_000_000 },
    rule: perMu({ column: 'invest_intensity', near: 0.2, step: 10 }),
  }),
  row('available', '入驻', 'Available', '', 'by', false, 5, { rule: byDate({ column: 'available_from', near: 60 }) }),
];

const byKey = new Map(criteria.map(criterion => [criterion.key, criterion]));

/** The row of a criterion. */
export function criterionOf(key: CriterionKey): Criterion {
  return byKey.get(key)!;
}

/** Whether a word from outside names a criterion. */
export function isCriterion(key: string): key is CriterionKey {
  return byKey.has(key as CriterionKey);
}

function row(
  key: CriterionKey,
  zh: string,
  en: string,
  unit: string,
  shape: Criterion['shape'],
  hard: boolean,
  weight: number,
  rest: Pick<Criterion, 'bounds' | 'options' | 'rule'>,
): Criterion {
  return { key, zh, en, unit, shape, hard, weight, ...rest };
}
