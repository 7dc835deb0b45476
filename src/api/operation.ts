import type { z } from 'zod';
import type { Accounts } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import type { Rate } from '#platform/rate.ts';
import type { Unready } from '#platform/ready.ts';
import type { Secret } from '#platform/secret.ts';
import type { Scope, Viewer } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';

/** What the API needs to do its work; made once at the start. */
export type Deps = {
  database: Database;
  accounts: Accounts;
  secret: Secret;
  clock: Clock;
  /** How fast one address and one key may write, counted in the database; null: as fast as anybody likes. */
  writing?: Rate | null | undefined;
  /** Nothing where requests may come; a process that was not told counts as ready. */
  whyNotReady?: () => Promise<Unready[]>;
};

/** A request that was checked: every part has the type its schema promises. */
export type Asked<P, Q, B> = { params: P; query: Q; body: B; search: URLSearchParams; viewer: Viewer; lang: Lang };

/** One operation: its document, its checks and its work stand together, so that none of them can say something else. */
export type Operation = {
  method: 'get' | 'post' | 'delete';
  /** With {parameters}, below /api. */
  path: string;
  id: string;
  tag: Tag;
  summary: string;
  description: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: { schema: z.ZodType; example: unknown };
  answer: { status: 200 | 201 | 204; description: string; schema?: z.ZodType; example?: unknown };
  /** Further statuses it may answer with, beside those that every operation has. */
  refusals?: readonly (401 | 403 | 404 | 409 | 422 | 503)[];
  /** Only for programs with a key that has this scope; the document says so. */
  scope?: Scope;
  /** Changes something: a browser may send it from this site only. */
  writes?: true;
  /** Seconds that anyone may keep the answer; none: it is asked again each time; 'private': it is kept nowhere. */
  keep?: number | 'private';
  /** How often one address may ask. */
  rate?: Rate;
  run(asked: Asked<never, never, never>, deps: Deps): Promise<unknown>;
};

export type Tag = 'search' | 'offers' | 'matches' | 'needs' | 'reference' | 'service';

type Typed<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Omit<
  Operation,
  'params' | 'query' | 'body' | 'run'
> & {
  params?: P;
  query?: Q;
  body?: { schema: B; example: z.input<B> };
  run(asked: Asked<z.output<P>, z.output<Q>, z.output<B>>, deps: Deps): Promise<unknown>;
};

/** Ties the types of an operation's schemas to its work. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(typed: Typed<P, Q, B>): Operation {
  return typed as unknown as Operation;
}
