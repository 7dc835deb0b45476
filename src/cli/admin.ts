import { parseArgs } from 'node:util';
import { createAdministrator, openAccounts, resetFactor, signOutUsers } from '#modules/account/index.ts';
import type { Database } from '#platform/database.ts';
import { secretOf } from '#platform/secret.ts';
import { readSettings } from '#platform/settings.ts';
import { operator } from '#shared/viewer.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

/**
 * `./lianqun admin create EMAIL [--json]` makes an administrator and prints a link that is used once, to set a password and sign in;
 * `./lianqun admin sign-out EMAIL|everybody [--json]` ends every session of that account, or all there are;
 * `./lianqun admin reset-factor EMAIL --proof person|document|owner [--json]` takes a lost second factor away.
 */
export async function admin(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, proof: { type: 'string' } },
  });
  const [verb, email, more] = positionals;
  if (!verb || !['create', 'sign-out', 'reset-factor'].includes(verb) || !email || more)
    throw new Usage('请写明邮箱，例如：./lianqun admin create name@example.com，或 ./lianqun admin sign-out everybody');
  const { secret, data, address, host, port } = readSettings();
  const accounts = openAccounts({ secret: secretOf({ secret, data }), sender: async () => {} });
  if (verb === 'sign-out') {
    const ended = await (await open()).write(tx => signOutUsers(tx, accounts, operator, email));
    io.stdout(values.json ? JSON.stringify({ ended }) : `已结束 ${ended} 个登录。`);
    return exit.done;
  }
  if (verb === 'reset-factor') {
    await (await open()).write(tx => resetFactor(tx, accounts, operator, { address: email, proof: values.proof ?? '' }));
    io.stdout(
      values.json
        ? JSON.stringify({ reset: true })
        : '两步验证、密码和登录都已取消。请本人在“忘记密码”页用这个邮箱收取链接，设好密码后重新开启两步验证。',
    );
    return exit.done;
  }
  const { token } = await (await open()).write(tx => createAdministrator(tx, accounts, operator, email));
  const link = `${address ?? `http://${host}:${port}`}/password/${token}`;
  if (values.json) io.stdout(JSON.stringify({ link }));
  else {
    io.stdout(link);
    io.stderr('这个链接 60 分钟内有效，只能用一次：打开后设置密码即登录。平台管理还要先开启两步验证。');
    if (!address) io.stderr(`网站若不在 ${host}:${port}，请把链接开头换成它的地址，或先设置 LIANQUN_ADDRESS。`);
  }
  return exit.done;
}
