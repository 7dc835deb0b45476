import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import type { Lang } from '#shared/words.ts';

/** A moment as people in China say it: 2026年11月23日 10:30. */
export function momentWords(moment: Date, lang: Lang): string {
  return `${day(dayInChina(moment), lang)} ${fieldOfMoment(moment).slice(11)}`;
}

/** A moment as a datetime-local field holds it, in China's time. */
export function fieldOfMoment(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** What a datetime-local field says, read as China's time; null for an empty or broken one. */
export function momentOfField(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text)) return null;
  const moment = new Date(`${text.slice(0, 16)}:00+08:00`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
