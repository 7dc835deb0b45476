// A process of its own, so that its memory is that of reading alone: reads one old portal through and says what it took.
import { openFolder } from '../../src/importers/folder/read.ts';
import { toMarkdown } from '../../src/importers/site/markdown.ts';
import { openWordpress } from '../../src/importers/wordpress/read.ts';
import { openZblog } from '../../src/importers/zblog/read.ts';

const [kind, path, convert] = process.argv.slice(2) as [string, string, string | undefined];
const open = { zblog: openZblog, wordpress: openWordpress, folder: openFolder }[kind]!;
const began = process.cpuUsage();
const site = await open(path);
let posts = 0;
let characters = 0;
for await (const entry of site.records()) {
  if (!('record' in entry)) throw new Error(entry.fault.en);
  if (entry.record.kind !== 'post') continue;
  const { body } = entry.record;
  posts++;
  if (convert) characters += 'html' in body ? toMarkdown(body.html, { base: site.address }).length : body.markdown.length;
}
site.close();
const { user, system } = process.cpuUsage(began);
process.stdout.write(
  JSON.stringify({ posts, characters, cpuMs: Math.round((user + system) / 1000), peakKb: process.resourceUsage().maxRSS }),
);
