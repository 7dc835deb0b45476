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
    contestIn(article, scene.sentence.start, scene.clause.end) ??
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
  for (const [i, given] of ranks.entries()) {
    const rank = given.scope === null && among !== null ? { ...given, scope: among } : given;
    const beside = inClause.findLast(draft => draft.end <= rank.start);
    const from = beside ? beside.end : at;
    const whole = cleanNoun(nounBefore(article, from, Math.max(from, rank.nounEnd), scene.periods));
    // 总量、增速分列第二、第一
    const listed = whole.split(/、|和|与/);
    const noun =
      ranks.length > 1 && listed.length === ranks.length && listed.every(part => part.length > 1 && part.length < 7)
        ? listed[i]!
        : whole;
    // 连续20年居全国百强县首位: the list is what ranks.
    const isOrder =
      /百强|500强/.test(rank.scope ?? '') ||
      orderBefore.test(article.plain.slice(scene.clause.start, rank.end).replace(/(?:[均中分并位]?[列居])?第.*$/, ''));
    const target = isOrder ? undefined : targetOf(scene, noun, ranks, i);
    if (target && target.observation.rank === null) {
      for (const other of /^(?:两|二)项|^(?:两|二)者|双双$/.test(whole) && ranks.length === 1
        ? story.drafts.filter(({ kind, observation: one }) => kind === target.kind && one.rank === null).slice(-2)
        : [])
        Object.assign(other.observation, { rank: rank.rank, rank_scope: rank.scope });
      tie(scene, target, rank);
      continue;
    }
    const parts = scene.name?.parts ?? scene.mind.parts;
    addRank(scene, rank, target && isGeneric(noun) ? target.noun : noun, from, parts.length === ranks.length ? parts[i]! : null);
  }
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
  const rates = told.filter(({ quantity }) => quantity?.dimension !== 'point');
  const growths = rates.length > 0 ? rates : told;
  if (/增速|增幅|涨幅|增长率/.test(noun)) {
    const of = noun.replace(/(?:平均)?(?:增速|增幅|涨幅|增长率).*$/, '');
    const named =
      of.length > 1 && !/^[两二三]项$/.test(of)
        ? growths.findLast(draft => draft.noun.includes(of) || draft.observation.subject?.includes(of))
        : undefined;
    // 产值增长7.7%；固定资产投资完成28.4亿元，增速排名全区第三: the growth of what is told last, which no figure tells.
    const newest = story.drafts.findLast(({ kind }) => kind === 'level' || kind === 'growth');
    if (
      !named &&
      of === '' &&
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
    /增速|增幅/.test(last.observation.quote) &&
    rates.length > 0
  )
    return rates.at(-1);
  if (isGeneric(noun) || /^[两二三]项(?:指标|数据)?$|^(?:新增数量|数量|总量|规模|总数|占比|工业投资总量)$/.test(noun))
    return last?.isRate ? last : (level ?? last);
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
      period: (story.isFrame ? story.period : null) ?? story.listed,
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
