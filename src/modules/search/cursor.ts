import { Refused } from '#shared/refused.ts';

/** Where a page ends: the last candidate before a block of them (its date in microseconds), and how many of the block were shown. */
export type Cursor = { titled: boolean; at: number | null; id: number; skip: number };

/** A cursor as an address carries it. */
export function cursorText({ titled, at, id, skip }: Cursor): string {
  return [titled ? 't' : 'x', at ?? '', id, skip].join('.');
}

/** Reads a cursor out of an address. Throws Refused('invalid') where it is none. */
export function readCursor(text: string): Cursor {
  const found = /^([tx])\.(\d{0,17})\.(\d{1,15})\.(\d{1,3})$/.exec(text);
  if (!found)
    throw new Refused('invalid', [
      '这个翻页地址不完整或已失效，请从第一页重新翻看。',
      'This page address is incomplete or no longer valid; please start again from the first page.',
    ]);
  const [, phase, at, id, skip] = found;
  return { titled: phase === 't', at: at === '' ? null : Number(at), id: Number(id), skip: Number(skip) };
}
