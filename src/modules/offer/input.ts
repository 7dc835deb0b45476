import { z } from 'zod';
import { placeIndex } from '#modules/reference/index.ts';
import { type Field, fieldsFor, type OfferKind, offerFields } from './field.ts';
import { type Both, type FieldContent, fieldSchema, whatToType } from './field-schema.ts';
import { type RawValue, readField } from './field-text.ts';
import { ownFields } from './own-fields.ts';
import { brokenRules } from './rules.ts';

export type LessorRole = 'owner' | 'sublessor' | 'park' | 'broker' | 'unknown';
export type LeaseStatus = 'planned' | 'open' | 'reserved' | 'let' | 'sold' | 'archived';
export type OfferValues = Readonly<Record<string, FieldContent>>;

/** A listing that can be stored as it is: every value in its range, every rule between values kept. */
export type OfferInput = {
  kind: OfferKind;
  title: string;
  note: string | null;
  city: number;
  /** The city itself where the listing names no district. */
  district: number;
  town: number | null;
  lon: number | null;
  lat: number | null;
  datum: 'gcj02' | 'wgs84' | null;
  lessor_role: LessorRole;
  lease_status: LeaseStatus;
  media: readonly string[] | null;
  /** Only what is known, by the key of the field. */
  values: OfferValues;
};

export type OfferProblems = Readonly<Record<string, Both>>;
export type OfferForm = Readonly<Record<string, RawValue>>;
export type OfferReading = { ok: true; offer: OfferInput } | { ok: false; problems: OfferProblems };

const placeWords: Both = {
  zh: '请选城市、区县或街道镇',
  en: 'choose a city, a district or a town',
};

/** The JSON body of a listing, for the API and its document: keys, units and ranges of the field table. Rules between fields are checked by readOfferForm. */
export const offerInput = z.strictObject({
  place: z.number().int().describe('地点 · place: GB/T 2260 code of a city, district or town'),
  ...Object.fromEntries([...ownFields, ...offerFields].map(field => [field.key, fieldSchema(field).nullish()])),
  kind: fieldSchema(ownFields[0]!),
  title: fieldSchema(ownFields[1]!),
});

const ownKeys: readonly Field[] = ownFields.filter(field => field.key !== 'kind');
const kindField = ownFields[0]!;

/**
 * Reads a listing from what a form, a JSON body or a table row says, keyed by field; unknown keys are ignored.
 * Comes back with the listing, or with one sentence a field that says what to type.
 */
export function readOfferForm(form: OfferForm): OfferReading {
  const problems: Record<string, Both> = {};
  const kind = readField(kindField, form.kind) as OfferKind | null | undefined;
  if (!kind) return { ok: false, problems: { kind: whatToType(kindField) } };
  const own = readAll(ownKeys, form, problems);
  const values = readAll(fieldsFor(kind), withRentUnit(form), problems);
  refuseOtherKind(kind, form, problems);
  const place = placeOf(form.place);
  if (!place) problems.place = placeWords;
  if (own.title === undefined) problems.title ??= whatToType(ownFields[1]!);
  if (Object.keys(problems).length === 0) Object.assign(problems, brokenRules(kind, { ...own, ...values }));
  if (!place || Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    offer: {
      kind,
      title: own.title as string,
      note: (own.note as string) ?? null,
      ...place,
      lon: (own.lon as number) ?? null,
      lat: (own.lat as number) ?? null,
      datum: (own.datum as OfferInput['datum']) ?? null,
      lessor_role: (own.lessor_role as LessorRole) ?? 'unknown',
      lease_status: (own.lease_status as LeaseStatus) ?? 'open',
      media: (own.media as string[]) ?? null,
      values,
    },
  };
}

function readAll(fields: readonly Field[], form: OfferForm, problems: Record<string, Both>): Record<string, FieldContent> {
  const values: Record<string, FieldContent> = {};
  for (const field of fields) {
    const raw = form[field.key];
    if (raw === undefined || raw === '' || raw === null) continue;
    const value = readField(field, raw);
    if (value === undefined) problems[field.key] = whatToType(field);
    else if (value !== null) values[field.key] = value;
  }
  return values;
}

const onlyOf: Readonly<Record<OfferKind, readonly Field[]>> = {
  space: offerFields.filter(field => !field.kinds.includes('space')),
  land: offerFields.filter(field => !field.kinds.includes('land')),
};

function refuseOtherKind(kind: OfferKind, form: OfferForm, problems: Record<string, Both>): void {
  for (const field of onlyOf[kind]) {
    const raw = form[field.key];
    if (raw === undefined || raw === '' || raw === null || readField(field, raw) === null) continue;
    problems[field.key] =
      kind === 'space'
        ? { zh: `只用于地块，请清空`, en: `only for land; clear it` }
        : { zh: `只用于房源，请清空`, en: `only for space; clear it` };
  }
}

/** A rent written with its unit, such as 0.85 元/㎡/天, fills the unit where that was left empty. */
export function withRentUnit(form: OfferForm): OfferForm {
  const { rent, rent_unit: unit } = form;
  if (typeof rent !== 'string') return form;
  const found = /^([^元]*\d)\s*(元.+)$/.exec(rent.normalize('NFKC').trim());
  if (!found) return form;
  return { ...form, rent: found[1], rent_unit: unit === undefined || unit === null || unit === '' ? found[2]! : unit };
}

/** City, district and town of a place code; null where it names none of them. */
export function placeOf(raw: RawValue): { city: number; district: number; town: number | null } | null {
  const code = typeof raw === 'number' ? raw : typeof raw === 'string' && /^\s*\d{6,9}\s*$/.test(raw) ? Number(raw) : null;
  const place = code === null ? undefined : placeIndex().byCode(code);
  if (!place || place.level === 'province' || !place.city) return null;
  return { city: place.city, district: place.district ?? place.city, town: place.level === 'town' ? place.code : null };
}
