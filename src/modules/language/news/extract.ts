import { readArticle } from './article.ts';
import { readEvents } from './event.ts';
import type { Facts } from './fact.ts';
import { maskNumbers } from './masked.ts';
import { readObservations } from './observation.ts';
import { findPeriods } from './period.ts';

/**
 * Reads a Chinese news text as facts: figures with subject, indicator, unit, period and rank, and acts that took place. `published`
 * (YYYY-MM-DD) dates words such as 去年; without it a date line or address at the head of the text is used. Pure; time linear in the text.
 */
export function extractFacts(given: string, { published = null }: { published?: string | null } = {}): Facts {
  const article = readArticle(given, published);
  const periods = findPeriods(article);
  const mask = maskNumbers(article, periods);
  return { observations: readObservations(article, periods, mask), events: readEvents(article, periods, mask) };
}
