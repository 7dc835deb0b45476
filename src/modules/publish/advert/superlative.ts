import type { Claim } from './claim.ts';
import { clauseAfter, clauseBefore, hasAreaBefore, sentenceAround } from './context.ts';
import { isOwnRange } from './exemption.ts';
import { isOffered, isSellerSpeaking } from './offer.ts';

const praise =
  '(?:具)?(?:有)?(?:优质|优秀|优越|优惠|优美|优|好|佳|强大|强劲|强|棒|牛|靓|美|赞|先进|尖端|前沿|高端|高档|高级|高品质|高标准|高水平|高质量|高性价比|顶级|顶尖|完美|完善|完备|完整|齐全|齐备|专业|权威|靠谱|可靠|安全|放心|便宜|划算|实惠|超值|值得|豪华|奢华|舒适|理想|成熟|核心|有效|有力|实力|竞争力|性价比|投资价值|价值|潜力|优势|特色|精准|耐用|环保|智能|贴心|周到|省心|省钱|快捷|便捷|便利|方便|宜居|宜业|宜商|给力|抢手|知名|著名|有名|正宗|纯正|地道|健康|天然|神奇|稀缺|受信赖|受好评|受青睐|顺手|懂|值|快乐|高贵|经典|时尚|潮|新潮|全面|优化|稳定|稳|信得过|可信|(?:值得|受[^，。；的]{0,6})?信赖|老到|老练|老道|踏实|稳当|牢靠|敞亮|利索|麻利|娴熟|在行|内行|上心|精细|精致|(?:值得|受[^，。；的]{0,6})?信任|负责|诚信|良心|低价|低总价|划得来|香|顶|正|亮眼|吸睛|抗打|能打|耐看|节能|省电|省|牢固|坚固|结实|高效|发达|繁华|黄金|风光|活力|影响力|成长性|创新力|幸福感|吸引力|创新活力|真诚|真挚|真心|诚挚|热情|用心|热忱|诚恳|过硬|经验|亲民|贴心|扎实|良心)';
const praised = new RegExp(`^${praise}`);
/** 最好成绩, 最优解, 最佳实践, 最强大脑: no praise of what is sold. */
const innocent =
  /^(?:好(?:的(?:检验|证明|奖励|褒奖|老师|广告|宣传|名片|答案|保护|防线|安慰|预防|时机|开始|注解|口碑|营销|风水|尊重|回应|纪念)(?:就是|就|是|莫过于|不过|在于)|的[^，。；的]{1,4}(?:办法|方式|方法|途径)(?:是|就是|还是)|成绩|水平|时期|年份|由|先|能|别|是|不|在|用(?!的|$)|避|选|与|带|穿|提|的?(?:时代|时光|年华|状态|自己|安排|证明|诠释|注脚|回答|礼物|见证|纪念|状况|答案|体现|结果|办法|方式|学习|投资|老师|朋友|选择是|消息|例证|说明|回报))|优(?:解|化|潜|路径|配置|方案|算法|控制|策略|值|点|比例|状态|(?:营商|创新|产业|投资)环境[，。]?$)|佳(?:实践|案例|时间|时机|时期|状态|拍档|观|赏|食用|使用|饮用|保存|存放|储存|施工|养护|浇|(?:[^，。的]{0,4})(?:温度|湿度|浓度|用量|剂量|配比|水灰比|转速|电压|粘度|厚度|间距|深度|角度|比例|水温|湿温)|人选|(?:[^，。的]{0,3})(?:员工|班组长?|辩手|射手|球员|教练|新人|主持人?|司机|讲师|工匠|志愿者|演员|导演|男|女)|距离|(?:[^，。]{0,8})(?:奖|论文))|强(?:大脑|音|降|台风|阵容|冷空气|支撑|赛道|信号|暴|风|寒|暑|动力|一批)|美(?:家乡|乡|人|逆行|奋斗|家庭|教师|职工|医生|退役|志愿|公路|书店|巾帼|基层|高铁|工|的?(?:风景|年华|样子|时光|姿态|青春|期待|相遇|季节))|值钱的?(?:是|就是|那|当)|踏实的(?:是|一[觉天])|值得(?:关注|注意|一提|期待|警惕|回味|骄傲|的)|热(?:的(?:时候|月|一天|日|天)|月|季)|优秀(?:的一面|员工|团队)|有(?:价值球员|可能|意义|感触|效的?(?:办法|途径|方式)|力的?(?:证明|回应|回击|见证|推动|支撑))|具(?:有|代表|挑战|体)|完整|核心的?(?:问题|任务|部件|环节|竞争|技术|要素|目标|部分|工作|资产)|安全的?(?:底线|防线)|前沿(?:的?技术|科技)?(?:领域|探索|成果)?$|可靠的(?:后盾|保障|力量)|成熟的(?:阶段)|懂(?:得|的)|稳(?:妥|步)|全面(?:的)?(?:一次|调查|记录|展示|梳理)|方便的(?:办法|方式)|受(?:关注|关心)|专业的(?:人|事)|有经验的[^，。；]{0,6}(?:人|师傅|老师|师|员|手|长|家|医生|法官|教练|老兵|班组|工人|干部))/;

const measured =
  '大|高|低|多|少|早|快|长|小|全|广|远|近|薄|轻|新|集中|密集|受欢迎|活跃|老(?![到练道实])|久|悠久|密(?!切)|齐(?!全|备|心)|厚(?!道)|年轻|庞大|丰富|贵|宽|深|重|短|窄|靠近|邻近|受追捧|旺|火爆|火|热门|热|畅销|热销|受关注|灵活|紧凑';
const measure = new RegExp(`^(?:具)?(?:${measured})`);
/** 最高500万元, 最大跨度, 最低工资, 最多可容纳: specifications, limits and words of their own. */
const limit =
  /^(?:[高低大小多少长短快早深远新][^，。的]{0,10}?\d|[高低](?:人民|检|法|院|气温|温度|温|学历|工资|生活|消费|限价|层|处|奖|峰|点|值|价者|额度?|可|给予|不超|达|为|能|支持|补助|补贴|资助|授信|贷款|注册|标准|要求|限度|荣誉|学位|权力|目标|任务|单|时速|成交|报价|出价|票价|日|月|年|[级等]别?的?会议|统帅|境界|礼|规格|评|赔|罚|处罚|刑|潮|水位|库存|配|谷|保障|分|得分|纪录|海拔|潜能|端|载|速|转速|车速|频|输出|功率|电压|压力|排名)|大(?:程度|限度|化|公约|努力|诚意|跨度|柱距|荷载|承重|载重|载货|起重|起吊|起飞|单体|单层|功率|容量|可|储存量|存储量|贮存量|库存量|储量|用量|使用量|设计|允许|净宽|外径|靠泊|供[汽水电热气]|需[量求]|幅度|间隔|负荷|处理量|排放|浓度|[\u4e00-\u9fff]{2,6}(?:按|以|为|须|应|不得|不应|不超|依|取决)|间|开间|进深|净高|直径|长度|宽度|厚度|风力|风速|降|涨|跌|增|压力|特点|亮点|支持|力度|效益|短板|挑战|风险|问题|变化|难题|贡献|股东|控股|可能|值|速度|扭矩|行程|加工|流量|面积可|一笔|一项|一单|的一?(?:[个次特亮优短难困变挑感收底])|单|项目|公因|荣誉|心愿|期待|收获|感受|共识|合力|成果|底气|潜力|优势|幅度|射程|出力|规模可|同心|增量|变量|公告|程|起租)|多(?:可|能|跑|容|只|支持|不|也|为|达|时|再|[一二两三四五六七八九十])|少(?:的|不|要|需|也|[一二两三四五六七八九十])|早(?:(?:入驻|进驻|落户|加入|报名|签约|搬来?|来)的|的(?:时候|记|一|[\u4e00-\u9fff]{2,6}(?:是|叫|为|只有|才)(?!我|咱|本))|于|可|在|将|是|从|由|能|[一二两三四五六七八九十本今明下上年月])|快(?:可|也|要|将|的(?:时候|方式|速度)|于|在|明|今|本|下|年|[一二两三四五六七八九十])|长(?:可|的(?:一|时)|不|为|达|期限|期|寿命|[一二两三四五六七八九十])|小(?:可|化|单|起|公倍|分|值|的(?:一|孩|儿)|间|面积|跨|柱|二乘|订|起订)|新(?!颖)|近|后|终|远(?:的|可|端)|广(?:大|泛)|深(?:刻|的|处)|重(?:要)|受关注的?(?:话题|问题|是|还是))/;

/** What an advert sells or boasts of; right before 最高 or 最低 it is the claim itself. */
const goods =
  '租金|价格|租价|售价|单价|总价|房价|物业费|性价比|成本|得房率|层高|承重|服务|配套|品质|质量|物业|政策|交通|效率|利润|收益|口碑|户型|位置|产品|园区|厂房|仓库|办公楼|设备|实力|条件|环境|精度|速度|产能|规模|产量|产值|销量|面积|体量|数量|覆盖面|网点|渠道|门店|种类|型号|库存|品种|规格|性能|寿命|品类|奖励|补贴力度|招商力度|优惠力度|返税|历史';
const goodsBefore = new RegExp(
  `(?:${goods})(?:都|均|也|是|为|算|属|可谓|堪称|全国|全市|全省|全网|行业|市场|同行|业内|区域|周边|当地)*$`,
);
const sold =
  '厂房|仓库|园区|产业园|办公|写字楼|产品|服务|设备|企业|品牌|厂家|工厂|公司|供应商|地块|楼盘|项目|平台|配套|户型|房源|基地|商圈|商铺|区域|地段|生产商|制造商|服务商|运营商|团队';
const goodsAfter = new RegExp(`^的?(?:${sold})`);
const soldNear = new RegExp(`^[^，。；的为]{0,4}(?:${sold})`);
const distribution =
  /(?:其中|之一|分行业|分产业|分区域|各[^，。]{1,6}中|第一是|降幅|增幅|增速|占比|涨幅|跌幅|分别|月份|季度)[^，。]{0,24}$/;

/** Reads what stands behind 最 at a place of the form; null where it is an ordinary word. */
export function superlativeAt(form: string, at: number): Claim | null {
  const rest = clauseAfter(form, at + 1, 24);
  const before = clauseBefore(form, at, 30);
  if (/^(?:不|没|无)/.test(rest) || /(?:不是|并非|没有|不敢说|不一定|之|不求)$/.test(before)) return null;
  // 最大的耐心, 最好在四小时内用完: an attitude, a hint for use.
  if (/^[大高]的(?:耐心|诚意|努力|热情|善意|真诚|敬意|谢意|心意|决心|用心)/.test(rest)) return attitudeOf(at, at + 2);
  if (/^好[在于][^，。；]{1,10}(?:用完|使用|服用|食用|饮用|施工|保存|冷藏|吃完)/.test(rest)) return hintOf(at, at + 2);
  const limited = limit.exec(rest);
  // 同系列中最小的一款: what follows the particle is compared within one's own goods.
  if (limited && !(isOwnRange(before) && /^.的/.test(rest))) return null;
  // 最让企业满意的是…: told of, not said of goods.
  if (/^(?:让|令|使)[^，。；]{2,8}的(?:是|就是|还是)/.test(rest)) return null;
  // 每袋加水5升左右效果最佳: how to use it.
  if (/^佳(?:$|[，。])/.test(rest) && useBefore.test(before)) return hintOf(at, at + 2);
  if (isOwnTime(form, at, before, rest) || isSpread(form, at, rest) || isWanted(form, at, before, rest)) return null;
  if (cheap.test(rest) && priceBefore.test(before))
    return { start: at, end: at + 3, family: 'price', level: 'prohibited', confidence: 0.85 };
  const found = /^低(?:总)?价/.test(rest) ? null : praised.exec(rest);
  if (found) {
    if (innocent.test(rest)) return hintAt(at, rest);
    if (rest.startsWith('好') && !isPraised(before, rest.slice(1))) return null;
    // A title that somebody gave: allowed only under national rules, so the certificate is asked for.
    if (certified.test(before) && /^[^”"》]{0,12}[”"》](?:证书|奖牌|奖状|牌匾)/.test(rest))
      return awardedAt(at, at + 1 + found[0].length);
    const level = awarded.test(before) ? 'needs_proof' : 'prohibited';
    // 最好用的, 最好看的: what it is good for belongs to it.
    const use = found[0] === '好' && /^好[用看吃喝卖听玩学养停开住穿打做](?=的)/.test(rest) ? 1 : 0;
    return { start: at, end: at + 1 + found[0].length + use, family: 'superlative', level, confidence: 0.9 };
  }
  const size = measure.exec(rest);
  if (!size) return feelingAt(form, at, rest) ?? openAt(form, at, rest);
  // 团队里最年轻的项目负责人: a person, nothing that is sold.
  if (/^年轻的[^，。；]{0,10}(?:人|师|员|者|手|家|长|士|生|干部|代表)(?:$|[，。、]|之一)/.test(rest)) return null;
  const tail = rest.slice(size[0].length);
  const end = at + 1 + size[0].length;
  const isPrice = priceBefore.test(before) && size[0] === '低';
  if (
    size[0] === '低' &&
    /^(?:的)?(?:总?价|折扣|报价|收费|佣金)(?!格?[^，。]{0,3}\d|中标|成交|法|评标|者|为|限|位)/.test(tail) &&
    !isDigitNear(tail)
  )
    return { start: at, end: end + 1, family: 'price', level: 'prohibited', confidence: 0.85 };
  if (isPrice && !isOwnRange(before) && !/^[^，。]{0,6}\d/.test(tail))
    return { start: at, end, family: 'price', level: 'prohibited', confidence: 0.85 };
  if (isOwnRange(before)) return { start: at, end, family: 'size', level: 'needs_proof', confidence: 0.8, isMeasured: true };
  if (distribution.test(before)) return null;
  if (hasAreaBefore(before)) {
    if (/^(?:的)?(?:一次(?!性)|一天|一年|时期|时候|降|台风|暴雨|寒潮|城市之一$)/.test(tail)) return null;
    return { start: at, end, family: 'size', level: 'needs_proof', confidence: 0.85, isMeasured: true };
  }
  // A figure behind it tells what is measured: 配套率最高，为57%.
  if (isDigitNear(tail) || isDigitNear(form.slice(end, end + 8))) return null;
  if (goodsBefore.test(before.slice(-12)) || goodsAfter.test(tail))
    return { start: at, end, family: 'size', level: 'needs_proof', confidence: 0.7, isMeasured: true };
  return null;
}

/** 均为今年最佳, 上市以来最好的一年: figures of one's own compared with those of other times, by nobody who sells. */
function isOwnTime(form: string, at: number, before: string, rest: string): boolean {
  return (
    /^(?:[佳好优低高多少快](?:$|[，。、]|水平|成绩|表现|纪录|记录|值|的?(?:一|这一|那一)(?:年|个|次|届|周|天))|亮眼)/.test(
      rest,
    ) &&
    (/(?:今年|去年|年内|当年|全年|历史|同期|单月|单日|单季|本月|本季|近[\d一二两三四五六七八九十]{1,2}[年月季]|以来|建厂来|最近几年)(?:的|中|里|同期)?$/.test(
      before,
    ) ||
      /^[好佳优]的(?:一|这一|那一)?(?:年|个?[季月]度?|次|届|周|天|成绩|业绩|水平|表现)/.test(rest)) &&
    !isOffered(form, at, at)
  );
}

const spread = /^(?:便宜|实惠|好|差|低|高|贵|优|快|慢)的?(?:[^，。；的]{0,5})?[\d一二两三四五六七八九十]/;

/** 最贵的每天1.1元，最便宜的0.55元: the ends of a spread. */
function isSpread(form: string, at: number, rest: string): boolean {
  if (!spread.test(rest)) return false;
  const [from, to] = sentenceAround(form, at, at);
  return /最(?:贵|高|差|慢|低|便宜|少|多)/.test(form.slice(from, at) + form.slice(at + 2, to)) && !isSellerSpeaking(form, at, at);
}

/** 求租…自带码头最佳, 最好租同一个厂区: who seeks says what he would like. */
function isWanted(form: string, at: number, before: string, rest: string): boolean {
  if (!/^(?:佳|优|好)(?:$|[，。、；]|租|能|有|是|在|带)/.test(rest) || before === '') return false;
  const [from, to] = sentenceAround(form, at, at);
  const words = form.slice(Math.max(0, from - 80), to);
  return seeking.test(words) && !/(?:招租|出租(?!车)|出售|转租|转让|现房|我们家|欢迎)/.test(words);
}
const seeking =
  /(?:求租|求购|想找|想在|想租|要找|在找|寻租|急租|需要?(?:租|找|临)|帮.{0,4}找|问.{0,6}租|需租|找.{0,12}(?:厂房|仓|办公|场地|车间))/;

const cheap = /^(?:便宜|实惠|划算|优惠|省钱)/;
const priceBefore = /(?:租金|价格|价|费用|收费|物业费)[^，。]{0,4}$/;

/** 层高最好8米, 独院最好: 最好 means “preferably” unless something that is sold stands beside it. */
function isPraised(before: string, tail: string): boolean {
  if (/^(?:用|看|卖|租|住|吃|玩)?的/.test(tail) || /^(?:用|看|卖)$/.test(tail)) return true;
  return goodsAfter.test(tail) || hasAreaBefore(before) || praiseBefore.test(before);
}

const praiseBefore =
  /(?:手艺|活儿?|手工|做工|口感|味道|手感|口味|质感|采光|服务|位置|地段|质量|品质|配套|环境|交通|产品|口碑|视野|条件|户型|物业|信誉|性能|效果|设备|技术|我们|我司|本园区|价格|工艺|用料|材料|地理位置|通风|售后|专业|效率|收益|政策)(?:都|也|就|是|为|均)*$/;

/** 最舒心, 最暖心: the form 最 + …心 praises by what is felt, unless one worries by it. */
function feelingAt(form: string, at: number, rest: string): Claim | null {
  const found =
    /^(?:[\u4e00-\u9fff](?<![担关揪核中痛闹操忧伤用决信内重圆寒灰忍])心|惬意|温馨|安逸|自在|舒坦|愉悦|养眼)(?:$|的)/.exec(rest);
  if (
    !found ||
    !(goodsAfter.test(rest.slice(2)) || praiseBefore.test(clauseBefore(form, at, 30)) || isSellerSpeaking(form, at, at))
  )
    return null;
  return { start: at, end: at + 3, family: 'superlative', level: 'prohibited', confidence: 0.8 };
}

/** What is no praise behind 最, whoever speaks. */
const neutral =
  /^(?:常见|常用|重要|关键|基本|根本|主要|基础|需要|急需|紧缺|紧迫|普遍|典型|直接|严重|困难|艰难|艰苦|初的|后的|近的|终的|担心|关心|关注|缺乏|忙碌|传统|原始|直观|普通|简陋|落后|危险|复杂)/;

const praising =
  /^(?:彻底|拿手|到位|满意|讲究|用心|出色|好使|够用|地道|干净|扎实|细致|周全|爽快|解渴|提神|漂亮|时髦|气派|大气|上档次|有面子|省事|省力|轻松|快捷|厚实|结实|耐造|皮实|鲜美|香醇|好吃|好喝|好看|好用|走心|暖心|实在|厚道|透明|公道|仔细|高端|合适|全)(?:$|的|、)|^(?:适合|适宜|匹配|契合)[^，。；]{1,10}的[\u4e00-\u9fff]/;

/** 最 + any other adjective of two characters + what is sold: praise where the seller speaks to a customer. */
function openAt(form: string, at: number, rest: string): Claim | null {
  if (neutral.test(rest) || /^[\u4e00-\u9fff]{2}的(?:热情|态度|诚意|敬意|谢意|心意|姿态|状态|面貌|努力|祝福|问候)/.test(rest))
    return null;
  const isOfGoods = /^[\u4e00-\u9fff]{2}的/.test(rest) && soldNear.test(rest.slice(3)) && isSellerSpeaking(form, at, at);
  // 去油最彻底, 我们最拿手, 面积最合意: any adjective of two characters that blames nothing, where something is offered.
  const isPraise =
    praising.test(rest) ||
    (/^[\u4e00-\u9fff]{2}(?:$|的(?!是|就是|问题|毛病|事|地方|时候|部位|环节|工序|点))/.test(rest) && !blaming.test(rest));
  if (!isOfGoods && !(isPraise && isOffered(form, at, at))) return null;
  return { start: at, end: at + 3, family: 'superlative', level: 'prohibited', confidence: 0.7 };
}

/** …颁发“2025年度最佳供应商”证书，落款日期…: the giver, the year and the certificate are named. */
const certified = /颁(?:发|给|授)[^，。；“]{0,6}[“"《][^”"》]{0,6}20\d\d[^”"》]{0,24}$/;
/** 最头疼的漏油: what goods are to cure, no praise. */
const blaming =
  /^.{0,1}[怕愁烦疼痛难苦累差坏烂脏乱险慌恨厌忧忌缺伤危冷热忙远近少低短慢旧偏挤吵毒臭重急晚早新]|^(?:要命|初级|基础|底层|顶层|上面|下面|里面|外面|左边|右边|前面|后面|终的|前端|末端|常规|一般|薄弱|无助|失败|容易|可能|有可|关键|起码|多只|少要|迟不|新款|新版|新一|新到|后一|后几|终价|终解|终成|大限|小起|多可|高可)/;

const awarded = /(?:获评|荣获|获得|获|入选|授予|评为|荣登)[^，。；]{0,4}[“"《][^”"》]{0,24}$/;

const awardedAt = (start: number, end: number): Claim => ({
  start,
  end,
  family: 'superlative',
  level: 'exempt',
  confidence: 0.75,
  exemption: {
    article: '《广告绝对化用语执法指南》第六条第（六）项',
    why: [
      '如实说明何人在哪一年授予何种称号并有证书，是可以核实的事实；证书须备查。',
      'It names who gave the title, the year and the certificate: a fact that can be looked up; keep the certificate at hand.',
    ],
  },
});

const isDigitNear = (words: string) => /^[^。；]{0,5}\d/.test(words);

/** 最佳施工温度: a hint for use is exempt, the other innocent words are no claim. */
function hintAt(at: number, rest: string): Claim | null {
  const hint =
    /^佳(?:观赏|赏味|赏花|食用|使用|饮用|保存|存放|储存|施工|养护|浇筑|观测|[\u4e00-\u9fff]{0,4}(?:温度|湿度|浓度|用量|剂量|配比|水灰比|厚度|间距|深度|角度|比例|水温|时间|时机|时段|季节|距离|转速|压力|电压|粘度|期限?$))[^，。的]{0,4}/.exec(
      rest,
    );
  return hint && hintOf(at, at + 1 + hint[0].length);
}

const useBefore =
  /(?:加水|搅拌|涂|喷|刷|静置|浸泡|温度|浓度|用量|厚度|间隔|存放|冲泡|左右|时间|时)[^，。；]{0,12}(?:效果|口感|状态|性能)?$/;

const attitudeOf = (start: number, end: number): Claim => ({
  start,
  end,
  family: 'superlative',
  level: 'exempt',
  confidence: 0.8,
  exemption: {
    article: '《广告绝对化用语执法指南》第五条第（一）项',
    why: ['只表明服务态度、理念、文化或者愿望。', 'It states an attitude, a principle or a wish.'],
  },
});

function hintOf(start: number, end: number): Claim {
  return {
    start,
    end,
    family: 'superlative',
    level: 'exempt',
    confidence: 0.85,
    exemption: {
      article: '《广告绝对化用语执法指南》第六条第（二）项',
      why: [
        '只是使用方法、时间、保存期限等消费提示，不是对商品的评价。',
        'A hint for use, time or storage, not praise of the goods.',
      ],
    },
  };
}
