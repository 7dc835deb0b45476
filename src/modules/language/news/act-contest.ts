import { standsIn, startersOf } from '../starters.ts';
import { rawSpan } from '../text.ts';
import { dateIn } from './act-measure.ts';
import { type ActScene, openOf } from './act-scene.ts';
import { quoteOf, wordsOf } from './article.ts';
import { partiesIn, tidyName } from './party.ts';
import { ranksIn } from './rank.ts';
import type { NewsEvent } from './reading.ts';

/** What every word for a contest holds. */
const contests = startersOf('评赛');

/** 在…评选中位居第一 is an award, although no word says so. */
export function contestOf(scene: ActScene): NewsEvent | null {
  const { article, sentence, periods } = scene;
  const { plain } = article;
  if (!standsIn(contests, plain, sentence.start, sentence.end)) return null;
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
