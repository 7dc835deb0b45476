import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { ofMembers } from '../region.ts';
import { isAdvance } from './advance.ts';
import { isOfClass } from './class-figure.ts';
import { isSumOfMany } from './sum-of-many.ts';

const stepTaken = ending(/\d[万亿][^，,；;。\d]{0,3}，(?:首次|历史性|成功|一举)+(?:突?破|跨过|跨越|迈过|站上|迈上|超过?)$/);
const stepBehind = opening(/^(?:大关|关口|台阶)/);

const skipped: ReadonlySet<string> = new Set(['floor', 'time', 'other']);

const grade = opening(/^级/);
const mark = opening(/^(?:大关|关口)，?(?:达|为|实现)/);
const reached = opening(/^(?:大关|关口|台阶|门槛)?，(?:达到?|为|实现|增至|升至)了?\d/);

const step = opening(/^台阶/);
const shares = opening(/^股/);
/** Words behind which even two things are counted. */
const countedOut = ending(/(?:各有|各|旗下|[共仅另又]有|只有|新增|关停|新建|[新再]上|再建|购置|[把将])$/);

/** 500平灵活分割, 3000方标准厂房: a space, whatever stands before. */
const spaceBehind = /^(?:的|左右|以上)?(?:可|灵活|自由)?(?:分割|分租|起租|整租|[标研办仓厂][准发公库房]|空间|楼|场地|车间|展厅)/;

const ordinal = opening(/^(?:届|代|期|级|折|点|面|线|排)$/);
const orderSign = ending(/第 ?$/);
const classBehind = opening(
  /^(?:以上|及以上|以下)的?(?:(?:有|达|共)\d|\d+[个家项])|^(?:以上|及以上|以下|级|规模以上)的?(?:[\u4e00-\u9fff]{0,6}(?:项目|企业|工程|产业|集群|订单|园区|设备|产值|岗位))/,
);

/** 超百亿元企业4户, 超50亿元的企业不少于15家: a class, and how many are of it. */
const classThenCount =
  /^的?(?:[\u4e00-\u9fff]{0,5}(?:企业|项目)|产业|集群)(?:总?数量?)?(?:[已共将]|总数|累计|分别)?(?:达到?|有|为|约|近|超过?|突破|不少于|不低于|力争|增至|增加到|增长到|扩大到|提高到|[从由](?:上?年初?的?)?)?\d|^的(?:[共已]?有|达)?\d+[家户个]/;

/** 增速超20%的有9家, 员工超千人的企业有3家: a class as well. */
const classByRate = /^(?:以上)?的(?:企业|项目|单位|园区)?(?:[共已]?有|达|共)?\d+[家户个]/;

const firmsBefore = ending(/其中[^，,]{0,4}\d{1,3}[家户个]$|\d{1,3}[家户个](?:企业)?(?:年)?(?:产值|营收|销售额|收入|估值|市值)$/);

/** Quantities of one text already looked at: several rules ask of the same. */
let judged: { plain: string; figures: Map<number, { quantity: Quantity; isFigure: boolean }> } = {
  plain: '',
  figures: new Map(),
};

/** Whether a quantity may be a figure of the news: no floor, span of time or bare number. */
export function isFigure(quantity: Quantity, plain: string): boolean {
  if (judged.plain !== plain) judged = { plain, figures: new Map() };
  const known = judged.figures.get(quantity.start);
  if (known?.quantity === quantity) return known.isFigure;
  const answer = mayBeFigure(quantity, plain);
  judged.figures.set(quantity.start, { quantity, isFigure: answer });
  return answer;
}

/** 综合指数185.6，比上年提高12.4；秀洲214.3: the same measure of others, and how far it went. */
const isIndexed = (plain: string, head: number, end: number) =>
  /^(?:[，,、；;。(（]|$|分?(?:紧随|次之|位?居|列|排))/.test(plain.slice(end, end + 3)) &&
  /(?:[；;、，,和]|其中)(?:[\u4e00-\u9fff]{2,6}|[较比][^，,；;。\d]{2,6}(?:提高|上升|下降|增加|回落|降低)了?)(?:为|达)?$/.test(
    plain.slice(Math.max(0, head - 16), head),
  ) &&
  /(?:指数|得分|总分|评分)[^，,；;。\d]{0,6}\d+\.\d/.test(plain.slice(Math.max(0, head - 90), head).replace(/^.*。/s, ''));

function mayBeFigure(quantity: Quantity, plain: string): boolean {
  const { dimension, han, high, unit, start, head, unitEnd } = quantity;
  if (skipped.has(dimension)) return false;
  // 容积率由0.8提高到2.6: some nouns are measured without a unit.
  if (dimension === 'bare' && unit === '分') return true;
  if (dimension === 'bare')
    return (
      (!han && /^\d+\.\d+$/.test(plain.slice(start, quantity.numberEnd)) && isIndexed(plain, head, unitEnd)) ||
      (!han &&
        /(?:容积率|收入比|倍差|系数|指数|得分|倍率|比值|总分|积分|参数(?:总?量|规模))[^，,；;。\d]{0,8}(?:[\d.]+[^，,；;。\d]{0,6})?$/.test(
          plain.slice(Math.max(0, head - 24), head),
        ) &&
        !/^[年月日个大条家]/.test(plain.slice(unitEnd, unitEnd + 1)))
    );
  // 企业每培养1名, “技工十条”: a rate, a title.
  const isOfEach = plain.slice(Math.max(0, head - 28), head).includes('每');
  if (isOfEach && dimension === 'count' && high === 1 && /每[^，,]{0,8}$/.test(plain.slice(Math.max(0, head - 10), head)))
    return false;
  if (
    unit === '条' &&
    /“[^”]{0,8}$/.test(plain.slice(Math.max(0, head - 9), head)) &&
    /^[^“]{0,6}”/.test(plain.slice(unitEnd, unitEnd + 8))
  )
    return false;
  // 2024 11/28: a day.
  if (dimension === 'share' && /20\d\d[ -]?$/.test(plain.slice(Math.max(0, head - 5), head))) return false;
  // 一市三省九座城市: those of the region, by their name.
  if (han && ofMembers.test(plain.slice(start, unitEnd + 2))) return false;
  // 页面浏览420万次: no figure of the news; 一度, 一亩地: words.
  if (
    unit === '次' &&
    /(?:浏览|阅读|点击|播放|转发|点赞)[量数]?(?:达|超|近|约|为|已)*$/.test(plain.slice(Math.max(0, head - 8), head))
  )
    return false;
  // 3M公司: a firm.
  if (unit === '米' && /^(?:公司|集团|中国)/.test(plain.slice(unitEnd, unitEnd + 2))) return false;
  // 16000箱集装箱船: what sort of ship.
  if (unit === '箱' && /^级?(?:双燃料|超大型|lng)*集装箱船/.test(plain.slice(unitEnd, unitEnd + 12))) return false;
  if (han && high === 1 && /^[亩度]$/.test(unit)) return false;
  if (isOfClass(quantity, plain)) return false;
  // 每3部影视剧: a rate.
  if (isOfEach && (dimension === 'count' || dimension === 'house') && plain[head - 1] === '每') return false;
  // 每卖出10块
  if (isOfEach && /每(?:卖出|生产|销售|出口)[^，,]{0,6}$/.test(plain.slice(Math.max(0, head - 12), head))) return false;
  // 每发出15件快递，就有1件: of so many.
  if (
    isOfEach &&
    /每[^\d，,年月日天周]{0,2}$/.test(plain.slice(Math.max(0, head - 3), head)) &&
    soManyOf.testAt(plain, unitEnd, unitEnd + 24)
  )
    return false;
  // 每周两班: so often.
  if (
    han &&
    /^(?:班|列|趟|班次|架次|航班)$/.test(unit) &&
    /每[天日周月](?:加密到|增至|开行|各)?$/.test(plain.slice(Math.max(0, head - 8), head))
  )
    return true;
  if (isRumour(plain, head, unitEnd)) return false;
  const before = plain.slice(Math.max(0, head - 12), head);
  // 每生产10辆车，就有4辆的座椅出自这里: so many of so many.
  if (isOfEach && before.endsWith('有') && ofSoMany.test(plain.slice(Math.max(0, head - 28), head))) return false;
  if (isAdvance(quantity, before)) return true;
  // 一家企业, 两个联盟: two things or one are words of the sentence; 各有两家, 旗下两家, 把两条产线: but not where they are counted out.
  if (han && (dimension === 'count' || dimension === 'house') && high < 3)
    return high === 2 && countedOut.test(before) && /^[家个条座项款台艘名人所套栋]$/.test(unit);
  const after = plain.slice(unitEnd, unitEnd + 20);
  // 机器人、新能源汽车四个产业: an apposition counts what was just named.
  if (
    han &&
    (dimension === 'count' || dimension === 'house') &&
    high < 10 &&
    !(quantity.bound === 'below' || quantity.bound === 'over') &&
    // 松江三家企业上榜, 四个项目集中开工
    !(
      dimension === 'count' &&
      /^[\u4e00-\u9fff]{2,6}?(?:集中|同时|双双|先后|当天|同日|分别)?(?:上榜|入选|入围|开工|签约|跟投|竣工|投产|落户|获奖|获评|中标|登榜|入驻|获批)(?![的前后会仪式])/.test(
        after,
      )
    ) &&
    !/(?:中标|收购|建设|建成|攻克|签约|新增|引进|成立|设立|拥有|共有|投产|开工|建有|新建|布局|形成|组建|投资|购置|有|对[\u4e00-\u9fff]{2,4})了?$/.test(
      before,
    ) &&
    !(/[与和同]$/.test(before) && /^[^，,]{0,12}(?:签|达成)/.test(after)) &&
    !(/^[座栋幢艘架台套]$/.test(unit) || (unit === '条' && /^[^，,]{0,12}(?:产线|生产线|航线|铁路|高速)/.test(after)))
  )
    return false;
  if (
    dimension === 'area' &&
    /^[平方]$/.test(plain.slice(quantity.numberEnd, unitEnd)) &&
    !(quantity.scale >= 1e4 && !/[土石水气木砂料油]方?[^，,；;。\d]{0,3}$/.test(before)) &&
    !/(?:厂房|仓库|办公|租|面积|场地|车间|空间|楼)[^，,；;。]{0,8}$/.test(before) &&
    !spaceBehind.test(after)
  )
    return false;
  // 四座电动飞机: how many it seats.
  if (
    han &&
    plain.charAt(unitEnd - 1) === '座' &&
    /^(?:电动|新能源|纯电|轻型)?(?:飞机|直升机|轿车|汽车|跑车|商务车|越野车|SUV)/i.test(after)
  )
    return false;
  // 一批超50亿元、10亿元的项目
  if (dimension === 'money' && before.includes('批') && /一批[^，]{0,8}$/.test(before)) return false;
  if (grade.test(after) || mark.test(after)) return false;
  // 增加值1012.4亿元，首次突破千亿元，: the step that the figure right before took.
  if (
    dimension === 'money' &&
    stepTaken.testAt(plain, Math.max(0, start - 18), start) &&
    /^(?:[，,；;。]|$)/.test(after) &&
    isRound(high)
  )
    return false;
  // 首次站上500亿元台阶，达到526亿元; 突破9800亿元，达9826.4亿元; 迈上3亿吨台阶
  if (reached.test(after) && /(?:跨过|迈上|迈过|站上|跃上|跨越|跨入|超过?|破)$/.test(plain.slice(Math.max(0, start - 12), start)))
    return false;
  // 总产值3015亿元，首次突破3000亿元关口: the step is told with the figure before.
  if (
    dimension === 'money' &&
    stepBehind.test(after) &&
    /\d[万亿]{0,2}[美欧]?元，(?:首次|成功|一举|历史性|再次)*(?:突破|跨过|跨上|迈上|站上|跃上|迈过|越过)$/.test(before)
  )
    return false;
  if (step.test(after) && /首次(?:迈上|站上|跃上|跨上)$/.test(before) && dimension !== 'money') return false;
  // 这54个项目: told before.
  if ((dimension === 'count' || dimension === 'house') && before.endsWith('这')) return false;
  // 前10名, 每10股: a scope.
  if ((dimension === 'count' && before.endsWith('前')) || (shares.test(unit) && before.endsWith('每'))) return false;
  // 在27个中心城市中, 1个链主+1个基金: a scope, a formula.
  if (
    before.includes('在') &&
    /^[\u4e00-\u9fff(（)）、]{2,14}(?:中|里)(?:[，,]|$|位)/.test(after) &&
    /(?:^|[，,。\s])?在[^，,]{0,8}$/.test(before)
  )
    return false;
  if (dimension === 'count' && (before.endsWith('+') || (after.includes('+') && /\+$|^[\u4e00-\u9fff]{1,4}\+/.test(after))))
    return false;
  // 距地铁站800米; 较上年前进9位
  if (dimension === 'length' && /距[离]?[^，,。]{0,12}$/.test(before)) return false;
  // 1-3人间, 4人桌: what kind it is.
  if (unit === '人' && /^[间座桌位份房床]/.test(after)) return false;
  // 产值超百亿元企业4户, 首家产值超10亿元的企业: a class of firms.
  if (
    dimension === 'money' &&
    ((classThenCount.test(after) && !isSumOfMany(before, plain, unitEnd)) ||
      (firmsBefore.test(before) && /[超过破逾]/.test(plain.slice(head, start))) ||
      (han && /\d[家户个][^，,\d]{0,10}(?:产值|营收|销售额|收入)[^，,\d]{0,4}$/.test(before)) ||
      (after.startsWith('的') &&
        ((/^的[^，,]{0,8}(?:企业|项目|机构|单位)/.test(after) &&
          /(?:^|[，,；;。:：])对[^，,]{0,24}$/.test(plain.slice(Math.max(0, head - 28), head))) ||
          /首[家个座条][^，]{0,10}$/.test(before))) ||
      ((before.includes('首') || before.includes('第')) &&
        /(?:首|第[一二三四五六七八九十\d]{1,3})[家个][^，\d]{0,3}$/.test(before) &&
        /^的?[^，,；;。\d]{0,6}(?:项目|企业)/.test(after)))
  )
    return false;
  if (
    (dimension === 'percent' || unit === '人') &&
    /^[的以]/.test(after) &&
    classByRate.test(after) &&
    (after[0] === '以' || /[超过破逾]/.test(plain.slice(head, start)))
  )
    return false;
  if (
    (unit === '轮' && (han || !/(?:开展|组织|完成|举办|排查|检查|培训|磋商)[^，,]{0,2}$/.test(before))) ||
    (ordinal.test(unit) && !(unit === '点' && /(?:指数|得分|总分)[^，,；;。\d]{0,6}$/.test(before))) ||
    (unit === '类' && (han || !/(?:涉及|覆盖|涵盖|包括|共)$/.test(before))) ||
    (unit === '次' && /届[^，]{0,3}$/.test(before))
  )
    return false;
  // 第3位, 2019年3号: an order, no count.
  if (orderSign.test(plain.slice(Math.max(0, start - 2), start))) return false;
  // 百亿级, 10亿元以上项目, 千人计划
  if (dimension === 'money' && classBehind.testAt(plain, unitEnd, unitEnd + 16)) return false;
  return true;
}

const soManyOf = opening(
  /^[^。；;\d每一两二三四五六七八九十]{0,18}(?:[就便里中]有[一两二三四五六七八九十百\d]{1,4}[\u4e00-\u9fff]|有[一两二三四五六七八九十\d]{1,3}[\u4e00-\u9fff](?:出自|来自|产自|源自))/,
);
const ofSoMany = ending(
  /每[^\d，,。；;每年月日天周]{0,2}[一两二三四五六七八九十百\d]{1,4}[^\d，,。；;每万年月日天周][^。；;\d每]{0,20}有$/,
);

/** 网传“将被以20亿元收购”, 对“拟募资50亿元”的传闻: what is only rumoured. */
function isRumour(plain: string, head: number, end: number): boolean {
  const before = plain.slice(Math.max(0, head - 32), head);
  if (before.includes('传') && /(?:网传|谣传|误传|传闻|传言)[^。；;，,]{0,28}$/.test(before)) return true;
  const after = plain.slice(end, end + 22);
  return (after.includes('传') || after.includes('谣')) && /^[^，,。；;]{0,16}[”"]?的(?:传闻|传言|谣言|网传)/.test(after);
}

const isRound = (value: number) => /^[1-9]0*$/.test(String(Math.round(value)));
