import { afterBlank, blankEnd, definedColumns, namesIn, readString, readTuple, textEnd } from './sql.ts';
import { mostValue, type Value } from './tables.ts';

/** What a dump says, with its line: the columns of a table, one row, or a place that is no SQL. */
export type DumpItem =
  | { kind: 'columns'; table: string; columns: string[] }
  | { kind: 'row'; table: string; columns: string[] | null; values: Value[]; line: number }
  | { kind: 'bad'; table: string | null; line: number; why: 'no SQL' | 'too long' | 'cut off' };

/** A row with all its columns, and a statement before its rows; in characters. */
const most = { row: mostValue * 2, head: 1 << 16 };

/**
 * The rows of a MySQL dump, of the tables that `wanted` names; others are passed over. Never holds more than one row (16 MB at most) and reads lines of
 * any length. Where the text is no SQL it goes on at the next line that begins a statement.
 */
export async function* readDump(
  chunks: AsyncIterable<string>,
  wanted: (table: string) => boolean,
): AsyncGenerator<DumpItem, void, undefined> {
  const text = new Window(chunks);
  try {
    yield* statements(text, wanted);
  } finally {
    await text.close();
  }
}

async function* statements(text: Window, wanted: (table: string) => boolean): AsyncGenerator<DumpItem, void, undefined> {
  while (await text.nextStatement()) {
    const head = text.rest.slice(0, 16).toLowerCase();
    if (/^(?:insert|replace)\s/.test(head)) yield* insert(text, wanted);
    else if (/^create\s+table\s/.test(head) || head.startsWith('create table')) yield* create(text);
    else if (/^[a-z]{2,}[\s;]/.test(head)) await text.toNextLine();
    else {
      yield { kind: 'bad', table: null, line: text.line, why: 'no SQL' };
      await text.toNextLine();
    }
  }
}

async function* insert(text: Window, wanted: (table: string) => boolean): AsyncGenerator<DumpItem, void, undefined> {
  const head = await text.until(headOfInsert);
  const parts = head && /\binto\s{1,9}(?:[`"]?\w{1,64}[`"]?\.)?[`"]?(\w{1,64})[`"]?\s{0,9}(?:\(([^()]{0,8000})\))?/i.exec(head);
  if (!parts) {
    yield { kind: 'bad', table: null, line: text.line, why: 'no SQL' };
    await text.toNextLine();
    return;
  }
  const table = parts[1]!;
  const columns = parts[2] ? namesIn(parts[2]) : null;
  const build = wanted(table);
  for (;;) {
    const { line } = text;
    const read = await text.tuple(build);
    if (read === 'too long') {
      if (build) yield { kind: 'bad', table, line, why: read };
    } else if (read === 'no SQL' || read === 'cut off') {
      yield { kind: 'bad', table, line, why: read };
      await text.toNextLine();
      return;
    } else if (build) yield { kind: 'row', table, columns, values: read, line };
    if (!(await text.comma())) return;
  }
}

async function* create(text: Window): AsyncGenerator<DumpItem, void, undefined> {
  const statement = await text.until(endOfStatement);
  const name =
    statement &&
    /^create\s{1,9}table\s{1,9}(?:if\s{1,9}not\s{1,9}exists\s{1,9})?(?:[`"]?\w{1,64}[`"]?\.)?[`"]?(\w{1,64})/i.exec(
      statement,
    )?.[1];
  if (name) yield { kind: 'columns', table: name, columns: definedColumns(statement.slice(statement.indexOf('('))) };
  else await text.toNextLine();
}

/** The part of the text under work; what is read falls off in front. */
class Window {
  line = 1;
  private readonly source: AsyncIterator<string>;
  private text = '';
  private at = 0;
  /** The next line end that was not counted, -1 while none is in the text. */
  private lineEnd = -1;
  private ended = false;

  constructor(chunks: AsyncIterable<string>) {
    this.source = chunks[Symbol.asyncIterator]();
  }

  /** Lets go of the source, also when nobody wants the rest. */
  async close(): Promise<void> {
    await this.source.return?.();
  }

  get rest(): string {
    return this.text.slice(this.at, this.at + most.head);
  }

  /** To the next statement; false at the end. */
  async nextStatement(): Promise<boolean> {
    for (;;) {
      this.toWord();
      const next = afterBlank(this.text, this.at);
      if (next !== null && this.text[next] === ';') this.move(next + 1);
      else if (next !== null && (this.text.length - next > 200 || this.ended)) {
        this.move(next);
        return true;
      } else if (!(await this.more(next === null))) {
        this.move(next ?? this.text.length);
        return this.at < this.text.length;
      }
    }
  }

  /** The text up to the end that is looked for, which must come within 64,000 characters. */
  async until(endIn: (text: string) => number): Promise<string | null> {
    for (;;) {
      const head = this.rest;
      const end = endIn(head);
      if (end >= 0) {
        this.move(this.at + end);
        return head.slice(0, end);
      }
      if (head.length >= most.head || !(await this.more())) return null;
    }
  }

  async tuple(build: boolean): Promise<Value[] | 'no SQL' | 'too long' | 'cut off'> {
    for (;;) {
      const start = afterBlank(this.text, this.at);
      if (start !== null && this.text[start] !== '(') return 'no SQL';
      const read = start === null ? 'more' : readTuple(this.text, start, build);
      if (typeof read === 'object') {
        this.move(read.end);
        return build && read.value.some(value => typeof value === 'string' && value.length > mostValue) ? 'too long' : read.value;
      }
      if (read === 'bad') return 'no SQL';
      if (this.text.length - this.at > most.row) return (await this.skipTuple()) ? 'too long' : 'cut off';
      // Twice as much each time, so that a long row is not read over for each chunk.
      const wanted = Math.max(1, this.text.length - this.at) * 2;
      let grown = false;
      while (this.text.length - this.at < wanted && (await this.more())) grown = true;
      if (!grown) return 'cut off';
    }
  }

  /** Passes over a row that is too long to hold: only whether it stands within quotes is remembered. */
  private async skipTuple(): Promise<boolean> {
    let depth = 0;
    let quote = '';
    for (;;) {
      let { at } = this;
      while (at < this.text.length) {
        if (quote) {
          const end = textEnd(this.text, at, quote);
          at = end.at;
          if (end.closed) quote = '';
          continue;
        }
        const sign = this.text[at++]!;
        if (sign === "'" || sign === '"') quote = sign;
        else if (sign === '(') depth++;
        else if (sign === ')' && --depth === 0) {
          this.move(at);
          return true;
        }
      }
      this.move(at);
      const over = this.at - this.text.length;
      if (!(await this.more())) return false;
      this.at += over;
    }
  }

  /** Whether another row follows; the end of the statement is read too. */
  async comma(): Promise<boolean> {
    for (;;) {
      this.toWord();
      const next = afterBlank(this.text, this.at);
      if (next !== null) {
        const sign = this.text[next];
        if (sign === ',') this.move(next + 1);
        else if (sign !== ';') await this.toNextLine();
        return sign === ',';
      }
      if (!(await this.more(true))) return false;
    }
  }

  /** To the next line that begins a statement, or behind the end of a short one. */
  async toNextLine(): Promise<void> {
    const short = shortStatement(this.rest);
    if (short > 0) {
      this.move(this.at + short);
      return;
    }
    for (let first = true; ; first = false) {
      const from = first ? this.at + 1 : this.at;
      const found = /\n(?=insert\s|replace\s|create\s|drop\s|lock\s|unlock\s|set\s|alter\s|--|\/\*)/i.exec(this.text.slice(from));
      if (found) {
        this.move(from + found.index + 1);
        return;
      }
      this.move(Math.max(this.at, this.text.length - 20));
      if (!(await this.more())) {
        this.move(this.text.length);
        return;
      }
    }
  }

  private move(to: number): void {
    while (this.lineEnd >= 0 && this.lineEnd < to) {
      this.line++;
      this.lineEnd = this.text.indexOf('\n', this.lineEnd + 1);
    }
    this.at = to;
  }

  /** Reads on and drops what is done; within a comment that does not end, only its last characters stay. False at the end of the text. */
  private async more(inComment = false): Promise<boolean> {
    if (this.ended) return false;
    const next = await this.source.next();
    if (next.done) {
      this.ended = true;
      return false;
    }
    const done = Math.min(this.at, this.text.length);
    let kept = this.text.slice(done);
    this.lineEnd = this.lineEnd < 0 ? -1 : this.lineEnd - done;
    if (inComment && kept.length > most.head) {
      this.line += kept.split('\n').length - 1;
      kept = kept.startsWith('/*') ? `/*${kept.endsWith('*') ? '*' : ''}` : '--';
      this.lineEnd = -1;
    }
    this.at = 0;
    this.text = kept + next.value;
    if (this.lineEnd < 0) this.lineEnd = this.text.indexOf('\n', kept.length);
    return true;
  }

  private toWord(): void {
    this.move(blankEnd(this.text, this.at));
  }
}

function headOfInsert(text: string): number {
  const found = /\bvalues?\s{0,20}(?=\()/i.exec(text);
  return found ? found.index + found[0].length : -1;
}

function endOfStatement(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === ';') return at + 1;
    if (sign !== "'" && sign !== '"') continue;
    const read = readString(text, at, false);
    if (typeof read === 'string') return -1;
    at = read.end - 1;
  }
  return -1;
}

/** The length of a statement without quotes that ends within its line, else 0. */
function shortStatement(text: string): number {
  const found = /^[^;'"\n]{0,2000};/.exec(text);
  return found ? found[0].length : 0;
}

/** Whether a text begins as SQL of a dump does: comments, then a statement. */
export function looksLikeDump(head: string): boolean {
  let at = afterBlank(head, head.startsWith('\ufeff') ? 1 : 0);
  while (at !== null && head[at] === ';') at = afterBlank(head, at + 1);
  if (at === null) return /^\s*(?:--|\/\*|#)/.test(head);
  return /^(?:insert|create|drop|set|use|lock|replace|start|begin|delete|alter)\b/i.test(head.slice(at, at + 20));
}
