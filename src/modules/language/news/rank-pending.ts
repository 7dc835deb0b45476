import { opening } from '../pattern.ts';
import { tie } from './rank-tie.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

/** 居首，达15.7亿元; 分列第二、第三位，分别为13.2亿元和10.9亿元: the figures follow. */
const ahead =
  /^，(?:(?:[今去当全]年|20\d\d年)?(?:均|都|分别)?(?:为|达到?|有|是)|分别(?![高低快慢多少]于|[比较占])[\u4e00-\u9fff]{2,4})[^，。]{0,3}\d/;

/** 在全市排第5，是2020年的2.4倍: a comparison, and no figure of that order. */
const likened = opening(/^，[^，,；;。]{1,20}倍/);

/** Writes the places told before into the figures that follow. */
export function attachPending(scene: Scene, drafts: readonly Draft[]): void {
  const { story } = scene;
  const { pending } = story;
  story.pending = [];
  const [only] = pending;
  // 三地产值居前三位，分别为612亿元、398亿元和241亿元
  if (pending.length === 1 && only?.isTop && only.rank === drafts.length && drafts.length > 1)
    for (const [i, draft] of drafts.entries()) tie(scene, draft, { ...only, rank: i + 1 });
  else if (pending.length === 1 && only)
    for (const draft of drafts.slice(0, isOfAll(scene) ? drafts.length : 1)) tie(scene, draft, only);
  else if (pending.length === drafts.length) for (const [i, draft] of drafts.entries()) tie(scene, draft, pending[i]!);
}

/** Whether the figures that places speak of follow their clause. */
export const comesAhead = ({ article: { plain }, clause: { end } }: Scene) =>
  ahead.test(plain.slice(end, end + 12)) && !likened.testAt(plain, end, end + 24);

const isOfAll = ({ article, clause }: Scene) => /^(?:均|都)/.test(article.plain.slice(clause.start, clause.start + 1));
