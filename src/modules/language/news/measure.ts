import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { readAdvance } from './advance.ts';
import { changedBefore, rowBefore, stripped } from './changed.ts';
import { comparedBefore, endingOf, isFirstOfTwo, rateBefore, turnedBefore } from './comparison.ts';
import { grantOfShare } from './grant-cause.ts';
import { type Change, changeBefore, typeOf } from './growth.ts';
import { ofLevel } from './level.ts';
import { isGeneric, nounBefore, nounBehind } from './noun.ts';
import type { Growth } from './reading.ts';
import type { Around, Scene } from './scene.ts';
import { type Share, shareAround } from './share.ts';
import { goneOf, shareWithin } from './share-told.ts';
import { type Draft, topicOf } from './story.ts';
import { goingBefore } from './trend.ts';
import { isSigned } from './value.ts';
import { givenShare, heldBefore, listedShare, shareAmong, wholeBefore, wholeName } from './whole.ts';

/** What a figure turned out to be. */
export type Reading = {
  kind: Draft['kind'];
  noun: string;
  indicator: string;
  growth: Growth | null;
  share: Share | null;
  subject: string | null;
  end: number;
  base: Draft | undefined;
  isRate: boolean;
  rule: string;
  ranked?: Draft;
};

/** What a figure is: a level, a change, a share or what a rank speaks of, with the noun it measures. `around`: the words and names that may belong to it. */
export function readFigure(scene: Scene, quantity: Quantity, around: Around): Reading {
  const { article, periods, mind, story } = scene;
  const { from, to, limit, name, item } = around;
  const advance = readAdvance(scene, quantity, around);
  if (advance) return advance;
  const shared = name ?? scene.name;
  const [place, count] = around.place;
  const parts = shared?.parts ?? (mind.parts.length === count && count > 1 ? mind.parts : undefined);
  const subject = parts && parts.length === count ? parts[place]! : name ? name.subject : mind.subject;
  const topic = topicOf(story);
  const { dimension } = quantity;
  const isRelative = dimension === 'percent' || dimension === 'share';
  const behind = nounBehind(article, quantity, limit);
  const ranked = story.drafts.at(-1);
  // 增速并列全市第一，均为10.2%
  if (
    dimension === 'percent' &&
    ranked?.kind === 'rank' &&
    /增速|增幅/.test(ranked.noun) &&
    isGeneric(nounBefore(article, from, to, periods))
  ) {
    story.drafts.pop();
    const reading = ofChange(
      scene,
      quantity,
      {
        growth: { type: null, direction: 'up' },
        noun: ranked.noun.replace(/(?:增速|增幅).*$/, ''),
        ofRate: null,
        isRate: true,
        verbAt: to,
      },
      around,
      ranked.observation.subject,
    );
    return { ...reading, ranked };
  }
  // 合肥、芜湖增速并列第一，均为6.9%
  const told =
    dimension === 'percent' &&
    (story.pending.length > 0 || turnedBefore(scene)) &&
    isGeneric(nounBefore(article, from, to, periods))
      ? rateBefore(scene)
      : null;
  if (told !== null)
    return ofChange(
      scene,
      quantity,
      // 苏州进出口2.71万亿元，芜湖增速最快，达22.6%: of what was told before.
      { growth: { type: null, direction: 'up' }, noun: told || (topic?.noun ?? ''), ofRate: null, isRate: true, verbAt: to },
      around,
      subject,
    );
  const change = changeBefore(article, { from, to, wide: around.index === 0 ? scene.clause.start : from }, dimension, periods);
  // 与去年同期相比，家数持平，金额增长17%: the base stands clauses before.
  if (change && change.growth.type === null && scene.clause !== scene.sentence.clauses[0])
    change.growth = { ...change.growth, type: comparedBefore(scene) };
  // 同比增幅达12.7%，而前7个月这一增幅只有4.9%: the one told before.
  if (change && change.growth.type === null && /(?:这一|该|此)(?:增[幅速]|降幅|增长率)/.test(article.plain.slice(from, to)))
    change.growth = {
      ...change.growth,
      type: story.drafts.findLast(({ kind }) => kind === 'growth')?.observation.growth?.type ?? null,
    };
  const last = story.drafts.at(-1);
  const isListed =
    (last?.kind === 'growth' || last?.kind === 'share') &&
    /^[、，和及以\s]*(?:超过|近|约|逾|超)?$/.test(article.plain.slice(from, to));
  // 较2022年分别增长1.1倍和86%: the change goes on.
  if (
    !change &&
    isListed &&
    last?.kind === 'growth' &&
    last.end <= from &&
    from - last.end <= 2 &&
    !/[；;，,]/.test(article.plain.slice(last.end, to)) &&
    dimension !== 'count' &&
    (last.observation.growth || dimension === 'point')
  ) {
    const levels = story.drafts.filter(({ kind }) => kind === 'level');
    return ofChange(
      scene,
      quantity,
      {
        growth: last.observation.growth ?? { type: null, direction: 'up' },
        isGap: last.observation.growth === null,
        noun: levels.length > 1 && last.noun === levels.at(-2)!.noun ? levels.at(-1)!.noun : last.noun,
        ofRate: null,
        isRate: false,
        verbAt: to,
      },
      around,
      subject,
    );
  }
  // 连续三年保持15%以上增长
  const lastEnd = scene.groups[around.index]?.at(-1)?.end ?? quantity.end;
  const grows =
    dimension === 'percent' &&
    !change &&
    /(?:保持|实现|取得|达到)[^，]{0,6}$|年均$|(?:^|[\u4e00-\u9fff])以$/.test(article.plain.slice(Math.min(from, to - 1), to)) &&
    /^的?(?:[^，,；;\d]{0,10}?)(?:增(?:长|速|幅)|递增)/.test(article.plain.slice(lastEnd, lastEnd + 16));
  if (grows)
    return ofChange(
      scene,
      quantity,
      {
        growth: { type: typeOf(article.plain.slice(from, to)), direction: 'up' },
        noun: nounBefore(article, from, to, periods).replace(/(?:保持|年均|以)$/, ''),
        ofRate: null,
        isRate: false,
        verbAt: to,
      },
      around,
      subject,
    );
  // 占全市的41.3%；去年全年，这一占比为36%
  const isToldAgain = isRelative && toldAgain.test(article.plain.slice(from, to));
  // 环泰占股65%: a stake.
  const isHeld = dimension === 'percent' && article.plain[to - 1] === '股' && /[占持]股$/.test(article.plain.slice(from, to));
  const share =
    isRelative && !change && !isHeld && !isToldAgain
      ? (shareWithin(scene, from, to, behind.noun) ??
        shareAround(article, from, to, behind.noun, periods) ??
        listedShare(scene, last, isListed, behind.noun, from, to) ??
        givenShare(scene, last, behind.noun, to) ??
        heldBefore(scene, quantity, from, to))
      : null;
  if (change) return ofChange(scene, quantity, change, around, subject);
  // 其中四分之一出口海外, 近六成订单来自海外客户
  const gone =
    isRelative && !isHeld && !isToldAgain ? goneOf(scene, quantity, nounBefore(article, from, to, periods), topic) : null;
  if (gone)
    return {
      kind: 'share',
      noun: gone.noun,
      indicator: `${gone.noun}占比`,
      growth: null,
      share: gone,
      subject,
      end: quantity.end,
      base: topic,
      isRate: false,
      rule: 'news.share',
    };
  // 占GDP比重提升至5%；2024年这一比重为4.12%: the share told before.
  const before = isRelative && !share ? story.drafts.findLast(({ kind }) => kind === 'share') : undefined;
  if (before && /^(?:这一|该|此)(?:比重|比例|占比|份额)$/.test(nounBefore(article, from, to, periods)))
    return {
      kind: 'share',
      noun: before.noun,
      indicator: before.observation.indicator,
      growth: null,
      share: { of: before.observation.share_of, noun: before.noun },
      subject: before.observation.subject,
      end: quantity.end,
      base: undefined,
      isRate: false,
      rule: 'news.share',
    };
  // 首期投入5000万元，其中企业承担70%
  const own = isRelative && !share ? (item ?? nounBefore(article, from, to, periods)) : '';
  const isPaid =
    !share &&
    dimension === 'percent' &&
    topic?.kind === 'level' &&
    topic.quantity?.dimension === 'money' &&
    article.plain.startsWith('其中', scene.clause.start) &&
    own !== '' &&
    !/[率面比度幅重]$/.test(own) &&
    behind.noun === '';
  const part = isPaid
    ? { of: wholeName(scene, topic.noun), noun: own }
    : isRelative && !share && !isHeld && behind.noun === ''
      ? shareAmong(scene, own)
      : null;
  if (part)
    return {
      kind: 'share',
      noun: own,
      indicator: `${own}占比`,
      growth: null,
      share: part,
      subject,
      end: quantity.end,
      base: topic,
      isRate: false,
      rule: 'news.share',
    };
  if (share) {
    const own = item ?? (share.noun || grantOfShare(scene, quantity, to));
    // 销量居前三，海外收入增长112%，占总收入的18%: of what grew.
    const grown =
      isGeneric(own) && last && last.noun !== '' && (last.kind === 'growth' || (last.kind === 'rank' && !topic))
        ? last
        : undefined;
    // 引进项目43个，到位资金67.8亿元，分别占全区的31%和36%: one of each.
    const each =
      count > 1 && isGeneric(own) && /分别|依次/.test(article.plain.slice(from, to))
        ? rowBefore(story.drafts, from, count).at(place)
        : undefined;
    const noun = own !== '' && !isGeneric(own) ? own : ((each ?? grown ?? topic)?.noun ?? own);
    const of =
      share.of === ''
        ? null
        : (share.of ?? wholeBefore(scene, own) ?? (topic?.kind === 'share' ? topic.observation.share_of : story.shareOf));
    if (share.of) story.shareOf = share.of;
    // 出口1.42万亿元，占全省出口的40.6%: only the scope tells something new.
    const scope = of === null ? null : /^(全[国省市区县]|全球|国内)(.{2,})$/.exec(of);
    const isNamed = /率$|贡献率$|完成率$/.test(noun);
    // 到资33.6亿元，完成年度目标的52.1%: the task of what was told of.
    const task = noun === '任务完成率' && topic?.kind === 'level' && topic.end <= from ? `${stripped(topic.noun)}${noun}` : noun;
    return {
      kind: 'share',
      noun: stripped(noun),
      indicator: isNamed ? task : `${stripped(noun)}占比`,
      growth: null,
      share: { ...share, of: scope && stripped(noun).endsWith(scope[2]!) ? scope[1]! : of },
      subject,
      end: share.noun === behind.noun && behind.noun !== '' ? behind.end : quantity.end,
      base: grown ?? topic,
      isRate: false,
      rule: 'news.share',
    };
  }
  return ofLevel(scene, quantity, around, behind, subject);
}

const toldAgain = opening(/^[，,]?(?:这一|该|此)(?:比重|比例|占比|份额)(?:[为是达仅只有近约超升降至到]|则)*$/);

const isRatio = ending(/(?:强度|占比|比重|率)$/);

function ofChange(
  scene: Scene,
  quantity: Quantity,
  change: Change,
  { item, name, place: [index, count], index: group, from, to }: Around,
  subject: string | null,
): Reading {
  const { story, article, clause } = scene;
  const levels = story.drafts.filter(({ kind }) => kind === 'level');
  const isFirst = count === 1 && levels.length > 1 && isFirstOfTwo(scene, quantity, group, article.plain.slice(from, to));
  const shared =
    item !== null
      ? undefined
      : isFirst
        ? levels.at(-2)
        : count > 1 && levels.length >= count
          ? levels.at(index - count)
          : undefined;
  const told = change.noun.replace(/(?:同比|环比|按年|按月|年均|年平均)+$/, '');
  // 三者产值1102亿元，占规上工业比重提高2.2个百分点
  const ofWhole = told.startsWith('占') && /^占(.{2,10}?)的?比[重例]$/.test(told);
  const named = item ?? (isGeneric(told) || /^(?:比重|占比)$/.test(told) || ofWhole ? '' : told);
  // 规上工业增加值由降转升，增长3.9%
  const own = named || goingBefore(scene, changedBefore(story, quantity)?.end ?? 0).replace(/(?:增[速幅]|降幅)$/, '');
  const base = own === '' ? (shared ?? changedBefore(story, quantity)) : undefined;
  const noun = own !== '' ? own : base ? (base.kind === 'share' || ofWhole ? `${stripped(base.noun)}占比` : base.noun) : '';
  // 泾县低于全市平均0.4个百分点: whose it is was told anew.
  const isOther = (name ?? scene.name) !== null && base !== undefined && base.start < clause.start;
  // -1.3%: a sign before the number.
  const isNegative = isSigned(article.plain, quantity.head);
  const { dimension } = quantity;
  const isSum = dimension !== 'percent' && dimension !== 'point' && dimension !== 'times' && dimension !== 'share';
  const growth: Growth = isNegative ? { ...change.growth, direction: 'down' } : change.growth;
  // 增长9.9%，较前三季度回落0.8个百分点: of the rate told before.
  const rate = quantity.dimension === 'point' && own === '' && base?.kind === 'growth' ? base.observation.growth : null;
  const movedRate = rate ? (rate.direction === 'up' ? '增速' : '降幅') : null;
  return {
    kind: 'growth',
    noun,
    // 研发投入强度3.9%，高于全国1.2个百分点: how far a ratio is ahead is no growth of it.
    indicator: change.isGap && isRatio.test(noun) ? noun : `${noun}${change.ofRate ?? movedRate ?? endingOf(growth, quantity)}`,
    growth: isSum || change.isGap ? null : growth,
    // 占全省的18%，比重提高1.2个百分点: by how much the share moves is a share of nothing.
    share: base?.observation.share_of && quantity.dimension !== 'point' ? { of: base.observation.share_of, noun } : null,
    subject: base && own === '' && !isOther ? base.observation.subject : subject,
    end: quantity.end,
    base,
    isRate: change.isRate || change.ofRate !== null,
    rule: 'news.growth',
  };
}
