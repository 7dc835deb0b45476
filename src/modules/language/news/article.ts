import { plainText, rawSpan, type Text } from '../text.ts';

/** A stretch between two commas, brackets or stops; `soft` where only a 、 parts it from what precedes. */
export type Clause = { start: number; end: number };
/** Clauses up to a full stop. `first`: the sentence opens a paragraph. */
export type Sentence = { start: number; end: number; first: boolean; clauses: Clause[] };

/** A news text on its way to facts; all offsets are those of `plain`. */
export type Article = {
  text: Text;
  plain: string;
  /** Like `plain`, but with capital letters and marks as written: what is shown to people. */
  shown: string;
  sentences: Sentence[];
  /** Where the headline ends: the first line, if it has no full stop and more follows; else 0. */
  titleEnd: number;
  published: string | null;
};

// People do not write such long ones; a text made to be slow is cut here, so that the work stays linear.
const longestSentence = 800;
const longestClause = 400;
const stop = /[。!?\n]/;
const pause = /[，,;:()|]/;
const address = /https?:\/\/|www\./;
const day = String.raw`(20\d\d)(?:年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日|[-/.](1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9]))(?!\d)`;
const dateLine = new RegExp(
  String.raw`^(?:(?:发布|更新)?(?:时间|日期)[: ]{0,2})?${day} *(?:\d{1,2}:\d{2}(?::\d{2})?)? *(?:(?:来源|作者|编辑|星期|字号|浏览)[^。]{0,40})?$`,
);
const dateInLine = new RegExp(day);
const dateInAddress = /\/(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const meta =
  /^[^。]{0,40}(?:来源|作者|责任编辑|编辑|责编|审核|校对|发布时间|发布日期|更新时间|浏览次数|阅读量|点击数|字号)[:： ][^。]{0,60}$/;

/** Splits a news text into sentences and clauses and finds its day of publication where none is given. Lines that hold an address or the editor's notes are left out. */
export function readArticle(given: string, published: string | null): Article {
  const text = plainText(given);
  const { plain } = text;
  const shown = shownOf(text);
  const sentences: Sentence[] = [];
  let day = published;
  let at = 0;
  let number = 0;
  for (const line of plain.split('\n')) {
    const end = at + line.length;
    if (number < 6 && line.trim() !== '') day ??= dayOfHead(line);
    if (line.trim() !== '') {
      number++;
      if (!isHead(line)) addSentences(plain, at, end, sentences);
    }
    at = end + 1;
  }
  return { text, plain, shown, sentences, titleEnd: titleEndOf(plain), published: day };
}

function titleEndOf(plain: string): number {
  const end = plain.slice(0, 80).indexOf('\n');
  return end > 0 && !/[。!?]/.test(plain.slice(0, end)) && end + 1 < plain.length ? end : 0;
}

/** The words of a stretch as people wrote them. */
export function quoteOf({ text }: Article, start: number, end: number): string {
  const [first, last] = rawSpan(text, start, end);
  return text.raw.slice(first, last).trim();
}

function isHead(line: string): boolean {
  if (address.test(line) && line.length < 400) return true;
  const bare = line.trim();
  return bare.length < 90 && (dateLine.test(bare) || meta.test(bare));
}

function dayOfHead(line: string): string | null {
  const found = address.test(line) ? dateInAddress.exec(line) : isHead(line) ? dateInLine.exec(line) : null;
  if (!found) return null;
  const [, y, m1, d1, m2, d2] = found;
  return `${y}-${(m1 ?? m2)!.padStart(2, '0')}-${(d1 ?? d2)!.padStart(2, '0')}`;
}

function shownOf({ raw, plain, from }: Text): string {
  const out: string[] = [];
  for (let i = 0; i < plain.length; i++) {
    const written = raw[from[i]!]!;
    out.push(plain.charCodeAt(i) >= 0x4e00 || written < ' ' ? plain[i]! : written);
  }
  return out.join('');
}

function addSentences(plain: string, from: number, to: number, sentences: Sentence[]): void {
  let first = true;
  let start = from;
  for (let i = from; i <= to; i++) {
    const tooLong = i - start > longestSentence && (/[，,;]/.test(plain[i]!) || i - start > 2 * longestSentence);
    if (i < to && !tooLong && !stop.test(plain[i]!)) continue;
    const clauses = clausesOf(plain, start, i);
    if (clauses.length > 0) {
      sentences.push({ start, end: i, first, clauses });
      first = false;
    }
    start = i + 1;
  }
}

function clausesOf(plain: string, from: number, to: number): Clause[] {
  const clauses: Clause[] = [];
  let start = from;
  let title = -1;
  for (let i = from; i <= to; i++) {
    if (plain[i] === '《') title = i;
    else if (plain[i] === '》') title = -1;
    // Brackets and commas inside 《…报告（2024）》 part nothing.
    if (title >= 0 && i < to && i - title < 60) continue;
    if (i < to && !(pause.test(plain[i]!) && !isInNumber(plain, i)) && i - start < longestClause) continue;
    let left = start;
    let right = i;
    while (left < right && /[\s、”'’]/.test(plain[left]!)) left++;
    while (right > left && /\s/.test(plain[right - 1]!)) right--;
    if (right > left) clauses.push({ start: left, end: right });
    start = i < to && !pause.test(plain[i]!) ? i : i + 1;
  }
  return clauses;
}

function isInNumber(plain: string, i: number): boolean {
  return /[,:]/.test(plain[i]!) && /\d/.test(plain[i - 1] ?? '') && /\d/.test(plain[i + 1] ?? '');
}
