import { ending } from '../pattern.ts';
import { nameAt } from './name.ts';
import { nounBefore } from './noun.ts';
import type { Scene } from './scene.ts';
import { periodsOf } from './when.ts';

/** 由降转升, 稳步增长, 仍在调整, 同步走高 at the end of a clause without a figure: how something goes, before the figure tells by how much. */
const going = ending(
  /(?:由[\u4e00-\u9fff]{1,3}转[\u4e00-\u9fff]{1,3}|止跌(?:回升|企稳|转升)|降幅(?:继续|持续|进一步|明显|逐[月季步])?[收缩](?:窄|小)|(?:持续|稳步|平稳|稳定|较快|快速|高速|大幅|继续|明显|逆势|加快|企稳|触底|恢复性|双双)(?:增长|回升|上升|下降|回落|攀升|提升|走高|扩大|回暖|反弹|下滑)|(?:保持|延续|呈现)[\u4e00-\u9fff]{0,6}(?:增长|态势|势头|走势)|稳中[有向][\u4e00-\u9fff]{1,2}|回升向好|向好|回暖|(?:仍|依然|依旧|总体|整体|持续|继续|同步|同样|双双|一路|小幅|大幅|明显|有所|阶段性|处于|也|在)+(?:调整|筑底|探底|恢复|扩张|收缩|低位|增长|上升|下降|回落|扩大|收窄|提升|减少|增加|稳定|平稳|活跃|旺盛)|(?:(?:增|涨|走|优)势|势头|表现|态势)?(?:仍|依然|依旧|总体|整体|持续|继续|同步|同样|双双|一路|小幅|大幅|明显|有所|逆势|加快|连[年续]|逐[年月季步]|也)*(?:走[高低强弱稳]|承压|低迷|疲软|放缓|趋缓|趋稳|企稳|上扬|下行|上行|攀升|下滑|反弹|提速|(?:加速|快速|蓬勃|稳健)(?:奔跑|发展|成长|壮大|崛起)|加速|亮眼|抢眼|强劲|火热|迅猛|最猛|喜人|突出|良好|遇冷|转[正负暖]|平稳运行|再上新?台阶|加快释放))$/,
);

/** What the clause right before said to rise or fall (规上工业增加值由降转升，增长3.9%): its noun; empty where none did. `since`: what was told up to there does not count. */
export function goingBefore({ article, sentence, clause, mind }: Omit<Scene, 'story'>, since: number): string {
  const { clauses } = sentence;
  const before = clauses[clauses.indexOf(clause) - 1];
  if (!before || before.start < since) return '';
  const found = going.exec(article.plain.slice(before.start, before.end));
  if (!found) return '';
  let at = before.start;
  for (const { start, end } of periodsOf(article, sentence)) if (start === at) at = end;
  at = nameAt(article, before, at, mind)?.end ?? at;
  const noun = nounBefore(article, at, before.start + found.index, periodsOf(article, sentence));
  // 逐季向好: nothing is named.
  return /^(?:逐[年季月周]|总体|整体|一路|继续|增[速幅])+$/.test(noun) ? '' : noun;
}
