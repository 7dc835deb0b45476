import { html } from 'hono/html';
import { type Lang, wordsIn } from '#shared/words.ts';

export type VerdictKind = 'met' | 'near' | 'missed' | 'unknown';

const marks: Record<VerdictKind, string> = { met: '●', near: '◐', missed: '○', unknown: '?' };

/** The word that goes with a verdict, so that colour is never alone. */
export function verdictWord(kind: VerdictKind, lang: Lang): string {
  const t = wordsIn(lang);
  switch (kind) {
    case 'met':
      return t('符合', 'met');
    case 'near':
      return t('接近', 'near');
    case 'missed':
      return t('不符', 'missed');
    case 'unknown':
      return t('待问', 'ask');
  }
}

/** One verdict: mark, condition and word, readable without colour. */
export const VerdictMark = (props: { kind: VerdictKind; label: string; lang: Lang; bare?: boolean }) => (
  <span class={`v ${props.kind}`}>
    <b aria-hidden="true">{marks[props.kind]}</b>
    {props.label}
    {!props.bare && <i class="sr-only">{verdictWord(props.kind, props.lang)}</i>}
  </span>
);

/** The same mark as a template, for cards, of which a page has twenty with eight marks each. */
export function verdictMark(kind: VerdictKind, label: string, lang: Lang) {
  return html`<span class="v ${kind}"><b aria-hidden="true">${marks[kind]}</b>${label}<i class="sr-only">${verdictWord(kind, lang)}</i></span>`;
}

/** What the four marks mean, once a page. */
export const VerdictKey = (props: { lang: Lang }) => (
  <p class="verdicts quiet">
    {(Object.keys(marks) as VerdictKind[]).map(kind => (
      <span class={`v ${kind}`}>
        <b aria-hidden="true">{marks[kind]}</b>
        {verdictWord(kind, props.lang)}
      </span>
    ))}
  </p>
);
