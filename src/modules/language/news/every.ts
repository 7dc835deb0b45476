import { readNumber } from '../number.ts';
import { rawSpan } from '../text.ts';
import { quoteOf, wordsOf } from './article.ts';
import { nameAt } from './name.ts';
import { tidyNoun } from './noun.ts';
import type { Scene } from './scene.ts';
import { observationOf } from './story.ts';

const digits = '(?:[一两二三四五六七八九十百]|\\d{1,4})';
const every = new RegExp(
  `(?:(全国|全球|世界|全世界|国内|全省|省内|全市|市内)([^，,；;。每]{0,6}))?每(?:卖出|生产|销售|出口|交付|制造)?(?:的)?(${digits})[\\u4e00-\\u9fff]([^，,；;。\\d每]{0,16}?)(?:(?:[里中]|当中)?，?就有|[里中]有)(${digits})[\\u4e00-\\u9fff](?:的)?([^，,；;。]{0,16})`,
);
const has = /就有|[里中]有(?=[一两二三四五六七八九十百\d])/;
const out = /(?:出自|来自|产自|源自|产于|是)/;

/** 全国每三把办公椅就有一把产自安吉: a share told by so many of so many. */
export function readEvery(scene: Scene): void {
  const { article, clause, sentence, mind, story, periods } = scene;
  const { plain } = article;
  // 全国每十双袜子里有七双: without 就 only where what is counted stands right before.
  const words = plain.slice(clause.start, clause.end);
  const behind = words.includes('有') ? (has.exec(words)?.index ?? -1) : -1;
  if (behind < 0) return;
  const last = clause.start + behind;
  const before = last === clause.start ? sentence.clauses.findLast(({ start }) => start < clause.start) : undefined;
  const from = (before ?? clause).start;
  const found = every.exec(plain.slice(from, clause.end));
  if (!found) return;
  const [count, of] = [readNumber(found[5]!, 0)?.value, readNumber(found[3]!, 0)?.value];
  if (!count || !of || count >= of) return;
  const start = from + found.index;
  const end = start + found[0].length;
  const source = out.exec(found[6]!);
  // 全国每十双产自大唐，全球每三双里就有一双: from where the one before comes.
  const told = story.drafts.at(-1);
  const again = !source && found[6] === '' && told?.kind === 'share' ? told : undefined;
  if (!source && !again) return;
  const at = source ? end - found[6]!.length + source.index + source[0].length : end;
  const name = source ? nameAt(article, clause, at, mind) : null;
  const noun =
    again?.noun ||
    tidyNoun(found[4]!) ||
    tidyNoun(found[6]!.slice(0, source?.index ?? 0)) ||
    tidyNoun(found[2] ?? '') ||
    tidyNoun(plain.slice(clause.start, start));
  const value = count / of;
  const span = rawSpan(article.text, start, end);
  const observation = observationOf(
    {
      quote: quoteOf(article, start, end),
      subject: name?.subject ?? again?.observation.subject ?? mind.subject,
      indicator: `${noun}占比`,
      value,
      unit: 'share',
      comparator: 'eq',
      interval: { lo: value, hi: value },
      shareOf: found[1] ? wordsOf(article, start, start + found[1].length) : null,
      period: periods.findLast(({ role, end: until }) => role === 'use' && until <= start) ?? null,
      isForecast: story.isForecast,
      span: { start: span[0], end: span[1] },
      rule: 'news.share',
    },
    article.published,
  );
  story.drafts.push({ observation, noun, kind: 'share', isRate: false, start, end, quantity: null, isTitle: sentence.isTitle });
}
