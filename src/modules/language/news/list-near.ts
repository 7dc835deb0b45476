import type { Article, Sentence } from './article.ts';
import { listIn } from './contest.ts';
import type { Period } from './when.ts';

/** The list that was told of last: what it is called, and where the sentence that told of it ends. */
export type ListNear = { name: string | null; end: number; paragraph: number };

/** 长三角共有47家上榜, 苏州工业园区列第二位: what is told of a list. */
const onList = /上榜|入[围选列榜]|登榜|榜首|[列居位排名]第[一二三四五六七八九十\d]|分[列居]|(?:分别|依次|各)有\d/;

/** 某院发布《2024年…百强榜》。⏎共有47家园区上榜: whether the first sentence of a paragraph goes on with the list of the paragraph before. */
export const goesOnList = ({ plain }: Article, sentence: Sentence, near: ListNear | null): boolean =>
  near !== null &&
  near.paragraph === sentence.paragraph - 1 &&
  /^[\s。]*$/.test(plain.slice(near.end, Math.min(sentence.start, near.end + 12))) &&
  sentence.start - near.end < 12 &&
  onList.test(plain.slice(sentence.start, sentence.clauses[0]!.end));

/** The list that the sentence tells of by its name, else the one before. */
export const listNear = (
  article: Article,
  { start, end, paragraph }: Sentence,
  listed: Period | null,
  before: ListNear | null,
): ListNear | null => (listed === null ? before : { name: listIn(article, start, end), end, paragraph });
