import type { Article } from './article.ts';
import type { Observation } from './fact.ts';
import type { Period } from './period.ts';

/** A figure on its way to an observation: the noun it measures without ending, and where its words stand. `level`: no change; `title`: told in the headline. */
export type Draft = { observation: Observation; noun: string; start: number; end: number; level: boolean; title: boolean };

/**
 * What a sentence has told so far. `framed`: the period opens its clause and so holds for the sentence; `base`: a clause such as 较2021年底
 * that says what the changes after it are measured against; `topicEnd`: where the words about the present figure begin.
 */
export type Told = {
  period: Period | null;
  framed: boolean;
  drafts: Draft[];
  shareOf: string | null;
  forecast: boolean;
  base: string;
  topicEnd: number;
};

/** A sentence of which nothing is told yet. */
export function nothingTold(): Told {
  return { period: null, framed: false, drafts: [], shareOf: null, forecast: false, base: '', topicEnd: -1 };
}

/** Where the quoted words of a figure begin: behind times and joining marks. */
export function quoteBegin({ plain }: Article, floor: number, limit: number, periodAt: ReadonlyMap<number, Period>): number {
  let at = floor;
  while (at < limit) {
    const period = periodAt.get(at);
    if (period && period.end <= limit) at = period.end;
    else if (/[、和及与，,\s“”"]/.test(plain[at]!)) at++;
    else break;
  }
  return at;
}
