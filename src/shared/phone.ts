import { halfWidth } from './text.ts';

/** A telephone number in the one form in which it is stored and compared: 13800001234, 021-67600000, 021-67600000-801, 400-000-0000. */
export type Phone = { canonical: string; masked: string };

const mobile = /^(?:\+?0{0,2}86)?(1[3-9]\d{9})$/;
const landline = /^(?:\+?0{0,2}86)?\(?(0?10|0?2\d|0?[3-9]\d{2})\)?(\d{7,8})$/;
const service = /^([48]00)(\d{3})(\d{4})$/;
const extension = /[:-]*(?:转|分机|ext\.?|x|#|,)[:-]*(\d{1,6})$/i;

/** Reads a Chinese mobile, landline (with area code and extension) or 400/800 number however it is spaced; null for anything else. */
export function readPhone(text: string): Phone | null {
  const plain = halfWidth(text).trim();
  if (plain.length > 40) return null;
  const compact = plain.replace(/[\s.\u00b7\u2010-\u2015\u2212\u30fc-]+/g, '-');
  const joined = compact.replaceAll('-', '');
  return readMobile(joined) ?? readLandline(compact) ?? readService(joined);
}

function readMobile(joined: string): Phone | null {
  const digits = mobile.exec(joined)?.[1];
  return digits ? { canonical: digits, masked: `${digits.slice(0, 3)}****${digits.slice(-4)}` } : null;
}

function readLandline(compact: string): Phone | null {
  const named = extension.exec(compact);
  const dashed = named ? null : /^(.*\d{7,8})-(\d{1,6})$/.exec(compact);
  const inner = named?.[1] ?? dashed?.[2];
  const base = named ? compact.slice(0, named.index) : (dashed?.[1] ?? compact);
  const found = landline.exec(base.replaceAll('-', ''));
  if (!found) return null;
  const area = found[1]!.startsWith('0') ? found[1]! : `0${found[1]}`;
  // A number without +86 needs its 0, else 2167600000 could be anything.
  if (!found[1]!.startsWith('0') && !/^\+?0{0,2}86/.test(base)) return null;
  const number = found[2]!;
  const tail = inner ? `-${inner}` : '';
  return { canonical: `${area}-${number}${tail}`, masked: `${area}-****${number.slice(-4)}` };
}

function readService(joined: string): Phone | null {
  const found = service.exec(joined);
  return found ? { canonical: `${found[1]}-${found[2]}-${found[3]}`, masked: `${found[1]}-***-${found[3]}` } : null;
}

/** Hides every mobile and landline number inside running text, so that a contact is shown only where it was agreed to. */
export function maskPhones(text: string): string {
  return text.replace(inText, found => {
    const digits = halfWidth(found).replace(/\D/g, '').replace(/^86/, '');
    return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  });
}

const d = '[0-9\uff10-\uff19]';
const gap = '[ \u3000\u2010-\u2015\uff0d-]?';
const inText = new RegExp(
  `(?<!${d})(?:[+\uff0b]?86${gap})?(?:[1\uff11][3-9\uff13-\uff19]${d}${gap}${d}{4}${gap}${d}{4}|[0\uff10]${d}{2,3}${gap}${d}{3,4}${gap}${d}{4})(?!${d})`,
  'g',
);

/** What may be shown of a contact person: the first character only. */
export function maskName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}
