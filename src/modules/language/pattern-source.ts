/** Codes as ranges, both ends included. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/** One part of a pattern and whether it may be left out. */
export type Part = { isOptional: boolean } & (
  | { kind: 'codes'; ranges: Ranges }
  /** A bracket: `around` for what only stands around a fit, `never` where it must not. */
  | { kind: 'group'; look: 'within' | 'around' | 'never'; forms: Form[] }
  /** An edge of the words or of a word. */
  | { kind: 'edge' }
);

/** Parts that follow each other. */
export type Form = readonly Part[];

/** Every code there is. */
const anything: Ranges = [[0, 0xffff]];

/** Reads the source of a pattern without flags into its alternatives; a class of characters other than `\d`, and all but a few, is `anything`. */
export function formsOf(source: string): Form[] {
  let at = 0;
  const next = (words: string) => source.startsWith(words, at);

  function alternatives(): Form[] {
    const forms = [sequence()];
    while (next('|')) {
      at++;
      forms.push(sequence());
    }
    return forms;
  }
  function sequence(): Form {
    const parts: Part[] = [];
    while (at < source.length && !next('|') && !next(')')) parts.push(repeated(part()));
    return parts;
  }
  function repeated(one: Part): Part {
    const count = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at));
    if (!count) return one;
    at += count[0].length;
    return { ...one, isOptional: count[1] === undefined ? !count[0].startsWith('+') : Number(count[1]) === 0 };
  }
  function part(): Part {
    if (next('(')) return group();
    if (next('[')) return { isOptional: false, kind: 'codes', ranges: set() };
    if (next('^') || next('$')) at++;
    else if (next('\\b') || next('\\B')) at += 2;
    else return { isOptional: false, kind: 'codes', ranges: next('.') ? any() : character() };
    return { isOptional: false, kind: 'edge' };
  }
  function any(): Ranges {
    at++;
    return anything;
  }
  function group(): Part {
    const [opened] = /^\((?:\?(?::|<?[=!]|<[a-z]+>))?/i.exec(source.slice(at))!;
    at += opened.length;
    const forms = alternatives();
    at++;
    const look = opened.endsWith('!') ? 'never' : opened.endsWith('=') ? 'around' : 'within';
    return { isOptional: false, kind: 'group', look, forms };
  }
  function set(): Ranges {
    const isOpposite = next('[^');
    at += isOpposite ? 2 : 1;
    const ranges: (readonly [number, number])[] = [];
    while (!next(']')) {
      const low = character();
      if (next('-') && source[at + 1] !== ']') {
        at++;
        ranges.push([low[0]![0], character()[0]![1]]);
      } else ranges.push(...low);
    }
    at++;
    return isOpposite ? anything : ranges;
  }
  function character(): Ranges {
    if (!next('\\')) return one(source.charCodeAt(at++));
    const kind = source[at + 1]!;
    at += kind === 'u' ? 6 : 2;
    if (kind === 'u') return one(Number.parseInt(source.slice(at - 4, at), 16));
    if (kind === 'd') return [[48, 57]];
    if (kind === 'n') return one(10);
    // Letters and digits behind a stroke name classes or refer back.
    return /[a-z\d]/i.test(kind) ? anything : one(kind.charCodeAt(0));
  }
  return alternatives();
}

const one = (code: number): Ranges => [[code, code]];
