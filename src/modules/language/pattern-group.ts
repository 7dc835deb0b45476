/** A pattern of a group, tried only on words of which the group says that they hold what it needs. */
export type Needing = {
  test(words: string, held: number): boolean;
  exec(words: string, held: number): RegExpExecArray | null;
  /** Tried on a stretch of a text, cut out only then; `held`: by the stretch or more around it. */
  testAt(text: string, start: number, end: number, held: number): boolean;
};

/** Patterns asked about the same words one after the other: one look at the words tells which of them can fit. */
export type PatternGroup = {
  /** A pattern that needs a character: every fit of it holds one of a few. Refuses one that may fit without. */
  add(pattern: RegExp): Needing;
  /** What the patterns of the group need and words hold, one bit a pattern. */
  heldBy(words: string): number;
};

/** The codes of characters of which every fit holds at least one; null where none are known. */
type Need = ReadonlySet<number> | null;

// One row a character with one number a group, so that all groups find what a character says side by side.
const mostGroups = 32;
const mostPatterns = 30;
const mostRows = 2048;
const rows = new Int32Array(mostRows * mostGroups);
const rowOf = new Uint16Array(0x10000);
let groups = 0;
let taken = 1;

const { charCodeAt } = String.prototype;

/** Makes an empty group of patterns. */
export function patternGroup(): PatternGroup {
  const column = groups++;
  if (groups > mostGroups) throw new Error('More groups than a row has numbers');
  let patterns = 0;
  return {
    add(pattern) {
      const need = needOf(pattern);
      if (!need) throw new Error(`May fit without any one character: ${pattern}`);
      if (patterns === mostPatterns) throw new Error('More patterns than a number has bits');
      const bit = 1 << patterns++;
      for (const code of need) {
        if (rowOf[code] === 0) {
          if (taken === mostRows) throw new Error('More characters than there are rows');
          rowOf[code] = taken++;
        }
        rows[rowOf[code]! * mostGroups + column]! |= bit;
      }
      return {
        test: (words, held) => (held & bit) !== 0 && pattern.test(words),
        exec: (words, held) => ((held & bit) !== 0 ? pattern.exec(words) : null),
        testAt: (text, start, end, held) => (held & bit) !== 0 && pattern.test(text.slice(start, end)),
      };
    },
    heldBy(words) {
      let held = 0;
      for (let at = 0; at < words.length; at++) held |= rows[rowOf[charCodeAt.call(words, at)]! * mostGroups + column]!;
      return held;
    },
  };
}

/** Characters that stand in every third text or more: a pattern is better known by others. */
const common = new Set(
  Array.from(
    '，、：（）。.-0123456789元平厂仓库房租万层月年天㎡高米一二三两不电车区市可有地业工以公上产面行要价方用出做的能单内',
    one => one.charCodeAt(0),
  ),
);

const costOf = (need: ReadonlySet<number>) => {
  let cost = 0;
  for (const code of need) cost += common.has(code) ? 8 : 1;
  return cost;
};

/** Reads the source of a pattern for the characters it needs: of parts in a row the rarest will do, of alternatives each counts. */
function needOf({ source, flags }: RegExp): Need {
  if (flags !== '') throw new Error(`Flags are not understood: ${source}`);
  let at = 0;
  const next = (words: string) => source.startsWith(words, at);
  const one = (code: number): Need => new Set([code]);

  function alternatives(): Need {
    let all = sequence();
    while (next('|')) {
      at++;
      const other = sequence();
      all = all && other && new Set([...all, ...other]);
    }
    return all;
  }
  function sequence(): Need {
    let best: Need = null;
    while (at < source.length && !next('|') && !next(')')) {
      const need = repeated(part());
      if (need && (!best || costOf(need) < costOf(best))) best = need;
    }
    return best;
  }
  function repeated(need: Need): Need {
    const count = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at));
    if (!count) return need;
    at += count[0].length;
    const mayBeNone = count[1] === undefined ? !count[0].startsWith('+') : Number(count[1]) === 0;
    return mayBeNone ? null : need;
  }
  function part(): Need {
    if (next('(')) return group();
    if (next('[')) return set();
    if (next('^') || next('$') || next('.')) {
      at++;
      return null;
    }
    return character();
  }
  function group(): Need {
    const [opened] = /^\((?:\?(?::|<?[=!]|<[a-z]+>))?/i.exec(source.slice(at))!;
    at += opened.length;
    const inside = alternatives();
    at++;
    // What stands around a fit stands in the words too, unless it must not.
    return opened.endsWith('!') ? null : inside;
  }
  function set(): Need {
    const isOpposite = next('[^');
    at += isOpposite ? 2 : 1;
    const codes: number[] = [];
    let isNarrow = !isOpposite;
    while (!next(']')) {
      const low = character();
      const from = low?.size === 1 ? [...low][0]! : null;
      if (next('-') && source[at + 1] !== ']') {
        at++;
        const [to] = character() ?? [];
        if (from === null || to === undefined || to - from >= 64) isNarrow = false;
        else for (let code = from; code <= to; code++) codes.push(code);
      } else if (low) codes.push(...low);
      else isNarrow = false;
    }
    at++;
    return isNarrow ? new Set(codes) : null;
  }
  function character(): Need {
    if (!next('\\')) return one(source.charCodeAt(at++));
    const kind = source[at + 1]!;
    at += kind === 'u' ? 6 : 2;
    if (kind === 'u') return one(Number.parseInt(source.slice(at - 4, at), 16));
    if (kind === 'd') return new Set(Array.from('0123456789', digit => digit.charCodeAt(0)));
    if (kind === 'n') return one(10);
    return /[a-z\d]/i.test(kind) ? null : one(kind.charCodeAt(0));
  }
  return alternatives();
}
