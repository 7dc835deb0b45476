import { quoteOf } from './article.ts';
import { listIn } from './contest.ts';
import { periodOfRank } from './dating.ts';
import { isGeneric, tidyNoun } from './noun.ts';
import type { Rank } from './rank.ts';
import type { Scene } from './scene.ts';
import { addDraft, type Draft, observationOf } from './story.ts';

/** Writes a place in an order into the observation of the figure that it speaks of. */
export function tie({ article }: Scene, { observation, start, end }: Draft, rank: Rank): void {
  observation.rank = rank.rank;
  observation.rank_scope = rank.scope;
  observation.adLaw = rank.adLaw;
  observation.spans.rank = rank.span;
  observation.quote = quoteOf(article, Math.min(start, rank.start), Math.max(end, rank.end));
}

/** 生物医药产业综合竞争力连续三年, 数量: what is ranked, without how long. */
export function cleanNoun(noun: string): string {
  // 在全国内陆港中数量
  const own = noun
    .replace(/^.{1,14}[中里内](?=(?:数量|规模|总量|总数|增速|增幅|排名)$)/, '')
    // 在169家国家高新区中综合
    .replace(/^[^，]{0,10}\d+[个家][^，]{0,12}?[中里内](?=.{2})/, '')
    // 以2.6亿元之差屈居…之后
    .replace(/^(?:\d[\d.]*分)?的?(?:微弱|微小)?(?:之差|差距|优势)(?:惜|屈|险|力压.*|反超.*|胜出)?$/, '')
    // 在第三方机构公布的百强园区榜单上
    .replace(/^.*(?:公布|发布|揭晓|公示)的(?=.{4})/, '')
    .replace(/(?<=.{2}(?:榜单?|名单|排行|排名))[上中里]$/, '')
    // 合肥较上一年上升1位至第七
    .replace(/^[较比](?:上一?[年届期轮次]度?|去年|前一年|此前|上次)?$/, '')
    .replace(/^(?:分|的?[优佳好]?[异绩]?成绩)$/, '');
  return tidyNoun(
    own.replace(
      /(?:已|亦|也|均|都|持续|继续)?(?:连续(?:第?[\d一二两三四五六七八九十]+|多)(?:[年月届次季]|个月|个季度)|连年|多年|常年|长期|一直|始终|再次|首次|双双|一举)?(?:稳居|继续|持续|均|都|也|亦|评分|排名|名次|位次)?(?:登顶|仍然?|依然|依旧|却|只|仅|则|还|才|同样|暂|目前|(?<![表实体呈变])现|依次|[超赶反]超[^，,]{1,6}|超越[^，,]{1,6}|力压[^，,]{1,6}|堪称|可谓|号称|一路|强势|成功|再度|再|又|已){0,6}$/,
      '',
    ),
  ).replace(/(?<=.{2})总数$/, '');
}

/** 某院发布《2024年…百强榜》。⏎47家上榜。松江经开区列第19位: the list told of sentences before, unless the place is told among others. */
const ofList = ({ story }: Scene, { scope, who }: Rank): string | null =>
  story.list !== null && who === null && (scope === null || story.list.includes(scope)) ? story.list : null;

/** Tells a rank that no figure carries as an observation of its own. */
export function addRank(scene: Scene, rank: Rank, noun: string, from: number, subject: string | null): void {
  const { article, mind, story, sentence, clause } = scene;
  if (noun === '' && mind.subject === null && mind.main === null) return;
  // 在全省，这一名次是第六: the same in another order.
  const again = /^这[一个]?(?:项|名次|位次)?$/.test(noun) ? story.drafts.findLast(({ kind }) => kind === 'rank') : undefined;
  if (again) [noun, subject] = [again.noun.replace(/排名$/, ''), again.observation.subject];
  // 杭州第13: what ranks them is the list told of.
  const list =
    isGeneric(noun) || /^(?:综合|综合实力|总体|整体)$/.test(noun)
      ? (listIn(article, story.since, clause.end) ?? ofList(scene, rank))
      : null;
  // 在区域榜单上列第5，前四名依次为…: the list told of.
  if (noun === '' && list === null)
    noun =
      story.drafts.findLast(draft => draft.kind === 'rank' && /(?:榜单?|指数|竞争力|评价|考核)$/.test(draft.noun))?.noun ?? noun;
  // 产值1862亿元，增幅居首位: the growth of what was told, which no figure tells.
  // GDP总量居第二、增速居第五: or of what was ranked.
  const grown = /^(?:增[速幅]|涨幅)$/.test(noun)
    ? (
        story.drafts.findLast(({ kind }) => kind === 'level') ?? story.drafts.findLast(({ kind }) => kind === 'rank')
      )?.noun.replace(/(?:总量|规模|总额|增[速幅]|排名)$/, '')
    : undefined;
  if (grown) noun = `${grown}增速`;
  // 固定资产投资增速居全市第二: the rank of a change.
  const rate = /(增速|增幅|涨幅|增长率|降幅|跌幅|减幅)$/.exec(noun)?.[1];
  const observation = observationOf(
    {
      quote: quoteOf(article, Math.max(clause.start, from), rank.end),
      subject: subject ?? mind.subject,
      indicator: rate && !rank.isMoved ? noun : `${list ?? ''}${noun}排名`,
      value: null,
      unit: null,
      comparator: 'eq',
      interval: null,
      rank: rank.rank,
      rankScope: /^(?:榜单?|名单)$/.test(rank.scope ?? '') ? null : rank.scope,
      adLaw: rank.adLaw,
      period: periodOfRank(scene, rank, noun),
      isForecast: story.isForecast,
      span: null,
      rankSpan: rank.span,
      rule: 'news.rank',
    },
    article.published,
  );
  addDraft(story, sentence, {
    observation,
    noun,
    kind: 'rank',
    start: from,
    end: rank.end,
  });
}
