/** Values of a listing by field key; null where the field means nothing for it or nobody knows. */
export type Values = Record<string, string | number | boolean | string[] | number[] | null>;

/** Only what is told. */
export type Known = Record<string, NonNullable<Values[string]>>;

/** The day so many days after another, both YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
