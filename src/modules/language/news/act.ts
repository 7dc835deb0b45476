import { ending, opening } from '../pattern.ts';
import { rawSpan } from '../text.ts';
import { headOf, makersBehind, ofTeller, partnersOf, tellerOf, togetherBefore } from './act-agent.ts';
import { agreedTo } from './act-approval.ts';
import { firmEnd } from './act-award.ts';
import { thingBefore } from './act-before.ts';
import { carriedParties, ownerOfStages } from './act-carry.ts';
import { cleaned } from './act-clean.ts';
import { isCondition } from './act-condition.ts';
import { contestOf } from './act-contest.ts';
import { isCount } from './act-count.ts';
import { datingTimes, dayCounted, daysHeld } from './act-day.ts';
import { builder } from './act-firm.ts';

import { founded, founderTold, unveiled } from './act-founded.ts';
import { isGeneral } from './act-general.ts';
import { ofItem } from './act-item.ts';
import { ceremonyOf } from './act-kind.ts';
import { makerOf, withoutWhere } from './act-maker.ts';
import { amountOf, closingIn, dateIn, isToCome } from './act-measure.ts';
import { isNounHere } from './act-noun.ts';
import { builtBehind, objectOf, ownName } from './act-object.ts';
import { isPromised, withoutMeetings } from './act-promised.ts';
import { toldInText, withoutCeremonies, withoutRepeats } from './act-repeat.ts';
import { rolesOf } from './act-role.ts';
import { type ActScene, bracketed, clauseWords, type Found, leadOf, openOf, quoteFrom, wordsBetween } from './act-scene.ts';
import { betweenSides } from './act-signing.ts';
import { isMonthAhead, isOfDay, notOfName } from './act-time.ts';
import { triggersOf } from './act-trigger.ts';
import { isWhichOne } from './act-which.ts';
import { named, sharedOut, sidesBefore } from './act-who.ts';
import { type Article, quoteOf, type Sentence, wordsOf } from './article.ts';
import type { Mind } from './mind.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';
import type { NewsEvent } from './reading.ts';
import { periodsOf, yearOf } from './when.ts';

/** 鄂城区举行|重大项目集中 */
const convenes = /^([^，,]{2,14}?[区市县镇园会团司])(?:举行|举办)(?![的了])([^，,]{2,30}?)(?:集中|现场)*$/;
const ofProject = /(?:项目|基地|工厂|产线|生产线|产业园|园区|中心|工程|大厦|厂房|电站|码头)(?:[一二三四]期)?$/;

/** What stands behind an act and is no object of it: 暨开幕, 并顺利投产, 于上海. */
const noObject = opening(
  /^暨.*$|^并(?:产出|生产出|顺利|成功|实现|达到|投入|具备).*$|^(?:于|在)[\u4e00-\u9fff]{2,14}$|^[啦呀啊].*$/,
);
const says = ending(/(?<=.{2})(?:还|也)?(?:显示|表明|透露|指出|表示|强调|称)$/);

/** 当日还与B签署协议: who signs stands before. */
const withOther = opening(/^(?:并|还|又|[同当][日天]|随后)*[与同和](?!时|步|[日天月年])/);
const manyOnly = opening(/^(?:又|共|还)?有?\d+[项件个]|^迎来/);
const preparing = opening(/^(?:筹建|建设|设立|立项|成立|实施|创建|阶段|环节|状态)$/);

/** Reads the acts of a news text that took place, in its order, with what a reader has in mind before each sentence; plans, counts of acts and repeats are left out. */
export function readEvents(article: Article, minds: ReadonlyMap<Sentence, Mind>): NewsEvent[] {
  const events: (NewsEvent & { isTitle: boolean; at: Sentence; isCeremony: boolean })[] = [];
  let day: string | null = null;
  let month: string | null = null;
  let opened: ActScene['opened'] = null;
  let dayAt = 0;
  // A report of one day stays with it.
  const days = new Set<string>();
  const now = article.published === null ? yearOf(article) : null;
  for (const [number, sentence] of article.sentences.entries()) {
    const next = article.sentences[number + 1];
    const scene: ActScene = {
      now,
      article,
      sentence,
      periods: periodsOf(article, sentence),
      day,
      month,
      opened,
      mind: minds.get(sentence),
      next,
    };
    const triggers = triggersOf(scene);
    const since = events.length;
    for (const found of triggers) {
      if (isNounHere(scene, found) || isGeneral(scene, found)) continue;
      const event = eventOf(scene, found, triggers);
      if (!event) continue;
      // A与B签署协议，并发布…: the same do the next.
      const before = events.at(-1);
      if (
        event.parties.length === 0 &&
        before?.at === sentence &&
        before.parties.length > 0 &&
        /^(?:release|launch|founding|signing|policy|award|financing|approval|bid_won|acquisition)$/.test(event.type) &&
        /^(?:并|还|同时|同步|一并|[同当][日天月])*(?:联合|共同|正式)*$/.test(article.plain.slice(found.clause.start, found.start))
      )
        event.parties = [...before.parties];
      // 去年获此称号的是濉溪铜基新材: what was told before.
      const same = /获此/.test(article.plain.slice(found.start, found.end))
        ? events.findLast(({ type }) => type === 'award')
        : undefined;
      if (same && found.isInverse && event.type === 'award')
        [event.parties, event.object] = [partiesIn(event.object ?? ''), same.object];
      event.parties = carriedParties(scene, found, event, events);
      // 继去年完成A轮融资之后，X再获B轮融资: the same firm.
      if (
        before?.at === sentence &&
        before.type === event.type &&
        event.parties.length > 0 &&
        /^(?:继|在)[^，]*(?:之?后|的基础上)，/.test(article.plain.slice(sentence.start, found.clause.start))
      )
        before.parties = [event.parties[0]!];
      const isCeremony = found.type === 'meeting' && event.type !== 'meeting';
      const kept = cleaned(scene, found, event);
      if (!kept) continue;
      for (const one of sharedOut(scene, found, kept))
        events.push({ ...withoutMeetings(one), isTitle: sentence.isTitle, at: sentence, isCeremony });
    }
    const award = contestOf(scene);
    if (award) events.push({ ...award, isTitle: sentence.isTitle, at: sentence, isCeremony: false });
    const timed = { ...scene, periods: datingTimes(scene) };
    const told = dayCounted(scene, sentence.start, sentence.end) ?? dateIn(timed, sentence.end);
    const held = events.slice(since).findLast(({ type, date }) => type === 'meeting' && date?.length === 10);
    opened = daysHeld(scene, timed.periods, told) ?? (held ? { from: held.date!, to: null } : opened);
    month = told !== null && told.length > 4 ? told.slice(0, 7) : month;
    if (told?.length === 10) {
      [day, dayAt] = [told, sentence.paragraph];
      days.add(told);
    } else if (day !== null && sentence.paragraph > dayAt + 2 && days.size > 1) day = null;
  }
  return withoutRepeats(withoutCeremonies(toldInText(article, events))).map(
    ({ isTitle: _title, at: _at, isCeremony: _ceremony, ...event }) => event,
  );
}

function eventOf(scene: ActScene, found: Found, others: readonly Found[]): NewsEvent | null {
  const { article, sentence, periods } = scene;
  const { clause, index, kind } = found;
  const own = periods.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const times = found.type === 'release' ? notOfName(article, found, periods) : periods;
  const lead = openOf(article, leadOf(article.plain, bracketed(article, sentence, index), found.start), found.start, times);
  let { actor, host } = actorBefore(wordsBetween(article, lead, found.start, notOfName(article, found, own)));
  actor = withoutWhere(scene, actor);
  const told =
    found.type === 'release'
      ? wordsOf(article, found.end, clause.end)
      : wordsBetween(
          article,
          found.end,
          clause.end,
          // 获评2026年度绿色工厂: the year belongs to the title.
          // 举行四季度重大项目开工仪式: so does the quarter.
          found.type === 'award' || found.type === 'meeting'
            ? notOfName(article, found, own).filter(
                ({ start, words }) => start !== found.end || !/(?:年度|(?<!前[二三]个?)季度)$/.test(words),
              )
            : own,
        );
  let behind = tidyName(
    says
      .cut(noObject.cut(told))
      .replace(
        /^的([^，]{4,44}?(?:会议|会(?!议)|活动|仪式|论坛|博览会)(?:暨[^，”]{2,24}?(?:仪式|典礼|会|论坛|活动)(?=[”上期中里]))?)”?(?:上|期间|中|里)?.{0,24}$/,
        '$1',
      ),
  );
  if (found.type === 'approval') [actor, behind] = agreedTo(scene, found, actor, behind);
  if (preparing.test(behind)) behind = '';
  if (found.type === 'approval') behind = behind.replace(/^(?:筹建|建设|设立|成立|新建|创建)(?=.{4})(?![^，,]*的$)/, '');
  const timed = times === periods ? scene : { ...scene, periods: times };
  const isDated = times.some(({ role, start }) => role === 'use' && start < found.end);
  // 公司成立于2020年: the time stands behind.
  // 召开推进会（11月19日）
  const inBracket = periods.find(
    ({ start, kind: time }) =>
      time === 'day' && start > found.end && start <= clause.end + 1 && article.plain.charAt(start - 1) === '(',
  );
  let date =
    dayCounted(scene, sentence.start, found.start) ??
    dateIn(
      timed,
      !isDated && inBracket
        ? inBracket.end
        : article.plain[found.end - 1] === '于' ||
            article.plain[found.end - 1] === '自' ||
            article.plain.startsWith('于', found.end) ||
            article.plain.startsWith('已于', found.end) ||
            (found.type === 'acquisition' &&
              /的(?:交易|事项)[^，,]{0,8}(?:完成|交割|过户)/.test(article.plain.slice(found.end, clause.end)))
          ? clause.end
          : found.end,
    ) ??
    (!isDated && isOfDay(scene, found) ? scene.day : null);
  if (date === null && found.type === 'acquisition') date = closingIn(scene, index);
  // 今起在北交所交易
  if (date === null && article.published !== null && /今起/.test(article.plain.slice(clause.start, found.start)))
    date = article.published;
  if (isMonthAhead(scene, found)) return null;
  if (isPromised(article, own, found) || isCondition(scene, found) || isWhichOne(scene, found)) return null;
  if (isCount(scene, found, behind, actor, date) || isToCome(date, article.published)) return null;
  let type = found.type;
  // 在港交所递交上市申请一年后，终于在6月26日挂牌
  if (
    type === 'opening' &&
    /挂牌$/.test(article.plain.slice(found.start, found.end)) &&
    /科创板|创业板|主板|北交所|港交所|新三板|上交所|深交所|纳斯达克/.test(article.plain.slice(sentence.start, sentence.end))
  ) {
    type = 'listing';
    if (actor.length < 4) actor = '';
  }
  type = unveiled(type, article.plain.slice(found.start, found.end), actor);
  const lost = article.plain.slice(lead, found.start);
  if (actor === '' && index > 0 && kind.side !== 'after' && behind === '') {
    const before = thingBefore(scene, index);
    actor = before.actor;
    host ??= before.host;
  }
  // …组建的创新中心，11日获批升级为…: who it was stands before the time.
  if (
    actor === '' &&
    index > 0 &&
    kind.side !== 'before' &&
    own.some(({ start, kind: time }) => start === clause.start && time === 'day') &&
    openOf(article, clause.start, found.start, own) >= found.start
  ) {
    const before = actorBefore(clauseWords(scene, index - 1));
    if (/(?:[园区院站室校厂所会]|中心|公司|集团|基地|项目|平台|联盟)$/.test(before.actor)) actor = before.actor;
  }
  if (found.isInverse && type !== 'financing') [actor, host] = ['', [actor, host].filter(Boolean).join('、')];
  let object: string | null = null;
  let parties: string[] = host ? partiesIn(host) : [];
  const stagesOf = ownerOfStages(scene, found);
  // 鄂城区举行重大项目集中签约: who holds it, and what for.
  const convened = actor.includes('举') ? convenes.exec(actor) : null;
  const ceremony = type === 'meeting' ? ceremonyOf(behind, actor) : undefined;
  if (ceremony) {
    type = ceremony[1];
    const name = ceremony[0].test(actor) ? actor : behind;
    // 某某党委揭牌暨结对共建签约仪式: the other act is told by its own verb.
    object = tidyName(name.replace(ceremony[0], '').replace(/^.{2,60}暨(?=.{2})|(?<=.{3})集中$/g, ''));
    // 某某联合党委集中揭牌仪式: a body is founded.
    if (type === 'opening' && /揭牌/.test(name) && founded.test(object)) type = 'founding';
    // 装备制造基地举行奠基仪式: what it is held for; 举行合作签约仪式，共建测试基地: what was agreed.
    if (name === behind && object === '' && ofProject.test(actor)) object = objectOf(actor) ?? '';
    else if (name === behind) parties.push(...partiesIn(actor));
    // 某集团与松江区深化合作签约仪式举行: who agreed on what.
    const sides = type === 'signing' && parties.length === 0 ? betweenSides(object) : null;
    if (sides) [object, parties] = [sides[1], partiesIn(sides[0])];
    if (type === 'signing' && /^(?:战略)?(?:合作)?$/.test(object)) object = builtBehind(scene, index) ?? object;
  } else if (convened && behind === '' && type !== 'meeting') {
    parties = partiesIn(convened[1]!);
    object = tidyName(convened[2]!);
  } else if (stagesOf) parties = [stagesOf];
  else [object, parties] = rolesOf(scene, { ...found, type }, actor, behind, parties);
  if (
    object !== null &&
    /^(?:公告称?|[^，]{0,12}[这那]块地|消息|(?:一批[^，]{0,12})?数据|信息|报告|成绩单|家底|账本|战报|答卷|喜报|喜讯|捷报|好消息|名单|(?:中标|招标|评选|评标)?结果)$/.test(
      object,
    )
  )
    return null;
  if (object === null && parties.length === 0 && ofItem(scene.mind, type) === null) return null;
  if (type === 'listing' && /批准|获批|药/.test(article.plain.slice(clause.start, clause.end))) return null;
  if (parties.length === 0 || (type === 'meeting' && parties.length === 1)) {
    const makers = makersBehind(scene, { type, end: found.end });
    if (makers.length > 0) parties = makers;
  }
  const isLost = actor === '' || manyOnly.test(actor) || withOther.test(lost);
  if (
    isLost &&
    !found.isInverse &&
    (parties.length === 0 || type === 'approval' || type === 'financing' || withOther.test(lost))
  ) {
    const head = headOf(scene, { type: withOther.test(lost) ? 'signing' : type, index });
    if (head && !object?.includes(head) && !parties.includes(head))
      parties = [
        ...new Set([...(/会同|携手/.test(head) ? partiesIn(head) : [head]), ...partnersOf(scene, index, head), ...parties]),
      ];
  }
  if (actor === '' && (type === 'founding' || type === 'launch') && parties.length === 0) parties = togetherBefore(scene, index);
  if (type === 'signing' && parties.length < 2 && /^(?:[双两三]方|各方)/.test(clauseWords(scene, index))) {
    const sides = sidesBefore(scene, index);
    if (sides.length > 0) parties = sides;
  }
  // A与B牵手，双方共建的研究院落地
  if (
    parties.length === 0 &&
    /^[双三两]方(?:共同|合作|联合)*(?:共建|合资|合办|组建|设立|成立|打造|建设|出资)+的/.test(clauseWords(scene, index))
  )
    parties = sidesBefore(scene, index);
  // 项目签约，项目方椿本科技将分两期建设
  if (type === 'signing' && parties.length === 0) {
    const maker = builder.exec(wordsOf(article, found.end, sentence.end))?.[1];
    if (maker) parties = partiesIn(maker);
  }
  [object, parties] = named(scene, { type, index }, object, parties);
  // 公司成立于2012年: of whom nobody says the name.
  if (type === 'founding' && parties.length === 0 && /^(?:(?:该|本)?(?:公司|企业))?$/.test(object ?? '')) return null;
  // 某公司公告，公司中标…; 某公司宣布，其…已交付…: who tells it.
  const isUntold =
    parties.length === 0 ||
    /^其/.test(object ?? '') ||
    (type === 'acquisition' &&
      (/^(?:公司|(?:公司)?(?:以|投资|斥资|出资|豪掷)[^，]*)?$/.test(actor) || parties.every(party => object?.includes(party)))) ||
    (type === 'signing' && /^公司[与和同]/.test(actor) && parties.length < 2);
  // 瀚泽股份：子公司中标…: whose news it is stands before the colon.
  const isNews =
    index > 0 && sentence.clauses[index - 1]!.stop === ':' && parties.every(party => /^(?:全资|控股)?子公司$/.test(party));
  const headline = isNews
    ? /^[^\u4e00-\u9fffA-Za-z]*([\u4e00-\u9fffA-Za-z0-9]{3,12})$/.exec(clauseWords(scene, index - 1))?.[1]
    : undefined;
  if (headline && ofTeller.has(type) && firmEnd.test(headline)) parties = [headline];
  const teller = index > 0 && isUntold ? tellerOf(clauseWords(scene, index - 1)) : null;
  if (teller && (ofTeller.has(type) || type === 'signing')) {
    parties = [...new Set([...partiesIn(ownName(teller)), ...parties])];
    [object, parties] = named(scene, { type, index }, object?.replace(/^其(?=.{3})/, '') ?? null, parties);
  }
  if (type === 'founding' && behind !== '' && parties.length === 0) parties = founderTold(scene.mind, actor, object);
  const maker = parties.length === 0 && object !== null ? makerOf(scene, type, object) : null;
  if (maker) [parties, object] = [maker[0].includes('、') ? partiesIn(maker[0]) : [maker[0]], maker[1]];
  const sum = amountOf(scene, type, found, others);
  const [from, to] = rawSpan(article.text, found.start, found.end);
  return {
    quote: quoteOf(article, quoteFrom(sentence, clause, own), clause.end),
    type,
    date,
    parties,
    object: ofItem(scene.mind, type) ?? (object === '' ? null : object),
    amount: sum?.value ?? null,
    unit: sum?.unit ?? null,
    span: { start: from, end: to },
    rule: `event.${type}`,
  };
}
