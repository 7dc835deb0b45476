import { gather } from '../gather.ts';
import { ending, opening } from '../pattern.ts';
import { meaning } from '../token.ts';
import { type Draft, isBlank } from './draft.ts';
import { isNoun } from './trade-bare.ts';
import { type Clause, is, itemsOf } from './trade-clause.ts';
import { splitItems, trimmed } from './trade-item.ts';
import { endsTrade, hasTrade, type Item, isKind, isPlausible, isUse, startsTrade } from './trade-name.ts';
import { isListed } from './trade-open.ts';
import { splitCompound } from './trade-pair.ts';
import { isRefusal, mayEndRefusing, negates, refusedHead, refusing } from './trade-refusing.ts';
import { isKnown, isShaped as isKnownShape } from './trade-shape.ts';

/** p2p, ktv */
const letters = /^(?!\d?[a-z]\d*$)[a-z\d]{2,4}$/;
/** Longer rows are no lists that people write. */
const longestRow = 12;
/** 怕着火, 环保不过, 太臭: why the row is refused, before the refusal itself. */
const reason = /^(?:怕|太|因为?|味道?|噪音|环保|消防|安监|邻居|楼下|楼上|隔壁|房东)[\u4e00-\u9fff]{1,8}$/;

/**
 * The rows of single words that a refusal behind them refuses (铸造 热处理 酸洗 不要来电), by the place of their clause: words parted by nothing but
 * spaces, back to the first that is no name of a trade.
 */
export function refusedRows(draft: Draft, clauses: readonly Clause[]): Map<number, Item[]> {
  const rows = rowsBehind(draft, clauses);
  for (const [at, items] of numberedRows(draft, clauses)) rows.set(at, items);
  for (const [at, items] of rowsBefore(draft, clauses, isRefusal, rows, mayEndRefusing)) rows.set(at, items);
  return rows;
}

/** 不可 喷涂 电镀 木工: a word that refuses and a row behind it, by the places of their clauses. */
function rowsBehind(draft: Draft, clauses: readonly Clause[]): Map<number, Item[]> {
  const rows = new Map<number, Item[]>();
  for (let at = 0; at < clauses.length - 2; at++) {
    const head = refusedHead(wordsOf(draft, clauses[at]!));
    if (!head?.isBare || rows.has(at)) continue;
    const row: Item[][] = [];
    for (let to = at + 1; to < clauses.length && row.length < longestRow && isBeside(draft, clauses, to - 1); to++) {
      const items = wordAlone(draft, clauses[to]!);
      if (items.length === 0 || !items.every(item => isKnown(draft, item))) break;
      row.push(items);
    }
    // 铸造 酸洗 不接 食品 优先: what stands before is refused.
    const before = at > 0 && isBeside(draft, clauses, at - 1) ? wordAlone(draft, clauses[at - 1]!) : [];
    if (row.length < 2 || before.some(item => isKnown(draft, item))) continue;
    rows.set(at, []);
    for (const [i, items] of row.entries()) rows.set(at + 1 + i, items);
  }
  return rows;
}

/** 以下几类不接：, 不引入, 禁入行业 before numbered items. */
const numberedHead = ending(/(?:[不勿禁拒绝谈负限汰除]|黑名单|另[寻找])[^，:不]{0,12}?:?(?:\(?[1一][.、):][^，]{2,16})?$/);
const number = opening(/^(?:\d{1,2}|[一二三四五六七八九十])[.、):]+(?=[^\d.])/);
const figure = /^(?:\d{1,2}|[一二三四五六七八九十])[.、)]?$/;

/** 不接受以下几类：①铸造②熔炼; 不引入（1）印染；（2）化工: what the numbered items behind a refusal name, by the places of their clauses. */
function numberedRows(draft: Draft, clauses: readonly Clause[]): Map<number, Item[]> {
  const { plain } = draft;
  const rows = new Map<number, Item[]>();
  if (draft.side === 'need') return rows;
  for (let at = 0; at < clauses.length - 1; at++) {
    const head = wordsOf(draft, clauses[at]!);
    if (rows.has(at) || !numberedHead.test(head) || !isHead(head)) continue;
    const row: [at: number, items: Item[]][] = [];
    for (let to = at + 1; to < clauses.length && row.length < 2 * longestRow; to++) {
      const clause = clauses[to]!;
      const words = wordsOf(draft, clause);
      const mark = plain[clause.start - 1];
      if (figure.test(words) && (mark === '(' ? plain[clause.end] === ')' : plain[clause.end] === ' ')) {
        row.push([to, []]);
        continue;
      }
      const length = number.exec(words)?.[0].length ?? 0;
      const isNumbered = length > 0 || mark === '|' || row.at(-1)?.[1].length === 0;
      if (!isNumbered || words.length - length > 24) break;
      const items = itemsOf(draft, { start: clause.start + length, end: clause.end }, 'refused');
      if (items.length === 0 || !items.some(item => isKnown(draft, item) || isNoun(draft, item))) break;
      row.push([to, items]);
    }
    const items = row.flatMap(([, named]) => named);
    if (items.length < (/[1一][.、):]/.test(head) ? 1 : 2) || !items.some(item => isKnown(draft, item))) continue;
    if (!/[1一][.、):]/.test(head)) rows.set(at, []);
    for (const [to, named] of row) rows.set(to, named);
  }
  return rows;
}

/** Whether words that end with a colon or with the first numbered item refuse what follows. */
function isHead(words: string): boolean {
  const head = words.replace(/:?(?:\(?[1一][.、):].*)?$/, '');
  const last = refusedHead(head);
  return last?.end === head.length || isRefusal(head) || (negates(head) && (refusing.test(head) || refusesSome.test(head)));
}

const refusesSome =
  /(?:[不勿莫](?:再|得|予|准|可|能|要|宜|许|允许)?(?:引进|引入|招引|接收|接纳|接受|接待|接|收|租|做|招|放|存|考虑|欢迎|支持|受理|进|从事|经营)|禁止?(?:引进|引入|入驻|进入|准入|从事)?|拒绝?|谢绝|严禁)(?:以下|下列|如下|这|此|以上)?(?:[一二两三四五六七八九十几\d]|各|有关|相关)?(?:[类种个项家])?(?:行业|产业|项目|企业|业态|货物|客户|工艺|东西)?$/;

/** The rows that a welcome behind them takes in (穿珠子 缝袜头 都可以; 模具 注塑 机加工来), like those refused. */
export function welcomeRows(draft: Draft, clauses: readonly Clause[]): Map<number, Item[]> {
  return draft.side === 'offer' ? rowsBefore(draft, clauses, words => welcome.test(words), new Map()) : new Map();
}

const welcome = opening(
  /^(?:企业|客户|老板|厂家)?(?:(?:都|均|全|也|皆|最)(?:可以?|行|来|能|收|接|好|欢迎|优先|合适|适合|没问题)|欢迎|优先|可做|能做|均可|ok|来)(?:做|进|来|的|入驻|放|谈|考虑|承租|租)?$/,
);

function rowsBefore(
  draft: Draft,
  clauses: readonly Clause[],
  ending: (words: string) => boolean,
  taken: ReadonlyMap<number, Item[]>,
  mayEnd: (words: string) => boolean = () => true,
): Map<number, Item[]> {
  const rows = new Map<number, Item[]>();
  for (let at = 1; at < clauses.length; at++) {
    const words = draft.plain.slice(clauses[at]!.start, clauses[at]!.end);
    if (taken.has(at) || !mayEnd(words)) continue;
    const ends = ending(words);
    if (!ends && !endsLast(draft, clauses[at]!, ending)) continue;
    // 涉及酸洗、磷化工序的，环保批不了; 食品、服装，不接
    if (ends && draft.plain[clauses[at]!.start - 1] === '，' && clauses[at - 1]!.end === clauses[at]!.start - 1) {
      // 非化工、非印染，均可入驻
      const isBut = draft.plain[clauses[at - 1]!.start] === '非' && !startsTrade(draft, clauses[at - 1]!.start);
      const items = isBut ? [] : listBefore(draft, clauses[at - 1]!);
      if (items.length > 0) rows.set(at - 1, items);
      continue;
    }
    const row: [at: number, items: Item[]][] = [];
    let first = at - 1;
    // 做泡沫的 怕着火 不租
    if (ends && first > 0 && isBeside(draft, clauses, first) && reason.test(wordsOf(draft, clauses[first]!))) {
      rows.set(first, []);
      first--;
    }
    for (let to = first; to >= 0 && at - to <= longestRow && isBeside(draft, clauses, to) && !rows.has(to); to--) {
      const items = wordAlone(draft, clauses[to]!);
      if (items.length === 0) break;
      row.push([to, items]);
    }
    // 可做 五金 注塑 喷漆 不做: where a word of welcome opens the row, only the last word is refused.
    const opened = clauses[at - row.length - 1];
    if (opened && isBeside(draft, clauses, at - row.length - 1) && opens(draft, opened))
      row.length = Math.min(row.length, ends ? 1 : 0);
    while (row.length > 0 && !row.at(-1)![1].some(item => isKnown(draft, item))) row.pop();
    for (const [to, items] of row) rows.set(to, items);
  }
  return rows;
}

const wordsOf = ({ plain }: Draft, { start, end }: Item) => plain.slice(start, end);
const isBeside = ({ plain }: Draft, clauses: readonly Clause[], at: number) =>
  isBlank(plain, clauses[at]!.end, clauses[at + 1]?.start ?? 0);
const opens = (draft: Draft, clause: Clause) =>
  clause.tokens.some(
    token => is(token, 'open') && token.end === clause.end && (token.start === clause.start || !is(token, 'tail')),
  ) && !/[不勿禁]/.test(wordsOf(draft, clause));

/** 酸洗不要来电: whether a clause ends a row and names its last word. */
function endsLast(draft: Draft, clause: Clause, ending: (words: string) => boolean): boolean {
  const words = wordsOf(draft, clause);
  if (words.length > 16 || words.includes('、')) return false;
  for (let cut = 2; cut <= Math.min(9, words.length - 2); cut++)
    if (ending(words.slice(cut)))
      return isKnown(draft, { start: clause.start, end: clause.start + cut }) || letters.test(words.slice(0, cut));
  return false;
}

/** 机加工来 says more than a trade. */
const isWhole = (draft: Draft, item: Item) =>
  endsTrade(draft, item.start, item.end) ||
  // 喷漆房, 洗车行
  (/[房厂店站行]$/.test(draft.plain.slice(item.start, item.end)) && endsTrade(draft, item.start, item.end - 1)) ||
  isKnownShape(draft.plain.slice(item.start, item.end));

/** 从事废品回收的，不得参与竞租 */
const deed = opening(/^(?:从事|经营|生产|加工|用于|涉及|[是要想]做|工艺|行业|产业|产品|项目)$/);

/** The trades of a clause that goes on with its refusal behind a comma. */
function listBefore(draft: Draft, clause: Clause): Item[] {
  const words = wordsOf(draft, clause);
  const isOpen =
    /(?:的|者|类|企业|项目|行业|等|工序|工艺|没(?:资质|证|手续|指标|许可|环评)|太[重大吵臭脏危][险]?|(?:味道?|噪音|动静|粉尘|污染|震动|振动|灰尘)(?:太|很)?[重大])$/.test(
      words,
    ) || /^[^、]{2,8}、/.test(words);
  if (!isOpen || refusing.test(words) || isListed(draft, clause)) return [];
  if (clause.tokens.some(token => token.kind !== 'word' && token.kind !== 'mark')) return [];
  if (clause.tokens.some(token => token.kind === 'word' && is(token, 'open') && token.word.length > 1 && !deed.test(token.word)))
    return [];
  // 竞租人资格：从事废品回收的，不得参与
  const items = itemsOf(draft, { start: clause.start + words.lastIndexOf(':') + 1, end: clause.end }, 'refused');
  return items.every(item => isKnown(draft, item)) ? items : [];
}

/** The trade that fills a short clause of its own. */
function wordAlone(draft: Draft, clause: Clause): Item[] {
  const words = wordsOf(draft, clause);
  if (words.length > 10 || /[:、]/.test(words) || refusing.test(words) || isListed(draft, clause)) return [];
  if (clause.tokens.some(token => token.kind !== 'word' && token.kind !== 'mark' && !letters.test(words))) return [];
  const parts = splitItems(draft, clause).flatMap(part => trimmed(draft, part, true, true) ?? []);
  const items = gather(parts, part => splitCompound(draft, part));
  if (
    clause.tokens.some(
      token => (is(token, 'open') || is(token, 'tail')) && token.end === clause.end && token.end - token.start > 1,
    )
  )
    return [];
  if (/^(?:可(?![降再])|[能宜招找要有限只主]|适合|欢迎|都|均)/.test(words) && !startsTrade(draft, clause.start)) return [];
  const isGood = (item: Item) =>
    item.end - item.start >= 2 &&
    !isUse(draft, item) &&
    (!isKind(draft, item) || draft.gazetteer.trade(wordsOf(draft, item)) !== null) &&
    isPlausible(draft, item, true) &&
    !clause.tokens.some(
      token => meaning(token, 'deal') || meaning(token, 'sign') || Math.abs(Number(meaning(token, 'side') ?? 0)) >= 4,
    ) &&
    (letters.test(words) ||
      (isKnown(draft, item) && (!hasTrade(draft, item) || isWhole(draft, item))) ||
      (item.end - item.start <= 5 && !hasTrade(draft, item) && !/[来行可好收做]$/.test(words) && isNoun(draft, item)));
  return items.length > 0 && items.every(isGood) ? items : [];
}
