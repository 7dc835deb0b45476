import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;

test.each([
  ['手里有两个厂房，需要的说：吴江汾湖2000平，价16/平/月；平望3500平，价14/平/月', 'offer'],
  ['手上几套盘，客户有需要找我：太仓浮桥3000平，20/平/月', 'offer'],
  ['有需要报我：昆山千灯3200平单层，价19', 'offer'],
  ['客户需要昆山厂房2000平，有房源的联系我', 'need'],
  ['有盘的报我：昆山2000平单层，租金20以内', 'need'],
  ['要的联系，太仓仓库3000平，1.1元', 'offer'],
  ['我有仓库2000平，有没有人租，青浦', 'offer'],
  ['手上有客户要厂房5000平，吴江', 'need'],
  ['有客户要厂房吗，5000平，吴江', 'offer'],
])('who has space asks for one who wants it: %s', (text, side) => {
  expect(read(text).side).toBe(side);
});

test.each([
  [
    '手上几个盘，有需要的说：太仓浮桥4200平单层，价18/平/月；昆山巴城6000平三层整栋，价21/平/月',
    { places: ['太仓', '浮桥', '昆山', '巴城'], area_m2: { min: 4200, max: 10200 } },
  ],
  ['温州客户要买厂，瑞安、平阳优先，龙湾太远不考虑', { places: ['瑞安', '平阳'], company: null, type: 'factory' }],
  ['台州老板买厂，临海、三门都行，10亩', { places: ['临海', '三门'], company: null }],
  ['出租：带三门的车间，昆山', { places: ['昆山'] }],
  ['昆山出租3楼4楼，每层1500平，合计3000平', { area_m2: { min: 1500, max: 3000 } }],
  ['求租昆山装配车间1000平', { industries: [] }],
  ['求租桐乡毛衫后整车间700平', { industries: ['毛衫后整'] }],
  ['昆山厂房2000平出租，五金机械电子都行', { industries: ['五金', '机械', '电子'] }],
  ['昆山厂房2000平出租，五金机械都行', { industries: ['五金机械'] }],
  ['求租两处，一处在苏州做仓库，800平；一处在昆山做装配车间，1500平', { type: ['warehouse', 'factory'] }],
  ['求租昆山仓库1000平，乐经理19900002301', { contact: '乐经理' }],
  ['昆山厂房2000平出租，娱乐经理勿扰', { contact: null }],
])('what several adverts tell: %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});

test.each([
  ['昆山2000平有仓没', { side: 'need', type: 'warehouse' }],
  ['缙云7000平厂房有人要吗', { side: 'offer', places: ['缙云'] }],
  ['松江仓库2000平，有没有人要', { side: 'offer', type: 'warehouse' }],
  ['海宁找10亩以内的小地块', { side: 'need', land_mu: { min: null, max: 10 } }],
  ['有没有仓，1000平左右，嘉定', { side: 'need', type: 'warehouse' }],
  ['谁有厂，2000平，昆山', { side: 'need' }],
  ['仓库2000平出租，有没有人要', { side: 'offer' }],
  ['非松江不租，2000平', { side: 'need', places: ['松江'] }],
  ['厂房2000平出租，非松江企业不租', { side: 'offer' }],
  ['写字楼出租，300平，中央空调，精装', { industries: [] }],
  ['求租厂房2000平，做中央空调配件', { industries: ['中央空调配件'] }],
  ['厂房三层，每层900平，7万一年一层', { price: { min: 7, max: 7, unit: '10k_yuan/year' } }],
  ['急转 松江厂房1500平，租约还剩14个月', { deal: ['rent'] }],
  ['急转 松江厂房1500平，带租约，2800万', { deal: ['sale'] }],
  ['老厂房改造LOFT办公，300-800平出租，杨浦', { type: 'office' }],
  ['loft仓库500平出租', { type: 'warehouse' }],
  ['9.1号可入住，昆山厂房2000平', { available: '9.1号' }],
  ['昆山9.1号楼2000平出租', { available: null }],
  ['厂房出租，一层高8米二层高6米', { clear_height_m: { min: 6, max: 8 } }],
  ['厂房出租，三米八层高', { clear_height_m: { min: 3.8, max: null } }],
  ['仓库单栋独立，2000平出租', { standalone: true }],
  ['吴江盛泽镇西二环路边上厂房2300平出租', { places: ['吴江', '盛泽镇', '西二环路'] }],
  ['厂房在昆山，路边好停车，1000平出租', { places: ['昆山'] }],
  ['层高低于7米的不看，求租太仓仓库3000平', { clear_height_m: { min: 7, max: null } }],
  ['求租太仓仓库，3000平以下的不看', { area_m2: { min: 3000, max: null } }],
  ['求租昆山厂房，2000平以内的别推大的', { area_m2: { min: null, max: 2000 } }],
  ['转让厂房租约，3000平，昆山', { deal: ['rent'] }],
  ['两层一起年租30万，单层16万，每层1000平', { single_storey: null, area_m2: { min: 1000, max: 2000 } }],
  ['除了闵行都不看，仓库1000平', { places: ['闵行'] }],
  ['只要嘉定，别的区不看，厂房800平', { side: 'need', places: ['嘉定'] }],
  ['环评排污都没有，嘉兴新丰2500平出租', { eia: null }],
  ['仓库2000+㎡ 求租', { area_m2: { min: 2000, max: null } }],
  ['求租昆山2000㎡+500㎡办公', { area_m2: { min: 2000, max: 2000 } }],
])('what people say shortly: %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});

test.each([
  ['有货的老板直接甩我，常熟单层5000平', 'need'],
  ['房东有空的私我 闵行1500平', 'need'],
  ['有房源请把资料发我，高台库6000平', 'need'],
  ['客户急租松江厂房2000平，今天能看房', 'need'],
  ['因原址拆迁，本司急租青浦厂房2000平', 'need'],
  ['松江厂房3000平急租，随时看房', 'offer'],
  ['昆山厂房急租2000平，有客户的中介联系我', 'offer'],
  ['有客户的私我，松江厂房2000平', 'offer'],
  ['两块工业地可谈，投资3000万以下的不用问', 'offer'],
  ['亩均税收20万以下的免谈，工业地招商', 'offer'],
  ['想买三块地，各20亩', 'need'],
  ['你们有写字楼吗？徐汇漕河泾 120平', 'need'],
  ['在线等，急，松江新桥，底楼，500平，搞印刷', 'need'],
  ['搬家，原来九亭的，现在想去佘山或者洞泾，600平', 'need'],
  ['求购厂房，土地性质工业出让，萧山，8亩', 'need'],
  ['你要的吴江5000平有了，黎里，单层，9米', 'offer'],
])('who calls whom, and who turns whom away: %s', (text, side) => {
  expect(read(text).side).toBe(side);
});

test.each([
  ['工业地转让：①太仓20亩 35万/亩 ②昆山30亩 60万/亩', { land_mu: { min: 20, max: 50 } }],
  ['1、海门50亩，18万/亩；2、启东30亩，15万/亩；3、如东80亩，12万/亩，均出让', { land_mu: { min: 30, max: 160 } }],
  ['工业地两宗挂牌：C3 45亩，起始价13万/亩；C4 62亩，起始价14万/亩', { land_mu: { min: 45, max: 107 } }],
  ['昆山工业用地50亩转让，其中厂房占地20亩', { land_mu: { min: 50, max: 50 } }],
  ['固投低于5000万的别问，土地转让30亩', { investment_10k_yuan: 5000 }],
  ['求购厂房，总价控制在800万左右', { price: { min: 800, max: 800, unit: '10k_yuan' } }],
  ['求购厂房，总价控制在800万以内', { price: { min: null, max: 800, unit: '10k_yuan' } }],
  ['哪里能租到2000平的仓库，昆山', { deal: ['rent'] }],
  ['昆山仓库出售，现租客租到明年6月', { deal: ['sale'] }],
  ['求租厂房，行车10吨，外加5吨一台', { crane_t: [10, 5] }],
  ['求租厂房，行车16吨，有个32吨更好', { crane_t: [16, 32] }],
  ['求租厂房，行车10吨，再有部3吨货梯更好', { crane_t: [10], freight_lift_t: 3 }],
  ['商铺65平出租，层高5.2米可以隔一层', { ground_floor: null }],
  ['因产线升级，我司需租厂房3000平', { company: null }],
  ['求租厂房，报价请发至行政部张华，电话19900002301', { contact: '张华' }],
  ['求租厂房，意向联系采购部 19900002301', { contact: null }],
  ['昆山厂区已饱和，拟在太仓或常熟扩建，需厂房8000平', { places: ['太仓', '常熟'] }],
  ['想找昆山工厂，5000平', { places: ['昆山'] }],
  ['出租方：平湖市湖滨资产管理有限公司\n位置：新埭镇\n厂房2000㎡', { places: ['新埭镇'] }],
  ['有房的私聊我，松江厂房1000平', { price: null }],
  ['石湖荡2300平一楼出租，1.0不议价', { price: { min: 1, max: 1, unit: 'yuan/m2/day' } }],
  ['南翔三层厂房出租，每层5000平，1.35/1.25/1.15', { price: { min: 1.15, max: 1.35, unit: 'yuan/m2/day' } }],
  ['仓库2200平出租，原1.0现0.75', { price: { min: 0.75, max: 0.75, unit: 'yuan/m2/day' } }],
  ['出租：练塘一楼800平，层高6，1.1，可分', { clear_height_m: { min: 6, max: null }, price: { min: 1.1, max: 1.1 } }],
  ['求租厂房，预算改到0.9，面积减到1200平', { price: { min: null, max: 0.9 }, area_m2: { min: 1200, max: 1200 } }],
  ['宁国工业用地30亩，地价9.6万 亩均税收12万', { price: { min: 9.6, max: 9.6, unit: '10k_yuan/mu' } }],
  ['冷库出租800平，每托每天3元', { price: null }],
  ['厂房一跨出租，两台10吨，13米高', { crane_t: [10] }],
  ['厂房出租，5台3吨熔炼炉可留', { crane_t: null }],
  ['客户要扩租，九亭2000平', { deal: ['rent'] }],
  ['要厂房，青村，2000', { area_m2: { min: 2000, max: 2000 } }],
  ['求推荐嘉定工业区的厂房', { places: ['嘉定工业区'] }],
  ['两个客户都做五金，要嘉定厂房', { industries: ['五金'] }],
])('what chats, notices and forwarded adverts tell: %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});
