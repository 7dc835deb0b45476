import type { Condition } from './condition.ts';
import { criterionOf } from './criteria.ts';
import { type Criterion, type OfferSide, offerColumns, type Sql, type WantSide } from './criterion.ts';

/** Query text under construction: `bind` adds a value and gives its typed placeholder. */
export type Text = { values: unknown[]; bind(value: unknown, type: string): Sql };

export function startText(): Text {
  const values: unknown[] = [];
  return { values, bind: (value, type) => `$${values.push(value)}::${type}` };
}

/** One condition beside its row of the table and its parts as SQL knows them. */
export type Asked = { criterion: Criterion; condition: Condition; parts: Record<string, unknown> };

/** Conditions made ready for SQL; the order of the table of criteria, so that equal requests make equal text. */
export function toRequest(conditions: readonly Condition[]): Asked[] {
  return conditions.map(condition => {
    const criterion = criterionOf(condition.criterion);
    return { criterion, condition, parts: criterion.rule.encode(condition.want, conditions) };
  });
}

/** The offer's side where offers are rows of offer.offer "o". */
export const offerRow: OfferSide = column => `o.${column}`;

/** The want's side where conditions are bound values; each part is bound once, at its first use. */
export function boundWant(asked: Asked, text: Text): WantSide {
  const bound = new Map<string, Sql>();
  const side = (part: string) => {
    if (!bound.has(part)) bound.set(part, text.bind(asked.parts[part], asked.criterion.rule.parts[part]!));
    return bound.get(part)!;
  };
  return Object.assign(side, { empty: (part: string) => (asked.parts[part] as unknown[]).length === 0 });
}

/** The offer's side where one offer is held against stored needs: its values are bound, so that the planner folds what it does not say. */
export function boundOffer(row: Readonly<Record<string, unknown>>, text: Text): OfferSide {
  const bound = new Map<string, Sql>();
  return column => {
    if (!bound.has(column)) bound.set(column, text.bind(row[column], offerColumns[column]));
    return bound.get(column)!;
  };
}

/** The want's side where needs are rows of match.want "w". */
export function wantRow(criterion: Criterion): WantSide {
  return Object.assign((part: string) => `w.${wantColumn(criterion, part)}`, { empty: () => false });
}

/** The column of match.want that holds one part of a criterion. */
export function wantColumn(criterion: Criterion, part: string): string {
  return `${criterion.key}_${part}`;
}
