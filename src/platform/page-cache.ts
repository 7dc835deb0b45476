import { createHash } from 'node:crypto';

/** An answer that can be given again: the same for every visitor. */
export type KeptPage = {
  body: Buffer;
  status: 200;
  headers: Readonly<Record<string, string>>;
  etag: string;
  /** What was read with it, to be counted each time it is given. */
  read: number | null;
};

export type PageCache = {
  /** The page for a key, while it is fresh. */
  find(key: string): KeptPage | undefined;
  /** Makes a page and keeps it, unless everything was forgotten while it was made: then it may be of before the change. */
  keep(key: string, make: () => Promise<KeptPage | null>): Promise<KeptPage | null>;
  /** Forgets all pages: something that they show has changed. */
  clear(): void;
  /** Has something else forgotten along with the pages. */
  onClear(forget: () => void): void;
};

/** Keeps pages in memory up to `bytes`, the longest unused go first; each for at most `ms` milliseconds, since some say how long ago things were. */
export function makePageCache({ bytes = 32_000_000, ms = 60_000, clock = Date.now } = {}): PageCache {
  type Held = { page: KeptPage; until: number };
  const held = new Map<string, Held>();
  let size = 0;
  let generation = 0;
  const others: (() => void)[] = [];
  const drop = (key: string, { page }: Held) => {
    held.delete(key);
    size -= page.body.length;
  };
  return {
    find(key) {
      const found = held.get(key);
      if (!found) return undefined;
      if (clock() >= found.until) {
        drop(key, found);
        return undefined;
      }
      held.delete(key);
      held.set(key, found);
      return found.page;
    },
    async keep(key, make) {
      const before = generation;
      const page = await make();
      if (!page || generation !== before || page.body.length > bytes / 20) return page;
      const old = held.get(key);
      if (old) drop(key, old);
      held.set(key, { page, until: clock() + ms });
      size += page.body.length;
      for (const [first, one] of held) {
        if (size <= bytes) break;
        drop(first, one);
      }
      return page;
    },
    clear() {
      generation++;
      held.clear();
      size = 0;
      for (const forget of others) forget();
    },
    onClear: forget => void others.push(forget),
  };
}

/** A strong validator of a body. */
export function etagOf(body: Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** Whether what the reader has already is this. */
export function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch.split(',').some(one => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
}
