/** What was tried under one key: how often in a row, when last, and until when nothing more is accepted. */
export type Tried = { count: number; last: Date; until: Date };

/** `free` attempts at once; after that each one doubles the wait, from `base` up to `most` seconds. Forgotten after `memory` seconds of quiet. */
export type Policy = { free: number; base: number; most: number; memory: number };

export const policies = {
  /** Passwords and codes for one account: five at once, then 30 s doubling to a quarter of an hour. */
  account: { free: 5, base: 30, most: 900, memory: 86_400 },
  /** All of it from one address: a company may sit behind it. */
  address: { free: 60, base: 15, most: 900, memory: 3600 },
  /** Messages to one e-mail address or telephone: each costs somebody money and patience. */
  message: { free: 3, base: 60, most: 3600, memory: 86_400 },
} as const satisfies Record<string, Policy>;

/** What one more attempt at a moment leads to: refused with the seconds to wait, or accepted with what is remembered. */
export function nextAttempt(
  tried: Tried | null,
  policy: Policy,
  now: Date,
): { accepted: true; tried: Tried } | { accepted: false; retryAfter: number } {
  const known = tried && now.getTime() - tried.last.getTime() < policy.memory * 1000 ? tried : null;
  if (known && now < known.until)
    return { accepted: false, retryAfter: Math.max(1, Math.ceil((known.until.getTime() - now.getTime()) / 1000)) };
  const count = (known?.count ?? 0) + 1;
  const over = count - policy.free;
  const wait = over < 0 ? 0 : Math.min(policy.most, policy.base * 2 ** Math.min(over, 20));
  return { accepted: true, tried: { count, last: now, until: new Date(now.getTime() + wait * 1000) } };
}
