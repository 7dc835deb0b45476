import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;

test.each([
  // The body that lets or seeks.
  ['埭溪镇上强村股份经济合作社委托，公开招租村集体厂房1600㎡', '埭溪镇上强村股份经济合作社'],
  ['皖南师范学院国有房屋出租项目\n面积：860㎡', '皖南师范学院'],
  ['溧水区水务局关于租赁档案库房的询价函\n我局拟租用库房300㎡', '溧水区水务局'],
  ['关于句容市财政局租赁仓库的公告：需租仓库600㎡', '句容市财政局'],
  ['宜兴市公安局巡特警大队涉案车辆停放场地租赁项目：需租用场地3000㎡', '宜兴市公安局巡特警大队'],
  ['受德清县教育局委托，公开招租校办厂房900㎡', '德清县教育局'],
  ['太仓市供销合作总社关于旧库房招租的公告\n库房800㎡', '太仓市供销合作总社'],
  // What is let, who does what, and no name.
  ['兴化安丰镇镇属资产招租\n车间1200㎡', null],
  ['家政服务公司求租门面80平', null],
  ['票据托管公司求租库房700平', null],
])('the body of %s', (text, company) => {
  expect(read(text).company).toBe(company);
});

test.each([
  // One size of several houses, told behind it.
  ['法拍厂房，建筑面积7120.4㎡，共四幢，起拍价1500万元', { area_m2: { min: 7120.4, max: 7120.4 } }],
  ['法拍厂房，房屋建筑面积5200㎡，另有无证棚屋约400㎡，起拍价900万元', { area_m2: { min: 5200, max: 5200 } }],
  ['厂房出租，现有两栋，建筑面积6000㎡', { area_m2: { min: null, max: 6000 } }],
  // Floors named one by one, and those that are let.
  ['可租楼层：3F、5F、6F，每层1200平，写字楼', { area_m2: { min: 1200, max: 3600 } }],
  ['厂房四层，每层900平\n4F 已租出\n其余招租', { area_m2: { min: 900, max: 2700 } }],
  ['宿舍出租：每层28间、840㎡，现有两层可选', { area_m2: { min: 840, max: 1680 } }],
  ['仓库，每层3000㎡，现空三层，18元/㎡/月，整租16元', { area_m2: { min: 3000, max: 9000 } }],
  // Names of parts, cells of a row.
  ['高标库招租，现余两处：2号库B单元5,100㎡，6号库二层9,000㎡', { area_m2: { min: 5100, max: 14100 } }],
  ['厂房出售\nA1｜单层｜3,000㎡\nA2｜三层｜5,400㎡\nA6｜单层｜3,000㎡｜已定', { area_m2: { min: 3000, max: 8400 } }],
  ['厂房出租\n3#楼 单层 2,700㎡ 层高9米 带10吨行车', { single_storey: true }],
  ['厂房出租\n3#楼共四层 单层 2,700㎡ 层高5米', { single_storey: null }],
  // Land in other words, the least of it.
  ['工业用地一宗，面积33,333平方米（折合50亩），挂牌', { land_mu: { min: 50, max: 50 } }],
  ['厂房2000㎡，折合3亩，出租', { land_mu: null }],
  ['空地22亩出租，2亩起租，地面硬化', { land_mu: { min: 2, max: 22 } }],
  // A works with its land, a floor of a house of offices.
  ['标的：太极大道66号1#、2#厂房及所占土地，转让底价2000万元', { type: 'factory' }],
  ['土地、厂房整体变卖，变卖价3000万元起', { type: 'factory' }],
  ['求购厂房或土地20亩，溧阳', { type: ['factory', 'land'] }],
  ['金鹰国际中心A座18层出租，420平', { type: 'office' }],
  ['某线束厂为员工找宿舍60间，昆山', { type: 'dormitory' }],
  ['丙类库3座出租，每座800㎡，可存涂料', { type: 'warehouse' }],
  // What must not be, what is counted behind.
  ['仓库出租，900㎡，库内不设喷淋', { sprinkler: null }],
  ['求租档案库房500㎡，不得使用水喷淋', { sprinkler: null }],
  ['求租档案库房500㎡，严禁设喷淋', { sprinkler: null, excluded_industries: [] }],
  ['求租仓库500㎡，不设喷淋的不要', { sprinkler: true }],
  ['厂房出租，货梯：每栋2台，载重5吨', { freight_lift_t: 5 }],
  ['滁州哪里能租到带行车的车间？4000平上下，20吨，做桥架', { crane_t: [20], side: 'need' }],
  ['江阴　厂房出租　１８００平　有房产证　可办环评', { property_cert: true, eia: true }],
  ['江阴 厂房出租 1800平 有房产证 办理中', { property_cert: null }],
  ['仓库640㎡出租，不得经营废品收购', { deal: ['rent'] }],
  ['咨询看样电话：19900001111，厂房1200㎡招租', { contact: null }],
  ['太仓找厂房1600平，价17以下', { price: { min: null, max: 17, unit: 'yuan/m2/month' } }],
])('a notice: %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});

test.each([
  ['3月12日，苏州客商一行来泗洪县考察，需厂房6000平方米', null],
  ['拟租用办公用房600平方米，请产权人于2026年4月3日前书面报价', null],
  ['需租用仓库1500平方米；5月9日17时前将报价送达我局', null],
  ['5月9日，温州客商来访，拟租厂房3000平方米，6月底前投产', '6月底前'],
])('days of visits and of bids are no dates of use: %s', (text, available) => {
  expect(read(text).available).toBe(available);
});

test.each([
  ['手上两个求租客户：南浔，厂房1200平，木门；德清，厂房3000平', 'need'],
  ['厂房2000平出租，诚求租客户', 'offer'],
  ['受委托物色可做洁净车间的独栋厂房，昆山，3000㎡', 'need'],
  ['厂房2000㎡，物色租客中', 'offer'],
  ['湖州哪个园区能拿到40亩工业用地', 'need'],
  ['海宁市烟草局仓库租赁询价公告，面积300㎡', 'need'],
  ['信息来源：上海招商分局\n企业：某半导体设备公司\n意向：南通、海门', 'need'],
  ['我们现在张江，想搬临港，500平办公', 'need'],
])('the side of %s', (text, side) => {
  expect(read(text).side).toBe(side);
});

test.each([
  ['来源：驻台州招商组\n企业情况：台州某阀门企业\n选址意向：金华武义、永康', ['金华', '武义', '永康']],
  ['天津滨海新区临港硬化堆场出租，3万平', ['天津', '滨海新区', '临港']],
  ['上海某研发团队，现在张江，想迁临港或浦江，实验室600平', ['临港', '浦江']],
])('the places of %s', (text, places) => {
  expect(read(text).places).toEqual(places);
});

test.each([
  ['厂房招租，拟招引农副产品加工、服装、玩具等企业', ['农副产品加工', '服装', '玩具']],
  ['小厂房300方出租，做家私、皮具都可以', ['家私', '皮具']],
  ['实验室转租，880平，合适生物检测公司', ['生物检测']],
  ['织布车间1600平转让，本人做喷水织机，要搬走', []],
  ['求租员工宿舍，4800平方米，独立卫浴、可月付', []],
  ['求租危化品仓库300㎡，做电子级溶剂，须带储存资质', ['电子级溶剂']],
  ['求购厂房3000平，允许做塑料造粒并可通过环评', ['塑料造粒']],
  ['永康找能过环评做喷漆的厂房600平', ['喷漆']],
  ['物色可改造为数据中心的独栋厂房或库房，昆山', ['数据中心']],
  ['项目名称：东北粮食物流中心\n用地需求：10公顷\n产业方向：玉米深加工', ['玉米深加工']],
  ['生鲜电商在杭州找冷库，2300平', ['生鲜电商']],
  ['一支药物分析团队，求租实验室600平', ['药物分析']],
  ['受扬州一家纺织机械厂委托，在仪征物色厂房3500平方米', ['纺织机械']],
  ['某新能源公司来考察，计划投资8000万元上储能电池箱体项目，需租厂房5000㎡', ['储能电池箱体']],
  ['找个独栋厂房3000方，要放得下12米长的龙门铣', []],
])('the trades of %s', (text, industries) => {
  expect(read(text).industries).toEqual(industries);
});

test.each([
  ['芜湖找工业用地30亩，化工园区里的不看', []],
  ['武进求租厂房2500平，横山桥太远不考虑', []],
  ['甲类库出租，每座750㎡，不接受剧毒品、爆炸品', []],
  ['甲类库出租，每座750㎡，不接受喷漆、电镀', ['喷漆', '电镀']],
])('what is refused in %s', (text, excluded) => {
  expect(read(text).excluded_industries).toEqual(excluded);
});
