import { describe, expect, it } from 'vitest';
import { readNews } from './news/read.ts';
import type { NewsEvent, Observation } from './news/reading.ts';
import { readSpace } from './space/read.ts';
import type { SpaceText } from './space/reading.ts';

type Told = Partial<Observation>;

/** What other readers of Chinese text take wrongly; the value is what a careful reader takes. */
const figures: readonly (readonly [why: string, text: string, told: readonly Told[]])[] = [
  [
    '达产后年产 tells of an output, not of a year',
    '项目达产后年产轴承300万套。',
    [{ value: 3_000_000, unit: '套/年', status: 'forecast' }],
  ],
  ['达产后年产值 is a sum', '基地达产后年产值可达30亿元。', [{ value: 30, unit: '亿元', status: 'forecast' }]],
  ['GWh is energy, not 20 grams', '工厂储能产能达20GWh。', [{ value: 20, unit: 'GWh' }]],
  [
    '约1500亩 is land, not the year 1500',
    '项目占地约1500亩。',
    [{ value: 1500, unit: '亩', comparator: 'approx', period: null }],
  ],
  ['百分点 is no per cent', '松江工业投资增速比上年提高0.3个百分点。', [{ value: 0.3, unit: '百分点' }]],
  ['降幅收窄 is no fall by so much', '松江出口降幅收窄0.3个百分点。', [{ value: 0.3, unit: '百分点' }]],
  [
    '1—9月 are nine months, not September',
    '2023年1—9月，松江规上工业产值3500亿元。',
    [{ value: 3500, unit: '亿元', period: '2023年1—9月', days: { from: '2023-01-01', to: '2023-09-30' } }],
  ],
  [
    '上半年 is no half of a number',
    '上半年，松江规上工业产值2100亿元。',
    [{ value: 2100, period: '上半年', days: { from: '2026-01-01', to: '2026-06-30' } }],
  ],
  [
    '十四五 is a plan of five years, not 14',
    '“十四五”期间，松江累计投入资金50亿元。',
    [{ value: 50, unit: '亿元', days: { from: '2021-01-01', to: '2025-12-31' } }],
  ],
  [
    '去年底 is a day, not a year',
    '去年底，园区集聚企业120家。',
    [{ value: 120, unit: '家', days: { from: '2025-12-31', to: '2025-12-31' } }],
  ],
  ['余 is kept', '园区集聚企业1200余家。', [{ value: 1200, unit: '家', comparator: 'gt' }]],
  [
    '近 is kept, in Chinese numbers too',
    '松江有近三百家高新技术企业。',
    [{ value: 300, unit: '家', comparator: 'approx', interval: { lo: 270, hi: 300 } }],
  ],
  ['超 is kept, and 万 counts', '园区产业工人超8万人。', [{ value: 80_000, unit: '人', comparator: 'gt' }]],
  ['万亿元 without a digit is a sum', '合肥地区生产总值突破万亿元。', [{ value: 10_000, unit: '亿元', comparator: 'gt' }]],
  ['百万辆 without a digit is a count', '合肥新能源汽车产量突破百万辆。', [{ value: 1_000_000, unit: '辆', comparator: 'gt' }]],
  ['八千亿级 is a vague size', '合肥打造八千亿级新能源汽车产业集群。', []],
  ['千亿元台阶 is a vague size', '松江经济总量迈上千亿元台阶。', []],
  [
    '全球第三 is a rank with its scope',
    '松江光伏装机容量位居全球第三。',
    [{ value: null, unit: null, rank: 3, rank_scope: '全球' }],
  ],
  ['头部 stands for 第一', '松江规上企业1633家，位居全市头部。', [{ value: 1633, rank: 1, rank_scope: '全市', adLaw: true }]],
  ['倍 is a unit', '松江出口额增长1.6倍。', [{ value: 1.6, unit: '倍' }]],
  ['件 is a unit', '松江现有专利3.2万件。', [{ value: 32_000, unit: '件' }]],
  ['辆 is a unit', '合肥出口汽车13.7万辆。', [{ value: 137_000, unit: '辆' }]],
  ['家 is a unit', '松江专精特新企业974家。', [{ value: 974, unit: '家' }]],
  ['翻一番 is growth by once', '新能源汽车产量翻一番。', [{ value: 1, unit: '倍' }]],
  ['the year of a comparison is no value', '芜湖汽车产量是2020年的1.5倍。', [{ value: 1.5, unit: '倍' }]],
  [
    'a fraction is a share of the whole named',
    '松江以全国1/24的人口发展。',
    [{ unit: 'share', share_of: '全国', comparator: 'eq' }],
  ],
  [
    '超过1/5 is more than a share',
    '科创板上市企业占全国超过1/5。',
    [{ value: 0.2, unit: 'share', share_of: '全国', comparator: 'gt' }],
  ],
  ['占全市的15.3% is a share, not growth', '松江专利占全市的15.3%。', [{ value: 15.3, unit: '%', share_of: '全市' }]],
  [
    'a range is two figures',
    '园区年产值500-800亿元。',
    [
      { value: 500, unit: '亿元', comparator: 'ge' },
      { value: 800, unit: '亿元', comparator: 'lt' },
    ],
  ],
  [
    'from one year to another is two figures',
    '松江高新技术企业由2020年的1200家增加到2025年的2600家。',
    [
      { value: 1200, period: '2020年' },
      { value: 2600, period: '2025年' },
    ],
  ],
  ['万元 becomes 亿元', '松江发放补贴5000万元。', [{ value: 0.5, unit: '亿元' }]],
  ['万亿元 becomes 亿元', '合肥地区生产总值3.2万亿元。', [{ value: 32_000, unit: '亿元' }]],
  ['a rate by the mu stays one', '园区亩均税收35万元/亩。', [{ value: 35, unit: '万元/亩' }]],
  ['at most', '单个项目奖励不超过500万元。', [{ value: 0.05, unit: '亿元', comparator: 'lt' }]],
  ['at least', '平台服务企业不少于200家。', [{ value: 200, unit: '家', comparator: 'ge' }]],
  ['digits of names, roads and lines count nothing', '松江依托G60和12号线，成立“1+7+N”产业联盟。', []],
  ['ordinals count nothing', '第五届产业大会发布第三批名单。', []],
  ['spans of time count nothing', '园区15分钟车程可达高铁站，三年来变化很大。', []],
  ['dates count nothing', '2026年3月15日，产业对接会在松江举行。', []],
  ['telephone numbers count nothing', '松江招商热线021-57001201，手机13900001201。', []],
  ['traditional characters give simplified names', '松江集聚企業300家。', [{ subject: '松江', indicator: '企业数', value: 300 }]],
];

describe('a figure of the news', () => {
  it.each(figures)('%s: %s', (_, text, told) => {
    const { observations } = readNews(text, '2026-05-10');
    expect(observations).toHaveLength(told.length);
    for (const [i, one] of told.entries()) expect(observations[i]).toMatchObject(one);
  });
});

const acts: readonly (readonly [why: string, text: string, told: readonly Partial<NewsEvent>[]])[] = [
  ['今年3月15日 has a year', '今年3月15日，松江与宣城签约共建产业园。', [{ type: 'signing', date: '2026-03-15' }]],
  ['an act of several days has its first', '5月8日至10日，产业对接会在松江举行。', [{ type: 'meeting', date: '2026-05-08' }]],
  ['a plan is no act', '松江将于6月举行产业大会。', []],
  ['a count of acts is no act', '上半年，松江签约项目64个。', []],
  ['推动工业 holds no 动工', '松江推动工业高质量发展。', []],
  ['去年 is the year before the text', '去年9月，嘉兴氢能产业园开工。', [{ type: 'construction_start', date: '2025-09' }]],
];

describe('an act of the news', () => {
  it.each(acts)('%s: %s', (_, text, told) => {
    const { events } = readNews(text, '2026-05-10');
    expect(events).toHaveLength(told.length);
    for (const [i, one] of told.entries()) expect(events[i]).toMatchObject(one);
  });
});

const spaces: readonly (readonly [why: string, text: string, values: Partial<SpaceText>])[] = [
  ['a small rent is by the day', '厂房出租，租金1.1元/平', { price: { min: 1.1, max: 1.1, unit: 'yuan/m2/day' } }],
  ['a larger one by the month', '厂房出租，租金25元/平', { price: { min: 25, max: 25, unit: 'yuan/m2/month' } }],
  ['the order of area and time is free', '厂房出租，租金20元/月/㎡', { price: { min: 20, max: 20, unit: 'yuan/m2/month' } }],
  [
    'the whole a year, not fee or deposit',
    '厂房招租，租金720000.00元/年，服务费3元/㎡，保证金60000元',
    { price: { min: 72, max: 72, unit: '10k_yuan/year' } },
  ],
  ['a rent in 万 without a stroke', '厂房出租，租金3.8万年', { price: { min: 3.8, max: 3.8, unit: '10k_yuan/year' } }],
  ['万方 are areas', '求租厂房1.5万方', { area_m2: { min: 15_000, max: 15_000 } }],
  ['a space in a sum', '转让厂房，总价3 千万', { price: { min: 3000, max: 3000, unit: '10k_yuan' } }],
  [
    'sales, investment and tax in one line',
    '求购厂房，预期开票销售1.8亿元，固定资产投资1.2亿元，年税收600万元',
    { price: null, investment_10k_yuan: 12_000, tax_10k_yuan_year: 600 },
  ],
  [
    'intensity by the mu is neither price nor investment',
    '工业用地挂牌，投资强度不低于400万元/亩，亩均税收不低于30万元/亩，亩均产值600万元',
    { price: null, investment_10k_yuan: null, land_mu: null, tax_10k_yuan_per_mu: 30 },
  ],
  ['nor is it by the hectare', '土地出让，投资强度9000万元/公顷', { price: null, investment_10k_yuan: null, area_m2: null }],
  [
    'what may be let, not the whole park',
    '园区总建筑面积12万平方米，可租面积3500平方米，招租',
    { area_m2: { min: 3500, max: 3500 } },
  ],
  ['trucks and yards have no clear height', '仓库出租2000平，门前可停17.5米大车，院子进深30米', { clear_height_m: null }],
  ['nor have spans and ground plans', '厂房出租，跨度24米，长130米宽54米', { clear_height_m: null }],
  ['nor limits of height', '厂房出租，园区限高24米', { clear_height_m: null }],
  ['nor distances', '距高速口600米厂房出租', { clear_height_m: null, area_m2: null }],
  [
    'heights and loads by floor',
    '厂房出租：一楼层高8米，承重3吨/㎡；二至四楼层高4.5米，承重800公斤/㎡',
    { clear_height_m: { min: 4.5, max: 8 }, floor_load_t_m2: 3, ground_floor: null },
  ],
  [
    '一楼层高 does not let the ground floor',
    '厂房出租，一楼层高7米',
    { ground_floor: null, clear_height_m: { min: 7, max: null } },
  ],
  ['首层出租 does', '厂房首层出租', { ground_floor: true }],
  ['roads, houses and ids are no sizes', '国道213旁27#厂房出租，编号T469361', { area_m2: null, phone: null, price: null }],
  ['nor are standards', '洁净室按GB 50346设计，实验室出租800平', { area_m2: { min: 800, max: 800 }, type: 'lab' }],
  ['nor codes of trades', '招引产业（34）（38）类企业，厂房出租', { area_m2: null, price: null }],
  ['nor classes of land', '104板块厂房出租', { area_m2: null }],
  ['nor a date in one row', '20260519更新：仓库出租1000平', { area_m2: { min: 1000, max: 1000 }, phone: null }],
  ['where the seeker sits is not where it wants to go', '客户现在马桥，想搬到莘庄，厂房1500平', { places: ['莘庄'] }],
  ['nor where it comes from', '台州客户求租宣城厂房3000平', { places: ['宣城'] }],
  ['nor what it refuses', '求租昌平仓库500平，北旺不要', { places: ['昌平'] }],
  ['苏州工业园区 is a place', '苏州工业园区厂房出租', { places: ['苏州工业园区'] }],
  ['单层面积 is the area of a floor', '厂房出租，多层，单层面积800平', { single_storey: null }],
  ['单层厂房 has one storey', '单层厂房出租1200平', { single_storey: true }],
  ['整栋 stands not alone', '厂房出租，整栋', { standalone: null }],
  ['独门独院 does', '独门独院厂房出租', { standalone: true }],
  ['kW is not kVA', '厂房出租，电量200kW', { power_kva: null }],
  ['watts by the ㎡ are no capacity', '厂房出租，配电120瓦/㎡', { power_kva: null, floor_load_t_m2: null }],
  ['a hydrant is no sprinkler', '厂房出租，有消火栓和烟感', { sprinkler: null }],
  ['ESFR is one', '仓库出租，早期抑制快速响应系统', { sprinkler: true }],
  ['耐火 is another scale', '厂房出租，二级耐火', { fire_class: null }],
  ['丙二类 is 丙', '丙二类仓库出租', { fire_class: '丙' }],
  ['a crane without a tonnage', '厂房出租，行车2台', { crane_t: [] }],
  ['the tonnage, not the number of cranes', '厂房出租，行车10吨3台', { crane_t: [10] }],
  [
    'the first of two telephone numbers',
    '厂房出租，联系人：王经理、李经理，电话0571-85001201、139 0000 1201',
    { phone: '0571-85001201' },
  ],
  ['a starred number stays starred', '厂房出租，电话139****1201', { phone: '139****1201' }],
  ['急需出租 is an offer', '急需出租厂房1000平', { side: 'offer' }],
  [
    'a project note is a need',
    '某公司总投资2亿元建设项目，拟用地50亩',
    { side: 'need', investment_10k_yuan: 20_000, land_mu: { min: 50, max: 50 } },
  ],
  ['以上 leaves the end open', '求租厂房，面积2000平以上', { area_m2: { min: 2000, max: null } }],
  ['左右 does not', '求租厂房2000平左右', { area_m2: { min: 2000, max: 2000 } }],
  ['起租 is the smallest unit', '厂房出租，面积5000平，500平起租', { area_m2: { min: 500, max: 5000 } }],
  ['可分割 leaves the smallest unit open', '厂房出租，面积3000平，可分割', { area_m2: { min: null, max: 3000 } }],
  ['land in ㎡ is an area', '工业用地7092平方米出让', { area_m2: { min: 7092, max: 7092 }, land_mu: null }],
  ['起拍价 is where bids begin', '拍卖厂房，起拍价500万元', { price: { min: 500, max: null, unit: '10k_yuan' } }],
  ['a budget is the most', '求租厂房，预算25元/㎡/月', { price: { min: null, max: 25, unit: 'yuan/m2/month' } }],
  ['物业费 is no rent', '仓库出租，物业费3元/㎡/月', { price: null }],
  ['面议 is a price', '厂房出租，价格面议', { price: { min: null, max: null, unit: 'negotiable' } }],
  ['no permit is no promise', '厂房出租，暂无环评指标', { eia: null }],
  ['trades of tenants and firms are not wanted', '江南机械厂出租闲置厂房，已入驻电子、食品企业', { industries: [] }],
];

describe('a text of space', () => {
  it.each(spaces)('%s: %s', (_, text, values) => {
    expect(readSpace(text).values).toMatchObject(values);
  });
});
