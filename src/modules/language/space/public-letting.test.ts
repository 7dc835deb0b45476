import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;

test.each([
  // A table with its units in the headings.
  [
    '公开招租\n| 标的 | 挂牌价 (元/月) | 保证金 (元) | 面积 (㎡) |\n| 青石仓库3号 | 3150 | 6300 | 420 |',
    { area_m2: { min: 420, max: 420 }, price: { min: 0.315, max: null, unit: '10k_yuan/month' } },
  ],
  [
    '仓库招租\n序号|名称|面积(㎡)|首年租金底价(万元)|保证金(万元)\n1|东库|320|4.6|1\n2|西库|410.5|5.2|1',
    { area_m2: { min: 320, max: 730.5 }, price: { min: 4.6, max: null, unit: '10k_yuan/year' } },
  ],
  [
    '仓库出租\n序号 | 名称 | 面积(㎡) | 每年租金参考价(元) | 保证金(元)\n1 | 北库 | 36 | 3800 | 1000\n2 | 南库 | 41.5 | 1600 | 500',
    { area_m2: { min: 36, max: 77.5 }, price: { min: 0.16, max: 0.38, unit: '10k_yuan/year' } },
  ],
  [
    '工业用地出让\n编号 | 位置 | 土地面积(㎡) | 起始价(万元) | 竞买保证金(万元)\n01 | 青石镇 | 21340 | 960 | 190',
    { area_m2: { min: 21340, max: 21340 }, price: { min: 960, max: null, unit: '10k_yuan' } },
  ],
  // One cell a line; the same size in several rows; a sum of the rows.
  [
    '宿舍招租\n| 序号 |\n房间 |\n租金底价(元/年) |\n面积(㎡) |\n| 1 |\n东楼101 |\n8600 |\n52.5 |\n| 2 |\n东楼102 |\n8600 |\n52.5 |',
    { area_m2: { min: 52.5, max: 105 }, price: { min: 0.86, max: null, unit: '10k_yuan/year' } },
  ],
  [
    '仓库招租\n| 标的 | 面积(㎡) | 月租金(元) |\n| 1号 | 15 | 140 |\n| 2号 | 60 | 640 |\n| 合计 | 75 | |',
    { area_m2: { min: 15, max: 75 }, price: { min: 0.014, max: 0.064, unit: '10k_yuan/month' } },
  ],
  // The last cell of a row is parted again.
  [
    '商铺招租\n幢号 | 门牌 | 建筑面积(㎡) | 最低限价(元)\n9幢 | 青石街16号 | 45.7 | 28600 | 40500',
    { area_m2: { min: 45.7, max: 45.7 } },
  ],
  // Groups of rows under a line of their own; the unit in a note; empty cells; a table in one line.
  [
    '商铺招租\n幢号 | 楼层 | 建筑面积(㎡) | 最低限价(元) |\n东区商铺 |\n9幢 | 1层 | 45.7 | 28600 |\n西区商铺 |\n7幢 | 1层 | 56.1 | 14500 |',
    { area_m2: { min: 45.7, max: 101.8 }, price: { min: 1.45, max: null, unit: '10k_yuan' } },
  ],
  [
    '仓库招租\n序号 | 库位 | 面积 | 租赁底价 | 保证金 | 备注 |\n1 | 乙2 | 117.3 | 54 | 5 | |\n2 | 乙3 | 960.5 | 22 | 1 | |\n单位：元/月/平方米，保证金单位：万元',
    { area_m2: { min: 117.3, max: 1077.8 }, price: { min: 22, max: null, unit: 'yuan/m2/month' } },
  ],
  [
    '房屋招租，明细：序号 | 名称 | 面积(㎡) | 层数 | 年租金(万元) | 1 | 综合楼 | 2412.5 | 4 | 12.2 | 2 | 办公楼 | 3100 | 4 | 15.3 |',
    { area_m2: { min: 2412.5, max: 5512.5 }, price: { min: 12.2, max: 15.3, unit: '10k_yuan/year' } },
  ],
  // Deposits and steps are no rents, and what else is to be talked about is no price.
  ['厂房招租\n标的|保证金(元)|加价幅度(元)|面积(㎡)\n1号|5000|100|600', { price: null }],
  ['厂房招租，挂牌租金52.6万元/第一年，以后每年递增3%', { price: { min: 52.6, max: null, unit: '10k_yuan/year' } }],
  // A lease under the hammer is no sale, nor is what the winner pays.
  ['仓库5年租赁权转让，挂牌价8万元/年', { deal: ['rent'] }],
  ['办公楼租赁权拍卖，首年租金18万元，欠缴的水电费由买受人承担', { deal: ['rent'] }],
  ['厂房转让，挂牌价800万元，税费由买受人承担', { deal: ['sale'] }],
  ['产业用房800㎡，拟出租', { deal: ['rent'] }],
  ['办公楼招租，土地使用权类型为出让，租金底价57万元/年', { deal: ['rent'] }],
  ['场地招租，租赁期限：面议，押金：面议', { price: null }],
  ['场地招租，租金：面议', { price: { unit: 'negotiable' } }],
  // Land and what stands on it.
  ['原收容站租赁权招标，用地面积约3600m2 建筑面积约1332m2', { area_m2: { min: 1332, max: 1332 } }],
  ['工业用地出让，用地面积约3600m2', { type: 'land', area_m2: { min: 3600, max: 3600 } }],
  ['标准厂房招租，其中2幢9层高层厂房', { clear_height_m: null }],
  // What is sold for one sum.
  ['厂房拍卖：厂房5栋，建筑面积5817㎡，起拍价1200万元', { area_m2: { min: 5817, max: 5817 } }],
  ['厂房5栋，建筑面积5817㎡，出售', { area_m2: { min: null, max: 5817 } }],
  // What kind of house it is.
  ['学校商店三年期租赁权，建筑面积150㎡', { type: 'shop' }],
  ['青石路8号 3、4层办公用房招租', { type: 'office' }],
  ['厂房3000㎡、2层办公楼招租', { type: 'factory' }],
  // A park that has room for many looks for tenants.
  ['青石产业园\n总投资3亿元，建筑面积8万平方米，招农业机械、电子电器企业', { side: 'offer', investment_10k_yuan: null }],
  ['招引信息：组件项目，总投资28亿元，用地300亩，首选西宁', { side: 'need' }],
])('the notice %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});

test.each([
  // Villages, markets, parks and estates at the head of a notice.
  ['关于石桥村旧厂房公开招租的公告，300㎡', ['石桥村']],
  ['柳塘回族村保鲜库招租\n底价6万元', ['柳塘回族村']],
  ['靖江市新桥镇集体资产\n1. 德胜村原农机厂厂房780㎡招租\n2. 孝化村2号车间招租', ['靖江市', '新桥镇', '德胜村', '孝化村']],
  ['古塘村定于3月10日对原砖厂厂房的租赁权招标', ['古塘村']],
  ['我村旧厂房招租', []],
  ['步行街商铺招租', []],
  ['东联市场三楼营业房出租', ['东联市场']],
  ['石桥镇农贸市场摊位出租', ['石桥镇']],
  ['农贸市场摊位招租', []],
  ['面向国内市场 厂房出租', []],
  ['创新用房租赁：青石科学园三期\n深圳市南山区', ['青石科学园', '深圳市', '南山区']],
  ['(二)方正信息港二期写字楼招租', ['方正信息港']],
  ['柳塘新村北区12幢办公用房招租', ['柳塘新村北区']],
  ['松江区大学生创业园招租', ['松江区', '大学生创业园']],
  // A place in the name of a house; of a paper or an exchange.
  ['长沙市怡景街中山国际大厦9楼办公用房出租', ['长沙市', '怡景街']],
  ['中山国际大厦9楼办公室出租', ['中山']],
  ['廊坊新闻网\n固安工业园标准厂房招商', ['固安工业园']],
])('the places of %s', (text, places) => {
  expect(read(text).places).toEqual(places);
});

test.each([
  // Names of the classification, with their codes.
  [
    '标准厂房招租，只接受通用设备制造业（C34）、专用设备制造业（C35）、电气机械和器材制造业（C38）企业',
    ['通用设备制造业', '专用设备制造业', '电气机械和器材制造业'],
  ],
  ['厂房出售，只接受通用设备制造(34)和电气机械和器材制造(38)企业', ['通用设备制造', '电气机械和器材制造']],
  ['厂房出租，电气机械和器材制造业、橡胶和塑料制品业也收', ['电气机械和器材制造业', '橡胶和塑料制品业']],
  ['仓库出租 招计算机、通信和其他电子设备制造业企业', ['计算机、通信和其他电子设备制造业']],
  ['厂房招租 酒、饮料和精制茶制造业、食品优先', ['酒、饮料和精制茶制造业', '食品']],
  ['厂房出租 五金和塑料优先', ['五金', '塑料']],
  // Who may bid is no trade.
  ['地块只限市级以上龙头企业、示范合作社、家庭农场报名', []],
])('the trades of %s', (text, trades) => {
  expect(read(text).industries).toEqual(trades);
});

test.each([
  // Times, fees and dangerous goods are no trades.
  ['厂房拍卖，竞价时间3月29日10时至30日10时（延时除外）', []],
  ['厂房招租，看样时间工作日（节假日除外）', []],
  ['仓库出租，除易燃易爆、有毒有害物品外，经营什么不限', []],
  ['铺面出租，禁止经营易燃、易爆、腐臭、有毒、有害物品及国家明令禁止的商品', []],
  ['厂房招租，不得用于易燃易爆或对周围环境有噪音、固体、气体、液体等污染的行业', ['易燃易爆', '噪音']],
  ['商铺出租，餐饮除外', ['餐饮']],
  ['厂房出租，除电镀、印染外均可', ['电镀', '印染']],
  ['商铺出租，禁止经营餐饮、棋牌', ['餐饮', '棋牌']],
])('the refused trades of %s', (text, trades) => {
  expect(read(text).excluded_industries).toEqual(trades);
});
