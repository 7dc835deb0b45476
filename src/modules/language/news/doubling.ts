import { rawSpan } from '../text.ts';
import { quoteOf } from './article.ts';
import { doublingsIn, mayDouble, typeOf } from './growth.ts';
import { isGeneric, nounBefore } from './noun.ts';
import type { Scene } from './scene.ts';
import { addDraft, observationOf, topicOf } from './story.ts';

const against = /(?:较|(?<![占同环对相价])比(?!重|例))[^，,]{0,10}$/;

/** Reads growth told without a number: 翻番, 翻两番. */
export function readDoublings({ article, clause, mind, story, periods, sentence, at }: Scene, known: number): void {
  if (!mayDouble(clause.held)) return;
  for (const { start, end, value, comparator } of doublingsIn(article, clause.start, clause.end)) {
    const from = Math.max(
      at,
      ...story.drafts
        .slice(known)
        .filter(draft => draft.end <= start)
        .slice(-1)
        .map(draft => draft.end),
    );
    // 出口额比2020年: what is compared with is no part of it.
    const own = nounBefore(article, from, start, periods).replace(against, '');
    const topic = topicOf(story);
    const noun = isGeneric(own) || own === '实现' ? (topic?.noun ?? '') : own;
    const period = periods.findLast(({ role, end: last }) => role === 'use' && last <= start) ?? story.period;
    const [first, last] = rawSpan(article.text, start, end);
    const observation = observationOf(
      {
        quote: quoteOf(article, from, end),
        subject: mind.subject,
        indicator: `${noun}增速`,
        value,
        unit: '倍',
        comparator,
        interval: { lo: value, hi: value },
        growth: { type: typeOf(article.plain.slice(from, start)) === '同比' ? '同比' : null, direction: 'up' },
        period,
        isForecast: story.isForecast,
        span: { start: first, end: last },
        rule: 'news.doubling',
      },
      article.published,
    );
    addDraft(story, sentence, {
      observation,
      noun,
      kind: 'growth',
      start: from,
      end,
    });
  }
}
