import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { actorBefore } from './actor.ts';
import { wordsOf } from './article.ts';
import { attendedAt } from './attendance.ts';
import { nounOfSum, ownerOfHead } from './bare-head.ts';
import { nounOfClass } from './class-noun.ts';
import { listIn } from './contest.ts';
import {
  deedOf,
  foundersOf,
  isAlone,
  isDone,
  keepsDeed,
  leadOf,
  nounFromAfar,
  nounOfDeal,
  nounOfDeed,
  nounOfGuests,
} from './counted.ts';
import { grantOfClass } from './grant-cause.ts';
import { nounOfTop } from './into-top.ts';
import {
  fullerNoun,
  isHeldToo,
  isInvested,
  nounOfAct,
  nounOfCapacity,
  nounOfChosen,
  nounOfDone,
  nounOfGain,
  nounOfGrant,
  nounOfOutput,
  nounOfPaper,
  nounOfStake,
  nounOfTotal,
  ofSubject,
  openedThing,
  stakeIn,
  totalBehind,
} from './level-noun.ts';
import { nounToldBefore, relative } from './level-reached.ts';
import { likeTopic, sumOf } from './level-topic.ts';
import { nounOfListed } from './list-counted.ts';
import type { Reading } from './measure.ts';
import { noteBody, speakOf } from './mind.ts';
import { nameAt } from './name.ts';
import { isGeneric, nameLevel, nounBefore } from './noun.ts';
import { isCountedBehind, isListedBehind, isZone, ofThoseCounted } from './noun-end.ts';
import { nounOfPaperParts } from './paper-kind.ts';
import { measureOfPart, nounOfKind, nounOfSome } from './part-noun.ts';
import { nounOfPlaces } from './places-counted.ts';
import { isOfProject, nameOfOutput, ofProject, projectBehind, projectOf } from './project.ts';
import type { Around, Scene } from './scene.ts';

import { ownerOfSum } from './sum-owner.ts';

/** 160余家企业参会: to the meeting told of. */
const came = /^(?:首日|现场|集中)?(?:参会|参训|到会|到场|参展|参赛|出席|参加|角逐)/;
const committee = ending(/^[\u4e00-\u9fff“”]{2,16}(?:党委|党总支|工会|协会|联盟|商会|委员会)$/);
const holder = ending(/^(?:[大整]?楼宇?|大厦|社区|街区|商圈|公寓|校园|学校|医院|卖场)(?:里|内|共|现|已|还|中)*$/);
const allotted = ending(/(?:下拨|拨付|列支|划拨)$/);
const manifold = /(?:是|(?<!认)为|达|相当于)([^，,为是]{2,16}?)的$/;
/** 首期3栋厂房: which of them, and not what is counted. */
const first = opening(/^(?:首期|[一二三]期|首批|其中)$/);
const wherever = opening(/^(?:中外|海内外|国内外|境内外)$/);
const helped = ending(/(?:帮助|助力|推动|支持|协助|带动)$/);
const allOf = /^(全[国省市区县])([\u4e00-\u9fff]{3,14}(?:集群|企业|园区|开发区|高新区|平台|基地|机构|项目|联盟|医院|高校))$/;
const grant = ending(/(?:补贴|补助|奖励|资助|扶持|优惠)$/);
const pronoun = /^(?:前者|后者|[这那]|[两三]项|其|大约|差不多|几乎|已经?)/;
const aim = opening(/^(?:全年|年度|今年|明年|当年)?的?目标(?:任务|值|定在?)?$/);
const ofBase = opening(/^[比较](?:[\u4e00-\u9fff]{0,6}(?:前|之初|初期|平均|平均水平|均值))?$/);
/** Who tells it, and not what is measured. */
const saying = ending(/(?:宣布|宣告|披露|公告|透露)$/);
const made = ending(/^(?:形成|具备)?(?:年产|月产|日产)$/);
const drawing = opening(/^(?:吸引|引进|集聚|汇聚)$/);
const stock = opening(/^的?(?:控股权|股(?:权|份))/);

const level = { kind: 'level', growth: null, share: null, base: undefined, isRate: false } as const;

/** What a figure is that is neither a change nor a share: how much there is of what stands before or behind it, an output or a stake. `behind`: the noun behind it; `given`: the subject so far. */
export function ofLevel(
  scene: Scene,
  quantity: Quantity,
  { from, to, limit, item, index }: Around,
  behind: { noun: string; end: number },
  given: string | null,
): Reading {
  const { article, periods, story, mind } = scene;
  const topic = likeTopic(story, quantity);
  const last = story.drafts.at(-1);
  const isCount = quantity.dimension === 'count' || quantity.dimension === 'house';
  // 比2019年的19.6万元提高六成: of what was told before.
  const ofClass =
    item === null
      ? nounOfClass(article, quantity, from, to, periods, story.drafts, article.plain.startsWith('其中', scene.clause.start))
      : null;
  const words = ofClass ?? item ?? nounBefore(article, from, to, periods);
  const told = ofClass === null && item === null && saying.test(words) ? '' : words;
  const owner = { words: told, given, unit: quantity.unit };
  const isBehind =
    isCount &&
    item === null &&
    ofClass === null &&
    (isCountedBehind(article.plain, from, to, behind.noun, owner) ||
      (isListedBehind(article.plain, behind, scene.groups[index + 1]?.[0]) && leadOf(article, from, to, told) === ''));
  const isBase = topic !== undefined && ofBase.test(told);
  // 营收352亿元；今年目标为380亿元: that of what was told before.
  const before = isBase ? topic.noun : isBehind || (topic && aim.test(told)) ? '' : told;
  // 回程占比首次过半，达到52%: told before, and no more of what came before that.
  const reached = before === '' && item === null ? nounToldBefore(scene, quantity) : null;
  let subject = given ?? (isBehind && isZone(told) ? told : null);
  let noun = before;
  let isOwn = false;
  let end = quantity.end;
  // 投资建设年产60万吨差别化纤维项目: what is made a year is the project's.
  const output = article.plain.startsWith('年产', quantity.head - 2)
    ? nameAt(article, scene.clause, quantity.head - 2, mind)
    : null;
  if (output) {
    noteBody(mind, output.subject);
    return {
      ...level,
      noun: behind.noun || '年产能',
      indicator: nameOfOutput(behind.noun),
      subject: output.subject,
      end: output.end,
      rule: 'news.output',
    };
  }
  const isOwned = article.plain[quantity.end] === '的';
  const verb = item === null && !isOwned ? leadOf(article, from, to, before) : '';
  // 拟投资8个项目
  const lead = verb.endsWith('签下') ? '签约' : verb === '' && isCount && before === '投资' ? before : verb;
  // 跨境电商企业增加64家，总数有510家
  const sumUp = topic ? null : totalBehind(story.drafts, before, quantity);
  const founders = item === null && isCount ? foundersOf(article, quantity) : null;
  const alone =
    item === null &&
    !isOwned &&
    isCount &&
    behind.noun !== '' &&
    (isAlone(article, from, quantity.head) ||
      // 来自人社部门、高校院所和重点企业的580余名代表参会: who they are says enough.
      (before.length > 8 && article.plain[to - 1] === '的' && /[人名位]/.test(quantity.unit)));
  const deed = isCount && (isGeneric(before) || lead !== '' || alone) ? nounOfDeed(article, quantity, limit) : null;
  const attended = isCount && item === null ? attendedAt(article, quantity, limit) : -1;
  const deal = item === null ? nounOfDeal(article, quantity, from, to) : null;
  const isMoney = quantity.dimension === 'money' && quantity.per.area === null && item === null;
  const paper = isMoney ? nounOfPaper(before, behind.noun) : null;
  const grants = isMoney && isOwned ? nounOfGrant(wordsOf(article, Math.max(from, to - 24), quantity.head), behind.noun) : null;
  // 投资20亿元做功率模块, 某公司投资5.2亿元建设
  const invested = isMoney && isInvested(article, quantity, before, scene.clause.start, to);
  const capacity = item === null ? nounOfCapacity(before, behind.noun, quantity) : null;
  const where = isCount && item === null ? nounOfPlaces(article, quantity, from, to, before, last) : null;
  const afar = isCount && item === null ? nounFromAfar(article.plain.slice(scene.clause.start, to), topic) : null;
  const listed =
    isCount && item === null && (isGeneric(before) || alone || helped.test(before) || drawing.test(before))
      ? nounOfListed(article, quantity, limit)
      : null;
  const picked =
    isCount && item === null && behind.noun === ''
      ? nounOfChosen(article.plain.slice(Math.max(scene.clause.start, to - 16), to))
      : null;
  const clauses = nounOfPaperParts(scene, quantity, before);
  const again = isCount && behind.noun === '' ? nounOfAct(before, last, quantity) : null;
  // 环泰占股65%、博恩35%
  const held = quantity.dimension === 'percent' && isHeldToo(last, before);
  const gain = isCount || isMoney ? nounOfGain(before, behind.noun, topic, quantity) : null;
  // 其中进入临床阶段的41个
  const some =
    behind.noun === '' && item === null && ofClass === null ? nounOfSome(scene, before, topic, quantity, from, to) : null;
  const sort = isCount && behind.noun === '' && item === null && ofClass === null ? nounOfKind(scene, before, quantity) : null;
  const output0 =
    item === null && !isOwned && isGeneric(before)
      ? nounOfOutput(last, last ? article.plain.slice(last.end, quantity.head) : '', behind.noun)
      : null;
  // 机关党委下设4个职能支部: whose they are.
  const within =
    isCount && behind.noun !== '' && article.plain.slice(from, to).trimEnd().endsWith('下设') && committee.test(before);
  // 大厦有12个党支部: who has them is none of them.
  const isHolder =
    isCount && item === null && behind.noun !== '' && holder.test(before) && article.plain[quantity.head - 1] === '有';
  const top =
    isCount && item === null && (isGeneric(before) || isBehind)
      ? nounOfTop(article.plain, quantity, limit, last?.noun ?? '')
      : null;
  if (top !== null) ({ noun, end } = top);
  else if (isHolder) [noun, end] = [behind.noun, behind.end];
  else if (within) [subject, noun, end] = [before, behind.noun, behind.end];
  else if (held) noun = '持股';
  // 下拨155万元党建工作经费: what it is for.
  else if (isMoney && allotted.test(before) && /(?:经费|资金)$/.test(behind.noun)) [noun, end] = [behind.noun, behind.end];
  else if (afar !== null) noun = afar;
  else if (sort !== null) noun = sort;
  else if (some !== null) noun = some;
  else if (where !== null) ({ noun, end } = where);
  else if (clauses !== null) [noun, end] = [clauses, Math.max(end, behind.end)];
  else if (listed !== null) ({ noun, end } = listed);
  else if (capacity !== null) [noun, end] = [capacity, Math.max(end, behind.end)];
  else if (output0 !== null) [noun, end] = [output0, Math.max(end, behind.end)];
  else if (again !== null || picked !== null) noun = again ?? picked!;
  else if (gain !== null) noun = gain;
  else if (sumUp !== null) noun = sumUp;
  else if (grants !== null) [noun, end] = [grants, behind.end];
  else if (isOwned && before !== '') {
    // 启用了面积1.2万平方米的孵化器: how large that is, and not who opened it.
    const opened = openedThing(article.plain, before, quantity, limit);
    if (opened !== null) noun = opened.noun;
    if (opened?.end) [subject, end] = [wordsOf(article, quantity.end + 1, opened.end), opened.end];
    // 总投资40亿元的…项目: the sum is the project's.
    // 总投资37亿元的12个项目开工: of all of them.
    const many = scene.groups[index + 1];
    const all = many && many[0]!.start === quantity.end + 1 ? nounOfDeed(article, many[0]!, scene.clause.end) : null;
    if (all && /(?:投资额?|金额|总额)$/.test(before)) noun = `${all.noun}${before}`;
    const whole = ofProject.test(before) ? projectBehind(article, quantity.end + 1, scene.clause.end) : null;
    const named = nameAt(article, scene.clause, quantity.end + 1, mind);
    const owner = whole && (!named || named.end < whole.end) ? whole : named;
    if (owner) {
      subject = owner.subject;
      end = owner.end;
      if (scene.name === null) speakOf(mind, owner.subject, owner.takes);
      noteBody(mind, owner.subject);
      isOwn = true;
    } else if (!all) end = behind.end;
  } else if (deal !== null) noun = deal;
  else if (paper) [noun, end] = [paper, behind.end];
  else if (invested) {
    noun = before.endsWith('追加投资') ? '追加投资额' : '投资额';
    end = Math.max(end, behind.end);
  } else if (founders) {
    // 由134家单位发起的…联盟: of what they founded.
    noun = founders.noun;
    const founded = nameAt(article, scene.clause, founders.end, mind);
    if (founded) ({ subject, end } = founded);
    if (founded && scene.name === null) speakOf(mind, founded.subject, founded.takes);
  } else if (attended > 0) {
    [noun, end] = ['参会人数', attended];
    subject = story.meeting ?? subject;
  } else if (deed) {
    ({ noun, end } = deed);
    if (story.meeting !== null && came.test(deed.noun)) {
      subject = story.meeting;
      // 180余家企业代表参加: they came to it.
      noun = noun.replace(/^(?:参加|出席)(?=.{2})/, '参会').replace(/(?<=企业|机构|单位)代表$/, '');
    }
  } else if (alone) {
    [noun, end] = [nounOfGuests(behind.noun, quantity.unit), behind.end];
  } else if (made.test(before) && behind.noun !== '') {
    noun = `${behind.noun.replace(/的?(?:生产|制造|加工|产业)?(?:能力|规模|产能)$/, '')}${before.slice(-2)}能`;
    end = behind.end;
  } else if (lead !== '' && behind.noun !== '' && quantity.dimension !== 'percent') {
    // 签下15台订单: a deal is signed by itself.
    noun = lead === '签约' && /(?:订单|合同|协议)$/.test(behind.noun) ? behind.noun : `${lead}${behind.noun}`;
    end = behind.end;
  } else if (quantity.unit === '分' && /^[得获]?$/.test(before) && item === null) {
    // 以91.3分与江阴高新区并列第一
    noun = `${listIn(article, story.since, scene.clause.end) ?? ''}得分`;
  } else if (isCount && item === null && !isOwned && behind.noun !== '' && isDone(article.plain, deedOf(before), behind)) {
    // 创建26个国家级集群: what was done with those that stand behind.
    [noun, end] = [`${keepsDeed(deedOf(before))}${behind.noun}`, behind.end];
  } else if (isGeneric(before) && behind.noun !== '' && quantity.dimension !== 'percent') {
    noun = nounOfGuests(behind.noun, quantity.unit);
    end = behind.end;
  } else if (reached !== null) noun = reached;
  else if (isGeneric(before) && topic)
    noun = sumOf(
      topic,
      before,
      nounOfTotal(story.drafts, topic, before, article.plain.slice(scene.clause.start, quantity.head), quantity),
      quantity,
    );
  // 收入同比增长5.3%，达7.2万元: what grew.
  else if (isGeneric(before) && before === '' && !relative.has(quantity.dimension))
    noun = story.drafts.findLast(draft => draft.kind === 'growth' && draft.quantity?.dimension === 'percent')?.noun ?? noun;
  // 预计总投资21.9亿元: the status says so.
  if (noun === '预计投资' || noun === '预计总投资') noun = noun.slice(2);
  if (first.test(noun) && isCount && behind.noun !== '') [noun, end] = [behind.noun, behind.end];
  // 中外16名院士
  if (wherever.test(noun) && isCount && behind.noun !== '')
    [noun, end] = [`${noun}${behind.noun.replace(/(?:到会|参会|到场|与会)$/, '')}`, behind.end];
  noun = ofSubject(fullerNoun(story.drafts, noun, subject, quantity, scene.name !== null), subject);
  // 全国先进制造业集群共有80个: what is counted is what the clause is about.
  const all = noun === '' && isCount && subject !== null ? allOf.exec(subject) : null;
  if (all) [subject, noun] = [all[1]!, all[2]!];
  if (isMoney) noun = nounOfSum(scene, noun, last, quantity);
  else if (quantity.dimension === 'money') noun = grantOfClass(noun, last) ?? noun;
  noun = `${actorBefore(scene, noun)}${noun}`;
  noun += measureOfPart(noun, topic, quantity);
  if (noun === '完成率') noun = nounOfDone(story.drafts);
  // 给予50%的租金补贴; 最高补助2000万元
  if (isOwned && quantity.dimension === 'percent' && grant.test(behind.noun)) noun = `${behind.noun}比例`;
  if (noun === '' && isMoney) noun = grant.exec(article.plain.slice(from, quantity.start))?.[0] ?? noun;
  // 成交价2740万元，折合每亩40万元
  if ((noun === '每亩' || noun === '每平方米') && topic?.quantity?.dimension === 'money') noun = `${noun}${topic.noun}`;
  if (!isOwn)
    noun = `${ownerOfSum(article.plain, quantity.head, noun, story, subject) || ofThoseCounted(article.plain, noun, last, quantity) || ownerOfHead(article.plain, noun, story.drafts, quantity)}${noun}`;
  if (isOfProject(scene, noun, from) && subject !== null && !/项目|工程|基地|园|中心|线$|集群|小镇/.test(subject))
    subject = projectOf(scene) ?? subject;
  const times = quantity.dimension === 'times' ? manifold.exec(article.plain.slice(from, to)) : null;
  // 面积是老厂的2.5倍: of what stands before, else of what was told.
  const own = times ? nounBefore(article, from, from + times.index, periods) : '';
  if (times && own.length > 1 && !isGeneric(own) && !pronoun.test(own)) noun = own;
  else if (times && topic) noun = topic.noun;
  // 收购…55%股权
  const stake =
    quantity.dimension === 'percent' && stock.testAt(article.plain, quantity.unitEnd, quantity.unitEnd + 4)
      ? stakeIn(wordsOf(article, Math.max(from, to - 40), to))
      : null;
  if (stake !== null)
    return {
      ...level,
      noun: '股权',
      indicator: nounOfStake(
        article.plain.slice(scene.clause.start, scene.clause.end),
        article.plain.slice(quantity.unitEnd, quantity.unitEnd + 3).includes('股份') ? '股份' : '股权',
      ),
      share: { of: stake || null, noun: '股权' },
      subject,
      end: quantity.end,
      rule: 'news.stake',
    };
  // 国内市场占有率达18%
  const market =
    quantity.dimension === 'percent' || quantity.dimension === 'share'
      ? /(国内|全球|全国|世界|国际)[^，]{0,12}?(?:市场占有率|市场份额|市占率|份额)$/.exec(noun)?.[1]
      : undefined;
  return {
    ...level,
    // 共12条，按售价的20%给予补助: what is told next is none of the paper's parts.
    noun: clauses === null ? noun : '',
    indicator: nameLevel(noun, quantity),
    share: market ? { of: market, noun } : null,
    subject,
    end,
    rule: 'news.level',
  };
}
