import { type Form, formsOf, type Ranges } from './pattern-source.ts';

/** The codes of characters of which every fit holds at least one; null where none are known. */
export type Need = ReadonlySet<number> | null;

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

/** The characters that every fit of a pattern needs one of: of parts in a row the rarest will do, of alternatives each counts. */
export const needOf = ({ source, flags }: RegExp): Need => (/^g?$/.test(flags) ? needOfForms(formsOf(source)) : null);

function needOfForms(forms: readonly Form[]): Need {
  const all = new Set<number>();
  for (const form of forms) {
    const need = needOfForm(form);
    if (!need) return null;
    for (const code of need) all.add(code);
  }
  return all;
}

function needOfForm(form: Form): Need {
  let best: Need = null;
  for (const part of form) {
    // What stands around a fit stands in the words too, unless it must not.
    if (part.isOptional || part.kind === 'edge' || (part.kind === 'group' && part.look === 'never')) continue;
    const need = part.kind === 'group' ? needOfForms(part.forms) : codesIn(part.ranges);
    if (need && (!best || costOf(need) < costOf(best))) best = need;
  }
  return best;
}

/** Ranges wider than this name kinds of characters rather than each of them. */
const widest = 64;

function codesIn(ranges: Ranges): Need {
  const codes = new Set<number>();
  for (const [from, to] of ranges) {
    if (to - from >= widest) return null;
    for (let code = from; code <= to; code++) codes.add(code);
  }
  return codes;
}
