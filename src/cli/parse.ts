import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readSpace } from '#modules/language/index.ts';

type Io = { stdout(line: string): void; stderr(line: string): void; stdin(): Promise<string> };

const usage = '用法 Usage: ./lianqun parse [FILE…|-] [--jsonl] [--spans]';

/**
 * `./lianqun parse [FILE…|-] [--jsonl] [--spans]`: reads texts that offer or seek space and prints one JSON object a file, in the order given.
 * A file that cannot be read prints nothing and a sentence on stderr; the others are still read. Exit code 1 where one failed, 2 for wrong arguments.
 */
export async function parse(args: string[], io: Io): Promise<number> {
  let options: { jsonl: boolean; spans: boolean; files: string[] };
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { jsonl: { type: 'boolean', default: false }, spans: { type: 'boolean', default: false } },
    });
    options = { jsonl: values.jsonl, spans: values.spans, files: positionals.length > 0 ? positionals : ['-'] };
  } catch (error) {
    io.stderr(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  let code = 0;
  for (const file of options.files) {
    const text = await textOf(file, io);
    if (text === null) {
      code = 1;
      continue;
    }
    const { values, spans } = readSpace(text);
    io.stdout(JSON.stringify(options.spans ? { values, spans } : values, null, options.jsonl ? undefined : 2));
  }
  return code;
}

async function textOf(file: string, io: Io): Promise<string | null> {
  if (file === '-') {
    const text = await io.stdin();
    // Standard input arrives decoded: a replacement character tells that its bytes were not UTF-8.
    if (!text.includes('\ufffd')) return text;
    io.stderr('标准输入不是有效的 UTF-8 文本，请转换编码后再试。 Standard input is not valid UTF-8.');
    return null;
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    io.stderr(`${file}：无法读取，请检查路径和权限。 Cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`);
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    io.stderr(`${file}：不是有效的 UTF-8 文本，请转换编码后再试。 Not valid UTF-8.`);
    return null;
  }
}
