import { html } from 'hono/html';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { type Lang, type Words, wordsIn } from '#shared/words.ts';

type Rendered = ReturnType<typeof html>;

/** A piece of a page that is the same for all readers of a language: rendered once for each, so that a page made anew only copies it. */
export function fixed(render: (t: Words, lang: Lang) => JSX.Element): (lang: Lang) => Rendered {
  const made = new Map<Lang, Rendered>();
  return lang => {
    const known = made.get(lang) ?? html`${render(wordsIn(lang), lang)}`;
    made.set(lang, known);
    return known;
  };
}
