import { cleanLine, cleanText } from '#shared/text.ts';
import type { Field, FieldValue } from './field.ts';
import { type FieldContent, fieldSchema } from './field-schema.ts';
import { plain, readNumber } from './unit.ts';

/** A value as a form, a table cell or a JSON body brings it. */
export type RawValue = string | number | boolean | null | undefined | readonly (string | number)[];

/** What a raw value says of a field: its content, null for "not stated", or undefined where it cannot be read. */
export function readField(field: Field, raw: RawValue): FieldContent | null | undefined {
  const content = fromRaw(field, raw);
  if (content === null || content === undefined) return content;
  const checked = fieldSchema(field).safeParse(content);
  return checked.success ? checked.data : undefined;
}

const unstated = new Set(['-', '--', '—', '——', '/', '不详', '未知', '待定', '暂缺', 'n/a', 'unknown', 'null']);
const noNumber = new Set(['面议', '面谈', '另议', '可议']);
const yes = new Set(['是', '有', '可', '可以', '能', '允许', '含', '对', 'yes', 'y', 'true', 't', '1', 'on', '√', '✓', '✔']);
const no = new Set([
  '否',
  '无',
  '没有',
  '不可',
  '不可以',
  '不能',
  '不允许',
  '不含',
  '不',
  'no',
  'n',
  'false',
  'f',
  '0',
  'off',
  '×',
  '✗',
  '✕',
]);

function fromRaw(field: Field, raw: RawValue): FieldContent | null | undefined {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'string') return fromText(field, raw);
  const { is } = field.value;
  if (typeof raw === 'boolean') return is === 'flag' ? raw : undefined;
  if (typeof raw === 'number') return is === 'number' ? raw : fromText(field, String(raw));
  if (is === 'numbers' || is === 'codes' || is === 'choices') return fromParts(field.value, raw.map(String));
  return raw.length > 1 ? undefined : fromText(field, String(raw[0] ?? ''));
}

function fromText(field: Field, text: string): FieldContent | null | undefined {
  const { value } = field;
  if (value.is === 'text') return (value.lines ? cleanText(text) : cleanLine(text)) || null;
  const word = plain(text);
  if (word === '') return null;
  const content = fromWord(field, text, word);
  if (content !== undefined) return content;
  return unstated.has(word) || ('unit' in value && noNumber.has(word)) ? null : undefined;
}

function fromWord(field: Field, text: string, word: string): FieldContent | null | undefined {
  const { value } = field;
  switch (value.is) {
    case 'number':
      return readNumber(text, value.unit) ?? undefined;
    case 'flag':
      return yes.has(word) ? true : no.has(word) ? false : undefined;
    case 'date':
      return readDate(text) ?? undefined;
    case 'choice':
      return optionOf(field, word);
    default:
      return fromParts(value, [text]);
  }
}

function fromParts(value: FieldValue, parts: readonly string[]): FieldContent | null | undefined {
  const words = parts.flatMap(part => part.split(/[,，、;；|\n]+/)).map(part => part.trim());
  const stated = words.filter(Boolean);
  if (stated.length === 0) return null;
  if (value.is === 'numbers') return every(stated.map(part => readNumber(part, value.unit) ?? undefined));
  if (value.is === 'codes') return every([...new Set(stated.map(part => plain(part).toUpperCase()))]);
  if (value.is === 'choices') {
    const found = every(stated.map(part => optionIn(value.options, plain(part))));
    return found && ([...new Set(found)] as string[]);
  }
  return undefined;
}

function every<T>(values: readonly (T | undefined)[]): T[] | undefined {
  return values.includes(undefined) ? undefined : (values as T[]);
}

/** Everyday words for an option, per field, besides its code and its two labels. */
const otherWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { 厂房: 'space', 仓库: 'space', 土地: 'land' },
  lessor_role: {
    房东: 'owner',
    产权方: 'owner',
    转租: 'sublessor',
    园区: 'park',
    运营方: 'park',
    经纪: 'broker',
    经纪人: 'broker',
  },
  space_type: {
    厂房: 'standard_factory',
    标准: 'standard_factory',
    钢结构: 'steel_factory',
    定制: 'custom_factory',
    研发: 'rnd_building',
    办公: 'office',
    写字楼: 'office',
  },
  deal_type: { 租: 'rent', 招租: 'rent', 售: 'sale', 可租可售: 'rent_or_sale', 租或售: 'rent_or_sale' },
  title_certificate: { 是: 'yes', 否: 'no' },
  dock: { 单面平台: 'one_side', 双面平台: 'two_sides' },
  eia_possible: { 是: 'yes', 可环评: 'yes', 可以: 'yes', 否: 'no', 不可以: 'no', 待确认: 'to_confirm' },
  effluent: { 市政管网: 'sewer' },
  datum: { 高德: 'gcj02', 腾讯: 'gcj02', 火星坐标: 'gcj02', gps: 'wgs84' },
  rent_unit: rentUnitWords(),
};

function rentUnitWords(): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [period, names] of Object.entries({ day: ['天', '日'], month: ['月'], year: ['年'] })) {
    for (const name of names) {
      for (const area of ['m2', '平', '平米', '平方米', '平方']) {
        words[`元/${area}/${name}`] = `yuan_m2_${period}`;
        words[`元/${name}/${area}`] = `yuan_m2_${period}`;
      }
      if (period !== 'day') words[`元/亩/${name}`] = `yuan_mu_${period}`;
    }
  }
  return words;
}

function optionOf(field: Field, word: string): string | undefined {
  if (field.value.is !== 'choice') return undefined;
  return optionIn(field.value.options, word) ?? otherWords[field.key]?.[word];
}

const lookups = new WeakMap<object, Map<string, string>>();

function optionIn(options: Readonly<Record<string, readonly [string, string]>>, word: string): string | undefined {
  let lookup = lookups.get(options);
  if (!lookup) {
    lookup = new Map();
    for (const [code, [zh, en]] of Object.entries(options)) {
      for (const spelling of [code, zh, en, zh.replace(/类$/, '')]) lookup.set(plain(spelling), code);
    }
    lookups.set(options, lookup);
  }
  return lookup.get(word);
}

/** A day as YYYY-MM-DD from 2026-1-5, 2026/1/5, 2026.1.5 or 2026年1月5日; null where no such day exists. */
export function readDate(text: string): string | null {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(text));
  if (!found) return null;
  const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  // JavaScript knows a year 0, calendars and PostgreSQL do not.
  return found[1] !== '0000' && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null;
}
