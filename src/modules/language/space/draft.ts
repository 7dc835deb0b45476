import type { Gazetteer } from '../gazetteer.ts';
import type { Token } from '../scan.ts';
import { startersOf } from '../starters.ts';
import type { Text } from '../text.ts';
import { meanings } from '../token.ts';
import type { Span } from './reading.ts';

/** A text on its way to a reading: what every grammar may look at. All offsets are those of the plain text. */
export type Draft = {
  text: Text;
  plain: string;
  tokens: readonly Token[];
  /** Where the words of the plain text begin. */
  starts: Uint8Array;
  gazetteer: Gazetteer;
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

const hard = '。；;！!？?\n|｜';
const soft = `，${hard}`;
const hardCodes = startersOf(hard);
const softCodes = startersOf(soft);

/** Whether a token ends a clause; `whole`: a sentence. */
export function isStop(token: Token | undefined, whole = false): boolean {
  return token?.kind === 'mark' && (whole ? hard : soft).includes(token.mark);
}

/** Whether nothing but spaces stands between two places, and at least one. */
export function isBlank(plain: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (plain.charCodeAt(at) !== 0x20) return false;
  return end > start;
}

/** Whether a pattern stands anywhere in a text, looked for once a text: what every figure asks about must not take the whole text every time. */
export function says(plain: string, pattern: RegExp): boolean {
  if (asked.plain !== plain) asked = { plain, answers: new Map() };
  let answer = asked.answers.get(pattern);
  if (answer === undefined) {
    answer = pattern.test(plain);
    asked.answers.set(pattern, answer);
  }
  return answer;
}

let asked = { plain: '', answers: new Map<RegExp, boolean>() };

/** The words before an offset, at most `reach` characters and not beyond the last full stop, semicolon or line end. */
export function before(plain: string, at: number, reach: number): string {
  return tail(plain, at, reach, hardCodes);
}

/** Like `before`, but not beyond a comma either. */
export function clauseBefore(plain: string, at: number, reach: number): string {
  return tail(plain, at, reach, softCodes);
}

/** The line around a stretch, at most `reach` characters to either side; null where the line is longer. */
export function lineAround(plain: string, start: number, end: number, reach: number): string | null {
  const left = plain.slice(Math.max(0, start - reach), start);
  const right = plain.slice(end, end + reach);
  const from = left.lastIndexOf('\n');
  const to = right.indexOf('\n');
  if ((from < 0 && start > reach) || (to < 0 && end + reach < plain.length)) return null;
  return left.slice(from + 1) + plain.slice(start, end) + (to < 0 ? right : right.slice(0, to));
}

/** The words behind an offset, at most `reach` characters and not beyond a comma or full stop. */
export function clauseAfter(plain: string, at: number, reach: number): string {
  const end = Math.min(plain.length, at + reach);
  let to = at;
  while (to < end && softCodes[plain.charCodeAt(to)] === 0) to++;
  return plain.slice(at, to);
}

function tail(plain: string, at: number, reach: number, stops: Uint8Array): string {
  const least = Math.max(0, at - reach);
  let from = at;
  while (from > least && stops[plain.charCodeAt(from - 1)] === 0) from--;
  return plain.slice(from, at);
}

const between = /^(?:水|办理?|通过|取得|法|有|做|提供|配备?|任何|独立|能|可|再|安?装)?$/;

/** Whether a word is denied by what stands right before or behind it (暂无环评, 未办产证, 环评不能做). */
export function isDenied({ plain, tokens }: Pick<Draft, 'plain' | 'tokens'>, at: number): boolean {
  const token = tokens[at]!;
  const ahead = tokens[at - 1];
  const behind = tokens[at + 1];
  if (meanings(ahead, 'deny').includes('before') && between.test(plain.slice(ahead!.end, token.start))) return true;
  return (
    meanings(behind, 'deny').includes('behind') && /^(?:都|也|暂时?|目前|现在|可能)?$/.test(plain.slice(token.end, behind!.start))
  );
}
