import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

test.each([
  ['吴江厂房2600平出租，环评不做，能注册', null],
  ['吴江厂房2600平出租，环评搞不定的', null],
  ['吴江厂房2600平出租，环评一律不办', null],
  ['吴江厂房2600平出租，没法做环评', null],
  ['吴江厂房2600平出租，不配合做环评', null],
  ['吴江厂房2600平出租，环评：否', null],
  ['吴江厂房2600平出租，要环评的绕道', null],
  ['求租吴江厂房2600平，环评不做也行', null],
  // It can be had.
  ['吴江厂房2600平出租，环评不难', true],
  ['吴江厂房2600平出租，环评不成问题', true],
  ['吴江厂房2600平出租，环评可做，电镀不做', true],
  ['吴江厂房2600平出租，能环评不能喷漆', true],
  // What lacks it is refused.
  ['求租吴江厂房2600平，做不了环评的不要', true],
  ['求租吴江厂房2600平，环评办不了的别发', true],
])('the paper of the environment: %s', (text, eia) => {
  expect(readSpace(text).values.eia).toBe(eia);
});

test.each([
  ['求租松江厂房2000平，低于8米的不看', { min: 8, max: null }],
  ['求租松江厂房2000平，7.5米以下的免谈', { min: 7.5, max: null }],
  ['求租松江厂房2000平，门口路窄，4.2米以下的车不要紧', null],
  ['求租松江厂房2000平，宽度低于12米的不看', null],
])('what is lower is refused: %s', (text, height) => {
  expect(readSpace(text).values.clear_height_m).toEqual(height);
});

test.each([
  ['求租太仓仓库1500平，没月台的别推', { dock: true }],
  ['求租太仓仓库1500平，没有喷淋的不考虑', { sprinkler: true }],
  ['求租太仓厂房1500平，非一楼不要', { ground_floor: true }],
  ['求租太仓厂房1500平，不是独栋的免谈', { standalone: true, excluded_industries: [] }],
  ['求租太仓厂房1500平，没有喷淋也行', { sprinkler: null }],
  ['太仓厂房1500平出租，没有产证，不要问', { property_cert: null }],
  ['太仓小仓库260平，平进平出没月台，15块一平一个月', { dock: null }],
  ['太仓仓库3000平求租，带月台丙二类不要二楼', { fire_class: '丙', side: 'need' }],
  ['太仓单层厂房2600平，行车要自己装，一年42万，先付后用', { crane_t: null, side: 'offer' }],
  ['太仓堆场20亩出租，门机25吨两台，码头不租', { crane_t: [25], excluded_industries: [] }],
  ['求购太仓小厂房，2005年以后建的，300万以内', { available: null }],
])('a need refuses what lacks a thing: %s', (text, values) => {
  expect(readSpace(text).values).toMatchObject(values);
});
