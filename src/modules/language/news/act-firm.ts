import { ending } from '../pattern.ts';
import { type Article, wordsOf } from './article.ts';
import { firmTail } from './firm-tail.ts';
import { placesAt } from './place.ts';
import type { EventType } from './reading.ts';
import { hasUnknown } from './unknown.ts';

/** What a firm builds or runs under its name. */
const thing =
  /(?:项目|基地|工厂|[一二三四五]期|线|厂房|装置|总部|中心|产业园|车间|平台|系统|分公司|工程|[^工]厂|仓|电站|大楼|大厦|设备)$/;
const opened = /(?:分公司|总部|工厂|[^试]基地|车间)$/;
/** Trades that join another in a name (生物医药, 航空动力) and are no product. */
const second = ending(/(?:科技|医药|医疗|装备|动力|能源|航天|材料|光电|电子|半导体|股份|集团|通信|机械|电气)$/);
const isPart = /^(?:[一二三四五]期|首[条座个家批台套]|第[一二三四五六七八九十\d]{1,3}[条座个批台套])/;

/** 晶禾电子功率模块基地, 智行数科的平台, 海拓轮毂二期工厂: the firm that a thing is called by, and the thing; null where no firm stands before it. `from`: where the words are looked for. */
export function firmAhead(article: Article, from: number, type: EventType, words: string): [firm: string, rest: string] | null {
  const { plain } = article;
  // What opens is a place of its own name more often than a firm's.
  if (type === 'delivery' || (type === 'opening' && !opened.test(words))) return null;
  if (!thing.test(words) || /[，、,]/.test(words)) return null;
  const at = plain.indexOf(words.toLowerCase(), from);
  if (at < 0) return null;
  const stop = at + words.length;
  const place = placesAt(article, at, stop)?.end ?? at;
  // 湖州长兴的蓝砺储能: where it is.
  const isWhere = place > at && plain[place] === '的';
  const own = isWhere ? place + 1 : place;
  let found: number | null = null;
  for (let end = own + 3; end <= Math.min(own + 10, stop - 3); end++) {
    const head = plain.slice(own, end);
    if (!/^[\u4e00-\u9fff]*$/.test(head) || /[的区县市镇省园]/.test(head)) break;
    const isOwned = plain[end] === '的';
    const rest = plain.slice(isOwned ? end + 1 : end, stop);
    const isTrade = end - own > 3 && firmTail.test(head) && article.starts[end] !== 0;
    if (!(isOwned || isTrade || (isPart.test(rest) && !thing.test(head))) || rest.length < 3 || !hasUnknown(article, own, end))
      continue;
    // 欣澜生物医药: a name may end in two trades.
    if (found === null || (isTrade && end - found < 4 && second.test(head)) || isOwned) found = end;
    if (!isTrade) break;
  }
  if (found === null) return null;
  return [wordsOf(article, isWhere ? own : at, found), wordsOf(article, plain[found] === '的' ? found + 1 : found, stop)];
}
