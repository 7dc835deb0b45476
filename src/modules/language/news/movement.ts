import type { Quantity } from '../quantity.ts';
import { firstFrom } from '../token.ts';
import { hasRole, role } from './role.ts';
import type { Scene } from './scene.ts';
import type { SameTime } from './story.ts';
import type { Period } from './when.ts';

/** 从A增至B: where the words about A begin behind 从, and the times of both ends. */
export type Movement = { fromWord: number; before: Period | SameTime | null; after: Period | SameTime | null };

/** Whether two figures of a clause are the ends of a movement (由2020年的218亿元增至2024年的436.5亿元, 从386家增加到872家); null where they are not. */
export function movementOf(
  { article, clause, periods, story, sentence, at }: Scene,
  given: number,
  one: Quantity,
  two: Quantity,
): Movement | null {
  const { tokens, plain } = article;
  // 占全国的比重，已由2017年的5.6%提高到…: the lead of the clause holds the 由.
  const from = given === at ? clause.start : given;
  let fromWord = -1;
  for (let i = firstFrom(tokens, Math.max(clause.start, from - 1)); i < tokens.length && tokens[i]!.start < one.head; i++)
    if (hasRole(tokens[i], role.from) && !plain.startsWith('自治', tokens[i]!.start)) fromWord = tokens[i]!.start;
  if (fromWord < 0) {
    const near = plain.slice(Math.max(from, one.head - 12), one.head);
    const found = /(?:[从由]|自(?!治))(?=[^从由自，]*$)/.exec(near);
    if (!found) return null;
    fromWord = Math.max(from, one.head - 12) + found.index;
  }
  let isReached = false;
  for (let i = firstFrom(tokens, one.end); i < tokens.length && tokens[i]!.start < two.head; i++)
    if (hasRole(tokens[i], role.to)) isReached = true;
  if (!isReached && !/(?:到|至|为)(?:[^，]{0,12}的)?$/.test(plain.slice(one.end, two.head))) return null;
  const inside = (low: number, high: number) =>
    periods.findLast(({ start, end, role }) => role !== 'name' && start >= low && end <= high) ?? null;
  const isOld =
    !/^其中/.test(plain.slice(clause.start, clause.start + 2)) &&
    story.period !== null &&
    story.period.start < sentence.start &&
    story.period.kind !== 'now';
  const [first, last] = ends(isOld && !/同期|上年|去年/.test(plain.slice(fromWord, one.head)) ? null : story.period);
  const told = inside(fromWord, one.head);
  const before = told ?? first0(plain.slice(fromWord, one.head));
  const after = inside(one.end, two.head);
  return { fromWord, before: before ?? first, after: after ?? (last === told ? null : last) };
}

const first0 = (words: string) => {
  const told = /(?:开通|成立|创办|设立|启用)之初|首批|最初|起初|原先|原来|首年|[一二两三四五六七八九十\d]{1,2}年前/.exec(words);
  return told ? { words: told[0] } : null;
};

/** 2021年至2024年 gives both ends their year; a time that is one point dates the end. */
function ends(period: Period | null): [SameTime | null, Period | SameTime | null] {
  if (!period) return [null, null];
  const years = /^((?:19|20)\d\d年?)[-—~至到]+((?:19|20)\d\d年)/.exec(period.words);
  if (years) return [{ words: /年$/.test(years[1]!) ? years[1]! : `${years[1]}年` }, { words: years[2]! }];
  // 达产后从28亿元跃升至45亿元: what it will come to.
  const isOver =
    period.kind === 'stage' && /[后後]$/.test(period.words) && !/[购割组资让]|(?:达[产效]|满产)(?:之)?[后後]$/.test(period.words);
  return [null, isOver ? null : period];
}
