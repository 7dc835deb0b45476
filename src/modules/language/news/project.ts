import { meantBefore } from './meant.ts';
import type { Scene } from './scene.ts';

/** What a project has rather than who runs it. */
export const ofProject =
  /^(?:项目)?(?:计划|预计|估算)?(?:总)?投资(?:额|规模)?$|^(?:总)?占地(?:面积)?$|^(?:总)?(?:规划)?(?:建筑|用地)面积$|^(?:设计)?(?:年)?(?:产能|产值|产量)$|^(?:固定资产|设备)投资$|^(?:总|净)?用地$/;

/** 年产60万吨差别化纤维项目: the capacity by what is made. */
export const nameOfOutput = (noun: string) =>
  `${noun.replace(/(?:建设|生产|产业化|智造|制造)*(?:项目|基地|生产线).*$/, '')}年产能`;

/** The project that the sentence names. */
export function projectOf({ article, sentence, clause, mind }: Scene): string | null {
  const project = mind.last.get('项目');
  if (project && article.plain.slice(sentence.start, clause.end).includes(project.slice(-6).toLowerCase())) return project;
  // 签约Mini LED芯片项目，总投资24亿元: what the act before was about.
  return clause.start > sentence.start ? meantBefore(article, clause.start, '项目', sentence.start) : null;
}
