import { spawn } from 'node:child_process';
import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { terminalIo } from './terminal.ts';

function terminal(isTTY: boolean) {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: Object.assign(new PassThrough(), { isTTY }) };
  let moment = 0;
  const io = terminalIo(streams as unknown as Parameters<typeof terminalIo>[0], () => moment);
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return {
    io,
    stdin: streams.stdin,
    out: () => read(streams.stdout),
    err: () => read(streams.stderr),
    pass: (ms: number) => (moment += ms),
  };
}

test('progress on a terminal is one bar that is wiped before anything else is printed', () => {
  const { io, err, pass } = terminal(true);
  io.progress!(1, 4, '导入');
  pass(200);
  io.progress!(2, 4, '导入');
  expect(err().split('\r\x1b[K').at(-1)).toBe(`${'█'.repeat(12)}${'░'.repeat(12)} 2/4 (50 %) 导入`);
  io.stdout('好了');
  expect(err()).toBe('\r\x1b[K');
});

test('progress into a file is a line every three seconds and one at the end', () => {
  const { io, err, pass } = terminal(false);
  for (let row = 1; row <= 1000; row++) {
    io.progress!(row, 1000, 'rows');
    pass(10);
  }
  expect(err().split('\n')).toEqual([
    '1/1000 (0 %) rows',
    '301/1000 (30 %) rows',
    '601/1000 (60 %) rows',
    '901/1000 (90 %) rows',
    '1000/1000 (100 %) rows',
    '',
  ]);
});

test('standard input is read to its end as text', async () => {
  const { io, stdin } = terminal(false);
  stdin.end('厂房\n');
  expect(await io.stdin()).toBe('厂房\n');
});

test('standard input keeps its bytes for a table, and is refused as text where it is not UTF-8', async () => {
  const gb = Buffer.from('b1eacce2', 'hex');
  const table = terminal(false);
  table.stdin.end(gb);
  expect(Buffer.from(await table.io.bytes())).toEqual(gb);
  const text = terminal(false);
  text.stdin.end(gb);
  await expect(text.io.stdin()).rejects.toMatchObject({ name: 'Refused', message: expect.stringContaining('UTF-8') });
});

test('standard input without end is refused before it fills the memory', async () => {
  const { io, stdin } = terminal(false);
  const read = io.stdin();
  for (let mb = 0; mb < 17; mb++) stdin.write(Buffer.alloc(1 << 20, 'a'));
  await expect(read).rejects.toMatchObject({ name: 'Refused', message: expect.stringContaining('16 MB') });
});

test('output that a full disk did not take is told, not passed over', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done(full) });
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough() };
  const io = terminalIo(streams as unknown as Parameters<typeof terminalIo>[0]);
  io.stdout('厂房');
  await expect(io.arrived()).rejects.toMatchObject({ name: 'Refused', message: expect.stringContaining('ENOSPC') });
  expect(() => io.stdout('仓库')).toThrow('ENOSPC');
});

test('a reader that leaves (| head) ends the work quietly and its clean-up still runs', async () => {
  const source = `
    import { ReaderLeft, terminalIo } from ${JSON.stringify(inRoot('src', 'cli', 'terminal.ts'))};
    const io = terminalIo();
    try {
      for (let line = 0; ; line++) {
        io.stdout('line ' + line);
        if (line % 100 === 0) await new Promise(resolve => setImmediate(resolve));
      }
    } catch (error) {
      if (!(error instanceof ReaderLeft)) throw error;
    } finally {
      process.stderr.write('cleaned up');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  let err = '';
  child.stderr.setEncoding('utf8').on('data', text => (err += text));
  const code = await new Promise(resolve => child.once('close', resolve));
  expect({ code, err }).toEqual({ code: 0, err: 'cleaned up' });
});

test('a slow reader gets all that was printed, also by a command that ends with an error', async () => {
  const readable = Array.from({ length: 400 }, () => inRoot('package.json'));
  const args = [inRoot('src', 'cli', 'index.ts'), 'parse', '--jsonl', ...readable, '/nowhere'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise(resolve => child.once('close', resolve));
  await new Promise(resolve => setTimeout(resolve, 1500));
  let out = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) out += chunk;
  expect(out.length).toBeGreaterThan(128 * 1024);
  expect(out.split('\n').filter(Boolean)).toHaveLength(400);
  expect(await ended).toBe(1);
});
