import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const day = '2025-11-20';
const told = (text: string) => readNews(text, day).events;

it('tells who got a title without its plate, and in which way no more', () => {
  expect(told('海宁拿到“中国皮革之乡”牌子。')).toMatchObject([{ parties: ['海宁'], object: '中国皮革之乡' }]);
  expect(told('德清科技市场由此成立。')).toMatchObject([{ object: '德清科技市场' }]);
  expect(told('启岚产业园、云河智造园两个园区获选试点。')).toMatchObject([{ parties: ['启岚产业园', '云河智造园'] }]);
});

it('names what was approved without where and into what', () => {
  expect(told('云岭高新区经省政府批复升级为省级高新区。')).toMatchObject([{ parties: ['云岭高新区'], object: '省级高新区' }]);
  expect(told('云岭高新区经省政府正式批复成立为省级高新区。')[0]).toMatchObject({ type: 'approval', object: '省级高新区' });
  expect(told('市场监管总局近日批复同意在芜湖筹建国家智能网联汽车质量检验检测中心。')).toMatchObject([
    { object: '国家智能网联汽车质量检验检测中心' },
  ]);
});

it('takes what a thing stands on for no part of its name', () => {
  expect(told('该项目利用低效用地126亩，总投资4.6亿元，去年12月投产。')).toMatchObject([
    { type: 'production_start', date: '2024-12', object: '项目' },
  ]);
});

it('leaves the year in the name of what is made known, and takes it for no date', () => {
  expect(told('昨天，云岭集群党委2023年度活动计划对外发布。')).toMatchObject([
    { object: '云岭集群党委2023年度活动计划', date: '2025-11-19' },
  ]);
  expect(told('2024中国百强县榜单发布。')).toMatchObject([{ object: '2024中国百强县榜单', date: null }]);
});

describe('acts are told by verbs of many kinds', () => {
  it.each([
    ['岚湖中心与临河居民区党总支联手推出“邻里灯火”项目。', ['launch']],
    ['6月3日，海宁拿到“中国皮革之乡”牌子。', ['award']],
    ['经评审，启岚产业园、云河智造园两个园区获选试点。', ['award']],
    ['7月20日，长三角科技成果拍卖会德清专场开槌。', ['meeting']],
    ['外资企业组建难，党委就上门去帮。', []],
    ['松江企业正加速登陆科创板。', []],
    ['多栋厂房相继封顶，一家家优质企业签约进驻。', []],
    ['会上，政策发布、项目签约、园区授牌一项接一项。', []],
    ['需求发布、现场签约、项目路演轮番登场。', []],
    ['2025中国百强县榜单在京发布，我市有五个县上榜。', ['release']],
    ['11月3日，云岭集群联合党委开联席会议。', ['meeting']],
    ['当天下午，新桥镇党委开现场会。', ['meeting']],
    ['会上还办了首届红“链”助“企”论坛。', ['meeting']],
    ['老厂房办了证，租起来更放心。', []],
    ['云岭集群党委年度活动计划对外发布。', ['release']],
    ['11月3日，2025云岭百强企业榜单也一同公布。', ['release']],
    ['建筑面积为1.96万平方米，于6月19日开工。', []],
    ['11月3日，云岭18号地块成交，受让方为云岭精密机械有限公司。', ['bid_won']],
    ['会上宣读了市委关于成立产业链党委的批复。', []],
    ['德清上市挂牌企业新增数又是全市第一。', []],
    ['开工加签约，总投资超80亿元。', []],
    ['这是松江企业上市的“丰收年”。', []],
    ['好消息，泗泾科创园昨天和同泽大学签了共建协议。', ['signing']],
    ['南湖区与瀚启储能敲定落户协议。', ['signing']],
    ['苏州澜星传感拿下省科技进步二等奖。', ['award']],
    ['工信部门公布名单，湖州岚山精工榜上有名。', ['award']],
    ['华东氢能装备博览会今日在张家港揭幕。', ['meeting']],
    ['《长三角算力地图》在大会上正式亮相。', ['release']],
    ['合肥云岭数据中心11月8日投入运行。', ['opening']],
    ['金山化工新材料装置一次投料成功，标志着项目进入试生产阶段。', ['opening']],
    ['宁波国投与东海大学联合设立量子产业母基金。', ['founding']],
    ['青浦区自11月1日起施行《低空飞行服务管理办法》。', ['policy']],
    ['海宁市发布新一轮“制造20条”。', ['policy']],
    ['德清数字产业园昨日启动桩基施工。', ['construction_start']],
    ['芜湖机器人小镇建设全面启动。', ['construction_start']],
    ['证监会同意宁波启岳微电子首次公开发行股票注册申请。', ['approval']],
    ['11月3日，松江澄光光电摘得施工许可证。', ['approval']],
    ['嘉兴岚图新材成功募资4.2亿元。', ['financing']],
    ['合肥矽诺科技B+轮融资日前落定。', ['financing']],
    ['滁州海澜光伏组件线开始批量生产。', ['production_start']],
    ['芜湖启程超级工厂首车下线。', ['production_start']],
    ['宣城抽水蓄能电站3号机组11月6日转入商业运行。', ['production_start']],
    ['嘉善科创中心二期交工验收。', ['completion']],
    ['同日启动的“百园焕新”行动，首年将覆盖40个园区。', ['launch']],
    ['长三角低空物流专线昨日首飞成功。', ['launch']],
    ['首批30台电动矿卡运抵新疆。', ['delivery']],
    ['11月12日，江南联航向海东航空交付第12架支线客机。', ['delivery']],
    ['绍兴澄湖工程局揽下杭甬复线智慧隧道总包工程。', ['bid_won']],
    ['南太湖停车经营权项目花落湖城集团。', ['bid_won']],
    ['宁波锐拓装备在北交所鸣锣开市。', ['listing']],
    ['合肥岭创控股斥资6亿元入主天衡锂能。', ['acquisition']],
    ['绍兴浦江医药以9亿元将和正药业收入囊中。', ['acquisition']],
    ['省“双创人才”入选数连续两年排名全市第二。', []],
    ['签约是年会的重头戏。', []],
    ['嘉善恒力电池项目取得环评批复。', ['approval']],
    ['项目用地136亩，瞄准2027年二季度试产。', []],
  ])('%s', (text, types) => {
    expect(told(text).map(({ type }) => type)).toEqual(types);
  });
});

describe('what may come, goes on or is counted is no act', () => {
  it.each([
    '若获批准，公司将扩大产能。',
    '合同尚需对方股东会批准。',
    '岚芯自控正筹划以不超过2亿元受让某传感企业40%股权。',
    '公司参与投标但未中标。',
    '全区有9家企业获评市级企业技术中心。',
    '该企业曾三次入选独角兽榜单。',
    '近年来累计并购企业12家。',
    '我们成立了专门班子抓落实。',
    '公园全天开放。',
    '今年已交付船舶21艘。',
    '约定固定资产投资强度不低于800万元/亩，开工期限6个月。',
    '办法还明确，设立总规模20亿元的量子基金。',
    '发布人表示，明年继续开放市场。',
    '节后企业陆续开工复产。',
  ])('%s', text => {
    expect(told(text)).toEqual([]);
  });
});

describe('who takes part in an act', () => {
  it.each([
    [
      '绍兴巨禾精密股份有限公司关于收购股权的进展公告：公司已于2025年8月29日完成对慈溪恒拓轴承有限公司70%股权的收购。',
      { type: 'acquisition', date: '2025-08-29', parties: ['绍兴巨禾精密股份有限公司', '慈溪恒拓轴承有限公司'] },
    ],
    ['澜图科技在平湖向浙北燃气公司交付首套固体氧化物电池系统。', { type: 'delivery', parties: ['澜图科技', '浙北燃气公司'] }],
    ['亿枫智能将5架载人飞行器交付给合翼通航。', { type: 'delivery', parties: ['亿枫智能', '合翼通航'] }],
    [
      '华亭航空园传来喜讯：园区被工信部认定为国家新型工业化产业示范基地。',
      { type: 'award', parties: ['华亭航空园', '工信部'], object: '国家新型工业化产业示范基地' },
    ],
    ['昆山市政府与东部技术转移中心日前在昆签署合作协议。', { type: 'signing', parties: ['昆山市政府', '东部技术转移中心'] }],
    ['南湖区与清澜能源就固态电池项目签约。', { type: 'signing', parties: ['南湖区', '清澜能源'], object: '固态电池项目' }],
    ['新滨镇签下总投资2亿元的微电机研发总部项目。', { type: 'signing', object: '微电机研发总部项目', amount: 2 }],
    ['嘉定脑机接口产业联盟昨天成立。联盟由启脑科创基地牵头，成员79家。', { type: 'founding', parties: ['启脑科创基地'] }],
    ['德清举行地信大会。大会由德清县政府、测绘学会主办。', { type: 'meeting', parties: ['德清县政府', '测绘学会'] }],
    ['海宁保税区昨天集中开工23个重大项目。', { type: 'construction_start', date: '2025-11-19', parties: ['海宁保税区'] }],
    ['松江区全面启动新一轮“数智赋能”行动。', { type: 'launch', parties: ['松江区'], object: '新一轮“数智赋能”行动' }],
    ['启澜汽车部件二期项目今日开工。', { type: 'construction_start', parties: ['启澜汽车部件'], object: '二期项目' }],
    ['松江企业格澜微电（代码：688xxx）在上交所科创板挂牌上市。', { type: 'listing', parties: ['格澜微电'] }],
    ['德国博澜在嘉兴的新研发大楼日前启用。', { type: 'opening', parties: ['德国博澜'], object: '新研发大楼' }],
    ['松江区与宝澜集团签了！双方昨天签署全面合作框架协议。', { type: 'signing', parties: ['松江区', '宝澜集团'] }],
    [
      '徽岭重工拟收购湖州卓澜液压不低于51%的股权，双方已签署股权收购意向书。',
      { type: 'signing', parties: ['徽岭重工', '湖州卓澜液压'], object: '股权收购意向书' },
    ],
    [
      '由苏州澜湾园区牵头、12所高校参与的纳米创新联盟成立。',
      { type: 'founding', parties: ['苏州澜湾园区'], object: '纳米创新联盟' },
    ],
    ['随着专家签字，湖州南浔未来社区项目通过综合验收。', { type: 'completion', object: '湖州南浔未来社区项目' }],
    ['祝贺我司中标“宁波轨道巡检机器人采购项目”！中标价3467万元。', { type: 'bid_won', amount: 0.3467 }],
  ])('%s', (text, event) => {
    expect(told(text)).toMatchObject([event]);
  });

  it('shares out rounds and sums told in one row', () => {
    expect(told('松江企业启芯微、澜帛医疗相继宣布融资，金额分别为1.5亿元和6000万元。')).toMatchObject([
      { type: 'financing', parties: ['启芯微'], amount: 1.5 },
      { type: 'financing', parties: ['澜帛医疗'], amount: 0.6 },
    ]);
    expect(told('苏州心岚医疗完成A+轮、B轮融资，金额分别为8000万元和2.3亿元。')).toMatchObject([
      { object: 'A+轮', amount: 0.8 },
      { object: 'B轮融资', amount: 2.3 },
    ]);
  });

  it('names the firm of two acts told one after the other', () => {
    expect(told('苏州岚通医疗10月15日获证监会注册批文，11月12日在科创板敲钟上市。')).toMatchObject([
      { type: 'approval', parties: ['苏州岚通医疗'] },
      { type: 'listing', date: '2025-11-12', parties: ['苏州岚通医疗'] },
    ]);
  });

  it('gives the stages of one project its name, its firm and its cost', () => {
    expect(told('零澜汽车金华智能电驱工厂2023年3月开工，2025年4月竣工。工厂总投资30亿元。')).toMatchObject([
      { type: 'construction_start', date: '2023-03', parties: ['零澜汽车'], object: '金华智能电驱工厂', amount: 30 },
      { type: 'completion', date: '2025-04', parties: ['零澜汽车'], object: '金华智能电驱工厂', amount: 30 },
    ]);
  });
});
