import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { markersIn, markersOf, standsAt, standsIn, startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import { type Article, wordsOf } from './article.ts';
import { countedEnd } from './noun-end.ts';
import { leadsNoun } from './noun-lead.ts';
import { hasRole, role, telling } from './role.ts';
import { toldLevel } from './told-level.ts';
import { withTrade } from './trade-meant.ts';
import type { Period } from './when.ts';

/** Roles of words that stand around what is measured and do not name it. */
const around =
  role.have |
  role.flow |
  role.reach |
  role.to |
  role.modal |
  role.each |
  role.lead |
  role.said |
  role.base |
  role.from |
  role.who;
const generic = opening(
  /^(?:[内里]|第[一二三四五六七八九十\d]{1,2}批次?|总数|总量|数量|总额|总计|规模|合计|其中|总和|总规模|个数|家数|达|共|总数量|累计|存量|体量|独占|独揽|包揽|这些|这批|上述|占|占了|占有|(?:这一|该|这[两三]个)(?:数字|数据|指标|数值|差距|规模|总量))$/,
);
/** Prepositions whose phrase stands before what is measured. */
const adverbial =
  /^.*(?:通过|为了|面向|围绕|依托|按照|根据|经过|受(?![访让益理聘灾托检调])|由于|随着|在[^，]{1,14}?(?:中|里|上|下|内|方面|领域))/;
/** Characters of which one stands in all that a rule of `tidyNoun` cuts off or puts right; most nouns hold none of them. */
const marked = markersOf('通为面围依按根经受由随在', '上', '包', '时历', '获捐使', '等(（', '吸每元', '”');
const [ofLead, ofPlace, ofKinds, ofTime, ofGift, ofRow, ofMeasure, ofQuote] = [1, 2, 4, 8, 16, 32, 64, 128];
const head = opening(
  /^(?:同[日天](?=$|有)|定下|瞄准|剑指|冲刺|打算(?:再|年内再?)?|准备再|我们(?:自己|公司)?的?(?:现在|要(?![素点求])|已经?|也)?(?=[\u4e00-\u9fff]{2})|与(?!会)|业内(?:人士)?(?:(?:一般|普遍|多数?)(?:都?认为)?|都?认为)(?=[\u4e00-\u9fff]{3})|[—的了、和及以并而也，,:：\s“”"·]|能(?=[引带吸创实新增拉])|(?:像?这样|类似|此类)的?(?=[\u4e00-\u9fff]{2})|我[省市区县镇乡](?=[\u4e00-\u9fff]{3})|各类|各种|各级|相关|一批|其中|总共|一共|同期|全市|全区|全县|全省|全国|全域|[园区市县省场馆厂][内里]|[镇村街岛](?:上|里)|着(?![色陆装力眼重手])|(?:[双两]省|三省一市)(?![间共联协合域毗交])|\d{1,3}个(?:设区市|地级市|区县|县区|市县|街镇|镇街|乡镇|街道|[市县区镇乡])(?![内场域长级])|链上|会上|里|每年|这?(?:意味|标志)着|这[个家座片][^，,的]{0,20}的(?=.{2})|如今|当年|[此本这][次轮]|把|这里的?|该项目|仅|却(?!步)|还(?!款|贷)|均(?!价)|都(?!市)|则|又|再(?!生|制造|贷款|融资)|已|将|可能会?|可(?!能|再生|降解|穿戴|转债|回收|支配|比)|现(?!代|货|金|价|浇)|所(?![得属])|等(?!级)|[一两二三四五六七八九十\d]{1,3}年前|一口气|一次性(?!补|奖|资|投)|一举|只有|仅有|(?:更新|改造|扩建|升级|搬迁)后(?=[\u4e00-\u9fff]{2})|较(?=新增|增加|多)|原来(?:只有|仅有)?|[一二两三四五六七八九十\d]{1,3}(?:天|小时|个月)就|当地(?=带来|创造|贡献)|[一两二三四五六七八九十\d]{1,3}(?:天|小时|个月)里|为(?:当地|我[市区县省]|全[市区县省])(?=带来|创造|贡献|提供|新增)|(?:要|拟)(?=建设?|新建|装|引进|投入|投|交付)|[两三四五六七八九十]个(?=(?:计划)?总?投资)|[本该上]届(?=(?:展览|展示|参展|布展|观众|展商|成交|意向|签约|总)[\u4e00-\u9fff]*)|含(?=(?:专业|境外|海外|外籍)[\u4e00-\u9fff]{2,})|目标(?=出货|产值|营收|销售|产量|销量|实现|撬动)){1,12}/,
);
const foot = ending(
  /(?:[的了、和及与，,:：\s“”"(（]|(?<=[会盟业家校位群台地构户司店])现|悉数|全部|全数|数量|个数|家数|户数|虽然?|却|则|又|更|竟|将|(?<=.{2})(?<![主需重次首必纪摘概])(?:[只还不]|可能)?要|(?<=[楼房厂区园馆站])组成|(?<=的(?:项目|企业|人数|金额|数量))是|(?<=[收入润税资值额量]|项目|企业)有|(?<=[户人数量额资值])只?占|以|(?<![雷马])达|为|约|可能会?|相比|[一总]?共|人民币|(?<=[值额量率])都|(?<![亩户人笔])均|已|仅|就|逾|超|近|总计|合计|累计|分别|预计|也|只有|多达|高达|达到|冲到|冲上|升到|降到|增到|提到|做到|翻到|迈向|冲刺|由此|(?:坐落|分布|生活|活跃|聚居|汇聚|云集|居住|停泊|矗立|生长|保存|陈列|集聚|聚集)着|每平方米|每平米|放宽[至到]|最高可|每公斤|每吨|每度|每千瓦时|每立方米|每年|每月|每天|每日|连续[一两二三四五六七八九十\d]{1,3}[年季月]|(?<=[率量额值数度比期耗本价]|能力)[可能]|能够|可望|有望|一度|(?<=[率比度])动态|(?<=[额量率值数价入])才|还剩|只剩|仍|反|此?定格|(?<=[率量额值度])[一二两三四五六七八九十\d]{1,2}(?:年|个月|天)){1,12}$/,
);

const aside = /\((?:(?:含|不含|包括|其中)[^()]{1,12}|gdp)\)$/;

/** The words before a figure without times, verbs and particles: what it measures. Empty where nothing of that is said. */
export function nounBefore(article: Article, from: number, until: number, periods: readonly Period[]): string {
  const { tokens, plain } = article;
  // 重大项目(含增资)330个: what is counted with them.
  const to = plain[until - 1] === ')' ? until - (aside.exec(plain.slice(from, until))?.[0].length ?? 0) : until;
  let words = '';
  let at = from;
  const take = (end: number) => {
    if (end > at) words += wordsOf(article, at, end);
  };
  for (let i = firstFrom(tokens, from); i < tokens.length && tokens[i]!.start < to; i++) {
    const token = tokens[i]!;
    if (token.start < at) continue;
    const period = periods.length > 0 ? periodAt(periods, token.start) : undefined;
    if (period) {
      take(Math.max(at, period.start));
      at = Math.max(at, period.end);
      continue;
    }
    const isVerb =
      token.kind === 'word' &&
      token.end <= to &&
      (hasRole(token, around) ||
        (hasRole(token, role.make) && (words === '' || at === token.start) && isOpen(plain, token.start, from)));
    if (!isVerb) continue;
    // 拥有量, 贡献率, 占地: the verb is the first part of a noun; 在手订单, 在研项目: so is 在.
    // 签约项目47个: what is counted is no one who is meant.
    if (
      (token.word === '在' &&
        /^(?:[手研建租库线册校岗编营产途售孵]|园(?![区内里]))/.test(plain.slice(token.end, token.end + 2))) ||
      (hasRole(token, role.who) &&
        !/^[全该本其]/.test(token.word) &&
        isCounted.test(plain.slice(token.end + (plain.startsWith('园区', token.end - 1) ? 1 : 0), to))) ||
      // 重大项目新开工38个: what was counted.
      ((token.word === '项目' || token.word === '企业') && token.start > at && isDoneNew.test(plain.slice(token.end, to))) ||
      (token.word.endsWith('集群') && plain.startsWith('党委', token.end)) ||
      // 项目清单12项, 项目库
      (token.word === '项目' && listOfThem.testAt(plain, token.end, token.end + 2)) ||
      // 实现数字经济核心产业增加值: a word of its own.
      (standsAt(measures, plain, token.end) && !measuredWord.testAt(plain, token.end, token.end + 2)) ||
      // 人才基金规模: of which kind of fund.
      (token.word === '基金' && token.start > at && sizeOfFund.testAt(plain, token.end, token.end + 4)) ||
      (token.word === '从' && plain[token.end] === '业') ||
      // 利润再投资占比
      (token.word === '再' && again.testAt(plain, token.end, token.end + 2)) ||
      // 自动化率, 加权平均利率, 孵化器平均租金
      (token.word === '自' && selves[plain.charCodeAt(token.end)] === 1) ||
      // 产值超百亿元企业4户: a class of firms.
      (token.word.startsWith('超') && ofClass.test(plain.slice(token.end, to))) ||
      (token.word === '平均' && averaged.test(plain.slice(token.end, token.end + 3))) ||
      // 亩均增加值, 加计扣除额
      (token.word === '均' && each.test(plain.slice(Math.max(0, token.start - 2), token.start))) ||
      leadsNoun(token, tokens[i + 1], plain) ||
      // 实有经营主体27.46万户, 在册企业612家
      token.word === '实有' ||
      token.word === '在册' ||
      // 六大集群产值占比
      (token.word === '集群' && /大(?:产业)?$/.test(plain.slice(token.start - 3, token.start))) ||
      // 华为、联想三家企业主营业务收入
      (token.word === '为' && plain[token.start - 1] === '华') ||
      (token.word === '计' && plain.charAt(token.start - 1) === '加') ||
      (hasRole(token, role.have) &&
        token.word === '有' &&
        /[\u4e00-\u9fff]$/.test(words) &&
        /^[\u4e00-\u9fff]{2}/.test(plain.slice(token.end, token.end + 2)) === false)
    )
      continue;
    take(token.start);
    at = token.end;
  }
  take(to);
  const tidy = tidyNoun(words);
  const noun = tidy.endsWith('规模') ? tidy.replace(raisedBy, '') : tidy;
  return mayMean[noun.charCodeAt(0)] === 1 ? withTrade(article, noun, to) : noun;
}

function periodAt(periods: readonly Period[], at: number): Period | undefined {
  for (const period of periods) if (period.start <= at && period.end > at) return period;
  return undefined;
}

/** 人才基金|总规模 */
const sizeOfFund = opening(/^(?:总|首期|目标|认缴|募集)?规模/);
/** 三地联合出资的|成果转化基金规模: who raised it says nothing of how much there is. */
const raisedBy =
  /^[\u4e00-\u9fff、]{0,16}?(?:出资|设立|组建|发起|募集|共建)的(?=[\u4e00-\u9fff]{2,10}基金(?:总|首期|目标|认缴|募集)?规模$)/;

/** 该产业, 这一行业: what may open a trade told before. */
const mayMean = startersOf('该这此');
/** 人均, 笔均, but 三笔均. */
const each = /[亩户人]$|(?:^|[^\d一二两三四五六七八九十几每各])[笔单件店次]$/;
const again = opening(/^(?:投资|制造|贷款|融资|担保|保险|利用)/);
const selves = startersOf('动主有营研产贸愿由建然');
const ofClass =
  /^[\d.一两十百千万]{0,6}(?:[万亿]?[美欧]?元|亿)的?[\u4e00-\u9fff]{0,6}(?:企业|项目|产业|集群|园区|产品|品牌|单品)(?:总?数量?)?/;
const averaged = /^(?:租金|利率|月薪|工资|薪酬|年龄|单价|价格|房价|售价|成本|时长|成交|电价|水平|容积|得分|收入|融资|规模)/;

/** What may stand between a noun that is counted and its number. */
const isCounted = /^(?:[\s:”]|总数|数量|[一总]?共计?|合计|累计|总计|已|有|达到?|仅|约|近|超过?|逾|为|增至|增加到)*$/;

const listOfThem = opening(/^(?:清单|库|池|包)/);
const isDoneNew =
  /^新?(?:签约|开工|动工|投产|竣工|引进|落地|入驻|入库|招引|落户|建成|上榜|获评)(?:[\s:]|共计?|合计|累计|已|有|达到?|仅|约|近|超过?|逾|为)*$/;

/** Whether a verb opens what is told: nothing but particles stand before it. */
function isOpen(plain: string, at: number, from: number): boolean {
  return /^(?:[，、已将了和及并\s]|累计|共|新|可|再|还)*$/.test(plain.slice(from, at)) || plain.charCodeAt(at - 1) < 0x4e00;
}

/** Cuts particles off both ends of a noun and the adverbial phrase before it. */
export function tidyNoun(words: string): string {
  const marks = markersIn(marked, words, 0, words.length);
  let noun = marks & ofLead ? words.replace(adverbial, '') : words;
  // 链上党组织通过单独建、联合建等办法增至15个: by what means.
  if (marks & ofLead && byMeans.test(words)) noun = byMeans.exec(words)![1]!;
  // 招聘会上达成就业意向: where it was.
  if (marks & ofPlace) noun = noun.replace(/^[\u4e00-\u9fff]{2,10}(?:会|仪式|活动)上(?=.{2})/, '');
  // 首批成员包括产业园区6家: of the kinds that are listed.
  // 首批成员单位包括甲公司、乙集团等21家: but of the whole, where some of it is named.
  if (marks & ofKinds)
    noun = noun.endsWith('等')
      ? noun.replace(/(?<=.{2})(?:包括|包含|囊括).*$/, '')
      : noun.replace(/^.*(?:包括|包含|囊括)了?(?=.{2})/, '');
  // 这款药历时六年、累计投入研发费用: how long it took.
  if (marks & ofTime) noun = noun.replace(/^.{0,10}?(?:历时|耗时|用时|历经)[^、，]{1,6}[、，]?(?:累计)?(?=.{2})/, '');
  if (marks & ofGift) {
    // 从银行获得贷款5000万元: from whom it is.
    if (noun.includes('获')) noun = noun.replace(/^[^，]{2,10}(?:获得|获批|取得)(?=(?:贷款|授信|融资|投资|补助|奖励)$)/, '');
    // 他们立即带头向某镇小学捐赠8万元: to whom it was given.
    noun = noun.replace(/^.*(?:向|为)[^，,]{2,20}(?=捐[赠资款]$)|^[^，,]{0,8}(?:带头|立即|慷慨|踊跃)(?=捐[赠资款]$)/, '');
    // 该技术使能耗降低: what makes it so.
    noun = noun.replace(making, '');
  }
  for (let turn = 0; turn < 3; turn++) {
    const cut = foot.cut(head.cut(noun));
    if (cut === noun) break;
    noun = cut;
  }
  // 按20%给予补助, 要对1918亩土地…: nothing is said of what is measured.
  // 云签约让7个项目落户: nor what brought it about.
  if (noun === '按' || noun === '要对' || cause.test(noun)) noun = '';
  // 安排了芯片公司58家
  if (noun.charAt(2) === '了') noun = noun.replace(/^([\u4e00-\u9fff]{2})了(?=[\u4e00-\u9fff]{2})/, '$1');
  if (marks & ofRow) {
    // 清陶能源、沪光汽车等优质企业: what kind the named are of.
    if (noun.includes('”等')) noun = noun.replace(/^.*”等(?=.{3})/, '');
    if (noun.includes('等')) noun = noun.replace(named, '');
    // 协调外景用地、食宿等事项: what kind they are of.
    if (noun.includes('等') && noun.includes('、')) noun = noun.replace(listed, '$1');
    // 规模以上企业(不含军工): an open bracket is closed.
    if ((noun.includes('(') || noun.includes('（')) && /[(（][^)）]*$/.test(noun)) noun += noun.includes('（') ? '）' : ')';
  }
  if (marks & ofMeasure) {
    // 第十六届门业博览会吸引参展商: what came to it.
    if (noun.includes('吸引'))
      noun = noun.replace(
        /^.*[会展赛节](?:共|已|现场)?吸引(?:了)?(?=.{2})|^(?:共|已|现场)?吸引(?:了)?(?=[^，,]{0,8}(?:参展商|展商|观众|嘉宾|客商|采购商|选手)$)/,
        '',
      );
    // 实验室每平方米每天租金1.1元
    if (noun.includes('每')) noun = noun.replace(/每(?:平方米|平米|天|日|月)(?=每|租金|房租)/g, '');
    // 产值超百亿元的企业
    if (noun.includes('元的')) noun = noun.replace(/元的(?=企业|项目|产业|集群)/, '元');
  }
  // 累计参与146项: a word, and nothing that joins.
  if (noun.endsWith('参')) noun += words.includes('参数量') ? '数量' : '与';
  else if (noun.endsWith('涉') || (noun.endsWith('惠') && words.includes('惠及'))) noun += '及';
  else if (noun.endsWith('签')) noun += '约';
  // “四上”企业: the first half of the quotes belongs to the name.
  if (marks & ofQuote && noun.includes('”') && !noun.includes('“')) noun = `“${noun}`;
  else if (marks & ofQuote && words.endsWith('”') && !noun.includes('”') && /[\u4e00-\u9fff]“[^“]{1,8}$/.test(noun)) noun += '”';
  return noun.length > 44 ? noun.slice(-44) : noun;
}

const byMeans = /^([\u4e00-\u9fff“”]{3,}?)通过[^，,]{2,}等(?:办法|方式|途径|形式|举措|渠道|手段|措施|模式)$/;

const cause = ending(/(?<![谦转礼出])让$/);

/** Names in a row before 等 and the word for all of them. */
const named =
  /^(?:[^，,；;]{2,24}、)?[^，,；;、]{2,16}等(?=(?:一批)?(?:优质|知名|龙头|重点|骨干|头部|领军|代表性?|链主|各类|上下游|配套|中外|国内外|世界|跨国|创新型?|高新技术|科技型?|上市)[\u4e00-\u9fff]{0,6}(?:企业|公司|机构|品牌|项目|平台|院所|高校)(?:数量?|总数)?$)/;

const making = /^[^使]{2,14}[^大天特公即促驱行]使得?(?![用命节馆者领]|能(?!耗|效))(?=.{2})/;

const listed =
  /^(?:(?:帮助|推动|服务)(?:企业|群众)?)?((?:牵头)?(?:解决|组织|开展|协调|化解|收集|推出|举办|引进|建成|提供|建设)?)[^，]{2,12}、[^，]{1,24}等(?=[\u4e00-\u9fff]{2,6}$)(?!产业|行业|企业|领域|地|区)/;

export const isGeneric = (noun: string) => noun === '' || generic.test(noun);

const behindStops = telling | role.make | role.do | role.lead;
const measures = startersOf('量率额值数度');
const isNetwork = opening(/^[3-6]g/);
const measuredWord = opening(/^(?:数[字据智控码]|度[假过]|量[子产]|值[班得]|额外)/);
const stopCharacters = startersOf('在以由对为于从将被把并已来向与共里');

/** What is counted behind a figure: 16个|产业联盟, 2.5亿元|B轮融资; empty where no noun stands there. */
export function nounBehind(article: Article, quantity: Quantity, limit: number): { noun: string; end: number } {
  const { plain, tokens, starts } = article;
  let from = quantity.end;
  // 10个左右项目
  if (plain.startsWith('左右', from) && from < limit) from += 2;
  if (plain[from] === '的') from++;
  // 低噪音、长寿命、高精密汽车轴承: what it is like comes before what it is.
  from += virtues.execAt(plain, from, Math.min(limit, from + 24))?.[0].length ?? 0;
  let end = Math.min(limit, from + 24);
  const quoteEnd = plain[from] === '“' ? from + plain.slice(from, from + 20).indexOf('”') : -1;
  for (let i = firstFrom(tokens, from); i < tokens.length && tokens[i]!.start < end; i++) {
    const token = tokens[i]!;
    // 521家“倍增计划”试点企业: what stands in quotes is part of the noun.
    if (plain[from] === '“' && token.start < quoteEnd) continue;
    const isStop =
      token.kind === 'time' ||
      // 3个百亿级产业集群, 8栋3层厂房: how large they are is part of what they are called.
      (token.kind === 'quantity' &&
        !(
          token.start === from &&
          (plain[token.unitEnd] === '级' || token.dimension === 'floor' || isNetwork.testAt(plain, from, from + 2))
        )) ||
      (token.kind === 'mark' && !'“”"·-+'.includes(token.mark)) ||
      (hasRole(token, behindStops) &&
        !isPartOfNoun(plain, token.start, token.end, from) &&
        !isOfRound(plain, token.start, token.end));
    if (!isStop) continue;
    end = token.kind === 'quantity' ? Math.min(token.head, token.start) : token.start;
    break;
  }
  for (let at = from + 1; at < end; at++)
    if (starts[at] && starts[at + 1] && stopCharacters[plain.charCodeAt(at)]) {
      end = at;
      break;
    }
  // 下设7个党支部的新材料产业链党委: whose they are.
  const owner =
    quantity.dimension === 'count' && holding.testAt(plain, Math.max(0, quantity.head - 5), quantity.head)
      ? ownerBehind(article, from, end)
      : -1;
  if (owner >= 0) end = owner;
  // 1340家企业面向海内外推出岗位: whom it is for is none of them.
  const towards = standsIn(towardsStarts, plain, from + 2, end) ? plain.slice(from + 2, end).search(towardsWhom) : -1;
  if (towards >= 0) end = from + 2 + towards;
  // 37家企业带来62项技术需求: what they bring is counted next.
  const brought = standsIn(bringingMarks, plain, from + 2, end) ? plain.slice(from + 2, end).search(bringing) : -1;
  if (brought >= 0) end = from + 2 + brought;
  end = countedEnd(plain, quantity, from, end);
  const tidy = tidyNoun(wordsOf(article, from, end));
  const noun = standsIn(whereMarks, tidy, 0, tidy.length) ? tidy.replace(whereCounted, '') : tidy;
  // 16条市级、33条县级重点产业链: what both are.
  const both =
    noun.endsWith('级') && /^(?:国家|[省市县区镇])级$/.test(noun) ? ofLevels.execAt(plain, end, end + 28)?.[1] : undefined;
  if (both) return { noun: `${noun}${both}`, end };
  return noun.length < 2 || noThing.test(noun) ? { noun: '', end: quantity.end } : { noun, end };
}

const virtues = opening(/^(?:[高低长轻超强][\u4e00-\u9fff]{1,3}、){1,3}(?=[高低长轻超强][\u4e00-\u9fff]{4,})/);

/** Where those are that are counted, or what they come from: 12家企业|来自…, 8个项目|中. */
const whereCounted =
  /(?<=.{3})[中里内]$|(?<=.{3})之一$|(?<=链)上(?:建起|建立|组建|成立|设立)?了?$|(?<=.{2})(?:来自|落子|花落|分布在?|涉及|覆盖|涵盖|囊括|横跨|包括|登台|[中里](?:评|选|遴选|决|胜|脱颖而)出).*$/;
const whereMarks = startersOf('之中里内上来落分涉覆涵囊横包登');
const noThing = opening(
  /^(?:[以之及左右]|内(?![资外需容陆贸销蒙科燃存生部])|排(?:[在名位]|第)|分[列居]|居(?:[首前]|第|全[国省市区])|位列|[名位]居|居榜|紧随|次之|垫底|殿后|蝉联|领跑|领先|力压|反超)/,
);

const ofLevels = opening(
  /^、\d{1,4}[个条家项](?:国家|[省市县区镇])级([\u4e00-\u9fff]{2,8}?)(?=$|[，,。；;、上中内里的\d]|建|入)/,
);
const holding = ending(/(?:覆盖|下设|涵盖|吸纳|拥有|集聚|汇聚|联合|整合|设有)了?(?:近|约|超)? ?$/);
const owners = ending(/(?:党委|党总支|联盟|协会|商会|学会|工会|联合会|集群|研究院|联合体)$/);

/** Where 的 stands between what is counted and the body whose it is (覆盖14家企业的某某产业链党委); -1 where none does. */
function ownerBehind({ plain, starts }: Article, from: number, end: number): number {
  const at = plain.slice(from, end).indexOf('的', 2);
  return at > 0 && starts[from + at] && starts[from + at + 1] && end - from - at > 4 && owners.testAt(plain, from + at + 1, end)
    ? from + at
    : -1;
}

/** 以11家上榜企业连续26年居首: so is how it ranks no part of what is counted. */
const towardsWhom =
  /(?:摸底|排摸|调研|调查|抽样|监测)[\u4e00-\u9fff]{0,4}$|面向|围绕|依托|通过(?!率)|按照|根据|拿到|领到|用上|走出|搬进|(?<=.{2})(?:位次|排名|名次)$|纳入|编入|(?:^|(?<=项目|企业|单位|机构))参加$|给予(?=$|[支扶重])|(?:专项|专门|全部)?用于|(?<=党组织|支部|企业|单位|机构)(?:组成(?!部分)|发起(?!人|单位|方)|带动|成为)/;
const towardsStarts = startersOf('面围依通按根拿领用走搬摸排调抽监组发带成纳编给予专用全位排名参');
const bringing =
  /带来(?!的)|发展势头|(?:计划)?总投资|投资总额|进行了|(?:提供|推出|发布|拿出|释放)(?=[\u4e00-\u9fff]{0,6}(?:岗位|职位|需求|名额|席位|展品|新品|成果)(?:$|[\d近约超逾]))|[分位稳高名]?[居列](?=[首第全前]|[一二三四五六七八九]、)|连续(?:$|(?=[\d一二三四五六七八九十两多]))/;

const bringingMarks = startersOf('带总进提推发拿释居列连');

/** 1.2亿元战略投资, 8000万元A轮投资 */
const isOfRound = (plain: string, start: number, end: number) =>
  end - start === 2 &&
  plain.startsWith('投资', start) &&
  /(?:战略|股权|天使|轮|风险|产业)$/.test(plain.slice(Math.max(0, start - 2), start));

/** 投资项目, 服务平台, 发布会: a verb that opens a noun. */
function isPartOfNoun(plain: string, start: number, end: number, from: number): boolean {
  const behind = plain.slice(end, end + 2);
  return (
    start === from ||
    // 12家龙头企业党|组织
    (plain[start - 1] === '党' && plain.startsWith('组织', start)) ||
    // 五分之一的外贸出口
    (/^(?:出口|进口|投资|消费|支出)$/.test(plain.slice(start, end)) && /^(?:$|[，,。；;、])/.test(behind)) ||
    /^(?:项目|平台|企业|中心|机构|资金|基金|需求|成果|单位|岗位|人员|人才|工程|面积|机|商|券|点|站|村)/.test(behind)
  );
}

const isCounting = /[数量次]$|人数|户数|(?:得|总|评)分$/;
const ofSum = ending(/(?:融资|出口|进口|签约|成交|订单|出资|募资|净增|捐赠|捐资)$/);
const carried = ending(/(?:发运|装载|运送|运输|发送|到发|承运|装卸|吞吐)$/);

/** The name of an indicator for a level: counts get 数, areas 面积, sums of acts 额. */
export function nameLevel(noun: string, { dimension, unit }: Pick<Quantity, 'dimension' | 'unit'>): string {
  if (noun === '') return '';
  const told = toldLevel(noun, { dimension, unit });
  if (told !== null) return told;
  if (unit === '标箱' && carried.test(noun)) return `${noun}标箱数`;
  if (dimension === 'count' || dimension === 'house') {
    if (isCounting.test(noun)) return noun;
    if (unit === '人次') return `${noun}人次`;
    if (unit === '期') return `${noun}期数`;
    if (unit === '人' && /[就从]业$/.test(noun)) return `${noun}人数`;
    return `${noun}数`;
  }
  if ((dimension === 'area' || dimension === 'mu') && !/面积|占地$/.test(noun)) return `${noun}面积`;
  if ((dimension === 'area' || dimension === 'mu') && noun.endsWith('占地')) return `${noun}面积`;
  if (dimension === 'money' && ofSum.test(noun)) return `${noun}额`;
  return noun;
}
