import type { Field } from './field.ts';
import { both, choice, choices, codes, date, flag, group, number } from './field-row.ts';

/** Terms, admission and amenities: what it costs, who is wanted, what comes with it. */
export const termFields: readonly Field[] = [
  ...group('space', 'commerce', [
    ['rent', '租金', 'Rent', number('', 0.01, 100_000), undefined, both],
    [
      'rent_unit',
      '租金单位',
      'Rent unit',
      choice({
        yuan_m2_day: ['元/㎡/天', 'yuan/㎡/day'],
        yuan_m2_month: ['元/㎡/月', 'yuan/㎡/month'],
        yuan_m2_year: ['元/㎡/年', 'yuan/㎡/year'],
        yuan_mu_month: ['元/亩/月', 'yuan/mu/month'],
        yuan_mu_year: ['元/亩/年', 'yuan/mu/year'],
      }),
      undefined,
      both,
    ],
    [
      'rent_day_basis',
      '按天计租的月天数',
      'Days in a rent month',
      choice({ d30: ['30 天', '30 days'], d365: ['365/12 天', '365/12 days'] }),
      ['按天报价时，一个月按几天算', 'How many days make a month where the rent is by day'],
    ],
    ['tax_included', '租金含税', 'Rent includes tax', flag, undefined],
    ['fee_included', '租金含物业费', 'Rent includes service charge', flag],
    [
      'invoice',
      '发票',
      'Invoice',
      choice({ special: ['专票', 'Special VAT invoice'], ordinary: ['普票', 'Ordinary invoice'], none: ['无', 'None'] }),
    ],
    ['service_charge', '物业费', 'Service charge', number('元/㎡/月', 0, 1000)],
    ['sale_price', '售价', 'Sale price', number('元/㎡', 1, 1_000_000)],
    ['sale_total', '总价', 'Total price', number('万元', 0.1, 10_000_000)],
    ['deposit_months', '押金月数', 'Deposit', number('月', 0, 36)],
    [
      'prepaid_months',
      '预付月数',
      'Paid in advance',
      number('月', 0, 36),
      ['押一付三则押金 1、预付 3', '押一付三 is a deposit of 1 and 3 in advance'],
    ],
    ['lease_min', '最短租期', 'Shortest lease', number('月', 0, 600)],
    ['lease_max', '最长租期', 'Longest lease', number('月', 1, 600)],
    ['free_rent', '免租期', 'Free rent', number('月', 0, 60)],
    ['escalation', '租金递增', 'Escalation', number('%', 0, 100)],
    ['escalation_every', '递增周期', 'Escalation period', number('月', 1, 240)],
    ['transfer_fee', '转让费', 'Transfer fee', number('万元', 0, 1_000_000)],
    ['brokerage', '中介费', 'Brokerage', number('月租金', 0, 12)],
    ['available_from', '可入驻时间', 'Available from', date, undefined, both],
  ]),
  ...group('space', 'admission', [
    [
      'allowed_industries',
      '鼓励行业',
      'Industries wanted',
      codes,
      ['GB/T 4754 大类代码，如 C36', 'Division codes of GB/T 4754, such as C36'],
      both,
    ],
    [
      'restricted_industries',
      '限制行业',
      'Industries not admitted',
      codes,
      ['GB/T 4754 大类代码', 'Division codes of GB/T 4754'],
      both,
    ],
    ['tax_per_mu', '亩均税收要求', 'Tax asked per mu', number('万元/亩/年', 0, 100_000), undefined, both],
    ['invest_intensity', '投资强度要求', 'Investment intensity asked', number('万元/亩', 0, 1_000_000), undefined, both],
    ['output_per_mu', '亩均产值要求', 'Output asked per mu', number('万元/亩/年', 0, 1_000_000), undefined, both],
  ]),
  ...group('space', 'amenities', [
    [
      'amenities',
      '配套',
      'Amenities',
      choices({
        canteen: ['食堂', 'Canteen'],
        dormitory: ['宿舍', 'Dormitory'],
        shop: ['超市', 'Shop'],
        office: ['办公楼', 'Offices'],
        security: ['安防', 'Security'],
        shuttle: ['班车', 'Shuttle bus'],
      }),
    ],
  ]),
];
