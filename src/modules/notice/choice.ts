import { timingSafeEqual } from 'node:crypto';
import { recordAct } from '#modules/account/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { type User, visitor } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';
import { kindOf, type MailChoice, type NoticeKind, noticeKinds } from './kind.ts';
import { noticePermissions } from './may.ts';

export type Choices = { language: Lang; mail: Record<NoticeKind, MailChoice> };

/** How a user wants each kind by e-mail, and in which language. */
export async function readChoices(db: Db, viewer: User): Promise<Choices> {
  insist(may(viewer, noticePermissions.choose, { user: viewer.user }));
  const rows = await db<
    { kind: string; mail: MailChoice }[]
  >`select kind, mail from notice.choice where user_id = ${viewer.user}`;
  const chosen = new Map(rows.map(row => [row.kind, row.mail]));
  const mail = Object.fromEntries(noticeKinds.map(kind => [kind, chosen.get(kind) ?? kindOf(kind).mail])) as Choices['mail'];
  return { language: await languageOf(db, viewer.user), mail };
}

/** Keeps how a user wants to be written to; it counts for what is told from now on, and takes back what a digest still holds of a kind that was turned off. */
export async function saveChoices(tx: Tx, viewer: User, { language, mail }: Choices): Promise<void> {
  insist(may(viewer, noticePermissions.choose, { user: viewer.user }));
  await tx`
    insert into notice.preference (user_id, language) values (${viewer.user}, ${language})
    on conflict (user_id) do update set language = excluded.language`;
  for (const kind of noticeKinds) await keep(tx, viewer.user, kind, mail[kind]);
  await recordAct(tx, viewer, { what: 'notice.choose', object: `user:${viewer.user}` });
}

/** The language in which a user is written to. */
export async function languageOf(db: Db, user: string): Promise<Lang> {
  const [row] = await db<{ language: Lang }[]>`select language from notice.preference where user_id = ${user}`;
  return row?.language ?? 'zh';
}

/** What a link in a mail turns off: one kind, or all of what the digest brings. */
export type Off = NoticeKind | 'digest';

/** The path of a link that turns off one kind of mail for one user without signing in, and can do nothing else; nothing is stored. */
export function offPath(secret: Secret, user: string, off: Off): string {
  return `/notices/off/${user}/${off}/${digest(secret, user, off)}`;
}

/** What a link turns off; throws Refused('missing') for one that is forged. */
export function readOffLink(secret: Secret, { user, off, token }: { user: string; off: string; token: string }): Off {
  const known = ([...noticeKinds, 'digest'] as const).find(one => one === off);
  const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(user) && /^[\w-]{22}$/.test(token);
  const link = known !== undefined && form && timingSafeEqual(Buffer.from(digest(secret, user, known)), Buffer.from(token));
  if (!known || !link || may(visitor, noticePermissions.choose, { link }))
    throw new Refused('missing', [
      '这个退订链接不完整，请从邮件里重新打开',
      'This link is incomplete; please open it from the mail',
    ]);
  return known;
}

/** Turns off by a link what it names; again it changes nothing. */
export async function unsubscribe(
  tx: Tx,
  secret: Secret,
  link: { user: string; off: string; token: string },
): Promise<{ off: Off }> {
  const off = readOffLink(secret, link);
  const [there] = await tx`select 1 from account."user" where id = ${link.user}`;
  if (!there) return { off };
  const chosen = await tx<
    { kind: string; mail: MailChoice }[]
  >`select kind, mail from notice.choice where user_id = ${link.user}`;
  const mailOf = (kind: NoticeKind) => chosen.find(one => one.kind === kind)?.mail ?? kindOf(kind).mail;
  for (const kind of off === 'digest' ? noticeKinds.filter(one => mailOf(one) === 'digest') : [off])
    await keep(tx, link.user, kind, 'none');
  await recordAct(tx, visitor, { what: 'notice.unsubscribe', object: `user:${link.user}`, details: { off } });
  return { off };
}

async function keep(tx: Tx, user: string, kind: NoticeKind, mail: MailChoice): Promise<void> {
  await tx`
    insert into notice.choice (user_id, kind, mail) values (${user}, ${kind}, ${mail})
    on conflict (user_id, kind) do update set mail = excluded.mail`;
  if (mail === 'none')
    await tx`
      update notice.reader e set mail = 'none' from notice.notice n
      where n.id = e.notice and n.kind = ${kind} and e.user_id = ${user} and e.mail <> 'none' and e.mailed_at is null`;
}

function digest(secret: Secret, user: string, off: Off): string {
  return secret.fingerprint(`notice off ${user} ${off}`).subarray(0, 16).toString('base64url');
}
