import { parseArgs } from 'node:util';
import { type AdvertInput, checkAdvert } from '#modules/publish/index.ts';
import { readTextFile, type TextIo } from './text-file.ts';
import { exit, Usage } from './usage.ts';

const kinds = ['post', 'listing'] as const satisfies readonly AdvertInput['kind'][];

/** A first line of more characters is no title. */
const longestTitle = 60;

/**
 * `./lianqun advert [FILE…|-] [--kind post|listing] [--contact] [--members] [--jsonl] [--json]`: holds texts against the Advertising Law and prints
 * one JSON object a file, in the order given. The first line of a file is its title where more lines follow. `--contact`: the page carries a contact,
 * link or code of the firm; `--members`: only members see it. A file that cannot be read prints nothing and a sentence on stderr (JSON with --json);
 * the others are still read. Exit code 1 where one failed; what is found is no failure.
 */
export async function advert(args: string[], io: TextIo): Promise<number> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'post' },
      contact: { type: 'boolean', default: false },
      members: { type: 'boolean', default: false },
      jsonl: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const kind = kinds.find(one => one === options.kind);
  if (!kind) throw new Usage('--kind post|listing');
  const page = { hasContact: options.contact, hasLink: false, hasQrCode: false, isOpenToAll: !options.members };
  const say = (words: string) => io.stderr(options.json ? JSON.stringify({ error: { code: exit.refused, words } }) : words);
  let code: number = exit.done;
  for (const file of positionals.length > 0 ? positionals : ['-']) {
    const whole = await readTextFile(file, io, say);
    if (whole === null) {
      code = exit.refused;
      continue;
    }
    const end = whole.indexOf('\n');
    const isTitled = end > 0 && end <= longestTitle && whole.slice(end).trim() !== '';
    const [title, text] = isTitled ? [whole.slice(0, end), whole.slice(end + 1)] : ['', whole];
    io.stdout(JSON.stringify(checkAdvert({ title, text, kind, page }), null, options.jsonl ? undefined : 2));
  }
  return code;
}
