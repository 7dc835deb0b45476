import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '#shared/refused.ts';

/** The settings that are secrets, or hold one. */
const secretNames = [
  'LIANQUN_SECRET',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'LIANQUN_MAIL',
  'LIANQUN_METRICS',
  'OTEL_EXPORTER_OTLP_HEADERS',
] as const;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The environment with the secrets that are kept elsewhere: in the credentials of systemd ($CREDENTIALS_DIRECTORY), and in a vault that the
 * command LIANQUN_VAULT asks and that answers with one object of JSON. What stands in the environment itself comes first. Nothing of it is
 * written anywhere. Throws Refused('invalid') where the vault gives no answer that can be used, and never says what it gave.
 */
export function withSecrets(env: Env): Env {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  return { ...fromVault(given.LIANQUN_VAULT), ...fromCredentials(given.CREDENTIALS_DIRECTORY), ...given };
}

function fromCredentials(folder: string | undefined): Env {
  if (!folder) return {};
  return Object.fromEntries(
    secretNames.flatMap(name => {
      try {
        const secret = readFileSync(join(folder, name), 'utf8').trim();
        if (secret === '') throw unusable('CREDENTIALS_DIRECTORY', `${name} 是空的 is empty`);
        return [[name, secret]];
      } catch (error) {
        if (error instanceof Refused) throw error;
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw unusable('CREDENTIALS_DIRECTORY', `${name}: ${(error as NodeJS.ErrnoException).code}`);
      }
    }),
  );
}

const patience = 15_000;

const answered = new Map<string, Env>();

/** Asked once a process: what a command reads twice is the same. */
function fromVault(command: string | undefined): Env {
  if (command === undefined) return {};
  const known = answered.get(command);
  if (known) return known;
  const [file = '', ...args] = command.trim().split(/\s+/);
  if (!file.startsWith('/')) throw unusable('LIANQUN_VAULT', '应是命令的完整路径 the full path of a command');
  const { status, stdout, error } = spawnSync(file, args, {
    encoding: 'utf8',
    timeout: patience,
    // A command that heeds no other signal would hold us for ever.
    killSignal: 'SIGKILL',
    maxBuffer: 65_536,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error || status !== 0)
    throw unusable('LIANQUN_VAULT', whyFailed((error as NodeJS.ErrnoException | undefined)?.code, status));
  const secrets = objectOf(stdout);
  answered.set(command, secrets);
  return secrets;
}

function whyFailed(code: string | undefined, status: number | null): string {
  if (code === 'ETIMEDOUT') return `命令 ${patience / 1000} 秒没有结束 the command did not end within ${patience / 1000} seconds`;
  if (code === 'ENOBUFS') return '命令输出太长 the command printed too much';
  return `命令没有成功 the command failed: ${code ?? status}`;
}

function objectOf(text: string): Env {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const entries = Object.entries(value !== null && typeof value === 'object' && !Array.isArray(value) ? value : { '': null });
  const isKnown = (name: string) => (secretNames as readonly string[]).includes(name);
  if (!entries.every(([name, secret]) => isKnown(name) && typeof secret === 'string' && secret !== ''))
    throw unusable(
      'LIANQUN_VAULT',
      `应输出一个 JSON 对象，只含这些名称 one JSON object of these names: ${secretNames.join(', ')}`,
    );
  return Object.fromEntries(entries);
}

function unusable(name: string, words: string): Refused {
  return new Refused('invalid', `设置 ${name} 不能用（this setting cannot be used）：${words}`);
}
