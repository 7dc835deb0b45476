import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accountAddresses, accountPhones, factorSecrets } from '#modules/account/index.ts';
import { needContacts } from '#modules/need/index.ts';
import { robotAddresses } from '#modules/notice/index.ts';
import { offerContacts } from '#modules/offer/index.ts';
import { reporterContacts } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { readMasterKey, replaceKeyFile } from '#platform/key-file.ts';
import { newSealingKey, readRing, withoutEarlier } from '#platform/key-ring.ts';
import { countEarlier, resealAll, type SealedColumn } from '#platform/reseal.ts';
import { secretOf } from '#platform/secret.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { Refused } from '#shared/refused.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

/** Every column whose values are sealed. */
export const sealedColumns: readonly SealedColumn[] = [
  ...[accountAddresses, accountPhones, factorSecrets],
  ...[offerContacts, needContacts, robotAddresses, reporterContacts],
];

/** How long a request may still hold a value that it sealed with the earlier key, with much to spare. */
const quietMinutes = 10;

/**
 * `./lianqun key status` tells the keys and how many values earlier ones sealed; `key renew` makes a new key and seals everything anew under it, or
 * goes on where that was stopped; `key drop` takes the earlier keys away once nothing needs them.
 */
export async function key(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [verb, ...more] = positionals;
  if (!verb || !['status', 'renew', 'drop'].includes(verb) || more.length > 0)
    throw new Usage('请写明要做什么：./lianqun key status、./lianqun key renew 或 ./lianqun key drop');
  const settings = readSettings();
  const database = await open();
  let sealed = 0;
  if (verb === 'renew') {
    await makeKey(database, settings);
    const tell = (done: number, total: number, column: string) => io.progress?.(done, total, column);
    sealed = await resealAll(database, secretOf(settings), sealedColumns, tell);
  }
  if (verb === 'drop') await changeKeys(database, () => dropEarlier(database, settings));
  const { sealing, newest } = readRing(textOf(settings));
  const keys = [...sealing.keys()];
  const earlier = await countEarlier(database, secretOf(settings), sealedColumns);
  if (values.json) io.stdout(JSON.stringify({ keys, newest, sealed, earlier }));
  else {
    if (verb === 'renew') io.stdout(`${sealed} 个值已用第 ${newest} 号密钥重新加密 values sealed anew with key ${newest}`);
    io.stdout(`密钥 keys ${keys.join(', ')}，正在用 in use ${newest}，仍用旧密钥 with an earlier one: ${earlier}`);
  }
  return exit.done;
}

/** The keys as text. Looking at them makes none: on a machine to which they were not brought that would be a wrong one. */
function textOf(settings: Settings): string {
  const text = settings.secret ?? readMasterKey(settings.data);
  if (text !== undefined) return text;
  throw new Refused('missing', [
    `${settings.data} 里没有 secret.key，也没有 LIANQUN_SECRET。请先放好这套数据的密钥；新的安装请先运行 ./lianqun start。`,
    `There is no secret.key in ${settings.data} and no LIANQUN_SECRET. Bring the keys of these data first; a new installation makes them by ./lianqun start.`,
  ]);
}

/** Changes the keys, one after the other: what another command has just added is not lost. */
function changeKeys(database: Database, work: () => Promise<void>): Promise<void> {
  return database.write(async tx => {
    await tx`select pg_advisory_xact_lock(hashtextextended('lianqun key renew', 0))`;
    await work();
  });
}

/** A new key, unless the newest has not sealed everything yet. Two at once make one: the second waits, and finds it. */
function makeKey(database: Database, settings: Settings): Promise<void> {
  return changeKeys(database, async () => {
    const text = textOf(settings);
    const ring = readRing(text);
    if (ring.newest > 0 && (await countEarlier(database, secretOf(settings), sealedColumns)) > 0) return;
    const made = newSealingKey(ring);
    if (settings.secret === undefined) return replaceKeyFile(settings.data, `${text}\n${made}`);
    throw new Refused('missing', [
      `密钥在 LIANQUN_SECRET 里，请先在它后面加上一个空格和这把新密钥，重启所有进程，再运行一次：${made}`,
      `The key stands in LIANQUN_SECRET: add a space and this new key behind it, restart every process, and run this again: ${made}`,
    ]);
  });
}

async function dropEarlier(database: Database, settings: Settings): Promise<void> {
  const text = textOf(settings);
  const { newest } = readRing(text);
  const left = await countEarlier(database, secretOf(settings), sealedColumns);
  if (newest === 0 || left > 0)
    throw new Refused('conflict', [
      `还有 ${left} 个值用旧密钥加密，或还没有新密钥。请先运行 ./lianqun key renew。`,
      `${left} values are sealed with an earlier key, or there is no new one yet. Run ./lianqun key renew first.`,
    ]);
  if (settings.secret !== undefined)
    throw new Refused('conflict', [
      `旧密钥已经没有用处。密钥在 LIANQUN_SECRET 里：请只留下主密钥和 seal${newest}:…，后面加上一个空格和 seal0:gone，再重启所有进程。`,
      `No earlier key is needed. They stand in LIANQUN_SECRET: leave the master key and seal${newest}:…, add a space and seal0:gone, and restart every process.`,
    ]);
  if (Date.now() - statSync(join(settings.data, 'secret.key')).mtimeMs < quietMinutes * 60_000)
    throw new Refused('busy', [
      `新密钥加入不到 ${quietMinutes} 分钟，也许还有请求在用旧密钥。请稍后再试。`,
      `The new key was added less than ${quietMinutes} minutes ago: a request may still use the earlier one. Try again later.`,
    ]);
  replaceKeyFile(settings.data, withoutEarlier(text));
}
