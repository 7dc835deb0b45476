import { corridor, members } from '../region.ts';
import type { Clause } from './article.ts';
import { contestIn, orderAhead, orderBefore } from './contest.ts';
import { isGeneric, nounBefore } from './noun.ts';
import { attachPending, comesAhead } from './rank-pending.ts';
import { mayTellRow, tellQuoted, tellRow } from './rank-row.ts';
import { reachOf, scopeBefore, shareScope, wholeScope } from './rank-scope.ts';
import { besides, isSize, partsOf, sizeBefore, sized, targetOf, withoutGaps } from './rank-target.ts';
import { addRank, cleanNoun, tie } from './rank-tie.ts';
import { isOfOther, peerOf } from './rank-who.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

/** Ties the ranks of a clause to the figures they speak of; a rank of something else is an observation of its own. */
export function attachRanks(scene: Scene, known: number): void {
  const { story } = scene;
  const inClause = story.drafts.length > known ? story.drafts.slice(known) : none;
  if (inClause.length > 0) attachPending(scene, inClause);
  if (scene.ranks.length > 0) attachTo(scene, inClause);
  else if (mayTellRow(scene)) tellRow(scene, amongIn(scene, clauseBefore(scene)));
}

const none: readonly Draft[] = [];
const clauseBefore = ({ sentence, clause }: Scene) => sentence.clauses.findLast(({ start }) => start < clause.start);

function attachTo(scene: Scene, inClause: readonly Draft[]): void {
  const { article, story, at, ranks } = scene;
  const previous = clauseBefore(scene);
  const isWithPeer = /^[与和同]/.test(article.plain.slice(scene.clause.start, scene.clause.start + 1));
  const among = ranks.some(({ scope, isMoved }) => scope === null || isMoved) ? amongIn(scene, previous) : null;
  if (inClause.length === 0 && comesAhead(scene)) {
    story.pending = ranks.map(rank => ({ ...rank, scope: rank.scope ?? among }));
    return;
  }
  // 苏州21家、杭州17家、无锡12家位列前三: so many figures stand in their order.
  const levels = inClause.filter(({ kind, quantity }) => kind === 'level' && quantity?.dimension !== 'times');
  // 企业分别为43家、9家和4家，排名前三
  if (levels.length === 0 && previous && scene.name === null)
    levels.push(
      ...story.drafts.filter(
        ({ kind, start, observation: { rank, subject, value } }) =>
          kind === 'level' &&
          start >= previous.start &&
          rank === null &&
          // 安阳、南阳、焦作3家: so many are told of.
          !(value === scene.mind.parts.length && subject === scene.mind.parts.join('、')),
      ),
    );
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
  if (tellQuoted(scene, among) || tieParts(scene, among) || tieInOrder(scene, among)) return;
  let tied: Draft | undefined;
  for (const [i, given] of ranks.entries()) {
    let rank = given.scope === null ? { ...given, scope: among ?? ranks[i - 1]?.scope ?? null } : given;
    const beside = inClause.findLast(draft => draft.end <= rank.start);
    const passed = ranks[i - 1]?.end ?? 0;
    // 科技创新位列第一、对外开放位列第三: what stands behind the place before.
    const isPassed = passed > (beside?.end ?? at) && passed < rank.nounEnd;
    const from = isPassed ? passed : (beside?.end ?? at);
    const whole = rank.who === null ? cleanNoun(nounBefore(article, from, Math.max(from, rank.nounEnd), scene.periods)) : '';
    // 数量与宁波并列全省第一: another has the same place.
    const peer = peerOf(scene, rank, from);
    // 总量、增速分列第二、第一
    const listed = partsOf(whole);
    const noun =
      ranks.length > 1 && listed.length === ranks.length && listed.every(part => part.length > 1 && part.length < 11)
        ? listed[i]!
        : peer === null
          ? whole
          : whole.replace(`与${peer}`, '').replace(peer, '');
    // 规模列全市第5、郊区第3: the same thing in another order.
    const former = ranks[i - 1];
    if (
      tied &&
      former &&
      (former.nounEnd === given.nounEnd || (isPassed && noun === '')) &&
      listed.length < 2 &&
      former.scope !== null &&
      given.scope !== null &&
      former.scope !== given.scope
    ) {
      addRank(scene, given, tied.kind === 'growth' ? `${tied.noun}增速` : tied.noun, tied.start, tied.observation.subject);
      continue;
    }
    // 综合评价列全国第33，全省第8: the same thing in another order.
    const same = story.drafts.at(-1);
    if (
      noun === '' &&
      same?.kind === 'rank' &&
      same.observation.rank !== null &&
      given.who === null &&
      given.scope !== null &&
      given.scope !== same.observation.rank_scope &&
      (isPassed || (given.start === scene.clause.start && given.end === scene.clause.end))
    ) {
      addRank(scene, given, same.noun, from, same.observation.subject);
      continue;
    }
    // 连续20年居全国百强县首位: the list is what ranks.
    const isOrder =
      rank.isOwn ||
      rank.who !== null ||
      /百强|500强|榜单?$|名单$/.test((scene.name && !isWithPeer && inClause.length === 0 ? rank.scope : given.scope) ?? '') ||
      orderBefore.test(
        article.plain
          .slice(scene.clause.start, rank.end)
          .replace(/已?连续[\d一二三四五六七八九十]+[年次届月](?=排名|位|居|列|保持|蝉联|第)/, '')
          .replace(/(?:(?:[均分并位名荣]|(?<!排名)中)?[列居]|排名?|位于|升至|跃居|跃升至|稳居|高居|蝉联)?第.*$/, ''),
      );
    // 苏州、合肥分列第二、第三: each has a rank of its own.
    const isEach = ranks.length > 1 && scene.name?.parts?.length === ranks.length;
    const before = isEach ? story.drafts.findLast(({ kind }) => kind === 'rank' || i === 0) : undefined;
    // 长三角销售额占全国的52.7%，上海、无锡分列长三角第一、第二: nor is the figure before that of the first.
    if (before && isGeneric(noun) && (before.kind === 'rank' || before.observation.subject !== scene.name!.parts![i])) {
      addRank(scene, rank, before.noun, from, scene.name!.parts![i]!);
      continue;
    }
    // 广德居第一，宁国次之: the figure of the one named.
    if (rank.isNext) {
      if (story.drafts.every(draft => draft.observation.rank !== 1)) continue;
      const own = story.drafts.findLast(
        ({ kind, observation }) =>
          kind !== 'rank' && observation.rank === null && (rank.who === null || observation.subject === rank.who),
      );
      if (own) tie(scene, own, rank);
      else if (rank.who !== null)
        addRank(scene, rank, story.drafts.findLast(draft => draft.observation.rank === 1)!.noun, from, rank.who);
      continue;
    }
    // 产值146.5亿元，由第三升至第一: what was told of is ranked.
    if (rank.isMoved && isGeneric(noun) && among === null) {
      const told = story.drafts.findLast(({ kind, quantity }) => kind !== 'rank' && quantity?.dimension !== 'point');
      if (told && told.observation.subject === scene.mind.subject) {
        // 累计增长1.9%，由第14位回升至第10位: no amount was told.
        const isRate =
          /^增[速幅]$/.test(noun) ||
          (told.kind === 'growth' && story.drafts.every(({ kind, noun }) => kind !== 'level' || noun !== told.noun));
        const change = told.observation.growth?.direction === 'down' ? '降幅' : '增速';
        addRank(
          scene,
          { ...rank, scope: rank.scope ?? reachOf(told.noun) },
          isRate ? `${told.noun}${change}` : told.noun,
          from,
          null,
        );
        continue;
      }
    }
    // 按装机量计，居全国首位: what is ranked stands before.
    const counted = isGeneric(noun) ? countedBefore(scene) : null;
    if (counted !== null) {
      addRank(scene, rank, counted, from, rank.who);
      continue;
    }
    // 综合得分86.7，列百强榜第5位: what the places of the list go by.
    const isScored =
      !rank.isMoved && rank.who === null && noun === '' && story.drafts.at(-1)?.observation.unit === '分' && scene.name === null;
    const target = isOrder && !isScored ? undefined : targetOf(withoutGaps(scene), noun, ranks, i);
    // 苏州产值80亿元，吴江区排名第八: the place of another, whose figure is not told.
    if (target && isGeneric(noun) && rank.who === null && isOfOther(scene, target)) {
      addRank(scene, rank, /上榜|入[围选]/.test(target.noun) ? '' : target.noun, from, null);
      continue;
    }
    // 国内车用传感器出货量排名第四; 全球市占率19%，排名第二: what is measured says among whom.
    const reach =
      given.scope === null
        ? (shareScope(scene) ??
          reachOf(noun) ??
          reachOf(target?.noun) ??
          reachOf(target?.observation.share_of) ??
          (target?.quantity ? reachOf(article.plain.slice(target.start, target.quantity.head)) : null))
        : null;
    if (reach !== null) rank = { ...rank, scope: reach };
    // 以得分第一、报价3.96亿元中标: what is told behind is another thing.
    const isBehind = target?.quantity && target.quantity.head > rank.end && article.plain[rank.end] === '、';
    if (target && target.observation.rank === null && !isBehind) {
      if (ranks.length === 1) for (const other of besides(scene, whole, target)) tie(scene, other, rank);
      tie(scene, target, rank);
      tied = target;
      if (peer) story.drafts.push({ ...target, observation: { ...target.observation, subject: peer } });
      continue;
    }
    // 企业数与毕业企业数均居全市第一: each of them does.
    const each = partsOf(noun.replace(listedCount, ''));
    if (!target && ranks.length === 1 && each.length > 1 && each.length < 5 && each.every(part => isCountable.test(part))) {
      for (const part of each) addRank(scene, rank, part, from, null);
      continue;
    }
    const parts = scene.name?.parts ?? scene.mind.parts;
    addRank(
      scene,
      rank,
      target && !isBehind && isGeneric(noun) ? nounOf(target, noun) : nounOfShared(story.drafts.at(-1), noun),
      from,
      rank.who ?? (parts.length === ranks.length ? parts[i]! : null),
    );
    if (peer) addRank(scene, rank, target && !isBehind && isGeneric(noun) ? target.noun : noun, from, peer);
  }
}

/** How far before a rank the name of a contest is looked for. */
const reach = 600;

/** Among whom the words around a clause order, where those of its ranks do not say. */
function amongIn(scene: Scene, previous: Clause | undefined): string | null {
  const { article, story, clause, sentence } = scene;
  const first = sentence.clauses[0]!;
  const lastRank = story.drafts.findLast(({ observation }) => observation.rank_scope !== null);
  const since = Math.max(story.since, clause.end - reach);
  return (
    (previous ? orderAhead(article, previous.start, previous.end) : null) ??
    (first !== previous && first !== clause ? orderAhead(article, first.start, first.end) : null) ??
    (lastRank ? ofPlace(scene, contestIn(article, Math.max(since, lastRank.end), clause.end)) : null) ??
    scopeBefore(story.drafts) ??
    ofPlace(scene, contestIn(article, since, clause.end)) ??
    (amongMembers.test(article.plain.slice(sentence.start, clause.start + 4)) && hasAlias(scene) ? corridor : wholeScope(scene))
  );
}

/** 长三角独角兽企业榜单: cities on it are not ordered among firms. */
const ofPlace = ({ name, mind }: Scene, scope: string | null) =>
  scope !== null && (name ? name.kind === 'place' : mind.kind === '市')
    ? scope.replace(/(?<=^长三角|^全[国省市])[^百\d]{2,4}企业$/, '')
    : scope;

/** 外资增速列第二，总量列第七: a rank of the amount whose growth was ranked. */
const nounOf = (target: Draft, noun: string) =>
  target.kind === 'rank' && /^(?:总量|规模|总额|总数)$/.test(noun) ? target.noun.replace(/增[速幅]$/, '') || noun : target.noun;
/** 产量占全国比重升至12.8%，总量跃居第三: what was shared. */
const nounOfShared = (last: Draft | undefined, noun: string) =>
  last?.kind === 'share' && /^(?:总量|规模|总规模|总额)$/.test(noun) ? last.noun : noun;
/** GDP、进出口两项指标: what they are called together. */
const listedCount = /等?[两二三四五六七八九\d]+(?:项|个|大)(?:主要|核心|关键)?指标$/;
const isCountable = /^[^“”《》]{2,}(?:[数量额率值]|规模|增[速幅]|投资|收入|利润|税收)$/;

/** 按2024年装机量计: what the places of the next clause go by. */
function countedBefore({ article, sentence, clause, periods }: Scene): string | null {
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  const found = before
    ? /^(?:若|如果?)?按照?(.{2,20}?)(?:来?计算?|统计|衡量|排序|排名|口径|来看|看)$/.exec(
        article.plain.slice(before.start, before.end),
      )
    : null;
  if (!found) return null;
  const at = before!.start + found[0].indexOf(found[1]!);
  return nounBefore(article, at, at + found[1]!.length, periods) || null;
}

/** 总量和增速分列第三、第五, 总数和新增数均居第五: the amount, its growth and what is told by its rank alone have one each, or share it. */
function tieParts(scene: Scene, among: string | null): boolean {
  const { article, story, ranks, at, clause, sentence } = scene;
  const [first] = ranks;
  if (!first || ranks.length > 2) return false;
  const noun = cleanNoun(nounBefore(article, at, Math.max(at, first.nounEnd), scene.periods)).replace(/(?:分别|均|都)$/, '');
  const parts = peerOf(scene, first, at) !== null ? [] : partsOf(noun);
  // 产值1210亿元，增长11.8%，产值、增幅双双居第二
  const told0 = story.drafts.findLast(({ kind }) => kind === 'level');
  // 累计开工项目41个，开工数、总投资额均居第一
  const isLevelAgain = (part: string) =>
    told0 !== undefined &&
    told0.observation.rank === null &&
    (told0.noun.endsWith(part) || (ranks.length === 1 && sizeBefore([told0], part) !== undefined));
  if (
    parts.length !== 2 ||
    !parts.every(part => part.length > 1 && part.length < 7) ||
    !parts.some(part => sized.test(part) || isLevelAgain(part))
  )
    return false;
  const cut = sentence.start + article.plain.slice(sentence.start, clause.start + 1).lastIndexOf(';');
  const free = withoutGaps(scene).story.drafts.filter(
    draft => draft.end > cut && draft.kind !== 'rank' && draft.observation.rank === null,
  );
  const level = free.findLast(({ kind }) => kind === 'level');
  if (!level) return false;
  // 发行32只、227亿元，只数和规模双双居第一: both amounts are told.
  const levels = free.filter(({ kind, quantity }) => kind === 'level' && quantity?.dimension !== 'times');
  if (ranks.length === 1 && levels.length > 1 && parts.every(part => isSize(part) && !/增[速幅]/.test(part))) return false;
  for (const [i, part] of parts.entries()) {
    const given = ranks[i] ?? first;
    const rank = { ...given, scope: given.scope ?? first.scope ?? among };
    const told = /增[速幅]/.test(part)
      ? free.findLast(({ kind }) => kind === 'growth')
      : /^(?:占比|比重)$/.test(part)
        ? free.findLast(({ kind }) => kind === 'share')
        : (free.findLast(({ kind, noun: other }) => kind === 'level' && other.endsWith(part)) ??
          (sized.test(part) || isLevelAgain(part) ? level : undefined));
    if (told) tie(scene, told, rank);
    else addRank(scene, rank, /^增[速幅]$/.test(part) ? `${level.noun}${part}` : part, at, null);
  }
  return true;
}

/** 项目数和资金量分别居全市第二、第一; 宁波、嘉兴分别得112.4分和109.7分，居二、三位: as many figures as ranks, in their order. */
function tieInOrder(scene: Scene, among: string | null): boolean {
  const { article, story, ranks, at } = scene;
  const [first] = ranks;
  // 全国第八、全省第一: one thing in two orders.
  if (/^(?:榜单?|名单)$/.test(first?.scope ?? '')) return false;
  if (
    !first ||
    ranks.length < 2 ||
    ranks.some(({ isOwn, isNext }) => isOwn || isNext) ||
    ranks.some(({ scope }, i) => i > 0 && scope !== null && scope !== first.scope)
  )
    return false;
  const free = withoutGaps(scene).story.drafts.filter(({ kind, observation }) => kind !== 'rank' && observation.rank === null);
  const beside = story.drafts.findLast(draft => draft.end <= first.start && draft.end > scene.clause.start);
  const from = beside ? beside.end : at;
  const noun = cleanNoun(nounBefore(article, from, Math.max(from, first.nounEnd), scene.periods)).replace(/分别$/, '');
  const parts = partsOf(noun);
  const told = free.filter(({ kind }) => kind === 'level');
  const rates = free.filter(({ kind, observation }) => kind === 'growth' && observation.unit === '%');
  // 临平区、钱塘区增速分别为9.6%和8.8%，列第二、第四位; 两项进度分列第一、第四: those of one sort that were told last.
  const last = free.slice(-ranks.length);
  const isRow =
    last.length === ranks.length && last.every(({ kind, start }) => kind === last[0]!.kind && start === last[0]!.start);
  const isProgress = /^(?:[两二三]项)?(?:任务|完成)?(?:进度|完成率|占比|比重)$/.test(noun);
  const levels = isProgress
    ? free.filter(({ kind }) => kind === 'share').slice(-ranks.length)
    : isRow && isGeneric(noun)
      ? last
      : (told.length === 0 ? rates : told).slice(-ranks.length);
  const isCounted = parts.length === ranks.length && parts.every(part => /[数量额]$/.test(part));
  if (levels.length < ranks.length || !(isGeneric(noun) || isCounted || isProgress)) return false;
  // 宁波、绍兴以11家、7家分列二、三位
  if (scene.name?.parts?.some((part, i) => part !== levels[i]?.observation.subject)) return false;
  for (const [i, draft] of levels.entries()) tie(scene, draft, { ...ranks[i]!, scope: ranks[i]!.scope ?? first.scope ?? among });
  return true;
}

/** Whether the sentence speaks of the corridor before the clause that ranks. */
const hasAlias = ({ article: { plain }, sentence, clause }: Scene) => named.test(plain.slice(sentence.start, clause.start + 6));
const named = new RegExp(members);
/** 九城市中: or 其中, where they were named before. */
const amongMembers = new RegExp(`${members}[^，]{0,8}(?:中|[，,]|$)|其中`);
