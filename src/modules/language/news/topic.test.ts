import { describe, expect, test } from 'vitest';
import { readNews } from './read.ts';

const subjects = (text: string) => readNews(text, '2025-12-05').observations.map(({ subject }) => subject);
const every = (text: string) => [...new Set(subjects(text))];

describe('a name goes on behind the place it begins with', () => {
  test.each([
    ['苏州轨道交通10号线规划全长约41公里，拟设车站23座，概算总投资预计286亿元。', '苏州轨道交通10号线'],
    ['2024年合肥新桥国际机场旅客吞吐量1283.5万人次，货邮吞吐量14.7万吨。', '合肥新桥国际机场'],
    ['金山第二工业区去年规上工业总产值482.6亿元，下降2.9%；园区工业固体废物综合利用率99.2%。', '金山第二工业区'],
    ['温州瓯江口新区数安产业营收升至156亿元，落户重点企业318家。', '温州瓯江口新区'],
    ['湖州市工商联所属商会158家，会员1.94万个，商会党组织覆盖率98.7%。', '湖州市工商联'],
    ['郑州航空港区前三季度产值4316亿元，增长6.2%。', '郑州航空港区'],
    ['缙云县机床产业服务综合体正式揭牌，首批入驻机构14家。', '缙云县机床产业服务综合体'],
    ['余姚塑料城1—10月塑料原料交易量198万吨，下降4.7%。', '余姚塑料城'],
    ['湖州星膜装机份额升到12.3%，环比提高1.9个百分点。', '湖州星膜'],
    ['上海外高桥某造船配套企业技改后用工由312人减至208人，人均产值提高58%。', '上海外高桥某造船配套企业'],
    ['苏州海关去年为辖区企业办理原产地证书9.8万份，签证金额42.7亿美元。', '苏州海关'],
    ['苏州海关：去年全市外贸进出口2.6万亿元，增长4.1%。', '苏州'],
    ['金华“科创担”业务累计服务企业1846户，代偿率0.8%。', '金华“科创担”业务'],
    ['第十届中国(芜湖)机器人与智能制造博览会展览面积5.2万平方米，观众11.4万人次。', '第十届中国(芜湖)机器人与智能制造博览会'],
    ['镇江经开区3个项目同日开工，总投资20亿元。', '镇江经开区'],
    ['减速器制造商衡川传动上半年营业收入14.62亿元，同比增长21.4%。', '衡川传动'],
    ['宛陵协同发展区签约项目37个，协议投资214亿元。一年来，发展区供地3180亩。', '宛陵协同发展区'],
    ['由临港松江科技城运营的G60科技成果转化平台入库成果2.9万项，促成交易1840笔。', 'G60科技成果转化平台'],
    ['承运这条线路的浙中联港物流公司9月新增自备平板车60辆，准点率96.5%。', '浙中联港物流公司'],
    ['金华铁路口岸到发国际班列1206列，同比增长9.7%。', '金华铁路口岸'],
    ['砺微半导体（苏州）完成1.5亿元B+轮融资，投后估值约18亿元。', '砺微半导体'],
    ['芜湖恒和新能源有限公司负责人介绍，公司去年营收8.2亿元，出口占三成。', '芜湖恒和新能源有限公司'],
    ['苏州澜川新材料（总部设在吴江汾湖）去年营收6.3亿元，员工410人。', '苏州澜川新材料'],
    ['吴江盛泽高新区里，日资企业已达63家，累计实际外资12亿美元。', '吴江盛泽高新区'],
    [
      '5月8日，为期三天的2025长三角G60科创走廊航天大会在松江拉开帷幕，参展商312家，展览面积2.8万平方米。',
      '2025长三角G60科创走廊航天大会',
    ],
    ['两天以后，同在一条街上的苏州衡拓医疗完成6.8亿元融资，投后估值升至41亿元。', '苏州衡拓医疗'],
    ['园区君播报：嘉兴科技城规上工业增加值同比增长11.8%。', '嘉兴科技城'],
    ['第9届竹博会三天里到会客商4.1万人次，意向成交额18.7亿元。', '第9届竹博会'],
    ['“我们去年新招了85人，今年还要扩产40%。”嘉善恒远精密科技有限公司董事长告诉记者。', '嘉善恒远精密科技有限公司'],
  ])('%s', (text, subject) => expect(every(text)).toEqual([subject]));
});

describe('a cluster and its Party committee', () => {
  test('whoever speaks for the committee, it is what does', () =>
    expect(every('奉化区气动产业集群党委书记介绍，集群党委今年认领项目17个，已销号9个。')).toEqual(['奉化区气动产业集群党委']));
  test('keeps the time of who speaks for it', () =>
    expect(
      readNews('截至10月底，奉化区气动产业集群党委书记介绍，集群党委认领项目17个。').observations.map(({ period }) => period),
    ).toEqual(['截至10月底']));
  test('are two, and a paragraph that names nobody goes on about the one the text is about', () => {
    const text =
      '一个集群党委的一年\n奉化区气动产业集群党委2021年成立，现有党组织41个。今年3月，集群党委吸纳共建单位6家。\n供需对接见实效。5月，恒擎关节与宁波翼航电机有限公司签订采购合同17份。\n一年来，9支党员攻关队突破关键技术13项。\n集群党委全年召开圆桌会11场。集群全年培训技工2300人次。';
    expect(subjects(text).slice(3)).toEqual([
      '奉化区气动产业集群党委',
      '奉化区气动产业集群党委',
      '奉化区气动产业集群党委',
      '奉化区气动产业集群',
    ]);
  });
});

describe('what is no name', () => {
  test('words in quotes that someone has: 园区的“身板”也变大了', () =>
    expect(every('松江区新闻：企业的“身板”也变大了，年营收过亿元的有29家。')).not.toContain('身板'));
  test('with whom a city trades', () =>
    expect(every('前三季度，金华市对非洲、拉丁美洲分别进出口1083亿元和962亿元。')).toEqual(['金华']));
  test('ordinary words that are towns elsewhere', () =>
    expect(every('松江区领军人才创业项目资助标准由100万元提至300万元。')).toEqual(['松江']));
  test('towns in a row, told of once', () =>
    expect(
      subjects('上半年，长兴县规上产值156亿元。太湖街道、画溪街道产值分别为36亿元、28亿元。纺织业产值下降2.8%。').at(-1),
    ).toBe('长兴县'));
  test('words of somebody who talks: “以前靠跑展会，现在先到集群党委的群里吼一声。”', () => {
    expect(
      every('“以前找供应商靠跑展会，现在先到集群党委的群里吼一声。”何维说。截至3月底，松江已组建党委12个，覆盖企业2860家。'),
    ).toEqual(['松江']);
  });
  test('长三角三省一市: three provinces, and no three tenths of a yuan', () => {
    const { observations } = readNews('去年，长三角三省一市新能源汽车产量达548.7万辆，占全国的42.6%。');
    expect(observations.map(({ value }) => value)).toEqual([5487000, 42.6]);
    expect(every('去年，长三角三省一市新能源汽车产量达548.7万辆，占全国的42.6%。')).toEqual(['长三角三省一市']);
  });
  test('the number of a plot is no time', () => {
    const [area] = readNews('嘉经开2026-07地块面积88.3亩，溢价率18.5%。').observations;
    expect([area!.subject, area!.value, area!.period]).toEqual(['嘉经开2026-07地块', 88.3, null]);
  });
});

describe('a new paragraph goes on about what the text is about', () => {
  test('not about the firm of the last one', () => {
    const text =
      '宣州区2025年成绩单出炉\n全区地区生产总值586亿元，增长6.1%。\n巨澜传动去年产值12.3亿元，员工620人。\n全年新增义务教育学位2700个，改造老旧小区36个。';
    expect(subjects(text)).toEqual(['宣州区', '宣州区', '巨澜传动', '巨澜传动', '宣州区', '宣州区']);
  });
  test('not about the zone inside it', () => {
    const text =
      '德清县经济运行稳中有进\n全县生产总值712亿元，增长6.3%。\n莫干山高新区在建项目44个，总投资156亿元。\n全年进出口总额264.1亿元，下降1.8%。';
    expect(subjects(text)).toEqual(['德清县', '德清县', '莫干山高新区', '莫干山高新区', '德清县', '德清县']);
  });
  test('an item of a list is about what stands at its head', () => {
    const text =
      '德清县2024年招商引资综述\n全县签约项目128个。\n1.时空智能研发总部项目。由北京图界科技有限公司投资25亿元，用地85亩。\n2.生物酶制剂项目。选址新市镇，总投资12.8亿元。';
    expect(subjects(text)).toEqual(['德清县', '时空智能研发总部项目', '时空智能研发总部项目', '生物酶制剂项目']);
  });
  test('全市 is the city of the text, whichever was named last', () => {
    const text = '嘉兴举行新闻发布会\n全市有“小巨人”企业168家，海宁市37家。\n1至6月，全市光伏产业产值412亿元。';
    expect(subjects(text).at(-1)).toBe('嘉兴');
  });
  test('behind the parts the whole is told of again', () => {
    const text = '松江金华协同创新园入驻企业134家，其中金华企业设立的研发中心46家；研发人员2170人，硕士以上学历的占47%。';
    expect(subjects(text).slice(2)).toEqual(['松江金华协同创新园', '松江金华协同创新园']);
  });
  test('公司 is the issuer of a notice, whoever was named last', () => {
    const text =
      '证券代码：699018 证券简称：通衢信号\n江苏通衢信号股份有限公司关于中标的公告\n本次共有5家投标人参与，无锡恒远电气报价最低。\n公司2024年度营业收入21.35亿元，在手订单58.2亿元。\n江苏通衢信号股份有限公司董事会';
    expect(subjects(text).slice(-2)).toEqual(['江苏通衢信号股份有限公司', '江苏通衢信号股份有限公司']);
  });
});

test('the time at the head of a list holds for its items, and not beyond the section', () => {
  const text = '截至 2024 年 12 月末：\n◆ 在册企业 8,746 户\n◆ 国家高新技术企业 298 家\n◆ 服务篇\n◆ 党群服务站 14 个';
  expect(readNews(text, '2025-01-22').observations.map(({ period }) => period)).toEqual([
    '截至 2024 年 12 月末',
    '截至 2024 年 12 月末',
    null,
  ]);
});

test('a list with spaces before its figures keeps what they measure', () => {
  const text = '2025年上半年，全区：\n◎ 规上工业总产值 368.2亿元　↑9.6%\n◎ 财政总收入 31.5亿元　↓1.8%\n◎ 开工亿元以上项目 19个';
  expect(readNews(text, '2025-07-25').observations.map(({ indicator }) => indicator)).toEqual([
    '规上工业总产值',
    '规上工业总产值增速',
    '财政总收入',
    '财政总收入降幅',
    '开工亿元以上项目数',
  ]);
});
