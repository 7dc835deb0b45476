import type { Gazetteer } from './gazetteer.ts';
import type { Quantity } from './quantity.ts';
import type { Span } from './space.ts';
import { matchesOf, type Text } from './text.ts';

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

const hard = 1;
const soft = 2;
const stops = new Uint8Array(0x10000);
for (const character of '。；;！!？?\n|｜') stops[character.charCodeAt(0)] = hard | soft;
stops['，'.charCodeAt(0)] = soft;

/** The words before an offset, at most `reach` characters and not beyond the last full stop, semicolon or line end. */
export function before(plain: string, at: number, reach: number): string {
  return plain.slice(startOf(plain, at, reach, hard), at);
}

/** Like `before`, but not beyond a comma either. */
export function clauseBefore(plain: string, at: number, reach: number): string {
  return plain.slice(startOf(plain, at, reach, soft), at);
}

/** The words behind an offset, at most `reach` characters and not beyond a comma or full stop. */
export function clauseAfter(plain: string, at: number, reach: number): string {
  const limit = Math.min(plain.length, at + reach);
  let end = at;
  while (end < limit && !(stops[plain.charCodeAt(end)]! & soft)) end++;
  return plain.slice(at, end);
}

function startOf(plain: string, at: number, reach: number, stop: number): number {
  const limit = Math.max(0, at - reach);
  let start = Math.min(at, plain.length);
  while (start > limit && !(stops[plain.charCodeAt(start - 1)]! & stop)) start--;
  return start;
}

const not =
  /(?:没有|没|无|未|暂无|尚无|不能|不可|不可以|无法|不带|不含|不做|不需要?|无需|不用|不要|不得|非|缺)(?:办理?|通过|取得|法)?$/;

/** Whether the word that begins at `at` is denied by what stands right before it (暂无环评, 未办产证). */
export function isDenied(plain: string, at: number): boolean {
  return not.test(plain.slice(Math.max(0, at - 6), at));
}

const waived =
  /^(?:目前|现在|暂时|都|也|就)?(?:不强求|不要求|无要求|没要求|不要|不用|不需要?|不必|没有|无所谓|有没有|可有可无|暂无|做不了|办不了|办不下|不能|不可|没办|未办|另办)/;

/** Whether what stands right behind a word takes it back (独门独院不强求, 行车不要, 环评目前做不了). */
export function isWaived(plain: string, end: number): boolean {
  return waived.test(plain.slice(end, end + 8));
}

/** The first match of a word that is not denied, as a flag with its mark. */
export function flag(plain: string, word: RegExp, rule: string, refuse?: (match: RegExpExecArray) => boolean): Read<true> | null {
  for (const match of matchesOf(word, plain)) {
    if (isDenied(plain, match.index) || isWaived(plain, match.index + match[0].length) || refuse?.(match as RegExpExecArray))
      continue;
    return { value: true, marks: [[match.index, match.index + match[0].length, rule]] };
  }
  return null;
}
