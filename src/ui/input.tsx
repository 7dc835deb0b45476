import type { Child } from 'hono/jsx';
import { SaidWords } from './said.tsx';

export type Problem = string | undefined;

type Shell = {
  name: string;
  /** Where a page has several fields of this name; the name itself unless told. */
  id?: string;
  label: string;
  hint?: string | undefined;
  problem?: Problem;
  wide?: boolean;
  optional?: string | undefined;
  /** The words of a text that the value was read from. */
  said?: readonly string[] | undefined;
};

/** A labelled control with its hint and its message; the message is tied to the control for screen readers. */
const FieldShell = (props: Shell & { children?: Child }) => (
  <div class={props.wide ? 'field wide' : 'field'} data-wrong={props.problem ? '' : undefined}>
    <label for={props.id ?? props.name}>
      {props.label}
      {props.optional && <span class="quiet small"> {props.optional}</span>}
    </label>
    {props.hint && (
      <span class="hint" id={`${props.id ?? props.name}-hint`}>
        {props.hint}
      </span>
    )}
    {props.problem && (
      <span class="wrong" id={`${props.id ?? props.name}-wrong`}>
        {props.problem}
      </span>
    )}
    <SaidWords words={props.said} />
    {props.children}
  </div>
);

/** The ids that describe a control: its hint and its message. */
function describedBy(props: Shell): string | undefined {
  const id = props.id ?? props.name;
  return [props.hint && `${id}-hint`, props.problem && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
}

export type TextProps = Shell & {
  value?: string | undefined;
  type?: string;
  inputmode?: 'decimal' | 'numeric' | 'tel' | 'text';
  autocomplete?: string;
  unit?: string | undefined;
  required?: boolean;
  maxlength?: number;
};

/** A one-line field, with its unit beside it where it has one. */
export const TextField = (props: TextProps) => (
  <FieldShell {...props}>
    <span class="with-unit">
      <input
        class="input w-full"
        id={props.id ?? props.name}
        name={props.name}
        type={props.type ?? 'text'}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete ?? 'off'}
        value={props.value ?? ''}
        maxlength={props.maxlength}
        required={props.required}
        aria-describedby={describedBy(props)}
        aria-invalid={props.problem ? 'true' : undefined}
      />
      {props.unit && <span class="quiet small">{props.unit}</span>}
    </span>
  </FieldShell>
);

/** A field of several lines. */
export const AreaField = (
  props: Shell & { value?: string | undefined; rows?: number; required?: boolean; maxlength?: number },
) => (
  <FieldShell {...props}>
    <textarea
      class="textarea w-full"
      id={props.id ?? props.name}
      name={props.name}
      rows={props.rows ?? 3}
      maxlength={props.maxlength}
      required={props.required}
      aria-describedby={describedBy(props)}
      aria-invalid={props.problem ? 'true' : undefined}
    >
      {props.value ?? ''}
    </textarea>
  </FieldShell>
);

/** A choice of one, with an empty first line that means unknown or any. */
export const SelectField = (
  props: Shell & { value?: string | undefined; empty: string; options: readonly (readonly [value: string, words: string])[] },
) => (
  <FieldShell {...props}>
    <select
      class="select w-full"
      id={props.id ?? props.name}
      name={props.name}
      aria-describedby={describedBy(props)}
      aria-invalid={props.problem ? 'true' : undefined}
    >
      <option value="">{props.empty}</option>
      {props.options.map(([value, words]) => (
        <option value={value} selected={value === props.value}>
          {words}
        </option>
      ))}
    </select>
  </FieldShell>
);

/** Several choices as boxes to tick. */
export const TicksField = (
  props: Shell & { values: readonly string[]; options: readonly (readonly [value: string, words: string])[] },
) => (
  <fieldset class={props.wide ? 'field wide' : 'field'} id={props.name} data-wrong={props.problem ? '' : undefined}>
    <legend>{props.label}</legend>
    {props.hint && <span class="hint">{props.hint}</span>}
    {props.problem && <span class="wrong">{props.problem}</span>}
    <SaidWords words={props.said} />
    <div class="flex flex-wrap gap-x-5">
      {props.options.map(([value, words]) => (
        <label class="tick">
          <input
            class="checkbox checkbox-sm"
            type="checkbox"
            name={props.name}
            value={value}
            checked={props.values.includes(value)}
          />
          {words}
        </label>
      ))}
    </div>
  </fieldset>
);
