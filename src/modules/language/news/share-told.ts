import type { Quantity } from '../quantity.ts';
import { isGeneric } from './noun.ts';
import type { Scene } from './scene.ts';
import { goneOrCome, partThat, type Share, shareAround } from './share.ts';
import type { Draft } from './story.ts';
import { partOfCounted, wholeAround, wholeName } from './whole.ts';

/** 员工中研发人员占七成: the whole stands before the part. */
export function shareWithin(scene: Scene, from: number, to: number, behind: string): Share | null {
  const whole = wholeAround(scene, from, to);
  const share = whole && shareAround(scene.article, whole.at, to, behind, scene.periods);
  return share && share.of === null && share.noun !== '' ? { ...share, of: whole.of } : null;
}

/** How much of what was told goes somewhere, comes from somewhere, is or does something; null where the words tell no such part. */
export function goneOf(
  scene: Scene,
  { end }: Quantity,
  before: string,
  topic: Draft | undefined,
): (Share & { noun: string }) | null {
  const own = isGeneric(before) ? '' : before;
  const told =
    topic && topic.noun !== '' && !/^有/.test(scene.article.plain.slice(scene.clause.start, end))
      ? wholeName(scene, topic.noun)
      : null;
  const gone = goneOrCome(scene.article, end, own, told);
  const part = gone || own !== '' ? null : partOfCounted(scene, end);
  if (part) return part;
  if (!gone) return own === '' ? partThat(scene.article, end, scene.clause.end) : null;
  // 现有企业88家，七成来自沪苏浙: only 其中 says of what.
  return { ...gone, of: scene.article.plain.startsWith('其中', scene.clause.start) ? gone.of : null };
}
