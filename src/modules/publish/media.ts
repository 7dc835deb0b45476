import { createHash } from 'node:crypto';
import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import type { FileType, InspectedFile } from '#platform/picture.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { publishPermissions } from './may.ts';
import { listUses } from './media-use.ts';

/** A picture or document of the library without its content; width and height in px as people see it, null for a document. */
export type Media = {
  id: number;
  type: FileType;
  name: string;
  alt: string;
  credit: string;
  width: number | null;
  height: number | null;
  bytes: number;
  /** waiting: smaller forms are being made; broken: they cannot be. */
  state: 'waiting' | 'ready' | 'broken';
  createdAt: Date;
  /** How many posts show it. */
  uses: number;
};

/** What an editor writes about a picture: what it is called, what it shows, whose it is. */
export type MediaWords = { name: string; alt: string; credit: string };

export const mediaColumns = `m.id, m.type, m.name, m.alt, m.credit, m.width, m.height, m.bytes, m.state, m.created_at as "createdAt",
  (select count(*)::int from (
    select post from publish.post_media where media = m.id union select id from publish.post where cover = m.id
  ) shown) as uses`;

/**
 * Puts a file into the library and asks for its smaller forms; gives its id and whether it is new. The same content is kept once: found again it
 * gives the row that is there, unchanged. Throws Refused('invalid') where the words are too long.
 */
export async function addMedia(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  { file, ...given }: MediaWords & { file: InspectedFile },
): Promise<{ id: number; isNew: boolean }> {
  insist(may(viewer, publishPermissions.write));
  const { name, alt, credit } = soundWords(given);
  const hash = createHash('sha256').update(file.bytes).digest();
  const by = viewer.kind === 'user' ? viewer.user : null;
  const state = file.width === null ? 'ready' : 'waiting';
  // Asked before, since the content travels with the insert; what somebody else puts in at this moment is found by the conflict.
  const found = () => tx<{ id: number }[]>`select id from publish.media where hash = ${hash}`;
  const [known] = await found();
  if (known) return { id: known.id, isNew: false };
  const [made] = await tx<{ id: number }[]>`
    insert into publish.media (hash, type, name, alt, credit, width, height, bytes, content, state, is_bare, made_by, created_at)
    values (${hash}, ${file.type}, ${name}, ${alt}, ${credit}, ${file.width}, ${file.height}, ${file.bytes.length},
      ${file.bytes as Buffer}, ${state}, true, ${by}, ${clock()})
    on conflict (hash) do nothing returning id`;
  if (!made) return { id: (await found())[0]!.id, isNew: false };
  if (state === 'waiting') await addJob(tx, 'publish.forms', { media: made.id }, { key: `publish.forms:${made.id}` });
  await recordAct(tx, viewer, { what: 'publish.media', object: `media:${made.id}` });
  return { id: made.id, isNew: true };
}

/** Changes the words of a picture. Throws Refused('missing'), or Refused('invalid') where they are too long. */
export async function changeMedia(tx: Tx, viewer: Viewer, id: number, given: MediaWords): Promise<void> {
  insist(may(viewer, publishPermissions.write));
  const { name, alt, credit } = soundWords(given);
  const changed = await tx`
    update publish.media set name = ${name}, alt = ${alt}, credit = ${credit} where id = ${id} returning id`;
  if (changed.length === 0) throw noMedia();
  await recordAct(tx, viewer, { what: 'publish.media-change', object: `media:${id}` });
}

/** Takes a picture out of the library for good. Throws Refused('conflict') with the posts that show it, or where it is the mark of the site. */
export async function dropMedia(tx: Tx, viewer: Viewer, id: number): Promise<void> {
  insist(may(viewer, publishPermissions.write));
  const [there] = await tx<{ isLogo: boolean }[]>`
    select exists (select from publish.site where logo = m.id) as "isLogo" from publish.media m where id = ${id} for update`;
  if (!there) throw noMedia();
  if (there.isLogo)
    throw new Refused('conflict', ['它是站点的标志，请先在站点设置里换掉', 'It is the mark of the site; change that first']);
  const uses = await listUses(tx, id);
  if (uses.length > 0) {
    const named = uses.slice(0, 3).map(use => use.title);
    throw new Refused('conflict', [
      `还有 ${uses.length} 篇文章在用：${named.map(title => `《${title}》`).join('、')}${uses.length > 3 ? '等' : ''}。请先从文章里移走`,
      `${uses.length} posts still show it: ${named.map(title => `“${title}”`).join(', ')}${uses.length > 3 ? ' and others' : ''}. Take it out of them first`,
    ]);
  }
  await tx`delete from publish.media where id = ${id}`;
  await recordAct(tx, viewer, { what: 'publish.media-drop', object: `media:${id}` });
}

/** One picture or document of the library; throws Refused('missing'). */
export async function readMedia(db: Db, viewer: Viewer, id: number): Promise<Media> {
  insist(may(viewer, publishPermissions.write));
  const [media] = await db.unsafe<Media[]>(`select ${mediaColumns} from publish.media m where m.id = $1`, [id]);
  if (!media) throw noMedia();
  return media;
}

/** The refusal where a picture is not, or is no more, in the library. */
export function noMedia(): Refused {
  return new Refused('missing', [
    '没有这张图片或文件，可能已被删除',
    'There is no such picture or file; it may have been deleted',
  ]);
}

/** The last part of the name only, on one line, since senders write whole paths; never empty. */
function soundWords({ name, alt, credit }: MediaWords): MediaWords {
  const own = cleanLine(name.split(/[/\\]/).at(-1)!).replace(/^\.+/, '').trim();
  const words = { name: shortened(own) || '未命名', alt: cleanLine(alt), credit: cleanLine(credit) };
  const problems: Record<string, string> = {};
  if (lengthOf(words.alt) > 200) problems.alt = '替代文字最多 200 字';
  if (lengthOf(words.credit) > 120) problems.credit = '来源最多 120 字';
  if (Object.keys(problems).length > 0)
    throw new Refused(
      'invalid',
      ['替代文字最多 200 字，来源最多 120 字，请缩短', 'At most 200 characters of alternative text and 120 of credit'],
      problems,
    );
  return words;
}

/** A name of at most 120 characters that keeps its ending. */
function shortened(name: string): string {
  const letters = [...name.toWellFormed()];
  if (letters.length <= 120) return letters.join('');
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= 8 ? letters.slice(dot) : [];
  return [...letters.slice(0, 120 - ending.length), ...ending].join('');
}
