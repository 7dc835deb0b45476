import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { corridor, ofRegion } from '../region.ts';
import { isAdvance } from './advance.ts';
import { alikeAt } from './alike.ts';
import type { Article, Sentence } from './article.ts';
import { isMeeting, noteMeeting } from './attendance.ts';
import { applyBases } from './bases.ts';
import { bornIn } from './born.ts';
import { isList, isMonth, isPart, mayCarry, onlyYear, yearOfHead } from './carry.ts';
import { groupsOf, isCovered, isInTitle, quantitiesOf } from './clause-figures.ts';
import { readDoublings } from './doubling.ts';
import { readEvery } from './every.ts';
import { readGroup } from './figure.ts';
import { notePlaces, placesOfFirms } from './firm-place.ts';
import { frame } from './frame.ts';
import { goOnAbout } from './go-on.ts';
import { groupAt, isCountedAgain } from './group.ts';
import { readHalves } from './half.ts';
import { appositionAt, behindDash, noteObjects, noteProject, ownedAt, skipLead } from './head.ts';
import { holdersBefore } from './holders.ts';
import { isFigure } from './is-figure.ts';
import { landOn } from './landed.ts';
import { timeOfLine } from './line-time.ts';
import { goesOnList, type ListNear, listNear } from './list-near.ts';
import { kindOfBody, type Mind, newMind, noteBody, speakOf } from './mind.ts';
import { nameAt } from './name.ts';
import { isCourses, isNoFigure } from './no-figure.ts';
import { toPlaces } from './of-whole.ts';
import { isAboutOther, isOfThing, isYearAgain, risenIn } from './own-time.ts';
import { isNation } from './place.ts';
import { isPlan } from './plan.ts';
import { namePointed } from './pointed.ts';
import { mayRank, ranksIn } from './rank.ts';
import { attachRanks } from './ranked.ts';
import type { Observation, Stretch } from './reading.ts';
import { withoutHeadline, withoutRepeats } from './repeat.ts';
import { isReport, readReport, tellerOf } from './report.ts';
import { isHead, nameRows } from './rows.ts';
import type { Scene } from './scene.ts';
import { isFromThere } from './scenery.ts';
import { type Draft, newStory } from './story.ts';
import { goesOnAbout, isSiteOf, keepFirm, noteIssued, noteOwner, withoutOwner } from './taken-up.ts';
import { isPartner, isTold } from './told-name.ts';
import { backTo, issuerOf, itemOf, type Topic, topicOf } from './topic.ts';
import { isDays, type Period, periodsOf } from './when.ts';
import { toWhereEach } from './where-each.ts';
import { backers, isNamedByList, isOfList, tellsOf } from './whom.ts';

/** Reads the figures and ranks of a news text, in its order; what the headline repeats counts once. `minds`: what a reader keeps in mind before each sentence. */
export function readObservations(
  article: Article,
  hasAct: (stretch: Stretch) => boolean,
): { observations: Observation[]; minds: Map<Sentence, Mind> } {
  const ofFirms = placesOfFirms(article);
  const mind = newMind(article.tokens, ofFirms);
  const issuer = issuerOf(article);
  if (issuer !== null) [mind.issuer, mind.isNotice] = [issuer, true];
  const drafts: Draft[] = [];
  const minds = new Map<Sentence, Mind>();
  let carried: Period | null = null;
  let lastYear: Period | null = onlyYear(article);
  const headYear = yearOfHead(article);
  let listed: Period | null = null;
  let broad: Period | null = null;
  let paragraph = -1;
  let wasTitle = false;
  let isListNear = false;
  let listedNear: ListNear | null = null;
  let previous = 0;
  let previousEnd = 0;
  /** What came into being in the sentence before. */
  let fresh: string | null = null;
  let topic: Topic | null = null;
  let meeting: string | null = null;
  /** The time at the head of a list, which holds for its items. */
  let listTime: Period | null = null;
  let lineTime: Period | null = null;
  for (const [at, sentence] of article.sentences.entries()) {
    const isOfAct = hasAct(sentence);
    const told = periodsOf(article, sentence).map(period =>
      !isOfAct && isDays(period) ? { ...period, kind: 'months' as const } : period,
    );
    if (
      sentence.paragraph !== paragraph &&
      carried &&
      carried.kind !== 'year' &&
      carried.kind !== 'months' &&
      !/今年|半年|季度|\d ?月/.test(carried.words)
    )
      carried = null;
    const isNext = sentence.paragraph === paragraph;
    const opens = article.plain.charAt(sentence.start - 2) === ':';
    if (!isNext && !opens && carried && /^截[至止]/.test(carried.words)) carried = null;
    // 今年前2个月…。3月3日，某某工厂投产。工厂年产能…: what has just come into being takes no time from before.
    if (isNext && fresh && carried && carried.start < previous && goesOnAbout(article.plain, sentence.start, fresh))
      carried = null;
    fresh = null;
    // 今年前2个月签约17个。⏎3月3日，二期工厂投产: the day of another act ends it.
    if (!isNext && isOfAct && told.some(({ kind, role }) => kind === 'day' && role === 'use')) carried = null;
    if (!isNext && topic) backTo(mind, topic);
    if (!isNext) {
      mind.item = itemOf(article, sentence);
      if (mind.item !== null) speakOf(mind, mind.item, kindOfBody(mind.item));
    }
    // 6月份当月… 从企业看…: what is looked at from another side is that of the whole time again.
    if (
      broad &&
      carried !== broad &&
      carried &&
      isPart(carried) &&
      (!isNext || /^[分从按][\u4e00-\u9fff]{1,6}看/.test(article.plain.slice(sentence.start, sentence.start + 9)))
    )
      carried = broad;
    paragraph = sentence.paragraph;
    lastYear =
      told.findLast(
        ({ kind, role, words }) => kind === 'year' && (role === 'use' || role === 'name') && /[\d去今]年度?$/.test(words),
      ) ?? lastYear;
    // 2024年统计公报 … 全年: the year named before.
    const year = lastYear;
    const periods = (
      year
        ? told.map(period =>
            period.words === '全年' && period.role === 'use'
              ? {
                  ...period,
                  meant: headYear ?? year.words,
                }
              : period,
          )
        : told
    ).map(period =>
      isOfThing(article.plain, period) || isYearAgain(article.plain, period, told)
        ? { ...period, role: 'name' as const }
        : period,
    );
    const lists = told.filter(period => period.role === 'name' && isList(article.plain, period));
    const listedNow = lists.at(-1) ?? null;
    // Lines without a full stop are items of one list.
    const isItem = article.plain[sentence.end] !== '。' && article.plain[previousEnd] === '\n';
    isListNear =
      listedNow !== null || (isListNear && (isNext || wasTitle || isItem || goesOnList(article, sentence, listedNear)));
    listedNear = listNear(article, sentence, listedNow, isListNear ? listedNear : null);
    previousEnd = sentence.end;
    listed = listedNow ?? listed;
    const since = isNext || wasTitle ? previous : sentence.start;
    previous = sentence.start;
    wasTitle = sentence.isTitle;
    // 2024年，松江跑出这些“加速度”：①…；②…: the time of the head holds for the items.
    const opensList = /[:;]/.test(article.plain.charAt(sentence.start - 2)) && article.plain.charAt(sentence.start - 1) === '\n';
    // Marks of items are read as one.
    const isBullet = article.plain[sentence.start] === '|';
    if (opensList) listTime = carried;
    else if (!isNext && !isBullet) listTime = null;
    lineTime = timeOfLine(article, sentence, periods, lineTime);
    const goesOn = opensList || lineTime !== null || (isBullet && !isNext && listTime !== null);
    const time = goesOn ? (lineTime ?? listTime) : carried;
    const story = newStory(
      time !== null &&
        ((goesOn && !periods.some(({ role, kind }) => role === 'use' && kind !== 'day')) ||
          (mind.item === null && mayCarry(article, sentence, periods, isNext, carried))) &&
        !isAboutOther(article, sentence, mind)
        ? time
        : null,
      isOfAct,
      lists[0] ?? listed,
      isListNear,
      since,
    );
    // …年会在某地举行。520余人参会: to the meeting of the sentence before.
    story.list = listedNear?.name ?? null;
    story.meeting = isNext ? meeting : null;
    if (isNext && isOfParts.testAt(article.plain, sentence.start, sentence.start + 6))
      story.whole = drafts.findLast(({ kind, isTitle }) => kind === 'level' && !isTitle) ?? null;
    minds.set(sentence, { ...mind });
    const teller = tellerOf(article, sentence, article.sentences[at + 1], mind);
    if (teller) speakOf(mind, teller.subject, teller.takes);
    const before = mind.subject;
    const beforeKind = mind.kind;
    let first: [string, Mind['kind']] | null = null;
    let isOfPart = false;
    let whole: [string | null, Mind['kind']] | null = null;
    for (const clause of sentence.clauses) {
      // 2025榜单上列第5，…；2023年榜单中列第8
      if (lists.length > 1) story.listed = lists.findLast(({ start }) => start < clause.end) ?? story.listed;
      const own = periods.filter(({ start, end }) => start >= clause.start && end <= clause.end);
      // 其中金华企业46家；在园研发人员2170人: behind the parts the whole is told of again.
      const opensPart = article.plain.startsWith('其中', clause.start);
      if (opensPart && !isOfPart) whole = [mind.subject, mind.kind];
      else if (isOfPart && article.plain.charAt(clause.start - 1) === ';' && whole?.[0] && whole[0] !== mind.subject)
        speakOf(mind, whole[0], whole[1]);
      const { last } = mind;
      const known = story.drafts.length;
      readClause({ article, sentence, clause, periods: own, mind, story }, hasAct);
      keepFirm(article, clause, last, mind);
      noteIssued(article, clause, mind);
      // 其中义乌占58.3%: a part of what the text goes on about.
      const words = article.plain.slice(clause.start, clause.start + 2);
      isOfPart = words === '其中' || (isOfPart && article.plain.charAt(clause.start - 1) !== ';');
      if (!sentence.isTitle && !isOfPart) landOn(article, clause, mind, story.drafts.slice(known));
      if (mind.subject !== before && mind.subject !== null && !isNation(mind.subject) && !(whole && before !== null))
        first ??= [mind.subject, mind.kind];
      story.meeting = noteMeeting(article, clause, own, mind) ?? story.meeting;
      const born = bornIn(article, clause, own);
      if (born !== null && !sentence.isTitle) {
        noteOwner(article, clause, born, mind);
        noteBody(mind, born);
        fresh = born;
        speakOf(mind, born, kindOfBody(born));
        first ??= [born, kindOfBody(born)];
        if (isMeeting.test(born)) story.meeting = born;
      }
      if (!isOfPart || before === null) notePlaces(article, clause, mind, ofFirms);
    }
    goOnAbout(mind, story, { before, beforeKind, first, whole: whole !== null });
    if (story.group !== null && mind.subject === story.group && before !== null) speakOf(mind, before, beforeKind);
    meeting = story.meeting;
    topic = topicOf(article, topic, mind, sentence, story);
    if (topic?.kind === '公司' && issuer === null) mind.issuer = topic.subject;
    // Nobody is named: the place that the text is about.
    const open = story.drafts.filter(({ observation }) => observation.subject === null);
    if (open.length > 0) {
      const whose = ofRegion.test(article.plain.slice(sentence.start, sentence.end)) ? corridor : mind.main;
      for (const { observation } of open) observation.subject = whose;
    }
    // ▍招商引资 准！: the next section.
    if (isBullet && !isNext && story.drafts.length === 0) listTime = null;
    toPlaces(story.drafts, topic, mind);
    toWhereEach(article, story.drafts);
    // 57个项目当中，招商项目5个: the number was told before.
    drafts.push(...story.drafts.filter(({ quantity }) => !(quantity && isCountedAgain(article, quantity))));
    const frame = story.frame && story.frame.kind !== 'stage' ? story.frame : null;
    if (frame && !isPart(frame) && /^(?:year|years|months|span)$/.test(frame.kind)) broad = frame;
    // 2024年5月，…收购…: the month of an act holds in its own sentence alone.
    const isActs = frame !== null && isMonth(frame) && isOfAct && frame.start >= sentence.start;
    carried = isActs ? carried : (frame ?? carried);
    // 展会期间: what was told of it is told.
    if (carried && /[会展赛节]期间$/.test(carried.words)) carried = null;
  }
  nameRows(article, drafts);
  namePointed(drafts);
  applyBases(article, drafts);
  return { observations: withoutRepeats(article.plain, withoutHeadline(drafts)).map(({ observation }) => observation), minds };
}

function readClause(given: Omit<Scene, 'at' | 'name' | 'groups' | 'ranks'>, hasAct: (stretch: Stretch) => boolean): void {
  const { article, clause, mind, story, periods, sentence } = given;
  const { plain } = article;
  const isOfRows = isHead(article, clause);
  const ranks = isOfRows || !mayRank(clause.held) ? [] : ranksIn(article, clause.start, clause.end);
  const isScope = ({ start, end }: Quantity) => ranks.some(({ scopeAt, end: until }) => scopeAt < end && until > start);
  const quantities = isOfRows ? none : quantitiesOf(clause, plain);
  const figures = quantities.filter(
    token =>
      (isFigure(token, plain) || isCourses(plain, token)) &&
      !isNoFigure(plain, token) &&
      !isCovered(token, periods) &&
      !isInTitle(plain, clause, token) &&
      (!isScope(token) || isAdvance(token, plain.slice(token.head - 3, token.head))),
  );
  if (figures.length === 0 && isReport(clause, plain)) {
    readReport(given);
    return;
  }
  const risen = figures.length === 0 && story.drafts.length === 0 ? risenIn(given) : null;
  if (risen) speakOf(mind, risen.subject, risen.takes, risen.parts);
  let at = skipLead(given, behindDash(given, figures[0]?.head ?? clause.end));
  const group = groupAt(given, at);
  if (group) {
    story.group = group.subject;
    // Its number was told before.
    if (figures[0] && figures[0].start < group.end) figures.shift();
  }
  const owned = group ?? ownedAt(given, at, figures[0]?.head ?? clause.end);
  const found = owned ?? alikeAt(given, at, figures[0]) ?? nameAt(article, clause, at, mind) ?? appositionAt(given, at);
  const isOfBackers = figures.length === 0 && story.isNamed && backers.test(plain.slice(clause.start, clause.end));
  const isMeant = found !== null && isTold(given, found, figures.length > 0, ranks);
  const name = isMeant ? withoutOwner(found, mind) : null;
  // 在广德经开区已建成生产线6条: the figure is of what stands behind.
  const isAround = found !== null && (isSiteOf(article, found, mind) || isPartner(plain, found, mind.subject));
  if (found !== null && (isAround || isFromThere(plain, found, mind))) at = skipLead(given, found.end);
  if (name) {
    at = skipLead(given, name.end);
    if (name.kind === 'body' && !isOfBackers && !isOfList(plain, name)) noteBody(mind, name.subject);
    // 行业协会换届大会: the body that holds the meeting.
    const holder =
      name.kind === 'body'
        ? /^(.{4,}?(?:协会|联盟|商会|集团|公司))(?=.{2,}(?:大会|年会|会议)$)/.exec(name.subject)?.[1]
        : undefined;
    if (holder) noteBody(mind, holder);
    if (mind.item === null && !isOfBackers && !isNamedByList(plain, name) && tellsOf(given, name, figures[0]))
      speakOf(mind, name.subject, name.takes, name.parts);
  }
  story.isNamed ||= name !== null;
  if (!isOfBackers) noteObjects(given, at);
  if (name) noteProject(given, name);
  frame(given, at, figures[0], stretch => story.hasAct && hasAct(stretch));
  const scene: Scene = { article, sentence, clause, periods, mind, story, at, name, groups: groupsOf(plain, figures), ranks };
  story.isForecast = isPlan(scene, figures[0]);
  const known = story.drafts.length;
  let from = at;
  const { parts } = mind;
  const count = scene.groups.find(({ length }) => length > 1)?.length ?? 0;
  const holders = count > 1 && parts.length !== count ? holdersBefore(article, sentence, clause, count) : null;
  if (holders) mind.parts = holders;
  for (const [i, group] of scene.groups.entries()) from = readGroup(scene, group, i, from);
  if (holders && mind.parts === holders) mind.parts = parts;
  readDoublings(scene, known);
  readHalves(scene);
  readEvery(scene);
  attachRanks(scene, known);
}

const none: readonly Quantity[] = [];

/** 其中，…; 分行业看，…: a sentence that tells of the parts of what the last one told. */
const isOfParts = opening(/^(?:其中|[分从按][\u4e00-\u9fff]{1,4}(?:看|分(?![别布])|来看))/);
