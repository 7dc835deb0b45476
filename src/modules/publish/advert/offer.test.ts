import { describe, expect, it } from 'vitest';
import { checkAdvert } from './check.ts';

const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };
const findings = (text: string, kind: 'post' | 'listing' = 'post') => checkAdvert({ title: '', text, kind, page }).findings;
const grave = (text: string) => findings(text).filter(({ level }) => level === 'prohibited' || level === 'needs_proof');

describe('a claim without the usual words, where something is offered', () => {
  it.each([
    ['superlative', 'prohibited', '没有比我们更懂食品厂净化的施工队，免费出图。'],
    ['superlative', 'prohibited', '哪家的售后都比不过我们，空压机终身上门。'],
    ['price', 'prohibited', '价格没有人比我们低，周转箱批发，起订100个。'],
    ['absolute', 'prohibited', '焊缝美观度无人可及，承接不锈钢储罐定制。'],
    ['national', 'prohibited', '国字号品质的消防水带，厂家直发，10盘起批。'],
    ['rank', 'needs_proof', '作为行业头部的供应链服务商，我们在全国有46个仓，一件代发。'],
    ['rank', 'needs_proof', '行业前三的工业除湿机厂家，支持样机试用。'],
    ['first', 'needs_proof', '我司做出了国内第一台全电动掘进台车，可预约参观。'],
    ['sole', 'needs_proof', '能做这种异形锻件的，全国就我们一家，接急单。'],
    ['lead', 'needs_proof', '我们的分选算法水平走在世界前列，欢迎带料测试。'],
    ['organ', 'prohibited', '市工信局推荐的专精特新辅导机构，申报找我们放心。'],
    ['organ', 'prohibited', '县人社局信得过的劳务公司，普工技工都能派。'],
    ['organ', 'prohibited', '某局退休处长坐镇，专办各类许可，懂门道。'],
    ['symbol', 'prohibited', '军区专用压缩饼干，现对外少量发售。'],
    ['return', 'prohibited', '跟投仓储项目，本金安全由我司兜着，到期连本带利给您。'],
    ['risk', 'needs_proof', '加盟我们的自助台球，同城门店普遍月流水六万，来电了解。'],
    ['education', 'prohibited', '二建培训，跟着走的学员就没有不过的，名额20个。'],
    ['medical', 'prohibited', '我们的富氢水杯喝三个月，血糖就稳了，药都停了。'],
    ['guarantee', 'prohibited', '排污许可交给我们，没有拿不下来的，先办后付。'],
    ['disparage', 'prohibited', '现在市面上别家的保温板都是回收料做的，我们坚持用全新料。'],
    ['disparage', 'prohibited', '不像有些厂家偷工减料，我们每块板都足厚。'],
  ])('is %s, %s: %s', (family, level, text) =>
    expect(findings(text).map(one => [one.family, one.level])).toContainEqual([family, level]),
  );

  it.each([
    ['独立产权厂房首付三成起，土地越来越少，买到就是升值，比租划算得多。', 'prohibited'],
    ['一脚油门十来分钟就能开到港区，仓库3000平出租。', 'prohibited'],
    ['公寓带全套家电，业主家娃对口省实验，限量30套。', 'prohibited'],
    ['明年高铁站就建在旁边，铺面现在招租。', 'needs_proof'],
  ])('is one about property in a listing: %s', (text, level) =>
    expect(findings(text, 'listing').map(one => [one.family, one.level])).toContainEqual(['property', level]),
  );

  it.each([
    '市工信局推荐的12家企业入选省级绿色工厂公示名单。',
    '政府牵线搭桥，园区与银行签下2亿元授信协议。',
    '开学典礼上升国旗、奏国歌，两千名师生参加。',
    '村里的光伏电站每年分红20万元，全部用于公益岗位。',
    '厂房价格三年涨了两成，企业普遍反映扩产成本上升。',
    '从县城到高速路口只要15分钟，沿线村民出行方便多了。',
    '患者血糖稳了下来，家庭医生每周上门随访。',
    '培训班学员全部通过考试，拿到了叉车操作证。',
    '市场上一些保温板阻燃不达标，市监局责令下架。',
    '行业龙头企业带动上下游36家企业落户，形成产业链。',
    '谁都比不过她的速度，她在技能大赛上用时最短。',
    '经专家评审，该成果整体达到国际先进水平，已在三家矿山应用。',
    '市疾控专家表示，最好的预防办法是不采不吃。',
  ])('is none in a report: %s', text => expect(grave(text)).toEqual([]));

  it.each([
    '别处买的配件我们也装，工时费每小时120元。',
    '月租按季付，押二付三，租期满两年后每年递增3%。',
    '我们为多家行业头部企业供货，欢迎来厂参观。',
    '我们不代考、不保证通过，只按大纲把课讲完，学费可分两次交。',
    '考试由市场监管部门指定机构组织，欢迎咨询。',
    '维修时先看第一、第二组线圈，再量电压，配件本店有售。',
  ])('is none in a lawful offer: %s', text => expect(grave(text)).toEqual([]));
});

describe('who looks for a place', () => {
  it.each([
    '求租厂房1000平，旧点无所谓，独院最好，我们自己有窑。',
    '做五金、杯壶的，房租每年30万，环保过不了的免谈。',
    '想买两三千平厂房做激光切割，100万首付够不够。',
    '某公司因产能不足，拟在开发区选址。',
    '江门水龙头基地新厂房分层出售，首层3900元每平。',
  ])('says what is needed, no claim: %s', text =>
    expect(findings(text, 'listing').filter(({ level }) => level === 'prohibited' || level === 'needs_proof')).toEqual([]),
  );
});

describe('words pulled apart and look-alikes', () => {
  it.each([
    ['national', '镀锌管厂家直供，国、家、级检测设备把关。'],
    ['superlative', '最、好、用的点胶机，厂家直发。'],
    ['return', '稳，赚，不，赔的项目，欢迎加盟。'],
    ['sole', '开发区内唯①带10吨行车的现房。'],
    ['superlative', '質量zuì好的不锈钢水箱，上门安装。'],
    ['guarantee', '高企申报💯通过，先办后付。'],
  ])('are read as %s: %s', (family, text) =>
    expect(findings(text)).toContainEqual(expect.objectContaining({ family, level: 'prohibited', evasive: true })),
  );

  it.each([
    '国、省、市三级代理价不同，欢迎咨询。',
    '大、中、小、特大四种规格，欢迎选购。',
    '包、过、滤三道工序由机器完成，欢迎订购设备。',
    '①现房②现铺③仓库，欢迎来电。',
    '一、二、三号楼在租，欢迎看房。',
  ])('leave an ordinary enumeration alone: %s', text => expect(findings(text)).toEqual([]));
});

describe('what an advert may say', () => {
  it.each([
    ['第五条第（三）项', 'rank', '项目所在的高新区2023年工业投资增速居全市第一，厂房2000平起租。'],
    ['第五条第（三）项', 'size', '仓库坐落在全国最大的板蓝根产地，药材收储方便，可短租。'],
    ['第六条第（三）项', 'grade', '按照GB 8624-2012的分级，本款岩棉板燃烧性能为最高级A1级。'],
    ['第六条第（三）项', 'grade', '按GB/T 1354分级，这批大米为优质一级，食堂整吨供应。'],
    ['第六条第（一）项', 'size', 'T8是我们现有机型中功率最大的一款，欢迎试机。'],
  ])('is exempt by %s as %s: %s', (article, family, text) => {
    const [finding] = findings(text, 'listing');
    expect(finding).toMatchObject({ family, level: 'exempt' });
    expect(finding!.articles[0]).toContain(article);
  });

  it('the rank of the own firm stays a claim where a place is named beside it', () =>
    expect(grave('我司所在的高新区销量排名第一的品牌就是我们，欢迎选购。')).not.toEqual([]));
});
