import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '#platform/root.ts';

/** How to start a Chromium that draws Chinese and WebGL on this machine. */
export type Chromium = { executablePath: string; args: string[]; env: Record<string, string> };

const args = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium (or the one that LIANQUN_CHROMIUM names), else the one from npm; throws with the reason when none runs. */
export async function findChromium(): Promise<Chromium> {
  const reasons: string[] = [];
  const named = process.env.LIANQUN_CHROMIUM;
  const names = named ? [named] : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  for (const path of names.flatMap(whereIs)) {
    const fault = tryOut(path, {});
    if (!fault) return { executablePath: path, args, env: fontEnv() };
    reasons.push(fault);
  }
  if (!named) {
    const folder = await unpacked();
    const path = join(folder, 'chromium');
    // A bare system lacks NSS and others; the package brings them, and they are used only where the system's own do not do.
    for (const env of [{}, { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }] as Record<string, string>[]) {
      const fault = tryOut(path, env);
      if (!fault) return { executablePath: path, args, env: { ...fontEnv(), ...env } };
      reasons.push(fault);
    }
  }
  throw new Error(
    `No Chromium runs here. Install one (apt install chromium) or name one in LIANQUN_CHROMIUM.\n${reasons.join('\n')}`,
  );
}

function whereIs(name: string): string[] {
  if (name.includes('/')) return [name];
  return (process.env.PATH ?? '')
    .split(':')
    .map(folder => join(folder, name))
    .filter(path => existsSync(path));
}

function tryOut(path: string, env: Record<string, string>): string | undefined {
  const { status, error, stderr } = spawnSync(path, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return status === 0 ? undefined : `${path}: ${error?.message ?? stderr.trim().split('\n')[0]}`;
}

/** Unpacks the npm package's Chromium once for all runs; a run that was killed meanwhile leaves nothing half unpacked. */
async function unpacked(): Promise<string> {
  const packed = inRoot('node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `lianqun-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  const outer = process.env.TMPDIR;
  process.env.TMPDIR = fresh; // where the package unpacks to
  try {
    const { inflate } = await import('@sparticuz/chromium');
    await Promise.all(['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'].map(name => inflate(join(packed, 'bin', name))));
  } finally {
    if (outer === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outer;
  }
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another run was quicker.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A bare machine has no Chinese font; this makes the one from npm a system font for the browser, in canvas too. */
function fontEnv(): Record<string, string> {
  const folder = inRoot('tmp', 'fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const fonts = ['400Regular', '700Bold'].map(weight => inRoot('node_modules', '@expo-google-fonts', 'noto-sans-sc', weight));
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${fonts.map(path => `  <dir>${path}</dir>`).join('\n')}
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}</cachedir>
</fontconfig>
`,
  );
  return { FONTCONFIG_FILE: file };
}
