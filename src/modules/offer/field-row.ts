import type { Field, FieldGroup, FieldValue, Hint, OfferKind, Options } from './field.ts';

export const both: readonly OfferKind[] = ['space', 'land'];

export const number = (unit: string, min: number, max: number): FieldValue => ({ is: 'number', unit, min, max });
export const count = (unit: string, max: number): FieldValue => ({ is: 'number', unit, min: 0, max, integer: true });
export const choice = (options: Options): FieldValue => ({ is: 'choice', options });
export const choices = (options: Options): FieldValue => ({ is: 'choices', options });
export const text = (max: number): FieldValue => ({ is: 'text', max });
export const flag: FieldValue = { is: 'flag' };
export const codes: FieldValue = { is: 'codes' };
export const date: FieldValue = { is: 'date' };

type Row = readonly [
  key: string,
  zh: string,
  en: string,
  value: FieldValue,
  hint?: Hint | undefined,
  kinds?: readonly OfferKind[],
];

/** Rows of one group as fields; a row without kinds of its own belongs to the kind of its table. */
export function group(kind: OfferKind, name: FieldGroup, rows: readonly Row[]): Field[] {
  return rows.map(([key, zh, en, value, hint, kinds = [kind]]) => ({
    key,
    zh,
    en,
    group: name,
    kinds,
    value,
    ...(hint ? { hint } : {}),
  }));
}
