import { ending, opening } from '../pattern.ts';
import { tokensIn } from '../token.ts';
import type { Draft } from './draft.ts';
import type { Item } from './trade-name.ts';

/** 码头不租, 空地不卖: a part of the site that is not let. */
const partOfSite = opening(
  /^(?:的|其|该)?(?:码头|泊位|岸线|地磅|门卫|空地|院子|绿地|办公楼?|综合楼|宿舍楼?|食堂|停车场|屋顶|楼顶|外墙|设备|机器|行车|变压器|货架)$/,
);
/** 共享实验室、孵化器工位不要: kinds of space that one who seeks will not have. */
const kindOfSpace = ending(
  /(?:实验室|工位|孵化器|众创空间|联合办公|写字楼|商住楼|民房|农民房|地下室|铁皮房|彩钢房|活动房|毛坯房?|公寓|大棚|棚子|仓改厂|厂中厂)$/,
);
/** 不接受化工园区内地块: ground where one who seeks does not build. */
const ground = ending(
  /(?:地块|用地|土地|[集国][体有](?:工业)?地|划拨地|出让地|宅基地|农地|荒地|区域|地段|位置|片区|(?:园区|开发区|工业区|保护区)(?:之?内|里面?)?的?(?:厂房|房源)?)$/,
);

/** Whether what seems refused is no trade but a place, a kind of space or a part of the site. */
export function isNoTrade({ plain, side, tokens, gazetteer }: Draft, { start, end }: Item): boolean {
  const words = plain.slice(start, end);
  if (partOfSite.test(words)) return true;
  if (side === 'need' && (kindOfSpace.test(words) || ground.test(words))) return true;
  // 佘山除外 of one who seeks; 沙石 and 石灰窑 are towns too.
  if (side !== 'need') return false;
  let at = start;
  for (const token of tokensIn(tokens, start, end)) {
    if (token.start !== at || token.kind !== 'word' || token.places === null || token.trade !== null) return false;
    at = token.end;
  }
  return at === end && gazetteer.trade(words) === null;
}
