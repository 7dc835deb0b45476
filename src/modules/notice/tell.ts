import { readUsers } from '#modules/account/index.ts';
import type { News } from '#modules/search/index.ts';
import type { Tx } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import type { User } from '#shared/viewer.ts';
import { kindOf, type MailChoice, type NoticeKind } from './kind.ts';
import { mayRead, type NoticeParams, readLine } from './line.ts';

export type Telling = {
  kind: NoticeKind;
  /** To whose members. */
  organisation: string;
  /** What makes it one: told again under the same key, nothing happens. */
  key: string;
  need?: number;
  route?: string;
  offer?: number;
  params?: NoticeParams;
  /** Who did it and needs not be told: `user:…`. */
  actor?: string;
  /** Only those of the members whom it concerns. */
  only?: (member: User) => boolean;
};

/**
 * Tells the members of an organisation who may see it, once: in the workspace at once, by e-mail as each has chosen, and in the groups that take
 * this kind. Nothing leaves before eight in the morning in China.
 */
export async function tell(tx: Tx, now: Date, { kind, organisation, key, actor, only, ...about }: Telling): Promise<void> {
  const { need = null, route = null, offer = null, params = {} } = about;
  const [made] = await tx<{ id: number }[]>`
    insert into notice.notice (key, organisation, kind, need, route, offer, params, created_at)
    values (${key}, ${organisation}, ${kind}, ${need}, ${route}, ${offer}, ${JSON.stringify(params)}::text::jsonb, ${now})
    on conflict (key, organisation) do nothing returning id`;
  const line = made && (await readLine(tx, made.id));
  if (!line) return;
  const members = await readUsers(tx, { organisation });
  const readers = members.filter(
    member => `user:${member.user}` !== actor && mayRead(member, line, now) && (only?.(member) ?? true),
  );
  const rows = await tx<{ user: string; mail: MailChoice }[]>`
    insert into notice.reader (notice, user_id, mail)
    select ${line.id}, u.id, coalesce(c.mail, ${kindOf(kind).mail})
    from unnest(${readers.map(one => one.user)}::uuid[]) as u(id) left join notice.choice c on c.user_id = u.id and c.kind = ${kind}
    returning user_id as user, mail`;
  const at = notBefore(now);
  for (const { user, mail } of rows) {
    if (mail === 'now') await askMail(tx, now, line.id, user);
  }
  const robots = await tx<{ id: string }[]>`
    select id from notice.robot where organisation = ${organisation} and ${kind} = any(kinds)`;
  for (const { id } of robots)
    await addJob(tx, 'notice.robot', { notice: line.id, robot: id }, { key: `notice.robot ${line.id} ${id}`, at });
}

/** Tells one user what a saved search found, once: in the workspace at once, by e-mail as chosen. Whether it may be seen is asked when it is read. */
export async function tellFound(tx: Tx, now: Date, user: string, { search, found, more }: News): Promise<void> {
  const kind: NoticeKind = 'search_found';
  const [reader] = await tx<{ notice: number; mail: MailChoice }[]>`
    with made as (
      insert into notice.notice (key, kind, search, params, created_at)
      values (${`search ${search} ${now.getTime()}`}, ${kind}, ${search}, ${JSON.stringify({ found, more })}::text::jsonb, ${now})
      on conflict (key, organisation) do nothing returning id)
    insert into notice.reader (notice, user_id, mail)
    select made.id, ${user}, coalesce((select mail from notice.choice where user_id = ${user} and kind = ${kind}), ${kindOf(kind).mail})
    from made returning notice, mail`;
  if (reader?.mail === 'now') await askMail(tx, now, reader.notice, user);
}

function askMail(tx: Tx, now: Date, notice: number, user: string): Promise<void> {
  return addJob(tx, 'notice.mail', { notice, user }, { key: `notice.mail ${notice} ${user}`, at: notBefore(now) });
}

/** The moment at which something may leave: now, or eight in the morning in China where that has not come yet. */
export function notBefore(now: Date): Date {
  const inChina = new Date(now.getTime() + 8 * 3_600_000);
  if (inChina.getUTCHours() >= 8) return now;
  inChina.setUTCHours(8, 0, 0, 0);
  return new Date(inChina.getTime() - 8 * 3_600_000);
}
