import { isRare } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import type { Token } from '../scan.ts';
import { startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { firmTail } from './firm-tail.ts';
import { hasRole, role } from './role.ts';
import { hasUnknown, isAllUnknown } from './unknown.ts';

/** Names that a text shows to be names, because it uses them twice: by their first three characters, longest first. */
export type OwnNames = ReadonlyMap<string, readonly string[]>;

type Words = Pick<Article, 'plain' | 'tokens' | 'starts' | 'gazetteer'>;

const shortest = 3;
const longest = 9;

/** Words of one character that stand between names and in none. */
const joining = startersOf('的了在与和及向以对被把由从于是将已为给也又还再且或并其等就都仅约超近逾达');
const opens = startersOf('，。；;：:、！!？?“”"（(\n—的与和由为向给被对将把是');

/** Finds, but in the stretches of `without`, what stands behind a place or at the head of words more than once and is no word of the language: 芜湖翼隆通航…，翼隆通航…. */
export function ownNames(article: Words, without: readonly { start: number; end: number }[] = []): OwnNames {
  const { plain, tokens } = article;
  const candidates = candidatesOf(article, without);
  if (!candidates) return none;
  const behindPlace = new Set<number>();
  for (const token of tokens) if (token.kind === 'word' && token.places) behindPlace.add(token.end);
  const heads = new Map<string, number[]>();
  for (const at of candidates) {
    const key = plain.slice(at, at + shortest);
    const same = heads.get(key);
    if (same) same.push(at);
    else heads.set(key, [at]);
  }
  const names = new Map<string, string[]>();
  for (const [key, places] of heads) {
    for (let i = 1; i < places.length; i++) {
      const [one, two] = [places[i - 1]!, places[i]!];
      const end = one + sharedBy(article, one, two);
      const name = plain.slice(one, end);
      if (name.length < shortest || names.get(key)?.includes(name)) continue;
      const isPlaced = behindPlace.has(one) || behindPlace.has(two);
      if (isNameLike(article, one, end, isPlaced))
        names.set(
          key,
          [...(names.get(key) ?? []), name].sort((a, b) => b.length - a.length),
        );
    }
  }
  return names;
}

const none: OwnNames = new Map();

/** What was the last turn in which a hash of three characters was met: most texts meet none twice, which tells so without strings. */
const met = new Uint32Array(1 << 10);
let turn = 0;

/** Where a name may begin: behind a mark, a joining word, a place or a time; null where no two such places look alike. */
function candidatesOf({ plain, tokens, starts }: Words, without: readonly { start: number; end: number }[]): number[] | null {
  const candidates: number[] = [];
  let isAlike = false;
  turn = turn === 0xffffffff ? 1 : turn + 1;
  if (turn === 1) met.fill(0);
  let next = 0;
  let left = 0;
  for (let at = 0; at + shortest <= plain.length; at++) {
    if (left < without.length && at >= without[left]!.start) at = without[left++]!.end;
    while (next < tokens.length && tokens[next]!.end < at) next++;
    const code = plain.charCodeAt(at);
    if (starts[at] !== 1 || code < 0x4e00) continue;
    if (at > 0 && opens[plain.charCodeAt(at - 1)] !== 1 && !isLead(tokens[next], at)) continue;
    candidates.push(at);
    const hash = (Math.imul(code, 31) ^ Math.imul(plain.charCodeAt(at + 1), 1009) ^ plain.charCodeAt(at + 2)) & (met.length - 1);
    isAlike ||= met[hash] === turn;
    met[hash] = turn;
  }
  return isAlike ? candidates : null;
}

/** Whether a token that ends at a place is one behind which names stand: a place, a time, who says it. */
function isLead(token: Token | undefined, at: number): boolean {
  if (token?.end !== at) return false;
  return token.kind === 'word' ? token.places !== null || hasRole(token, role.said | role.lead) : token.kind === 'time';
}

/** How many characters two places of a text share, up to a mark, figure or joining word and the end of a word. */
function sharedBy({ plain, starts }: Words, one: number, two: number): number {
  let length = 0;
  while (
    length < longest &&
    two + length < plain.length &&
    plain[one + length] === plain[two + length] &&
    plain.charCodeAt(one + length) >= 0x4e00 &&
    !(length > 0 && starts[one + length] === 1 && starts[one + length + 1] === 1 && joining[plain.charCodeAt(one + length)] === 1)
  )
    length++;
  // 永旭纺织面料: the text goes on with a word that begins inside the name.
  const isWhole = () =>
    starts[one + length] === 1 && (starts[two + length] === 1 || (length > 3 && firmTail.test(plain.slice(one, one + length))));
  while (length > 0 && !isWhole()) length--;
  return length;
}

function isNameLike(article: Words, start: number, end: number, isPlaced: boolean): boolean {
  const { plain, tokens, gazetteer } = article;
  const words = plain.slice(start, end);
  // 台博会落幕: what happened is no part of a name.
  if (happened.testAt(plain, start, end)) return false;
  if (gazetteer.trade(words) !== null || /[上内]|全|书$|[^园]园$|产业|行业|企业|项目|集群|[市区县镇省]|有限|公司/.test(words))
    return false;
  for (let i = firstFrom(tokens, start); tokens[i] && tokens[i]!.start < end; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') return false;
    if (token.end === end && firmTail.test(words)) continue;
    if (token.end - token.start > 1 && token.senses?.news !== undefined) return false;
  }
  const isUnknown = hasUnknown(article, start, end);
  // 王小明 is a person as well.
  if (words.length < 4) return isUnknown && isPlaced;
  const tail = firmTail.test(words) || gazetteer.trade(plain.slice(lastWord(article, start, end), end)) !== null;
  if (isUnknown) return isPlaced || tail || isAllUnknown(article, start, end);
  return tail && (isRare(words.slice(0, 2)) || isTown(article, start)) && gazetteer.trade(words.slice(0, 2)) === null;
}

const happened = ending(
  /(?:落幕|闭幕|开幕|举行|召开|停滞|上涨|下跌|大涨|大跌|大增|涨价|降价|停产|复产|增长|出炉|亮相|开工|落地|启动|开启|来袭|走俏|热销|卖难|升温|降温|遇冷|受阻|起步|提速|突围|崛起|扩张|组团)$/,
);

/** 天骄|储能: a name that some town shares. */
function isTown({ tokens, starts }: Words, start: number): boolean {
  const token = tokens[firstFrom(tokens, start)];
  return (
    token?.kind === 'word' &&
    token.start === start &&
    token.end === start + 2 &&
    starts[token.end] === 1 &&
    token.places !== null &&
    !token.places.full &&
    token.places.high === null
  );
}

function lastWord({ starts }: Words, start: number, end: number): number {
  let at = end - 1;
  while (at > start && starts[at] !== 1) at--;
  return at;
}

const legalForm = opening(/^\([\u4e00-\u9fff]{2,4}\)(?:科技)?(?:股份|集团)?(?:有限)?公司/);

/** Where a name that the text uses twice ends, with a place before it or none; null where none begins at `at`. */
export function ownNameEnd({ plain, tokens, names }: Article, at: number, limit: number): number | null {
  if (names.size === 0) return null;
  for (let from = at, i = firstFrom(tokens, at); ; i++) {
    const name = names
      .get(plain.slice(from, from + shortest))
      ?.find(one => plain.startsWith(one, from) && from + one.length <= limit);
    if (name) {
      // 晨星航材（上海）有限公司
      const form = legalForm.execAt(plain, from + name.length, from + name.length + 16);
      return from + name.length + (form ? form[0].length : 0);
    }
    const token = tokens[i];
    if (token?.kind !== 'word' || token.start !== from || !token.places) return null;
    from = token.end;
  }
}
