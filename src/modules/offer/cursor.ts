import { Refused } from '#shared/refused.ts';

export type OfferSort = 'newest' | 'area' | 'rent';

/** Where a page ended: the sort's value of its last row (microseconds since 1970, ㎡ or 元/㎡/月; null for unknown) and the row's id. */
export type Cursor = { sort: OfferSort; value: number | null; id: number };

/** A cursor as it stands in an address. */
export function cursorText({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** Reads a cursor made for this sort; refuses anything else with words, since it only moves a reader within a public list. */
export function readCursor(text: string, sort: OfferSort): Cursor {
  try {
    const parts: unknown = text.length > 200 ? null : JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 3) {
      const [madeFor, value, id] = parts as unknown[];
      const number =
        value === null ? sort !== 'newest' : typeof value === 'number' && (sort !== 'newest' || Number.isSafeInteger(value));
      if (madeFor === sort && number && Number.isSafeInteger(id))
        return { sort, value: value as number | null, id: id as number };
    }
  } catch {
    // Falls through to the refusal: broken JSON is a broken address like any other.
  }
  throw new Refused('invalid', [
    '这个翻页地址不完整或已失效，请从第一页重新翻看。',
    'This page address is incomplete or no longer valid; please start again from the first page.',
  ]);
}
