import { ending, opening } from '../pattern.ts';
import { dayOfLine, forceDay, isOfForce } from './act-day.ts';
import type { ActScene, Found } from './act-scene.ts';
import type { Sentence } from './article.ts';
import { dayAfter, daysOf } from './days.ts';
import { isFigure } from './is-figure.ts';
import type { EventType } from './reading.ts';
import { type Value, valuesOf } from './value.ts';

const tied: Partial<Record<EventType, RegExp>> = {
  signing: /总投资|投资额|作价|采购|计划投资|金额|总额|投资|出资|合同额|总价|协议|授信|规模|资金|首单|额度|增资|斥资|注资/,
  construction_start: /总投资|投资额|投资/,
  completion: /总投资|投资额|投资/,
  approval: /总投资|注册资本/,
  policy: /下达|(?<!兑现|发放|拨付|落实|撬动|带动)资金|总额/,
  production_start: /总投资|投资额|投资/,
  opening: /总投资|投资|投入/,
  founding: /规模|注册资本|总规模|出资|投资总额|首期投入/,
  financing: /融资|融到|出资|金额|完成|获|募资|募集|增资|注资|发行|期规模|^规模|收到|拿下|拿到|(?:合计|共|一共)投|认购/,
  listing: /募集|募资|融资/,
  acquisition: /以|收购|斥资|出资|耗资|豪掷|作价|对价|金额|价款|总价|价格|成交价|套现|花费|花了|注资/,
  bid_won: /中标|价|金额|额|以/,
  delivery: /合同金额|合同额|合同价|合同总额|金额|货值|总价|价值/,
  award: /奖金|奖励/,
  launch: /总额|额度|授信|总规模/,
};

const built: ReadonlySet<EventType> = new Set([
  'signing',
  'construction_start',
  'completion',
  'production_start',
  'opening',
  'approval',
]);
const ofProject: ReadonlySet<EventType> = new Set(['production_start', 'completion', 'opening']);

/** Stages of one project: what it costs is the sum of each. */
const stage: ReadonlySet<EventType> = new Set(['construction_start', 'completion', 'production_start']);
const building: ReadonlySet<EventType> = new Set(['construction_start', 'production_start', 'completion', 'opening', 'signing']);

export const isToCome = (date: string | null, published: string | null) =>
  date !== null && published !== null && date > published && !published.startsWith(date);

/** 年初开工的再生铝项目: the time of another act of the same thing. */
const ofOther = opening(
  /^(?:才|刚刚?|正式|集中)?(?:开工|动工|签约|引进|落户|投产|竣工|建成|启用|投用|获批|入驻|收购|奠基|注册|备案)的/,
);

/** Whether a time stands in the words about another act of the thing, told before the one that is dated. */
function isOfOther(plain: string, end: number, limit: number): boolean {
  const found = ofOther.execAt(plain, end, end + 10);
  return found !== null && end + found[0].length < limit;
}

/** The words of a time without quotes. */
const bare = (words: string): string => (/["“”]/.test(words) ? words.replace(/["“”]/g, '') : words);
const sameDay = ending(/^(?:当[天日]|同[天日]|同一天|[次翌]日)$/);
const bareMonth = ending(/^\d{1,2}月$/);

/** The day, month or year that dates an act told before `limit`, as far as the words and the day of publication allow. */
export function dateIn({ article, sentence, periods, day, month, now }: ActScene, limit: number): string | null {
  const told = periods.findLast(
    ({ role, start, end, kind, words }) =>
      role === 'use' &&
      start < limit &&
      start >= sentence.start &&
      kind !== 'stage' &&
      kind !== 'each' &&
      words !== '同期' &&
      words !== '年度' &&
      !isOfOther(article.plain, end, limit),
  );
  // 1月6日，蚌埠市2025年第一批项目…: the day says more than the year in a name.
  const before =
    told?.kind === 'year'
      ? periods.findLast(
          ({ kind, start, role }) => kind === 'day' && role === 'use' && start < told.start && start > told.start - 40,
        )
      : undefined;
  if (before) {
    const year = /^20\d\d(?=年$)/.exec(told!.words)?.[0];
    const exact = daysOf(bare(before.words), article.published ?? (year ? `${year}-12-31` : null));
    if (exact?.from && (/月/.test(before.words) || /^20\d\d年?$/.test(told!.words))) return exact.from;
  }
  if (!told || /截至|^至|以来|近年|年来|近日|日前|近期|目前|当前|到20|十[一二三四六]五/.test(told.words)) return null;
  const words = dayOfLine(article.plain, bare(told.words));
  // 记者11日获悉，…当天启用: the day that the sentence told before.
  if (sameDay.test(words)) {
    const said = periods.findLast(
      ({ kind, start, words: other }) => kind === 'day' && start < told.start && /\d|昨|今|前|周/.test(other),
    );
    const same = said ? (daysOf(bare(said.words), article.published)?.from ?? day) : day;
    return same?.length === 10 && /[次翌]/.test(words) ? dayAfter(same) : same;
  }
  // 今年8月那次攻关…。当月，新药获批: the month told before.
  if (words === '当月' || words === '同月') {
    const same = periods.findLast(({ start, role, words: other }) => role === 'use' && start < told.start && /\d月/.test(other));
    return (same && daysOf(same.words, article.published)?.from?.slice(0, 7)) ?? month;
  }
  const year = /^(?:\d{1,2}月|同年)/.test(words)
    ? periods.findLast(({ start, words: other }) => start < told.start && /(?:19|20)\d\d年/.test(other))
    : undefined;
  // 2024年10月，…；11月，…: the year told before.
  const full =
    year && (article.published === null || words.startsWith('同年'))
      ? `${/(?:19|20)\d\d年/.exec(year.words)![0]}${words.replace(/^同年/, '')}`
      : words;
  // 去年3月签约、6月拿地、9月开工: the year told in the clause.
  const past = bareMonth.test(full)
    ? periods.findLast(({ start, words: other }) => start < told.start && /^[去前]年/.test(other))
    : undefined;
  const whole =
    past && /^[^，,。；;]{0,24}$/.test(article.plain.slice(past.end, told.start)) ? past.words.slice(0, 2) + full : full;
  const asked =
    now &&
    (/^去年/.test(whole) || (/^今年/.test(whole) && (now.isSure || now.isWhole)) || (now.isSure && /^\d{1,2}月/.test(whole)))
      ? `${now.year}-12-31`
      : null;
  // 1月6日，蚌埠市2025年第一批…; 5月20日上午，2025长三角…拍卖会: the year of what took place.
  const told1 =
    article.published === null && told.kind === 'day' && /\d月/.test(words) ? article.plain.slice(told.end, told.end + 64) : '';
  const inName =
    /^(?:[^。;]{0,10}?|，由[^，。;]{2,48}?的[“"]?|，[^，。;]{2,30}?[“《])(20\d\d)(?:年第[一二三四五六\d]|(?![年\d]))/.exec(
      told1,
    )?.[1];
  // 2026长三角…大会4月25日举行
  const head = told1 !== '' && !inName ? article.plain.slice(Math.max(sentence.start, told.start - 44), told.start) : '';
  const ofName = inName ?? /(?:^|[“《，。;\n])(20\d\d)(?![年\d-])[^，。;\d]{1,3}[^，。;]{2,36}$/.exec(head)?.[1];
  const days = daysOf(whole, article.published ?? asked ?? (ofName ? `${ofName}-12-31` : null));
  if (!days?.from) return null;
  if (article.published && /^自?\d{1,2}月\d{1,2}[日号]/.test(words) && isOfForce(article, sentence.start, told))
    return forceDay(days.from, article.published);
  if (/[日号天]|^[昨今]$|周[一二三四五六]/.test(words) || /\d[-/.]\d{1,2}[-/.]\d/.test(words)) return days.from;
  if (/月/.test(words) && !/[-~至到—]\d/.test(words)) return days.from.slice(0, 7);
  if (/年底|年末/.test(words)) return days.from.slice(0, 7);
  return /季度|半年|月/.test(words) ? null : days.from.slice(0, 4);
}

const closed = /交割|过户|工商变更|交易(?:已经?)?完成|完成(?:全部)?交易/;

/** 买下全部股权，11月完成交割: when a purchase was closed, told in the clauses behind it. */
export function closingIn(scene: ActScene, index: number): string | null {
  const { article, sentence } = scene;
  const closing = sentence.clauses.slice(index + 1, index + 4).find(one => {
    const told = article.plain.slice(one.start, one.end);
    return closed.test(told) && !/预计|将|拟|计划|有望|力争|尚/.test(told);
  });
  return closing ? dateIn(scene, closing.end) : null;
}

/** The sum that the sentence ties to the act: 总投资, 中标价, 募集资金 and the like. */
export function amountOf(
  { article, sentence, next }: ActScene,
  type: EventType,
  { clause, index, end }: Found,
  others: readonly Found[],
): Value | null {
  const tie = tied[type];
  if (!tie) return null;
  const near = sentence.clauses;
  // …挂牌。本次公开发行1850万股，募资总额1.78亿元: the next sentence goes on with the act.
  const more =
    next &&
    next.paragraph === sentence.paragraph &&
    ((type === 'listing' && /^(?:公司)?(?:本次|此次)|^首发/.test(article.plain.slice(next.start, next.start + 4))) ||
      (type === 'financing' && /^[本此][轮次](?:融资)?/.test(article.plain.slice(next.start, next.start + 4))) ||
      (type === 'bid_won' && /^(?:中标|成交)(?:价|金额|总价|额)/.test(article.plain.slice(next.start, next.start + 4))))
      ? next.clauses.slice(0, 4)
      : [];
  let stop = Number.POSITIVE_INFINITY;
  for (const one of [...near.slice(index, index + 4), ...near.slice(Math.max(0, index - 2), index).reverse(), ...more]) {
    // 去年完成A轮融资，今年再获4.3亿元B轮融资: the next act of its kind has a sum of its own.
    // 服务周启动，现场12家银行与36家企业签约，授信23.5亿元: the sum of the act told next.
    if (one.start > clause.start && others.some(other => other.clause === one && (other.type === type || tied[other.type])))
      stop = Math.min(stop, one.start);
    // X项目竣工，Y工厂奠基（投资4500万欧元）: so has the next act of another kind that built something.
    if (
      one.start > clause.start &&
      ofProject.has(type) &&
      others.some(other => other.start > end && other.start < one.end && building.has(other.type))
    )
      stop = Math.min(stop, one.start);
    if (one.start >= stop) continue;
    for (const token of one.tokens) {
      if (
        token.kind !== 'quantity' ||
        token.dimension !== 'money' ||
        !isFigure(token, article.plain) ||
        token.per.other !== null ||
        token.per.area !== null
      )
        continue;
      const words =
        article.plain.slice(one.start, token.start) +
        (one === clause || type === 'bid_won' ? article.plain.slice(token.end, one.end) : '');
      if (/单个|最高|每[年股]|注册资本/.test(words) && type !== 'founding' && !(type === 'approval' && /注册资本/.test(words)))
        continue;
      if (one.start < clause.start && /;/.test(article.plain.slice(one.start, clause.start))) continue;
      const isNext = one === clause && token.head >= end && /^(?:总额|总价|价值|了)?$/.test(article.plain.slice(end, token.head));
      const isBuilt =
        one.start < clause.start &&
        /投资$/.test(article.plain.slice(one.start, token.head)) &&
        (type === 'construction_start' ||
          (ofProject.has(type) &&
            /^(?:建设|打造|兴建|新建|扩建)(?:的|[，,](?![一二三四]期))/.test(article.plain.slice(token.end, token.end + 5))));
      if (
        isNext ||
        isBuilt ||
        (tie.test(words) &&
          (one.start >= clause.start || /总投资/.test(words) || (type === 'bid_won' && /成交|[报出]价/.test(words))))
      )
        return valuesOf(token, '', '')[0]!;
    }
  }
  const isOfWork = next !== undefined && (type !== 'approval' || ofWork.testAt(article.plain, next.start, next.start + 12));
  // 举行奠基仪式: the ceremony was found as a meeting and is the start itself.
  return isOfWork &&
    built.has(type) &&
    others.every(other => other.end === end || other.type === type || (stage.has(type) && stage.has(other.type)))
    ? sumOfProject(article, sentence, next, type)
    : null;
}

const ofThing = opening(
  /^(?:该|此|本)?(?:项目|基地|工程|工厂|产业园|园区|产线|([一二三四]期)(?:项目|工程)?|中心|大楼|厂房|装置)(?:计划|预计|拟|将)*投资$/,
);
const ofSide =
  /^(?:后者|前者|该公司|[双三]方|该?企业|[\u4e00-\u9fffA-Za-z0-9]{3,14})?(?:计划|拟|将)*(?:共同)?(?:在[^，,在]{2,14})?(?:计划|拟|将)*(?:投资|出资|投入)$/;

/** 工程投资4.8亿元, 后者拟在南湖投资6亿元: the sum of the act told before; that of a stage only where the act is told of this stage. */
function isBare(words: string, act: string): boolean {
  if (!/[资入]$/.test(words)) return false;
  const thing = ofThing.exec(words);
  return thing
    ? !thing[1] || act.includes(thing[1])
    : /^[后前该双三企拟将在]|[拟将][^，,]{0,18}$/.test(words) && ofSide.test(words);
}

/** 此次开工项目23个，总投资147.6亿元: so many of those that the ceremony was for. */
const ofCeremony = opening(/^(?:此次|本次|这次|当天|现场)(?:集中)?(?:开工|竣工|投产|开竣工)的?(?:[\u4e00-\u9fff]{0,4}项目|\d)/);

/** 据介绍，该项目…; 项目…; 根据协议…: how a sentence goes on with what was built or agreed on before. */
const takesUp = opening(
  /^(?:据(?:了解|介绍|悉|透露|报道)，?)?(?:(?:该|此|本|这一|这个|整个)?(?:项目|基地|工程|工厂|产业园|园区|产线|[一二三四]期|中心|大楼|厂房|装置)|(?:根据|按照?)(?:协议|合同|约定)|[双三]方约定)/,
);

/** What an approval lets build; the sum of a 中心 or 园区 that was approved as such is its own. */
const ofWork = opening(/^(?:据[\u4e00-\u9fff]{1,2}，?)?(?:该|此|本|这一|这个|整个)?(?:项目|工程)/);

/** 该中心由某市政府投资2.6亿元建设: who paid so much to open it. */
const ofBuilder = /由[^，,]{2,30}(?:投资|斥资|出资)(?:约|超|近)?$/;

/** 项目签约落户…。项目总投资1.8亿美元: what the next sentence says that the project costs. */
function sumOfProject(article: ActScene['article'], sentence: Sentence, next: Sentence, type: EventType): Value | null {
  if (
    next.paragraph !== sentence.paragraph ||
    (!takesUp.testAt(article.plain, next.start, next.start + 14) &&
      !ofCeremony.testAt(article.plain, next.start, next.start + 14))
  )
    return null;
  for (const clause of next.clauses.slice(0, 3))
    for (const token of clause.tokens)
      if (
        token.kind === 'quantity' &&
        token.dimension === 'money' &&
        token.per.area === null &&
        // 园区开园。园区总投资9.8亿元: what it is, and no sum of the opening.
        (type !== 'opening' || ofBuilder.test(article.plain.slice(clause.start, token.start))) &&
        (/(?:(?:总投资|投资额|计划投资|估算投资|双方将投入)(?:额)?[^，,\d]{0,4}|由[^，,]{2,30}(?:投资|斥资|出资)(?:约|超|近)?)$/.test(
          article.plain.slice(clause.start, token.start),
        ) ||
          isBare(article.plain.slice(clause.start, token.head), article.plain.slice(sentence.start, sentence.end)))
      )
        return valuesOf(token, '', '')[0]!;
  return null;
}
