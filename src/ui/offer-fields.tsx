import type { Field } from '#modules/offer/index.ts';
import { unitWords } from '#shared/unit.ts';
import { type Lang, wordsIn } from '#shared/words.ts';
import { SelectField, TextField, TicksField } from './input.tsx';

export type FormValues = Readonly<Record<string, string | string[] | undefined>>;
export type FormProblems = Readonly<Record<string, string | undefined>>;

/** What stands beside the fields of a form that was filled from a text, by key of the field. */
export type FormNotes = {
  /** Before every name, where several forms stand on one page. */
  at?: string | undefined;
  said?: Readonly<Record<string, readonly string[]>> | undefined;
  hints?: Readonly<Record<string, string>> | undefined;
};

/** The form control of one listing field, made from the field table. */
export const OfferField = (props: { field: Field; values: FormValues; problems: FormProblems; lang: Lang } & FormNotes) => {
  const { field, lang, at = '' } = props;
  const t = wordsIn(lang);
  const raw = props.values[field.key];
  const one = Array.isArray(raw) ? raw.join(', ') : (raw ?? '');
  const many = Array.isArray(raw) ? raw : raw ? [raw] : [];
  const shell = {
    name: at + field.key,
    label: t(field.zh, field.en),
    hint: props.hints?.[field.key] ?? (field.hint && t(...field.hint)),
    problem: props.problems[field.key],
    said: props.said?.[field.key],
  };
  const { value } = field;
  switch (value.is) {
    case 'choice':
      return (
        <SelectField
          {...shell}
          value={one}
          empty={t('未知', 'Unknown')}
          options={Object.entries(value.options).map(([code, [zh, en]]) => [code, t(zh, en)])}
        />
      );
    case 'choices':
      return (
        <TicksField
          {...shell}
          values={many}
          wide
          options={Object.entries(value.options).map(([code, [zh, en]]) => [code, t(zh, en)])}
        />
      );
    case 'flag':
      return (
        <SelectField
          {...shell}
          value={one}
          empty={t('未知', 'Unknown')}
          options={[
            ['true', t('是', 'Yes')],
            ['false', t('否', 'No')],
          ]}
        />
      );
    case 'date':
      return <TextField {...shell} type="date" value={one} />;
    case 'number':
      return <TextField {...shell} value={one} inputmode="decimal" unit={unitWords(value.unit, lang)} maxlength={20} />;
    case 'numbers':
      return <TextField {...shell} value={one} unit={unitWords(value.unit, lang)} maxlength={80} />;
    case 'codes':
    case 'text':
      return <TextField {...shell} value={one} maxlength={value.is === 'text' ? value.max : 200} />;
  }
};

/** A group of fields, open when the reader should not miss it or when one of them needs mending. */
export const OfferFieldGroup = (
  props: {
    title: string;
    fields: readonly Field[];
    values: FormValues;
    problems: FormProblems;
    lang: Lang;
    open?: boolean;
  } & FormNotes,
) => {
  const wrong = props.fields.some(field => props.problems[field.key]);
  const filled = props.fields.filter(field => props.values[field.key]?.length).length;
  const t = wordsIn(props.lang);
  return (
    <details class="sheet" open={props.open || wrong}>
      <summary class="px-4 py-3 font-semibold">
        {props.title}
        <span class="quiet small font-normal">
          {' '}
          {t(
            `${props.fields.length} 项${filled ? `，已填 ${filled}` : ''}`,
            `${props.fields.length} fields${filled ? `, ${filled} filled` : ''}`,
          )}
        </span>
      </summary>
      <div class="fields two px-4 pb-4">
        {props.fields.map(field => (
          <OfferField field={field} values={props.values} problems={props.problems} lang={props.lang} at={props.at} />
        ))}
      </div>
    </details>
  );
};

/** The list of what is wrong, above a form that came back; each line leads to its field. */
export const ProblemList = (props: { problems: FormProblems; labels: Readonly<Record<string, string>>; lang: Lang }) => {
  const keys = Object.keys(props.problems).filter(key => props.problems[key]);
  if (keys.length === 0) return <></>;
  const t = wordsIn(props.lang);
  return (
    <div class="problem" role="alert" tabindex={-1}>
      <h2>{t(`有 ${keys.length} 处需要改一下`, `${keys.length} thing${keys.length > 1 ? 's' : ''} to mend`)}</h2>
      <p class="small quiet">{t('您填的内容都还在，没有丢。', 'Everything you typed is still here.')}</p>
      <ul class="list-disc ps-5">
        {keys.map(key => (
          <li>
            <a href={`#${key}`}>{`${props.labels[key] ?? key}${t('：', ': ')}${props.problems[key]}`}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};
