import type { Quantity } from '../quantity.ts';
import { standsIn, startersOf } from '../starters.ts';
import { wordsOf } from './article.ts';
import { stripped } from './changed.ts';
import { turnIn } from './clause-figures.ts';
import { addDrafts } from './draft.ts';
import { giveAlike } from './grant-list.ts';
import { changeBefore } from './growth.ts';
import { type Reading, readFigure } from './measure.ts';
import { type Movement, movementOf } from './movement.ts';
import { nameAt } from './name.ts';
import { isGeneric, nameLevel, nounBefore } from './noun.ts';
import type { Name } from './place.ts';
import type { Scene } from './scene.ts';
import { listedParts, measuresIn, withSharedMeasure } from './shared-measure.ts';
import { topicOf } from './story.ts';
import { wholeBefore } from './whole.ts';

/** Reads the figures of one group and tells where the words about them end. */
export function readGroup(scene: Scene, group: readonly Quantity[], index: number, given: number): number {
  const { clause } = scene;
  const [first] = group;
  const last = group.at(-1)!;
  const next = scene.groups[index + 1]?.[0];
  const limit = next ? next.head : clause.end;
  const pair =
    next && group.length === 1 && scene.groups[index + 1]!.length === 1 ? movementOf(scene, given, first!, next) : null;
  if (pair) return readMovement(scene, [first!, next!], pair, given, index);
  const { from, name } = openGroup(scene, given, first!, index);
  const items = group.length > 1 ? itemsOf(scene, from, first!.head, group.length) : null;
  let end = last.end;
  const known = scene.story.drafts.length;
  for (const [i, quantity] of group.entries()) {
    const reading = readFigure(
      scene,
      quantity.dimension === last.dimension
        ? quantity
        : { ...quantity, dimension: last.dimension, unit: last.unit, factor: last.factor },
      { from, to: first!.head, limit, index, name, item: items?.[i] ?? null, place: [i, group.length] },
    );
    if (i > 0) turnBy(reading, turnIn(scene.article.plain.slice(group[i - 1]!.end, quantity.head)));
    addDrafts(scene, quantity, last, reading, from, first!.head, undefined, [i, group.length]);
    if (group.length === 1) addEach(scene, reading, from, first!.head);
    end = Math.max(end, reading.end);
  }
  if (group.length > 1) giveAlike(scene, group, scene.story.drafts.slice(known));
  return end;
}

/** 分别增长5.4%、下降1.8%: a growth goes the way that its own verb tells. */
function turnBy(reading: Reading, way: 'up' | 'down' | null): void {
  if (way === null || !reading.growth || reading.growth.direction === way) return;
  reading.growth = { ...reading.growth, direction: way };
  reading.indicator = reading.indicator.replace(/(?:增速|降幅)$/, way === 'up' ? '增速' : '降幅');
}

/** Characters of which one stands in all words that share one figure out. */
const eachMarks = startersOf('均都双各相先陆');

/** 合肥、芜湖增速并列第一，均为6.9%; 两类货值分别为54亿元和17亿元，增速均超过四成: one figure for each that was told of. */
function addEach({ article, clause, story, mind }: Scene, { kind, noun }: Reading, from: number, to: number): void {
  if (
    !standsIn(eachMarks, article.plain, from, to) ||
    !/(?:均|都|双双|各|相继|先后|陆续)(?:为|是|达到?|超过?|破|突破|在|有|实现|增长|下降)?[^，,\d]{0,2}$/.test(
      article.plain.slice(from, to),
    )
  )
    return;
  const last = story.drafts.at(-1)!;
  const [one, two] = story.drafts.slice(-3, -1);
  const { parts } = mind;
  const measures = measuresIn(noun, /各占[^，,\d]{0,3}$/.test(article.plain.slice(from, to)));
  if (parts.length > 1 && parts.length < 5 && last.observation.subject === parts.join('、')) {
    story.drafts.pop();
    for (const part of parts) story.drafts.push({ ...last, observation: { ...last.observation, subject: part } });
  } else if (measures) {
    story.drafts.pop();
    for (const one of measures)
      story.drafts.push({
        ...last,
        noun: one,
        observation: {
          ...last.observation,
          indicator: `${one}${/(?:增速|降幅|占比)$/.exec(last.observation.indicator)?.[0] ?? ''}`,
        },
      });
  } else if (
    kind === 'growth' &&
    one?.kind === 'level' &&
    two?.kind === 'level' &&
    noun === two.noun &&
    one.noun !== two.noun &&
    one.start === two.start &&
    one.start < clause.start
  )
    story.drafts.splice(-1, 0, {
      ...last,
      noun: one.noun,
      observation: { ...last.observation, indicator: last.observation.indicator.replace(noun, one.noun) },
    });
}

/** 占全国的比重，已由…; 海外收入占比将由… names no whole. */
const movedShare =
  /占(?!比)([^，]{2,16}?)(?:的)?(?:比重|比例|份额)?[，,]?(?:已经?|将|有望|预计|可|也|又|则|再|首次|相应|逐年|同步|稳步)*$/;

/** Reads the first end of a movement; the second is read from the same noun when its turn comes. */
function readMovement(
  scene: Scene,
  [one, two]: readonly [Quantity, Quantity],
  pair: Movement,
  given: number,
  index: number,
): number {
  const { article, story, mind, periods } = scene;
  const { from, name } = openGroup(scene, given, one, index);
  const own = nounBefore(article, from, Math.max(from, pair.fromWord), periods).replace(/(?:的)?(?:比重|比例)$/, '');
  const share = movedShare.exec(article.plain.slice(from, Math.max(from, pair.fromWord)));
  const sharedAt = share ? from + share.index + share[0].indexOf(share[1]!, 1) : 0;
  const shareOf = share ? wordsOf(article, sharedAt, sharedAt + share[1]!.length) : null;
  // 产量年均增长41.7%，占全国比重由2.1%提高到5.3%: of what grew.
  const last = story.drafts.at(-1);
  const grown = last?.kind === 'growth' && last.noun !== '' ? last : undefined;
  // 企业数年均增长16.3%，由2.4万家增至4.4万家: so is it where nothing but its growth was told.
  const topic = share && grown ? grown : (topicOf(story) ?? grown);
  const lead = share ? own.replace(/占.*$/, '') : own;
  const isOpen = isGeneric(lead);
  const noun = isOpen ? (topic?.noun ?? lead) : lead;
  const subject = name ? name.subject : isOpen && topic ? topic.observation.subject : mind.subject;
  const ofRate = /(增速|增幅|降幅)$/.exec(noun)?.[1];
  const whole = /占比$/.test(noun) && article.plain.startsWith('其中', scene.clause.start) ? wholeBefore(scene, noun) : null;
  for (const [quantity, period, start, end] of [
    [one, pair.before, pair.fromWord, one.head],
    [two, pair.after, one.end, two.head],
  ] as const) {
    const change = changeBefore(article, { from: start, to: end, wide: start }, quantity.dimension, periods);
    // 由一季度的下降5.1%转为增长0.4%: each end is a change.
    const growth = ofRate
      ? (change?.growth ?? { type: null, direction: ofRate === '降幅' ? ('down' as const) : ('up' as const) })
      : quantity.dimension === 'percent' && !share && change && !change.isGap
        ? change.growth
        : null;
    const base = noun.replace(/(?:增速|增幅|降幅)$/, '');
    const reading: Reading = {
      kind: growth ? 'growth' : share ? 'share' : 'level',
      noun: ofRate ? base : noun,
      indicator: growth
        ? `${base}${growth.direction === 'up' ? '增速' : '降幅'}`
        : share
          ? `${stripped(noun)}占比`
          : nameLevel(noun, quantity),
      growth,
      share: shareOf !== null ? { of: shareOf, noun } : whole !== null ? { of: whole, noun } : null,
      subject,
      end: quantity.end,
      base: undefined,
      isRate: growth !== null,
      rule: 'news.movement',
    };
    // 将由目前的20万台扩大到55万台: where it begins is a fact.
    const { isForecast } = story;
    if (quantity === one) story.isForecast = false;
    addDrafts(scene, quantity, quantity, reading, start, end, period);
    story.isForecast = isForecast;
  }
  scene.groups.splice(index + 1, 1);
  // …提高到目前的62%，带动配套企业1700多家: what follows is of the end.
  if (pair.after && 'kind' in pair.after && pair.after.kind === 'now' && pair.after.start > one.end) {
    story.period = pair.after;
    story.isFrame = true;
  }
  return two.end;
}

const marksAhead: ReadonlySet<string> = new Set('、， ”“"');
const marksBetween: ReadonlySet<string> = new Set('、，和及与以 ”“"');

/** Where the words about a group begin, and whom a name at their head makes them speak of (江苏18席、浙江16席). */
function openGroup(
  { article, clause, mind, at, story }: Scene,
  given: number,
  { head: limit, dimension }: Quantity,
  index: number,
): { from: number; name: Name | null } {
  let from = given;
  const skipped = index > 0 ? marksBetween : marksAhead;
  while (
    from < limit &&
    skipped.has(article.plain[from]!) &&
    !/^[“"][^”"]{1,16}[”"][\u4e00-\u9fff]/.test(article.plain.slice(from, from + 24))
  )
    from++;
  if (from === at) return { from, name: null };
  const name = nameAt(article, { ...clause, end: limit }, from, mind);
  // 占无锡的35.4%、全省的19.7%, 占全国近三成、全省约六成: the whole, and nobody's.
  if (
    name &&
    /^(?:percent|share)$/.test(dimension) &&
    story.drafts.at(-1)?.kind === 'share' &&
    /^(?:[\u4e00-\u9fff]{0,8}的|(?:约|近|将近|超过?|逾)?)$/.test(article.plain.slice(name.end, limit))
  )
    return { from, name: null };
  return name && name.end <= limit ? { from: name.end, name } : { from, name: null };
}

/** The things that 分别 shares out: as many nouns or names before the verb as there are figures. */
function itemsOf({ article, periods, at }: Scene, from: number, to: number, count: number): string[] | null {
  const words = article.plain.slice(from, to);
  const cut =
    /(?:分别|依次|分列|各|同比|环比|(?<![人亩户年月平])均|双双|等[一二三四五六七八九十]大|等[\u4e00-\u9fff]{0,4}产业|[两三四五六七八九]地|占|达|为|增长|下降)/.exec(
      words,
    );
  const noun = nounBefore(article, from, cut ? from + cut.index : to, periods);
  // 化工、汽车制造等重点行业产值分别增长22.8%和14.2%
  const share = /(?:分别|依次|同比|环比)/.exec(words);
  const listed = share
    ? listedParts(wordsOf(article, from, from + share.index).replace(/^(?:其中|尤其是|特别是)[，,]?|(?:同比|环比)$/g, ''), count)
    : null;
  if (listed) return listed;
  const parts = splitNoun(noun, count);
  if (parts) return withVerb(parts, cut ? words.slice(cut.index) : '');
  const whole = nounBefore(article, at, cut ? from + cut.index : to, periods);
  return splitNoun(whole, count);
}

/** 加工贸易、保税物流分别进出口890.4亿元和423.5亿元: what each of them did. */
function withVerb(parts: string[], words: string): string[] {
  const did = /^(?:分别|依次|各)(?:实现|完成)?(进出口|出口|进口|产值|营收|投资|收入|增加值|利润|税收|销售)额?$/.exec(words)?.[1];
  return did && parts.every(part => !part.endsWith(did)) ? parts.map(part => `${part}${did}额`) : parts;
}

const joints = /、|以及|(?<!饱)和(?!其他)|及(?!其|配|零)|与/;

function splitNoun(noun: string, count: number): string[] | null {
  // 计算机与通信设备、半导体: of words that join, those are marks of the list that make as many parts as there are figures.
  const parts = [joints, /、|与/, /、/]
    .map(mark => noun.split(mark).filter(part => part !== ''))
    .find(({ length }) => length === count);
  if (!parts) return null;
  // 第一、二、三产业增加值: the last part ends all.
  const last = parts.at(-1)!;
  // 第一、第二、第三产业增加值, 一产、二产、三产增加值: so it does where the order is written out.
  const whole = /^(?:第[二三]产业|[二三]产)([\u4e00-\u9fff]+)$/.exec(last);
  if (whole && parts.slice(0, -1).every(part => /^(?:第[一二]|[一二]产)$/.test(part)))
    return parts.map(part => (part === last ? part : `${part}${part.startsWith('第') ? '产业' : ''}${whole[1]}`));
  // 一、二、三产增加值
  if (whole && parts.slice(0, -1).every(part => /^[一二]$/.test(part)))
    return [...parts.slice(0, -1), last[0] === '第' ? last[1]! : last[0]!].map(part => `第${part}产业${whole[1]}`);
  const tail = /^[二三四五](产业[\u4e00-\u9fff]*)$/.exec(last)?.[1];
  return tail
    ? parts.map((part, i) => (i === count - 1 ? `第${part}` : `${part.startsWith('第') ? '' : '第'}${part}${tail}`))
    : withSharedMeasure(parts);
}
