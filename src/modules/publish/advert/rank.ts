import type { Claim } from './claim.ts';
import { area, clauseAfter, clauseBefore, sentenceAround } from './context.ts';
import { type Form, notationOf } from './disguise.ts';
import { isSellerSpeaking } from './offer.ts';

/** 第一产业, 第一书记, 第一时间, 第一人民医院, 第一次: words of their own. */
const ordinary =
  /^(?:产业(?!园)|档|季|批|线|份|张|本(?!土)|封|把|声|顿|堂|棒|锅|步|书记|时间|期|次|届|轮|阶段|代|课|章|条|款|项|号|中学|小学|医院|人民|实验|幼儿|附属|机床|汽车|拖拉机|建筑|工程|财经|现场|眼|手|天|年|月|周|日|站|桩|根|罐|锹|车|炉|块|艘|架|台|桶|滴|笔|单|个|种|类|层|级|排|资源|要务|动力|生产力|责任|目击|职责|使命|信号|要素|案|会|议|印象|感受|反应|股东|大(?:股东|贸易|产业|出口|进口|客户|会|道|来源|经济|支柱|城市)|党|志愿|口|声|人称|作者|视角|性|堂|场|部|版|稿|篇|则|集|幕|段|节|方面|件|粒|颗|杯|只|道|关|遍|回|句|问|点|套|支|张|枚|枪|棒|抓手|财|夫人|座|位(?:客户|顾客|员工|的?(?:是|为))|顺|组|列|航|村|师|军|集团军|机械|百货|食品|毛纺|棉纺|钢铁|化工|重型|制药|染|建|税务|监狱|看守|法庭|检|分局|分公司|中心小学|研究|设计|冶金|地质|测绘|总队|水厂|污水|热电|车间|生产线|工厂|总部|印|增长|曲线|人(?!气)|女|男|高峰|峰|名(?:员工|学生|客户|患者)|茬|秒|分钟|刻|反射|推动|落点|粮|圈|竿|签|例|发|舰|县|桥|隧|楼|高楼|岛|湾|滩|泉|峡|缸|锅|顿|勺|碗|觉|要义|需要|选拔|作|答辩|主角|标段|合同段|增加值|语言|外语|学期|学位|学历|顺位|继承|被告|原告|审|庭|信托|创业|财险|太阳|三方|工业区|工业园|开发区|社区|居委|支部|党支部|分院|幼)/;
const attitude =
  /(?:客户|顾客|质量|品质|信誉|安全|服务|用户|诚信|预防|生命|环保|信用|人民|家长|学生|合同|友谊|健康|职工|百姓|群众|业主|企业需求|口碑|产品质量|乘客|患者|读者|消费者|责任|效率|纪律|技术|创新)(?:永远|始终|是)?$/;
const verb =
  /(?:位居|位列|名列|稳居|高居|雄踞|列居|居于|居|列|排名|排位|排在|排行|排|位于|跻身|保持|蝉联|占据|荣登|登上|夺得|摘得|拿下|跃居|升至|跃升至|并列|评分|获得|获|荣获|稳坐|坐稳|勇夺|当之无愧的?|公认的?|实现|做到|卖到|堪称|号称|成为|是|为|增速|总量|规模|数量|产量|产值|销量|份额|占有率|人气|口碑|实力|热度|性价比|速度|排行榜|得分|营收|增幅|出口|利润|价格|交付)(?:了|在|至|到)?$/;
const areaEnd = new RegExp(`(?:${area}|行业|界|圈|届|赛道|领域|品类|排名|综合|类目)(?:第一)?$`);
const areaNear = new RegExp(`(?:${area})[^，。；]{0,14}$`);

/** Reads 第一 (also where No.1 stood for it) at a place of the form; null where it is an ordinary word. */
export function firstPlaceAt(form: Form, at: number): Claim | null {
  const words = form.form;
  const rest = clauseAfter(words, at + 2, 16);
  const before = clauseBefore(words, at, 30);
  const notation = notationOf(form, at, at + 2);
  if (ordinary.test(rest) || (notation === 'sign' && isNumbered(words, at))) return null;
  // 第一，要…: a list of points.
  if (before === '' && notation !== 'sign' && /^[，、:：]?$/.test(words[at + 2] ?? '')) return null;
  const isPut =
    attitude.test(before.replace(/(?:一直|永远|始终)?(?:放|摆|置|记)(?:在|于|到)$/, '')) &&
    /^位(?:$|[，。、])/.test(rest) &&
    /(?:放|摆|置)(?:在|于)$/.test(before);
  if (isPut) return attitudeAt(at, at + 3);
  if (/(?:不是|并非|不争|不敢称|从|唯|不求|(?:放|摆|置|记)(?:在|于|到)|十五|[一二三四五六七八九十]加)$/.test(before)) return null;
  if (rest.startsWith('家') && !areaEnd.test(before)) return null;
  // 第一梯队的七家企业: a row of firms by turns, nobody praised.
  if (
    /^梯队的?(?:[一二三四五六七八九十\d]{1,3}[家个名]|名单|学校|队伍|干部|人选|项目)/.test(rest) &&
    !isSellerSpeaking(words, at, at)
  )
    return null;
  // 第一、第二组线圈: told apart from the second.
  if (/^[、和及或与至到]第[二2三3]/.test(rest)) return null;
  const end = at + 2 + (/^(?:名|位|梯队|方阵)/.exec(rest)?.[0].length ?? 0);
  const hasArea = areaEnd.test(before) || areaNear.test(before);
  if (
    !hasArea &&
    attitude.test(before) &&
    /^(?:$|[、和及与，”"’]|是(?:我们|公司|企业|本店|全厂)[^，。；]{0,6}(?:理念|宗旨|准则|原则|信条|规矩|作风|之道|承诺)|的(?:$|[^，。；]{0,6}(?:理念|宗旨|准则|原则|信条|方针|态度|意识|精神|文化|思想|观念|初心|信念|价值观|承诺|要求|服务理念))|(?:放在|挂在|记在|作为|当作|视为)|为(?:企业|我们|公司|自己)?的?(?:经营|服务|发展)?(?:理念|宗旨|准则|原则|信条|根本|前提))/.test(
      rest,
    ) &&
    !/^的(?:厂|园|产品|企业|公司|品牌|楼|设备|服务商)/.test(rest)
  )
    return attitudeAt(at, end);
  const isTold =
    verb.test(before) ||
    hasArea ||
    notation === 'sign' ||
    /^(?:$|[，。！!、)”]|的|名|梯队|方阵|位$|大(?:品牌|厂|园|供应|服务|平台)|(?:街|镇|村|园|城|店|厂|家|站|股|阵营|水准))/.test(
      rest,
    );
  if (!isTold) return null;
  return {
    start: at,
    end,
    family: rest.startsWith('家') ? 'first' : 'rank',
    level: 'needs_proof',
    confidence: verb.test(before) || hasArea ? 0.9 : 0.7,
    isMeasured: true,
  };
}

/** No.1样品与No.2样品: told apart by numbers. */
function isNumbered(form: string, at: number): boolean {
  const [from, to] = sentenceAround(form, at, at);
  return /(?:no\.?|№) ?[2-9]/.test(form.slice(from, to));
}

const attitudeAt = (start: number, end: number): Claim => ({
  start,
  end,
  family: 'rank',
  level: 'exempt',
  confidence: 0.85,
  exemption: {
    article: '《广告绝对化用语执法指南》第五条第（一）项',
    why: [
      '只表明服务态度或者经营理念，不指向商品或服务的品质。',
      'It states an attitude or a principle of business, not the quality of what is sold.',
    ],
  },
});

const placed =
  /(?:位居|位列|居|列|位于|排名|成为|领跑|跻身|保持|稳居)[^，。；]{0,14}(?:全国|全省|全市|全区|全县|全镇|行业|国内|世界|全球|[省市区县镇])[^，。；]{0,8}$/;

/** Reads 头部 put for 第一 (位居全市头部); null for firms and platforms at the top. */
export function topPlaceAt(form: string, at: number): Claim | null {
  const rest = clauseAfter(form, at + 2, 6);
  const before = clauseBefore(form, at, 30);
  if (rest !== '' && !/^(?:的?$|[、)”])/.test(rest)) return null;
  const isTold = placed.test(before) || /(?:全国|全省|全市|全区|全县|全镇|全行业|行业|国内|世界|全球)$/.test(before);
  return isTold ? { start: at, end: at + 2, family: 'rank', level: 'needs_proof', confidence: 0.75, isMeasured: true } : null;
}

const kinds = '个|家|款|台套|台|条|座|例|只|张|套|部|艘|架|支|项|片|颗|辆|栋|幢|创|枚|株|所|处|单|笔|列|发|件';
const kind = new RegExp(`^(?:${kinds})`);
const orderArea = new RegExp(`(?:${area}|行业)(?:范围)?内?的?$`);

/** 业内率先…，首家承诺当日放行: the area stands in the clause before, and the seller speaks. */
function isFirstToAct(form: string, at: number, rest: string): boolean {
  if (!/^[家个](?:承诺|推出|实现|提供|采用|引进|引入|做到|开通|通过|获得|拥有|将|把)/.test(rest)) return false;
  const [from] = sentenceAround(form, at, at);
  return actArea.test(form.slice(from, at)) && (/^.承诺/.test(rest) || isSellerSpeaking(form, at, at));
}
const actArea = new RegExp(`(?:${area}|行业)(?:范围)?内?(?:率先|首先|最早|第一)`);

/** 首台（套）重大技术装备 is what the authorities call it, whoever was the first. */
const listed = /^首台[（(]?套[)）]?(?:重大)?(?:技术)?(?:装备|产品)/;

/** 首台（套）重大技术装备名单, 首台套保险补偿: the list and its policy, no claim of a firm. */
const named = /^首台[（(]?套[)）]?[^，。；]{0,12}(?:名单|目录|公示|认定|评定|保险|补偿|补贴|政策|奖励|申报|评审|管理办法)/;

/** Reads 首个, 首家, 首创 with the area that makes a claim of it; null where something is only the first of its own row. */
export function firstKindAt(form: string, at: number): Claim | null {
  const rest = clauseAfter(form, at + 1, 12);
  const before = clauseBefore(form, at, 16);
  const found = kind.exec(rest);
  if (!found) return null;
  const end = at + 1 + found[0].length;
  if (
    listed.test(form.slice(at, at + 12)) &&
    (named.test(form.slice(at, at + 30)) || /(?:认定|评定|列入|入选|获评)[^，。；]{0,8}$/.test(before))
  )
    return {
      start: at,
      end,
      family: 'title',
      level: 'exempt',
      confidence: 0.85,
      exemption: {
        article: '《广告绝对化用语执法指南》第六条第（五）项',
        why: ['依据国家有关规定评定的奖项、称号。', 'An award or title under national rules.'],
      },
    };
  if (rest.startsWith('创')) {
    // 首钢、首创、首旅: a row of names.
    if (/(?:首钢|首旅|首农|首开)[、和与及]?$/.test(before) || /^创[、和与及]首[钢旅农开]/.test(rest)) return null;
    if (/^创(?:集团|股份|置业|精神|环保|证券|者|水务|之|于|人|制片|奥特莱斯)/.test(rest)) return null;
  } else if (isFirstToAct(form, at, rest)) {
    return { start: at, end, family: 'first', level: 'needs_proof', confidence: 0.75, isMeasured: true };
  } else if (!orderArea.test(before) || /^(?:个|家)(?:工作日|月|季度|交易日|年)/.test(rest)) return null;
  return { start: at, end, family: 'first', level: 'needs_proof', confidence: 0.85, isMeasured: true };
}
