import type { FactLine } from './line-facts.ts';
import type { Family } from './reading.ts';

const main: ReadonlySet<Family> = new Set<Family>(['factory', 'warehouse', 'office', 'rnd', 'lab', 'land', 'shop']);
const together = /整体(?:出租|出售|转让|拍卖|租赁)|打包|不分割|一起(?:卖|转|租)|不拆|整租不分/;

type Block = { from: number; to: number };
/** People number in two ways, rarely three; a message of a hundred signs is no list of lists. */
const mostStyles = 12;

/**
 * Where the adverts of a numbered or bulleted list begin; null where the numbers only count the features of one advert. A list holds several
 * where every item is a space of its own: an area, with a place, a price or a kind.
 */
export function markedStarts(lines: readonly FactLine[]): number[] | null {
  const styles = new Map<string, number[]>();
  for (const [at, { mark }] of lines.entries()) {
    const known = mark && styles.get(mark.style);
    if (known) known.push(at);
    else if (mark && styles.size < mostStyles) styles.set(mark.style, [at]);
  }
  const rank = new Map([...styles.keys()].map((style, at) => [style, at]));
  const starts = new Set<number>();
  /** The item that a line belongs to, of those found so far. */
  const owner = new Int32Array(lines.length).fill(-1);
  for (const [style, at] of styles) {
    if (at.length < 2) continue;
    const blocks = blocksOf(lines, at, style, rank);
    if (!areAdverts(lines, blocks)) continue;
    // 📐 under 🏭: one line of each advert, not an advert of its own.
    const owners = blocks.map(({ from }) => owner[from]!);
    if (starts.size > 0 && new Set(owners.filter(one => one >= 0)).size === owners.filter(one => one >= 0).length) continue;
    for (const { from, to } of blocks) {
      starts.add(from);
      owner.fill(from, from, to);
    }
  }
  return starts.size > 0 ? [...starts].sort((a, b) => a - b) : null;
}

/** The items of a style, each up to the next of it or of a style that stands further out. */
function blocksOf(lines: readonly FactLine[], at: readonly number[], style: string, rank: ReadonlyMap<string, number>): Block[] {
  const own = rank.get(style)!;
  const blocks = at.map(from => {
    let to = from + 1;
    while (to < lines.length && !((rank.get(lines[to]!.mark?.style ?? '') ?? Number.POSITIVE_INFINITY) <= own)) to++;
    return { from, to };
  });
  // What follows the last item may hold for all: it is as long as the longest of the others at most.
  const last = blocks.at(-1)!;
  const usual = blocks.slice(0, -1).reduce((most, { from, to }) => Math.max(most, to - from), 0);
  last.to = Math.min(last.to, last.from + usual);
  return blocks;
}

function areAdverts(lines: readonly FactLine[], blocks: readonly Block[]): boolean {
  const parts = blocks.map(({ from, to }) => lines.slice(from, to));
  const spaces = parts.filter(isSpace);
  if (spaces.length < 2 || parts.some(part => !isSpace(part) && part.some(statesFacts))) return false;
  const isPlaced = spaces.some(part => part.some(({ place, price, sum }) => place || price || sum));
  if (isPlaced) return true;
  const isItem = new Uint8Array(lines.length);
  for (const { from, to } of blocks) isItem.fill(1, from, to);
  return !lines.some(({ sum, words }, at) => (sum && isItem[at] === 0) || together.test(words));
}

function isSpace(part: readonly FactLine[]): boolean {
  if (!part.some(({ areas, want }) => areas.length > 0 || want)) return false;
  return part.some(({ place, price, sum, families }) => place || price || sum || families.some(family => main.has(family)));
}

function statesFacts({ areas, price, sum, size }: FactLine): boolean {
  return areas.length > 0 || price || sum || size;
}
