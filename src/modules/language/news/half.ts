import { matchesOf } from '../matches.ts';
import { rawSpan } from '../text.ts';
import { quoteOf, wordsOf } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { isGeneric, nounBefore, tidyNoun } from './noun.ts';
import type { Comparator } from './reading.ts';
import type { Scene } from './scene.ts';
import { addDraft, observationOf, type SameTime, topicOf } from './story.ts';
import type { Period } from './when.ts';
import { wholeName } from './whole.ts';

const half =
  /(?:占比|占)(?:据)?([^，,；;\d]{0,12}?)(?:的)?(?:比重|比例)?(?:首次)?(?:已|均)?(近|超|逾|约)?(?:了)?(过半|一半(以上|左右)?|半数(以上|左右)?|半壁江山)|(?:接近|贡献了?|比例(?:接近|超过|达到?|为)?|合计)(?:据)?(?:([^，,；;\d占]{2,6})的)?(?:已|均)?(将近|近|超过|超|逾|约)?(一半(以上)?|半数(以上)?)(?=$|[，,。；;])|(近|超|逾)?半数(以上)?(?:的)?(来自|以上|为)([^，,；;]{2,12})/g;
/** 减半 (but no 两免三减半), 缩短近一半, 走了一半; 提到一半以上, 不足一半: by how much something fell, or what it came to. */
const halved =
  /(?:缩短|减少|下降|降低|压缩|降|减|走|砍|掉|少|(?<![全本我外该各江徽东南北西宁])省)(?:了|掉了?)?(将近|近|约|超过?|逾)?(?:了)?一半|(?<!免[”"]?[一二两三四五六七八九十\d]?|第[一二三四五六]年起?)减半(?!征收|收取|缴纳|优惠|政策)/g;
const levelled =
  /(?:提高?到|升至?到?|增至|达到?|占到?了?|不足|不到|还不足)(?:了)?(将近|近|约|超过?)?(?:总数的)?一半(以上)?(?=$|[，,。；;”’])/g;
/** 贡献了苏州近一半的行业产值: of what, how much of it and what it is. */
const given =
  /(?:贡献|创造|撑起|承担|承载|承接|包揽|吸纳|集聚|聚集|汇聚|汇集|占据|拥有|诞生|孕育|生产|供应|吸引)[了着出]?((?!其)[^，,；;。\d的]{2,8}?)(将近|接近|近|超过|超|逾|约)?(?:一半|半数)(以上|左右|多)?的((?!是|为|企业[均都])[^，,；;。\d的、]{2,14}?)(?=$|[，,。；;、])/g;
const structure =
  /(三次产业|三产)(增加值)?(?:结构比?|比例|比重|之?比(?=为|[是:\d]))[^\d，,。]{0,10}(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?)(?:(?:调整|优化|变化|演变)(?:为|至|到)(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?))?/g;
const mayTell = ofClause.needs(/半|三(?:产|次产业)/);
const none: readonly RegExpExecArray[] = [];
const sectors = ['第一产业', '第二产业', '第三产业'];

/** Reads shares told without a number of their own: 占比过半, 半数来自…, and the three sectors of 2.6:39.4:58.0. */
export function readHalves(scene: Scene): void {
  const { article, clause, mind, story, sentence, at, periods } = scene;
  if (!mayTell(clause.held)) return;
  const words = article.plain.slice(clause.start, clause.end);
  const isHalf = words.includes('半');
  const isStructure = words.includes('三产') || words.includes('三次产业');
  if (!isHalf && !isStructure) return;
  const taken: number[] = [];
  const add = (
    start: number,
    end: number,
    noun: string,
    shareOf: string | null,
    value: number,
    unit: string,
    comparator: Comparator,
    from?: Period | SameTime | null,
    ending = '占比',
  ) => {
    const [first, last] = rawSpan(article.text, start, end);
    const observation = observationOf(
      {
        quote: quoteOf(article, Math.min(at, start), end),
        subject: mind.subject,
        indicator: `${noun}${ending}`,
        value,
        unit,
        comparator,
        interval: { lo: comparator === 'gt' ? value : value * 0.9, hi: comparator === 'approx' ? value : value * 1.1 },
        shareOf,
        period:
          from !== undefined
            ? from
            : (periods.findLast(({ role, end: until }) => role === 'use' && until <= start) ?? story.period),
        isForecast: story.isForecast,
        span: { start: first, end: last },
        rule: 'news.share',
      },
      article.published,
    );
    addDraft(story, sentence, {
      observation,
      noun,
      kind: 'share',
      start,
      end,
    });
  };
  if (isHalf)
    for (const match of matchesOf(words, given)) {
      const start = clause.start + match.index;
      const whole = start + match[0].indexOf(match[1]!, 2);
      taken.push(start + match[0].length);
      // 行业产值: that of the trade told of.
      const told = topicOf(story)?.noun ?? '';
      const noun = /^(?:行业|同类|同行)/.test(match[4]!) && told.endsWith(match[4]!.slice(-2)) ? told : tidyNoun(match[4]!);
      add(
        start,
        start + match[0].length,
        noun,
        wordsOf(article, whole, whole + match[1]!.length),
        0.5,
        'share',
        /近|约|左右/.test(`${match[2] ?? ''}${match[3] ?? ''}`)
          ? 'approx'
          : match[3] === '以上'
            ? 'ge'
            : match[2] || match[3]
              ? 'gt'
              : 'eq',
      );
    }
  for (const match of isHalf ? matchesOf(words, half) : none) {
    const start = clause.start + match.index;
    const end = start + match[0].length;
    if (taken.some(until => start < until)) continue;
    taken.push(end);
    // 占据全国半壁江山: a figure of speech.
    if (match[0].endsWith('半壁江山') && !/[近超逾约过]/.test(match[0])) continue;
    // 首次过半，达53.7%: the number follows.
    if (/^，?达/.test(article.plain.slice(end, end + 2))) continue;
    const isOver = /过半|以上|超|逾/.test(match[0]);
    const own = nounBefore(article, Math.min(at, start), start, periods);
    const whole = match[1] ?? match[5];
    const of =
      whole && whole !== '其中'
        ? wordsOf(article, start + match[0].indexOf(whole), start + match[0].indexOf(whole) + whole.length).replace(
            /^[的了到]|(?:的)?(?:比重|比例|份额).*$|(?:的|接|总数)+$/g,
            '',
          )
        : '';
    const source = match[12] ? tidyNoun(match[12]) : '';
    const noun = source !== '' ? source : isGeneric(own) ? (topicOf(story)?.noun ?? own) : own;
    add(
      start,
      end,
      noun,
      of ||
        (source !== '' || whole === '其中'
          ? (topicOf(story)?.noun ?? null)
          : // 工业总产值3860亿元，其中汽车产业占比过半
            /^占比/.test(match[0]) &&
              article.plain.startsWith('其中', clause.start) &&
              !isGeneric(own) &&
              topicOf(story)?.kind === 'level'
            ? (wholeName(scene, topicOf(story)!.noun.replace(/(?<=.{2})数$/, '')) ?? null)
            : null),
      0.5,
      'share',
      /近|约|左右$/.test(match[0]) ? 'approx' : /以上/.test(match[0]) ? 'ge' : isOver ? 'gt' : 'eq',
    );
  }
  for (const [pattern, isFall] of [
    [halved, true],
    [levelled, false],
  ] as const)
    for (const match of isHalf ? matchesOf(words, pattern) : none) {
      const start = clause.start + match.index;
      const end = start + match[0].length;
      if (taken.includes(end)) continue;
      const own = nounBefore(article, Math.min(at, start), start, periods);
      const noun = isGeneric(own) ? (topicOf(story)?.noun ?? own) : own;
      const comparator = /将?近/.test(match[1] ?? '')
        ? 'approx'
        : /超|逾/.test(match[1] ?? '')
          ? 'gt'
          : /以上/.test(match[0])
            ? 'ge'
            : /不[足到]/.test(match[0])
              ? 'lt'
              : 'eq';
      add(start, end, noun, null, 0.5, 'share', comparator, undefined, isFall ? '降幅' : '');
    }
  for (const match of isStructure ? matchesOf(words, structure) : none) {
    const start = clause.start + match.index;
    const end = start + match[0].length;
    // 由上年的4.0:46.2:49.8调整为3.9:46.0:50.1: both ends.
    const isMoved = match[6] !== undefined;
    const before = isMoved
      ? (periods.findLast(({ role, start: at }) => role === 'from' && at >= start && at < end) ?? null)
      : undefined;
    for (const [i, sector] of sectors.entries()) {
      const whole = match[2] ? `三次产业${match[2]}` : null;
      add(start, end, `${sector}${match[2] ?? ''}`, whole, Number(match[3 + i]), '%', 'eq', before);
      if (isMoved) add(start, end, `${sector}${match[2] ?? ''}`, whole, Number(match[6 + i]), '%', 'eq', story.period);
    }
  }
}
