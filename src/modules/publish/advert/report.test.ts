import { describe, expect, it } from 'vitest';
import { checkAdvert } from './check.ts';

const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };
const levels = (text: string) => checkAdvert({ title: '', text, kind: 'post', page }).findings.map(({ level }) => level);

describe('what is told of a place or a public thing', () => {
  it.each([
    '该区工业投资增速位居全市第一。',
    '全国首部低空经济地方性法规将于下月起施行。',
    '我国工业机器人新增装机量稳居世界首位。',
    '该省高新技术产业投资增速居长三角首位。',
    '全市综保区进出口居全国综保区首位。',
    '全市首张“一照多址”营业执照发出。',
    '全国首台百万千瓦级抽水蓄能机组并网。',
    '新建的跨江大桥主跨超过一千米，为国内同类型桥梁中最长。',
    '工会组织技能比武，张师傅获得钳工组第一名。',
    '这家老字号创立于1912年，是当地最早的酱园之一。',
  ])('is allowed: %s', text => expect(levels(text)).toEqual(['exempt']));

  it.each([
    '我们所在的该区工业投资增速位居全市第一，欢迎咨询。',
    '该市鹏晖公司产品出口量居全国第一。',
    '瑞岭导轨国内市场占有率全国第一。',
    '瑞岭导轨出口量居全国第一。',
    '华北地区体量最大的仓储基地，等您来选。',
    '华北地区体量最大的冷链仓储园。',
    '昆山市瑞岭科技产值居全省第一。',
    '该市港口吞吐量居全国第一，鹏晖公司的起重机销量也居全国第一。',
    '鹏晖公司参与建设的大桥用上了全国最大的液压设备。',
    '鹏晖公司传来喜讯，全国首台压铸机在当地下线。',
    '国内首条全自动镀膜线，现货供应，欢迎咨询。',
    '鹏晖公司在技能大赛中产品质量第一名。',
    '鹏晖研发的设备是国内最早的智能产线之一。',
  ])('frees neither a seller who speaks nor a firm beside it: %s', text => expect(levels(text)).toContain('needs_proof'));

  it('is none where it is quoted because it was punished, and a claim where it is only quoted', () => {
    expect(levels('某楼盘以“买房送学位”误导消费者被处罚。')).toEqual([]);
    expect(levels('法院判决，被告虚构“全网第一”销量，应赔偿十万元。')).toEqual([]);
    expect(levels('多名消费者投诉某机构承诺“保过”却拒绝退费。')).toEqual([]);
    expect(levels('本机构承诺“保过”，欢迎报名电工考证班。')).toEqual(['prohibited']);
    expect(levels('本楼盘“买房送学位”，欢迎看房。')).toEqual(['prohibited']);
  });
});

describe('praise by its form', () => {
  it.each([
    '最舒心的办公空间，等您来选。',
    '最暖心的服务，欢迎咨询。',
    '我们有最严密的品控服务。',
    '商务部指定推荐的跨境服务商。',
    '电工考证班，必过。',
  ])('is forbidden though no list holds it: %s', text => expect(levels(text)).toEqual(['prohibited']));

  it.each([
    '最揪心的是原料价格。',
    '青年工程师李工是团队里最年轻的项目负责人。',
    '欢迎提供最急需的设备清单。',
    '这是整改的必过程序，培训已安排。',
  ])('is none where nothing is praised: %s', text => expect(levels(text)).toEqual([]));
});

describe('a promise of what an office decides', () => {
  it.each(['专项资金申报，保证获批。', '高企认定代办，包过。'])('is a guarantee: %s', text =>
    expect(checkAdvert({ title: '', text, kind: 'post', page }).findings[0]).toMatchObject({
      family: 'guarantee',
      level: 'prohibited',
    }),
  );

  it('is none where somebody says what must pass', () => {
    expect(levels('施工单位不得承诺通过验收，确保项目按期投产。')).toEqual([]);
  });
});
