import { type Mind, speakOf } from './mind.ts';
import { isNation } from './place.ts';
import type { Draft, Story } from './story.ts';
import { backToWhole, isHeldOnly } from './taken-up.ts';

/** Whom a sentence went on about: from the sentence before, first of its own, and whether it told of a whole and its parts. */
type Told = {
  before: string | null;
  beforeKind: Mind['kind'];
  first: readonly [string, Mind['kind']] | null;
  whole: boolean;
};

/** Settles at the end of a sentence whom the next one goes on about where it names nobody: whoever the sentence was about, rather than those it only touched. */
export function goOnAbout(mind: Mind, story: Story, { before, beforeKind, first, whole }: Told): void {
  const latest = mind.subject;
  // 全球市场规模达…: told in passing; 苏州、杭州分别为3920亿元和1180亿元: parts, behind which the whole goes on.
  if (before !== null && (first?.[0].includes('、') ?? true) && isSharedOut(mind, before, story.drafts))
    speakOf(mind, before, beforeKind);
  else if (isNation(mind.subject) && before !== null) speakOf(mind, before, beforeKind);
  else if (first && !isHeldOnly(first[0], story)) speakOf(mind, ...first);
  else if (whole && before !== null && mind.subject !== before) speakOf(mind, before, beforeKind);
  // A project or firm that only an act was told of is not what the text goes on about.
  if (
    story.drafts.length === 0 &&
    before !== null &&
    (mind.kind === '项目' || mind.kind === '公司') &&
    beforeKind !== '项目' &&
    beforeKind !== '公司'
  )
    speakOf(mind, before, beforeKind);
  // 巨澜传动、德信密封两家企业新获评…，全区总数达14家: no figure was told of the firms.
  else if (
    before !== null &&
    mind.kind === '公司' &&
    beforeKind !== '公司' &&
    mind.subject !== before &&
    story.drafts.length > 0 &&
    story.drafts.every(({ observation }) => observation.subject !== mind.subject)
  )
    speakOf(mind, before, beforeKind);
  else if (before !== null) backToWhole(mind, before, beforeKind, latest);
}

/** More are no list that anybody reads. */
const mostParts = 30;

/** Whether the figures of a sentence were shared out among parts of what it went on about. */
const isSharedOut = ({ parts }: Mind, before: string, drafts: readonly Draft[]) =>
  parts.length > 1 &&
  parts.length <= mostParts &&
  !parts.includes(before) &&
  drafts.some(({ observation }) => observation.subject !== null && parts.includes(observation.subject));
