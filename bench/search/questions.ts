import type postgres from 'postgres';
import type { Filter } from '#modules/search/index.ts';
import { makeRandom } from '#shared/random.ts';
import { common } from './posts.ts';

export type Asked = { what: string; words: string; filter: Filter };

/** Questions of every kind, drawn from the invented posts themselves: `each` of a kind, the same in every run over the same posts. */
export async function questionsFor(sql: postgres.Sql, each: number): Promise<Asked[]> {
  const random = makeRandom('questions');
  const rows = await sql<{ title: string; text: string }[]>`
    select title, text from search.entry where post is not null and post % 97 = 5 order by id limit ${each * 4}`;
  const terms = await sql<{ term: string; posts: number }[]>`
    select term, count(*)::int as posts from search.term where term ~ '^[一-龥]+$' group by term order by md5(term)`;
  const rare = terms.filter(({ posts }) => posts < 20).map(({ term }) => term);
  const middle = terms.filter(({ posts }) => posts >= 100 && posts < 2000).map(({ term }) => term);
  const stretch = (length: number) => {
    const { text } = random.pick(rows);
    const runs = text.split(/[^一-龥]+/).filter(run => run.length >= length);
    const run = random.pick(runs);
    const at = random.integer(0, run.length - length);
    return run.slice(at, at + length);
  };
  const none: Filter = {};
  const year = () => String(random.integer(2017, 2026));
  const filters: (() => Filter)[] = [
    () => ({ kind: 'post' }),
    () => ({ categories: [random.integer(1, 24)] }),
    () => ({ place: random.pick([310117, 330400, 330100, 320500, 340100]) }),
    () => {
      const in_ = year();
      return { from: `${in_}-01-01`, to: `${in_}-12-31` };
    },
    () => ({ kind: 'post', categories: [random.integer(1, 24), random.integer(1, 24)], from: '2026-09-01' }),
  ];
  const kinds: Record<string, (index: number) => Omit<Asked, 'what'>> = {
    'rare word': () => ({ words: random.pick(rare), filter: none }),
    'word of the middle': () => ({ words: random.pick(middle), filter: none }),
    'common word': index => ({ words: common[index % common.length]!, filter: none }),
    'two common words': () => ({ words: random.some(common, 2).join(' '), filter: none }),
    'common and rare word': () => ({ words: `${random.pick(common)} ${random.pick(rare)}`, filter: none }),
    'two words of the middle': () => ({ words: `${random.pick(middle)} ${random.pick(middle)}`, filter: none }),
    'any two characters': () => ({ words: stretch(2), filter: none }),
    'six characters from a text': () => ({ words: stretch(6), filter: none }),
    'one character': () => ({ words: stretch(1), filter: none }),
    'nothing found': () => ({ words: `${stretch(3)}${random.integer(100, 999)}魑魅`, filter: none }),
    'common word with filters': index => ({ words: common[index % common.length]!, filter: filters[index % filters.length]!() }),
    'word of the middle with filters': index => ({ words: random.pick(middle), filter: filters[index % filters.length]!() }),
    'pinyin of a place': () => ({
      words: random.pick(['songjiang', 'changxing', 'yueqing', 'sj', 'luan', 'jiaxing', 'kunshan', 'yiwu']),
      filter: none,
    }),
  };
  return Object.entries(kinds).flatMap(([what, make]) => Array.from({ length: each }, (_, index) => ({ what, ...make(index) })));
}
