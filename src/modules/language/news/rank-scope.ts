import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

/** Among whom the places told last order: of several told of one thing the first (列全省第七、皖南第一，其中…). */
export function scopeBefore(drafts: readonly Draft[]): string | null {
  const last = drafts.findLast(({ observation }) => observation.rank_scope !== null);
  return (
    drafts.find(({ observation, start }) => observation.rank_scope !== null && start === last?.start)?.observation.rank_scope ??
    null
  );
}

/** 在全市占比超六成，稳居第一: the share right before says among whom. */
export function shareScope({ story, sentence, clause }: Scene): string | null {
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  const last = story.drafts.at(-1);
  const of = last?.kind === 'share' && before && last.end >= before.start ? last.observation.share_of : null;
  return of && /^(?:全[国省市区县球]|长三角|世界|国内)$/.test(of) ? of : null;
}

/** Among whom the words of a measure themselves order: 国内车用传感器出货量, 全球市占率. */
export const reachOf = (words: string | null | undefined) =>
  /^(国内|全球|全国|世界)/.exec(words?.replace(/^(?:在|占|其|公司)/, '') ?? '')?.[1] ??
  /(国内|全球|全国|世界)(?:市场)?(?:份额|市占率|占有率|[销产]量|出货量)$/.exec(words ?? '')?.[1] ??
  null;
