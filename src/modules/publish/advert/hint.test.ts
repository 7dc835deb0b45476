import { describe, expect, it } from 'vitest';
import { type AdvertInput, checkAdvert } from './check.ts';

const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };
const findings = (text: string, kind: AdvertInput['kind'] = 'post') => checkAdvert({ title: '', text, kind, page }).findings;
const grave = (text: string, kind: AdvertInput['kind'] = 'post') =>
  findings(text, kind).filter(({ level }) => level === 'prohibited' || level === 'needs_proof');

describe('what adverts hint at without the usual words', () => {
  it.each([
    '我们给您的是业内最扎实的防水做法',
    '本所是区域内处理知识产权纠纷最有经验的团队',
    '这家托盘厂，口碑稳居第一梯队，价格却是最亲民的',
  ])('superlative, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['superlative', 'prohibited']);
  });

  it.each([
    '全太仓条件最顶的单层厂房，带双桥吊，来晚了就没了',
    '昆山张浦最好的一栋双层厂房，刚空出来，中介勿扰',
    '本项目拥有苏南最完备的冷链配套，租户省心',
  ])('superlative, prohibited in a listing: %s', text => {
    expect(findings(text, 'listing').map(one => [one.family, one.level])).toContainEqual(['superlative', 'prohibited']);
  });

  it.each([
    '性能炸裂，同价位无对手的贴标机',
    '我们的涂层刀，懂行的都叫它刀中爱马仕',
    '品质无可挑剔、价格低到尘埃',
    '园区界的劳斯莱斯，一站式配齐',
    '满分服务，全方位无死角，做保洁认准我们',
    '空前绝后的优惠，仅此一回',
    '殿堂级恒温车间，奢享非凡',
    '顶格配置，一步到位，数控龙门现车',
    '无可争议的行业之光，我们的激光切管机',
  ])('absolute, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['absolute', 'prohibited']);
  });

  it.each(['享受国家最高标准建造的净化厂房', '采用航天国家队同款材料，门窗定制'])('national, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['national', 'prohibited']);
  });

  it.each([
    '连续五年蝉联华东仓储榜冠军',
    '做母线槽的厂里，我们排头名',
    '浙北物流老大，专线天天发',
    '国内排得进前三的涂布机厂',
    '湖州电缆桥架销量榜首，工厂直发',
  ])('rank, needs_proof in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['rank', 'needs_proof']);
  });

  it.each(['国内首款带边缘计算的电表箱，诚招代理', '率先在本市推出按小时租仓，咨询客服'])(
    'first, needs_proof in a post: %s',
    text => {
      expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['first', 'needs_proof']);
    },
  );

  it.each(['全苏南独一家能做三米大圆锯片修磨', '除了我们，没人敢接这种急单', '苏州唯一持双证的危废运输车队，来电咨询'])(
    'sole, needs_proof in a post: %s',
    text => {
      expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['sole', 'needs_proof']);
    },
  );

  it.each(['我司工艺领先行业十年，欢迎送样比对', '技术水平已跻身全球第一方阵，欢迎洽谈'])(
    'lead, needs_proof in a post: %s',
    text => {
      expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['lead', 'needs_proof']);
    },
  );

  it.each([
    '价格杀到谷底，全市找不出更实在的',
    '亏到老板娘哭，叉车清仓',
    '价格已经打穿地心，无纺布现货',
    '全行业没有比这更低的运价了，嘉兴到临沂天天发车',
    '全网最低价，假一罚十，劳保手套整箱出',
  ])('price, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['price', 'prohibited']);
  });

  it.each([
    '昨天卖1980，今天老板生日，980就给您发货',
    '市场价3万8的打包机，我这只要1万9，明天恢复',
    '原来挂牌1.2元的仓库，现在8毛就租给您',
    '专柜同款要6800，我们厂价2300直发',
    '平时卖600一桶的地坪漆，今天只收350',
  ])('price, needs_proof in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['price', 'needs_proof']);
  });

  it.each([
    '来我们这儿买刀片的老板，十位里有八位第二个月就回头补货',
    '九成以上的模具厂老板都选了我们家的顶针，现货直发',
    '每三家注塑厂就有一家在用我们的模温机',
    '权威调查显示，超过八成的仓储企业更信赖我们的货架',
    '老客户续租率95%，口碑看得见，欢迎看仓',
    '两万名电工的共同选择，绝缘手套批发',
    '装上我们的变频器，一个月电费少交四成',
    '换了我家的刀具，换刀次数减少六成，单件成本降了两毛',
    '用过我们喷涂线的厂子，人工砍掉一半，返工少了七成',
  ])('data, needs_proof in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['data', 'needs_proof']);
  });

  it.each([
    '专利已经在报了，市面上独此一款的抓手，可试用',
    '我们申请了发明专利的送料结构，同行看了都想学',
    '专利号正在下发，抢先订购享优惠',
    '我们的新型锁扣正在申请专利，抢先体验',
  ])('patent, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['patent', 'prohibited']);
  });

  it.each([
    '我们的刮板用的是自家专利，别处仿不来',
    '这把扳手背后是十几项专利撑着，放心用',
    '核心部件有专利护身，抄也抄不走，欢迎订购过滤机',
    '凭着一手专利技术，我们的烘箱温差小，可打样',
    '国内外多项专利加身的搅拌桨，来图定制',
  ])('patent, needs_proof in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['patent', 'needs_proof']);
  });

  it.each([
    '国庆期间签约的企业，一律赠送神秘大礼',
    '看房就有伴手礼，成交再抽大奖，名额不多',
    '买叉车送好礼，礼多到您车里装不下',
    '本周下单的老板，我们另外备了一份薄礼',
    '介绍朋友来租仓库，红包不会少您的',
    '订两台就送价值不菲的配件大礼包',
    '前来洽谈的客户都有惊喜，绝不让您白跑一趟',
  ])('gift, needs_proof in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['gift', 'needs_proof']);
  });

  it.each([
    '钱放在我们这儿，每个月一号准点给您打利息',
    '把积蓄换成一台共享洗车机，您睡觉它也在赚',
    '合作六年的出资人，没有谁的本钱少过一分',
    '背靠省属国企，您投的每一分都稳当',
    '亏了算我的，赚了全归您，认购通道已开',
    '这个项目从没让股东红过脸，分红一次没断过',
    '像存定期一样安心，比定期多三倍的利，充电场站份额开放',
    '本金随时可取，一分不少，利息日日见',
    '您只管出钱，剩下的我们操心，到月底看卡就行',
  ])('return, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['return', 'prohibited']);
  });

  it.each([
    '北大金融系教授看了我们的招募书，当场签了二十万',
    '省投资协会力荐的光伏收益产品，认购从速',
    '老合伙人李姐说，跟着这个项目三年，换了两套房',
    '知名经济学家为本期基金站台',
    '加盟商老周去年投了一家，今年又开了三家，诚招合伙人',
    '清华博导亲自操盘的氢能基金，欢迎合格投资者咨询',
  ])('endorsed, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['endorsed', 'prohibited']);
  });

  it.each([
    '今天的一千二百万，五年后就是两千万，独栋厂房认筹中',
    '同一条路上去年成交的那栋，今年加价三成还有人抢',
    '给下一代置一份硬资产，五十年产权厂房',
    '泡杯茶的时间就能上绕城，青浦厂房出租',
    '下楼三分钟地铁口，总部办公招租',
    '买厂房送落户指标，孩子就近上重点小学',
    '城际站落成那天，这里就是下一个虹桥',
    '板块明年通地铁，现在入手等于捡钱',
    '离虹桥就是一首歌的距离',
  ])('property, prohibited in a listing: %s', text => {
    expect(findings(text, 'listing').map(one => [one.family, one.level])).toContainEqual(['property', 'prohibited']);
  });

  it.each([
    '地铁口一开，您就知道现在的价有多便宜',
    '规划中的大学城就在马路对面，抢先上车',
    '实际到手一千平，按八百平收钱，夹层白送',
    '项目旁将建三甲医院和万达广场，未来不可限量',
    '规划地铁口物业，投资自用两相宜',
  ])('property, needs_proof in a listing: %s', text => {
    expect(findings(text, 'listing').map(one => [one.family, one.level])).toContainEqual(['property', 'needs_proof']);
  });

  it.each([
    '上期三十七个学员，三十七个都上岸了',
    '一位宝妈学员听完课，三个月开了两家店，报名加微信',
    '主讲老师连续五年参加评卷，哪里给分他最清楚',
    '学过的厂长都说利润涨了一大截，精益班余位不多',
    '考题在我们的资料里都能找到影子，学费1980',
    '拿不到证，学费原路退回',
    '跟班学完，月入两万只是起点',
    '这位讲师亲手出过三年真题，二建冲刺班开课',
    '交了钱您就等着领证，其他的我们办',
  ])('education, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['education', 'prohibited']);
  });

  it.each([
    '市长来过三次的车间，做出来的件您还不放心',
    '本空调机组系省人大常委会办公厅在用产品',
    '区里招商办的同志都推荐企业来找我们办照',
    '县委大院里的打印机都是我们供的',
    '税务局的人都说我们的账做得好，代账找我们',
    '国家能源局定点推荐的充电桩品牌，诚招代理',
    '住建局验收组点名表扬的施工队',
  ])('organ, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['organ', 'prohibited']);
  });

  it.each([
    '桌牌可烫金国徽，显档次，百件起订',
    '产品外箱印五星红旗，爱国企业的选择，批发',
    '铜牌可铸国徽图案，政企单位优先',
    '首长专用茶，内部流出少量，欲购从速',
  ])('symbol, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['symbol', 'prohibited']);
  });

  it.each([
    '用过老王家焊机的，没有不来换我们的',
    '那些打着进口旗号的泵，拆开全是国产芯，我们不玩这套',
    '同行还在用手工打磨糊弄人，我们已经上机器人了',
    '某上市园区的物业费一年涨三回，来我们这五年不动',
    '别家的地坪半年就起壳，我们的五年还像新的',
    '别的中介吃两头，我们只收一头',
    '那几家大平台抽成狠、派单慢，不如直接找我',
    '买进口的都是交智商税，国产的我们就够用',
  ])('disparage, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['disparage', 'prohibited']);
  });

  it.each([
    '修过的电机绝不二次返修',
    '环评交给我们，没有批不下来的道理',
    '漏一滴赔一万，防水找我们',
    '申报高企，我们手里没有失败案例',
    '喷一次，蟑螂从此在您厂里消失',
  ])('guarantee, prohibited in a post: %s', text => {
    expect(findings(text, 'post').map(one => [one.family, one.level])).toContainEqual(['guarantee', 'prohibited']);
  });
});

describe('disguises by part of a word', () => {
  it.each([
    ['return', '储能柜合伙，躺zuan不亏，名额有限。'],
    ['return', '本金给您bao住，认购从速。'],
    ['rank', '我们的滤网，过滤力 D I Y I，厂家直发。'],
    ['rank', '华南TOP①的货架厂，欢迎来图。'],
    ['absolute', '独1无2的纹理，定做桌板。'],
    ['superlative', '嘴好用的扫码枪，批发价。'],
    ['superlative', '蕞对味的车间食堂承包，欢迎试餐。'],
  ])('%s: %s', (family, text) => {
    expect(findings(text).map(one => [one.family, one.evasive, one.level])).toContainEqual([family, true, 'prohibited']);
  });

  it.each(['刀子嘴的老师傅手艺好。', '10000台现货，10风险点已排查。', '他写的DIY指南卖得不错。'])('none: %s', text =>
    expect(grave(text)).toEqual([]),
  );
});
