import { opening } from '../pattern.ts';
import type { ActKind } from './act-kind.ts';
import { type Article, type Clause, type Sentence, wordsOf } from './article.ts';
import type { Mind } from './mind.ts';
import type { EventType } from './reading.ts';
import type { Period } from './when.ts';

/** A sentence whose acts are read; `day` dates what 会上 and 当天 speak of. */
export type ActScene = {
  article: Article;
  sentence: Sentence;
  periods: readonly Period[];
  day: string | null;
  /** The month told last before, which 当月 and 同月 mean. */
  month: string | null;
  /** The days of the meeting told last, from which 大会首日 counts; the last one where it is told. */
  opened: { from: string; to: string | null } | null;
  mind: Mind | undefined;
  next: Sentence | undefined;
  /** The year in which a text without a day of publication speaks, as far as its other times tell; `isSure`: one of them is a part of it. */
  now: { year: number; isSure: boolean; isWhole?: true } | null;
};

/** The verb of an act: its clause (number `index` of the sentence) and where it stands. */
export type Found = {
  type: EventType;
  clause: Clause;
  index: number;
  start: number;
  end: number;
  kind: ActKind;
  /** Whether the act stands before what it was about: 当日签约的33个项目, 同日投产的是…. */
  isInverse: boolean;
};

/** The words of a stretch without the times among them. */
export function wordsBetween(article: Article, from: number, to: number, periods: readonly Period[]): string {
  let words = '';
  let at = from;
  for (const { start, end } of periods) {
    // “2024年度领军企业”: the year belongs to the name.
    if (
      start < at ||
      end > to ||
      article.plain[start - 1] === '“' ||
      article.plain[start - 1] === '《' ||
      (article.plain.slice(from, start).includes('《') &&
        /《[^》]{2,60}$/.test(article.plain.slice(Math.max(from, start - 62), start))) ||
      /^[(（]20\d\d[)）]$/.test(article.plain.slice(start - 1, end + 1))
    )
      continue;
    words += wordsOf(article, at, start);
    at = end;
  }
  return words + wordsOf(article, at, Math.max(at, to));
}

const gaps: ReadonlySet<string> = new Set(' ，,、:：');
const beside = opening(
  /^(?:上午|下午|晚|日前|近日|其中|同时|此外|另外|据悉|自(?![治主由动控研有行建])|从(?!化|业)|于(?!洪|都|田))/,
);

/** Where the words that matter in a clause begin: behind times and marks. */
export function openOf({ plain }: Article, from: number, to: number, periods: readonly Period[]): number {
  let at = from;
  for (let turn = 0; turn < 6; turn++) {
    const period = periods.find(({ start }) => start === at);
    if (period) at = Math.min(to, period.end);
    else if (at < to && gaps.has(plain[at]!)) at++;
    else {
      const more = beside.execAt(plain, at, to);
      if (!more) break;
      at += more[0].length;
    }
  }
  return at;
}

/** Where who acts is told: behind the dash of 四年磨一剑——某生物的新药获批, but not of 义乌——马德里班列 or of who comes as what (第50家总部——某公司入驻). */
export function leadOf(plain: string, from: number, to: number): number {
  const behind = plain.slice(from, to).lastIndexOf('--');
  const cut = from + behind;
  if (behind < 4 || to - cut < 6) return from;
  return /[线段列路](?:$|[昨今\d正成首])|班列|航线/.test(plain.slice(cut, to)) ||
    /^[入进]驻|^[搬迁]/.test(plain.slice(to, to + 2))
    ? from
    : cut + 2;
}

/** The words of a clause without its times. */
export function clauseWords({ article, sentence, periods }: ActScene, index: number): string {
  const clause = sentence.clauses[index];
  return clause ? wordsBetween(article, openOf(article, clause.start, clause.end, periods), clause.end, periods) : '';
}

/** Where the words of a clause begin if brackets cut it in two: 协同创新中心（合肥）揭牌. */
export function bracketed({ plain }: Article, { clauses }: Sentence, index: number): number {
  let at = index;
  const isIn = (one: Clause, before: Clause) =>
    plain.charAt(one.start - 1) === ':' &&
    /[(][^()]{1,6}$/.test(plain.slice(Math.max(0, before.start - 1), before.end)) &&
    /^[^()]{1,12}[)]/.test(plain.slice(one.start, one.end + 1));
  // (代码:688xxx): a colon in brackets cuts once more.
  while (at > 0 && (/[()]/.test(plain[clauses[at]!.start - 1] ?? '') || isIn(clauses[at]!, clauses[at - 1]!))) at--;
  return clauses[at]!.start;
}

export function quoteFrom(sentence: Sentence, clause: Clause, own: readonly Period[]): number {
  const index = sentence.clauses.indexOf(clause);
  const dated = sentence.clauses[index - 1];
  return own.length === 0 && dated && dated.end - dated.start < 12 ? dated.start : clause.start;
}
