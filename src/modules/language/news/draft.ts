import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { markersIn, markersOf } from '../starters.ts';
import { rawSpan } from '../text.ts';
import { quoteOf, wordsOf } from './article.ts';
import { periodOf } from './dating.ts';
import { eachOf } from './each-time.ts';
import { withGrantTime } from './grant-cause.ts';
import type { Reading } from './measure.ts';
import type { Scene } from './scene.ts';
import { addDraft, observationOf, type SameTime } from './story.ts';
import { isSigned, type Value, valuesOf } from './value.ts';
import type { Period } from './when.ts';

/** Characters of which one stands in all words that tell a guess, a share that is one, a limit, or less than so much. */
const marked = markersOf('预估望', '约差', '限顶', '最至', '不');
const [ofGuess, ofShare, ofLimit, ofMost, ofLess] = [1, 2, 4, 8, 16];
const ofFuture = opening(/^(?:下个?月|明年|后年|下周|下季度)/);
const roughly = opening(/^[左右上下以余多]+/);

export function addDrafts(
  scene: Scene,
  quantity: Quantity,
  last: Quantity,
  reading: Reading,
  from: number,
  to: number,
  given?: Period | SameTime | null,
  place?: readonly [number, number],
): void {
  const { article, story, sentence } = scene;
  // 光伏电池、新能源汽车产量分别为23万片和18万辆: each in its own unit.
  const hasOwn = quantity === last || (quantity.unit !== '' && quantity.dimension === last.dimension);
  const ownUnit = hasOwn ? quantity : { ...quantity, dimension: last.dimension, unit: last.unit, factor: last.factor };
  const unitOf = withGrantTime(ownUnit, reading.noun, story.drafts.at(-1));
  const period = given === undefined ? eachOf(scene, periodOf(scene, reading, quantity, from, to), place) : given;
  const span = rawSpan(article.text, quantity.start, quantity.end);
  // 约占全国的1/15, 有望达到236亿元
  const since = Math.max(scene.clause.start, from - 8);
  const marks = markersIn(marked, article.plain, Math.min(from, since), to);
  const isGuess =
    ((marks & ofGuess) !== 0 && /预计|估算|预估|有望/.test(article.plain.slice(since, to))) ||
    ((marks & ofShare) !== 0 && /约(?:占|为|合)[^，,]{0,16}$|差不多是?[^，,]{0,8}$/.test(article.plain.slice(from, to))) ||
    // 预计年销售收入11亿元、利税2.4亿元
    (article.plain[from - 1] === '、' &&
      /预计[^，,；;]*、$/.test(article.plain.slice(Math.max(scene.clause.start, from - 60), from)));
  // 约占全国的七分之一、全球的十分之一: so is what is listed.
  const before = story.drafts.at(-1);
  const isGuessToo =
    isGuess ||
    (reading.kind === 'share' &&
      before?.kind === 'share' &&
      before.observation.comparator === 'approx' &&
      /约占[^，,；;]*$/.test(article.plain.slice(before.start, before.quantity?.head ?? before.end)) &&
      /^[、和及]/.test(article.plain.slice(before.end, to)));
  // 封顶9栋: so many are topped out.
  const { dimension } = quantity;
  const isCount = dimension === 'count' || dimension === 'house' || dimension === 'area' || dimension === 'floor';
  const isLimit =
    ((marks & ofLimit) !== 0 && !isCount && /(?:上限|封顶)[^，,]{0,12}$/.test(article.plain.slice(since, to))) ||
    ((marks & ofMost) !== 0 &&
      /[最至][高多]可[\u4e00-\u9fff]{1,10}$|[最至]高补$|至高$|(?:最[多高大]|至多)(?:可|能|将)*(?:下降|下调|降低|降|减少|压缩|缩短|减免|优惠|节省|提高|提升|上浮|上调)了?$/.test(
        article.plain.slice(since, to),
      ));
  // 三分之一强, 超全国五分之一
  const isOver =
    unitOf.dimension === 'share' &&
    (article.plain[quantity.end] === '强' || /超过?全[国省市球][^，,]{0,4}$/.test(article.plain.slice(from, to)));
  // 不到全市2%的土地, 不足全部参评企业的2%
  const isUnder =
    (marks & ofLess) !== 0 &&
    reading.kind === 'share' &&
    quantity.bound === null &&
    /(?:不到|不足)[^，,；;\d]{2,14}$/.test(article.plain.slice(Math.max(scene.clause.start, from - 4), to));
  const isNegative = reading.kind === 'level' && isSigned(article.plain, quantity.head);
  // 氢气价格每公斤32元，比两年前低11元: of what it is a change.
  const base = reading.kind === 'growth' && reading.growth === null ? reading.base?.observation.unit : null;
  const isOfRate = (unit: string) => unit !== '' && (base?.startsWith(`${unit}/`) ?? false) && /元/.test(unit);
  for (const value of valuesOf(
    unitOf,
    `${reading.noun}${article.plain.slice(Math.max(from, to - 6), to)}`,
    roughly.cut(wordsOf(article, quantity.numberEnd, quantity.unitEnd)),
  )) {
    const stated = signedValue(
      isNegative,
      (isGuessToo || isLimit || isOver || isUnder) && value.comparator === 'eq'
        ? { ...value, comparator: isLimit || isUnder ? 'lt' : isOver ? 'gt' : 'approx' }
        : // 融资事件14起: so many, and not from there on.
          value.unit === '起' && value.comparator === 'ge'
          ? { ...value, comparator: 'eq' }
          : isOfRate(value.unit)
            ? { ...value, unit: base! }
            : value,
    );
    const observation = observationOf(
      {
        quote: quoteOf(article, Math.min(from, quantity.head), Math.max(quantity.end, reading.end)),
        subject: reading.subject,
        indicator: reading.indicator,
        value: stated.value,
        unit: stated.unit,
        comparator: stated.comparator,
        interval: stated.interval,
        shareOf: reading.share?.of ?? null,
        growth: reading.growth,
        // 达产后 says under what condition, 每年 how often, neither of them when.
        period:
          period !== null &&
          'kind' in period &&
          ((period.kind === 'stage' && /[后後]$/.test(period.words)) || period.words.startsWith('每'))
            ? null
            : period,
        // 收购后 is past unless 将 says else.
        isForecast:
          story.isForecast ||
          (period !== null && ofFuture.test(period.words)) ||
          (period !== null && 'kind' in period && period.kind === 'stage' && !/[购割组资让]/.test(period.words)),
        span: { start: span[0], end: span[1] },
        rule: reading.rule,
        rank: reading.ranked?.observation.rank ?? null,
        rankScope: reading.ranked?.observation.rank_scope ?? null,
      },
      article.published,
    );
    addDraft(story, sentence, {
      observation,
      noun: reading.noun,
      kind: reading.kind,
      isRate: reading.isRate,
      start: from,
      end: quantity.end,
      quantity,
    });
  }
}

const signedValue = (isNegative: boolean, { value, unit, comparator, interval: { lo, hi } }: Value) => ({
  value: isNegative ? -value : value,
  unit: unit === '' ? null : unit,
  comparator,
  interval: isNegative ? { lo: hi === null ? null : -hi, hi: lo === null ? null : -lo } : { lo, hi },
});
