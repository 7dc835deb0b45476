import { rawSpan } from '../text.ts';
import { type Article, type Clause, quoteOf, type Sentence } from './article.ts';
import { ceremonies, eventKinds } from './event-kind.ts';
import type { EventType, NewsEvent } from './fact.ts';
import { actorBefore, isCorridor, partiesIn, tidy } from './party.ts';
import { daysOf, type Period, wordsBetween } from './period.ts';
import { findRanks } from './rank.ts';
import { type Found, rolesOf, type Scene } from './role.ts';
import { skipLead } from './subject.ts';
import { findValues, type Value } from './value.ts';

const planned =
  /将(?!军|士)|拟|计划(?!总?投资|单列)|预计|力争|争取|即将|有望|确保|尽快|早日|尚未|未能|待|加快|推动|推进|目标|准备|筹备|筹建|希望|力促|促进|鼓励|支持|可(?!研|行)|要(?!闻|素|点|求|件|塞|事)|应当|不得|未来|规划建设|为了?[^，,]{0,6}$/;
const willing = /将(?!军|士|近)|拟(?!态)|力争|争取|要(?=[强加推聚持深全进])|希望|下一步/;
const intended = /将(?!军|士)|拟|计划|预计|即将|力争|争取|有望|希望|要(?=[常定每])/;
const later = /^(?:后|前|之后|之前|时(?!间)|的|以来|率|期间|企业|条件|标准|需|所需|力度)/;
const counted = /累计|共计?(?!同)|先后|截至|以来|近年|上半年|下半年|季度|全年|年均|五年|三年|每年|\d月份?[-~至到]|前\d+个?月/;
const anyCount = /\d[\d,.万]*(?:余|多)?(?:个|家|项|件|批次|场|次)/;
const present = /会上|现场|当天|当日|仪式上|活动|大会上|期间/;
const tied: Partial<Record<EventType, RegExp>> = {
  signing: /总投资|投资额|金额|总额|投资/,
  construction_start: /总投资|投资额|投资/,
  completion: /总投资|投资额/,
  production_start: /总投资|投资额/,
  opening: /总投资/,
  founding: /规模|注册资本|总规模|出资/,
  financing: /融资|金额|完成|获/,
  listing: /募集|募资|融资/,
  acquisition: /以|收购|作价|对价|金额/,
  bid_won: /中标|价|金额|额/,
};

/** Reads the acts of a news text that took place, in the order of the text; plans, counts of acts and repeats are left out. */
export function readEvents(article: Article, periods: readonly Period[], mask: Uint8Array): NewsEvent[] {
  const periodAt = new Map(periods.map(period => [period.start, period]));
  const events: NewsEvent[] = [];
  let next = 0;
  let day: string | null = null;
  for (const sentence of article.sentences) {
    while (next < periods.length && periods[next]!.end <= sentence.start) next++;
    let last = next;
    while (last < periods.length && periods[last]!.start < sentence.end) last++;
    const scene: Scene = { article, sentence, periods: periods.slice(next, last), periodAt, mask, day };
    for (const found of triggersOf(scene)) {
      const event = asEvent(scene, found);
      if (event) events.push(event);
    }
    const award = contestOf(scene);
    if (award) events.push(award);
    const told = dateIn(scene, sentence.end);
    if (told?.length === 10) day = told;
    next = last;
  }
  return withoutRepeats(events);
}

function triggersOf({ article: { plain }, sentence, periods }: Scene): Found[] {
  const found: Found[] = [];
  // 九城市将加强…，常态化召开…，成立…: the 将 holds on until a clause has a date of its own.
  let hopes = false;
  sentence.clauses.forEach((clause, index) => {
    const words = plain.slice(clause.start, clause.end);
    const taken = new Uint8Array(words.length);
    if (plain[clause.start - 1] === ';') hopes = false;
    const dated = periods.some(({ use, start, end }) => use && start >= clause.start && end <= clause.end);
    for (const kind of eventKinds)
      for (const match of words.matchAll(kind.word)) {
        const [from, to] = [match.index, match.index + match[0].length];
        if (taken[from] || taken[to - 1] || isQuoted(words, from)) continue;
        taken.fill(1, from, to);
        if (kind.side !== 'after' && later.test(words.slice(to))) continue;
        // 推进会 and 加快…大会 are names of meetings, no plans.
        const plan = kind.type === 'meeting' ? intended : planned;
        if (plan.test(words.slice(0, from)) || (hopes && !dated)) continue;
        found.push({ type: kind.type, clause, index, start: clause.start + from, end: clause.start + to, kind });
        // 竣工投产, 揭牌成立 within one word are told by the first kind; 竣工 and 投产 each by its own.
        if (/竣工投产/.test(match[0]))
          found.push({ type: 'completion', clause, index, start: clause.start + from, end: clause.start + to, kind });
      }
    hopes ||= willing.test(words);
  });
  return found.sort((a, b) => a.start - b.start);
}

function isQuoted(words: string, at: number): boolean {
  const before = words.slice(0, at);
  return before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”');
}

function asEvent(scene: Scene, found: Found): NewsEvent | null {
  const { article, sentence, periods, periodAt } = scene;
  const { clause, index, kind } = found;
  const own = periods.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const lead = skipLead(article, bracketed(article, sentence, index), found.start, periodAt);
  let { actor, host } = actorBefore(wordsBetween(article, lead, found.start, own));
  const behind = tidy(wordsBetween(article, found.end, clause.end, own));
  const date = dateIn(scene, found.end) ?? (present.test(article.plain.slice(sentence.start, clause.end)) ? scene.day : null);
  if (isCount(scene, found, behind, actor, date)) return null;
  let type = found.type;
  if (
    type === 'founding' &&
    /揭牌/.test(article.plain.slice(found.start, found.end)) &&
    /(?:中心|研究院|基地|实验室|工作站|园)(?:[（(][^）)]*[）)])?$/.test(actor)
  )
    type = 'opening';
  if (actor === '' && index > 0 && kind.side !== 'after' && behind === '')
    actor = actorBefore(
      wordsBetween(
        article,
        skipLead(article, sentence.clauses[index - 1]!.start, sentence.clauses[index - 1]!.end, periodAt),
        sentence.clauses[index - 1]!.end,
        periods,
      ),
    ).actor;
  let object: string | null = null;
  let parties: string[] = host ? partiesIn(host) : [];
  const ceremony = type === 'meeting' ? ceremonies.find(([words]) => words.test(behind) || words.test(actor)) : undefined;
  if (ceremony) {
    type = ceremony[1];
    const name = ceremony[0].test(actor) ? actor : behind;
    object = tidy(name.replace(ceremony[0], ''));
    if (name === behind) parties.push(...partiesIn(actor));
  } else [object, parties] = rolesOf(scene, { ...found, type }, actor, behind, parties);
  if (object === null && parties.length === 0) return null;
  const sum = amountOf(scene, type, found);
  const [start, end] = [quoteFrom(sentence, clause, own), clause.end];
  const [from, to] = rawSpan(article.text, found.start, found.end);
  return {
    quote: quoteOf(article, start, end),
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

/** Whether the words count many acts (上半年签约项目64个) and tell of none. */
function isCount(
  { article: { plain }, sentence }: Scene,
  { clause, start, type }: Found,
  behind: string,
  actor: string,
  date: string | null,
): boolean {
  const words = plain.slice(clause.start, clause.end);
  if (type === 'meeting' || type === 'policy' || type === 'acquisition' || type === 'financing') return false;
  const many = anyCount.test(behind) || anyCount.test(words) || anyCount.test(actor);
  if (!many) return false;
  if (date !== null && date.length === 10) return false;
  return counted.test(plain.slice(sentence.start, clause.end)) || date === null || start > clause.start + 40;
}

/** The day, month or year that dates an act told before `limit`, as far as the words and the day of publication allow. */
function dateIn({ article, sentence, periods, day }: Scene, limit: number): string | null {
  const told = periods.findLast(({ use, start }) => use && start < limit && start >= sentence.start);
  if (!told || /截至|以来|近年|年来|近日|日前|近期|目前|当前|到20|[五]/.test(told.words)) return null;
  const words = told.words.replace(/["“”]/g, '');
  if (/^(?:当[天日]|同[天日])$/.test(words)) return day;
  const days = daysOf(words, article.published);
  if (!days?.from) return null;
  if (/[日号天]/.test(words) || /\d[-/.]\d{1,2}[-/.]\d/.test(words)) return days.from;
  if (/月/.test(words) && !/[-~至到—]\d/.test(words)) return days.from.slice(0, 7);
  return /季度|半年|月/.test(words) ? null : days.from.slice(0, 4);
}

/** The sum that the sentence ties to the act: 总投资, 中标价, 募集资金 and the like. */
function amountOf({ article, sentence, mask }: Scene, type: EventType, { clause, index }: Found): Value | null {
  const tie = tied[type];
  if (!tie) return null;
  for (const one of sentence.clauses.slice(Math.max(0, index - 2), index + 5)) {
    for (const value of findValues(article, one, mask)) {
      if (value.kind !== 'money' || value.unit?.includes('/')) continue;
      const words = article.plain.slice(one.start, value.start) + (one === clause ? article.plain.slice(value.end, one.end) : '');
      if (tie.test(words) && (one.start >= clause.start || /总投资/.test(words))) return value;
    }
  }
  return null;
}

/** 在…评选中位居第一 is an award, although no word says so. */
function contestOf(scene: Scene): NewsEvent | null {
  const { article, sentence } = scene;
  const contest = /在([^，,。在]{4,50}?)(?:评选|评比|大赛|竞赛)(?:活动)?(?:中|里|上)/.exec(
    article.shown.slice(sentence.start, sentence.end),
  );
  if (!contest) return null;
  const rank = findRanks(article, sentence).find(({ start, rank }) => start >= sentence.start + contest.index && rank <= 3);
  if (!rank) return null;
  const clause = sentence.clauses.find(
    ({ start, end }) => start <= sentence.start + contest.index && end > sentence.start + contest.index,
  )!;
  const lead = skipLead(article, clause.start, clause.end, scene.periodAt);
  const subject = article.shown.slice(lead, sentence.start + contest.index).replace(/[“"][^”"]*[”"][^“”"]{0,6}$/, '');
  const [from, to] = rawSpan(article.text, rank.start, rank.end);
  return {
    quote: quoteOf(article, lead, rank.end),
    type: 'award',
    date: dateIn(scene, rank.end),
    parties: partiesIn(subject),
    object: tidy(contest[1]!),
    amount: null,
    unit: null,
    span: { start: from, end: to },
    rule: 'event.contest',
  };
}

/** Where the words of a clause begin if brackets cut it in two: 协同创新中心（合肥）揭牌. */
function bracketed({ plain }: Article, { clauses }: Sentence, index: number): number {
  let at = index;
  while (at > 0 && /[()]/.test(plain[clauses[at]!.start - 1] ?? '')) at--;
  return clauses[at]!.start;
}

function quoteFrom(sentence: Sentence, clause: Clause, own: readonly Period[]): number {
  const index = sentence.clauses.indexOf(clause);
  const dated = sentence.clauses[index - 1];
  return own.length === 0 && dated && dated.end - dated.start < 12 ? dated.start : clause.start;
}

function withoutRepeats(events: readonly NewsEvent[]): NewsEvent[] {
  const kept: NewsEvent[] = [];
  const byType = new Map<EventType, NewsEvent[]>();
  for (const event of events) {
    const known = byType.get(event.type) ?? [];
    const same = known.slice(-12).find(other => isSame(other, event));
    if (same) {
      if (same.date === null && event.date !== null)
        Object.assign(same, { date: event.date, quote: event.quote, span: event.span });
      continue;
    }
    kept.push(event);
    known.push(event);
    byType.set(event.type, known);
  }
  return kept;
}

function isSame(one: NewsEvent, two: NewsEvent): boolean {
  if (one.date !== null && two.date !== null && one.date !== two.date) return false;
  if (one.object && two.object) return one.object.includes(two.object) || two.object.includes(one.object);
  return one.parties.some(party => two.parties.includes(party) && !isCorridor(party));
}
