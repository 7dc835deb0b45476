import { type ActScene, clauseWords } from './act-scene.ts';
import { partiesIn } from './party.ts';

/** 记者从某公司获悉, 从某集团了解到: who told the news. */
const heard = /(?:^|记者|[\d日号天]|近日|日前)从([^，,从]{4,30}?)(?:处|方面)?(?:获悉|了解到|得知|获知)$/;
/** 某公司介绍, 据某公司披露: so does who speaks. */
const spoken = /^(?:据|根据)?([^，,]{2,26}?(?:公司|集团))(?:有关负责人)?(?:介绍|披露|消息|透露|发布的公告)$/;

/** 记者从某公司获悉，该公司…: the firm that the clause before names; null where none does. */
export function firmHeardFrom(scene: ActScene, index: number): string | null {
  for (let at = index - 1; at >= Math.max(0, index - 2); at--) {
    const words = clauseWords(scene, at);
    const name = (heard.exec(words) ?? spoken.exec(words))?.[1];
    if (name && /(?:公司|集团|股份|科技|银行)$/.test(name)) return partiesIn(name)[0] ?? null;
  }
  return null;
}
