import { readSpace, type SpaceReading } from '#modules/language/index.ts';
import { type Condition, type CriterionKey, conditionsFrom, conditionsToQuery } from '#modules/match/index.ts';
import type { Lang } from '#shared/words.ts';
import { Said, type SaidMark, type SaidTone } from '#ui/said.tsx';
import { chipWords } from './condition-editor.ts';
import type { Site } from './site.tsx';

const tones: Partial<Record<CriterionKey, SaidTone>> = {
  place: 'place',
  family: 'kind',
  deal: 'kind',
  area: 'size',
  rent: 'price',
  sale_price: 'price',
  total_price: 'price',
  land_price: 'price',
  industry: 'who',
  tax: 'who',
  invest: 'who',
  available: 'who',
};

/** The colour in which the words and the chip of a criterion are marked. */
export function toneOf(criterion: CriterionKey): SaidTone {
  return tones[criterion] ?? 'build';
}

/** The words of a sentence behind those of its conditions that still stand as they were read; one that was changed by hand is the reader's own. */
export function sentenceMarks(text: string, conditions: readonly Condition[], lang: Lang, anchor?: string): SaidMark[] {
  const reading = readSpace(text);
  const asked = (condition: Condition) => conditionsToQuery([{ ...condition, hard: true }]);
  const standing = new Set(conditions.map(asked));
  return conditionsFrom(reading, text)
    .filter(condition => standing.has(asked(condition)))
    .flatMap(condition =>
      spansBehind(reading, condition).map(({ start, end, rule }) => ({
        start,
        end,
        tone: toneOf(condition.criterion),
        label: lang === 'en' ? `${chipWords(condition, lang)} (rule ${rule})` : `${chipWords(condition, lang)}（规则 ${rule}）`,
        ...(anchor === undefined ? {} : { href: `#${anchor}${condition.criterion}` }),
      })),
    );
}

/** All stretches of the field that a condition was read from: 松江 and 嘉兴, not just the first. */
function spansBehind({ spans, refusedPlaces }: SpaceReading, { criterion, span }: Condition) {
  if (!span) return [];
  const first = spans.find(({ start, end }) => start === span[0] && end === span[1]);
  const behind = spans.filter(({ field }) => field === first?.field);
  // 上海，松江除外: what is left out is part of where to look.
  return criterion === 'place' ? [...behind, ...refusedPlaces.spans] : behind;
}

/** A sentence with the words marked that its conditions were read from; nothing where none were. */
export const SaidSentence = (props: { site: Site; text: string; conditions: readonly Condition[]; anchor?: string }) => {
  const { site, text, conditions, anchor } = props;
  const marks = text.trim() ? sentenceMarks(text, conditions, site.lang, anchor) : [];
  if (marks.length === 0) return null;
  return (
    <p class="small">
      <span class="quiet">{site.t('读出：', 'Understood: ')}</span>
      <Said text={text} marks={marks} />
    </p>
  );
};
