import type { Gazetteer } from '../gazetteer.ts';
import { scan, type Token } from '../scan.ts';
import { standsAt, startersOf } from '../starters.ts';
import { plainText, rawWords, type Text } from '../text.ts';
import { firstFrom } from '../token.ts';
import { ofClause } from './clause-mark.ts';
import { clausesOf } from './clauses.ts';
import { type OwnNames, ownNames } from './own-name.ts';

/** A stretch between two commas, colons or semicolons, with the tokens inside; `stop`: the mark behind it. */
/** `held`: what patterns of `ofClause` need and it holds, or more. */
export type Clause = { start: number; end: number; tokens: readonly Token[]; stop: string; held: number };
/** Clauses up to a full stop or the end of a line. */
/** `isHeading`: it stands alone above a paragraph, which tells its figures again. */
export type Sentence = {
  start: number;
  end: number;
  paragraph: number;
  isTitle: boolean;
  isHeading: boolean;
  clauses: Clause[];
};

/** A news text on its way to a reading; all offsets are those of `plain`. `starts`: where a word begins. */
export type Article = {
  text: Text;
  plain: string;
  tokens: readonly Token[];
  starts: Uint8Array;
  gazetteer: Gazetteer;
  sentences: Sentence[];
  published: string | null;
  /** Names that the text uses twice. */
  names: OwnNames;
};

/** A line longer than this is read in parts; nobody writes such sentences. */
const longestSentence = 1200;
/** So is one that goes on without a mark. */
const longestClause = 400;
const headLines = 6;

const day = String.raw`(20\d\d)(?:年 ?(1[0-2]|0?[1-9])月 ?(3[01]|[12]\d|0?[1-9])日|[-/.](1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9]))(?!\d)`;
const dayIn = new RegExp(day);
/** A date with little else: the line that dates a page. */
const dateLine = new RegExp(
  String.raw`^[(【\[ ]*(?:(?:发布|更新|发稿|编辑)?(?:时间|日期|于)[: ]{0,2})?[^。，]{0,14}?${day}[)】\]日 ]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[^。]{0,50}$`,
);
const label = /^[(【[ ]*(?:发布|更新|发稿)?(?:时间|日期|来源)[: ]/;
const addressDay = /\/(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const address = /https?:\/\/|www\./;
/** Lines of a page that are no text of the article. */
const furniture =
  /^(?:.{0,12}(?:当前位置|您的位置|首页) ?[:>》]|(?:首页|分享至|微信号|相关阅读|编辑推荐|推荐阅读|友情链接|责任编辑|责编|编辑[:：]|审核[:：]|校对[:：]|来源[:：]|上一篇|下一篇|声明[:：]|版权|扫一扫|返回|打印|字号|【?资料图】?$|数字报(?:纸|刊)?$|[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|商报|时报|都市报)(?: {0,2}(?:数字报纸?|电子报|电子版|多媒体数字版))?$|第?[a-z]?\d{1,5}版[:： ]{0,2}[\u4e00-\u9fff]{0,8}$|[\u4e00-\u9fff]{3,12}(?:网|在线|之窗)$|新闻热线|设为首页|小程序$|公众号$|投稿邮箱|正在加载|[\u4e00-\u9fff]{2,8}首页$|[\u4e00-\u9fff]{2,8}(?:新闻|日报|晚报|在线|资讯|门户)网?[-_|][^。]{2,}(?:门户|媒体|平台|网)$|[\u4e00-\u9fff]{0,8}国家级信息服务平台$|(?:繁体|简体|english|无障碍|关怀版|手机版) ?[|]|\S{0,10}门户网站$|中国[\u4e00-\u9fff]{2,4}网$|点击蓝字|关注我们|发布机构|索引号|主题分类|信息来源|成文日期|文号[:：]))|(?:厂房土地|产业招商).{0,20}\d{3,4}[-\d* ]{5}|^\d{12,}|admin|^(?:[\u4e00-\u9fffa-z]{2,8} *[|>] *){3,12}[\u4e00-\u9fffa-z]{2,8} *$/;
const note = /(?:来源|作者|责任编辑|编辑|责编|审核|校对|发布时间|发布日期|更新时间|浏览次数|阅读量|点击数|字号)[:： ]/;

/** Splits a news text into sentences and clauses and finds its day of publication where none is given. Navigation, dates and editors' notes are left out. */
export function readArticle(given: string, published: string | null, gazetteer: Gazetteer): Article {
  const text = plainText(given, { joins: true, cuts: true, sets: true });
  const { plain } = text;
  const { tokens, starts } = scan(plain, gazetteer);
  const sentences: Sentence[] = [];
  const lines = linesOf(plain);
  let date = published;
  let number = 0;
  let paragraph = 0;
  let next = 0;
  const title = titleOf(plain, lines);
  for (const [i, line] of lines.entries()) {
    if (number < headLines) date ??= dayOfHead(line);
    number++;
    if (line.isFurniture) continue;
    paragraph++;
    const sentEnd = behindDateline(plain, line);
    if (sentEnd > line.start) addSentPlace({ plain, tokens, sentences, paragraph }, line.start, sentEnd);
    line.start = sentEnd;
    if (/^原?标题[:：]/.test(line.words)) line.start = plain.indexOf(':', line.start) + 1;
    while (next < tokens.length && tokens[next]!.start < line.start) next++;
    const isTitle = line.start === title;
    const isHeading = !isTitle && isAbove(plain, line, lines[i + 1]);
    next = addSentences(plain, tokens, next, line, { paragraph, isTitle, isHeading }, sentences);
  }
  return {
    text,
    plain,
    tokens,
    starts,
    gazetteer,
    sentences,
    published: date ?? dayInside(plain),
    names: ownNames(
      { plain, tokens, starts, gazetteer },
      lines.filter(({ isRepeat }) => isRepeat),
    ),
  };
}

/** `words`: how a line begins; `isRepeat`: it says a headline again. */
type Line = { start: number; end: number; words: string; isRepeat: boolean; isFurniture: boolean };

/** 某某在线10月31日讯(记者 某某)…, 本报南京1月31日电 (记者某某)…: where the report begins behind who sends it, when and from where. */
function behindDateline(plain: string, { start, end }: Pick<Line, 'start' | 'end'>): number {
  const words = plain.slice(start, Math.min(end, start + mostDateline));
  const found = mayBeSent.test(words) ? sent.exec(words) : null;
  return found ? start + found[0].length : start;
}

/** 本报嘉兴4月24日电: from where it is sent is what the report is about until it names another place. */
function addSentPlace(
  { plain, tokens, sentences, paragraph }: Pick<Article, 'plain' | 'tokens' | 'sentences'> & { paragraph: number },
  start: number,
  end: number,
): void {
  const found = sentFrom.exec(plain.slice(start, end));
  if (!found) return;
  const at = start + found[0].length;
  const token = tokens[firstFrom(tokens, at)];
  if (token?.kind !== 'word' || token.start !== at || !token.places) return;
  sentences.push({
    start: at,
    end: token.end,
    paragraph,
    isTitle: false,
    isHeading: false,
    clauses: [{ start: at, end: token.end, tokens: [token], stop: '。', held: ofClause.heldIn(plain, at, token.end) }],
  });
}

const sentFrom = /^ {0,4}[(【[]?(?:本报|本网|本台|本刊|据?(?:新华|中新|央广|人民|中国新闻)(?:社|网))/;
const mostDateline = 120;
const mayBeSent = /[讯电道息]/;
const sent =
  /^ {0,4}[(【[]?(?:本报|本网|本台|据?[\u4e00-\u9fff]{0,8}(?:网|报|社|台|在线|新闻|日报|晚报|快讯|客户端|融媒|发布))[\u4e00-\u9fff]{0,6}(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日)?(?:[\u4e00-\u9fff]{0,6})(?:讯|电)(?=[ (（:)】\]])[)】\]]? {0,2}(?:[(（][^)）\n]{2,60}[)）]|(?:记者|通讯员)[ :]?[\u4e00-\u9fff*]{2,4}(?: (?:通讯员 ?)?[\u4e00-\u9fff*]{2,4}){0,4}(?= ))?[: ]{0,3}/;

/** 首页 > 新闻 > 某园区开工 above the headline 某园区开工: pages repeat it in their title and in the row of links. */
function repeatsHead(lines: readonly Line[], words: string): boolean {
  if (lines.length === 0 || lines.length > headLines || words.length < 6 || words.length > 70) return false;
  return lines.some(
    line =>
      line.words === words ||
      line.words.endsWith(`:${words}`) ||
      (line.words.startsWith(words) && line.words.length < words.length + 16),
  );
}

function linesOf(plain: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= plain.length) {
    const found = plain.indexOf('\n', start);
    const end = found < 0 ? plain.length : found;
    const words = plain.slice(start, Math.min(end, start + 200)).trim();
    if (words !== '' || plain.slice(start, end).trim() !== '') {
      const isRepeat = repeatsHead(lines, words);
      // 原标题:…: a second headline; alone it is the only one.
      const isSecond = /^原?标题[:：]/.test(words) && lines.some(line => !line.isFurniture);
      lines.push({ start, end, words, isRepeat, isFurniture: isRepeat || isSecond || isFurniture(words, end - start) });
    }
    start = end + 1;
  }
  return lines;
}

/** Where the headline begins: the first line of the article, if it has no full stop and more follows; -1 where there is none. */
function titleOf(plain: string, lines: readonly Line[]): number {
  const first = lines.find(line => !line.isFurniture);
  if (!first || first.end - first.start > 70 || !lines.some(line => line.start > first.start && !line.isFurniture)) return -1;
  return /[。；;]/.test(plain.slice(first.start, first.end)) ? -1 : first.start;
}

const mark = /[，,。；;:：！!？?、|]/;

/** 首战告捷 制造业项目占比超60%, above a paragraph: whether a short line without a mark stands over a whole paragraph. */
function isAbove(plain: string, { start, end, words }: Line, next: Line | undefined): boolean {
  return (
    words.length > 5 &&
    end - start <= longestHeading &&
    !mark.test(words) &&
    next !== undefined &&
    !next.isFurniture &&
    next.end - next.start >= 2 * longestHeading &&
    plain.slice(next.start, next.end).includes('。')
  );
}

const longestHeading = 32;

function isFurniture(line: string, length: number): boolean {
  if (address.test(line) && length < 300) return true;
  if (length < 100 && (dateLine.test(line) || label.test(line))) return true;
  return length < 90 && (furniture.test(line) || (note.test(line) && !/[。]/.test(line)));
}

function dayOfHead({ words, start, end, isFurniture }: Line): string | null {
  const found = address.test(words)
    ? addressDay.exec(words)
    : end - start < 100 && isFurniture
      ? dayIn.exec(words)
      : opened.exec(words);
  return found ? isoOf(found) : null;
}

/** （2025年4月12日 合肥在线）: the day stands in brackets at the head of the text. */
const opened = new RegExp(String.raw`^[(【\[]${day}[^)】\]。]{0,20}[)】\]]`);

const dayAmong = new RegExp(`(?:[（(]|电 |报|网|社)${day}(?:[)）]|讯|电)`);

/** 本报2024年5月9日讯, (2024年5月9日): the only other places that date a page. */
function dayInside(plain: string): string | null {
  const found = dayAmong.exec(plain.slice(0, 300));
  return found ? isoOf(found) : null;
}

function isoOf([, year, m1, d1, m2, d2]: RegExpExecArray): string {
  return `${year}-${(m1 ?? m2)!.padStart(2, '0')}-${(d1 ?? d2)!.padStart(2, '0')}`;
}

const pauses = startersOf('，；;、');
const ends = startersOf('。!！?？');
const wave = '~'.charCodeAt(0);

function addSentences(
  plain: string,
  tokens: readonly Token[],
  first: number,
  line: Line,
  of: Pick<Sentence, 'paragraph' | 'isTitle' | 'isHeading'>,
  sentences: Sentence[],
): number {
  let next = first;
  let start = line.start;
  let mark = start;
  for (let at = line.start; at <= line.end; at++) {
    const code = plain.charCodeAt(at);
    const isMark = standsAt(pauses, plain, at);
    if (isMark) mark = at;
    const isLong = (isMark && at - start > longestSentence) || at - Math.max(start, mark) > longestClause;
    // 出租率冲上94.6%～截至10月底: a stop of those who chat.
    const isWave =
      code === wave &&
      /[%\u4e00-\u9fff]/.test(plain.charAt(at - 1)) &&
      !/[年月日号末底]/.test(plain[at - 1]!) &&
      /[\u4e00-\u9fff]/.test(plain[at + 1] ?? '');
    if (at < line.end && !isLong && !isWave && !standsAt(ends, plain, at)) continue;
    let last = next;
    while (last < tokens.length && tokens[last]!.start < at) last++;
    const isOpen = at === line.end && !standsAt(ends, plain, at - 1);
    const clauses = clausesOf(plain, tokens.slice(next, last), start, at, isOpen ? gapsOf(plain, start, at) : []);
    if (clauses.length > 0) sentences.push({ start, end: at, ...of, clauses });
    next = last;
    start = at + 1;
  }
  return next;
}

/** 皖江动力收购易驱电子 作价1.9亿元: where a headline without a stop puts a space for a comma. */
function gapsOf(plain: string, start: number, end: number): number[] {
  const gaps: number[] = [];
  if (end - start > 80) return gaps;
  // Looked for in the line alone: a text without spaces would be searched to its end for every line.
  const spaceFrom = (at: number) => {
    while (at < end && plain.charCodeAt(at) !== 0x20) at++;
    return at;
  };
  for (let from = start, at = spaceFrom(start); at < end; at = spaceFrom(at + 1)) {
    const rest = plain.slice(at + 1, spaceFrom(at + 1));
    if (
      at - from > 7 &&
      rest.length > 6 &&
      /[\u4e00-\u9fff》”)\d%]/.test(plain.charAt(at - 1)) &&
      /[\u4e00-\u9fff]{2}/.test(rest) &&
      // 2024 年 12 月末: one time.
      !/^[年月日号]/.test(rest) &&
      // 规上工业总产值 368.2亿元: the figure of what stands before.
      !/^[-+↑↓▲▼]?(?:约|近|超过?|逾|达到?)? ?\d[\d,.]*[\u4e00-\u9fff%㎡a-z]{0,5}(?:$|[，,；;(])/.test(rest)
    ) {
      gaps.push(at);
      from = at + 1;
    }
  }
  return gaps;
}

/** The words of a stretch as people wrote them. */
export function quoteOf({ text }: Article, start: number, end: number): string {
  return rawWords(text, start, end).trim();
}

/** Where words stand in a sentence; -1 where they are written otherwise there. To look up to the end of the text for the words of every act would take as long as their number times the text. */
export function offsetOf({ plain }: Article, { start, end }: Sentence, words: string): number {
  const at = plain.slice(start, end).indexOf(words.toLowerCase());
  return at < 0 ? at : start + at;
}

/** The words of a stretch in simplified characters, with capital letters and marks as written. */
export function wordsOf({ text: { raw, plain, from } }: Article, start: number, end: number): string {
  let words = '';
  // What is written as it is read is cut out as a whole.
  let same = start;
  for (let at = start; at < end; at++) {
    const code = plain.charCodeAt(at);
    if (code >= 0x4e00) continue;
    const written = raw.charCodeAt(from[at]!);
    if (written === code || written < 0x20) continue;
    words += plain.slice(same, at) + raw[from[at]!]!;
    same = at + 1;
  }
  return (words + plain.slice(same, end)).trim();
}
