import { quoteOf } from './article.ts';
import { corridor } from './mind.ts';
import { isGeneric, nounBefore, tidyNoun } from './noun.ts';
import { contestIn, orderBefore, type Rank } from './rank.ts';
import type { Scene } from './scene.ts';
import { type Draft, observationOf } from './story.ts';

/** Ties the ranks of a clause to the figures they speak of; a rank of something else is an observation of its own. */
export function attachRanks(scene: Scene, known: number): void {
  const { article, story, at } = scene;
  const { ranks } = scene;
  const inClause = story.drafts.slice(known);
  if (inClause.length > 0) attachPending(scene, inClause);
  if (ranks.length === 0) return;
  const among =
    contestIn(article, story.since, scene.clause.end) ??
    story.drafts.findLast(({ observation }) => observation.rank_scope !== null)?.observation.rank_scope ??
    (/九城市[^，]{0,8}(?:中|[，,]|$)|其中/.test(article.plain.slice(scene.sentence.start, scene.clause.start + 4)) &&
    hasAlias(scene)
      ? corridor
      : null);
  if (inClause.length === 0 && ahead.test(article.plain.slice(scene.clause.end, scene.clause.end + 12))) {
    story.pending = ranks.map(rank => ({ ...rank, scope: rank.scope ?? among }));
    return;
  }
  // 苏州21家、杭州17家、无锡12家位列前三: so many figures stand in their order.
  const levels = inClause.filter(({ kind, quantity }) => kind === 'level' && quantity?.dimension !== 'times');
  const top = ranks.find(({ isTop, rank }) => isTop && rank === levels.length && rank > 1);
  if (top) {
    for (const [i, draft] of levels.entries()) tie(scene, draft, { ...top, rank: i + 1, scope: top.scope ?? among });
    return;
  }
  // 松江、嘉定、青浦分列前三: each in its order.
  const parts = scene.name?.parts ?? [];
  const all = ranks.length === 1 && ranks[0]!.isTop && ranks[0]!.rank === parts.length ? ranks[0]! : null;
  if (all && levels.length === 0) {
    const noun = cleanNoun(nounBefore(article, at, Math.max(at, all.nounEnd), scene.periods));
    for (const [i, part] of parts.entries()) addRank(scene, { ...all, rank: i + 1, scope: all.scope ?? among }, noun, at, part);
    return;
  }
  if (tieInOrder(scene, among)) return;
  for (const [i, given] of ranks.entries()) {
    const rank = given.scope === null ? { ...given, scope: among ?? ranks[i - 1]?.scope ?? null } : given;
    const beside = inClause.findLast(draft => draft.end <= rank.start);
    const from = beside ? beside.end : at;
    const whole = cleanNoun(nounBefore(article, from, Math.max(from, rank.nounEnd), scene.periods));
    // 总量、增速分列第二、第一
    const listed = partsOf(whole);
    const noun =
      ranks.length > 1 && listed.length === ranks.length && listed.every(part => part.length > 1 && part.length < 7)
        ? listed[i]!
        : whole.replace(peerIn, '');
    // 连续20年居全国百强县首位: the list is what ranks.
    const isOrder =
      rank.isOwn ||
      rank.who !== null ||
      /百强|500强/.test(rank.scope ?? '') ||
      orderBefore.test(
        article.plain.slice(scene.clause.start, rank.end).replace(/(?:(?:[均分并位]|(?<!排名)中)?[列居])?第.*$/, ''),
      );
    // 苏州、合肥分列第二、第三: each has a rank of its own.
    const isEach = ranks.length > 1 && scene.name?.parts?.length === ranks.length;
    const before = isEach ? story.drafts.findLast(({ kind }) => kind === 'rank') : undefined;
    if (before && isGeneric(noun)) {
      addRank(scene, rank, before.noun, from, scene.name!.parts![i]!);
      continue;
    }
    const target = isOrder ? undefined : targetOf(scene, noun, ranks, i);
    if (target && target.observation.rank === null) {
      if (ranks.length === 1) for (const other of besides(scene, whole, target)) tie(scene, other, rank);
      tie(scene, target, rank);
      const peer = peerIn.exec(whole)?.[1];
      if (peer) story.drafts.push({ ...target, observation: { ...target.observation, subject: peer } });
      continue;
    }
    const parts = scene.name?.parts ?? scene.mind.parts;
    addRank(
      scene,
      rank,
      target && isGeneric(noun) ? target.noun : noun,
      from,
      rank.who ?? (parts.length === ranks.length ? parts[i]! : null),
    );
  }
}

/** 数量与宁波并列全省第一 */
const peerIn = /与([\u4e00-\u9fff]{2,4})$/;
const partsOf = (noun: string) => noun.split(/、|和|与/);
/** Words for what a figure told of before measures. */
const sized =
  /^(?:[两二三]项(?:指标|数据|数字|增[速幅])?|[两二三]者|新增数量|数量|总量|规模|总数|占比|比重|工业投资总量|金额|总额|双双)$/;

/** 项目数和资金量分别居全市第二、第一; 宁波、嘉兴分别得112.4分和109.7分，居二、三位: as many figures as ranks, in their order. */
function tieInOrder(scene: Scene, among: string | null): boolean {
  const { article, story, ranks, at } = scene;
  const [first] = ranks;
  // 全国第八、全省第一: one thing in two orders.
  if (!first || ranks.length < 2 || ranks.some(({ scope }, i) => i > 0 && scope !== null && scope !== first.scope)) return false;
  const free = story.drafts.filter(({ kind, observation }) => kind !== 'rank' && observation.rank === null);
  const beside = story.drafts.findLast(draft => draft.end <= first.start && draft.end > scene.clause.start);
  const from = beside ? beside.end : at;
  const noun = cleanNoun(nounBefore(article, from, Math.max(from, first.nounEnd), scene.periods)).replace(/分别$/, '');
  const parts = partsOf(noun);
  const told = free.filter(({ kind }) => kind === 'level');
  const rates = free.filter(({ kind, observation }) => kind === 'growth' && observation.unit === '%');
  const levels = (told.length === 0 ? rates : told).slice(-ranks.length);
  const isCounted = parts.length === ranks.length && parts.every(part => /[数量额]$/.test(part));
  if (levels.length < ranks.length || !(isGeneric(noun) || isCounted) || scene.name?.parts) return false;
  for (const [i, draft] of levels.entries()) tie(scene, draft, { ...ranks[i]!, scope: ranks[i]!.scope ?? first.scope ?? among });
  return true;
}

/** The other figures that one rank speaks of: 均居, 三项数据, 规模、增速均居, and two of one thing (9个、86亿元，居首位). */
function besides({ article: { plain }, story, clause, sentence }: Scene, noun: string, target: Draft): Draft[] {
  const free = story.drafts.filter(({ kind, observation }) => kind !== 'rank' && observation.rank === null);
  const count = /^([两二三四])[项者]/.exec(noun)?.[1] ?? (/双双$/.test(noun) ? '二' : null);
  const isAlike = ({ kind, observation }: Draft) =>
    kind === target.kind && (kind !== 'growth' || observation.unit === target.observation.unit);
  if (count) return free.filter(isAlike).slice(-Math.max(2, ' 一二三四'.indexOf(count)));
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  const near = free.filter(({ start }) => before && start >= before.start);
  const parts = partsOf(noun);
  // 规模、增速均居前三
  if (parts.length === 2 && /增[速幅]/.test(noun) && parts.some(part => sized.test(part)))
    return ['level', 'growth'].flatMap(kind => free.findLast(draft => draft.kind === kind) ?? []);
  if (!isGeneric(noun) && !sized.test(noun)) return [];
  if (/^(?:规模)?[均都]/.test(plain.slice(clause.start, clause.start + 3))) return near.filter(isAlike);
  const last = free.at(-2);
  return last &&
    near.includes(last) &&
    last.kind === 'level' &&
    target.kind === 'level' &&
    plain.slice(last.end, target.quantity?.head) === '、'
    ? [last]
    : [];
}

/** 居首，达15.7亿元; 分列第二、第三位，分别为13.2亿元和10.9亿元: the figures follow. */
const ahead = /^，(?:均|都|分别)?(?:为|达到?|有|是)[^，。]{0,3}\d/;

function attachPending(scene: Scene, drafts: readonly Draft[]): void {
  const { story } = scene;
  const { pending } = story;
  story.pending = [];
  const [only] = pending;
  if (pending.length === 1 && only)
    for (const draft of drafts.slice(0, isOfAll(scene) ? drafts.length : 1)) tie(scene, draft, only);
  else if (pending.length === drafts.length) for (const [i, draft] of drafts.entries()) tie(scene, draft, pending[i]!);
}

const isOfAll = ({ article, clause }: Scene) => /^(?:均|都)/.test(article.plain.slice(clause.start, clause.start + 1));

function tie({ article }: Scene, { observation, start, end }: Draft, rank: Rank): void {
  observation.rank = rank.rank;
  observation.rank_scope = rank.scope;
  observation.adLaw = rank.adLaw;
  observation.spans.rank = rank.span;
  observation.quote = quoteOf(article, Math.min(start, rank.start), Math.max(end, rank.end));
}

/** Whether the sentence speaks of the corridor before the clause that ranks. */
const hasAlias = ({ article: { plain }, sentence, clause }: Scene) =>
  /九城市/.test(plain.slice(sentence.start, clause.start + 6));

/** 生物医药产业综合竞争力连续三年, 数量: what is ranked, without how long. */
function cleanNoun(noun: string): string {
  return tidyNoun(
    noun.replace(
      /(?:已|亦|也|均|都|持续|继续)?(?:连续[\d一二两三四五六七八九十]+[年月届次])?(?:稳居|继续|持续|均|都|也|亦|评分|排名|名次|位次)?$/,
      '',
    ),
  );
}

/** The figure that a rank speaks of: that of a change where the words name one, else the last level. */
function targetOf({ story, name }: Scene, noun: string, ranks: readonly Rank[], i: number): Draft | undefined {
  // 江苏数量居全国第一, 合肥增速排名第一: of several told of, the one named again.
  const again = story.drafts.findLast(
    ({ observation, kind }) =>
      kind !== 'rank' &&
      observation.rank === null &&
      (observation.subject === name?.subject || (observation.subject !== null && noun.startsWith(observation.subject))),
  );
  const isAgain = name !== null && story.drafts.some(({ observation }) => observation.subject !== name.subject);
  if (again && isAgain && (isGeneric(noun.replace(/增速|增幅/, '')) || noun.startsWith(again.observation.subject ?? '∅')))
    return again;
  // 增长6.8%，高于全市0.5个百分点，增速位居全市第2: the growth itself is ranked, not by how much it is ahead.
  const told = story.drafts.filter(({ kind }) => kind === 'growth');
  const rates = told.filter(({ observation }) => observation.unit !== '百分点');
  const growths = rates.length > 0 ? rates : told;
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
  const last = story.drafts.at(-1);
  // 是全国平均水平的近50倍，连续十三年位居全省第一: what is compared is ranked, not the comparison.
  const level = story.drafts.findLast(({ kind, quantity }) => kind === 'level' && quantity?.dimension !== 'times');
  // 增速比全市快0.7个百分点，居第2: what is ahead is the rate.
  if (
    isGeneric(noun) &&
    last?.kind === 'growth' &&
    last.quantity?.dimension === 'point' &&
    (/增速|增幅/.test(last.observation.quote) || /[高快低慢]于|加快|放缓|回落|提速/.test(last.observation.quote)) &&
    rates.length > 0
  )
    return rates.at(-1);
  // 8个门类营收保持增长，其中科学研究服务业增长21.4%，居各门类之首: a growth of its own.
  const isOwn =
    last?.kind === 'growth' && level !== undefined && last.noun !== level.noun && last.noun !== '' && rates.includes(last);
  if (/^(?:比重|占比)$/.test(noun)) {
    const share = story.drafts.findLast(({ kind }) => kind === 'share');
    if (share) return share;
  }
  if (isGeneric(noun) && isOwn) return last;
  if (isGeneric(noun) || sized.test(noun)) return last?.isRate ? last : (level ?? last);
  // 规模、增速均居前三
  const sizes = partsOf(noun);
  if (sizes.length === 2 && sizes.every(part => sized.test(part) || /^增[速幅]$/.test(part))) return level ?? last;
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

function addRank(
  { article, mind, story, sentence, clause }: Scene,
  rank: Rank,
  noun: string,
  from: number,
  subject: string | null,
): void {
  if (noun === '' && mind.subject === null && mind.main === null) return;
  // 固定资产投资增速居全市第二: the rank of a change.
  const rate = /(增速|增幅|涨幅|增长率|降幅|跌幅|减幅)$/.exec(noun)?.[1];
  const observation = observationOf(
    {
      quote: quoteOf(article, Math.max(clause.start, from), rank.end),
      subject: subject ?? mind.subject,
      indicator: rate ? noun : `${noun}排名`,
      growth: rate ? { type: null, direction: /[降跌减]/.test(rate) ? 'down' : 'up' } : null,
      value: null,
      unit: null,
      comparator: 'eq',
      interval: null,
      rank: rank.rank,
      rankScope: rank.scope,
      adLaw: rank.adLaw,
      period: (story.isFrame && story.period && story.period.start >= sentence.start ? story.period : null) ?? story.listed,
      isForecast: story.isForecast,
      span: null,
      rankSpan: rank.span,
      rule: 'news.rank',
    },
    article.published,
  );
  story.drafts.push({
    observation,
    noun,
    kind: 'rank',
    isRate: false,
    start: from,
    end: rank.end,
    quantity: null,
    isTitle: sentence.isTitle,
  });
}
