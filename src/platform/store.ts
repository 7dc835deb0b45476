import { type Connection, connect } from './database.ts';
import { reachOf } from './database-tls.ts';
import { type EmbeddedOptions, startEmbedded } from './embedded.ts';
import { installJobs } from './job.ts';
import { migrate } from './migrate.ts';
import { grantRunning, makeRunningRole, runningRole } from './running-role.ts';
import type { Settings } from './settings.ts';

/** Where the data is kept: the server of DATABASE_URL, or the embedded one, which runs until close. */
export type Store = {
  /** As whom the program works: may read and write rows, and alter nothing. */
  connection: Connection;
  /** As whom tables are made, backed up and restored; the same where DATABASE_OWNER_URL is not set. */
  owner: Connection;
  close(): Promise<void>;
};

/** The server of DATABASE_URL cannot be used: the message is one sentence for the operator and never holds the password. */
class DatabaseUnusable extends Error {
  constructor(where: string, words: string, name = 'DATABASE_URL') {
    super(`${name} 指定的数据库${where && ` ${where} `}不能使用：${words}`);
    this.name = 'DatabaseUnusable';
  }
}

/**
 * Opens the store that the settings name: checks the server of DATABASE_URL (reached, PostgreSQL 15 or newer, UTF-8, writable),
 * or starts the embedded one and makes the database `lianqun` where it is missing. Throws DatabaseUnusable or what startEmbedded throws.
 */
export async function openStore(
  settings: Pick<Settings, 'data' | 'databaseUrl'> & Partial<Pick<Settings, 'databaseOwnerUrl'>>,
  { onlyRead = false, ...options }: EmbeddedOptions & { /** A standby will do. */ onlyRead?: boolean } = {},
): Promise<Store> {
  if (settings.databaseUrl) {
    const owner = settings.databaseOwnerUrl ?? settings.databaseUrl;
    const identity = await checkServer(settings.databaseUrl, { creates: !onlyRead && owner === settings.databaseUrl, onlyRead });
    if (owner !== settings.databaseUrl) {
      const own = await checkServer(owner, { creates: !onlyRead, onlyRead, name: 'DATABASE_OWNER_URL' });
      if (own !== identity)
        throw new DatabaseUnusable(describe(owner), '它不是 DATABASE_URL 的那个数据库。', 'DATABASE_OWNER_URL');
    }
    return { connection: { url: settings.databaseUrl }, owner: { url: owner }, close: async () => {} };
  }
  const server = await startEmbedded(settings.data, options);
  const at = embeddedAt(server.socket);
  const admin = connect({ socket: server.socket, database: 'postgres' });
  try {
    const [there] = await admin`select 1 from pg_database where datname = ${at.owner.database}`;
    if (!there) await admin.unsafe(`create database ${at.owner.database}`);
    await makeRunningRole(admin);
    // Nothing of ours needs tables that vanish, and rows should not be copied where no rule holds.
    await admin.unsafe(`revoke temporary on database ${at.owner.database} from public`);
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    await admin.end({ timeout: 1 });
  }
  return { ...at, close: server.stop };
}

/** How the embedded server on this socket is reached by a running program, and by its owner. */
export function embeddedAt(socket: string) {
  const owner = { socket, database: 'lianqun' };
  return { connection: { ...owner, user: runningRole }, owner };
}

/**
 * Brings the tables to the newest form as their owner and gives the running program its rights to the rows. Gives false where both are the same
 * user, so that the program could alter what it works on.
 */
export async function prepareStore({ connection, owner }: Store, onStep?: (name: string) => void): Promise<boolean> {
  const sql = connect(owner);
  const own = connect(connection);
  try {
    await migrate(sql, onStep);
    await installJobs(owner);
    const users = await Promise.all([sql, own].map(one => one<{ user: string }[]>`select current_user::text as user`));
    const [first, running] = users.map(rows => rows[0]!.user);
    if (running === first) return false;
    await grantRunning(sql, running!);
    return true;
  } finally {
    await Promise.all([sql.end({ timeout: 1 }), own.end({ timeout: 1 })]);
  }
}

type Check = { creates: boolean; onlyRead: boolean; name?: string };

/** Throws DatabaseUnusable where the server does not do; gives by what the same database is known again. */
async function checkServer(url: string, { creates, onlyRead, name }: Check): Promise<string> {
  const where = describe(url, name);
  if (reachOf(url) === 'unsaid')
    throw new DatabaseUnusable(
      where,
      '它在另一台主机上，要写明是否加密：在地址后加 ?sslmode=verify-full（检查证书；自己的根证书另加 &sslrootcert=文件），只有中间的网络可信时才写 ?sslmode=disable。',
      name,
    );
  let sql: ReturnType<typeof connect> | undefined;
  try {
    sql = connect({ url }, { timeout: 10 });
    const [row] = await sql<
      { version: number; name: string; encoding: string; readonly: boolean; creates: boolean; identity: string }[]
    >`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
        current_setting('server_encoding') as encoding, current_setting('transaction_read_only')::bool as readonly,
        has_database_privilege(current_database(), 'CREATE') as creates,
        current_database() || ' ' || pg_postmaster_start_time() as identity`;
    if (!row || row.version < 150_000)
      throw new DatabaseUnusable(where, `它是 PostgreSQL ${row?.name}，链群需要 15 或更新的版本。`, name);
    if (row.encoding !== 'UTF8')
      throw new DatabaseUnusable(where, `它的编码是 ${row.encoding}，请用 encoding 'UTF8' 新建一个数据库。`, name);
    if (row.readonly && !onlyRead) throw new DatabaseUnusable(where, '它是只读的（可能是备库），请改为主库的地址。', name);
    if (!row.creates && creates)
      throw new DatabaseUnusable(
        where,
        '该用户不能在其中建表，请先 grant create on database 给它，或另设 DATABASE_OWNER_URL 由它建表。',
        name,
      );
    return row.identity;
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error;
    throw new DatabaseUnusable(where, explain(error as NodeJS.ErrnoException, url), name);
  } finally {
    await sql?.end({ timeout: 0 });
  }
}

/** Host, port and database of the address, without user and password. */
function describe(url: string, name?: string): string {
  try {
    const { protocol, host, pathname, searchParams, username, password } = new URL(url);
    decodeURIComponent(username + password);
    if (/^postgres(ql)?:$/.test(protocol)) return decodeURIComponent(`${searchParams.get('host') ?? host}${pathname}`);
  } catch {
    // told below, without repeating what may be a password
  }
  throw new DatabaseUnusable('', '写法不对，应为 postgres://用户:密码@主机:5432/数据库（密码里的特殊字符要用 % 编码）。', name);
}

function explain({ code = '', syscall, message }: NodeJS.ErrnoException, url: string): string {
  if (syscall === 'open' || syscall === 'read')
    return `sslrootcert、sslcert 或 sslkey 指定的文件读不了（${code}）。请检查路径和权限。`;
  if (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_\w+)$/.test(
      code,
    )
  ) {
    return `连接不上（${code}）。请检查主机、端口和防火墙，以及 PostgreSQL 是否在运行。`;
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code))
    return `它的证书不可信（${code}）。请检查证书的名称和期限，自己签发的根证书用 sslrootcert 指定。`;
  if (code === '28P01') return '用户名或密码不对。';
  if (code === '3D000') return '没有这个数据库，请先用 create database 建立它。';
  const password = new URL(url).password;
  const told = password ? message.replaceAll(password, '…').replaceAll(decodeURIComponent(password), '…') : message;
  return `${told}（${code || '没有错误代码'}）。`;
}
