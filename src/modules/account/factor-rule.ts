import type { Db, Tx } from '#platform/database.ts';
import type { Message } from '#platform/sender.ts';
import { day } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { wordsIn } from '#shared/words.ts';
import { type Accounts, mailTo, type Place, signedIn } from './accounts.ts';
import { recordAct } from './audit.ts';
import { accountPermissions } from './may.ts';
import { lockOrganisation } from './member.ts';

/** That an organisation demands a second factor: since when, and from when on a member without one cannot act for it. */
export type FactorRule = { since: Date; due: Date; isDue: boolean };

/** The days that an organisation can leave its members to set one up. */
export const factorDays = [0, 7, 14, 30] as const;

/** Whether an organisation demands a second factor, for its members; null where it does not. Throws Refused('missing') for others. */
export async function readFactorRule(db: Db, viewer: Viewer, organisation: string): Promise<FactorRule | null> {
  insist(may(viewer, accountPermissions.readOrganisation, { organisation }));
  const [row] = await db<FactorRule[]>`
    select since, due, due <= now() as "isDue" from account.factor_rule where organization_id::text = ${organisation}`;
  return row ?? null;
}

/**
 * Demands a second factor of every member from so many days on, and gives the messages to those who have none yet. An owner who has none
 * either is refused ('conflict'), so that an organisation never shuts out everybody.
 */
export async function demandFactor(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  organisation: string,
  asked: number,
  place: Place,
): Promise<Message[]> {
  insist(may(viewer, accountPermissions.manageMembers, { organisation }));
  const user = signedIn(viewer);
  const days = factorDays.find(one => one === asked);
  if (days === undefined) throw new Refused('invalid', ['请选择宽限期', 'Choose a period'], { grace: '请选择宽限期' });
  if (!user.secondFactor)
    throw new Refused('conflict', [
      '请先在“账号安全”里为您自己开启两步验证，再要求其他成员',
      'Please turn on your own second factor under “Security” before you demand one of others',
    ]);
  const there = await lockOrganisation(tx, organisation);
  const [rule] = await tx<{ due: string }[]>`
    insert into account.factor_rule (organization_id, due) values (${there.id}, now() + ${days} * interval '1 day')
    on conflict (organization_id) do update set since = now(), due = excluded.due
    returning to_char(due at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due`;
  await recordAct(tx, viewer, {
    what: 'account.demand-second-factor',
    object: `organisation:${there.id}`,
    details: { days },
  });
  return tellMembers(tx, accounts, there, days === 0 ? null : rule!.due, place);
}

/** Demands a second factor no longer; members without one can act again at once. Administrators may as well, where no owner is left who can. */
export async function dropFactor(tx: Tx, viewer: Viewer, organisation: string): Promise<void> {
  insist(may(viewer, accountPermissions.dropFactor, { organisation }));
  const [row] = await tx`delete from account.factor_rule where organization_id::text = ${organisation} returning 1`;
  if (!row) throw new Refused('conflict', ['这个组织没有要求两步验证', 'This organisation does not demand a second factor']);
  await recordAct(tx, viewer, { what: 'account.drop-second-factor', object: `organisation:${organisation}` });
}

/** The messages to the members without a second factor; `due` is null where they have no time left. */
async function tellMembers(
  tx: Tx,
  accounts: Accounts,
  { id, name }: { id: string; name: string },
  due: string | null,
  { origin, lang }: Place,
): Promise<Message[]> {
  const t = wordsIn(lang);
  const address = `${origin}${lang === 'en' ? '/en' : ''}/workspace/security`;
  const text =
    due === null
      ? t(
          `${name} 要求成员开启两步验证，立即生效：没有开启的成员现在不能以它的名义办事，开启后立即恢复。请登录后打开：\n${address}`,
          `${name} demands a second factor of its members from now on: a member without one cannot act in its name until it is turned on. Please sign in and open:\n${address}`,
        )
      : t(
          `${name} 要求成员在 ${day(due, lang)}前开启两步验证。到期没有开启的成员不能再以它的名义办事，开启后立即恢复。请登录后打开：\n${address}`,
          `${name} demands a second factor of its members by ${day(due, lang)}. After that a member without one cannot act in its name until it is turned on. Please sign in and open:\n${address}`,
        );
  const rows = await tx<{ blinded: string }[]>`
    select u.email as blinded from account.member m join account."user" u on u.id = m.user_id
    where m.organization_id = ${id} and u.email_verified and u.two_factor_enabled is not true order by m.created_at, m.id`;
  const messages: Message[] = [];
  for (const { blinded } of rows)
    messages.push(
      ...(await mailTo(tx, accounts, blinded, {
        subject: t(`链群：${name} 要求开启两步验证`, `Lianqun: ${name} demands a second factor`),
        text,
      })),
    );
  return messages;
}
