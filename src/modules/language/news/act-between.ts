import { opening } from '../pattern.ts';
import type { ActScene } from './act-scene.ts';

const helping = opening(
  /^(?:[经在由]|得益于|通过|多亏|依托|借助)了?[^，,。；;]{2,24}(?:牵线|搭桥|撮合|介绍|引荐|推荐|协调|推动|促成|对接|见证|支持|帮助|指导|斡旋)(?:之?下)?$/,
);

/** 经集群党委牵线, 在镇政府撮合下: who brought others together is no side of what they agreed on. */
export const isGoBetween = (words: string): boolean => helping.test(words);

/** How far back the two sides are looked for. */
const reach = 240;
const firm = /(?:公司|集团|大学|学院|研究院|研究所|医院|银行)$/;

/** A公司是受益者之一。楼上的B公司…，双方签订协议: the two that the sentences right before told of; none where they told of more or fewer. */
export function twoBefore({ article: { plain }, sentence, mind }: ActScene): string[] {
  const before = plain.slice(Math.max(0, sentence.start - reach), sentence.start);
  const at = (name: string) => before.lastIndexOf(name.toLowerCase());
  const told = [...new Set(mind?.recent ?? [])].filter(name => firm.test(name) && at(name) >= 0);
  return told.length === 2 ? told.sort((one, two) => at(one) - at(two)) : [];
}
