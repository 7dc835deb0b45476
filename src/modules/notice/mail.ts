import { readMailbox, readUsers } from '#modules/account/index.ts';
import { confirmToken } from '#modules/offer/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Database, Db, Tx } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import type { Secret } from '#platform/secret.ts';
import type { Sender } from '#platform/sender.ts';
import { day } from '#shared/format.ts';
import { type Lang, type Words, wordsIn } from '#shared/words.ts';
import { languageOf, type Off, offPath } from './choice.ts';
import { kindOf, type MailChoice } from './kind.ts';
import { addTitles, isDone, lineColumns, lineTables, mayRead, type NoticeLine, readLine } from './line.ts';
import { noticeWords } from './words.ts';

/** What delivery needs: keys, the time, who carries e-mail, and the public address with which links begin. */
export type Post = { secret: Secret; clock: Clock; sender: Sender; address: string };

/** Lines of one digest at most; what is beyond stands in the workspace. */
const mostLines = 40;

/**
 * Sends one notice to one user by e-mail, if it is still wanted: unread, not done meanwhile, and about something that the user may see now.
 * Throws where the mail server does not take it, so that the queue tries again; the message keeps its id, so that readers fold a second one.
 */
export async function mailNotice(
  database: Database,
  post: Post,
  { notice, user }: { notice: number; user: string },
): Promise<void> {
  const now = post.clock();
  const ready = await database.read(async db => {
    const [state] = await db<{ mail: MailChoice; waits: boolean }[]>`
      select mail, read_at is null and mailed_at is null as waits from notice.reader where notice = ${notice} and user_id = ${user}`;
    const plain = await readLine(db, notice);
    const [viewer] = await readUsers(db, { user });
    const [line] = plain && viewer ? await addTitles(db, viewer, [plain]) : [];
    if (!line || !viewer || state?.mail !== 'now' || !state.waits || isDone(line) || !mayRead(viewer, line, now)) return null;
    const to = await readMailbox(db, post.secret, user);
    return to ? { line, to, lang: await languageOf(db, user) } : null;
  });
  if (!ready) return;
  const { line, to, lang } = ready;
  const { title, detail, path } = noticeWords(line, lang, now);
  const t = wordsIn(lang);
  const page = links(post, lang);
  const confirm =
    typeof line.params.confirmed === 'number' && line.code && line.confirmedAt
      ? page(`/offers/${line.code}/confirm/${confirmToken(post.secret, line.code, line.confirmedAt)}`)
      : null;
  const body = [
    title,
    detail,
    '',
    ...(confirm ? [t('一键确认仍然有效（不用登录）：', 'Confirm that it still holds, without signing in:'), confirm, ''] : []),
    t('打开：', 'Open:'),
    page(path),
  ];
  await hand(post, {
    user,
    to,
    lang,
    off: line.kind,
    subject: t(`链群：${title}`, `Lianqun: ${title}`),
    id: `notice-${line.id}-${user}`,
    body,
  });
  await database.write(tx => mailed(tx, user, [line.id], now));
}

/** Asks for one digest for each user who has something in it; run at half past eight in China. */
export async function askDigests(tx: Tx): Promise<number> {
  const rows = await tx<{ user: string }[]>`
    select distinct user_id as user from notice.reader where mail = 'digest' and mailed_at is null and read_at is null`;
  for (const { user } of rows) await addJob(tx, 'notice.digest', { user }, { key: `notice.digest ${user}` });
  return rows.length;
}

/** Sends a user what the days before brought in one e-mail, as far as it is unread, not done and may be seen now; nothing where nothing is left. */
export async function mailDigest(database: Database, post: Post, user: string): Promise<void> {
  const now = post.clock();
  const { lines, ids, to, lang } = await database.read(db => readDigest(db, post.secret, user, now));
  if (to && lines.length > 0) {
    const t = wordsIn(lang);
    const page = links(post, lang);
    const today = dayInChina(now);
    const subject = t(
      `链群：${day(today, lang)}的 ${lines.length} 条通知`,
      `Lianqun: ${lines.length} notices of ${day(today, lang)}`,
    );
    const body = lines.slice(0, mostLines).flatMap((line, index) => {
      const { title, detail, path } = noticeWords(line, lang, now);
      return [`${index + 1}. ${title}`, `   ${detail}`, `   ${page(path)}`, ''];
    });
    if (lines.length > mostLines) body.push(t(`还有 ${lines.length - mostLines} 条，`, `And ${lines.length - mostLines} more. `));
    body.push(t('全部通知：', 'All notices:'), page('/workspace/notices'));
    await hand(post, { user, to, lang, off: 'digest', subject, id: `digest-${today}-${user}`, body });
  }
  await database.write(tx => mailed(tx, user, ids, now));
}

async function readDigest(db: Db, secret: Secret, user: string, now: Date) {
  const all = await db.unsafe<NoticeLine[]>(
    `select ${lineColumns} from notice.reader e join ${lineTables} on n.id = e.notice
     where e.user_id = $1 and e.mail = 'digest' and e.mailed_at is null and e.read_at is null order by n.id limit 500`,
    [user],
  );
  const [viewer] = await readUsers(db, { user });
  const lines = viewer ? (await addTitles(db, viewer, all)).filter(line => !isDone(line) && mayRead(viewer, line, now)) : [];
  return {
    lines,
    ids: all.map(line => line.id),
    to: viewer ? await readMailbox(db, secret, user) : null,
    lang: await languageOf(db, user),
  };
}

type Handed = { user: string; to: string; lang: Lang; off: Off; subject: string; id: string; body: string[] };

function hand({ secret, sender, address }: Post, { user, to, lang, off, subject, id, body }: Handed): Promise<void> {
  const t = wordsIn(lang);
  const page = links({ address }, lang);
  const stop = page(offPath(secret, user, off));
  const text = [
    ...body,
    '',
    '—',
    t(`不再接收“${offWords(off, t)}”的邮件：`, `No more mail about “${offWords(off, t)}”:`),
    stop,
    t('通知设置：', 'Settings:'),
    page('/workspace/notices/settings'),
  ].join('\n');
  return sender({ kind: 'mail', to, subject, text, id, unsubscribe: stop });
}

/** What a link turns off, in words. */
export function offWords(off: Off, t: Words): string {
  if (off === 'digest') return t('每日汇总', 'the daily digest');
  const { zh, en } = kindOf(off);
  return t(zh, en);
}

function links({ address }: Pick<Post, 'address'>, lang: Lang): (path: string) => string {
  return path => `${address}${lang === 'en' ? '/en' : ''}${path}`;
}

async function mailed(tx: Tx, user: string, ids: readonly number[], now: Date): Promise<void> {
  await tx`update notice.reader set mailed_at = ${now} where user_id = ${user} and notice = any(${ids as number[]})`;
}
