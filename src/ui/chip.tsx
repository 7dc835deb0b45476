import { type Lang, wordsIn } from '#shared/words.ts';
import type { SaidTone } from './said.tsx';

export type ChipEditor =
  | { is: 'range'; min: string; max: string; unit: string }
  | { is: 'flag' }
  | { is: 'text'; value: string; hint: string }
  | { is: 'ticks'; values: string[]; options: readonly (readonly [value: string, words: string])[] }
  | { is: 'date'; value: string };

export type ChipProps = {
  lang: Lang;
  criterion: string;
  words: string;
  /** The colour in which its words are marked in the sentence. */
  tone?: SaidTone;
  hard: boolean;
  /** The words of the sentence it was read from. */
  said?: string | undefined;
  editor: ChipEditor;
  action: string;
  /** The search as it stands, carried along so that the form changes just one condition of it. */
  base: string;
};

/** Inputs for one condition's value, the same on a chip and when adding one. */
const ChipInputs = (props: { editor: ChipEditor; lang: Lang; label: string }) => {
  const { editor, lang } = props;
  const t = wordsIn(lang);
  switch (editor.is) {
    case 'range':
      return (
        <span class="with-unit">
          <input
            class="input"
            name="min"
            inputmode="decimal"
            value={editor.min}
            aria-label={`${props.label} ${t('至少', 'at least')}`}
            placeholder={t('至少', 'at least')}
          />
          <span aria-hidden="true">–</span>
          <input
            class="input"
            name="max"
            inputmode="decimal"
            value={editor.max}
            aria-label={`${props.label} ${t('至多', 'at most')}`}
            placeholder={t('至多', 'at most')}
          />
          <span class="quiet small">{editor.unit}</span>
        </span>
      );
    case 'text':
      return (
        <span class="grid gap-1">
          <input class="input w-full" name="text" value={editor.value} aria-label={props.label} maxlength={200} />
          <span class="quiet small">{editor.hint}</span>
        </span>
      );
    case 'ticks':
      return (
        <span class="flex flex-wrap gap-x-4">
          {editor.options.map(([value, words]) => (
            <label class="tick">
              <input
                class="checkbox checkbox-sm"
                type="checkbox"
                name="of"
                value={value}
                checked={editor.values.includes(value)}
              />
              {words}
            </label>
          ))}
        </span>
      );
    case 'date':
      return <input class="input" type="date" name="by" value={editor.value} aria-label={props.label} />;
    case 'flag':
      return <></>;
  }
};

/** One understood condition: its value, must or wish, and behind it the form to change or drop it. */
export const Chip = (props: ChipProps) => {
  const { lang, hard } = props;
  const t = wordsIn(lang);
  return (
    <details class="chip" id={`chip-${props.criterion}`} data-wish={hard ? undefined : ''} name="chip">
      <summary>
        <span class="toned" data-tone={props.tone}>
          {props.words}
        </span>
        <span class="must">{hard ? t('必须', 'must') : t('希望', 'wish')}</span>
        <span class="quiet" aria-hidden="true">
          ▾
        </span>
      </summary>
      <form action={props.action} method="get">
        <input type="hidden" name="base" value={props.base} />
        <input type="hidden" name="edit" value={props.criterion} />
        {props.said && (
          <p class="small quiet">
            {t('原话：', 'You said: ')}
            {t(`“${props.said}”`, `“${props.said}”`)}
          </p>
        )}
        <ChipInputs editor={props.editor} lang={lang} label={props.words} />
        <span class="flex flex-wrap gap-x-5">
          <label class="tick">
            <input class="radio radio-sm" type="radio" name="hard" value="1" checked={hard} />
            {t('必须满足', 'Must hold')}
          </label>
          <label class="tick">
            <input class="radio radio-sm" type="radio" name="hard" value="0" checked={!hard} />
            {t('最好满足', 'A wish')}
          </label>
        </span>
        <span class="flex flex-wrap gap-3">
          <button class="btn btn-primary" type="submit">
            {t('改好了', 'Apply')}
          </button>
          <button class="btn" type="submit" name="drop" value="1">
            {t('去掉这个条件', 'Drop this condition')}
          </button>
        </span>
      </form>
    </details>
  );
};

/** Adds a condition that the sentence did not name. */
export const AddChip = (props: {
  lang: Lang;
  action: string;
  base: string;
  choices: readonly { criterion: string; words: string; editor: ChipEditor }[];
}) => {
  const { lang } = props;
  const t = wordsIn(lang);
  return (
    <details class="chip" name="chip">
      <summary>{t('＋ 加条件', '＋ Add a condition')}</summary>
      <div class="px-4 pb-3 grid">
        {props.choices.map(choice => (
          <details name="add">
            <summary class="py-2">{choice.words}</summary>
            <form action={props.action} method="get" class="!px-0">
              <input type="hidden" name="base" value={props.base} />
              <input type="hidden" name="edit" value={choice.criterion} />
              <ChipInputs editor={choice.editor} lang={lang} label={choice.words} />
              <span>
                <button class="btn btn-primary" type="submit">
                  {t('加上', 'Add')}
                </button>
              </span>
            </form>
          </details>
        ))}
      </div>
    </details>
  );
};
