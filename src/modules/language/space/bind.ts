import type { Quantity } from '../quantity.ts';
import type { Token, Word } from '../scan.ts';
import { meaning, meanings } from '../token.ts';
import type { Dimension } from '../unit.ts';
import { type Draft, isStop } from './draft.ts';
import { byTheYear } from './rent-term.ts';

/**
 * A quantity with the word that says what it measures. `topic`: that word's topic (data/language/label.csv), null where none is near;
 * `rest`: further topics named between that word and the figure's clause (空置 beside 厂房).
 */
export type Figure = {
  quantity: Quantity;
  at: number;
  topic: string | null;
  label: Word | null;
  rest: readonly string[];
  /** What a column of a table says to be the rent of a whole space, however small (月租金(元): 280). */
  isWhole?: true;
};

/** Topics that a dimension can be the size of. */
const topics: Partial<Record<Dimension, readonly string[]>> = {
  area: ['area'],
  mu: ['area'],
  length: ['height', 'length'],
  mass: ['load', 'crane', 'lift', 'mass'],
  load: ['load'],
  kva: ['power'],
  kw: ['power'],
  money: ['price', 'tax', 'invest', 'none'],
};
const bareTopics = ['area', 'height', 'load', 'power', 'price', 'tax', 'invest', 'none'];
const sumTopics = ['price', 'tax', 'invest', 'none', 'area'];
/** How far a word may stand from the number that it speaks of, in characters. */
const reach = 18;

/** Tells of every quantity what it measures: by the nearest fitting word before it in its clause, else by the one right behind, else by the running subject. */
export function bindFigures({ plain, tokens }: Pick<Draft, 'plain' | 'tokens'>): Figure[] {
  const figures: Figure[] = [];
  const used = new Set<Word>();
  const last = new Map<Dimension, Figure>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'quantity') continue;
    const accepted = topicsOf(token);
    if (accepted.length === 0) continue;
    const left = leftOf(plain, tokens, at, accepted, used);
    const right = left.length > 0 && left[0]!.isNear ? null : rightOf(plain, tokens, at, accepted);
    const figure: Figure = { quantity: byTheYear(token), at, topic: null, label: null, rest: [] };
    if (right && !(left.length > 0 && token.dimension === 'money')) {
      figure.topic = right.topic;
      figure.label = right.word;
      used.add(right.word);
    } else if (left.length > 0) {
      // 起始价每平方米312元: the telling word before the plain one.
      const plainPrice =
        left[0]!.topic === 'price' || left[0]!.topic === 'price.rent'
          ? left.find(
              ({ topic, word }) =>
                telling.test(topic) &&
                // 能贷款 总价800万: a space parts what costs nothing here from the price.
                (topic !== 'none' || plain[word.end] !== ' ') &&
                /^(?:[:： 为按是均都]|每个?月|每年|每天)*$/.test(plain.slice(word.end, left[0]!.word.start)),
            )
          : undefined;
      const chosen = plainPrice ?? left[0]!;
      figure.topic = chosen.topic;
      figure.label = chosen.word;
      figure.rest = left.filter(one => one !== chosen).map(({ topic }) => topic);
    } else {
      const running = last.get(token.dimension);
      if (
        running?.topic &&
        accepted.includes(running.topic.split('.')[0]!) &&
        isAlike(running.quantity, token) &&
        !(token.dimension === 'bare' && token.high <= leastHeight && /^(?:height|power|crane|lift)$/.test(running.topic)) &&
        goesOn(plain, tokens, running, at)
      ) {
        // 三层共7650平，一楼2550平: a part of the whole is no whole.
        figure.topic = running.topic === 'area.total' ? 'area' : running.topic;
        figure.rest = running.rest;
      }
    }
    figures.push(figure);
    last.set(token.dimension, figure);
  }
  return backwards(plain, tokens, figures);
}

function topicsOf({ dimension, scale, per }: Quantity): readonly string[] {
  if (dimension !== 'bare') return topics[dimension] ?? [];
  if (per.time) return topics.money!;
  return scale >= 1e4 || per.area ? sumTopics : bareTopics;
}

type Found = { topic: string; word: Word; isNear: boolean };

/** The fitting words before a quantity in its clause, nearest first; a kind of space speaks of its area. */
function leftOf(
  plain: string,
  tokens: readonly Token[],
  at: number,
  accepted: readonly string[],
  used: ReadonlySet<Word>,
): Found[] {
  const { head, dimension } = tokens[at] as Quantity;
  const found: Found[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i]!;
    if (head - token.end > reach) break;
    if (isStop(token) && !isCell(tokens, i, at)) break;
    if (token.kind === 'quantity' && isSameSort(token, tokens[at] as Quantity)) break;
    if (token.kind !== 'word' || used.has(token)) continue;
    const topic = topicOf(token, accepted, dimension);
    // 独门独院 有证 2500万: a kind of space and a sum that is far from it.
    if (
      topic?.startsWith('area') &&
      dimension === 'bare' &&
      head - token.end > 2 &&
      meanings(token, 'label').length === 0 &&
      (tokens[at] as Quantity).scale >= 1e4
    )
      continue;
    // 建面2900 有产证 1100w: the size has its number already.
    if (topic?.startsWith('area') && dimension === 'bare' && (tokens[at] as Quantity).scale >= 1e4 && hasNumber(tokens, i, at))
      continue;
    if (topic && !(topic.startsWith('area') && isTaken(tokens, i, at, topic)) && !isIncluded(plain, token, topic))
      found.push({ topic, word: token, isNear: isLink(plain.slice(token.end, head)) });
  }
  return found;
}

/** Whether a number of at least a room's size stands right behind a label and before the figure. */
function hasNumber(tokens: readonly Token[], label: number, at: number): boolean {
  const next = tokens[label + 1];
  return label + 1 < at && next?.kind === 'quantity' && next.start - tokens[label]!.end <= 1 && next.high >= 50;
}

/** 共4栋: the word speaks of the number right behind it. */
function isTaken(tokens: readonly Token[], label: number, at: number, topic: string): boolean {
  const next = tokens[label + 1];
  if (label + 1 >= at || next?.kind !== 'quantity' || next.start - tokens[label]!.end > 1) return false;
  return (
    topic !== 'area' || ((next.dimension === 'area' || next.dimension === 'mu') && (tokens[at] as Quantity).dimension === 'bare')
  );
}

/** 层高 | 14m: a bar between a label and its value parts nothing. */
function isCell(tokens: readonly Token[], bar: number, at: number): boolean {
  const token = tokens[bar]!;
  if (token.kind !== 'mark' || (token.mark !== '|' && token.mark !== '｜')) return false;
  // 层高 | 不低于6m: words of the bound stand in the cell too.
  const { head } = tokens[at] as Quantity;
  const isFirst = tokens.slice(bar + 1, at).every(({ kind, start }) => kind === 'mark' || start >= head);
  let label = bar - 1;
  while (tokens[label]?.kind === 'mark' && (tokens[label] as { mark: string }).mark === ' ') label--;
  return isFirst && meanings(tokens[label], 'label').length > 0;
}

/** 含物业2.8元, 不含税: what the sum holds is not what it is. */
function isIncluded(plain: string, { start }: Word, topic: string): boolean {
  return (
    (topic === 'none' || topic === 'tax') && /(?:含|包|免收?|无|不收|不要|承担)$/.test(plain.slice(Math.max(0, start - 2), start))
  );
}

/** Whether two quantities could be said of the same word, so that the word before the first is no longer the second's. */
function isSameSort(one: Quantity, two: Quantity): boolean {
  const sort = ({ dimension }: Quantity) => (dimension === 'mu' ? 'area' : dimension === 'load' ? 'mass' : dimension);
  return sort(one) === sort(two) && one.dimension !== 'bare';
}

/** 起租价年租金: these say what the plain word behind them is. */
const telling = /^(?!area|price$|price\.rent$)/;

const isLink = (words: string) => /^[\s:：约为达在是有到至的共(（]*$/.test(words);

/** 10吨行车, 500平办公: the word right behind a quantity, unless it opens another one (办公500平宿舍200平). */
function rightOf(plain: string, tokens: readonly Token[], at: number, accepted: readonly string[]): Found | null {
  const quantity = tokens[at] as Quantity;
  const next = tokens[at + 1];
  // 12吨的行车
  const isLinked = next?.kind === 'word' && next.word === '的' && next.start === quantity.end;
  if (isLinked && quantity.dimension === 'mass') return craneBehind(tokens[at + 2]);
  const token = next;
  if (token?.kind !== 'word' || !/^(?:的|级|双梁|单梁|以上| |\)){0,3}$/.test(plain.slice(quantity.end, token.start))) {
    // 10吨2台行车: how many stand between.
    const word = tokens[at + 2];
    if (
      token?.kind === 'quantity' &&
      token.dimension === 'count' &&
      word?.kind === 'word' &&
      token.start - quantity.end < 2 &&
      word.start === token.end
    ) {
      const topic = topicOf(word, accepted, quantity.dimension);
      if (topic && topic !== 'length') return { topic, word, isNear: true };
    }
    return null;
  }
  const topic = topicOf(token, accepted, quantity.dimension);
  // 3000平可分租: what may be done with the whole.
  if (!topic || (topic === 'area.unit' && /^可[分割拆]/.test(token.word))) return null;
  if (isSpokenFor(plain, tokens, at + 1, accepted)) return null;
  return { topic, word: token, isNear: true };
}

function craneBehind(token: Token | undefined): Found | null {
  return token?.kind === 'word' && meanings(token, 'label').includes('crane')
    ? { topic: 'crane', word: token, isNear: true }
    : null;
}

/** Whether the word at `at` belongs to the number behind it. */
function isSpokenFor(plain: string, tokens: readonly Token[], at: number, accepted: readonly string[]): boolean {
  for (let i = at + 1; i < tokens.length && i <= at + 3; i++) {
    const next = tokens[i]!;
    if (next.kind === 'quantity' && topicsOf(next).some(topic => accepted.includes(topic)) && next.dimension !== 'bare')
      return plain.slice(tokens[i - 1]!.end, next.head).length <= 3;
    if (next.kind === 'mark' && (next.mark === ':' || next.mark === ' ')) continue;
    if (next.kind === 'quantity' && (next.dimension === 'count' || next.dimension === 'house')) return false;
    return false;
  }
  return false;
}

/** area of area.site. */
const headOf = (topic: string) => {
  const dot = topic.indexOf('.');
  return dot < 0 ? topic : topic.slice(0, dot);
};

function topicOf(word: Word, accepted: readonly string[], dimension: Dimension): string | null {
  for (const value of meanings(word, 'label')) if (accepted.includes(headOf(value))) return value;
  const kind = meaning(word, 'kind');
  if (!kind || !['area', 'mu', 'bare'].includes(dimension) || !accepted.includes('area')) return null;
  if (dimension === 'mu') return kind === 'land' || kind === 'yard' ? 'area.site' : null;
  return kind === 'office' || kind === 'dormitory' || kind === 'shop'
    ? 'area.part'
    : kind === 'land' || kind === 'yard'
      ? 'area.site'
      : 'area';
}

/** 层高6，1.1: so little behind a height or a power supply is neither. */
const leastHeight = 2.4;
const upstairs = /^(?:楼上|上面|其余|其他|其它|上层|标准层)$/;
/** 一楼1700（层高7.2），二楼1700: a number without unit is no more of what one of another size is. */
const isAlike = (one: Quantity, { dimension, high }: Quantity) => dimension !== 'bare' || one.high >= 50 || high < one.high * 30;

const fillers =
  /首层|标准层|楼上|上面|上层|其余|其他|其它|各层|以上|分别|均|都|为|是|约|和|及|与|至|到|每|的|各|另|还有|有|一|二|三|四|五|[两\d][台部个栋]|单梁|双梁|若干|台|部|型|级|楼|层|库|号|栋|幢|区|座/g;

/** 二层以上4.5米, 、5吨2台: nothing but floors, buildings, counts and marks since the figure before. */
function goesOn(plain: string, tokens: readonly Token[], running: Figure, at: number): boolean {
  const { quantity } = running;
  const next = tokens[at] as Quantity;
  if (next.head - quantity.end > 24) return false;
  let words = '';
  let from = quantity.end;
  for (let i = running.at + 1; i < at; i++) {
    const token = tokens[i]!;
    const light =
      (token.kind === 'mark' && !'。\n'.includes(token.mark)) ||
      (token.kind === 'quantity' &&
        (['floor', 'house', 'count'].includes(token.dimension) ||
          // 16T*2、10T*2
          (token.dimension === 'bare' && token.high < 20 && '*×x'.includes(plain[token.start - 1] ?? ' ')))) ||
      token.kind === 'code' ||
      meaning(token, 'sign') === 'ground_floor' ||
      (token.kind === 'word' && upstairs.test(token.word)) ||
      meanings(token, 'label').some(value => value === running.topic);
    if (!light) return false;
    words += plain.slice(from, token.start);
    from = token.end;
  }
  words += plain.slice(from, next.head);
  return !/[宽长深]/.test(words) && words.replace(fillers, '').replace(/[\s×x*a-z#-]/g, '').length <= 1;
}

/** 16吨、10吨行车: what holds of the last of a list holds of those before it. */
function backwards(plain: string, tokens: readonly Token[], figures: Figure[]): Figure[] {
  for (let i = figures.length - 2; i >= 0; i--) {
    const [one, two] = [figures[i]!, figures[i + 1]!];
    if (one.topic !== null || two.topic === null || one.quantity.dimension !== two.quantity.dimension) continue;
    if (two.label && two.label.start < two.quantity.start && two.label.start >= one.quantity.end) continue;
    // 2300平+800平雨棚: what stands beside a hall is no hall; 2000平、3000平空地 are alike.
    const isAlso = /^[、和及或/]$/.test(plain.slice(one.quantity.end, two.quantity.head)) && two.label?.word !== '雨棚';
    if (two.topic === 'area.site' && two.quantity.dimension === 'area' && !isAlso) continue;
    if (!goesOn(plain, tokens, one, two.at)) continue;
    one.topic = two.topic;
    one.label = two.label;
  }
  return figures;
}
