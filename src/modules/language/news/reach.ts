import { ending } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { firstFrom } from '../token.ts';
import { isMonth } from './carry.ts';
import type { Reading } from './measure.ts';
import { isGeneric, tidyNoun } from './noun.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';

const forYears = ending(/(?:常年|长年|长期)(?:保持|稳定|维持)?在?$/);

/** Whether the time of the sentence holds for a figure in a later clause. */
export function reaches(
  { article, sentence, clause, story, name }: Scene,
  reading: Reading,
  quantity: Quantity,
  from: number,
  to: number,
): boolean {
  const { plain, tokens } = article;
  const period = story.period!;
  const words = plain.slice(clause.start, quantity.start);
  // A point of time and a plan hold for all that is told of them.
  if (story.isForecast && isPast.test(period.words)) return false;
  // 11月末封顶，建面22万平方米; 目标规模50亿元: what it is or is to be.
  if (reading.kind === 'level' && isPoint.test(period.words) && isBuilt.test(words)) return false;
  if (reading.kind === 'level' && words.startsWith('目标') && /^目标(?:总|募集)?(?:规模|金额)/.test(words)) return false;
  // 今年再建800套，入住率常年在95%以上
  if (reading.kind === 'level' && period.kind !== 'now' && forYears.test(words)) return false;
  // 由86家发展到如今的193家，累计办70场: a total is of no such day.
  if (period.kind === 'now' && /^(?:如今|现在)$/.test(period.words) && plain.startsWith('累计', clause.start)) {
    story.period = null;
    return false;
  }
  // 目前在手订单1280架，一期设计年产能500架: as it was planned.
  if (reading.kind === 'level' && words.includes('设计') && /设计(?:年|月|日)?(?:产|吞吐|处理)/.test(words)) return false;
  // 上月底竣工，占地420亩: the day of the act is not that of what is there.
  const isOfAct = story.reach === 'act' && isMonth(period) && period.kind === 'now';
  if (
    period.kind === 'now' &&
    !(isOfAct && reading.kind === 'level' && /^(?:占地|建有|设有|总投资|建筑)/.test(plain.slice(clause.start, clause.start + 3)))
  )
    return true;
  // 今年3月竞得用地，将建设…: a plan is not of the time of the act.
  if (story.isForecast) {
    // 本周签约，双方将建设…, but 本月将有5个项目竣工，新增…
    const isPlanned =
      /[下明]/.test(period.words) ||
      (/^本/.test(period.words) && clause.start - period.end < 3) ||
      story.drafts.at(-1)?.observation.status === 'forecast';
    const isActs = period.kind === 'month' && story.hasAct && period.start >= sentence.start && !isPlanned;
    // 将于下月动工，新建厂房8万平方米，可容纳企业20家: what there will be.
    if (
      isMonth(period) &&
      period.start >= sentence.start &&
      reading.kind === 'level' &&
      /^(?:新建|可容纳|可提供|可满足)/.test(plain.slice(clause.start, clause.start + 3))
    )
      return false;
    return !(isActs && /将|拟|预计|可/.test(plain.slice(clause.start, quantity.start)));
  }
  const isSpan = period.kind === 'span' || period.kind === 'years';
  const isDone = hasRole(tokens[firstFrom(tokens, from)], role.do | role.flow | role.make);
  const isCount = quantity.dimension === 'count';
  const isLevel = reading.kind === 'level';
  // 一期今年实现产值4.6亿元；二期总投资12亿元: what a thing is, told of for itself.
  if (
    isLevel &&
    plain.charAt(clause.start - 1) === ';' &&
    /^(?:[一二三四]期|项目)(?:项目)?(?:计划)?总投资$/.test(words.replace(/[达约超近]$/, ''))
  )
    return false;
  if (isLevel && (isStock.test(words) || (isSpan && isYearly.test(reading.noun) && !/[前后]$/.test(period.words)))) return false;
  // 产品出口38个国家: where it sells.
  if (
    isLevel &&
    isCount &&
    /^(?:产品|出口|业务|服务)?[^，,]{0,4}(?:出口|遍及|远销|覆盖|销往|畅销)/.test(plain.slice(clause.start, clause.start + 10)) &&
    /^[^，,]{0,3}个?(?:国家|省|地区|城市)/.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 4))
  )
    return false;
  // 去年营收32亿元，员工2600人
  if (isLevel && isCount && !isDone && /^(?:year|months?|years)$/.test(period.kind) && isStaff.test(reading.noun)) return false;
  // 研发费用1.12亿元，拥有发明专利87项: what is held is not of a year's work.
  if (isLevel && isCount && !isSpan && isKept.test(words) && !story.isBare) return false;
  // 今年以来，新增28家，累计588家: all there are.
  if (
    isLevel &&
    (!isSpan || isNew.test(plain.slice(period.end, clause.start))) &&
    !/^(?:money|energy)$/.test(quantity.dimension) &&
    isTotal.test(words)
  )
    return false;
  // 当月获批上市，这款药历时六年、累计投入5.2亿元: over all that time.
  if (
    isLevel &&
    (isMonth(period) || period.words === '当月') &&
    /(?:历时|耗时|用时|历经)[^，,]{2,8}[，,、]?(?:累计|共|总共)[^，,]{0,12}$/.test(
      plain.slice(Math.max(sentence.start, quantity.start - 40), quantity.start),
    )
  )
    return false;
  // 成立一年来，选派148人；全市产值突破450亿元: behind a semicolon others are told of.
  if (
    isSpan &&
    !isDone &&
    name !== null &&
    name.subject !== story.drafts.at(-1)?.observation.subject &&
    /来$/.test(period.words) &&
    !/今年|年初/.test(period.words) &&
    plain.slice(period.end, clause.start).includes(';')
  )
    return false;
  // 近三年累计发行债券36单；某平台入驻机构超过400家，授信余额2.1万亿元: nor is what is there with others.
  if (isSpan && isLevel && isThere.test(`${words}${reading.noun}`)) {
    const cut = plain.slice(period.end, clause.start).lastIndexOf(';');
    const last = story.drafts.at(-1);
    const isOwn =
      name === null
        ? last !== undefined && last.start > period.end + cut && last.observation.period === null
        : name.subject !== last?.observation.subject;
    if (cut >= 0 && isOwn) return false;
  }
  if (isLevel && story.reach === 'statement' && isCount && !isDone) {
    // 产业去年产量8.9万台…；全区整机企业43家: behind a semicolon what is there is told of for itself.
    const since = plain.slice(period.end, quantity.start);
    const cut = since.lastIndexOf(';');
    if (cut >= 0 && !isMade.test(since.slice(cut))) return false;
    if (isSpan && isHeld.test(words)) return false;
  }
  // 7月…投入运营，改造面积2.8万平方米，现已签约23家，出租率78%: the month of the act is not that of what is there.
  if (isLevel && period.kind === 'month' && story.hasAct && period.start >= sentence.start)
    if (
      /现已|现有|已有|目前/.test(words) ||
      (/^(?:area|mu|length)$/.test(quantity.dimension) && isOfThing.test(reading.noun) && !/^新增/.test(words)) ||
      (quantity.dimension === 'percent' && /率$/.test(reading.noun))
    )
      return false;
  // 签订合同，合同额2.9亿元; 成立，首批会员63家: what the act brought, not what its object is.
  if (story.reach === 'act' && isLevel)
    return (
      ofBatch.test(reading.noun) ||
      (quantity.dimension !== 'area' && isGained.test(words)) ||
      (!isOfThing.test(reading.noun) &&
        (quantity.dimension === 'money' ||
          (isCount && ((isDone && !/容纳/.test(words)) || /^(?:首[批单期]|到会|到场|参会|参展|吸引|来自)/.test(words)))))
    );
  if (story.isFrame && (story.isBare || isDone || !isCount)) return true;
  if (story.isFrame) return isDeed.test(words) || (isCount && ofFirms.test(plain.slice(quantity.end, clause.end)));
  const noun = tidyNoun(plain.slice(from, to));
  return (
    isDone ||
    /^(?:money|percent|times)$/.test(quantity.dimension) ||
    isGeneric(noun) ||
    goesOn.test(noun) ||
    isDeed.test(words) ||
    (isCount && ofFirms.test(plain.slice(quantity.end, clause.end))) ||
    reading.kind !== 'level'
  );
}

/** 集中开工项目总投资: of the act itself. */
const ofBatch = /^(?:集中)?(?:开工|签约|竣工|投产)[\u4e00-\u9fff]{0,4}项目(?:总?投资额?|数)?$/;
const isPoint = /^(?:\d{1,2}|[上本])个?月[底末]$/;
const isBuilt = /^(?:总)?(?:建面|建筑面积|占地)/;
/** What the act itself brought. */
const isGained = /^(?:共|共计|合计)?(?:完成[\u4e00-\u9fff]{0,4}投资|新增(?!投资|年|[^，,]{0,4}产能)|购置|安装|引进|安置|吸纳)/;
/** A time of facts: no plan is for it. */
const isPast = /^(?:去年|上年|前年|上月|上周|前.{1,3}月|今年以来)$/;
/** What is there, whenever it came. */
const isStock = /现有|现拥有|在手|在建项目|已建成|累计建成/;
/** 累计达617家: up to now, and not in the time told; 用电量累计328亿千瓦时 is of that time. */
const isTotal =
  /(?<![量额值资入]|次数?)累计(?:已|共|总数)*(?:达到?|超过?|突破|有|为|是)?[^\u4e00-\u9fff]*$|累计(?:已|共)*(?:拥有|集聚|引进|培育|认定|获评|授权|取得|参与|主持|制定|获批|荣获)[^，,]{0,20}$/;
const isNew = /新[增设引签]|净增/;
const isYearly = /^年(?:产值|产能|产量|税收|销售|营收|收入|吞吐)/;
const isStaff = /^(?:在职|在岗|全部)?(?:员工|从业人员|研发人员|职工|科研人员|技术人员)(?:总数|人数|数)?$/;
/** What is there: 余额, 入驻机构, 存量. */
const isThere = /余额|存量|保有量|总数|入驻|拥有|集聚|现有|共有|汇聚|聚集/;
const isHeld = /拥有|集聚|聚集|汇聚/;
const isKept = /^(?:公司|企业|并|且|共|目前)?(?:拥有|持有|保有|坐拥|现有)|^[\u4e00-\u9fff]{1,4}(?:合计|共)拥有/;
const isMade =
  /税收|营收|产值|利润|新|引进|净增|增至|完成|实现|签约|开工|竣工|投产|获|生产|出口|销售|培训|发放|交付|(?<!存)量|退[园租出]|注销|关停|腾退/;
export const isOfThing = /^总投资|^年处理|建面|投资(?:额)?$|面积|占地|用地|产能|能力/;
/** 412家规上工业企业实现销售286.9亿元 */
const ofFirms = /^[^，,]{0,10}企业(?:共|累计)?(?:实现|完成)/;
const isDeed = /^(?:[日月户]均|总[数量]|新|引进|净增|完成|实现|签约|开工|竣工|投产|获批|获评|入选|培训|发放|交付)/;
const goesOn = /^(?:其中|[日月户]均|金额|投资|资金|总额|总投资|合同|协议|到位|带动|新增|累计)/;
