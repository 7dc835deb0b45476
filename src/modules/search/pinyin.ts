import { readFileSync } from 'node:fs';
import { inRoot } from '#platform/root.ts';

export type Sound = { pinyin: string; initials: string };

type Speller = (name: string) => string[];

let loading: Promise<Speller> | undefined;

/** The sound of a name without tones, and the first letters: 长兴县 changxingxian, cxx. Latin letters and digits stay as they are. */
export async function soundOf(name: string): Promise<Sound> {
  loading ??= loadSpeller();
  const syllables = (await loading)(name);
  return {
    pinyin: syllables.join(''),
    initials: syllables.map(syllable => (/^\d/.test(syllable) ? syllable : syllable[0]!)).join(''),
  };
}

/** The readings of the library, which knows words with several, after our own for places that it does not know: 乐清 yueqing. */
async function loadSpeller(): Promise<Speller> {
  const { pinyin } = await import('pinyin-pro');
  const own = readOwn();
  const longest = Math.max(...[...own.keys()].map(name => name.length));
  const library = (text: string) =>
    text === '' ? [] : pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  return name => {
    const syllables: string[] = [];
    let rest = '';
    for (let at = 0; at < name.length; ) {
      const length = lengthAt(own, name, at, longest);
      if (length === 0) {
        rest += name[at++];
        continue;
      }
      syllables.push(...library(rest), ...own.get(name.slice(at, at + length))!);
      rest = '';
      at += length;
    }
    return [...syllables, ...library(rest)].map(letters).filter(syllable => syllable !== '');
  };
}

function lengthAt(own: ReadonlyMap<string, string[]>, name: string, at: number, longest: number): number {
  for (let length = Math.min(longest, name.length - at); length >= 2; length--)
    if (own.has(name.slice(at, at + length))) return length;
  return 0;
}

function letters(syllable: string): string {
  return syllable.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function readOwn(): Map<string, string[]> {
  const rows = readFileSync(inRoot('data', 'pinyin.csv'), 'utf8').trimEnd().split('\n').slice(2);
  return new Map(rows.map(row => row.split(',')).map(([name, sounds]) => [name!, sounds!.split(' ')]));
}
