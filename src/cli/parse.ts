import { parseArgs } from 'node:util';
import { readListings, readSpace, type SpaceReading } from '#modules/language/index.ts';
import { readTextFile, type TextIo } from './text-file.ts';
import { exit } from './usage.ts';

/**
 * `./lianqun parse [FILE…|-] [--split] [--jsonl] [--spans] [--json]`: reads texts that offer or seek space and prints one JSON object a file, in
 * the order given; with --split one for every advert in them (an export of a chat, a numbered list), so none for a file without an advert.
 * A file that cannot be read prints nothing and a sentence on stderr (JSON with --json); the others are still read. Exit code 1 where one failed.
 */
export async function parse(args: string[], io: TextIo): Promise<number> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      split: { type: 'boolean', default: false },
      jsonl: { type: 'boolean', default: false },
      spans: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const say = (words: string) => io.stderr(options.json ? JSON.stringify({ error: { code: exit.refused, words } }) : words);
  let code: number = exit.done;
  for (const file of positionals.length > 0 ? positionals : ['-']) {
    const text = await readTextFile(file, io, say);
    if (text === null) {
      code = exit.refused;
      continue;
    }
    const print = ({ values, spans }: SpaceReading, where: object = {}) =>
      io.stdout(JSON.stringify(options.spans ? { ...where, values, spans } : values, null, options.jsonl ? undefined : 2));
    // No limit: whoever reads an export of a chat has the time that it takes.
    if (options.split)
      for (const { start, end, reading } of readListings(text, text.length).listings) print(reading, { start, end });
    else print(readSpace(text));
  }
  return code;
}
