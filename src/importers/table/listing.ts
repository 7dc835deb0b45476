import {
  type Both,
  type Contact,
  fieldOf,
  type OfferInput,
  offerFields,
  type RawValue,
  readContact,
  readOfferForm,
} from '#modules/offer/index.ts';
import { placeIndex, placeName } from '#modules/reference/index.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import { type Column, cellOf } from './column.ts';
import type { Cell, Row } from './sheet.ts';

export type Listing = { code: string | null; offer: OfferInput; lessor: string | null; contact: Contact | null };

/** Why a row cannot be taken: the column it names, what stands there, and what to type instead. */
export type RowProblem = { line: number; column: string; value: string; zh: string; en: string };

/** A row as a listing, or every reason why it is none; null for an empty row and for one that begins with ※, which explains the table. */
export function readListing(row: Row, columns: readonly Column[]): Listing | RowProblem[] | null {
  const form: Record<string, RawValue> = {};
  let empty = true;
  for (const column of columns) {
    const cell = cellOf(row, column);
    if (cell === null || cell === '') continue;
    if (empty && typeof cell === 'string' && cell.startsWith('※')) return null;
    empty = false;
    form[column.key] = cell;
  }
  if (empty) return null;
  const problems: Record<string, Both> = {};
  const place = placeOf(form);
  form.place = place;
  form.kind ??= kindOf(form);
  if (form.title === undefined && place) form.title = titleOf(form, place);
  const code = codeOf(form.code);
  if (code === undefined) problems.code = codeWords;
  const contact = readContact(text(form.person), text(form.phone));
  if (!contact.ok) Object.assign(problems, contact.problems);
  const lessor = cleanLine(text(form.lessor) ?? '') || null;
  if (lessor !== null && (lengthOf(lessor) < 2 || lengthOf(lessor) > 80)) problems.lessor = lessorWords;
  const reading = readOfferForm(form);
  if (!reading.ok) Object.assign(problems, reading.problems);
  if (reading.ok && contact.ok && code !== undefined && Object.keys(problems).length === 0)
    return { code, offer: reading.offer, lessor, contact: contact.contact };
  return Object.entries(problems).map(([key, words]) => problemOf(row, columns, key, words));
}

const codeWords: Both = {
  zh: '请填 3 到 30 位大写字母、数字或短横线，或留空由系统编号',
  en: 'type 3 to 30 capital letters, digits or hyphens, or leave it empty to get a number',
};

const lessorWords: Both = {
  zh: '请填 2 到 80 个字的单位名称，或留空',
  en: 'type the name of an organisation, 2 to 80 characters, or leave it empty',
};

function codeOf(raw: RawValue): string | null | undefined {
  const code = text(raw)?.normalize('NFKC').trim().toUpperCase();
  if (!code) return null;
  return /^[A-Z0-9][A-Z0-9-]{2,29}$/.test(code) ? code : undefined;
}

function text(raw: RawValue): string | undefined {
  return raw === null || raw === undefined ? undefined : String(raw);
}

const placeKeys = ['city', 'district', 'town'];

function problemOf(row: Row, columns: readonly Column[], key: string, { zh, en }: Both): RowProblem {
  const keys = key === 'place' ? ['place', ...placeKeys] : [key];
  const named = columns.filter(column => keys.includes(column.key));
  const value = named.map(column => text(cellOf(row, column) as RawValue) ?? '').filter(Boolean);
  const heading = named.map(column => column.heading).join('、') || labels.get(key) || key;
  return { line: row.line, column: heading, value: [...cleanLine(value.join(' ').slice(0, 400))].slice(0, 80).join(''), zh, en };
}

const labels = new Map([
  ...offerFields.map(field => [field.key, field.zh] as const),
  ['place', '城市、区县'],
  ['title', '标题'],
  ['code', '房源编号'],
  ['kind', '类别'],
]);

/** A table without a kind says it by its type or by what only land has. */
function kindOf(form: Readonly<Record<string, RawValue>>): string {
  if (form.space_type !== undefined) return 'space';
  return form.land_area !== undefined || form.land_use !== undefined || form.parcel_code !== undefined ? 'land' : 'space';
}

function titleOf(form: Readonly<Record<string, RawValue>>, place: string): string {
  const kind = form.kind === 'land' || form.kind === '地块' ? '工业用地' : (text(form.space_type) ?? '厂房');
  const { value } = fieldOf('space_type');
  const label = ('options' in value ? value.options[kind]?.[0] : undefined) ?? kind;
  return `${placeName(Number(place), 'short')}${label}`.slice(0, 80);
}

const places = new Map<string, string>();

/** The code of the place that a row names by code or by its city, district and town; empty where there is none or several. */
function placeOf(form: Readonly<Record<string, Cell | RawValue>>): string {
  const given = text(form.place as RawValue)?.trim();
  if (given && /^\d{6,9}$/.test(given)) return given;
  const parts = [given, ...placeKeys.map(key => text(form[key] as RawValue)?.trim())].filter(part => part && part !== '-');
  const words = [...new Set(parts)].join('|');
  let code = places.get(words);
  if (code === undefined) {
    code = findPlace(words.split('|'));
    if (places.size > 10_000) places.clear();
    places.set(words, code);
  }
  return code;
}

function findPlace(parts: readonly string[]): string {
  const index = placeIndex();
  const inside = (code: number, outer: string): boolean => {
    const holders = index.find(outer).map(place => place.code);
    for (let place = index.byCode(code); place; place = index.byCode(place.parent ?? 0))
      if (holders.includes(place.code)) return true;
    return false;
  };
  const last = parts.at(-1);
  if (!last) return '';
  const found = index.find(last).filter(place => parts.every(part => inside(place.code, part)));
  const whole = found.length > 0 ? found : index.find(parts.join(''));
  const [first, second] = whole;
  const clear = first && (!second || first.level !== second.level || (first.member !== null && second.member === null));
  return clear ? String(first.code) : '';
}
