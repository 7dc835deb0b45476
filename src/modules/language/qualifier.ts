import { standsAt, startersOf } from './starters.ts';

/**
 * What the words around a number say of it. `min` 以上, 不低于; `over` 超, 逾; `more` 多, 余; `max` 以内, 不超过; `below` 不足, 不到;
 * `about` 约, 左右; `near` 近; `from` 起: the smallest or first of more.
 */
export type Bound = 'min' | 'over' | 'more' | 'max' | 'below' | 'about' | 'near' | 'from';

/** Words before a number, and the letters before them that make another word (附近, 签约). Longest first. */
const before: readonly (readonly [words: string, bound: Bound, not?: string])[] = [
  [
    '不能低于 不可低于 不要低于 别低于 不低于 不少于 不小于 不得低于 不得少于 大于等于 至少 最少 最低 起码 ≥ >= 大于 高于 多于 不下于 不下',
    'min',
  ],
  ['超额 超过了 超过 超出 首次突破 突破了 突破 首破 冲破 跨越 跨过 > 大过 不止', 'over'],
  ['超', 'over', '高赶不'],
  ['逾 破', 'over', '打爆突首'],
  [
    '未超过 不超过 不超 不高过 不要高过 不要高于 不能高于 不能高过 不能超 不能超过 别高过 别高于 勿高于 不高于 不多于 不大于 不得超过 不得高于 不要超过 不能超过 别超过 别超 勿超 小于等于 最高可 最高 最多不过 最多 最大 至多 上限 控制在 ≤ <= 限价 最高达 最多达 顶天',
    'max',
  ],
  ['不足 不到 低于 少于 小于 未达到 未达 未突破 未满 不满 <', 'below'],
  ['将近 接近 逼近 几近 近乎 几乎', 'near'],
  ['近', 'near', '附最邻靠临接逼新远亲'],
  ['大约 约占 约合 约为 大概 大致 差不多 约莫 ≈', 'about'],
  ['约', 'about', '合签租预节违条和公制大'],
  ['过', 'over', '通经超渡不透跨大收办做验查'],
  ['满', 'over', '不未期'],
];
/** The words by their last character, longest first. */
const beforeWords = Map.groupBy(
  before
    .flatMap(([words, bound, not = '']) => words.split(' ').map(word => ({ word, bound, not })))
    .sort((a, b) => b.word.length - a.word.length),
  ({ word }) => word.charCodeAt(word.length - 1),
);
/** Words that may stand between a qualifier and its number, longest first. */
const linkWords = [
  '达到了',
  '达到',
  '高达',
  '已达',
  '约占',
  '人民币',
  '保持在',
  '稳定在',
  '维持在',
  '不得',
  '合计',
  '共计',
  '奖励',
  '给予',
  '补贴',
  '补助',
  '支持',
  '资助',
  '需要',
  '达',
  '为',
  '至',
  '到',
  '有',
  '是',
  '了',
  '的',
  '共',
  '在',
  '占',
  '要',
  '需',
  ':',
  '¥',
  ' ',
];
const links = Map.groupBy(linkWords, word => word.charCodeAt(word.length - 1));
const mayEnd = startersOf([...beforeWords.keys(), ...links.keys()].map(code => String.fromCharCode(code)).join(''));

/** Reads the qualifier that ends right before `at`, over words such as 为 and 人民币, not reaching back beyond `floor`. */
export function qualifierBefore(text: string, at: number, floor: number): { bound: Bound; start: number } | null {
  let end = at;
  for (let turn = 0; turn < 3; turn++) {
    if (!standsAt(mayEnd, text, end - 1)) return null;
    const last = text.charCodeAt(end - 1);
    const found = beforeWords
      .get(last)
      ?.find(
        ({ word, not }) =>
          end - word.length >= floor && text.endsWith(word, end) && !not.includes(text[end - word.length - 1] ?? '∅'),
      );
    if (found) return { bound: found.bound, start: end - found.word.length };
    const link = links.get(last)?.find(word => end - word.length >= floor && text.endsWith(word, end));
    // 消防验收过 2.1元: a single character behind a space is the end of another statement.
    if (!link) return null;
    end -= link.length;
  }
  return null;
}

const after =
  /(?:\((?:套|不?含[^()]{0,10})\))? ?\(?(?:(左右|上下(?![各楼层两])|浮动)|(不到)|(及以上|或以上|以上|打底|至少(?=$|[，。；;、\s)])|[往朝]上(?![走推移]))|(?<! )(起步|起(?![始拍重点草源飞租]))|(及以下|或以下|以下|以内|之内|封顶|上限|打住|顶天|到顶|为限|内(?![外部有饰衣设含胎资环]))|(有余|不止|开外|出头|\+(?=$|[，。；;、\s|)])|(?:多|余(?![个下]))(?![种个家层次年功])))/y;

const afterStarts = startersOf(' (往左上浮不及或以至起封打顶到为之内有开出+多余');

/** Reads the qualifier that stands right behind a number or its unit (以上, 左右, 起). */
export function qualifierAfter(text: string, at: number): { bound: Bound; end: number } | null {
  if (!standsAt(afterStarts, text, at)) return null;
  after.lastIndex = at;
  const found = after.exec(text);
  if (!found) return null;
  const [, about, below, min, from, max] = found;
  const bound: Bound = about ? 'about' : below ? 'below' : min ? 'min' : from ? 'from' : max ? 'max' : 'more';
  return { bound, end: at + found[0].length };
}
