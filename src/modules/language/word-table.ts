/** The words found at a place, shortest first, with their weights and where their values are kept. One stands for all places: it holds until the next is looked at. */
export type Found = { count: number; readonly ends: number[]; readonly weights: number[]; readonly nodes: number[] };

/** Words with what is known of them, found fast at every place of a text. */
export type WordTable<T> = {
  /** `weight`: a whole number above 0, found with the word without a look at its value. */
  set(word: string, value: T, weight: number): void;
  get(word: string): T | undefined;
  /** The value of a word found, by its node: without looking it up again. */
  valueAt(node: number): T | undefined;
  /** Finds every word of two or more characters that stands at a place. */
  findAt(text: string, at: number): Found;
};

const leastSize = 1 << 12;
/** Bits that tell which two characters begin a word: few enough to stay near the processor, so many that few other pairs share them. */
const pairBits = 19;
/** Longer words are known but not found in texts. */
const longest = 30;
/**
 * An edge of the tree: the node above, the character with bits that tell how words may go on behind it, the node below (0 in a free slot), the
 * weight of the word that ends there (0 for none).
 */
const edgeSize = 4;
/** The bit beside a character for another behind it: most words end where they are found, which these bits tell without a look at the next edge. */
const goesOn = (code: number) => 0x10000 << (code & 15);
/** The nodes of the first characters are their codes; the others are counted from here on. */
const firstNode = 0x10000;

/**
 * A tree of characters whose edges lie in one hash table, side by side: a look-up makes no strings, touches one place of memory a
 * character and ends where no word goes on. `expected`: about how many edges there will be, for room that need not grow.
 */
export function wordTable<T>(expected = 0): WordTable<T> {
  const firstSize = Math.max(leastSize, 2 ** Math.ceil(Math.log2(expected * 1.5 + 2)));
  /** Most places of a text begin no word: their first two characters tell so without a look at the tree, which lies far from the processor. */
  const pairs = new Uint32Array(1 << (pairBits - 5));
  let edges = new Int32Array(firstSize * edgeSize);
  let mask = firstSize - 1;
  let taken = 0;
  const values: (T | undefined)[] = new Array(firstNode).fill(undefined);
  const found: Found = { count: 0, ends: [], weights: [], nodes: [] };

  /** The slot of an edge, or the free one where it belongs. */
  function slotOf(node: number, code: number): number {
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const at = slot * edgeSize;
      if (edges[at + 2] === 0 || (edges[at] === node && (edges[at + 1]! & 0xffff) === code)) return at;
      slot = (slot + 1) & mask;
    }
  }
  function grow(): void {
    const old = edges;
    mask = mask * 2 + 1;
    edges = new Int32Array((mask + 1) * edgeSize);
    for (let at = 0; at < old.length; at += edgeSize)
      if (old[at + 2] !== 0) {
        const to = slotOf(old[at]!, old[at + 1]! & 0xffff);
        for (let i = 0; i < edgeSize; i++) edges[to + i] = old[at + i]!;
      }
  }
  function nodeOf(word: string): number {
    let node = word === '' ? 0 : word.charCodeAt(0);
    for (let i = 1; i < word.length && node > 0; i++) node = edges[slotOf(node, word.charCodeAt(i)) + 2]!;
    return node;
  }

  return {
    set(word, value, weight) {
      if (word === '') return;
      let node = word.charCodeAt(0);
      if (word.length > 1) {
        const pair = pairOf(node, word.charCodeAt(1));
        pairs[pair >>> 5]! |= 1 << (pair & 31);
      }
      for (let i = 1; i < word.length; i++) {
        const code = word.charCodeAt(i);
        const at = slotOf(node, code);
        const isFree = edges[at + 2] === 0;
        if (isFree) {
          edges[at] = node;
          edges[at + 1] = code;
          edges[at + 2] = values.push(undefined) - 1;
        }
        node = edges[at + 2]!;
        if (i < word.length - 1) edges[at + 1]! |= goesOn(word.charCodeAt(i + 1));
        else edges[at + 3] = weight;
        if (isFree && ++taken * 1.5 > mask) grow();
      }
      values[node] = value;
    },
    get: word => values[nodeOf(word)],
    valueAt: node => values[node],
    findAt(text, at) {
      found.count = 0;
      const last = Math.min(text.length, at + longest);
      if (at + 1 >= last) return found;
      let node = text.charCodeAt(at);
      let code = text.charCodeAt(at + 1);
      const pair = pairOf(node, code);
      if ((pairs[pair >>> 5]! & (1 << (pair & 31))) === 0) return found;
      for (let end = at + 2; ; end++) {
        const edge = slotOf(node, code);
        node = edges[edge + 2]!;
        if (node === 0) return found;
        const weight = edges[edge + 3]!;
        if (weight > 0) {
          found.ends[found.count] = end;
          found.nodes[found.count] = node;
          found.weights[found.count++] = weight;
        }
        if (end === last) return found;
        code = text.charCodeAt(end);
        if ((edges[edge + 1]! & goesOn(code)) === 0) return found;
      }
    },
  };
}

const pairOf = (first: number, second: number) =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - pairBits);
