import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readSpace } from '#modules/language/index.ts';
import { exit } from './usage.ts';

type Io = { stdout(line: string): void; stderr(line: string): void; stdin(): Promise<string> };

/**
 * `./lianqun parse [FILE…|-] [--jsonl] [--spans] [--json]`: reads texts that offer or seek space and prints one JSON object a file, in the order given.
 * A file that cannot be read prints nothing and a sentence on stderr (JSON with --json); the others are still read. Exit code 1 where one failed.
 */
export async function parse(args: string[], io: Io): Promise<number> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      spans: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const say = (words: string) => io.stderr(options.json ? JSON.stringify({ error: { code: exit.refused, words } }) : words);
  let code: number = exit.done;
  for (const file of positionals.length > 0 ? positionals : ['-']) {
    const text = await textOf(file, io, say);
    if (text === null) {
      code = exit.refused;
      continue;
    }
    const { values, spans } = readSpace(text);
    io.stdout(JSON.stringify(options.spans ? { values, spans } : values, null, options.jsonl ? undefined : 2));
  }
  return code;
}

async function textOf(file: string, io: Io, say: (words: string) => void): Promise<string | null> {
  if (file === '-') {
    const text = await io.stdin();
    // Standard input arrives decoded: a replacement character tells that its bytes were not UTF-8.
    if (!text.includes('\ufffd')) return text;
    say('标准输入不是有效的 UTF-8 文本，请转换编码后再试。 Standard input is not valid UTF-8.');
    return null;
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    say(`${file}：无法读取，请检查路径和权限。 Cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`);
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    say(`${file}：不是有效的 UTF-8 文本，请转换编码后再试。 Not valid UTF-8.`);
    return null;
  }
}
