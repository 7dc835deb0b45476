import { expect, test } from 'vitest';
import { type CostInput, comparableCost } from './cost.ts';

const bare: CostInput = {
  family: 'factory',
  rent_month: 24,
  fee_included: null,
  service_charge: null,
  common_area_ratio: null,
  power_markup: null,
  deposit_months: null,
  escalation: null,
  escalation_every: null,
  free_rent: null,
  lease_min: null,
};

/*
 * Worked by hand, 36 months at 24 元: years of 24, 25.20 and 26.46 (5 % a year) have the mean 25.22; two free months at the first rent
 * save 2 · 24 / 36 = 1.3333; service 2; three months' deposit at 4 % a year cost 72 · 0.04 / 12 = 0.24; together 26.126667.
 * A fifth of shared area makes that 32.658333; 0.15 元/kWh on 8 kWh add 1.20: 33.858333.
 */
test('the comparable cost is what one works out by hand, and its parts add up to it', () => {
  const cost = comparableCost({
    ...bare,
    service_charge: 2,
    common_area_ratio: 20,
    power_markup: 0.15,
    deposit_months: 3,
    escalation: 5,
    escalation_every: 12,
    free_rent: 2,
  })!;
  expect(cost.value).toBeCloseTo(33.858333, 6);
  expect(cost.high).toBe(cost.value);
  expect(cost.parts.reduce((sum, part) => sum + part.value, 0)).toBe(cost.value);
  expect(cost.unknown).toEqual([]);
});

test('what is not stated opens an interval instead of counting as zero', () => {
  const cost = comparableCost(bare)!;
  expect(cost.value).toBe(24);
  // (24 + 3 + 72 · 0.04 / 12) / 0.8 + 0.15 · 8
  expect(cost.high).toBeCloseTo(35.25, 9);
  expect(cost.unknown).toEqual(['common_area_ratio', 'service_charge', 'power_markup', 'deposit_months']);
});

test('a rent that includes the service charge is not charged for it again, and a longer shortest lease is compared whole', () => {
  const cost = comparableCost({
    ...bare,
    fee_included: true,
    service_charge: 4,
    lease_min: 60,
    escalation: 10,
    escalation_every: 36,
  })!;
  expect(cost.value).toBeCloseTo((24 * (36 + 24 * 1.1)) / 60, 9);
  expect(cost.unknown).not.toContain('service_charge');
});

test('without a rent, and for land, there is no comparable cost', () => {
  expect(comparableCost({ ...bare, rent_month: null })).toBeNull();
  expect(comparableCost({ ...bare, family: 'land' })).toBeNull();
});
