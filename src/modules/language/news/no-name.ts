import { defaultGazetteer } from '../gazetteer.ts';
import { scan } from '../scan.ts';

const setOf = (rows: readonly string[]): ReadonlySet<string> => new Set(rows.flatMap(row => row.split(' ')));

/** Words that are part of a sentence and of no name, as far as they are words of their own there (不 but not 不锈钢, 都 but not 成都). */
const inClause = setOf([
  '了 着 过 不 没 也 还 就 被 把 让 却 仍 他 她 它 这 那 哪 吗 呢 是否 是 必须 可以 可能 应当 应该 能够 不能 不会 不得 无法',
  '根据 按照 依照 为了 随着 因为 由于 如果 但是 而且 不是 没有 就是 已经 正在 他们 我们 她们 它们 自己 这些 那些 这个 那个 这种 这样',
  '如何 何时 怎么 什么 为何 因此 因而 于是 然后 从而 以便 以免 即使 尽管 虽然 无论 不论 认为 表示 指出 透露 觉得 达到 降至 涨至 跌至',
  '时候 之后 以后 之前 以前 之时 过程中 显然 有些 有的 许多 不少 一旦 才能 尚未 只是 则是 而是 也是 又是 正是 均是 还是 更是 就会 都会 将会',
  '不再 不仅 不想 不用 导致 造成 避免 防止 此前 曾经 本来 看来 来说 无权 不同意 不符合 意味着 标志着',
]);

/** Those that stand in names of acts, but not of who acts. */
const inDoing = setOf([
  '最 更 从 只 仅 很 又 再 再次 依据 需要 经过 历时 历经 作为 目前 今后 现在 所有 非常 比较 除了 包括 继续 开始 要求 确定 影响 坚持 维持',
  '停止 参与 参加 支付 执行 下跌 上涨 增强 提升 降低 严格 定期 不定期 纷纷 大量 大举 积极 顺序 依次 最大程度 期间 情况 因素 兴趣 人士 消息',
  '以来 到来 任何 各种 具体 通常 往往 一般 经常 总是 频频 未经 期货 现货 价格 收购 并购 中标 入围 签订 公布 发布',
]);

const none: readonly string[] = [];

/** Whether the characters of any word of a set stand in a phrase. */
const holdsOf = (...sets: readonly ReadonlySet<string>[]): RegExp => new RegExp(sets.flatMap(set => [...set]).join('|'));
const holdsClause = holdsOf(inClause);
const holdsDoing = holdsOf(inClause, inDoing);

/** The words of a phrase, quotes and titles left out; none where the characters of none that is looked for stand in it. */
function wordsIn(phrase: string, holds: RegExp): readonly string[] {
  const told = phrase.replace(/《[^》]*》|“[^”]*”|之都/g, ' ');
  if (!holds.test(told.replaceAll(' ', ''))) return none;
  const { plain, starts } = scan(told, defaultGazetteer());
  const words: string[] = [];
  let from = 0;
  for (let at = 1; at <= plain.length; at++)
    if (at === plain.length || starts[at]) {
      words.push(plain.slice(from, at));
      from = at;
    }
  return words;
}

/** Whether a phrase holds what only a sentence does: 他们牵头, 收购徐福记|必须经过严格审核. */
export const isOfClause = (phrase: string): boolean => wordsIn(phrase, holdsClause).some(word => inClause.has(word));

/** Whether a phrase holds besides what only an act does. */
const isOfAct = (phrase: string): boolean => wordsIn(phrase, holdsDoing).some(word => inClause.has(word) || inDoing.has(word));

/** Ways to do a thing, reasons and conditions that stand before a verb: 以低价, 并根据采购文件, 为迎合低价. */
const way =
  /^(?!并购|并州|应[急用城县届]|要素|需求|以色列|为科|有关部门|使馆|且末|按摩)(?:(?:并|且|而|但|故|及|或|使|令|要|须|应|需|并且|以及|加之|再加上|其中|同时|对于|关于|有关|通过|借助|利用|采用|按|按照|以)(?=[\u4e00-\u9fff]{3})|为(?=[\u4e00-\u9fff]{4}))/;
/** 607个产品, 8月29日: what counts or dates and names nobody. */
const counted =
  /^[\d.,%－~-]+[%天日股]?$|^\d{1,2} ?日|\d[\d.,]*[万亿]?(?:[美欧日港]?元|股|吨|公斤|斤)?(?:左右|以上|以下)?$|^\d{4}年/;
/** 此次招标中, 某平台上, 本届展会: when and where. */
const where =
  /^(?:[而故]?(?:[此本这该][次届间轮]|[一两几]位|[各前])(?!行业|银行|海|进|沿|锋|程|橙|湾))|(?:[台坛网会议赛场站]上|仪式上共?|(?:招标|采购|过程|报告|公告|名单|其)中|[^同临平]时|[在之]|之间|有\d[^，,]*|(?<!华)为的?|联手|提前)$/;
const said = /都(?:被|在|是|要|会|能|有|已|没|不|将|很|可|专门|集体)|[：:；;，,。！？!?《》]/;

/** Whether words cannot be the name of somebody who acts. */
export function isNobody(words: string): boolean {
  return (
    said.test(words.includes('“') ? words.replace(/“[^”]*”/g, '') : words) ||
    counted.test(words) ||
    where.test(words) ||
    way.test(words) ||
    isOfAct(words)
  );
}
