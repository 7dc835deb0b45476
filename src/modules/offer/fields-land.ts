import type { Field } from './field.ts';
import { choice, date, flag, group, number, text } from './field-row.ts';

/** Fields that only a parcel of industrial land has. */
export const landFields: readonly Field[] = [
  ...group('land', 'identity', [
    ['parcel_code', '地块编号', 'Parcel code', text(60)],
    [
      'land_use',
      '土地用途',
      'Land use',
      choice({
        m0: ['新型产业用地 M0', 'New-type industry M0'],
        m1: ['一类工业用地 M1', 'Industry class 1 (M1)'],
        m2: ['二类工业用地 M2', 'Industry class 2 (M2)'],
        m3: ['三类工业用地 M3', 'Industry class 3 (M3)'],
        w: ['物流仓储用地 W', 'Logistics and storage (W)'],
      }),
    ],
    [
      'supply_mode',
      '供应方式',
      'Supply mode',
      choice({
        listing: ['挂牌', 'Listing'],
        auction: ['拍卖', 'Auction'],
        tender: ['招标', 'Tender'],
        lease_then_grant: ['先租后让', 'Lease, then grant'],
        flexible_term: ['弹性年期', 'Flexible term'],
        transfer: ['转让', 'Transfer'],
        lease: ['出租', 'Lease'],
      }),
    ],
    [
      'supply_state',
      '供应状态',
      'Supply state',
      choice({
        approved: ['已批未供', 'Approved, not supplied'],
        not_started: ['已批未建', 'Supplied, not built'],
        building: ['在建', 'Under construction'],
        built: ['已建', 'Built'],
      }),
    ],
    ['boundary', '四至', 'Bounds', text(200)],
  ]),
  ...group('land', 'area', [
    ['land_area', '面积', 'Area', number('㎡', 100, 20_000_000), ['1 亩 = 666.67 ㎡', '1 mu = 666.67 ㎡']],
  ]),
  ...group('land', 'planning', [
    ['term_years', '出让年限', 'Term', number('年', 1, 70)],
    ['far_min', '容积率下限', 'Floor-area ratio, lowest', number('', 0, 15)],
    ['far_max', '容积率上限', 'Floor-area ratio, highest', number('', 0, 15)],
    ['density_min', '建筑密度下限', 'Building density, lowest', number('%', 0, 100)],
    ['density_max', '建筑密度上限', 'Building density, highest', number('%', 0, 100)],
    [
      'height_limit',
      '建筑限高',
      'Height limit',
      number('m', 1, 600),
      ['规划限高，不是层高', 'Limit of the plan, not a storey height'],
    ],
    ['green_ratio_min', '绿地率下限', 'Green ratio, lowest', number('%', 0, 100)],
    ['green_ratio_max', '绿地率上限', 'Green ratio, highest', number('%', 0, 100)],
    ['building_coefficient', '建筑系数', 'Building coefficient', number('%', 0, 100)],
    ['service_land_ratio', '行政办公及生活服务占比', 'Service-land share', number('%', 0, 100)],
    ['energy_intensity', '产值能耗上限', 'Energy per output, highest', number('吨标煤/万元', 0, 100)],
    ['env_standard', '环境标准', 'Environmental standard', text(120)],
    ['carbon_class', '碳效等级', 'Carbon class', text(20)],
    ['farmland_overlap', '涉基本农田', 'Overlaps basic farmland', flag],
    ['redline_overlap', '涉生态红线', 'Overlaps the ecological red line', flag],
    [
      'servicing_level',
      '开发程度',
      'Servicing',
      choice({
        raw: ['生地', 'Raw land'],
        three: ['三通一平', 'Three services'],
        five: ['五通一平', 'Five services'],
        seven: ['七通一平', 'Seven services'],
        ready: ['熟地', 'Ready land'],
      }),
    ],
  ]),
  ...group('land', 'commerce', [
    ['start_price', '起始价', 'Start price', number('万元', 0.1, 10_000_000)],
    ['land_price', '单价', 'Price per mu', number('万元/亩', 0.1, 100_000)],
    ['deal_price', '成交价', 'Deal price', number('万元', 0.1, 10_000_000)],
    ['bid_deposit', '竞买保证金', 'Bid deposit', number('万元', 0, 10_000_000)],
    ['announced_on', '公告时间', 'Announced on', date],
    ['apply_until', '报名截止', 'Apply until', date],
    ['closed_on', '成交时间', 'Closed on', date],
    ['winner', '竞得单位', 'Winner', text(80)],
    ['build_by', '约定开工', 'Building to start by', date, ['履约监管：出让合同约定的日期', 'The day that the grant sets']],
    ['complete_by', '约定竣工', 'To be completed by', date],
    ['produce_by', '约定投产', 'To produce by', date],
    ['capacity_by', '约定达产', 'To reach capacity by', date],
  ]),
];
