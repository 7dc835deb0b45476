import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const figures = (text: string) => readNews(text).observations.map(({ subject, indicator, value }) => [subject, indicator, value]);
const acts = (text: string) =>
  readNews(text, '2025-08-15').events.map(({ type, parties, object, amount }) => [type, parties, object, amount]);

describe('whose the figures are in news of firms', () => {
  it.each([
    ['华为2024年营收8600亿元，腾讯营收6600亿元。', ['华为', '腾讯']],
    ['中兴通讯净利润84亿元。', ['中兴通讯']],
    ['芯澜智谷项目是全市重大产业项目，规划用地181亩，总投资100亿元。', ['芯澜智谷项目', '芯澜智谷项目']],
    ['临湖大学科技城担任基金发起人，基金首期认缴规模1.5亿元。', ['基金']],
    ['正泰光储项目落地松江经开区，由正泰电气集团与启禾公司合作开发，一期计划总投资11亿元。', ['正泰光储项目']],
    ['重庆格力累计纳税20多亿元，西安比亚迪产值1000亿元。', ['重庆格力', '西安比亚迪']],
    ['宣城市是制造业城市。中鼎集团建设中德(宁国)国际产业园。全市规上企业400家。', ['宣城']],
    ['目前，长株潭省级及以上园区达到28家。', ['长株潭']],
    ['阿克苏地区规上纺织企业实现增加值9亿元。', ['阿克苏地区']],
    ['全省开发区实现技工贸总收入3417亿元。', ['全省开发区']],
  ])('%s', (text, subjects) => expect(figures(text).map(([subject]) => subject)).toEqual(subjects));
});

describe('what is measured in news of firms', () => {
  it.each([
    ['公司为地方创造3000个就业岗位。', [['公司', '就业岗位数', 3000]]],
    ['每个项目都有15家企业参与。', [[null, '参与企业数', 15]]],
    ['陕西省共计37家企业入选国家级专精特新“小巨人”。', [['陕西省', '入选国家级专精特新“小巨人”企业数', 37]]],
    ['基金拟投资8个项目。', [['基金', '投资项目数', 8]]],
    ['党组织通过单独建、联合建等办法增至15个。', [[null, '党组织数', 15]]],
    [
      '地区68家规上纺织企业实现增加值9亿元。',
      [
        [null, '规上纺织企业数', 68],
        [null, '增加值', 9],
      ],
    ],
    ['驰澜公司购得赛岭铅锌矿50%的控股权。', [['驰澜公司', '收购股权比例', 50]]],
    ['项目包括年生产乙烯120万吨。', [['项目', '乙烯年产量', 1200000]]],
    ['合肥芯片产业对工业经济增长贡献近三成。', [['合肥', '芯片产业对工业经济增长贡献率', 30]]],
    ['主营业务收入超百亿的企业有27家。', [[null, '主营业务收入超百亿的企业数', 27]]],
    ['临云都市新区五个重大产业项目集中开工。', [['临云都市新区', '集中开工重大产业项目数', 5]]],
    ['松江区举行22个项目集中开工。', [['松江', '集中开工项目数', 22]]],
    ['这标志着1200万吨增储计划启动。', [[null, '增储', 12000000]]],
    ['石湖产业集群成为福建省内17家入选的特色产业集群之一。', [['石湖产业集群', '入选的特色产业集群数', 17]]],
    ['1-3季度我镇完成固定资产投资41.5亿元。', [[null, '固定资产投资', 41.5]]],
    ['项目总投资50个亿元。', [['项目', '总投资', 50]]],
    ['北澜啤酒公司年产能19万千升。', [['北澜啤酒公司', '年产能', 190000]]],
    ['公司在加拿大投资1.2亿加元。', [['公司', '加拿大投资', 1.2]]],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected));

  it('counts projects of 亿元 and reads sums of 个亿', () => {
    const { observations } = readNews('签约15个亿元项目，总投资50个亿。');
    expect(observations.map(({ value, unit }) => [value, unit])).toEqual([
      [15, '个'],
      [50, '亿元'],
    ]);
  });

  it('比增 is a growth against the year before, 环比增 is none', () => {
    const { observations } = readNews('规上工业增加值比增11.1%，用电量环比增3%。');
    expect(observations.map(({ indicator, growth }) => [indicator, growth?.type])).toEqual([
      ['规上工业增加值增速', '同比'],
      ['用电量增速', '环比'],
    ]);
  });
});

describe('words that only frame a figure', () => {
  it.each([
    ['业内一般认为海上风电成本约为陆上风电成本的3倍。', '海上风电成本'],
    ['中标价格均在0.8元以下——滨海项目中标价为0.737元/千瓦时。', '滨海中标价'],
  ])('%s', (text, indicator) => expect(readNews(text).observations.at(-1)?.indicator).toBe(indicator));

  it('what may come is a plan', () => {
    expect(readNews('今年产值可能会达到4亿元。').observations[0]).toMatchObject({ indicator: '产值', status: 'forecast' });
  });
});

describe('shares without 占', () => {
  it.each([
    ['九城市科创板上市企业数超过全国1/5。', '科创板上市企业占比', '全国'],
    ['科创板上市企业数约为全国的1/5。', '科创板上市企业占比', '全国'],
    ['中小企业获批566家，占陕西省总量的32.4%。', '中小企业获批占比', '陕西省'],
    ['新兴产业增加值占GDP比重从11.5%上升到15%。', '新兴产业增加值占比', 'GDP'],
  ])('%s', (text, indicator, whole) => expect(readNews(text).observations.at(-1)).toMatchObject({ indicator, share_of: whole }));
});

describe('places told in one row', () => {
  it.each([
    ['松江、嘉定、青浦分列全市第一、二、三位。', ['松江', '嘉定', '青浦']],
    ['苏州、杭州、合肥分列第1至第3位。', ['苏州', '杭州', '合肥']],
    ['华为、比亚迪、海尔分列前三名。', ['华为', '比亚迪', '海尔']],
  ])('%s', (text, subjects) =>
    expect(readNews(text).observations.map(({ subject, rank }) => [subject, rank])).toEqual(
      subjects.map((subject, i) => [subject, i + 1]),
    ),
  );
});

describe('who did what in news of firms', () => {
  it.each([
    [
      '6月9日，金澜风电宣布，投资3亿元收购北禾食品股份有限公司80%股权。',
      [['acquisition', ['金澜风电', '北禾食品股份有限公司'], '北禾食品股份有限公司80%股权', 3]],
    ],
    ['国家发改委原则同意台州炼化一体化项目。', [['approval', ['国家发改委'], '台州炼化一体化项目', null]]],
    ['松江区与宁德时代签署合作协议。', [['signing', ['松江区', '宁德时代'], '合作协议', null]]],
    ['大家共同见证松江区与宁德时代签署合作协议。', [['signing', ['松江区', '宁德时代'], '合作协议', null]]],
    ['鄂城区举行重大项目集中签约。', [['signing', ['鄂城区'], '重大项目', null]]],
    ['中石油和壳牌最近签署全球性合作协议。', [['signing', ['中石油', '壳牌'], '全球性合作协议', null]]],
    ['浙江省政府组织了全省重大项目集中开工仪式。', [['construction_start', ['浙江省政府'], '全省重大项目', null]]],
    [
      '中国银行、光大银行等10家银行和投融资机构与松江区达成战略合作。',
      [['signing', ['中国银行', '光大银行', '松江区'], '战略合作', null]],
    ],
    ['科创走廊第一次在这里办起了投资推介会。', [['meeting', ['科创走廊'], '投资推介会', null]]],
    [
      '2021世界显示产业大会在合肥举办，主办方为工业和信息化部、安徽省人民政府。',
      [['meeting', ['工业和信息化部', '安徽省人民政府'], '2021世界显示产业大会', null]],
    ],
    [
      '杭州市3家高新区（萧山高新区、余杭高新区、临江高新区）获评“2021年度成绩突出集体”。',
      [['award', ['萧山高新区', '余杭高新区', '临江高新区'], '2021年度成绩突出集体', null]],
    ],
  ])('%s', (text, expected) => expect(acts(text)).toEqual(expected));

  it.each([
    '嘉宾参加活动，共同见证项目签约。',
    '市长出席开工仪式并宣布开工。',
    '县长和企业负责人共同进行现场揭牌。',
    '项目后段投产预计为2026年12月。',
    '中标电价在全部报价中处于中偏下。',
    '宜宾签约落地产能已达235GWh。',
    '32个工业大类、近5万家企业落户于此。',
    '目前，基金已完成工商注册。',
    '寰澜测试项目由一家台资公司投资设立。',
    '再到一、二、五、六期项目的全面运营。',
  ])('no act: %s', text => expect(acts(text)).toEqual([]));
});
