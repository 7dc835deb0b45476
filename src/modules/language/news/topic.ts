import { isPlaceWord } from '../dictionary.ts';
import { ending } from '../pattern.ts';
import { type Article, type Sentence, wordsOf } from './article.ts';
import type { Kind } from './kind.ts';
import { keep, kindOfBody, kindOfPlace, type Mind } from './mind.ts';
import type { Story } from './story.ts';

/** Whom a text as a whole is about, and which word takes it up. */
export type Topic = { subject: string; kind: Kind | null };

/** Whom the headline or the first sentence with figures told of, by the name last used for it; null where nothing said so yet. */
export function topicOf(
  { plain, sentences: [head] }: Article,
  topic: Topic | null,
  mind: Mind,
  sentence: Sentence,
  story: Story,
): Topic | null {
  if (mind.subject === null) return topic;
  // 全区 was taken up as 宣州区.
  const kind = mind.kind ?? kindOfPlace(mind.subject) ?? (mind.subject === mind.main ? ('市' as const) : null);
  // 某园二期 of what the headline calls 某园
  const base = mind.subject.replace(/[一二三四五六]期$/, '');
  const isStage =
    base !== mind.subject &&
    head?.isTitle === true &&
    plain.slice(head.start, sentence.start).split('\n', 1)[0]!.includes(base.toLowerCase());
  const now = { subject: isStage ? base : mind.subject, kind };
  if (topic === null) {
    if (sentence.isTitle) return wide.test(mind.subject) ? null : now;
    // A thing or firm that the headline does not name is one of several that are told of.
    const isNamed =
      (kind !== null && isPlace.has(kind)) ||
      !head?.isTitle ||
      /[会展赛季]$/.test(mind.subject) ||
      isOftenTold(plain, mind.subject) ||
      plain.slice(head.start, sentence.start).split('\n', 1)[0]!.includes(mind.subject.toLowerCase().slice(0, 2));
    return story.drafts.length > 0 && isNamed ? now : null;
  }
  return isSameAs(topic.subject, mind.subject) ? { subject: now.subject, kind: kind ?? kindOfAlias(topic, now.subject) } : topic;
}

/** 一个集群党委的2024: whom a headline only hints at is told of again and again. */
function isOftenTold(plain: string, subject: string): boolean {
  const told = plain.slice(0, mostHead);
  const short = subject.slice(-4).toLowerCase();
  let count = 0;
  for (let at = told.indexOf(short); at >= 0 && count < often; at = told.indexOf(short, at + short.length)) count++;
  return count === often && /(?:党委|联盟|集群|园|区|公司|集团|小镇|基地|协会|商会)$/.test(subject);
}

/** How far down a text tells whom it is about, and how often. */
const mostHead = 3000;
const often = 3;

/** A new paragraph that names nobody goes on about the topic of the text, not about the firm or project that the last one told of. */
export function backTo(mind: Mind, { subject, kind }: Topic): void {
  // 全市 is the city of the text again, whichever was named last.
  const last = kind === null ? undefined : mind.last[kind];
  if (kind !== null && isPlace.has(kind) && !(last && isSameAs(last, subject))) keep(mind, kind, subject);
  if (mind.subject !== null && isSameAs(mind.subject, subject)) return;
  // A place inside the place that the text is about may be what it goes on about.
  const isWithin =
    mind.kind !== null &&
    isPlace.has(mind.kind) &&
    mind.kind !== '园区' &&
    kind !== null &&
    isPlace.has(kind) &&
    kind !== '园区' &&
    !(mind.kind === '市' && kind === '市');
  if (mind.subject === subject || isWithin) return;
  mind.subject = subject;
  mind.kind = kind;
  mind.parts = [];
}

const kindOfAlias = ({ subject, kind }: Topic, alias: string) => (subject.at(-1) === alias.at(-1) ? kind : kindOfBody(alias));

/** What a headline names to say how far something goes. */
const wide = /^(?:长三角|全国|中国|粤港澳大湾区|京津冀|珠三角|长江经济带)/;

const isPlace: ReadonlySet<Kind> = new Set(['市', '区', '县', '省', '镇', '园区']);

/** 合肥经开区 and 合肥经济技术开发区: one name leaves out characters of the other. */
function isSameAs(one: string, two: string): boolean {
  if (committee.test(one) !== committee.test(two)) return false;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  // 芜湖鸠江机器人产业集群, and told of is 鸠江区机器人及智能装备产业集群: a headline puts the city before it.
  const own = /^.{2}(?=.{2}.*(?:集群|联盟|园区)$)/.exec(short)?.[0];
  if (own && isPlaceWord(own) && long.startsWith(short.slice(2, 4)) && isSameAs(short.slice(2), long)) return true;
  // 广德市, and told of is 广德市某某产业园: a place is not what stands in it.
  if (long.startsWith(short) && /[市县镇]$/.test(short) && short.at(-1) !== long.at(-1)) return false;
  if (short.length < 3) return long.length === 3 && long.startsWith(short) && /[市区县镇]$/.test(long);
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

/** A cluster and its Party committee are two. */
const committee = ending(/党(?:委|总支)$/);

const shortName = /(?:证券|股票)简称[:：]? ?([\u4e00-\u9fff]{2,8})/;
/** How far down the head of a notice reaches. */
const headOfNotice = 300;

/** 证券简称：通衢信号: the listed firm whose notice a text is, in full where it is named so; null where it is none. */
export function issuerOf(article: Article): string | null {
  const found = shortName.exec(article.plain.slice(0, headOfNotice));
  if (!found || !/公告|报告书|公司董事会/.test(article.plain)) return null;
  const start = found.index + found[0].length - found[1]!.length;
  const short = wordsOf(article, start, start + found[1]!.length);
  const full = /[\u4e00-\u9fff()（）]{4,24}?股份有限公司/.exec(article.plain.slice(start + short.length))?.[0];
  return full && isSameAs(short, full) ? full : short;
}

const item =
  /^(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,2}、)((?:(?![，,。；;：:、])[\u4e00-\u9fffa-z0-9“”()+-]){3,24}?(?:项目|基地|工程|中心|产业园|平台|工厂|总部|实验室|生产线|产线|社区)(?:[一二三四五六]期)?|(?:(?![，,。；;：:、])[\u4e00-\u9fffa-z0-9“”()+-]){3,24}?(?:[一二三四五六]期|改造|扩建|扩能))$/;

/** 1.时空智能研发总部项目。由…投资25亿元，…: what an item of a list is about, named alone at its head; null where none is. */
export function itemOf(article: Article, { start, end }: Sentence): string | null {
  if (end - start > mostItem) return null;
  const found = item.exec(article.plain.slice(start, end).trim());
  return found ? wordsOf(article, start + article.plain.slice(start, end).lastIndexOf(found[1]!), end) : null;
}

const mostItem = 32;
