import type { Quantity } from '../quantity.ts';
import { plainText } from '../text.ts';
import type { Sentence } from './article.ts';
import { daysOf } from './days.ts';
import type { Rank } from './rank.ts';
import type { Comparator, Growth, Interval, Observation, Stretch } from './reading.ts';
import type { Period } from './when.ts';

/** A figure on its way to an observation. `noun`: what it measures, without the ending that its kind adds. */
export type Draft = {
  observation: Observation;
  noun: string;
  kind: 'level' | 'growth' | 'share' | 'rank';
  /** Whether a growth is told as a rate (增幅12%), which ranks then speak of. */
  isRate: boolean;
  start: number;
  end: number;
  quantity: Quantity | null;
  isTitle: boolean;
};

/**
 * How far a time reaches. `sentence`: it stands ahead of whom is told of and holds for everything; `statement`: it stands behind and
 * holds for what was done or earned, not for what is there; `act`: it dates an act, and the sums and counts told of it.
 */
export type Reach = 'sentence' | 'statement' | 'act';

/**
 * What a sentence has told so far. `period` holds for what follows, as far as `reach` says; `isFrame`: it stands at the head of the sentence, so that it holds for
 * everything in it; `isBare`: it stands there alone or beside a figure, not in a statement of its own; `frame`: the first of them.
 * `listed`: the time of the list or ranking told of. `isForecast`: a plan or expectation is told.
 */
export type Story = {
  period: Period | null;
  isFrame: boolean;
  reach: Reach;
  frame: Period | null;
  frameReach: Reach;
  isBare: boolean;
  drafts: Draft[];
  shareOf: string | null;
  isForecast: boolean;
  hasAct: boolean;
  listed: Period | null;
  /** Whether a clause of the sentence named whom it is about. */
  isNamed: boolean;
  /** Ranks told before the figures they speak of (居首，达15.7亿元). */
  pending: readonly Rank[];
  /** Whether that list was told of in this paragraph or the headline above. */
  isListNear: boolean;
  /** What that list is called, without its year. */
  list: string | null;
  /** The meeting that took place in the sentence: those who came came to it. */
  meeting: string | null;
  /** Several taken up by their number (22个项目): told of in this sentence alone. */
  group: string | null;
  /** What the sentence before told last, where this one tells of its parts (其中，苏州市68家). */
  whole: Draft | null;
  /** Where the sentence before begins, if it stands in the same paragraph or is the headline. */
  since: number;
};

/** Adds a figure to what the sentence has told; `told` has no quantity of its own unless it says so. */
export function addDraft(
  story: Story,
  { isTitle, isHeading }: Sentence,
  told: Omit<Draft, 'isRate' | 'quantity' | 'isTitle'> & Partial<Pick<Draft, 'isRate' | 'quantity'>>,
): void {
  story.drafts.push({ isRate: false, quantity: null, ...told, isTitle: isTitle || isHeading });
}

export const newStory = (
  period: Period | null,
  hasAct: boolean,
  listed: Period | null,
  isListNear: boolean,
  since: number,
): Story => ({
  period,
  isFrame: true,
  reach: 'sentence',
  frame: period,
  frameReach: 'sentence',
  isBare: true,
  drafts: [],
  shareOf: null,
  isForecast: false,
  hasAct,
  listed,
  isNamed: false,
  pending: [],
  list: null,
  meeting: null,
  whole: null,
  group: null,
  isListNear,
  since,
});

/** How many figures back one of the same sort is looked for; a sentence that somebody reads has no more. */
export const mostBack = 12;

/** The last thing told in a unit. */
export const lastIn = (drafts: readonly Draft[], unit: string): Draft | undefined =>
  drafts.slice(-mostBack).findLast(({ kind, quantity }) => kind === 'level' && quantity?.unit === unit);

/** The last level or share told: what a growth without a noun of its own is the growth of. */
export function topicOf(story: Story): Draft | undefined {
  return story.drafts.findLast(
    ({ kind, observation }) => kind === 'level' || kind === 'share' || observation.rule === 'news.doubling',
  );
}

export type Told = {
  quote: string;
  subject: string | null;
  indicator: string;
  value: number | null;
  unit: string | null;
  comparator: Comparator;
  interval: Interval | null;
  shareOf?: string | null;
  growth?: Growth | null;
  rank?: number | null;
  rankScope?: string | null;
  adLaw?: boolean;
  period: Period | SameTime | null;
  isForecast: boolean;
  span: Stretch | null;
  rankSpan?: Stretch | null;
  rule: string;
};

/** The time of another figure; `days`: what it was read as there, which its words alone may not tell (全年 under a year told before). */
export type SameTime = { words: string; days?: Observation['days'] };

/** The time of a figure for another of the same time. */
export const timeOf = ({ period, days }: Observation): SameTime | null => (period === null ? null : { words: period, days });

/** The last time asked for: the figures of a sentence share theirs. */
let asked: { words: string; published: string | null; days: Observation['days'] } = { words: '', published: null, days: null };

/** 2024年1月, 前三季度: times that read as they are written. */
const asWritten = /^(?:[\d年月日上下半前今去底末至目全截首]|[一二三四]?季度?)*$/;

function daysOfWords(words: string, published: string | null): Observation['days'] {
  if (asked.words !== words || asked.published !== published)
    asked = { words, published, days: daysUntil(asWritten.test(words) ? words : plainText(words).plain, published) };
  return asked.days && { ...asked.days };
}

/** 截至年末, told in April: the end of the last year, for what is counted up to a day is there. */
function daysUntil(words: string, published: string | null): Observation['days'] {
  const days = daysOf(words, published);
  if (
    !published ||
    !days?.from ||
    days.from <= published ||
    !/^截[至止]|^年末$/.test(words) ||
    /20\d\d|[今本明后当]年|十[一二三四五六]五/.test(words)
  )
    return days;
  return daysOf(words, `${Number(published.slice(0, 4)) - 1}-12-31`);
}

/** An observation from what was told. */
export function observationOf(told: Told, published: string | null): Observation {
  const meant = told.period && 'meant' in told.period ? (told.period.meant ?? told.period.words) : told.period?.words;
  const known = told.period && 'days' in told.period ? told.period.days : undefined;
  const days = known !== undefined ? known && { ...known } : meant ? daysOfWords(meant, published) : null;
  return {
    quote: told.quote,
    subject: told.subject,
    indicator: told.indicator,
    value: told.value,
    unit: told.unit,
    comparator: told.comparator,
    // 其去年营收: whose it is says the subject.
    share_of: told.shareOf?.startsWith('其') ? told.shareOf.replace(/^其(?![他它余中])(?=.{2})/, '') : (told.shareOf ?? null),
    period: told.period?.words ?? null,
    rank: told.rank ?? null,
    rank_scope: told.rankScope ?? null,
    interval: told.interval,
    status: told.isForecast || (published !== null && days?.from != null && days.from > published) ? 'forecast' : 'fact',
    days,
    growth: told.growth ?? null,
    adLaw: told.adLaw ?? false,
    spans: { value: told.span, rank: told.rankSpan ?? null },
    rule: told.rule,
  };
}
