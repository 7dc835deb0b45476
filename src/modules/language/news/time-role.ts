import { patternGroup } from '../pattern-group.ts';
import type { Period } from './when.ts';

/** 2025年第二季度…集中开工活动在宣州区举行，: when it was held. */
const heldThen =
  /^[^，,。召举]{0,20}(?:集中开工|集中签约|集中竣工|集中投产|开工|签约|竣工)(?:活动|仪式)[^，,。]{0,12}[举召][行办开](?:[，,]|$)/;

/** What is asked about the words before a time, about its own and about those behind it. */
const [ofBefore, ofTime, ofAfter] = [patternGroup(), patternGroup(), patternGroup()];

const published = ofBefore.add(/(?:公示|公布|发布|认定|揭晓|评出)了?$/);
const against = ofBefore.add(
  /(?:^|[^同环对相占])比$|较$|相比于?$|(?:高于|低于)$|[比较][\u4e00-\u9fff]{2,3}(?:前|时|初期|之初)的$/,
);
const beyond = ofBefore.add(/(?:超过?|不及|赶上|逼近|追平|高出)了?$/);
const from = ofBefore.add(/(?:^|[^自])[从由自]$/);
const compared = ofBefore.add(/(?:较|比|同比|高于|低于|超过|相比于?|在)$/);
const beside = ofBefore.add(/[与同和]$/);
const amounts = ofBefore.add(/(?:相当于|等于|达到?|做到|完成|超过?|不足|不到|接近|占|是|为)了?$/);
const untilBefore = ofBefore.add(/排(?:产|期|单)?[到至]$/);
const plannedBefore = ofBefore.add(/排(?:产|期|单)?$/);

const whole = ofTime.add(/^(?:[去上前]年|20\d\d年)/);
const sinceThen = ofTime.add(/(?:以来|至今)$/);
const dayOf = ofTime.add(/\d[日号]$/);
const anyDay = ofTime.add(/[天日号]$/);
const months = ofTime.add(/[季月]度?$/);

const ofRank = ofAfter.add(/^度?(?:国家|省|市|全国|全省|全市)级?/);
const judged = ofAfter.add(/^[^，,。]{0,14}(?:评价|考核|评估|排名)(?:[，,中]|结果)/);
const basis = ofAfter.add(/^(?:的)?(?:基数|基础)/);
const rate = ofAfter.add(/^[\u4e00-\u9fff]{2,12}率/);
const planned = ofAfter.add(/^(?:预算|目标|计划|安排)/);
const which = ofAfter.add(/^(?:的)?第[\d一二三四五六七八九十]+[家个次批单笔宗条场座期]/);
const listed = ofAfter.add(/^度?的?[“《][^”》]{2,24}[”》](?:榜|名单|评选|评价|排名)/);
const level = ofAfter.add(/^[^，,;\d]{0,8}(?:相比|比较|持平)/);
const times = ofAfter.add(/^(?:同期)?的(?:近|约|超)?[\d.一二两三四五六七八九十]+倍/);
const part = ofAfter.add(/^(?:全年|同期)?的(?:近|约|超)?[\d.一二两三四五六七八九十]+(?:成|%|分之)/);
const named = ofAfter.add(
  /^(?:度)?[^，,。]{0,18}?(?:奖|表彰|优秀|先进(?!制造|封装|技术|材料)|十佳|十大|最具|名单|清单|目录|榜|成绩单|荣誉|考核|评价|评选|评估(?!值)|联席会议|工作会议|大会|(?:人才|科技|双创|活动|创新)周|[开闭]幕式|论坛|峰会|报告(?!显示|期)|白皮书|公报|政策(?!的)|施行|\d{2,3}强)/,
);
const aim = ofAfter.add(
  /^(?:的)?(?:主要)?(?:预期)?(?:目标(?!是|为|[:：]|[设拟确锁]?定[在为]|不变|(?:完成|实现|新增|出货|销售|引进|招引|营收|产值|产量|出口|销量|交付|突破|冲刺|达到|开工)(?!率|情况|进度|的))|任务|(?:计划|规划)(?=[的为是数]|目标|任务|$|[，,]))/,
);
const held = ofAfter.add(
  /^[^，,。召举在]{0,14}(?:签约会|签约仪式|签约活动|开工活动|集中开工|开工仪式|竣工仪式|联席会议|推进会|例会|调度会|年会|集中签约|集中投产)/,
);

export function roleOf(plain: string, floor: number, start: number, end: number): Period['role'] {
  const before = plain.slice(Math.max(floor, start - 6), start);
  const after = plain.slice(end, end + 16);
  const time = plain.slice(start, end);
  const [inBefore, inTime, inAfter] = [ofBefore.heldBy(before), ofTime.heldBy(time), ofAfter.heldBy(after)];
  // 公示2023年度省级绿色工厂, 根据去年“亩均效益”综合评价
  if (published.test(before, inBefore) && ofRank.test(after, inAfter)) return 'name';
  if (judged.test(after, inAfter) && /^(?:根据|按照?|据|在)$/.test(plain.slice(floor, start))) return 'name';
  if (against.test(before, inBefore) && !after.startsWith('以来')) return 'base';
  // 销售额17.9亿元，超过去年全年
  if (
    beyond.test(before, inBefore) &&
    /^(?:全年|同期|总量|水平)?(?:的?(?:总量|水平))?(?:[，,；;。]|$)/.test(after) &&
    whole.test(time, inTime)
  )
    return 'base';
  if (from.test(before, inBefore) && !/^(?:以来|起|开始|至今|[:，,])|^$/.test(after) && !sinceThen.test(time, inTime))
    return 'from';
  if (compared.test(before, inBefore) && basis.test(after, inAfter)) return 'base';
  // 当年签约当年开工率66.7%: part of what is measured.
  if (time.endsWith('当年') && rate.test(after, inAfter)) return 'name';
  // 为年初预算的100.3%: the plan made then.
  if (time === '年初' && planned.test(after, inAfter)) return 'name';
  // 今年第4家上市企业, 今年的“百强”榜: which one of that year.
  if (which.test(after, inAfter) && !dayOf.test(time, inTime)) return 'name';
  if (listed.test(after, inAfter)) return 'name';
  // 2025年是“十四五”收官之年
  if (before.endsWith('年是') && /20\d\d年是$/.test(plain.slice(Math.max(floor, start - 7), start))) return 'name';
  if (beside.test(before, inBefore) && level.test(after, inAfter)) return 'base';
  if (times.test(after, inAfter)) return 'base';
  // 相当于去年全年的四成, 已达去年全年的85%: what it is measured against.
  if (amounts.test(before, inBefore) && part.test(after, inAfter)) return 'name';
  // 生产排到2028年: how far the orders go.
  if ((time.startsWith('到') || time.startsWith('至') ? plannedBefore : untilBefore).test(before, inBefore)) return 'name';
  if (named.test(after, inAfter) && /^(?:19|20)\d\d年?度?$/.test(time)) return 'name';
  if (aim.test(after, inAfter) && !/^(?:19|20)\d\d年/.test(time)) return 'name';
  if (
    held.test(after, inAfter) &&
    !(months.test(time, inTime) && start === floor && heldThen.test(plain.slice(end, end + 40))) &&
    // 昨天集中签约12个项目: a day dates the act and is no part of a name.
    !anyDay.test(time, inTime)
  )
    return 'name';
  return /《[^》]{0,40}$/.test(plain.slice(Math.max(floor, start - 40), start)) ? 'name' : 'use';
}
