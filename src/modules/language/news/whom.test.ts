import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const subjectsOf = (text: string) => readNews(text).observations.map(({ subject }) => subject);
const partiesOf = (text: string) => readNews(text).events.map(({ type, parties, object }) => [type, parties, object]);

describe('a place is called as it is named', () => {
  it.each([
    ['南通市海门区共有规上工业企业1126家，全区工业用电量62.4亿千瓦时。', ['南通市海门区', '南通市海门区']],
    ['江苏省南通市海门区产值90亿元。', ['南通市海门区']],
    ['绍兴上虞区产值90亿元。', ['上虞区']],
    ['上海市松江区产值90亿元。', ['松江']],
    ['浙江省研发投入120亿元。', ['浙江省']],
  ])('%s', (text, subjects) => expect(subjectsOf(text)).toEqual(subjects));
});

describe('whom a second sentence is about', () => {
  it.each([
    ['淮安企业鸿烁精密举行服务器结构件项目奠基仪式。该项目总投资4.5亿元，用地60亩。', '服务器结构件项目'],
    ['嘉善开发区举行新型储能项目开工仪式。项目总投资12亿元。', '新型储能项目'],
    ['江苏省发展改革委批复宁淮物流通道改造工程可行性研究报告。工程全长38.6公里。', '宁淮物流通道改造工程'],
    ['浙江省发展改革委日前批准了杭金衢城际铁路初步设计。项目全长126公里。', '杭金衢城际铁路'],
    ['松江和嘉善签署协同招商协议。今年前8个月，两地互投项目26个。', '两地'],
    ['叶榭镇、泖港镇、新浜镇签订协议。三镇现有规上企业258家。', '三镇'],
    ['芜湖砺舟机器人完成对常州臻传减速机68%股权的收购。后者去年营收1.8亿元。', '常州臻传减速机'],
    ['宁波市奉化区有关负责人表示，预计全年实际到位内资75亿元。', '宁波市奉化区'],
    ['桐乡濮院羊毛衫市场线上成交额146亿元。', '桐乡濮院羊毛衫市场'],
  ])('%s', (text, subject) => expect(subjectsOf(text).at(-1)).toBe(subject));

  it.each([
    ['松江有三镇一街道入选，去年产值90亿元。', '松江'],
    ['义乌国际商贸城市场主体突破90万户。', '义乌国际商贸城'],
    ['宁波轴承国内市场销量达3万套。', '宁波'],
  ])('no such word: %s', (text, subject) => expect(subjectsOf(text)[0]).toBe(subject));
});

describe('firms without a legal form', () => {
  it.each([
    ['绍兴朔棉复材去年营收3亿元', '绍兴朔棉复材'],
    ['南通芯鹭微完成2亿元C轮融资', '南通芯鹭微'],
    ['台州精微减速器的谐波减速器销量达12万台', '台州精微减速器'],
    ['常州昱海轮毂二期总投资5.2亿元', '常州昱海轮毂二期'],
    ['镇江国投持股35%', '镇江国投'],
    ['德清曜宇测绘今年一季度收入4000万元', '德清曜宇测绘'],
    ['海葵电子去年出口额1.8亿元', '海葵电子'],
  ])('%s', (text, subject) => expect(subjectsOf(text)).toEqual([subject]));

  it('are known by what the text uses twice', () => {
    expect(subjectsOf('无锡翎隆通航向客户交付2架飞机。前三季度，翎隆通航共交付飞机21架，公司预计全年交付30架。')).toEqual([
      '无锡翎隆通航',
      '翎隆通航',
      '翎隆通航',
    ]);
    expect(subjectsOf('苏州和昱微电子宣布扩产。目前，和昱微电子员工达600人。')).toEqual(['和昱微电子']);
    expect(subjectsOf('天骄储能、永昶纺织获得称号。天骄储能2024年出货量8GWh，永昶纺织面料出口额下降3%。')).toEqual([
      '天骄储能',
      '永昶纺织',
    ]);
  });

  it('are no trades of a place', () => {
    expect(subjectsOf('宁波轴承产值80亿元。台州缝纫机出口额增长9%。湖州物流企业达150家。')).toEqual(['宁波', '台州', '湖州']);
    expect(subjectsOf('合肥新型显示产业产值900亿元，新型显示面板出货3亿片。')).toEqual(['合肥', '合肥']);
    expect(subjectsOf('江苏省发改委下达专项资金3亿元')).toEqual(['江苏省']);
  });

  it('stand without the part they play', () => {
    expect(subjectsOf('承运方皖沃物流现有重卡60辆')).toEqual(['皖沃物流']);
    expect(subjectsOf('全资子公司衡昱智控去年净利润2100万元')).toEqual(['衡昱智控']);
  });
});

describe('what 公司, 项目 or 小镇 takes up', () => {
  it.each([
    ['扬州中澜船舶工业为客户建造的货轮交付。该公司今年已交付船舶7艘。', '扬州中澜船舶工业'],
    ['杭州澄湾数科副总经理说，公司去年营收8亿元。', '杭州澄湾数科'],
    ['苏州与上海凯昱共建的智慧冷链枢纽奠基，项目占地96亩。', '智慧冷链枢纽'],
    ['拟投资4亿元的高端紧固件生产基地落户该镇。基地用地51亩。', '高端紧固件生产基地'],
    ['绍兴滨海影视小镇迎来新客。小镇去年游客达210万人次。', '绍兴滨海影视小镇'],
    ['九亭服饰产业集群党委透露，集群内企业联合采购额达4亿元。', '九亭服饰产业集群'],
    ['新桥镇社区商会换届，上海锦昱服装有限公司董事长当选会长。商会现有会员130家。', '新桥镇社区商会'],
    ['合肥高新区签约Micro LED项目，总投资16亿元。', 'Micro LED项目'],
    ['海宁与上海科昱签约智能阀门总部项目，用地47亩。', '智能阀门总部项目'],
  ])('%s', (text, subject) => expect(subjectsOf(text).at(-1)).toBe(subject));
});

describe('whom a figure is of', () => {
  it.each([
    ['海盐县紧固件产业链以党建为纽带，串联企业180家。', '海盐县紧固件产业链'],
    ['金华新能源汽车产业链产值突破900亿元。', '金华'],
    ['台州泵阀产业链龙头企业甬昱科技去年营收6亿元。', '甬昱科技'],
    ['芜湖企业本元光芯宣布交付系统，合同金额2600万元。', '本元光芯'],
    ['总部设在桐乡的浙江昱海通信技术有限公司上月中标，合同金额1.1亿元。', '浙江昱海通信技术有限公司'],
    ['杭州云枢智能完成对德国滑环厂商Hoffner的收购。Hoffner年营收约2.7亿元。', 'Hoffner'],
    ['宁波前湾新区召开例会。新区管委会披露，全年产值为3100亿元。', '宁波前湾新区'],
    ['奉贤“东方美谷”集聚品牌3900多个。', '东方美谷'],
    ['杭州湾上虞经开区化工新材料产值76亿元。', '杭州湾上虞经开区'],
    ['G60号中欧班列开行208列。', 'G60号中欧班列'],
    ['昆昱区从平台提升、要素保障等方面提出12条举措。', null],
    ['苏州工业园区纳米产业集群党委成立以来，组织沙龙31场。', '苏州工业园区纳米产业集群党委'],
    ['洞泾人工智能特色园区亩均税收83万元。', '洞泾人工智能特色园区'],
    ['淮南煤矸石综合利用项目一期并网发电，年发电量2.1亿千瓦时。', '淮南煤矸石综合利用项目一期'],
    ['3月1日，合宁高铁巢湖跨江大桥全线通车，全长3.2公里。', '合宁高铁巢湖跨江大桥'],
    ['九亭镇人才公寓二期开门迎客，推出房源420套。', '九亭镇人才公寓二期'],
    ['中建三局以8.4亿元中标昆山北部会展中心工程，总建筑面积16万平方米。', '昆山北部会展中心工程'],
    ['苏州和无锡前三季度GDP分别为1.9万亿元、1.2万亿元，前者增长5.8%。', '苏州'],
    ['苏州和无锡前三季度GDP分别为1.9万亿元、1.2万亿元，前者增长5.8%，后者增长6.1%。', '无锡'],
    ['全球每四台缝纫机，就有一台产自椒江。', '椒江'],
  ])('%s', (text, subject) => expect(subjectsOf(text).at(-1)).toBe(subject));
});

describe('what takes a name up', () => {
  it('is the longer name that ends so', () => {
    expect(subjectsOf('芜湖低空装备实训中心启用。据介绍，实训中心设工位260个。')).toEqual(['芜湖低空装备实训中心']);
    expect(subjectsOf('湖州光电产业集群党委成立。该集群党委今年结对企业31组。')).toEqual(['湖州光电产业集群党委']);
  });

  it('is what was founded in the words before', () => {
    expect(subjectsOf('开幕式上，三地机构共同成立长三角概念验证联盟，成员机构38家。')).toEqual(['长三角概念验证联盟']);
  });

  it('is the full name of a firm called by two characters', () => {
    expect(subjectsOf('盐城珩昱汽车零部件股份有限公司挂牌上市。珩昱去年营收6亿元。')).toEqual(['盐城珩昱汽车零部件股份有限公司']);
  });

  it('is the firm told of, not who gave it money', () => {
    expect(
      subjectsOf('初创企业蔚岚科技完成6000万元A轮融资，由苏州启昶资本领投、合肥泓岳创投跟投。目前，公司月出货量达1万只。'),
    ).toEqual(['蔚岚科技', '蔚岚科技']);
  });

  it('is the zone that the text names', () => {
    expect(subjectsOf('据苏州工业园区海关统计，上半年园区进出口总值2100亿元。')).toEqual(['苏州工业园区']);
  });

  it('is not among whom one is ranked nor by whom a thing is made', () => {
    expect(subjectsOf('松江企业融资42亿元，在九城市中列第四，金额同比增长三成。').at(-1)).toBe('松江');
    expect(subjectsOf('松江脑机接口联合实验室揭牌，由松江应用大学与苏州灵曜公司共建，实验室面积1800平方米。')).toEqual([
      '松江脑机接口联合实验室',
    ]);
  });
});

describe('a firm behind the words that say one follows', () => {
  it.each([
    ['民企瀚固新材终于扭亏，去年净赚5600万元。', '瀚固新材'],
    ['国产机床企业科德曼数控昨晚发布年报：去年营业收入9.8亿元。', '科德曼数控'],
    ['台州椒江的申凌缝制卖出缝纫机12万台。', '申凌缝制'],
    ['淮南盐化工企业皖淮碱业，去年亏损4100万元。', '皖淮碱业'],
    ['德国柏立握手昆山，追加投资2600万欧元。', '德国柏立'],
    ['安徽泓谷生物科技去年纳税3200万元。', '安徽泓谷生物科技'],
    ['南通江海新区产业投资集团发行科创债10亿元。', '南通江海新区产业投资集团'],
    ['常州高新区与日本东曜轴承株式会社签约。东曜在常州已有员工1500人。', '日本东曜轴承株式会社'],
  ])('%s', (text, subject) => expect(subjectsOf(text).at(-1)).toBe(subject));

  it.each([
    ['泰州规上企业恢复生产的有420家。', '泰州'],
    ['松江民营企业进出口860亿元。', '松江'],
    ['江苏省营商环境满意度92.4分。', '江苏省'],
    ['淳安县链上企业互采金额达17亿元。', '淳安县'],
  ])('%s tells of no firm', (text, subject) => expect(subjectsOf(text).at(-1)).toBe(subject));
});

describe('what the clauses before made', () => {
  it.each([
    ['南通市政府设立海工装备基金，规模30亿元。', '海工装备基金'],
    ['青岛与中科澄海研究院共建海洋传感器中试基地，首期投入2.3亿元。', '海洋传感器中试基地'],
    ['合肥至汉堡班列今年开行168列。', '合肥至汉堡班列'],
    ['海安云栖产业园二期正式开园。一期企业去年实现产值18亿元。', '海安云栖产业园一期'],
    ['江苏锦绣纺织的再生涤纶项目试产，可消化废旧瓶片7万吨。', '再生涤纶项目'],
    ['晋江市列全国百强县第4位。该市制鞋产业集群现有规上企业680家。', '晋江市制鞋产业集群'],
    ['益阳高新区电容器产业链完成技改投资2亿元。', '益阳高新区电容器产业链'],
  ])('%s', (text, subject) => expect(subjectsOf(text).at(-1)).toBe(subject));

  it('is held by as many as the figures tell', () => {
    expect(subjectsOf('发起人为芜湖海泽控股、皖淘科技和合肥庐州银行，分别持股45%、35%和20%。')).toEqual([
      '芜湖海泽控股',
      '皖淘科技',
      '合肥庐州银行',
    ]);
  });

  it('is not the place that the words before told of', () => {
    expect(subjectsOf('常州有64家企业入选。武进区贡献最多，新增27家。').at(-1)).toBe('武进区');
  });
});

describe('who acts', () => {
  it('is the firm before its works', () => {
    expect(partiesOf('5月8日，晶昱电子功率模块封测基地在合肥动工。晶昱电子累计融资5亿元。')).toEqual([
      ['construction_start', ['晶昱电子'], '功率模块封测基地'],
    ]);
  });

  it('stands without where it is', () => {
    expect(partiesOf('11月3日，嘉兴平湖的翊飞动力获得施工许可证。翊飞动力去年营收3亿元。')).toEqual([
      ['approval', ['翊飞动力'], '施工许可证'],
    ]);
  });
});

describe('parts of what the sentence before counted', () => {
  it.each([
    ['江苏省培育单项冠军企业269家。其中，苏州市68家，无锡市45家。', ['单项冠军企业数', '单项冠军企业数', '单项冠军企业数']],
    ['江苏省培育单项冠军企业269家。其中苏州市68家。', ['单项冠军企业数', '单项冠军企业数']],
  ])('%s', (text, indicators) => expect(readNews(text).observations.map(({ indicator }) => indicator)).toEqual(indicators));
});
