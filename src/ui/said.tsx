/** What a stretch of a text is about; it decides the colour of the mark. */
export type SaidTone = 'place' | 'kind' | 'size' | 'price' | 'build' | 'who';

/** A stretch of a text that was understood: what it says, and where on the page that stands. */
export type SaidMark = { start: number; end: number; tone: SaidTone; label: string; href?: string | undefined };

/** A text with the stretches marked that were understood; of marks that overlap the first and longest is drawn, and those of the same words tell all that these say. */
export const Said = (props: { text: string; marks: readonly SaidMark[]; from?: number; to?: number }) => {
  const { text, from = 0, to = text.length } = props;
  const sorted = props.marks.filter(({ start, end }) => start >= from && end <= to && end > start);
  // The same words may tell two things (1.1元/平/天: a rent, so a lease); the figure matters more than the kind.
  const isKind = ({ tone }: SaidMark) => Number(tone === 'kind');
  sorted.sort((a, b) => a.start - b.start || b.end - a.end || isKind(a) - isKind(b));
  const pieces = [];
  let at = from;
  for (const { start, end, tone, href } of sorted) {
    if (start < at) continue;
    const words = text.slice(start, end);
    const labels = sorted.filter(other => other.start === start && other.end === end).map(other => other.label);
    pieces.push(text.slice(at, start));
    pieces.push(
      <mark data-tone={tone} title={[...new Set(labels)].join(' · ')}>
        {href ? <a href={href}>{words}</a> : words}
      </mark>,
    );
    at = end;
  }
  return (
    <span class="said" lang="zh-CN">
      {pieces}
      {text.slice(at, to)}
    </span>
  );
};

/** What the colours of the marks stand for. */
export const SaidKey = (props: { names: readonly (readonly [tone: SaidTone, words: string])[] }) => (
  <p class="said-key small quiet">
    {props.names.map(([tone, words]) => (
      <span>
        <mark data-tone={tone}>{words}</mark>
      </span>
    ))}
  </p>
);

/** The words that the value of a field was read from, beside the field. */
export const SaidWords = (props: { words: readonly string[] | undefined }) =>
  props.words && props.words.length > 0 ? (
    <span class="said-words" lang="zh-CN">
      {props.words.map(words => (
        <q>{words}</q>
      ))}
    </span>
  ) : null;
