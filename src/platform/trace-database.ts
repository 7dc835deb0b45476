import { type Database, type Db, sameEnd } from './database.ts';

type End = (more?: { failed?: boolean }) => void;
type Begin = (name: string, text: string) => End;

/** What postgres.js keeps of a statement until it is sent (3.4.9); a fragment inside another is never sent, so it is never handled. */
type Statement = Promise<unknown> & { strings: readonly string[] | string; executed: boolean; handle: () => unknown };

/** The same database; each statement that is sent is told by its name and its text with $1, $2 … where values stand. */
export function tracedDatabase(database: Database, begin: Begin): Database {
  return {
    ...database,
    read: work => database.read(db => work(watched(db, begin) as Db)),
    write: work => database.write(tx => work(sameEnd(tx, watched(tx, begin)))),
  };
}

function watched<T extends Db>(sql: T, begin: Begin): T {
  return new Proxy(sql, {
    apply(target, self, args) {
      const made = Reflect.apply(target as unknown as (...args: unknown[]) => unknown, self, args);
      return Array.isArray(args[0]) && 'raw' in args[0] ? watch(made as Statement, begin) : made;
    },
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name === 'unsafe' && typeof value === 'function')
        return (...args: unknown[]) => watch(value.apply(target, args) as Statement, begin);
      return value;
    },
  });
}

function watch(statement: Statement, begin: Begin): Statement {
  const { handle } = statement;
  statement.handle = function (this: Statement) {
    if (!this.executed) {
      const [name, text] = shapeOf(this.strings);
      const end = begin(name, text);
      // Not .then() of the statement itself, which would send it.
      Promise.prototype.then.call(
        this,
        () => end(),
        () => end({ failed: true }),
      );
    }
    return handle.call(this);
  };
  return statement;
}

const shapes = new WeakMap<readonly string[], [name: string, text: string]>();

/** Verb and first table, as "select offer.offer", and the text without values. A text that is built elsewhere may hold some: only its name is told. */
function shapeOf(strings: readonly string[] | string): [name: string, text: string] {
  const isTemplate = typeof strings !== 'string' && 'raw' in strings;
  const known = isTemplate ? shapes.get(strings) : undefined;
  if (known) return known;
  const text = (typeof strings === 'string' ? strings : strings.reduce((all, part, index) => `${all}$${index}${part}`))
    .replace(/\s+/g, ' ')
    .trim();
  const verb = /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? 'statement';
  const table = /\b(?:from|into|update|join|table)\s+(?:only\s+)?([a-z_]+\.[a-z_]+)/i.exec(text)?.[1];
  const name = table ? `${verb} ${table}` : verb;
  const shape: [string, string] = [name, isTemplate ? text.slice(0, 1000) : name];
  if (isTemplate) shapes.set(strings, shape);
  return shape;
}
