import { ending } from '../pattern.ts';
import { provinces } from '../region.ts';

const areas = ['长三角', '珠三角', '京津冀', '粤港澳大湾区', '成渝地区', '长江经济带'];
const ofAlliance = ending(new RegExp(`^(?!(?:${areas.join('|')}|中国|全国|${provinces})).{5,40}(?:联盟|协会|集群|创新中心)$`));
/** How far back a full name is looked for. */
const mostBack = 2000;

/** 长三角储能产业链联盟…。储能产业链联盟: an alliance of a wider area, as the text called it before. */
export function inFull(plain: string, at: number, words: string): string {
  if (!ofAlliance.test(words)) return words;
  const before = plain.slice(Math.max(0, at - mostBack), at);
  const area = areas.find(one => before.includes(`${one}${words.toLowerCase()}`));
  return area === undefined ? words : `${area}${words}`;
}
