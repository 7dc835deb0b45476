/**
 * Makes data/language/words.csv from the dictionary of @node-rs/jieba 2.0.3 and data/language/characters.csv from the table of opencc-js
 * 1.4.2. Development-time only; run `node data/make-language.ts <folder>`, where <folder> was filled by
 * `npm install @node-rs/jieba@2.0.3 opencc-js@1.4.2`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node data/make-language.ts <folder with @node-rs/jieba and opencc-js>');
const packages = join(folder, 'node_modules');

/** Rarer words say more about old books than about adverts and news. */
const rarest = 20;
/** Names of bodies, and long names of places that join two (上海浦东), would hide the places in them. */
const isJoinedName = (word: string, kind: string) => kind === 'nt' || (kind === 'ns' && word.length > 3);
/** Written in simplified texts too (乾县, 拚搏), so they stay. */
const kept = new Set(['乾', '拚', '昇']);

const words = readFileSync(join(packages, '@node-rs/jieba/dict.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => line.split(' '))
  // The dictionary's names of persons (nr) hold many that are words or places; none is needed here.
  .filter(
    ([word, count, kind]) =>
      /^[\u4e00-\u9fff]{1,5}$/.test(word!) &&
      Number(count) >= rarest &&
      !(kind!.startsWith('nr') && word!.length > 1) &&
      !isJoinedName(word!, kind!),
  )
  .map(([word, count, kind]) => `${word},${count},${kind![0]}${kind === 'ns' ? 's' : ''}`);

const table = readFileSync(join(packages, 'opencc-js/dist/esm-lib/dict/TSCharacters.js'), 'utf8');
const characters = /"([^"]+)"/
  .exec(table)![1]!
  .split('|')
  .map(pair => pair.split(' '))
  // One UTF-16 unit each way, so that offsets stay.
  .filter(([written, plain]) => written!.length === 1 && plain!.length === 1 && !kept.has(written!))
  .map(([written, plain]) => `${written},${plain}`);

function write(name: string, source: string, header: string, rows: readonly string[]): void {
  writeFileSync(new URL(`language/${name}`, import.meta.url), [`# source: ${source}`, header, ...rows, ''].join('\n'));
}

write(
  'words.csv',
  `the dictionary of npm @node-rs/jieba 2.0.3 (jieba), by data/make-language.ts: words of one to five characters seen ${rarest} times or more; licence: MIT; kind: the first letter of its tag (n noun, v verb, a adjective, ns place, …)`,
  'word,count,kind',
  words,
);
write(
  'characters.csv',
  'TSCharacters of OpenCC in npm opencc-js 1.4.2, by data/make-language.ts: traditional characters and the simplified ones for them; licence: Apache-2.0',
  'written,plain',
  characters,
);
