import { describe, expect, it } from 'vitest';
import { readSpace } from './read.ts';

const valuesOf = (text: string) => readSpace(text).values;

describe('rents by a part of the year', () => {
  it.each([
    ['松江新桥厂房1200平，8.5万/季，层高6米', 34, '10k_yuan/year'],
    ['临港仓库2000平，3.1万/季度，物业费另计', 12.4, '10k_yuan/year'],
    ['安亭仓库500平出租，每季度3.1万', 12.4, '10k_yuan/year'],
    ['厂房出租1500平，租金一季度4.5万', 18, '10k_yuan/year'],
    ['商铺200平，租金15000元/季度', 6, '10k_yuan/year'],
    ['车间860平出租，租金12万元/半年', 24, '10k_yuan/year'],
    ['临港仓库2000平出租，租金90元/㎡/季', 360, 'yuan/m2/year'],
    ['临港仓库2000平出租，租金季付，1.2元', 1.2, 'yuan/m2/day'],
  ])('%s', (text, price, unit) => expect(valuesOf(text).price).toEqual({ min: price, max: price, unit }));
});

describe('power of several transformers', () => {
  it.each([
    ['厂房5000平出租，配2台630kVA变压器', 1260],
    ['厂房5000平出租，配电800KVA变压器两台', 1600],
    ['厂房5000平出租，630KVA的变压器1台，可增容至1000KVA', 630],
    ['2个车间出租，配电630kva', 630],
  ])('%s', (text, kva) => expect(valuesOf(text).power_kva).toBe(kva));
});
