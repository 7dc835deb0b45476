import { rawSpan } from '../text.ts';
import { type Article, type Clause, quoteOf } from './article.ts';
import { emptyObservation } from './figure.ts';
import { nameIndicator, nounBefore } from './indicator.ts';
import { type Period, wordsBetween } from './period.ts';
import type { Rank } from './rank.ts';
import { alike } from './repeat.ts';
import { type Mind, nameAt, skipLead } from './subject.ts';
import { quoteBegin, type Told } from './told.ts';

const contested =
  /在(?:\d{4}年度?)?(?:全国|全球|全市|全省|全区)?(?:年度|百个|十大|首届)*([^，,。在]{4,40}?)(?:评选|评比|大赛|竞赛)(?:活动)?[中里上]/;
const sizeOnly =
  /^(?:总量|总数|规模|数量|产量|总额|增速|增幅|增长率|增长|均|体量|占比|比重|总值|产值|其|企业数量|总数量|评分|得分|)$/;

/** A rank belongs to the value told just before it, unless its own clause names something else that is ranked. */
export function addRank(
  article: Article,
  clause: Clause,
  rank: Rank,
  told: Told,
  mind: Mind,
  periodAt: ReadonlyMap<number, Period>,
  own: readonly Period[],
): void {
  const [start, end] = rawSpan(article.text, rank.start, rank.end);
  const lead = skipLead(article, clause.start, rank.start, periodAt);
  const name = nameAt(article, lead, rank.start, mind);
  const prior = told.drafts.findLast(draft => draft.start < rank.start);
  const from = Math.max(name && name.end <= rank.start ? name.end : lead, prior && prior.end <= rank.start ? prior.end : 0);
  const thing = contested.exec(article.shown.slice(Math.max(clause.start - 60, 0), rank.start))?.[1] ?? '';
  const { words: noun } = nounBefore(
    wordsBetween(article, Math.min(from, rank.start), rank.start, own).replace(/(?:总?数量|连续.{0,5}|继续|首次)$/, ''),
  );
  const wanted = /增速|增幅|增长/.test(noun)
    ? told.drafts.findLast(draft => !draft.level)
    : /产量|总量|规模|数量|总数|产值/.test(noun)
      ? told.drafts.findLast(draft => draft.level)
      : prior;
  if (wanted && wanted.observation.rank === null && (sizeOnly.test(noun) || prior!.noun.endsWith(noun))) {
    Object.assign(wanted.observation, { rank: rank.rank, rank_scope: rank.scope, adLaw: rank.adLaw });
    wanted.observation.spans.rank = { start, end };
    wanted.end = rank.end;
    wanted.observation.quote = quoteOf(article, wanted.start, rank.end);
    return;
  }
  const words =
    noun === ''
      ? thing || (prior?.noun ?? '')
      : noun.includes('中') || thing === '' || alike(noun, thing)
        ? noun.replace(/^在|[中里上]$/g, '').replace(/在[^，,]{2,12}(?:评选|评比)$/, '')
        : thing + noun;
  const period = own.findLast(({ use }) => use) ?? told.period;
  const begin = quoteBegin(article, clause.start, rank.start, periodAt);
  told.drafts.push({
    noun: words,
    start: begin,
    end: rank.end,
    level: true,
    title: begin < article.titleEnd,
    observation: {
      ...emptyObservation(article, period, told),
      quote: quoteOf(article, begin, rank.end),
      subject: mind.subject,
      indicator: nameIndicator(words, 'rank', null),
      rank: rank.rank,
      rank_scope: rank.scope,
      adLaw: rank.adLaw,
      spans: { value: null, rank: { start, end } },
      rule: 'rank',
    },
  });
}
