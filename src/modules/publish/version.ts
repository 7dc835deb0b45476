import { diffArrays } from 'diff';
import { diff3Merge } from 'node-diff3';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { PostSettings } from './input.ts';
import { publishPermissions } from './may.ts';
import { type Saved, savePost } from './post.ts';

/** One saved form of a post, without its text. */
export type VersionLine = { number: number; madeAt: Date; byName: string | null; title: string; note: string; length: number };

export type Version = VersionLine & { summary: string; body: string; settings: PostSettings };

/** A piece of a comparison: what both have, only the old, only the new. */
export type Piece = { kind: 'same' | 'gone' | 'new'; text: string };

/** The versions of a post, newest first; `before` continues a long list. */
export async function listVersions(db: Db, viewer: Viewer, post: number, before = 2_000_000_000): Promise<VersionLine[]> {
  insist(may(viewer, publishPermissions.see));
  return db<VersionLine[]>`
    select v.number, v.made_at as "madeAt", u.name as "byName", v.title, v.note, char_length(v.body) as length
    from publish.version v left join account."user" u on u.id = v.made_by
    where v.post = ${post} and v.number < ${before} order by v.number desc limit 51`;
}

/** One version whole; throws Refused('missing') where there is none. */
export async function readVersion(db: Db, viewer: Viewer, post: number, number: number): Promise<Version> {
  insist(may(viewer, publishPermissions.see));
  const [row] = await db<Version[]>`
    select v.number, v.made_at as "madeAt", u.name as "byName", v.title, v.note, char_length(v.body) as length, v.summary, v.body, v.settings
    from publish.version v left join account."user" u on u.id = v.made_by where v.post = ${post} and v.number = ${number}`;
  if (!row) throw new Refused('missing', ['没有这个版本', 'There is no such version']);
  return row;
}

/** Saves an old version again as the newest; nothing of what came between is lost. */
export async function restoreVersion(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  post: number,
  number: number,
  base: number,
): Promise<Saved> {
  const { title, summary, body, settings } = await readVersion(tx, viewer, post, number);
  return savePost(tx, viewer, clock, post, base, { ...settings, title, summary, body }, `恢复第 ${number} 版`);
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

// Above this many words the comparison is made line by line first, and words are compared within changed lines only up to here.
const mostWords = 4000;

/** What differs between two texts, line by line and, within lines that changed, word by word; Chinese words too. */
export function compareTexts(old: string, now: string): Piece[] {
  const pieces: Piece[] = [];
  const lines = diffArrays(linesOf(old), linesOf(now), { timeout: 2000 });
  if (!lines) return [piece('gone', old), piece('new', now)].filter(one => one.text !== '');
  for (let at = 0; at < lines.length; at++) {
    const part = lines[at]!;
    const after = lines[at + 1];
    if (part.removed && after?.added) {
      pieces.push(...compareWords(part.value.join(''), after.value.join('')));
      at++;
    } else pieces.push(piece(part.added ? 'new' : part.removed ? 'gone' : 'same', part.value.join('')));
  }
  return pieces;
}

/**
 * Puts two changes of one text together, line by line. Where both changed the same lines, both stand in the result one after the other between
 * marks that a reader understands, and `clean` is false.
 */
export function mergeTexts(base: string, mine: string, theirs: string): { text: string; clean: boolean } {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true });
  const text = regions.map(({ ok, conflict }) => {
    if (!conflict) return (ok ?? []).join('');
    return `〔您的改法〕\n${ended(conflict.a.join(''))}〔对方的改法〕\n${ended(conflict.b.join(''))}〔以上两种请择一，并删去这些标记〕\n`;
  });
  return { text: text.join(''), clean: regions.every(region => !region.conflict) };
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function compareWords(old: string, now: string): Piece[] {
  const [a, b] = [wordsOf(old), wordsOf(now)];
  const parts = a.length > mostWords || b.length > mostWords ? undefined : diffArrays(a, b, { timeout: 1000 });
  if (!parts) return [piece('gone', old), piece('new', now)];
  return parts.map(part => piece(part.added ? 'new' : part.removed ? 'gone' : 'same', part.value.join('')));
}

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text };
}

function wordsOf(text: string): string[] {
  return [...words.segment(text)].map(one => one.segment);
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
