import type { Words } from '#shared/words.ts';

/** Version of the wording that stands in consentWords; stored with each need, so that what was agreed to stays known. */
export const consentVersion = '2026-11';

/** How long a consent may run, in days; the enterprise chooses. */
export const consentPeriods = [30, 90, 180] as const;

export const usualConsentPeriod: ConsentPeriod = 90;

export type ConsentPeriod = (typeof consentPeriods)[number];

/** What the enterprise agrees to: who sees what, for which purpose, how long, and how to take it back. */
export function consentWords(receivers: number, days: ConsentPeriod, say: Words): string {
  return say(
    `我同意链群仅为对接本次需求使用所填信息，最多提供给 ${receivers} 家接收方；电话加密保存，页面只显示部分数字，每次查看均留记录。` +
      `授权 ${days} 天，到期自动删除联系方式和需求文字；我可随时用专属链接撤回，撤回后立即删除。`,
    `I agree that Lianqun uses what I entered only to answer this request and passes it to at most ${receivers} receivers. ` +
      `The telephone number is stored encrypted, shown only in part, and every look at it is logged. ` +
      `This holds for ${days} days, then contact and text are deleted; I can withdraw at any time with my private link, and deletion is immediate.`,
  );
}
