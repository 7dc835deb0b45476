/** What the clients were told, to be held against the database at the end. */
export type Ledger = {
  /** Tokens of the private links that were given as receipts, each with the number of times that it was given. */
  receipts: Map<string, number>;
  /** Posts that never got an answer: they may stand in the database or not. */
  unanswered: number;
  /** Forms that were sent twice on purpose. */
  resent: number;
  /** Answers with a yes, by the word that the audit log has for the act. */
  acts: Map<string, number>;
  /** Claims of a request in the pool, by its number: how many were told that it is theirs. */
  claims: Map<string, number>;
  /** Races of two for one request in which both answers are known. */
  races: number;
  /** Races that two won. */
  ties: number;
  /** Answers with a no that a person can understand: somebody else was first, or the request is over. */
  refused: number;
};

/** A ledger in which nothing stands yet. */
export function newLedger(): Ledger {
  return { receipts: new Map(), unanswered: 0, resent: 0, acts: new Map(), claims: new Map(), races: 0, ties: 0, refused: 0 };
}

/** Counts one more under a word. */
export function count<K>(counts: Map<K, number>, word: K): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
