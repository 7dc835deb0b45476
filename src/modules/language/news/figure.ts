import { rawSpan } from '../text.ts';
import { type Article, quoteOf } from './article.ts';
import type { Growth, Observation } from './fact.ts';
import { type Ending, nameIndicator } from './indicator.ts';
import { daysOf, type Period } from './period.ts';
import type { Share } from './share.ts';
import type { Draft, Told } from './told.ts';
import type { Value } from './value.ts';

export type Figure = {
  value: Value;
  change: Growth | null;
  share: Share | null;
  noun: string;
  period: Period | null;
  start: number;
  end: number;
  subject: string | null;
};

/** A figure as an observation that is not yet compared with the others of the text. */
export function draftFigure(article: Article, figure: Figure, told: Told): Draft {
  const { value, change, share, noun, period, start, end, subject } = figure;
  const [from, to] = rawSpan(article.text, value.from, value.at);
  const counted = value.kind === 'count' || (value.kind === 'bare' && !change);
  const fallback = noun === '' ? (value.kind === 'money' ? '金额' : value.kind === 'count' ? '数量' : '') : noun;
  const indicator = nameIndicator(
    fallback,
    change ? endingOf(change, value) : share ? 'share' : counted ? 'count' : 'level',
    value.unit,
  );
  return {
    noun: fallback,
    start,
    end,
    level: !change,
    title: start < article.titleEnd,
    observation: {
      ...emptyObservation(article, period, told),
      quote: quoteOf(article, start, end),
      subject,
      indicator,
      value: value.value,
      unit: value.unit,
      comparator: value.comparator,
      share_of: share ? (share.of ?? (share.rule === 'share.list' ? told.shareOf : null)) : null,
      interval: value.interval,
      growth: change,
      spans: { value: { start: from, end: to }, rank: null },
      rule: change ? 'growth' : (share?.rule ?? value.rule),
    },
  };
}

/** An observation that states nothing but when it was told and whether it is planned. */
export function emptyObservation(article: Article, period: Period | null, { forecast }: Told): Observation {
  return {
    quote: '',
    subject: null,
    indicator: '',
    value: null,
    unit: null,
    comparator: 'eq',
    share_of: null,
    period: period?.words ?? null,
    rank: null,
    rank_scope: null,
    interval: null,
    status: forecast ? 'forecast' : 'fact',
    days: period ? daysOf(period.words, article.published) : null,
    growth: null,
    adLaw: false,
    spans: { value: null, rank: null },
    rule: '',
  };
}

function endingOf({ direction }: Growth, { kind }: Value): Ending {
  if (direction === 'narrowed' || direction === 'widened') return 'narrowed';
  if (kind === 'percent') return direction === 'up' ? 'up' : 'down';
  return direction === 'up' ? 'more' : 'less';
}
