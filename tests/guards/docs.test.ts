import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '#cli/commands.ts';
import { groupNames, offerFields } from '#modules/offer/index.ts';
import { inRoot } from '#platform/root.ts';
import { textOf } from './sources.ts';

const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: inRoot() }).sort();
const manifest = JSON.parse(textOf('package.json')) as Record<
  'scripts' | 'dependencies' | 'optionalDependencies' | 'devDependencies',
  object
>;

/** What the documents tell people to type that does not exist. */
function deadCommands(text: string): string[] {
  const known = new Set(['help', ...commands.map(command => command.name)]);
  const ours = [...text.matchAll(/\.\/lianqun ([a-z][a-z-]*)/g)].filter(match => !known.has(match[1]!));
  const scripts = [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z-]+)/g)].filter(
    match => !(match[1]! in manifest.scripts),
  );
  return [...ours, ...scripts].map(match => match[0]);
}

describe('the documents', () => {
  test.each(documents)('%s names only commands and files that exist', document => {
    const text = textOf(document);
    expect(deadCommands(text)).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(match => join(dirname(document), match[1]!));
    const files = [...text.matchAll(/`((?:src|tests|bench|docs|data|migrations)\/[\w./-]+\.\w+)`/g)].map(match => match[1]!);
    expect([...links, ...files].filter(path => !existsSync(inRoot(path)))).toEqual([]);
  });

  test('a command or script that does not exist is found', () => {
    expect(deadCommands('./lianqun fly and npm run nothing, but npm test and ./lianqun help')).toEqual([
      './lianqun fly',
      'npm run nothing',
    ]);
  });

  test.each(['README.md', 'README.zh-CN.md'])('%s tells every setting, and only settings that are read', document => {
    const read = [...textOf('src/platform/settings.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(match => match[1]!);
    const told = [...textOf(document).matchAll(/^\| `([A-Z_]+)`/gm)].map(match => match[1]!);
    expect(read.length).toBeGreaterThan(5);
    expect(told.sort()).toEqual(read.sort());
  });

  test('both READMEs give the same commands to type', () => {
    const typed = (document: string) => [...textOf(document).matchAll(/^```sh\n([\s\S]*?)```/gm)].map(match => match[1]);
    expect(typed('README.zh-CN.md')).toEqual(typed('README.md'));
  });

  test('every package has its reason and licence in the decision, and no other stands there', () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest;
    const rows = textOf('docs/decisions/0001-dependencies.md')
      .split('\n')
      .filter(line => line.startsWith('| `'));
    const told = rows.flatMap(row => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(match => match[1]!));
    expect(told.sort()).toEqual(Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).sort());
  });

  test('the glossary holds every field of a listing (after a change: npx vitest run --project guards docs -u)', async () => {
    const [written] = textOf('docs/glossary.md').split('<!-- fields -->');
    const rows = offerFields.map(({ key, zh, en, group, value, kinds }) => {
      const unit = 'unit' in value && value.unit ? value.unit : '';
      return `| ${zh} | ${en} | \`${key}\` | ${unit} | ${groupNames[group][0]} | ${kinds.join(', ')} |`;
    });
    const table = ['| 中文 | English | column | unit | group | kind |', '|---|---|---|---|---|---|', ...rows].join('\n');
    await expect(`${written}<!-- fields -->\n\n${table}\n`).toMatchFileSnapshot(inRoot('docs', 'glossary.md'));
  });
});
