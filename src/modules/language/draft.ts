import type { Gazetteer } from './gazetteer.ts';
import type { Quantity } from './quantity.ts';
import type { Span } from './space.ts';
import type { Text } from './text.ts';

/** A text on its way to a reading: what every grammar may look at. `plain` and all offsets are those of the plain text. */
export type Draft = {
  text: Text;
  plain: string;
  gazetteer: Gazetteer;
  quantities: readonly Quantity[];
  side: 'need' | 'offer';
  /** Whether only land is wanted or offered, so that ㎡ count land. */
  isLand: boolean;
};

/** A value read, with the plain-text stretches behind it. */
export type Read<T> = { value: T; marks: Mark[] };
export type Mark = [start: number, end: number, rule: string];

/** Turns marks into spans of the text as given. */
export function spansOf(
  field: Span['field'],
  marks: readonly Mark[],
  toRaw: (start: number, end: number) => [number, number],
): Span[] {
  return marks.map(([from, to, rule]) => {
    const [start, end] = toRaw(from, to);
    return { field, start, end, rule };
  });
}

const hardStop = /[。；;！!？?\n|｜]/;
const softStop = /[，。；;！!？?\n|｜]/;

/** The words before an offset, at most `reach` characters and not beyond the last full stop, semicolon or line end. */
export function before(plain: string, at: number, reach: number): string {
  return tail(plain.slice(Math.max(0, at - reach), at), hardStop);
}

/** Like `before`, but not beyond a comma either. */
export function clauseBefore(plain: string, at: number, reach: number): string {
  return tail(plain.slice(Math.max(0, at - reach), at), softStop);
}

/** The words behind an offset, at most `reach` characters and not beyond a comma or full stop. */
export function clauseAfter(plain: string, at: number, reach: number): string {
  const words = plain.slice(at, at + reach);
  const stop = words.search(softStop);
  return stop < 0 ? words : words.slice(0, stop);
}

function tail(words: string, stop: RegExp): string {
  for (let i = words.length - 1; i >= 0; i--) if (stop.test(words[i]!)) return words.slice(i + 1);
  return words;
}

const not =
  /(?:没有|没|无|未|暂无|尚无|不能|不可|不可以|无法|不带|不含|不做|不需要?|无需|不用|不要|不得|非|缺)(?:办理?|通过|取得|法)?$/;

/** Whether the word that begins at `at` is denied by what stands right before it (暂无环评, 未办产证). */
export function isDenied(plain: string, at: number): boolean {
  return not.test(plain.slice(Math.max(0, at - 6), at));
}

/** The first match of a word that is not denied, as a flag with its mark. */
export function flag(plain: string, word: RegExp, rule: string, refuse?: (match: RegExpExecArray) => boolean): Read<true> | null {
  for (const match of plain.matchAll(word)) {
    if (isDenied(plain, match.index) || refuse?.(match as RegExpExecArray)) continue;
    return { value: true, marks: [[match.index, match.index + match[0].length, rule]] };
  }
  return null;
}
