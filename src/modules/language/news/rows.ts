import { type Article, type Clause, type Sentence, wordsOf } from './article.ts';
import { typeOf } from './growth.ts';
import { nameLevel, nounBefore } from './noun.ts';
import { rowCount } from './rank-row.ts';
import type { Growth } from './reading.ts';
import { type Draft, observationOf, timeOf } from './story.ts';
import { type Period, periodsOf } from './when.ts';

/** What stands ahead of a colon and says what the rows behind it measure: 亩均税收排名前三的是：, 各镇产值如下：. `top`: how many are ordered, 0 where none are. */
type Head = { noun: string; top: number; scope: string | null; period: Period | null; growth: Growth | null };

const topOf =
  /(?:排名?|排在|位[居列]|[居列])?前([两二三四五六七八九十]|\d{1,2})(?:名|位|强)?(?:的[^，,。；;\d的]{0,10})?(?:分别|依次)?(?:如下|[是为有])?$/;
const asFollows = /(?:排名|情况|分别|依次)*(?:如下|分别[是为]|依次[是为])$/;
const measure = /(?:[额量值数率]|税收|规模|收入|投资|营收|利润|强度|贡献|指数|密度|增[速幅]|降幅)$/;
const scopeIn = /(全[国省市区县球]|长三角|国内|世界)/;

/** Whether a clause is such a head, so that 前三 tells nobody's place. */
export const isHead = ({ plain }: Article, { start, end, stop }: Clause): boolean => {
  if (stop !== ':') return false;
  const words = plain.slice(Math.max(start, end - 40), end);
  const cut = words.includes('前') ? words.search(topOf) : -1;
  return cut > 1 && measure.test(words.slice(0, cut));
};

function headOf(article: Article, sentence: Sentence, { start, end }: Clause): Head | null {
  const words = article.plain.slice(start, end);
  const top = words.includes('前') ? topOf.exec(words) : null;
  const cut = top ? top.index : (asFollows.exec(words)?.index ?? words.length);
  if (cut < 2 || words.length > 60) return null;
  const periods = periodsOf(article, sentence);
  const noun = nounBefore(article, start, start + cut, periods).replace(whose, '');
  if (!measure.test(noun) || noun.length > 16) return null;
  const found = scopeIn.exec(words);
  const rate = /(增[速幅]|增长率|降幅)$/.exec(noun)?.[1];
  return {
    noun: rate ? noun.slice(0, -rate.length) : noun,
    top: top ? rowCount(top[1]!) : 0,
    scope: found ? wordsOf(article, start + found.index, start + found.index + found[0].length) : null,
    period: periods.findLast(({ role, end: last }) => role === 'use' && last <= start + cut) ?? null,
    growth: rate ? { type: typeOf(words), direction: rate === '降幅' ? 'down' : 'up' } : null,
  };
}

/** 各镇规上工业产值, 26个小微企业园亩均税收: whose it is. */
const whose =
  /^(?:全[国省市区县])?(?:[^，]{0,8}\d+[个家][^，]{0,6}?|各)(?:县[（(]市、?区[)）]|[\u4e00-\u9fff]{0,4}?(?:区县|县区|县市区?|园区|小微企业园|开发区|街道|乡镇|镇街|企业园?|[市区县镇园])(?=.{2}))/;

const isNameless = ({ kind, noun, observation, quantity }: Draft) =>
  kind === 'level' && noun === '' && observation.indicator === '' && quantity !== null;

/** Gives figures that stand with nothing but a name behind a head (余姚 8.3%) what the head says, and those of an order their places. */
export function nameRows(article: Article, drafts: readonly Draft[]): void {
  if (!drafts.some(isNameless)) return;
  for (const [i, sentence] of article.sentences.entries()) {
    const clause = sentence.clauses.findLast(({ stop }) => stop === ':');
    if (!clause) continue;
    const rows = rowsBehind(article, i, clause, drafts);
    const head = rows.length > 1 ? headOf(article, sentence, clause) : null;
    if (!head) continue;
    for (const [place, row] of rows.entries()) name(article, row, head, place < head.top ? place + 1 : null);
  }
}

/** The nameless figures behind a colon: in its sentence, or in the lines below where it ends one. */
function rowsBehind({ sentences, plain }: Article, at: number, { end }: Clause, drafts: readonly Draft[]): Draft[] {
  const within = (from: number, to: number) => drafts.filter(one => one.start >= from && one.end <= to);
  const here = within(end, sentences[at]!.end);
  if (here.length > 0 || sentences[at]!.end > end + 2) return here.every(isNameless) ? here : [];
  const rows: Draft[] = [];
  for (const next of sentences.slice(at + 1, at + 1 + 30)) {
    const told = within(next.start, next.end);
    if (plain[next.start - 1] !== '\n' || told.length === 0 || !told.every(isNameless)) break;
    rows.push(...told);
  }
  return rows;
}

function name({ published }: Article, row: Draft, head: Head, rank: number | null): void {
  const { observation, quantity } = row;
  const isRate = head.growth !== null && quantity!.dimension === 'percent';
  row.noun = head.noun;
  if (isRate) row.kind = 'growth';
  const indicator = isRate ? `${head.noun}${head.growth!.direction === 'up' ? '增速' : '降幅'}` : nameLevel(head.noun, quantity!);
  row.observation = observationOf(
    {
      ...observation,
      indicator,
      shareOf: observation.share_of,
      growth: isRate ? head.growth : observation.growth,
      rank: rank ?? observation.rank,
      rankScope: rank ? head.scope : observation.rank_scope,
      period: timeOf(observation) ?? head.period,
      isForecast: observation.status === 'forecast',
      span: observation.spans.value,
      rankSpan: observation.spans.rank,
    },
    published,
  );
}
