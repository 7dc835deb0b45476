/** Keeps the answers of a pure function for its latest `most` keys; for work that many requests repeat word for word. */
export function remember<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) {
      kept.delete(key);
      kept.set(key, found);
      return found;
    }
    const made = make();
    kept.set(key, made);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return made;
  };
}

/** Shares one answer a key among everyone who asks within `ms` milliseconds, for each owner (a database) apart; a failure is not kept. */
export function freshFor<T>(
  ms: number,
  most: number,
  clock: () => number = Date.now,
): (owner: object, key: string, make: () => Promise<T>) => Promise<T> {
  type Kept = { until: number; answer: Promise<T> };
  const owners = new WeakMap<object, Map<string, Kept>>();
  return (owner, key, make) => {
    const kept = owners.get(owner) ?? new Map<string, Kept>();
    owners.set(owner, kept);
    const found = kept.get(key);
    if (found && clock() < found.until) return found.answer;
    const mine = { until: clock() + ms, answer: make() };
    kept.delete(key);
    kept.set(key, mine);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    mine.answer.catch(() => {
      if (kept.get(key) === mine) kept.delete(key);
    });
    return mine.answer;
  };
}
