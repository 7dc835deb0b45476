import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) => readNews(text).observations;

describe('a rank is tied to the figure it speaks of', () => {
  it.each([
    [
      '龙游县今年争取到国债项目17个、资金8.94亿元，项目数和资金量分别居全市第二、第一。',
      [
        [17, 2, '全市'],
        [8.94, 1, '全市'],
      ],
    ],
    ['太仓港集装箱总吞吐量864万标箱，位居全国第八。', [[8640000, 8, '全国']]],
    ['诸暨市数字化车间达91家，总数列绍兴各区、县（市）第2位。', [[91, 2, '绍兴各区、县（市）']]],
    ['嘉兴科技城入驻上市公司11家，数量居全市TOP1。', [[11, 1, '全市']]],
    [
      '上半年，全区规上工业产值512亿元，增速5.6%，总量和增速分列全市第三、第五位。',
      [
        [512, 3, '全市'],
        [5.6, 5, '全市'],
      ],
    ],
    [
      '湖州“小巨人”企业总数达98家，总数和新增数均居全省第五。',
      [
        [98, 5, '全省'],
        [null, 5, '全省'],
      ],
    ],
    ['金华市快递业务量突破150亿件，稳坐全国城市头把交椅。', [[15000000000, 1, '全国城市']]],
    ['在全国177家国家高新区综合评价中，合肥高新区位列第七。', [[null, 7, '全国177家国家高新区']]],
    [
      '拥有药品批件企业34家，医疗器械注册证持有企业152家，均居郊区第二。',
      [
        [34, 2, '郊区'],
        [152, 2, '郊区'],
      ],
    ],
    [
      '乐清拥有单项冠军9家、“小巨人”企业76家，均居全国县级市前五。',
      [
        [9, 5, '全国县级市'],
        [76, 5, '全国县级市'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(told(text).map(({ value, rank, rank_scope }) => [value, rank, rank_scope])).toEqual(wanted);
  });
});

describe('a share has the whole that the sentence told of before', () => {
  it.each([
    ['今年1—9月，黄岩区模具产业产值241.8亿元，同比增长12.9%，其中汽车模具占六成。', 60, '模具产业产值'],
    ['上海市青浦区常住人口128.6万人，其中外来常住人口74.3万人，占57.8%。', 57.8, '常住人口'],
    ['前五名客户合计销售9.31亿元，占年度销售总额的63.8%。', 63.8, '年度销售总额'],
    ['先进封装联合实验室11日揭牌，首期投入5000万元，其中企业承担70%。', 70, '首期投入'],
  ])('%s', (text, value, whole) => {
    expect(told(text).find(one => one.value === value)?.share_of).toBe(whole);
  });
});

describe('a time is read as written', () => {
  it.each([
    ['63家企业抱团订舱，八个月来共发运集装箱2140个。', 2140, '八个月来'],
    ['“十四五”前四年，宣城市工业投资累计完成1635亿元。', 1635, '“十四五”前四年'],
    ['今年截至9月底，松江新城已开工重大项目41个。', 41, '今年截至9月底'],
    ['截至报告期末，公司总资产38.6亿元。', 38.6, '截至报告期末'],
  ])('%s', (text, value, period) => {
    expect(told(text).find(one => one.value === value)?.period).toBe(period);
  });
});

describe('a number is no more than the words say', () => {
  it.each([
    ['海盐县累计为1.8万户市场主体减负9.7亿元。', [18000, 9.7]],
    ['云展厅页面浏览420万次，留资企业1.7万家。', [17000]],
    ['企业从48家增加到112家。', [48, 112]],
    ['九亭久富开发区年税收破12亿，入驻企业520余家。', [12, 520]],
  ])('%s', (text, values) => {
    expect(told(text).map(({ value }) => value)).toEqual(values);
  });
});

describe('an act has its doer', () => {
  it.each([
    ['由慈溪市家电商会牵头，“出海联盟”日前在慈溪成立。', 'founding', ['慈溪市家电商会']],
    [
      '诸暨市2家企业上榜，分别是浙江钧川智控股份有限公司和浙江澜织科技有限公司。',
      'award',
      ['浙江钧川智控股份有限公司', '浙江澜织科技有限公司'],
    ],
    ['宁波亿澜模具的一体压铸模具前晚摘得2025长三角工业精品展金奖。', 'award', ['宁波亿澜模具']],
  ])('%s', (text, type, parties) => {
    expect(readNews(text).events.map(event => [event.type, event.parties])).toEqual([[type, parties]]);
  });

  it.each(['全校签订技术合同1286项。', '办法自印发之日起施行，有效期5年。', '上届展会于去年举办。'])('%s tells none', text => {
    expect(readNews(text).events).toEqual([]);
  });
});

describe('a rank that a list or a comparison tells belongs to whom it names', () => {
  it.each([
    [
      '从全国位次看，杭州第3位、苏州第8位。',
      [
        ['杭州', 3],
        ['苏州', 8],
      ],
    ],
    [
      '松江、嘉定、青浦分列前三。',
      [
        ['松江', 1],
        ['嘉定', 2],
        ['青浦', 3],
      ],
    ],
    ['今年以来，昆山进出口提速，增速领跑全省。', [['昆山', 1]]],
    ['上海垚峰生物的软膏昨日获注册证，为全国第6张同类证书。', []],
  ])('%s', (text, wanted) => {
    const ranked = told(text).filter(({ rank }) => rank !== null);
    expect(ranked.map(({ subject, rank }) => [subject, rank])).toEqual(wanted);
  });
});

describe('an act is told with its day, its parties and what it was about', () => {
  it.each([
    ['特种光纤项目5日正式投产。', 'production_start', '2025-07-05', [], '特种光纤项目'],
    ['松江企业推出“园区贷”。', 'launch', null, ['松江企业'], '园区贷'],
    [
      '5月8日，建设银行嘉兴分行联合南湖区科技局推出“科创人才贷”。',
      'launch',
      '2025-05-08',
      ['建设银行嘉兴分行', '南湖区科技局'],
      '科创人才贷',
    ],
    [
      '恒芯源微电子昨日获国投创业、嘉兴产投联合注资1.6亿元。',
      'financing',
      '2025-07-12',
      ['恒芯源微电子', '国投创业', '嘉兴产投'],
      '融资',
    ],
    [
      '安徽智驾创新中心，11日获批升级为国家制造业创新中心。',
      'approval',
      '2025-07-11',
      ['安徽智驾创新中心'],
      '国家制造业创新中心',
    ],
  ])('%s', (text, type, date, parties, object) => {
    const [event] = readNews(text, '2025-07-13').events;
    expect(event).toMatchObject({ type, date, parties, object });
  });

  it.each([
    '从签约到投产，项目仅用了9个月。',
    '平均每3分钟就有一台整车下线。',
    '项目计划2026年3月开工，2027年底投产。',
    '对获评五星级的园区可获500万元奖励。',
  ])('%s tells of none', text => {
    expect(readNews(text).events).toEqual([]);
  });
});

describe('what a change is called and measured against', () => {
  const growthOf = (text: string) => {
    const { growth, value } = readNews(text).observations.findLast(one => one.growth !== null) ?? { growth: null, value: null };
    return [value, growth?.type ?? null, growth?.direction ?? null];
  };
  it.each<readonly [string, readonly [number | null, string | null, string | null]]>([
    ['出口180万元，环比锐减六成。', [60, '环比', 'down']],
    ['订单量环比暴增四成。', [40, '环比', 'up']],
    ['销量增速放缓至7%。', [7, null, 'up']],
    ['产能利用率76%，比前一季度上升2.9个百分点。', [2.9, '环比', 'up']],
    ['运价指数98.6点，比上周上涨0.6%。', [0.6, '环比', 'up']],
    ['增速较去年四季度提高1.9个百分点。', [1.9, null, 'up']],
    ['税收较去年增长5%。', [5, '较上年', 'up']],
    ['嘉善以9.4%的增速领跑全市。', [9.4, null, 'up']],
    ['营收复合增长率达18.2%。', [18.2, '年均', 'up']],
    ['人均收入6.2万元，名义增长4.6%（同比）。', [4.6, '同比', 'up']],
  ])('%s', (text, wanted) => {
    expect(growthOf(text)).toEqual(wanted);
  });

  it.each<readonly [string, readonly (readonly [number | null, string | null])[]]>([
    [
      '出口312亿元，增长9.8%（同比，下同）。进口121亿元，下降2.4%，环比增长1.1%。',
      [
        [9.8, '同比'],
        [2.4, '同比'],
        [1.1, '环比'],
      ],
    ],
    [
      '税收增长3%。以下增速均为同比：规上工业增加值增长7.1%，投资下降3.5%。',
      [
        [3, null],
        [7.1, '同比'],
        [3.5, '同比'],
      ],
    ],
    [
      '机器人产量增长25.6%，锂电池增长41.2%（均为同比）。',
      [
        [25.6, '同比'],
        [41.2, '同比'],
      ],
    ],
  ])('%s: a base told once holds for others', (text, wanted) => {
    const told = readNews(text).observations.filter(({ growth }) => growth !== null);
    expect(told.map(({ value, growth }) => [value, growth!.type])).toEqual(wanted);
  });

  it('a growth behind a share is that of the value', () => {
    const told = readNews('松江人工智能产业规模达241亿元，占全区的28.5%，同比增长17.6%。').observations.at(-1);
    expect([told?.indicator, told?.share_of]).toEqual(['人工智能产业规模增速', null]);
  });

  it('what was told to grow is what the sum tells of', () => {
    expect(
      readNews('上半年，海宁居民人均可支配收入增长5.3%，达41560元。').observations.map(({ indicator }) => indicator),
    ).toEqual(['居民人均可支配收入增速', '居民人均可支配收入']);
  });
});
