import { type ESTree, parseSync, Visitor } from 'vite';
import type { Source } from './sources.ts';

/** One statement that changes something, and what it changes; `target` is null where it cannot be read from the source. */
export type SqlWrite = { path: string; line: number; verb: string; target: string | null };

const unreadable = '\u0001';
const name = `(?:"[^"]+"|[a-z_][a-z0-9_$]*|${unreadable})`;
const target = `(?:only\\s+)?(${name}(?:\\s*\\.\\s*${name})?)`;
const ifThere = '(?:if\\s+(?:not\\s+)?exists\\s+)?';
const thing = '(?:(?:unlogged|materialized|foreign)\\s+)?(?:table|view|sequence|type|domain|function|procedure|aggregate)';

/** In a string that nothing marks as SQL most verbs are English words too: there the table must be written out with its schema. */
const fullTarget = '(?:only\\s+)?((?:"[^"]+"|[a-z_][a-z0-9_$]*)\\s*\\.\\s*(?:"[^"]+"|[a-z_][a-z0-9_$]*))';

const verbs: [verb: string, inSql: RegExp, inProse: RegExp][] = [
  pattern('insert', t => `\\binsert\\s+into\\s+${t}`, target),
  pattern('update', t => `(?<!\\b(?:for|key|do|on|or|before|after)\\s+)\\bupdate\\s+${t}`, `${target}[^;]*?\\bset\\b[^;]*=`),
  pattern('delete', t => `\\bdelete\\s+from\\s+${t}`),
  pattern('merge', t => `\\bmerge\\s+into\\s+${t}`, target),
  pattern('truncate', t => `(?<!\\b(?:or|before|after)\\s+)\\btruncate\\s+(?:table\\s+)?${t}`),
  pattern('copy', t => `\\bcopy\\s+${t}(?:\\s*\\([^)]*\\))?\\s+from\\b`),
  pattern('alter', t => `\\balter\\s+${thing}\\s+${ifThere}${t}`),
  pattern('drop', t => `\\bdrop\\s+${thing}\\s+${ifThere}${t}`),
  pattern('create', t => `\\bcreate\\s+(?:or\\s+replace\\s+)?${thing}\\s+${ifThere}${t}`),
  pattern('index', t => `\\bcreate\\s+(?:unique\\s+)?index\\s+(?:concurrently\\s+)?${ifThere}(?:${name}\\s+)?on\\s+${t}`),
  pattern('refresh', t => `\\brefresh\\s+materialized\\s+view\\s+(?:concurrently\\s+)?${t}`),
  pattern('trigger', t => `\\b(?:create|drop)\\s+(?:or\\s+replace\\s+)?(?:constraint\\s+)?trigger\\s[^;]*?\\son\\s+${t}`),
];

function pattern(verb: string, words: (target: string) => string, prose = fullTarget): [string, RegExp, RegExp] {
  return [verb, new RegExp(words(target), 'gi'), new RegExp(words(prose), 'gi')];
}

/**
 * Every writing statement in a file's tagged templates, .unsafe() and .query() calls and other strings. Temporary tables that the
 * file makes itself are left out. An interpolated table counts as its name when it is a literal (`sql('offer.offer')`).
 */
export function sqlWrites({ path, text }: Source): SqlWrite[] {
  const pieces = path.endsWith('.sql') ? [{ start: 0, text, isSql: true }] : textPieces(path, text);
  const temporary = new Set<string>();
  for (const piece of pieces) {
    for (const [, made] of piece.text.matchAll(new RegExp(`\\bcreate\\s+temp(?:orary)?\\s+table\\s+${ifThere}(${name})`, 'gi'))) {
      temporary.add(plain(made!));
    }
  }
  const found = new Map<string, SqlWrite>();
  for (const piece of pieces) {
    const sql = withoutQuoted(piece.text);
    for (const [verb, inSql, inProse] of verbs) {
      for (const match of sql.matchAll(piece.isSql ? inSql : inProse)) {
        const written = plain(match[1]!);
        if (temporary.has(written)) continue;
        const line = text.slice(0, piece.start).split('\n').length;
        const known = written.includes(unreadable) ? null : written;
        found.set(`${line} ${verb} ${known}`, { path, line, verb, target: known });
      }
    }
  }
  return [...found.values()];
}

type Piece = { start: number; text: string; isSql: boolean };

function textPieces(path: string, text: string): Piece[] {
  const pieces: Piece[] = [];
  const sqlStarts = new Set<number>();
  // A visitor reaches an outer node before the inner one, so that a literal already knows whether SQL is expected.
  const add = (node: { start: number }, words: string) =>
    pieces.push({ start: node.start, text: words, isSql: sqlStarts.has(node.start) });
  new Visitor({
    TaggedTemplateExpression(node) {
      sqlStarts.add(node.quasi.start);
    },
    CallExpression(node) {
      const unsafe =
        node.callee.type === 'MemberExpression' &&
        node.callee.property.type === 'Identifier' &&
        ['unsafe', 'query'].includes(node.callee.property.name);
      if (unsafe && node.arguments[0]) sqlStarts.add(node.arguments[0].start);
    },
    TemplateLiteral(node) {
      add(node, templateText(node));
    },
    Literal(node) {
      if (typeof node.value === 'string') add(node, node.value);
    },
    BinaryExpression(node) {
      if (node.operator === '+') add(node, joined(node));
    },
  }).visit(parseSync(path, text).program);
  return pieces;
}

function templateText(node: ESTree.TemplateLiteral): string {
  return node.quasis
    .map((part, index) => part.value.cooked + (node.expressions[index] ? literalIn(node.expressions[index]) : ''))
    .join('');
}

/** The words an interpolation stands for when they are written out there: 'offer.offer' or sql('offer.offer'). */
function literalIn(node: ESTree.Expression): string {
  const inner = node.type === 'CallExpression' ? node.arguments[0] : node;
  return inner?.type === 'Literal' && typeof inner.value === 'string' ? inner.value : unreadable;
}

function joined(node: ESTree.Expression | ESTree.PrivateIdentifier): string {
  if (node.type === 'BinaryExpression' && node.operator === '+') return joined(node.left) + joined(node.right);
  if (node.type === 'TemplateLiteral') return templateText(node);
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : unreadable;
}

function withoutQuoted(sql: string): string {
  return sql
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, "''");
}

function plain(identifier: string): string {
  return identifier.replaceAll(/["\s]/g, '').toLowerCase();
}

/** Why a write is not allowed where it stands; undefined when it is. */
export function complaint(write: SqlWrite): string | undefined {
  const where = `${write.path}:${write.line}`;
  // Puts back what a backup holds, in every schema, with names from the catalogue of the database itself.
  if (write.path === 'src/platform/restore.ts' && write.target === null) return undefined;
  const own =
    /^src\/modules\/([^/]+)\//.exec(write.path)?.[1] ?? (write.path.startsWith('src/platform/') ? 'platform' : undefined);
  if (own === undefined) return `${where} writes ${write.target ?? 'a table'} outside a module`;
  if (write.target === null) return `${where} ${write.verb} names its table in a way that cannot be read; write the name out`;
  if (!write.target.startsWith(`${own}.`)) return `${where} ${write.verb} ${write.target} is not of schema ${own}`;
  return undefined;
}
