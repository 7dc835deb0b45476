import { ending, opening } from '../pattern.ts';
import { tidyNoun } from './noun.ts';
import type { Scene } from './scene.ts';
import { goingBefore } from './trend.ts';

/** What a trade or a kind of firms plays: 是主力军, 挑大梁. */
const plays = ending(
  /(?:依旧|依然|仍然?|继续|始终|已经?)*(?:(?:是|成为?|为|当好?)(?:[\u4e00-\u9fff“”]{0,6})(?:主力军?|主角|大头|压舱石|顶梁柱|生力军|支柱|引擎|排头兵)”?|挑大梁|活力(?:十?足|强|迸发)|贡献突出|唱主角|扛大旗|扛大梁|占大头)$/,
);
/** A part of the economy that has measures of its own. */
const sector = ending(/(?:产业|行业|制造业|服务业|工业|农业|建筑业|业|集群|企业|民企|外企|国企|贸易|经济|板块|领域|产业链)$/);
/** 经济, 企业 alone say nothing. */
const anySector = opening(/^(?:全[市区县省]|区域|国民|工业|实体|市场)?(?:经济|企业|产业|行业|工业|主导产业)$/);
const bare = opening(
  /^(?:规上|规模以上)?(?:总产值|产值|增加值|营收|营业收入|销售收入|收入|投资|税收|利润|利润总额|进出口|出口|进口|进出口额|出口额|进口额|产量|销售额)$/,
);

/** 化工产业向好，完成产值1126亿元; 民营企业依旧是主力军，进出口1197亿元: whose a bare measure is, told in the clause before; empty where it tells none. */
export function actorBefore(scene: Scene, noun: string): string {
  if (!bare.test(noun)) return '';
  const { article, sentence, clause, story } = scene;
  const before = sentence.clauses[sentence.clauses.indexOf(clause) - 1];
  if (!before || before.stop === ';' || story.drafts.some(({ end }) => end > before.start)) return '';
  const words = article.plain.slice(before.start, before.end);
  const played = plays.exec(words);
  const found = played ? tidyNoun(words.slice(0, played.index)) : goingBefore(scene, 0);
  const own = found
    .replace(/^其中，?/, '')
    .replace(/^[\u4e00-\u9fff]{2,6}(?:市|区|县|省|镇|新区)(?=.{3})|^全[市区县省国](?=.{2})/, '');
  return sector.test(own) && !anySector.test(own) && own.length < 14 ? own : '';
}
