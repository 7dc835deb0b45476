import type { Jieba, TfIdf } from '@node-rs/jieba';
import { industryIndex, placeIndex } from '#modules/reference/index.ts';
import { runsOf } from './word.ts';

export type Term = { term: string; weight: number };

type Segmenter = { jieba: Jieba; weigher: TfIdf };

let loading: Promise<Segmenter> | undefined;

/** The dictionary with the places and industries of the region; 150 ms and 110 MB, so only once somebody searches. */
function segmenter(): Promise<Segmenter> {
  loading ??= (async () => {
    const [{ Jieba: Cutter, TfIdf: Weigher }, { dict, idf }] = await Promise.all([
      import('@node-rs/jieba'),
      import('@node-rs/jieba/dict.js'),
    ]);
    const jieba = Cutter.withDict(dict);
    jieba.loadDict(dictionaryOf(regionWords()));
    return { jieba, weigher: Weigher.withDict(idf) };
  })();
  return loading;
}

const known = new Set<string>();

/** Makes words of an installation, such as parks, tags and organisations, count as one; those known already cost nothing. */
export async function learnWords(words: readonly string[]): Promise<void> {
  const fresh = words.filter(word => isWord(word) && !known.has(word));
  for (const word of fresh) known.add(word);
  if (fresh.length > 0) (await segmenter()).jieba.loadDict(dictionaryOf(fresh));
}

/** The words of a stretch of Chinese characters, in their order. */
export async function segment(chinese: string): Promise<string[]> {
  return (await segmenter()).jieba.cut(chinese, true);
}

/** A long word as the two words it is made of, where the dictionary knows both: 集成电路产业 as 集成电路, 产业; else as it is. */
export async function splitWord(word: string): Promise<string[]> {
  if (word.length < 5) return [word];
  const pieces = new Set((await segmenter()).jieba.cutAll(word));
  for (let cut = word.length - 2; cut >= 2; cut--) {
    const [first, second] = [word.slice(0, cut), word.slice(cut)];
    if (pieces.has(first) && pieces.has(second)) return [first, second];
  }
  return [word];
}

/** The words that tell a plain text from others, heaviest first, with their share of the heaviest; by TF-IDF, those of the title twice as heavy. */
export async function keyTerms(title: string, text: string, most: number): Promise<Term[]> {
  const { jieba, weigher } = await segmenter();
  const found = weigher.extractKeywords(jieba, `${title}\n${text.slice(0, 20_000)}`, most * 3, null);
  const weighed = found
    .filter(({ keyword }) => isTerm(keyword))
    .map(({ keyword, weight }) => ({ term: keyword, weight: title.includes(keyword) ? weight * 2 : weight }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, most);
  const heaviest = weighed[0]?.weight ?? 1;
  return weighed.map(({ term, weight }) => ({ term, weight: Math.max(0.001, weight / heaviest) }));
}

function regionWords(): string[] {
  const places = placeIndex().all.filter(place => place.level !== 'town' || place.member !== null);
  return [
    ...places.flatMap(place => [place.name, place.short]),
    ...industryIndex().all.flatMap(industry => industry.words),
    ...[
      '厂房',
      '标准厂房',
      '产业集群',
      '链主企业',
      '链群',
      '强链补链',
      '揭榜挂帅',
      '专精特新',
      '工业上楼',
      '亩均税收',
      '长三角',
      '科创走廊',
    ],
  ].filter(isWord);
}

/** A frequency like that of everyday words: lower ones lose against two shorter words. */
function dictionaryOf(words: readonly string[]): Uint8Array {
  return Buffer.from([...new Set(words)].map(word => `${word} 20000 n\n`).join(''));
}

function isWord(word: string): boolean {
  const runs = runsOf(word);
  return runs.length === 1 && runs[0]!.han && word.length >= 2 && word.length <= 12 && runs[0]!.words.length === word.length;
}

/** Figures and single characters tell nothing. */
function isTerm(word: string): boolean {
  return word.length >= 2 && word.length <= 20 && /\p{L}/u.test(word) && !/^\d/.test(word);
}
