import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) =>
  readNews(text, '2026-05-20').events.map(({ type, date, parties, object, amount }) => [type, date, parties, object, amount]);
const subjectsOf = (text: string) => readNews(text).observations.map(({ subject }) => subject);

describe('a firm keeps its legal form', () => {
  it.each([
    [
      '安徽擎岳智能装备集团有限公司三号车间5月1日投产。',
      ['production_start', '2026-05-01', ['安徽擎岳智能装备集团有限公司'], '三号车间', null],
    ],
    ['合肥沐芯半导体有限公司封测基地昨日启用。', ['opening', '2026-05-19', ['合肥沐芯半导体有限公司'], '封测基地', null]],
    ['嘉兴恒禾（上海）电子科技有限公司华东总部启用。', ['opening', null, ['嘉兴恒禾（上海）电子科技有限公司'], '华东总部', null]],
    ['昆山沐芯半导体有限公司正式投产。', ['production_start', null, ['昆山沐芯半导体有限公司'], null, null]],
    [
      '浙江砚恒建设有限公司公告：公司中标姚北产业园EPC项目，中标价2.4亿元。',
      ['bid_won', null, ['浙江砚恒建设有限公司'], '姚北产业园EPC项目', 2.4],
    ],
    [
      '江苏晟华建设集团有限公司披露，公司中标泰州医药城二期工程。',
      ['bid_won', null, ['江苏晟华建设集团有限公司'], '泰州医药城二期工程', null],
    ],
    ['浙江岚衡精密投资15亿元的光学模组项目开工。', ['construction_start', null, ['浙江岚衡精密'], '光学模组项目', 15]],
    // Near-misses: what follows the form is no thing of the firm's.
    ['宁波衡创新材料有限公司揭牌成立。', ['founding', null, [], '宁波衡创新材料有限公司', null]],
  ])('%s', (text, event) => {
    expect(told(text)).toEqual([event]);
  });
});

describe('a place in the name of a firm is not what the text is about', () => {
  it.each([
    ['滁州市新引进项目35个。3月，皖光集团收购南京岚合玻璃有限公司全部股权。全市兑现奖补资金3.2亿元。', ['滁州', '滁州']],
    ['湖州市工业增加值增长6.1%。杭州砚恒智能有限公司中标二期工程。全市投资增长5%。', ['湖州', '湖州']],
    ['松江区与苏州恒禾智能装备有限公司签约。全区在建项目33个。', ['松江']],
    // Where nothing else is named it is.
    ['昆山沐芯半导体有限公司投产。全市已有芯片企业35家。', ['昆山']],
    ['苏州引进的昆山沐芯半导体有限公司投产，全市集成电路产值达到2100亿元。', ['苏州']],
  ])('%s', (text, subjects) => {
    expect(subjectsOf(text)).toEqual(subjects);
  });
});

describe('a thing of a name of its own comes off the line', () => {
  it.each([
    [
      '5月16日，岳擎装备自主研制的盾构机“先锋号”在合肥下线。',
      ['production_start', '2026-05-16', ['岳擎装备'], '盾构机“先锋号”', null],
    ],
    [
      '奇骏汽车首款混动越野车“山海T9”昨天在芜湖下线。',
      ['production_start', '2026-05-19', ['奇骏汽车'], '首款混动越野车“山海T9”', null],
    ],
    ['昨天，国内最大直径盾构机“沧渊号”在常熟下线。', ['production_start', '2026-05-19', [], '国内最大直径盾构机“沧渊号”', null]],
  ])('%s', (text, event) => {
    expect(told(text)).toEqual([event]);
  });
  it.each(['3月，某外卖平台的“拼好饭”频道在上海下线。', '老产品下线后，公司转向储能。'])('%s', text => {
    expect(told(text)).toEqual([]);
  });
});

describe('what stands before a dash is told of another', () => {
  it.each([
    [
      '从洽谈到落地只用了两个月——德国茵海公司中国研发中心昨天落户太仓高新区。',
      ['opening', '2026-05-19', ['德国茵海公司'], '中国研发中心', null],
    ],
    [
      '从签约到投产仅用了9个月——苏州沐芯半导体二期工厂昨天投产。',
      ['production_start', '2026-05-19', ['苏州沐芯半导体'], '二期工厂', null],
    ],
    ['四年磨一剑——粒衡生物自主研发的1类新药昨天获批上市。', ['approval', '2026-05-19', ['粒衡生物'], '1类新药', null]],
    ['沪苏湖高铁湖州——上海段昨日通车。', ['opening', '2026-05-19', [], '沪苏湖高铁湖州——上海段', null]],
  ])('%s', (text, event) => {
    expect(told(text)).toEqual([event]);
  });
  it('从落地到投产历时400天，这是园区的速度。', () => {
    expect(told('从落地到投产历时400天，这是园区的速度。')).toEqual([]);
  });
});

describe('the year of a meeting stands in its name', () => {
  it.each([
    ['2025长三角模具产业创新大会4月21日在宁海举行。', '2025-04-21'],
    ['4月21日，2025长三角模具产业创新大会在宁海举行。', '2025-04-21'],
    ['“2025中国（昆山）机器人大赛”7月18日在昆山落幕。', '2025-07-18'],
    ['2025松江人才周于5月9日启动。', '2025-05-09'],
    ['2025G60科创走廊质量标准论坛昨天举行。', null],
  ])('%s', (text, date) => {
    expect(readNews(text).events.map(event => event.date)).toEqual([date]);
  });
});

describe('what a side is stands before its name', () => {
  it.each([
    ['南通海工向挪威船东尔瓦海运交付液化气船。', ['南通海工', '尔瓦海运']],
    ['合肥擎锐机器人向德国客户克林集团交付首批机器人。', ['合肥擎锐机器人', '克林集团']],
    ['苏州晶沐完成A轮融资，深创投领投，老股东启岳资本继续加码。', ['苏州晶沐', '深创投', '启岳资本']],
    ['嘉兴禾砺获数亿元B轮融资，领投方为中金资本，老股东启明创投超额追投。', ['嘉兴禾砺', '中金资本', '启明创投']],
    ['合肥芯澜完成B轮融资，合肥产投领投，多家老股东继续加码。', ['合肥芯澜', '合肥产投']],
  ])('%s', (text, parties) => {
    expect(readNews(text).events.map(event => event.parties)).toEqual([parties]);
  });
});

describe('who acts, however it is told', () => {
  it.each([
    ['丹阳经开区一宗工业用地被江苏鼎岳以4280万元竞得。', ['bid_won', null, ['江苏鼎岳'], '丹阳经开区一宗工业用地', 0.428]],
    [
      '宁波均岳电子完成对德国海茵公司剩余股权的收购。',
      ['acquisition', null, ['宁波均岳电子', '德国海茵公司'], '德国海茵公司剩余股权', null],
    ],
    ['德国舍茵集团太仓二厂5月11日奠基。', ['construction_start', '2026-05-11', ['德国舍茵集团'], '太仓二厂', null]],
    ['扬州迪亚半导体获中车时代投资8000万元。', ['financing', null, ['扬州迪亚半导体', '中车时代'], '投资', 0.8]],
    ['嘉善县委书记带队赴深圳招商，现场签约项目12个，总投资86亿元。', ['signing', null, ['嘉善县'], '签约项目', 86]],
    ['上海岳港集团与松江区政府深化合作签约仪式举行。', ['signing', null, ['上海岳港集团', '松江区政府'], '深化合作', null]],
    [
      '宁波沐丰电子股份有限公司余姚新基地5月9日落成投用。',
      ['opening', '2026-05-09', ['宁波沐丰电子股份有限公司'], '余姚新基地', null],
    ],
    ['锡岳纳米城与东湖大学签约共建的中试平台正式投入运行。', ['opening', null, ['锡岳纳米城', '东湖大学'], '中试平台', null]],
    [
      '南京岳钢铁股份有限公司以每股6.2元的价格完成定增，募资30亿元。',
      ['financing', null, ['南京岳钢铁股份有限公司'], '定增', 30],
    ],
    ['南通岳重工为法国CMA建造的集装箱船昨天命名交付。', ['delivery', '2026-05-19', ['南通岳重工', '法国CMA'], '集装箱船', null]],
    ['宜昌市政府考察团到访松江，双方签署友好城区协议。', ['signing', null, ['宜昌市政府考察团', '松江'], '友好城区协议', null]],
    ['江苏银行上海分行牵头为松江枢纽项目组建银团。', ['founding', null, ['江苏银行上海分行'], '银团', null]],
    [
      '芜湖岳螺集团有限责任公司柬埔寨生产线投产。',
      ['production_start', null, ['芜湖岳螺集团有限责任公司'], '柬埔寨生产线', null],
    ],
    ['浙江岳通科技股份有限公司下属公司中标宁波段工程。', ['bid_won', null, ['浙江岳通科技股份有限公司'], '宁波段工程', null]],
    ['韩国SK岳力士在无锡扩建的封测厂昨天竣工。', ['completion', '2026-05-19', ['韩国SK岳力士'], '封测厂', null]],
    ['台州湾新区与岳利集团就低空整机项目达成合作。', ['signing', null, ['台州湾新区', '岳利集团'], '低空整机项目', null]],
    ['昆山市陆家镇举行重点项目集中开竣工仪式，21个项目总投资96亿元。', ['construction_start', null, ['陆家镇'], '重点项目', 96]],
    ['南通沐料有限公司获评2026年度国家级绿色工厂。', ['award', null, ['南通沐料有限公司'], '2026年度国家级绿色工厂', null]],
    ['湖州铂岳精密制造有限公司中标某车企电驱壳体项目。', ['bid_won', null, ['湖州铂岳精密制造有限公司'], '电驱壳体项目', null]],
    ['温州泰岳电器股份有限公司旗下浙江岳新能源完成20亿元战略融资。', ['financing', null, ['浙江岳新能源'], '战略融资', 20]],
  ])('%s', (text, event) => {
    expect(told(text)).toEqual([event]);
  });
});
