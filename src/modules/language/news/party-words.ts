import { ending, opening } from '../pattern.ts';

/** 聚焦四大产业, 整合园区资源, 指导市协会: what somebody did first, which names no party. */
export const deed = opening(
  /^(?:聚焦|围绕|整合|结合|指导|按照|针对|坚持|推动|推进|依托|立足|采取|采用|强化|引导|统筹|进一步|不断|持续|着力|切实|全力|大力|深入|加强|健全|完善|优化|狠抓|紧扣|锚定|抢抓|吸收|吸纳|发动|动员|协调|充分|积极|探索(?!者)|向(?:[\u4e00-\u9fff]{2,8})(?:宣传|宣讲|推介))/,
);

/** 某商会会长、某集团董事局主席|陈某: posts that one person holds. */
const posts =
  '会长|理事长|秘书长|主席|书记|主任|董事长|总经理|总裁|厂长|院长|所长|校长|局长|部长|处长|科长|教授|院士|专家|工程师|创始人|负责人';
const post = ending(new RegExp(`(?:${posts}|委员|代表)$`));
const named = new RegExp(`^[\\u4e00-\\u9fffA-Za-z（）()]{2,30}(?:${posts})([\\u4e00-\\u9fff]{2,3})$`);

/** The person who holds several posts; null where the words name no such one. */
export function holderOf(words: string): string | null {
  const parts = words.split('、');
  if (parts.length < 2 || !parts.slice(0, -1).every(part => post.test(part))) return null;
  return named.exec(parts.at(-1)!)?.[1] ?? null;
}
