import { isOrdinary, sensesOf } from '../dictionary.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { rowsOf } from '../vocabulary.ts';

/** A stretch of the text as given, in character offsets. */
export type Stretch = { start: number; end: number };

/** A line with words, without the blanks at its ends; `gap`: what parts it from the line before, 1 a blank line, 2 a rule of dashes, stars or pictures. */
export type Line = Stretch & { gap: 0 | 1 | 2 };

/** What one person sent at once; `sender` is null where the text names none. */
export type Message = { sender: string | null; lines: Line[] };

/** A text taken apart: what was said, and the lines that only the chat program wrote. */
export type Chat = { messages: Message[]; frames: Stretch[] };

type Head = { name: string; textAt: number | null };

/** The longest line that can be one of the chat program's own, in characters. */
const longestHead = 90;

const clock =
  '(?:(?:上午|下午|凌晨|早上|早晨|中午|晚上|AM|PM|am|pm) ?)?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?: ?(?:AM|PM|am|pm))?';
const weekday = '(?:星期|周)[一二三四五六日天]';
const day = `(?:(?:20)?\\d{2}[-/.年] ?\\d{1,2}[-/.月] ?\\d{1,2}日?|\\d{1,2}(?:[-/.]|月)\\d{1,2}[日号]?|昨天|前天|今天|${weekday})`;
const stamp = `(?:${day}[ ,，T]{0,3}(?:${weekday}[ ,，]{0,2})?${clock}|${clock})`;
const dated = `${day}[ ,，T]{0,3}(?:${weekday}[ ,，]{0,2})?${clock}`;
const gap = '[ \\t\\u3000\\u00a0]';
const open = '[\\[(（【<]';
const shut = '[\\])）】>]';

/** 张三 2026/11/23 10:24 · 李四(招商部) 昨天 15:02 · 王五 [10:24]: */
const nameThenTime = new RegExp(`^(.{1,40}?)(?:${gap}|[,，])+${open}?${stamp}${shut}?[:：]?$`);
/** 2026-11-23 10:24:05 张三(12345) */
const timeThenName = new RegExp(`^${dated}${gap}+(.{1,40})$`);
/** [10:24] 张三：松江厂房 · 2026-11-23 10:24 张三: 松江厂房 */
const timeNameText = new RegExp(`^(?:${open}${stamp}${shut}|${dated})${gap}*([^:：。，；]{1,24})[:：]${gap}*`);
/** [10:24] 松江厂房 */
const timeText = new RegExp(`^${open}${stamp}${shut}${gap}*`);
const timeAlone = new RegExp(`^[-—–─=*· \\u3000]{0,40}(?:${stamp}|${day})[-—–─=*· \\u3000]{0,40}$`);
/** 「张三：松江厂房」 quoted in an answer. */
const quoted = /^[「『]([^:：「」]{1,20})[:：][ \u3000]?/;

/** What only looks like a name before a time, or is no name because it states a size, a price or a deal. */
const noName =
  /时间|看房|看样|营业|开放|报名|截止|竞[价拍买]|公告|开标|开拍|上班|工作日|电话|热线|周一至|到期|交付|每[天日周]|预约|\d ?(?:平|㎡|亩|元|万|米|m|M|吨)|[。；;！!？?]/;
const advert = /出租|出售|招租|求租|求购|转让|急租|急售/;

const picture =
  /^(?:[[【](?:图片|照片|视频|小视频|短视频|语音|语音通话|视频通话|文件|链接|位置|表情|动画表情|名片|个人名片|小程序|聊天记录|红包|转账|音乐|视频号|笔记|收藏|群公告|引用|闪照|QQ表情|有人@我|微笑|强|玫瑰|抱拳|握手|图文|Photo|Image|Video|Voice|File|Link|Location|Sticker)(?:[:：][^\]】]{0,80})?[\]】][ xX×\d]{0,4})+/;
/** Behind these the rest of the line is a title or a file name, no words of the sender. */
const titled = /^[[【](?:链接|文件|小程序|名片|个人名片|聊天记录|笔记|收藏|音乐|视频号|File|Link)/;
const system = [
  /撤回了一条(?:消息|成员消息)/,
  /加入了?(?:本?群聊?|群组)|邀请.{0,40}加入|移出了?群聊|退出了?群聊/,
  /修改群(?:名|公告)|拍了拍|开启了朋友验证|现在可以开始聊天|打招呼的(?:消息|内容)/,
  /^[-—–─=*· ]{0,20}(?:以[上下]是?|此前是?)?.{0,30}(?:聊天记录|历史消息|新消息|新的消息)(?:如下)?[:：,，。]?(?:请查收[。！]?)?[-—–─=*· ]{0,20}$/,
  /^[-—–─=* ]{0,20}(?:合并)?转发(?:的消息|自.{1,20})?[:：]?[-—–─=* ]{0,20}$/,
  /^消息记录[（(:：]|^消息(?:分组|对象|类型)[:：]|^日期[:：] ?20\d\d/,
  /^Dear ?[:：,，]?$|^@(?:所有人|all)$/i,
];
/** ＊＊＊房源＊＊＊: a rule with a word in it parts like one without. */
const ruled = /^[-—–─=*＊~～_#·.•★☆◆■━－]{3,}.*[-—–─=*＊~～_#·.•★☆◆■━－]{3,}$/;
const ruleWords =
  /^(?:房源|厂房|仓库|土地|项目|资源|信息|分[割隔]线|下一[条个套则]|第.{1,3}[套条个则])?[ \d一二三四五六七八九十号：:]*$/;
const ruleMarks = /[-—–─=*＊~～_#·.•★☆◆■━－]/g;
const word = /[\p{L}\p{N}]/u;

/** Takes a paste apart into messages, leaving out senders, times, pictures and rules. Linear in its length. */
export function readChat(given: string, gazetteer: Gazetteer): Chat {
  const texts: { line: Line; head: Head | null; isFrame: boolean; words: string }[] = [];
  const frames: Stretch[] = [];
  let gap: Line['gap'] = 0;
  for (const { start, end } of linesOf(given)) {
    if (start === end) {
      gap = Math.max(gap, 1) as Line['gap'];
      continue;
    }
    const words = given.slice(start, Math.min(end, start + longestHead * 2));
    const isRuled = end - start <= longestHead && ruled.test(words);
    if (
      (!word.test(words) && end - start <= longestHead * 2) ||
      (isRuled && ruleWords.test(words.replace(ruleMarks, '')) && !timeAlone.test(words))
    ) {
      frames.push({ start, end });
      gap = [...words].filter(character => character.trim()).length > 2 ? 2 : (Math.max(gap, 1) as Line['gap']);
      continue;
    }
    const head = end - start <= longestHead * 2 ? headOf(words, end - start) : null;
    const isFrame = !head && (isSystem(words, end - start) || timeAlone.test(words));
    texts.push({ line: { start, end, gap: isRuled ? 2 : gap }, head, isFrame, words });
    gap = 0;
  }
  nameHeads(texts, gazetteer);
  const messages: Message[] = [];
  let last: Message | null = null;
  for (const { line, head, isFrame, words } of texts) {
    if (isFrame) {
      frames.push({ start: line.start, end: line.end });
      if (timeAlone.test(words)) last = startTimed(given, last, messages, frames);
      continue;
    }
    if (head) {
      const textAt = head.textAt === null ? line.end : line.start + head.textAt;
      frames.push({ start: line.start, end: trimmedEnd(given, line.start, textAt) });
      last = { sender: head.name, lines: [] };
      messages.push(last);
      const rest = trimmed(given, textAt, line.end);
      if (rest.start < rest.end) take(given, { ...rest, gap: 0 }, last, frames);
      continue;
    }
    if (!last) {
      last = { sender: null, lines: [] };
      messages.push(last);
    }
    take(given, line, last, frames);
  }
  return { messages: messages.filter(({ lines }) => lines.length > 0), frames: frames.sort((a, b) => a.start - b.start) };
}

/** A time on a line of its own begins a message; a name on the line above it is its sender. */
function startTimed(given: string, last: Message | null, messages: Message[], frames: Stretch[]): Message | null {
  const line = last?.lines.at(-1);
  const name = line ? given.slice(line.start, Math.min(line.end, line.start + longestHead)) : '';
  const isName =
    line &&
    name.length <= 20 &&
    (line.gap > 0 || last!.lines.length === 1) &&
    !noName.test(name) &&
    !advert.test(name) &&
    !/[，,:：]/.test(name);
  if (!isName) return null;
  last!.lines.pop();
  frames.push({ start: line.start, end: line.end });
  const message: Message = { sender: name, lines: [] };
  messages.push(message);
  return message;
}

/** Adds a line to a message without the pictures at its head. */
function take(given: string, line: Line, message: Message, frames: Stretch[]): void {
  const found = picture.exec(given.slice(line.start, line.start + longestHead * 2));
  if (!found) {
    message.lines.push(line);
    return;
  }
  const isTitle = titled.test(found[0]);
  const rest = trimmed(given, isTitle ? line.end : line.start + found[0].length, line.end);
  frames.push({ start: line.start, end: isTitle ? line.end : trimmedEnd(given, line.start, rest.start) });
  if (rest.start < rest.end && word.test(given.slice(rest.start, rest.start + longestHead)))
    message.lines.push({ ...rest, gap: line.gap });
  else if (rest.start < rest.end) frames.push(rest);
}

function headOf(words: string, length: number): Head | null {
  const inline = timeNameText.exec(words);
  if (inline && !noName.test(inline[1]!)) return { name: nameOf(inline[1]!), textAt: inline[0].length };
  const quote = quoted.exec(words);
  if (quote && !noName.test(quote[1]!)) return { name: nameOf(quote[1]!), textAt: quote[0].length };
  if (length <= longestHead) {
    const before = nameThenTime.exec(words);
    if (before && !noName.test(before[1]!) && !timeAlone.test(words)) return { name: nameOf(before[1]!), textAt: null };
    const behind = timeThenName.exec(words);
    if (behind && !noName.test(behind[1]!) && (!advert.test(behind[1]!) || /[)）>]$/.test(behind[1]!)) && behind[1]!.length <= 30)
      return { name: nameOf(behind[1]!), textAt: null };
  }
  const timed = timeText.exec(words);
  if (timed && timed[0].length < words.length) return { name: '', textAt: timed[0].length };
  return null;
}

/** 张三(12345), 张三<a@b.c>, 张三 说: the name alone. */
function nameOf(words: string): string {
  return words
    .replace(/[(（<].*$/, '')
    .replace(/[ :：]*(?:说|发言)?[ :：]*$/, '')
    .trim();
}

function isSystem(words: string, length: number): boolean {
  return length <= longestHead && system.some(pattern => pattern.test(words)) && !noName.test(words);
}

const surnames = rowsOf('surnames.csv')
  .map(([surname]) => surname)
  .join('');
const named = /^([^\s:：，,。;；、|\d【】[\]()（）]{2,10})[:：][ \t\u3000]*/;
const fullName = new RegExp(`^[${surnames}][\\u4e00-\\u9fff]{1,2}$`);
const nickname = /(?:^|[商陈房产流群主介司理])[小老阿大][\u4e00-\u9fff]{1,2}$/;
const titledName = new RegExp(
  `^(?:.{0,4})[${surnames}][\\u4e00-\\u9fff]{0,2}(?:总|经理|工|哥|姐|主任|老师|先生|女士|小姐|老板|厂长|生)$`,
);
const phone = /^[\s+\d(（*-]{7,}/;

/**
 * Finds the senders of a chat whose lines carry no time (张三: …). A name with a colon could as well be a label or a contact, so that it
 * counts only where such lines make the chat: the first line is one, or it stands alone behind a blank line.
 */
function nameHeads(texts: { line: Line; head: Head | null; isFrame: boolean; words: string }[], gazetteer: Gazetteer): void {
  const said = texts.filter(({ isFrame }) => !isFrame);
  if (said.some(({ head }) => head !== null)) return;
  const isNamed = said.map(({ words, line }, at) => {
    const found = named.exec(words);
    if (!found || !isPerson(found[1]!, gazetteer)) return null;
    const isAlone = found[0].length >= line.end - line.start;
    const next = isAlone ? said[at + 1]?.words : words.slice(found[0].length);
    if (!next || phone.test(next)) return null;
    return { head: { name: found[1]!, textAt: isAlone ? null : found[0].length }, isAlone };
  });
  const isChat = isNamed[0] !== null && isNamed[0] !== undefined;
  for (const [at, found] of isNamed.entries())
    if (found && (isChat || (found.isAlone && said[at]!.line.gap > 0))) said[at]!.head = found.head;
}

function isPerson(name: string, gazetteer: Gazetteer): boolean {
  if (sensesOf(name) !== null || gazetteer.named(name) !== null || advert.test(name)) return false;
  if (titledName.test(name) || nickname.test(name)) return true;
  return fullName.test(name) && !isOrdinary(name);
}

const breaks = /\r\n|[\n\r\u2028\u2029]/g;
const blank = /[\s\u200b-\u200f\u2060\ufeff\u00ad]/;

function* linesOf(given: string): Generator<Stretch> {
  let from = 0;
  for (const { index, 0: mark } of given.matchAll(breaks)) {
    yield trimmed(given, from, index);
    from = index + mark.length;
  }
  yield trimmed(given, from, given.length);
}

function trimmed(given: string, from: number, to: number): Stretch {
  let start = from;
  while (start < to && blank.test(given[start]!)) start++;
  return { start, end: trimmedEnd(given, start, to) };
}

function trimmedEnd(given: string, start: number, to: number): number {
  let end = to;
  while (end > start && blank.test(given[end - 1]!)) end--;
  return end;
}
