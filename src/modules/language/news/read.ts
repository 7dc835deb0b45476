import { defaultGazetteer, type Gazetteer } from '../gazetteer.ts';
import { readEvents } from './act.ts';
import { hasAct } from './act-trigger.ts';
import { readArticle } from './article.ts';
import { readObservations } from './observe.ts';
import type { NewsReading } from './reading.ts';

/**
 * Reads a Chinese news text: its figures with subject, indicator, unit, period and rank, and the acts that took place. `published`
 * (YYYY-MM-DD) dates words such as 去年; without it a date at the head of the text counts. Pure; time linear in the length of the text.
 */
export function readNews(given: string, published: string | null = null, gazetteer: Gazetteer = defaultGazetteer()): NewsReading {
  const article = readArticle(given, published, gazetteer);
  const { observations, minds } = readObservations(article, stretch => hasAct(article, stretch));
  return { observations, events: readEvents(article, minds) };
}
