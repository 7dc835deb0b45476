// What ./lianqun runs: Node built-ins only, so that it works before anything is built.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtStamp, home, quickStamp } from './stamp.ts';

process.env.NODE_ENV ??= 'production';
// Noted before a build that may take seconds: npm may be gone by the time the server looks for it.
process.env.LIANQUN_PARENT = String(process.ppid);

if (builtStamp()?.quick !== quickStamp()) {
  const { build, BuildFailed } = await import('./build.ts');
  try {
    await build();
  } catch (error) {
    console.error(error instanceof BuildFailed ? error.message : error);
    console.error('构建没有完成，上一次构建的文件没有改动。 The build did not finish; the earlier one was left untouched.');
    process.exit(70);
  }
}
enableCompileCache(join(home, 'dist', 'cache'));
await import(pathToFileURL(join(home, 'dist', 'lianqun.js')).href);
