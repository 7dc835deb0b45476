import type { Words } from '#shared/words.ts';

/** How far a need has come (L codes, in order), or where it left the road (words). */
export type NeedStage = keyof typeof stages;

const stages = {
  L10: ['已提交', 'Submitted'],
  L20: ['已受理', 'Acknowledged'],
  L30: ['已核验', 'Verified'],
  L40: ['已研判', 'Qualified'],
  L50: ['已匹配', 'Matched'],
  L60: ['已分派', 'Routed'],
  L70: ['已反馈', 'Answered'],
  L80: ['接洽中', 'In contact'],
  L90: ['带看 / 考察', 'Viewing'],
  L100: ['方案 / 报价', 'Offered'],
  L110: ['谈判', 'Negotiating'],
  L120: ['意向锁定', 'Reserved'],
  L130: ['签约', 'Signed'],
  L140: ['入驻 / 转项目', 'Moved in'],
  L150: ['回访评价', 'Followed up'],
  pool: ['公海', 'Open pool'],
  on_hold: ['搁置', 'On hold'],
  lost: ['流失', 'Lost'],
  elsewhere: ['其他渠道成交', 'Closed elsewhere'],
  expired: ['过期', 'Expired'],
  cancelled: ['取消', 'Cancelled'],
  merged: ['合并', 'Merged'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** Every stage in order: the road first, the exits after it. */
export const needStages = Object.keys(stages) as NeedStage[];

/** The stages in which nothing more is owed to the enterprise. */
export const closedStages: readonly NeedStage[] = ['L140', 'L150', 'lost', 'elsewhere', 'expired', 'cancelled', 'merged'];

/** The name of a stage in the language of the reader. */
export function stageName(stage: NeedStage, say: Words): string {
  const [zh, en] = stages[stage];
  return say(zh, en);
}

/** How far along the road a stage stands: L20 is 20; an exit has no place on it. */
export function stageRank(stage: NeedStage): number | null {
  return stage.startsWith('L') ? Number(stage.slice(1)) : null;
}
