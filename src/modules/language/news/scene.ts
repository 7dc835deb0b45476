import type { Quantity } from '../quantity.ts';
import type { Article, Clause, Sentence } from './article.ts';
import type { Mind } from './mind.ts';
import type { Name } from './place.ts';
import type { Rank } from './rank.ts';
import type { Story } from './story.ts';
import type { Period } from './when.ts';

/** A clause on its way: what its head told, and the figures in it. `at`: where the words about the first figure begin. */
export type Scene = {
  article: Article;
  sentence: Sentence;
  clause: Clause;
  periods: readonly Period[];
  mind: Mind;
  story: Story;
  at: number;
  name: Name | null;
  groups: Quantity[][];
  ranks: Rank[];
};

/** Where the words about a figure lie: from what stands before to where the next begins, its place in a list, and who was named there. */
export type Around = {
  from: number;
  to: number;
  limit: number;
  index: number;
  name: Name | null;
  item: string | null;
  place: readonly [index: number, count: number];
};
