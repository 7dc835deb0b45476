import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine } from '#shared/text.ts';
import { type Scope, scopes, type Viewer } from '#shared/viewer.ts';
import { type Accounts, ask, signedIn } from './accounts.ts';
import { recordAct } from './audit.ts';
import { accountPermissions } from './may.ts';

export type Key = {
  id: string;
  name: string | null;
  start: string | null;
  scopes: Scope[];
  until: Date | null;
  usedAt: Date | null;
};

/** Days after which a key runs out; the owner chooses. */
export const keyDays = [30, 90, 365] as const;

/** The keys of an organisation, newest first; only its owners see them. */
export async function listKeys(db: Db, viewer: Viewer, organisation: string): Promise<Key[]> {
  insist(may(viewer, accountPermissions.manageKeys, { organisation }));
  const rows = await db<(Omit<Key, 'scopes'> & { permissions: string | null })[]>`
    select id, name, start, permissions, expires_at as until, last_request as "usedAt" from account.apikey
    where reference_id = ${organisation} and (expires_at is null or expires_at > now()) order by created_at desc, id`;
  return rows.map(({ permissions, ...rest }) => ({ ...rest, scopes: scopesIn(permissions) }));
}

/** Makes a key with these scopes for an organisation and returns it, the only time that it is seen. */
export async function makeKey(
  tx: Tx,
  accounts: Accounts,
  viewer: Viewer,
  organisation: string,
  { name, given, days }: { name: string; given: readonly string[]; days: number },
): Promise<string> {
  insist(may(viewer, accountPermissions.manageKeys, { organisation }));
  const user = signedIn(viewer);
  const line = cleanLine(name);
  const asked = scopes.filter(scope => given.includes(scope));
  const lasts = keyDays.find(one => one === days);
  const wrong = (field: string, zh: string, en: string) => new Refused('invalid', [zh, en], { [field]: zh });
  if (line.length < 1 || line.length > 30)
    throw wrong('name', '请填写用途，最多 30 个字', 'Say what it is for, in at most 30 characters');
  if (asked.length === 0 || asked.length !== given.length)
    throw wrong('scopes', '请至少选择一项权限', 'Choose at least one scope');
  if (!lasts) throw wrong('days', '请选择期限', 'Choose a period');
  const permissions: Record<string, string[]> = {};
  for (const scope of asked) {
    const [of = '', act = ''] = scope.split(':');
    permissions[of] = [...(permissions[of] ?? []), act];
  }
  const outcome = await ask(tx, accounts, api =>
    api.createApiKey({
      body: { name: line, organizationId: organisation, userId: user.user, permissions, expiresIn: lasts * 86_400 },
      returnHeaders: true,
    }),
  );
  if (!outcome.ok) throw new Refused('conflict', ['密钥没有新建，请稍后再试', 'The key was not made; please try again later']);
  const { id, key } = outcome.value as { id: string; key: string };
  await recordAct(tx, viewer, {
    what: 'account.make-key',
    object: `key:${id}`,
    details: { organisation, scopes: asked.join(','), days: lasts },
  });
  return key;
}

/** Revokes a key of the organisation at once. */
export async function revokeKey(tx: Tx, viewer: Viewer, organisation: string, id: string): Promise<void> {
  insist(may(viewer, accountPermissions.manageKeys, { organisation }));
  const [row] = await tx`delete from account.apikey where id::text = ${id} and reference_id = ${organisation} returning id`;
  if (!row) throw new Refused('missing', ['没有这个密钥', 'There is no such key']);
  await recordAct(tx, viewer, { what: 'account.revoke-key', object: `key:${id}`, details: { organisation } });
}

/** Who a program is by its key: null for a key that is unknown, revoked or run out; throws Refused('busy') where it asks too often. */
export async function readKey(tx: Tx, accounts: Accounts, key: string): Promise<Viewer | null> {
  if (!/^lq_[A-Za-z]{20,120}$/.test(key)) return null;
  const outcome = await ask(tx, accounts, api => api.verifyApiKey({ body: { key }, returnHeaders: true }));
  if (!outcome.ok) return null;
  const {
    valid,
    error,
    key: found,
  } = outcome.value as {
    valid: boolean;
    error: { code?: string } | null;
    key: { id: string; referenceId: string; permissions: Record<string, string[]> | null } | null;
  };
  if (error?.code === 'RATE_LIMITED')
    throw new Refused('busy', ['这个密钥请求太频繁，请稍后再试', 'This key asks too often; please try again later']);
  if (!valid || !found) return null;
  return { kind: 'key', key: found.id, organisation: found.referenceId, scopes: scopesIn(JSON.stringify(found.permissions)) };
}

function scopesIn(permissions: string | null): Scope[] {
  const given = JSON.parse(permissions ?? '{}') as Record<string, string[]> | null;
  return scopes.filter(scope => {
    const [of = '', act = ''] = scope.split(':');
    return given?.[of]?.includes(act) ?? false;
  });
}
