import { createHash } from 'node:crypto';
import { offerFields } from './field.ts';
import type { OfferInput } from './input.ts';

/** The columns of offer.offer that a listing's author decides, in the order of the field table. */
export const authoredColumns: readonly string[] = [
  ...['kind', 'title', 'note', 'city', 'district', 'town', 'lon', 'lat', 'datum', 'lessor_role', 'lease_status', 'media'],
  ...offerFields.map(field => field.key),
];

/** A listing as one flat row, keyed by column; what is unknown is left out. */
export function rowOf({ values, ...own }: OfferInput): Record<string, unknown> {
  return { ...own, ...values };
}

/** A stored row back as a listing that can be edited, exported or posted again. */
export function inputOf(row: Readonly<Record<string, unknown>>): OfferInput {
  const values: Record<string, unknown> = {};
  for (const { key } of offerFields) if (row[key] !== null && row[key] !== undefined) values[key] = row[key];
  const own = [
    'kind',
    'title',
    'note',
    'city',
    'district',
    'town',
    'lon',
    'lat',
    'datum',
    'lessor_role',
    'lease_status',
    'media',
  ];
  return { ...Object.fromEntries(own.map(key => [key, row[key] ?? null])), values } as OfferInput;
}

/** `o.a, o.b, …` of the authored columns. */
export function authoredList(alias: string): string {
  return authoredColumns.map(column => `${alias}.${column}`).join(', ');
}

/** A short name of what a listing says: another one as soon as anything in it differs. */
export function versionOf(offer: OfferInput): string {
  return createHash('sha256').update(JSON.stringify(offer)).digest('base64url').slice(0, 22);
}
