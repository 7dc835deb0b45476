import { expect, test } from 'vitest';
import { readSpace, type SpaceReading, type SpaceText } from '#modules/language/index.ts';
import { conditionsToQuery } from './address.ts';
import { conditionsFrom } from './reading.ts';

const nothing: SpaceText = {
  side: 'need',
  deal: [],
  type: null,
  places: [],
  area_m2: null,
  land_mu: null,
  price: null,
  clear_height_m: null,
  floor_load_t_m2: null,
  power_kva: null,
  crane_t: null,
  freight_lift_t: null,
  single_storey: null,
  standalone: null,
  ground_floor: null,
  sprinkler: null,
  dock: null,
  property_cert: null,
  eia: null,
  fire_class: null,
  industries: [],
  excluded_industries: [],
  tax_10k_yuan_year: null,
  tax_10k_yuan_per_mu: null,
  investment_10k_yuan: null,
  company: null,
  contact: null,
  phone: null,
  available: null,
};
const reading = (values: Partial<SpaceText>, rest: Partial<SpaceReading> = {}): SpaceReading => ({
  values: { ...nothing, ...values },
  spans: [],
  placeCodes: [],
  refusedPlaces: { codes: [], spans: [] },
  industryCodes: [],
  ...rest,
});
const query = (values: Partial<SpaceText>, rest?: Partial<SpaceReading>) =>
  conditionsToQuery(conditionsFrom(reading(values, rest)));

test.each<[string, Partial<SpaceText>, string]>([
  ['a price a day counts thirty days', { price: { min: null, max: 0.9, unit: 'yuan/m2/day' } }, 'rent=-27'],
  ['a price a year is divided by twelve', { price: { min: null, max: 300, unit: 'yuan/m2/year' } }, 'rent=-25'],
  [
    'a yearly budget is spread over the area',
    { area_m2: { min: null, max: 1000 }, price: { min: null, max: 30, unit: '10k_yuan/year' } },
    'area=-1000&rent=-25',
  ],
  ['a yearly budget without an area says nothing', { price: { min: null, max: 30, unit: '10k_yuan/year' } }, ''],
  ['mu become square metres', { land_mu: { min: 30, max: 60 } }, 'area=20000-40000'],
  ['one figure for the area reaches a little down and up', { area_m2: { min: 1200, max: 1200 } }, 'area=1080-1440'],
  [
    'a total is a purchase price where a purchase is sought',
    { deal: ['sale'], price: { min: null, max: 800, unit: '10k_yuan' } },
    'deal=sale&total_price=-800',
  ],
  ['of several cranes the strongest counts', { crane_t: [5, 10] }, 'crane=10-'],
  ['a month means its last day', { available: '2027-02' }, 'available=2027-02-28&wish=available'],
  [
    'tax per mu is taken over the area',
    { area_m2: { min: 2000, max: 4000 }, tax_10k_yuan_per_mu: 30 },
    'area=2000-4000&tax=90-&wish=tax',
  ],
  ['what makes no sense is left out', { clear_height_m: { min: 500, max: null } }, ''],
])('%s', (_, values, expected) => {
  expect(query(values)).toBe(expected);
});

test('words and their place are kept; 左右 after a price and 最好 before a condition make a wish', () => {
  const text = '松江找厂房，租金25元左右，最好可环评';
  const found = conditionsFrom(
    reading(
      { type: 'factory', price: { min: 25, max: 25, unit: 'yuan/m2/month' }, eia: true },
      {
        placeCodes: [310117],
        spans: [
          { field: 'places', start: 0, end: 2, rule: 'place' },
          { field: 'type', start: 3, end: 5, rule: 'type' },
          { field: 'price', start: 8, end: 11, rule: 'price' },
          { field: 'eia', start: 16, end: 19, rule: 'eia' },
        ],
      },
    ),
    text,
  );
  expect(found.map(({ criterion, hard, words, span }) => [criterion, hard, words, span])).toEqual([
    ['place', true, '松江', [0, 2]],
    ['family', true, '厂房', [3, 5]],
    ['rent', false, '25元', [8, 11]],
    ['eia', false, '可环评', [16, 19]],
  ]);
});

test.each([
  ['苏州找仓库，丙二类消防', 'c2'],
  ['苏州找仓库，丙2类消防', 'c2'],
  ['苏州找仓库放酒，丙一类消防', 'c1'],
  ['苏州找仓库，丙类消防', 'c'],
  ['苏州找厂房，丁类', 'd'],
])('the grade of 丙 is kept: %s', (text, expected) => {
  const fire = conditionsFrom(readSpace(text), text).find(({ criterion }) => criterion === 'fire');
  expect(fire?.want).toEqual({ is: 'any', of: [expected] });
});

test.each([
  ['上海找厂房2000平，松江除外', 'place=310100,-310117'],
  ['求租3000平厂房，不要松江', 'place=-310117'],
  ['除了松江，青浦也行，找厂房1000平', 'place=310117,310118'],
  ['松江九亭找厂房1000平，不要松江别处的', 'place=310117107'],
])('a refused place narrows where to look: %s', (text, expected) => {
  const found = conditionsFrom(readSpace(text), text).filter(({ criterion }) => criterion === 'place');
  expect(conditionsToQuery(found).split('&')[0]).toBe(expected);
  expect(found[0]!.hard).toBe(true);
});

test('the words behind a place that is only refused are the place', () => {
  const text = '求租3000平厂房，不要松江';
  const [place] = conditionsFrom(readSpace(text), text);
  expect(place).toMatchObject({ criterion: 'place', words: '松江', span: [12, 14] });
});

test.each([
  ['求租嘉兴仓库3000平，带月台', 'dock', false],
  ['求租嘉兴仓库3000平，必须有月台', 'dock', true],
  ['没月台的别推，要嘉兴仓库3000平', 'dock', true],
  ['求租嘉兴仓库3000平，非独栋不要', 'standalone', true],
  ['求租嘉兴仓库3000平，必须有月台，最好带喷淋', 'sprinkler', false],
] as const)('what is refused for its lack eliminates: %s', (text, key, hard) => {
  expect(conditionsFrom(readSpace(text), text).find(({ criterion }) => criterion === key)?.hard).toBe(hard);
});
