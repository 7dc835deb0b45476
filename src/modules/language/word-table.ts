/** Words with what is known of them, found fast at every place of a text. */
export type WordTable<T> = {
  set(word: string, value: T): void;
  get(word: string): T | undefined;
  /** Calls `visit` with the end of every word of two or more characters that stands at `at`, shortest first, and what is known of it. */
  eachAt(text: string, at: number, visit: (end: number, value: T) => void): void;
};

const pairSlots = 1 << 18;
const firstSize = 1 << 12;
const seed = 0x811c9dc5;
const prime = 0x01000193;
/** Longer words are known but not found in texts: their lengths have no bit. */
const longest = 30;

/**
 * A hash table whose key is a stretch of the text itself, so that looking up makes no strings: the first two characters tell which lengths
 * are worth a look, and one running hash (FNV-1a) serves all of them.
 */
export function wordTable<T>(): WordTable<T> {
  const lengths = new Uint32Array(pairSlots);
  const words: string[] = [];
  const values: T[] = [];
  let slots = new Int32Array(firstSize).fill(-1);
  // The hash of the word in a slot: another word is known by it without a look at its characters.
  let hashes = new Int32Array(firstSize);

  const pairOf = (text: string, at: number) => (text.charCodeAt(at) * 4099 + text.charCodeAt(at + 1)) & (pairSlots - 1);
  function hashOf(word: string): number {
    let hash = seed;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), prime);
    return hash;
  }
  /** The slot of the word that stands at a place, or the free one where it belongs. */
  function slotOf(hash: number, text: string, at: number, length: number): number {
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let id = slots[slot]!; id >= 0; id = slots[slot]!) {
      if (hashes[slot] === hash && words[id]!.length === length && text.startsWith(words[id]!, at)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  function grow(): void {
    slots = new Int32Array(slots.length * 2).fill(-1);
    hashes = new Int32Array(slots.length);
    for (const [id, word] of words.entries()) {
      const hash = hashOf(word);
      const slot = slotOf(hash, word, 0, word.length);
      slots[slot] = id;
      hashes[slot] = hash;
    }
  }

  return {
    set(word, value) {
      const hash = hashOf(word);
      const slot = slotOf(hash, word, 0, word.length);
      const known = slots[slot]!;
      if (known >= 0) {
        values[known] = value;
        return;
      }
      slots[slot] = words.length;
      hashes[slot] = hash;
      words.push(word);
      values.push(value);
      if (word.length > 1 && word.length <= longest) lengths[pairOf(word, 0)]! |= 1 << word.length;
      if (words.length * 2 > slots.length) grow();
    },
    get(word) {
      const id = slots[slotOf(hashOf(word), word, 0, word.length)]!;
      return id < 0 ? undefined : values[id];
    },
    eachAt(text, at, visit) {
      if (at + 1 >= text.length) return;
      let bits = lengths[pairOf(text, at)]!;
      let hash = seed;
      for (let length = 1; bits !== 0 && at + length <= text.length; length++) {
        hash = Math.imul(hash ^ text.charCodeAt(at + length - 1), prime);
        const bit = 1 << length;
        if ((bits & bit) === 0) continue;
        bits ^= bit;
        const id = slots[slotOf(hash, text, at, length)]!;
        if (id >= 0) visit(at + length, values[id]!);
      }
    },
  };
}
