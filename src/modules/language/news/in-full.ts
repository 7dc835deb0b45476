import { ending } from '../pattern.ts';

const ofAlliance = ending(/^(?!长三角|(?:中国|全国|上海|江苏|浙江|安徽)).{5,}(?:联盟|协会|集群|创新中心)$/);
/** How far back a full name is looked for. */
const mostBack = 2000;

/** 长三角储能产业链联盟…。储能产业链联盟: an alliance of the region, as the text called it before. */
export function inFull(plain: string, at: number, words: string): string {
  if (!ofAlliance.test(words)) return words;
  return plain.slice(Math.max(0, at - mostBack), at).includes(`长三角${words.toLowerCase()}`) ? `长三角${words}` : words;
}
