import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeGazetteer } from '../gazetteer.ts';
import { readSpace } from './read.ts';
import type { SpaceText } from './reading.ts';

const read = (text: string) => readSpace(text).values;
const runs = { numRuns: 60 };
const tenth = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map(value => value / 10);

describe('a need in one sentence', () => {
  it('is read whole', () => {
    expect(read('找松江或嘉兴3000-5000平单层厂房,层高8米以上,可环评,做汽车零部件,年税收500万')).toEqual({
      side: 'need',
      deal: [],
      type: 'factory',
      places: ['松江', '嘉兴'],
      area_m2: { min: 3000, max: 5000 },
      land_mu: null,
      price: null,
      clear_height_m: { min: 8, max: null },
      floor_load_t_m2: null,
      power_kva: null,
      crane_t: null,
      freight_lift_t: null,
      single_storey: true,
      standalone: null,
      ground_floor: null,
      sprinkler: null,
      dock: null,
      property_cert: null,
      eia: true,
      fire_class: null,
      industries: ['汽车零部件'],
      excluded_industries: [],
      tax_10k_yuan_year: 500,
      tax_10k_yuan_per_mu: null,
      investment_10k_yuan: null,
      company: null,
      contact: null,
      phone: null,
      available: null,
    } satisfies SpaceText);
  });

  it('is tied to codes of places and trades', () => {
    const { placeCodes, industryCodes } = readSpace('求租松江九亭或嘉兴平湖厂房2000平，做汽车零部件');
    expect(placeCodes.map(code => String(code).slice(0, 6)).sort()).toEqual(['310117', '330482']);
    expect(industryCodes).toContain('C36');
  });

  it.each([
    ['医疗床', ['C35']],
    ['教育玩具', ['C24']],
    ['餐饮设备', []],
    ['物流设备', ['C34']],
  ])('gives what is made the code of its maker, not of the service that it is made for: %s', (made, codes) =>
    expect(readSpace(`求租松江3000平厂房，做${made}`).industryCodes).toEqual(codes),
  );
});

describe('the traps of the trade', () => {
  it.each([
    ['暂无环评指标的厂房出租', { eia: null }],
    ['急需出租厂房三栋', { side: 'offer' }],
    ['找厂房别只看租金，昆山新盘厂房现房', { side: 'offer' }],
    ['厂房出租，配电200千瓦', { power_kva: null }],
    ['仓库出租，有消防栓', { sprinkler: null }],
    ['厂房出租，单层面积600㎡，共4层', { single_storey: null }],
    ['厂房出租，首层层高7米，二层以上4.5米，路口限高3.5米', { clear_height_m: { min: 4.5, max: 7 }, ground_floor: null }],
    ['厂房招租，租金893792.00元/年，保证金100000元', { price: { min: 89.3792, max: 89.3792, unit: '10k_yuan/year' } }],
    ['求租厂房，预算1.1元/平/天以内', { price: { min: null, max: 1.1, unit: 'yuan/m2/day' } }],
    ['厂房出租1000平，12元/平方', { price: { min: 12, max: 12, unit: 'yuan/m2/month' } }],
    [
      '土地挂牌，投资强度不低于300万元/亩，亩均税收不低于25万元',
      { price: null, tax_10k_yuan_per_mu: 25, investment_10k_yuan: null },
    ],
    ['求购用地，总投资1.8亿元', { investment_10k_yuan: 18000 }],
    ['客户现在马桥，要找松江泗泾厂房1000平', { places: ['松江', '泗泾'] }],
    ['台州一家阀门企业想在宣城拿地30亩', { places: ['宣城'] }],
    ['求租杭州临平仓库，乔司除外', { places: ['杭州', '临平'] }],
    ['厂房出租，行车50T/40T，3吨货梯', { crane_t: [50, 40], freight_lift_t: 3 }],
    ['全市蕞大！出 租 厂 房 面积１２００平方', { area_m2: { min: 1200, max: 1200 }, deal: ['rent'] }],
    ['求\u200b租厂\u200b房 3 000平', { side: 'need', area_m2: { min: 3000, max: 3000 } }],
  ] as [string, Partial<SpaceText>][])('%s', (text, values) => {
    expect(read(text)).toMatchObject(values);
  });
});

describe('what is written is read back', () => {
  const areaUnits = ['平', '平方', '平米', '平方米', '㎡', 'm²', 'm2', 'M2', '方'];
  it('areas in every unit, with thousands marks and in 万', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 90_000 }), fc.constantFrom(...areaUnits), fc.boolean(), (size, unit, marked) => {
        const words = marked ? size.toLocaleString('en-US') : String(size);
        expect(read(`厂房出租，面积${words}${unit}，可看`).area_m2).toEqual({ min: size, max: size });
        expect(read(`厂房出租，面积${size}万${unit}，可看`).area_m2).toEqual({ min: size * 1e4, max: size * 1e4 });
      }),
      runs,
    );
  });

  it('ranges of area with every mark', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom('-', '~', '～', '–', '—', '至', ' 至 ', '到'),
        (low, more, mark) => {
          expect(read(`求租厂房${low}${mark}${low + more}平`).area_m2).toEqual({ min: low, max: low + more });
        },
      ),
      runs,
    );
  });

  it('land, height, load, power, cranes and lifts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 500 }),
        tenth(3, 15),
        tenth(1, 8),
        fc.integer({ min: 50, max: 5000 }),
        fc.constantFrom(2, 3, 5, 10, 16, 20, 32),
        fc.constantFrom('米', 'm', 'M'),
        fc.constantFrom(['吨/㎡', 1], ['T/㎡', 1], ['kg/㎡', 1000], ['公斤/平方米', 1000], ['千克/平米', 1000]) as fc.Arbitrary<
          [string, number]
        >,
        fc.constantFrom('kva', 'KVA', 'kVA', '千伏安'),
        (mu, height, load, power, tons, metre, [loadUnit, times], kva) => {
          const values = read(
            `求租厂房，占地${mu}亩，层高${height}${metre}以上，承重${load * times}${loadUnit}，配电${power}${kva}，行车${tons}吨，${tons}T货梯`,
          );
          expect(values).toMatchObject({
            land_mu: { min: mu, max: mu },
            clear_height_m: { min: height, max: null },
            floor_load_t_m2: load,
            power_kva: power,
            crane_t: [tons],
            freight_lift_t: tons,
          });
        },
      ),
      runs,
    );
  });

  it('prices in every order of their unit', () => {
    const units: [string, string][] = [
      ['元/㎡/天', 'yuan/m2/day'],
      ['元/天/平', 'yuan/m2/day'],
      ['元/平·天', 'yuan/m2/day'],
      ['块一平一天', 'yuan/m2/day'],
      ['元/月/平方米', 'yuan/m2/month'],
      ['元/㎡·月', 'yuan/m2/month'],
      ['块一平一个月', 'yuan/m2/month'],
      ['元每平每月', 'yuan/m2/month'],
      ['元/㎡/年', 'yuan/m2/year'],
      ['万元/年', '10k_yuan/year'],
      ['万/月', '10k_yuan/month'],
      ['万元/亩', '10k_yuan/mu'],
    ];
    fc.assert(
      fc.property(tenth(1, 90), fc.constantFrom(...units), (sum, [words, unit]) => {
        expect(read(`出租厂房，价格${sum}${words}`).price).toEqual({ min: sum, max: sum, unit });
      }),
      runs,
    );
  });

  it('tax and investment in 万 and 亿', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), tenth(1, 50), (tax, invest) => {
        const values = read(`求租厂房，总投资${invest}亿元，年税收${tax}万元`);
        expect(values.tax_10k_yuan_year).toBe(tax);
        expect(values.investment_10k_yuan).toBeCloseTo(invest * 1e4, 6);
      }),
      runs,
    );
  });
});

describe('spans', () => {
  it('point at the words of the text as given, also behind invisible and full-width characters', () => {
    const text = '【急租】\u200b松江九亭　厂房３，０００㎡，租金１.２元／㎡／天，电话１９９００００１２０１';
    const { values, spans } = readSpace(text);
    const words = (field: string) => spans.filter(span => span.field === field).map(({ start, end }) => text.slice(start, end));
    expect(words('places')).toEqual(['松江', '九亭']);
    expect(values.places).toEqual(['松江', '九亭']);
    expect(words('price')).toEqual(['１.２元／㎡／天']);
    expect(words('phone')).toEqual(['１９９００００１２０１']);
  });

  it('lie inside any text, and every value that is stated has one', () => {
    const pieces = fc.constantFrom(
      '松江',
      '求租',
      '厂房',
      '3000平',
      '，',
      '\n',
      '层高8米',
      '1.2元/㎡/天',
      '可环评',
      '\u200b',
      '行车',
      '年税收500万',
      '（',
      '。',
      '做注塑',
      'ＡＢ',
      '😀',
      '12月底前搬',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        const text = parts.join('');
        const { values, spans } = readSpace(text);
        for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true);
        for (const [field, value] of Object.entries(values)) {
          if (value === null || (Array.isArray(value) && value.length === 0 && field !== 'crane_t') || field === 'side') continue;
          expect(
            spans.some(span => span.field === field),
            field,
          ).toBe(true);
        }
      }),
      runs,
    );
  });
});

describe('figures of space texts', () => {
  it.each([
    ['求租小车间 一年租金不要超过四万块', { price: { min: null, max: 4, unit: '10k_yuan/year' } }],
    ['仓库招租，底价由26元/㎡/月下调至22元/㎡/月', { price: { min: 22, max: null, unit: 'yuan/m2/month' } }],
    ['厂房出租3000平，租金由15调整为13.5元/平/月', { price: { min: 13.5, max: 13.5, unit: 'yuan/m2/month' } }],
    ['仓库3000平，租金18调到16元每平', { price: { min: 16, max: 16, unit: 'yuan/m2/month' } }],
    ['高标库出租\n租金 32元/㎡·月｜物业 3元/㎡·月', { price: { min: 32, max: 32, unit: 'yuan/m2/month' } }],
    ['项目需求 申请用地（亩）：145', { land_mu: { min: 145, max: 145 } }],
    ['代找 小型实验室 200-300 通风橱', { area_m2: { min: 200, max: 300 } }],
    ['出租 5幢1层102室厂房', { ground_floor: true }],
    ['求租仓库 中秋前后入仓', { available: '中秋前后' }],
  ] as [string, Partial<SpaceText>][])('are read as they are meant: %s', (text, values) => {
    expect(read(text)).toMatchObject(values);
  });

  it.each([
    ['急寻 洞泾泗泾新桥 厂房或仓库', ['洞泾', '泗泾', '新桥']],
    ['出租 九亭寅西路仓库', ['九亭', '寅西路']],
    ['本人从台州过来，想在肥东撮镇找厂房', ['肥东', '撮镇']],
    ['嘉兴市经济技术开发区塘汇路1288号厂房出租', ['嘉兴市', '经济技术开发区', '塘汇路1288号']],
    ['厂里接了个大单，想在泗泾镇再租个仓库', ['泗泾镇']],
  ])('and so are places: %s', (text, places) => {
    expect(read(text).places).toEqual(places);
  });
});

describe('a gazetteer of one’s own', () => {
  it('knows only what it was given', () => {
    const gazetteer = makeGazetteer(
      [
        {
          code: 990100,
          level: 'city',
          name: '云山市',
          short: '云山',
          parent: null,
          city: 990100,
          district: null,
          member: null,
          lon: null,
          lat: null,
        },
      ],
      [],
    );
    expect(readSpace('求租云山厂房1000平', gazetteer).placeCodes).toEqual([990100]);
    expect(readSpace('求租松江厂房1000平', gazetteer).values.places).toEqual([]);
  });
});
