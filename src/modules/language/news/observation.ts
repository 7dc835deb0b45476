import type { Article, Clause, Sentence } from './article.ts';
import { carriedPeriod, dateMovement, filedPeriod } from './dated.ts';
import type { Observation } from './fact.ts';
import { draftFigure } from './figure.ts';
import { readGrowth } from './growth.ts';
import { completeNouns, grownNoun, levelNoun, sharedNoun, withType } from './measured.ts';
import { type Period, wordsBetween } from './period.ts';
import { findRanks } from './rank.ts';
import { addRank } from './ranked.ts';
import { withoutRepeats } from './repeat.ts';
import { proportionOf, readShare, type Share } from './share.ts';
import { emptyMind, type Mind, type Name, nameAt, noticePlaces, remember, skipLead } from './subject.ts';
import { type Draft, nothingTold, quoteBegin, type Told } from './told.ts';
import { findValues, type Value } from './value.ts';

/** A clause with its values and times, on the way to observations. */
type Scene = {
  article: Article;
  clause: Clause;
  values: readonly Value[];
  own: readonly Period[];
  periodAt: ReadonlyMap<number, Period>;
  told: Told;
  mind: Mind;
};

const planned =
  /(?:将(?!军|士|近|其)|拟|计划|预计|预期|预估|力争|争取|有望|目标(?:是|为|达)|确保|达产后|建成后|投产后|未来|(?<![年月])到(?:20[2-9]\d|"?“?十[五六]五)|全部建成|可形成|努力|达产)/;
const denied = /(?:没有|尚未|并未|未能|未曾|无法|并非|不是|从未)[^，,]{0,8}$/;
const standing = /目前|已(?!有计划)|现有|去年|截至/;
const rankMove = /(?:提升|上升|前进|下降|后退|跃升)了?$/;

/** Reads the figures of a news text as observations, in the order of the text; a value mentioned again is left out. */
export function readObservations(article: Article, periods: readonly Period[], mask: Uint8Array): Observation[] {
  const mind = emptyMind();
  const periodAt = new Map(periods.map(period => [period.start, period]));
  const drafts: Draft[] = [];
  let next = 0;
  for (const sentence of article.sentences) {
    while (next < periods.length && periods[next]!.end <= sentence.start) next++;
    let last = next;
    while (last < periods.length && periods[last]!.start < sentence.end) last++;
    drafts.push(...readSentence(article, sentence, periods.slice(next, last), periodAt, mask, mind));
    next = last;
  }
  return withoutRepeats(drafts).map(({ observation }) => observation);
}

function readSentence(
  article: Article,
  sentence: Sentence,
  periods: readonly Period[],
  periodAt: ReadonlyMap<number, Period>,
  mask: Uint8Array,
  mind: Mind,
): Draft[] {
  const told = nothingTold();
  const ranks = findRanks(article, sentence);
  for (const clause of sentence.clauses) {
    noticePlaces(article, clause, mind);
    const own = periods.filter(period => period.start >= clause.start && period.end <= clause.end);
    const values = findValues(article, clause, mask).filter(
      value => !ranks.some(rank => value.from < rank.end && value.at > rank.start),
    );
    const at = skipLead(article, clause.start, clause.end, periodAt);
    const name = topicAt(article, at, clause.end, mind);
    // 上市公司36家: what is counted is no one that is spoken about.
    if (name && (isLand(name) || !values.some(({ start }) => start === name.end))) remember(mind, name);
    const opening = article.plain.slice(clause.start, values[0]?.start ?? clause.end);
    if (article.plain[clause.start - 1] === ';' || standing.test(opening)) told.forecast = false;
    told.forecast ||= planned.test(opening);
    if (values.length > 0) readClause({ article, clause, values, own, periodAt, told, mind });
    else readFrame(article, clause, own, told);
    for (const rank of ranks)
      if (rank.start >= clause.start && rank.end <= clause.end) addRank(article, clause, rank, told, mind, periodAt, own);
  }
  completeNouns(told.drafts);
  return told.drafts;
}

/** A time that opens a clause without figures holds for the sentence; one inside it (“十三五”期间实现跨越式发展) does not. */
function readFrame({ plain }: Article, clause: Clause, own: readonly Period[], told: Told): void {
  const words = plain.slice(clause.start, clause.end);
  // 较2021年底，松江区高企增加580家: the base stands in a clause of its own.
  if (/^[较比与]/.test(words) && own.some(({ base }) => base)) told.base = words;
  const framed = own.findLast(
    ({ use, start, end }) =>
      use && (start <= clause.start + 1 || end >= clause.end - 1 || /以来$/.test(plain.slice(end, clause.end))),
  );
  if (framed) [told.period, told.framed] = [framed, true];
}

/** Of 深化人才政策、九城市互认互通人才18条政策 only what follows the last 、 with a place behind it speaks of the figure. */
function itemStart(article: Article, floor: number, limit: number, mind: Mind): number {
  const cut = floor + article.plain.slice(floor, limit).lastIndexOf('、');
  const name = cut >= floor ? nameAt(article, cut + 1, limit, mind) : null;
  return name && isLand(name) ? cut + 1 : floor;
}

const isLand = ({ kind }: Name) => kind === 'place' || kind === 'corridor';

/** The name at `at`; of 九城市共同发起的科创基金 the last one. */
function topicAt(article: Article, at: number, limit: number, mind: Mind): Name | null {
  const name = nameAt(article, at, limit, mind);
  const bridge = name && /^[\u4e00-\u9fff]{2,8}的/.exec(article.plain.slice(name.end, Math.min(limit, name.end + 10)));
  const inner = bridge ? nameAt(article, name.end + bridge[0].length, limit, mind) : null;
  return inner?.kind === 'body' ? inner : name;
}

function readClause(scene: Scene): void {
  const { article, clause, values, own, told } = scene;
  let floor = clause.start;
  const together = /分别/.test(article.plain.slice(clause.start, clause.end));
  const levels = told.drafts.filter(({ level }) => level);
  const drafts: Draft[] = [];
  for (const [i, value] of values.entries()) {
    const pair = values[i - 1]?.from === value.from;
    const halved = values[i + 1]?.from === value.from;
    if (!pair) told.topicEnd = topicEnd(scene, floor, value);
    const head = article.shown.slice(clause.start, value.start);
    if (denied.test(head) || (value.unit === '位' && rankMove.test(head))) continue;
    const period = own.findLast(({ use, start }) => use && start < value.start) ?? carriedPeriod(told, value);
    if (period && period !== told.period) told.framed = period.start <= clause.start + 1;
    if (period) told.period = period;
    const next = values[i + (halved ? 2 : 1)]?.start ?? clause.end;
    const draft = readFigure(scene, value, {
      head,
      after: article.shown.slice(value.end, Math.max(value.end, next)),
      floor,
      period,
      listed: i > 0 && !pair,
      level: together ? levels.at(i - values.length) : undefined,
    });
    told.drafts.push(draft);
    drafts.push(draft);
    if (!halved) floor = draft.end;
    dateMovement(article, clause, drafts, values, own, i);
  }
}

/** Remembers whom the words before a value name and says where the words about the value begin. */
function topicEnd({ article, periodAt, mind }: Scene, floor: number, { start }: Value): number {
  const begin = skipLead(article, itemStart(article, floor, start, mind), start, periodAt);
  const name = topicAt(article, begin, start, mind);
  if (!name || !(isLand(name) ? name.end <= start : name.end < start)) return begin;
  remember(mind, name);
  return name.end;
}

type Context = { head: string; after: string; floor: number; period: Period | null; listed: boolean; level: Draft | undefined };

function readFigure(scene: Scene, value: Value, { head, after, floor, period, listed, level }: Context): Draft {
  const { article, own, periodAt, told, mind } = scene;
  const begin = Math.min(told.topicEnd, value.start);
  const before = wordsBetween(article, begin, value.start, own);
  const prior = told.drafts.at(-1);
  // 分别增长10.2%、8.7%: the second value is a change because the first is.
  const listedChange =
    listed && before.replace(/[、和及与分别\s]/g, '') === '' && prior?.observation.unit === value.unit
      ? prior.observation.growth
      : null;
  const growth = readGrowth(value, article.shown.slice(begin, value.start), told.base + head.slice(-40));
  const change = withType(growth, before, told) ?? listedChange;
  let share = change ? null : readShare(value, before, after);
  let [noun, end] = change
    ? [grownNoun(before, level, told), value.end]
    : share
      ? sharedNoun(share, before, after, value, told)
      : levelNoun(before, after, value);
  if (share) told.shareOf = share.of ?? (share.rule === 'share.list' ? told.shareOf : null);
  if (noun === '' && !change && prior) {
    // 新增420家，累计达2857家: the total is no longer what was added.
    noun = /累计|总计|总数/.test(before) ? prior.noun.replace(/^(?:新增|净增|新认定|新引进|新)/, '') : prior.noun;
    share = shareAgain(value, prior, noun) ?? share;
    if (isClearer(value, period, prior)) told.drafts.pop();
  }
  if (share?.about && value.comparator === 'eq') value.comparator = 'approx';
  const scope = share?.rule === 'share.scope' ? article.shown.lastIndexOf(share.of!, value.start) : -1;
  const start = scope >= floor ? scope : quoteBegin(article, floor, value.start, periodAt);
  const subject = mind.subject;
  return draftFigure(article, { value, change, share, noun, period: filedPeriod(period, noun, told), start, end, subject }, told);
}

/** 占GDP比重提高1.2个百分点，达到9.8%: a percentage without words of its own is the share told before. */
function shareAgain(value: Value, prior: Draft, noun: string): Share | null {
  const proportion = proportionOf(noun);
  if (value.kind !== 'percent' || !(proportion || prior.observation.share_of)) return null;
  return { of: proportion?.[1] ?? prior.observation.share_of, noun, about: false, rule: 'share.again' };
}

/** 营收破百亿，达112亿元: the clearer mention stays. */
function isClearer(value: Value, period: Period | null, { level, observation }: Draft): boolean {
  return (
    level &&
    observation.unit === value.unit &&
    observation.comparator === 'gt' &&
    observation.period === (period?.words ?? null) &&
    value.value > observation.value!
  );
}
