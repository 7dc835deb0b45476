import { rawSpan } from '../text.ts';
import { type Article, wordsOf } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { nounBefore } from './noun.ts';
import { addRank, cleanNoun } from './rank-tie.ts';
import type { Stretch } from './reading.ts';
import type { Scene } from './scene.ts';

/** Those in the first places, in their order: 排名前三的分别为淮安、宿迁、盐城. `who`: their names; `end`: where the words about the place end. */
type Row = { who: string[]; start: number; end: number; scope: string | null };

const row =
  /前(?:([两二三四五六七八九十])|(\d{1,2}))(?:名|位|强)?(?:的[^，,、。；;\d]{0,8}?)?(?:依次|分别)(?:是|为|有)([^，,。；;:\d]{4,80})$/;

/** 三, 10: how many stand in a row. */
export const rowCount = (words: string): number =>
  /^\d/.test(words) ? Number(words) : ' 一二三四五六七八九十'.indexOf(words.replace('两', '二'));

/** The row that a clause tells; null where it names more or fewer than it says. */
function rowIn(article: Article, { start, end }: Stretch): Row | null {
  const { plain } = article;
  // Within the clause: looked for up to the end of the text, a text of many clauses would take their number squared.
  const words = plain.slice(start, end);
  const ahead = words.indexOf('前');
  if (ahead < 0) return null;
  const at = start + ahead;
  const found = row.exec(words.slice(ahead));
  if (found?.index !== 0) return null;
  const count = rowCount(found[2] ?? found[1]!);
  const from = at + found[0].length - found[3]!.length;
  const who: string[] = [];
  let next = from;
  for (const name of found[3]!.split(/、|和|以及|及/)) {
    const begin = plain.indexOf(name, next);
    next = begin + name.length;
    who.push(wordsOf(article, begin, next));
  }
  const isRow = who.length === count && who.every(name => name.length > 1 && name.length < 16);
  if (!isRow) return null;
  return { who, start: at, end: from, scope: reach.exec(plain.slice(start, at))?.[1] ?? null };
}

const reach = /(全[国省市区县球]|长三角|国内|世界)/;

/** “开办企业”“纳税”两项指标(均居全市第一): what is ranked stands in quotes. `end`: where they end. */
const quoted =
  /^(?:其中)?((?:“[^”“]{2,16}”(?:、|和|及|与)?){2,6})等?[两二三四五六]?[项个]?((?:单项|一级|二级)?(?:指标|指数|单项|分项|领域|维度|方面)?)(?:分别|均|都|双双|全部|则|也)*$/;

/** Tells a place of each of those named in quotes, or the places of each in their order; whether there are such. */
export function tellQuoted(scene: Scene, among: string | null): boolean {
  const { article, ranks } = scene;
  const [first] = ranks;
  const at = article.plain[scene.at - 1] === '“' ? scene.at - 1 : scene.at;
  if (!first || !article.plain.slice(at, first.nounEnd).includes('“')) return false;
  const found = quoted.exec(article.plain.slice(at, first.nounEnd));
  if (!found) return false;
  const names = [...found[1]!.matchAll(/“[^”]+”/g)];
  if (ranks.length !== 1 && ranks.length !== names.length) return false;
  const since = at + found[0].indexOf(found[1]!);
  for (const [i, { 0: name, index }] of names.entries()) {
    const rank = ranks.length === 1 ? first : ranks[i]!;
    const noun = `${wordsOf(article, since + index, since + index + name.length)}${found[2]}`;
    addRank(scene, { ...rank, scope: rank.scope ?? first.scope ?? among }, noun, at, null);
  }
  return true;
}

const mayRow = ofClause.needs(/前/);

/** Whether a clause may tell a row at all. */
export const mayTellRow = ({ article, clause }: Scene): boolean => mayRow(clause.held) && rowIn(article, clause) !== null;

/** Tells the places of a row as observations of their own: 增速排名前三的分别为淮安、宿迁、盐城. */
export function tellRow(scene: Scene, among: string | null): void {
  const { article, clause, at, periods } = scene;
  const row = rowIn(article, clause);
  if (!row) return;
  const noun = cleanNoun(nounBefore(article, Math.min(at, row.start), row.start, periods))
    .replace(/(?:排名?|排在|位[居列]|[居列])$/, '')
    .replace(/^(?:全[国省市区县球]|长三角|国内|世界)/, '');
  const [first, last] = rawSpan(article.text, row.start, row.end);
  const place = {
    ...row,
    scope: row.scope ?? among,
    nounEnd: row.start,
    scopeAt: row.start,
    isTop: true,
    who: null,
    adLaw: false,
  };
  for (const [i, who] of row.who.entries())
    addRank(
      scene,
      { ...place, rank: i + 1, isOwn: true, isNext: false, isMoved: false, span: { start: first, end: last } },
      noun,
      Math.min(at, row.start),
      who,
    );
}
