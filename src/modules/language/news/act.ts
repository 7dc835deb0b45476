import { rawSpan } from '../text.ts';
import { headOf, makersBehind } from './act-agent.ts';
import { isCount } from './act-count.ts';
import { ceremonies } from './act-kind.ts';
import { amountOf, dateIn, isToCome } from './act-measure.ts';
import { withoutCeremonies, withoutRepeats } from './act-repeat.ts';
import { rolesOf } from './act-role.ts';
import { type ActScene, bracketed, clauseWords, type Found, openOf, quoteFrom, wordsBetween } from './act-scene.ts';
import { triggersOf } from './act-trigger.ts';
import { named, sharedOut } from './act-who.ts';
import { type Article, quoteOf, type Sentence, wordsOf } from './article.ts';
import type { Mind } from './mind.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';
import { ranksIn } from './rank.ts';
import type { EventType, NewsEvent } from './reading.ts';
import { periodsOf, yearOf } from './when.ts';

const present = /同步|同时|还|会上|现场|当天|当日|同日|仪式上|活动|大会上|期间|会议/;

/** Acts that news tell of beside the meeting at which they took place. */
const sameDay: ReadonlySet<EventType> = new Set([
  'signing',
  'opening',
  'release',
  'founding',
  'launch',
  'construction_start',
  'award',
  'meeting',
]);

/** Reads the acts of a news text that took place, in its order, with what a reader has in mind before each sentence; plans, counts of acts and repeats are left out. */
export function readEvents(article: Article, minds: ReadonlyMap<Sentence, Mind>): NewsEvent[] {
  const events: (NewsEvent & { isTitle: boolean; at: Sentence; isCeremony: boolean })[] = [];
  let day: string | null = null;
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
      mind: minds.get(sentence),
      next,
    };
    const triggers = triggersOf(scene);
    for (const found of triggers) {
      const event = eventOf(scene, found, triggers);
      if (!event) continue;
      const isCeremony = found.type === 'meeting' && event.type !== 'meeting';
      for (const one of sharedOut(scene, found, event))
        events.push({ ...one, isTitle: sentence.isTitle, at: sentence, isCeremony });
    }
    const award = contestOf(scene);
    if (award) events.push({ ...award, isTitle: sentence.isTitle, at: sentence, isCeremony: false });
    const told = dateIn(scene, sentence.end);
    if (told?.length === 10) {
      [day, dayAt] = [told, sentence.paragraph];
      days.add(told);
    } else if (day !== null && sentence.paragraph > dayAt + 2 && days.size > 1) day = null;
  }
  const body = withoutCeremonies(events.filter(({ isTitle }) => !isTitle));
  return withoutRepeats(body.length > 0 ? body : withoutCeremonies(events)).map(
    ({ isTitle: _title, at: _at, isCeremony: _ceremony, ...event }) => event,
  );
}

function eventOf(scene: ActScene, found: Found, others: readonly Found[]): NewsEvent | null {
  const { article, sentence, periods } = scene;
  const { clause, index, kind } = found;
  const own = periods.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const lead = openOf(article, bracketed(article, sentence, index), found.start, periods);
  let { actor, host } = actorBefore(wordsBetween(article, lead, found.start, own));
  const told =
    found.type === 'release' ? wordsOf(article, found.end, clause.end) : wordsBetween(article, found.end, clause.end, own);
  let behind = tidyName(
    told
      .replace(/^(?:于|在)[\u4e00-\u9fff]{2,14}$/, '')
      .replace(/^的([^，]{4,44}?(?:会|活动|仪式|论坛|博览会))(?:上|期间|中|里)?.{0,12}$/, '$1'),
  );
  // 国务院日前批复，同意设立…
  const agreed = sentence.clauses[index + 1];
  if (found.type === 'approval' && behind === '' && agreed && /^同意/.test(article.plain.slice(agreed.start, agreed.start + 2)))
    behind = tidyName(wordsOf(article, agreed.start, agreed.end));
  if (/^(?:筹建|建设|设立|立项|成立|实施|创建)$/.test(behind)) behind = '';
  const isDated = periods.some(({ role, start }) => role === 'use' && start < found.end);
  // 公司成立于2020年: the time stands behind.
  const date =
    dateIn(scene, /[于自]$/.test(article.plain.slice(found.start, found.end)) ? clause.end : found.end) ??
    (!isDated && (sameDay.has(found.type) || present.test(article.plain.slice(sentence.start, clause.end))) ? scene.day : null);
  if (isCount(scene, found, behind, actor, date) || isToCome(date, article.published)) return null;
  let type = found.type;
  if (
    type === 'founding' &&
    /揭牌/.test(article.plain.slice(found.start, found.end)) &&
    /(?:中心|研究院|基地|实验室|工作站|园)(?:[（(][^）)]*[）)])?$/.test(actor)
  )
    type = 'opening';
  const lost = article.plain.slice(lead, found.start);
  // 公司10日挂牌, 股份公司揭牌: a firm is founded.
  if (type === 'opening' && /[挂揭]牌/.test(article.plain.slice(found.start, found.end)) && /公司$/.test(actor))
    type = 'founding';
  if (actor === '' && index > 0 && kind.side !== 'after' && behind === '')
    actor = actorBefore(clauseWords(scene, index - 1)).actor;
  if (found.isInverse) [actor, host] = ['', [actor, host].filter(Boolean).join('、')];
  let object: string | null = null;
  let parties: string[] = host ? partiesIn(host) : [];
  const ceremony = type === 'meeting' ? ceremonies.find(([words]) => words.test(behind) || words.test(actor)) : undefined;
  if (ceremony) {
    type = ceremony[1];
    const name = ceremony[0].test(actor) ? actor : behind;
    object = tidyName(name.replace(ceremony[0], ''));
    if (name === behind) parties.push(...partiesIn(actor));
  } else [object, parties] = rolesOf(scene, { ...found, type }, actor, behind, parties);
  if (object !== null && /^(?:公告|消息|数据|信息|报告)$/.test(object)) return null;
  if (object === null && parties.length === 0) return null;
  if (type === 'listing' && /批准|获批|药/.test(article.plain.slice(clause.start, clause.end))) return null;
  if (parties.length === 0) parties = makersBehind(scene, { type, end: found.end });
  const isLost = actor === '' || /^(?:又|共|还)?有?\d+[项件个]/.test(actor) || /^[与同]/.test(lost);
  if (
    isLost &&
    !found.isInverse &&
    (parties.length === 0 || type === 'approval' || type === 'financing' || /^[与同]/.test(lost))
  ) {
    const head = headOf(scene, { type, index });
    if (head && !object?.includes(head) && !parties.includes(head)) parties = [head, ...parties];
  }
  [object, parties] = named(scene, type, object, parties);
  const sum = amountOf(scene, type, found, others);
  const [from, to] = rawSpan(article.text, found.start, found.end);
  return {
    quote: quoteOf(article, quoteFrom(sentence, clause, own), clause.end),
    type,
    date,
    parties,
    object: object === '' ? null : object,
    amount: sum?.value ?? null,
    unit: sum?.unit ?? null,
    span: { start: from, end: to },
    rule: `event.${type}`,
  };
}

/** 在…评选中位居第一 is an award, although no word says so. */
function contestOf(scene: ActScene): NewsEvent | null {
  const { article, sentence, periods } = scene;
  const { plain } = article;
  const words = plain.slice(sentence.start, sentence.end);
  const contest = /在([^，,。在]{4,50}?)(?:评选|评比|大赛|竞赛)(?:活动)?(?:中|里|上)/.exec(words);
  if (!contest) return null;
  const at = sentence.start + contest.index;
  const rank = ranksIn(article, sentence.start, sentence.end).find(({ start, rank }) => start >= at && rank <= 3);
  if (!rank) return null;
  const clause = sentence.clauses.find(({ start, end }) => start <= at && end > at);
  if (!clause) return null;
  const lead = openOf(article, clause.start, clause.end, periods);
  const subject = wordsOf(article, lead, at).replace(/[“"][^”"]*[”"][^“”"]{0,6}$/, '');
  const named = at + contest[0].indexOf(contest[1]!);
  const [from, to] = rawSpan(article.text, rank.start, rank.end);
  return {
    quote: quoteOf(article, lead, rank.end),
    type: 'award',
    date: dateIn(scene, rank.end),
    parties: partiesIn(subject),
    object: tidyName(wordsOf(article, named, named + contest[1]!.length)),
    amount: null,
    unit: null,
    span: { start: from, end: to },
    rule: 'event.contest',
  };
}
