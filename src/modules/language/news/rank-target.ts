import { opening } from '../pattern.ts';
import { orderAhead } from './contest.ts';
import { isGeneric } from './noun.ts';
import type { Rank } from './rank.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

/** 总量、增速: the things that one rank or a row of them speaks of. */
export function partsOf(noun: string): string[] {
  const parts = noun.split(/、|和|与/);
  // 工业增加值、固定资产投资增速: the growth of each.
  const rate = parts.length > 1 ? /.{2}(增[速幅])$/.exec(parts.at(-1)!)?.[1] : undefined;
  return rate && parts.slice(0, -1).every(part => part.length > 1 && !ofItsOwn.test(part))
    ? parts.map(part => (part.endsWith(rate) ? part : `${part}${rate}`))
    : parts;
}

const ofItsOwn = /(?:总量|规模|数量|总[额数值]|增[速幅]|占比|比重|率|强度|绝对[值量])$/;
/** Words for what a figure told of before measures. */
export const sized =
  /^(?:[两二三四]项(?:指标|数据|数字)?(?:增[速幅]|总量|规模|数量|总额|金额)?|[量额数]|[两二三]者|新增数量|新增|数量|总量|绝对[值量额]|规模|总数|占比|比重|工业投资总量|金额|总额|双双)$/;

/** What tells how much or how many there is, or how fast that grows. */
export const isSize = (part: string) => sized.test(part) || /^[^，]{0,4}(?:数|数量|额|总额|规模|总量|增[速幅])$/.test(part);

/** The other figures that one rank speaks of: 均居, 三项数据, 规模、增速均居, and two of one thing (9个、86亿元，居首位). */
export function besides(scene: Scene, noun: string, target: Draft): Draft[] {
  const {
    article: { plain },
    story,
    clause,
    sentence,
  } = scene;
  const free = story.drafts.filter(({ kind, observation }) => kind !== 'rank' && observation.rank === null);
  const count = /^([两二三四])[项者]/.exec(noun)?.[1] ?? (/双双$/.test(noun) ? '二' : null);
  const isAlike = ({ kind, observation }: Draft) =>
    kind === target.kind && (kind !== 'growth' || observation.unit === target.observation.unit);
  if (count) return free.filter(isAlike).slice(-Math.max(2, ' 一二三四'.indexOf(count)));
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  // 拥有批件企业34家，注册证企业152家，均居…: those of the clauses right before, as long as each tells one.
  let since = clause.start;
  for (const one of sentence.clauses.filter(({ start }) => start < clause.start).reverse()) {
    if (!free.some(({ start, end }) => start < one.end && end > one.start)) break;
    since = one.start;
    if (plain.charAt(one.start - 1) === ';') break;
  }
  const near = free.filter(({ end }) => end > since);
  const parts = partsOf(noun);
  // 规模、增速均居前三
  if (parts.length === 2 && parts.every(isSize) && !/增[速幅]/.test(noun)) return free.filter(isAlike).slice(-2);
  if (parts.length === 2 && /增[速幅]/.test(noun) && parts.some(part => sized.test(part)))
    return ['level', 'growth'].flatMap(kind => free.findLast(draft => draft.kind === kind) ?? []);
  if (!isGeneric(noun) && !sized.test(noun)) return [];
  if (/^(?:规模|[数总]量|总数|金额)?(?:[均都皆]|双双)/.test(plain.slice(clause.start, clause.start + 4)))
    return near.filter(isAlike);
  const last = free.at(-2);
  return last &&
    before &&
    last.start >= before.start &&
    last.kind === 'level' &&
    // 余姚总量居第三: of the one named alone.
    (scene.name === null || last.observation.subject === target.observation.subject) &&
    target.kind === 'level' &&
    plain.slice(last.end, target.quantity?.head) === '、'
    ? [last]
    : [];
}

/** 比上年末净增740家: what came to a number. */
const isStep = ({ noun, observation }: Draft) =>
  /净[增减]/.test(noun) || /(?:较|比)[^，,；;。]*(?:增|减|多|少)/.test(observation.quote);

/** 税收占比85.7%: a share with a noun of its own. */
const shareAhead = /^(?:其中)?[^，,；;。\d占]{1,10}(?:占比|比重)(?:达到?|为|升至|提高到)?[^，,；;。\u4e00-\u9fff]{1,8}$/;

/** Words that say which size is meant and not of what. */
const ofAll =
  /^(?:产业|行业|总体|整体|月度|年度|季度|全年|当年|单月|累计|保有|拥有|持有|集聚|存量|在册|上榜|入围|入选|经济|集群|市场|全市|全区|全县|全镇|园区|总|企业总)$/;

/** 企业数, 出口量, 引才总量, 产业规模: the last free level of that sort that all the words before the size speak of. */
export function sizeBefore(drafts: readonly Draft[], noun: string): Draft | undefined {
  // 14艘、31万载重吨，完工载重吨居第二
  const measured = drafts.findLast(
    ({ kind, observation: { unit, rank } }) =>
      kind === 'level' && rank === null && unit !== null && unit.length > 1 && noun.endsWith(unit),
  );
  if (measured) return measured;
  const found = /^(.{1,6}?)(总数量?|总量|数量?|总?规模|总额|金额|额|量|总值|值)$/.exec(noun);
  if (!found) return undefined;
  const [, stem, size] = found;
  const fits = ({ quantity }: Draft) =>
    quantity !== null &&
    (/数/.test(size!)
      ? /^(?:count|house)$/.test(quantity.dimension)
      : /[额值金]/.test(size!)
        ? quantity.dimension === 'money'
        : !/^(?:percent|point|times|share|bare)$/.test(quantity.dimension));
  const free = drafts.filter(
    draft => draft.kind === 'level' && draft.observation.rank === null && fits(draft) && (!isStep(draft) || /增/.test(stem!)),
  );
  // 注册品牌4200多个，产业规模居首位: a size in money.
  if (/^(?:产业|行业|经济|市场)$/.test(stem!) && /规模/.test(size!))
    return free.findLast(({ quantity }) => quantity?.dimension === 'money');
  if (ofAll.test(stem!)) return free.at(-1);
  // 引进博士620人，引才总量居第三: other words for the only one there is.
  const only =
    free.length === 1 && [...stem!].filter(one => free[0]!.noun.includes(one)).length * 2 >= stem!.length ? free[0] : undefined;
  // 签下订单4.7亿元，成交额居首位: one deal by another word.
  const deal = /^(?:成交|订单|签约|交易|销售|意向|合同)$/;
  if (deal.test(stem!) && free.length === 1 && /成交|订单|签约|交易|销售|合同|意向/.test(free[0]!.noun)) return free[0];
  // 汽车出口18.6万辆、货值247亿元，出口量居第三: a worth is no amount of things.
  return (
    free.findLast(({ noun: told }) => [...stem!].every(one => told.includes(one)) && !(size === '量' && told.endsWith('值'))) ??
    only
  );
}

const whichOne = opening(/^[前后](?:者|一(?:项|个)?(?:指标|数据|数字)?)$/);
const gap = opening(
  /^的?(?:微弱|微小|些微)?(?:之差|差距|优势)|^[\u4e00-\u9fff]{1,20}(?:排名|评价|考核|考评|评估|评比|榜单|名单)[中里上]/,
);

/** So many figures before a rank may be what it speaks of. */
const looked = 24;

/** The scene without figures of how far one is behind another (以2.6亿元之差) and of how many are ordered (全省12个经开区之中), which no rank speaks of. */
export function withoutGaps(scene: Scene): Scene {
  const { story, article, sentence } = scene;
  const near = story.drafts.slice(-looked);
  if (near.length === 0) return scene;
  const [first] = sentence.clauses;
  const ordered = first && near[0]!.start < first.end && orderAhead(article, first.start, first.end) !== null ? first.end : 0;
  const isGap = ({ end }: Draft) => end <= ordered || gap.testAt(article.plain, end, end + 24);
  return near.some(isGap) ? { ...scene, story: { ...story, drafts: near.filter(draft => !isGap(draft)) } } : scene;
}

const ofNew = opening(/^[新净]增(?:数量?|总数|量|总量|额|规模|面积)?$/);

/** The figure that a rank speaks of: that of a change where the words name one, else the last level. */
export function targetOf(
  { story, name, article: { plain }, clause, sentence, periods }: Scene,
  noun: string,
  ranks: readonly Rank[],
  i: number,
): Draft | undefined {
  const words = plain.slice(clause.start, ranks[i]!.end);
  // 年产能1600万吨；2028年将跻身前四: a place to come is none of a fact told before.
  if (periods[0]?.kind === 'year' && /将|力争|有望/.test(words) && story.drafts.at(-1)?.observation.status === 'fact')
    return undefined;
  const previous = sentence.clauses.findLast(({ start }) => start < clause.start);
  const beforeClause = previous ? plain.slice(previous.start, previous.end) : '';
  // 江苏数量居全国第一, 合肥增速排名第一: of several told of, the one named again.
  const again = story.drafts.findLast(
    ({ observation, kind }) =>
      kind !== 'rank' &&
      observation.rank === null &&
      (observation.subject === name?.subject || (observation.subject !== null && noun.startsWith(observation.subject))),
  );
  const isAgain = name !== null && story.drafts.some(({ observation }) => observation.subject !== name.subject);
  // 温岭、玉环用电量分别为…，温岭增幅居首: what no figure tells is no amount.
  const isOfRate = /增[速幅]/.test(noun) && again?.kind === 'level';
  if (
    again &&
    isAgain &&
    !isOfRate &&
    (isGeneric(noun.replace(/增速|增幅/, '')) || noun.startsWith(again.observation.subject ?? '∅'))
  )
    return again;
  // 新增高企90家，累计已有408家，新增数居全市第一: of those that came, and not of all.
  const come = ofNew.test(noun)
    ? story.drafts.findLast(
        ({ kind, noun, observation }) => kind === 'level' && observation.rank === null && /^[新净]增/.test(noun),
      )
    : undefined;
  if (come) return come;
  // 发行只数和规模双双, 规模、增速均: of the sizes told of.
  const sizes = partsOf(noun);
  if (sizes.length === 2 && sizes.every(isSize) && story.drafts.filter(({ kind }) => kind === 'level').length > 1)
    return story.drafts.findLast(({ kind, quantity }) => kind === 'level' && quantity?.dimension !== 'times');
  // 增长6.8%，高于全市0.5个百分点，增速位居全市第2: the growth itself is ranked, not by how much it is ahead.
  const told = story.drafts.filter(({ kind }) => kind === 'growth');
  const rates = told.filter(({ observation }) => observation.unit !== '百分点');
  const growths = rates.length > 0 ? rates : told;
  // 能耗下降8.2%，降幅居第三
  if (/^(?:降幅|跌幅)$/.test(noun)) {
    const down = rates.findLast(({ observation }) => observation.growth?.direction === 'down');
    if (down?.observation.rank === null) return down;
  }
  if (/增速|增幅|涨幅|增长率/.test(noun)) {
    const of = noun.replace(/(?:平均)?(?:增速|增幅|涨幅|增长率).*$/, '') || (name?.kind === 'place' ? name.subject : '');
    const named =
      of.length > 1 && !/^[两二三]项$/.test(of)
        ? growths.findLast(draft => draft.noun.includes(of) || draft.observation.subject?.includes(of))
        : undefined;
    // 产值增长7.7%；固定资产投资完成28.4亿元，增速排名全区第三: the growth of what is told last, which no figure tells.
    const newest = story.drafts.findLast(({ kind }) => kind === 'level' || kind === 'growth');
    if (
      !named &&
      (of === '' || of === name?.subject) &&
      newest?.kind === 'level' &&
      ranks.length === 1 &&
      newest.observation.subject === growths.at(-1)?.observation.subject &&
      growths.at(-1)?.noun !== newest.noun
    )
      return undefined;
    return named ?? (ranks.length > 1 && growths.length >= ranks.length ? growths.at(i - ranks.length) : growths.at(-1));
  }
  // 强度4.1%，授权专利1906件，后一项指标列第二: of the figures told last.
  const which = whichOne.exec(noun);
  if (which) return story.drafts.filter(({ kind }) => kind !== 'rank').at(which[0].startsWith('后') ? -1 : -2);
  const newest = story.drafts.at(-1);
  const isAheadOfShare =
    newest?.quantity?.dimension === 'point' &&
    newest.observation.growth === null &&
    story.drafts.every(({ kind }) => kind !== 'level') &&
    story.drafts.at(-2)?.kind === 'share';
  // 占比达18%，高于全省3.2个百分点，居全省第二: nor is how far a share is ahead.
  const last = story.drafts.findLast(
    ({ observation, kind }) => observation.rule !== 'news.advance' && !(isAheadOfShare && kind === 'growth'),
  );
  // 是全国平均水平的近50倍，连续十三年位居全省第一: what is compared is ranked, not the comparison.
  const level = story.drafts.findLast(({ kind, quantity }) => kind === 'level' && quantity?.dimension !== 'times');
  // 总量仅次于经开区，居第二
  if (isGeneric(noun) && level && /(?:总量|规模|数量|总额)[^，]{0,10}$/.test(beforeClause)) return level;
  // 增速比全市快0.7个百分点，居第2: what is ahead is the rate.
  if (
    isGeneric(noun) &&
    !/总量|规模|总额|总数/.test(noun) &&
    last?.quantity?.dimension === 'point' &&
    (last.kind === 'growth' || /[高快低慢]于/.test(last.observation.quote)) &&
    (last.observation.growth === null ||
      /增速|增幅/.test(last.observation.quote) ||
      /[高快低慢]于|加快|放缓|回落|提速|[比较][^，]{2,16}[高低快慢](?:出|了)?\d/.test(last.observation.quote)) &&
    rates.length > 0
  )
    return rates.findLast(({ observation }) => observation.subject === last.observation.subject) ?? rates.at(-1);
  // 8个门类营收保持增长，其中科学研究服务业增长21.4%，居各门类之首: a growth of its own.
  const isOwn =
    last?.kind === 'growth' && level !== undefined && last.noun !== level.noun && last.noun !== '' && rates.includes(last);
  if (/^(?:完成|投资)?进度$|^完成率$/.test(noun)) {
    const rate = story.drafts.findLast(draft => /率$|进度$/.test(draft.noun) && draft.observation.rank === null);
    if (rate) return rate;
  }
  if (/^(?:比重|占比)$/.test(noun)) {
    const share = story.drafts.findLast(({ kind }) => kind === 'share');
    if (share) return share;
  }
  if (isGeneric(noun) && isOwn && !/总量|规模|总额|总数|数量/.test(noun)) return last;
  // 占比63.8%，为全省最高: a share may be the highest of all; 产量占全球一成，居第三: and a thing told of by its share alone has no other figure.
  if (
    (noun === '' || /^(?:居|位)/.test(noun)) &&
    last?.kind === 'share' &&
    (/最[高低]$/.test(words) ||
      (last.observation.share_of !== null &&
        /比[重例]/.test(beforeClause) &&
        !/^(?:全[国球省市区县]|世界|长三角|国内)/.test(last.observation.share_of)) ||
      (level && last.noun !== level.noun && !last.noun.includes(level.noun) && last.noun.length > 2))
  )
    return last;
  // 工业投资同比增长6.4%，总量居第三: the amount is not told.
  if (
    /^(?:总量|规模|总额|金额)$/.test(noun) &&
    last?.kind === 'growth' &&
    last.observation.growth !== null &&
    last.observation.unit !== '百分点' &&
    (!level || (last.noun !== level.noun && last.noun !== ''))
  )
    return undefined;
  // 34家，比上年末净增16家，总数升至第二: what there is, and not what came to it.
  if (/^(?:总数|总量|数量|规模|总规模)$/.test(noun) && level && isStep(level)) {
    const whole = story.drafts.findLast(
      draft => draft.kind === 'level' && draft.quantity?.dimension !== 'times' && !isStep(draft),
    );
    if (whole) return whole;
  }
  // 税收占比85.7%，居第二: the share is what the clause before tells.
  if (isGeneric(noun) && last?.kind === 'share' && shareAhead.test(beforeClause)) return last;
  if (/^(?:总量|总规模|总额|金额|总数)$/.test(noun) && level) {
    // 上市公司58家，其中境内51家，总数居第二: of the whole.
    const start = sentence.clauses.findLast(one => one.start <= level.start)?.start ?? 0;
    const whole =
      plain.startsWith('其中', start) && noun !== '金额'
        ? story.drafts.findLast(
            ({ kind, end, observation: { unit, subject } }) =>
              kind === 'level' && end <= start && unit === level.observation.unit && subject === level.observation.subject,
          )
        : undefined;
    return whole?.observation.rank === null ? whole : level;
  }
  // 产量占全国比重由7.3%上升到12.8%，总量跃居第三: the amount, which no figure tells.
  if (/^(?:总量|规模|总规模|总额)$/.test(noun) && last?.observation.rule === 'news.movement' && last.kind === 'share' && !level)
    return undefined;
  // 用电量14亿千瓦时，居第5位；增长36.9%，居第2位: the amount has its place already.
  if (isGeneric(noun) && level && level.observation.rank !== null && last?.kind === 'growth' && last.observation.growth) {
    const grown = rates.findLast(({ observation, end }) => observation.rank === null && end > level.end);
    if (grown) return grown;
  }
  if (isGeneric(noun) || sized.test(noun)) return last?.isRate ? last : (level ?? last);
  // 规模、增速均居前三
  if (sizes.length === 2 && sizes.every(isSize)) return level ?? last;
  const size = name === null || name.subject === level?.observation.subject ? sizeBefore(story.drafts, noun) : undefined;
  if (size) return size;
  // 获一等奖4项，获奖数居首位: what was just counted.
  const counted = /^[^，]{0,4}(数|数量|额|总额|量|强度|率)$/.exec(noun)?.[1];
  const just = story.drafts.at(-1);
  if (counted && just?.kind === 'level' && just.observation.rank === null && name === null) {
    const dimension = just.quantity?.dimension;
    if (
      /数/.test(counted)
        ? dimension === 'count' || dimension === 'house'
        : /额/.test(counted)
          ? dimension === 'money'
          : /率|强度/.test(counted) && dimension === 'percent' && just.noun.endsWith(noun)
    )
      return just;
  }
  return story.drafts.findLast(
    draft =>
      draft.kind === 'level' &&
      (draft.noun.includes(noun) ||
        (noun.startsWith(draft.noun) && (draft.noun.length > 3 || /^[^\d]{0,6}数$/.test(noun.slice(draft.noun.length))))),
  );
}
