import { expect, test } from 'vitest';
import { readSpace } from '#modules/language/index.ts';
import type { SpaceText } from './reading.ts';

const read = (text: string): SpaceText => readSpace(text).values;

test.each([
  // A whole and the sizes that make it up.
  ['太仓沙溪火车头厂房出租，5200平，前面办公楼三层900平，后面车间单层4300平', 5200, 5200],
  ['无锡硕放独栋3000平整租，办公楼500平、车间2500平，滴水8米', 3000, 3000],
  ['湖州八里店厂房出售，2400平，一楼车间1600平，二楼办公800平，价格780万', 2400, 2400],
  ['厂区整体转让 建筑面积12000平（车间9000、办公2000、宿舍1000），占地20亩', 12000, 12000],
  ['太仓浏河独门独院出售 占地25亩 建筑18000平 四幢 其中一幢单层5000平10米高 价格6300万', 18000, 18000],
  ['相城渭塘厂房2200平，带办公室300平（已含），租金20', 2200, 2200],
  // Halves, floors and houses that it can be divided into.
  ['张江写字楼整层900平，可隔半层450平，拎包入住', 450, 900],
  ['宝山月浦厂房出租，8400平，三层，可分层2800平，底价0.9', 2800, 8400],
  ['吴江太湖新城 写字楼 1500平整层 可切200 1.6一天', 200, 1500],
  ['招租：1幢4200㎡、2幢4200㎡、3幢综合楼1500㎡，可单幢租', 1500, 9900],
  ['泗洪标准厂房二期，共9栋，每栋单层2800㎡，檐口高11米', 2800, 25200],
  ['产业园 独栋3000㎡起，租金26元/㎡/月起；分层厂房：1500㎡起', 1500, null],
  ['园区产品\n单层厂房：3栋，合计20000㎡\n多层厂房：5栋，合计30000㎡\n可按需分割', null, 50000],
  // Floors that are let already.
  ['武进标准厂房分层出租 3F×2100㎡，一楼已租，剩2、3层，可单层租', 2100, 4200],
  ['安徽广德 厂房2-5楼出租 每层900平 可分层 一楼自用', 900, 3600],
  ['四层厂房空出两层，每层1600平，可分开租', 1600, 3200],
  // Rows of sizes.
  ['天津武清 仓库 600+1200 两个 随便挑 高7米', 600, 1800],
  ['惠州仲恺 900/1800两个厂房出租 13元', 900, 2700],
  // Yards, and where one who seeks is.
  ['萧山 带大院 1300平厂房出租 院子800平 免费用', 1300, 1300],
  ['临沂兰山，板材厂2500平在用，想再租附近1200平仓库放成品', 1200, 1200],
  ['需求：生产车间4000平、仓库1000平，合计5000平', 5000, 5000],
  ['求昆山 2000左右单层厂房 高9米', 2000, 2000],
])('the areas of %s', (text, min, max) => {
  expect(read(text).area_m2).toEqual({ min, max });
});

test.each([
  ['余杭研发楼出租，毛坯26元/㎡/月，带装修35元/㎡/月，物业5元', 26, 35, 'yuan/m2/month'],
  ['无锡厂房，租金20元/㎡/月（一层）、15元/㎡/月（标准层），首年八折', 15, 20, 'yuan/m2/month'],
  ['楼层 面积（㎡） 价格（元/㎡·月）\n1F 1800 26\n2F 1900 20\n3F 1900 16', 16, 26, 'yuan/m2/month'],
  ['厂房出售\n楼层 面积 单价（元/㎡）\n1层 1500 5600\n2层 1500 4200', 4200, 5600, 'yuan/m2'],
  ['坐落 面积(㎡) 月租底价(元/㎡)\n3号厂房一层 640 15\n3号厂房二层 640 12', 12, null, 'yuan/m2/month'],
  ['桐乡厂房三层 首层8米 二三层5.5 18/16/15 元每平每月 整租优先', 15, 18, 'yuan/m2/month'],
  ['求厂房2000平 松江 1元35每平每天以内', null, 1.35, 'yuan/m2/day'],
  ['求租仓库400平，12万一年，签三年', null, 12, '10k_yuan/year'],
  ['求租厂房，预算月6万，2000平', null, 6, '10k_yuan/month'],
  ['目前租金25元/㎡/月，想找22元/㎡/月以下的厂房2000平', null, 22, 'yuan/m2/month'],
])('the price of %s', (text, min, max, unit) => {
  expect(read(text).price).toEqual({ min, max, unit });
});

test('a table gives its columns their units', () => {
  const { area_m2, price, clear_height_m, floor_load_t_m2 } = read(
    '厂房出租\n楼层｜面积（㎡）｜价格（元/㎡·月）｜层高（m）｜荷载(t/㎡)\n一层｜2100｜22｜8｜2\n二层｜2300｜18｜4.8｜1',
  );
  expect(area_m2).toEqual({ min: 2100, max: 4400 });
  expect(price).toEqual({ min: 18, max: 22, unit: 'yuan/m2/month' });
  expect(clear_height_m).toEqual({ min: 4.8, max: 8 });
  expect(floor_load_t_m2).toBe(2);
});

test('a bed beside the halls has no price of space', () => {
  expect(read('园区4栋厂房，每层2400㎡，人才公寓租金每间900元/月').price).toBeNull();
});

test.each<[string, Partial<SpaceText>]>([
  ['行车：16T*2、10T*2 厂房出租', { crane_t: [16, 10] }],
  ['带32吨的天车，厂房出租', { crane_t: [32] }],
  ['2楼1650平 4.6米 荷载800 2吨梯 出租', { floor_load_t_m2: 0.8, freight_lift_t: 2 }],
  ['厂房出租 首层2吨，二层以上0.8吨，层高6米', { floor_load_t_m2: 2 }],
  ['2楼也行有货梯就好，3吨的。求租厂房', { freight_lift_t: 3 }],
  ['车间出租 400个电 高7米', { power_kva: 400, clear_height_m: { min: 7, max: null } }],
  ['1号楼（6米），2号楼（10米，行车20吨）厂房出租', { clear_height_m: { min: 6, max: 10 } }],
  ['江阴库房 4000平可分1000 净高7 平库', { clear_height_m: { min: 7, max: null }, area_m2: { min: 1000, max: 4000 } }],
  ['两层楼厂房出租 楼下6米5 楼上4米', { clear_height_m: { min: 4, max: 6.5 } }],
  ['厂房招商，税收达每亩15万以上者优先', { tax_10k_yuan_per_mu: 15, tax_10k_yuan_year: null, price: null }],
  ['求购工业用地30亩，含税价20万/亩以内', { tax_10k_yuan_per_mu: null }],
  ['承租后第二年起，每亩税收（按占地11.2亩折算）不少于20万元，厂房招租', { tax_10k_yuan_per_mu: 20, tax_10k_yuan_year: null }],
  ['2025年纳税520万元，计划租8000㎡，2028年纳税力争1200万元', { tax_10k_yuan_year: 1200 }],
  ['求租2000平，税收可以落地，每年50万左右', { tax_10k_yuan_year: 50, price: null }],
  ['外资（认缴1200万美元，折合约8600万元人民币全部用于设备），租赁厂房8000平方米', { investment_10k_yuan: 8600 }],
])('the figures of %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});

test.each<[string, Partial<SpaceText>]>([
  ['请问谁手上有嘉兴的厂房出租吗 2000平左右', { side: 'need' }],
  ['哪位同行有客户 无锡硕放独栋5000平现房 可分', { side: 'offer' }],
  ['有没有要厂房的 常熟虞山1500平 带行车 20块', { side: 'offer' }],
  ['常年收上海青浦仓库，3000平以上，租金1元以内', { deal: ['rent'] }],
  ['无锡仓库转让，1200平，年租金18万，剩余两年合同', { deal: ['rent'] }],
  ['工业厂房转让，占地20亩，总价3000万，目前出租中，年租金120万', { deal: ['sale'] }],
  ['计划租用厂房5000平米，购买数控机床30台', { deal: ['rent'] }],
  ['两栋厂房，其中一栋单层、一栋四层，出售', { single_storey: null }],
  ['厂房出售 层高1F 8m、2-4F 4.2m 3栋', { ground_floor: null }],
  ['求购厂房，建筑3000平左右，一层最好7米以上', { ground_floor: null }],
  ['厂房出租 环评自己做 税收无要求', { eia: null }],
  ['电镀类环评暂停受理 厂房招租', { eia: null }],
  ['求租厂房 可过环评 做注塑', { eia: true }],
])('what is told by the words of %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});
