import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { grantOfSum } from './grant-cause.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

const given = /(?:给予|予以|给)(?:一次性|不超过|最高|最多|不高于|不低于|至少|合计)*$/;
const grant = opening(/^的?(?:一次性)?((?:资金|财政|现金|专项|配套|后)?(?:补助|补贴|奖励|资助|贴息|奖补|支持))/);

/** 分三类给予不超过500万元、300万元和100万元的补助: each of them is given as what stands behind the last, and the limit before the first holds for all. `drafts`: those of the list, in its order. */
export function giveAlike(scene: Scene, group: readonly Quantity[], drafts: readonly Draft[]): void {
  const [first] = group;
  if (drafts.length !== group.length || first?.dimension !== 'money') return;
  const { plain } = scene.article;
  const end = group.at(-1)!.end;
  const what = grant.execAt(plain, end, Math.min(scene.clause.end, end + 12))?.[1];
  if (what !== undefined && given.test(plain.slice(Math.max(scene.clause.start, first.start - 12), first.start))) {
    const noun = grantOfSum(scene, what, undefined, first) ?? what;
    for (const draft of drafts) [draft.noun, draft.observation.indicator] = [noun, noun];
  }
  const { comparator, interval } = drafts[0]!.observation;
  if (comparator !== 'lt') return;
  for (const { observation } of drafts.slice(1))
    if (observation.comparator === 'eq') {
      observation.comparator = comparator;
      observation.interval = { lo: interval?.lo ?? null, hi: observation.value! };
    }
}
