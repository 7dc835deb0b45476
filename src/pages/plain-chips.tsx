import type { Condition } from '#modules/match/index.ts';
import { type Lang, wordsIn } from '#shared/words.ts';
import { chipWords } from './condition-editor.ts';
import { toneOf } from './said-sentence.tsx';

/** Conditions as chips that only tell: what is asked, and whether it must hold or is a wish. */
export const PlainChips = (props: { conditions: readonly Condition[]; lang: Lang }) => {
  const { conditions, lang } = props;
  const t = wordsIn(lang);
  return (
    <div class="chips">
      {conditions.map(condition => (
        <span class="chip" data-wish={condition.hard ? undefined : ''}>
          <span>
            <span class="toned" data-tone={toneOf(condition.criterion)}>
              {chipWords(condition, lang)}
            </span>
            <span class="must">{condition.hard ? t('必须', 'must') : t('希望', 'wish')}</span>
          </span>
        </span>
      ))}
    </div>
  );
};
