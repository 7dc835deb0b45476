import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { skipLead } from './head.ts';
import { nameAt } from './name.ts';
import { nounBefore } from './noun.ts';
import type { Scene } from './scene.ts';
import { topicOf } from './story.ts';
import { goingBefore } from './trend.ts';

/** What the clause before said to have reached, changed or gone so, which the figure of this one tells; null where it said nothing of the kind. */
export const nounToldBefore = (scene: Scene, quantity: Quantity): string | null =>
  nounGrown(scene, quantity) ?? nounReached(scene) ?? nounGoing(scene, quantity) ?? nounOfAspect(scene);

/** 产业产值实现两位数增长，达621亿元; 出口量跻身前三，达19.6万辆: what reached the figure stands in the clause before, which tells none. */
function nounReached({ article, sentence, clause, periods, mind, story }: Scene): string | null {
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  // 吞吐量连续16年位居全球第一，去年完成13.77亿吨
  const from0 = periods.find(({ start }) => start === clause.start)?.end ?? clause.start;
  if (!before || !/^(?:达到?|为|至|升至|增至|分别|完成|突破)/.test(article.plain.slice(from0, from0 + 2))) return null;
  if (from0 === clause.start && /^(?:完成|突破)/.test(article.plain.slice(from0, from0 + 2))) return null;
  if (story.drafts.some(({ start, end, kind }) => kind !== 'rank' && start < before.end && end > before.start)) return null;
  const verb = reaching.exec(article.plain.slice(before.start, before.end));
  if (!verb) return null;
  const from = skipLead({ article, clause: before, periods }, before.start);
  const name = nameAt(article, before, from, mind);
  const at = name && name.end <= before.start + verb.index ? name.end : from;
  // 嘉兴科技城2024年技工贸总收入首超千亿
  const noun =
    at < before.start + verb.index
      ? nounBefore(article, at, before.start + verb.index, periods).replace(
          /^\d{4}年度?|(?:已经?)?连续[\d一二两三四五六七八九十]+[年季月个]度?月?$/g,
          '',
        )
      : '';
  if (noun.length < 2 || /^(?:占比|比重)$/.test(noun)) return null;
  const topic = topicOf(story);
  return topic?.noun.endsWith(noun) ? topic.noun : noun;
}

/** 税收由降转升，完成5.1亿元; 房地产开发投资仍在调整，仅完成173.9亿元: what goes so is what the figure tells of; a percentage tells of rates alone. */
function nounGoing(scene: Scene, { dimension }: Quantity): string | null {
  const noun = goingBefore(scene, scene.story.drafts.at(-1)?.end ?? 0);
  return noun === '' || (relative.has(dimension) && !isRate.test(noun)) ? null : noun;
}

/** 高新技术企业数量方面，松江1200家，青浦900家; 从增速看，…分别为12.5%: what the head of the sentence says is looked at. */
function nounOfAspect({ article, sentence, clause, periods, story }: Scene): string | null {
  const [head] = sentence.clauses;
  if (!head || head === clause || story.drafts.length > 0) return null;
  const found = aspect.exec(article.plain.slice(head.start, head.end));
  if (!found) return null;
  const at = head.start + found[0].indexOf(found[1]!);
  const noun = nounBefore(article, at, at + found[1]!.length, periods).replace(
    /^(?:[去今]年|20\d\d年|上半年|前三季度|[一二三四]季度|全年)+|(?<=.{2})数量$/g,
    '',
  );
  return noun.length > 1 && !/.增[速幅]$/.test(noun) ? noun : null;
}

const aspect =
  /^(?:从|就|在)?([^，,]{0,14}?(?:数量|总量|规模|增[速幅]|产值|营收|投资|税收|收入|强度|密度|占比|出口额?|进出口额?|企业数|专利数))(?:方面|来看|看|上)$/;

/** Dimensions of figures that count and weigh nothing. */
export const relative: ReadonlySet<string> = new Set(['percent', 'point', 'times', 'share', 'bare']);
const isRate = ending(/(?:率|强度|比重|占比)$/);

/** 留宣率比去年同期提高4.3个百分点，达到71.5%; 产值比2022年增长1.6倍，达到93亿元: what has changed is what reaches the figure. */
function nounGrown({ article: { plain }, sentence, clause, story }: Scene, { dimension }: Quantity): string | null {
  const last = story.drafts.at(-1);
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  if (last?.kind !== 'growth' || !before || last.start < before.start || !reachesAt.testAt(plain, clause.start, clause.start + 2))
    return null;
  const isOfRate = last.quantity?.dimension === 'point';
  if (isOfRate ? dimension !== 'percent' : relative.has(dimension)) return null;
  return last.noun || null;
}

const reachesAt = opening(/^(?:达到?|升[至到]|增[至到]|降[至到]|提[高升][至到]|[至为])/);

/** What happens to a thing that then reaches a figure. */
const reaching =
  /(?:首次|历史性|成功|一举|持续|稳步|快速|再次|连续|继续)*(?:实现|突破|过半|破[百千万亿]|首[超破]|再[创上]|创|跻身|跃居|升至|跃升|由负|迈上|站上|跨[上过入]|(?:越?过|冲破|逼近|直逼)了?(?=[两三四五六七八九十百千]?[百千万]亿)|保持|位居|稳居|居|最[多高大]$)/;
