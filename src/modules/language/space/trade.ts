import { gather } from '../gather.ts';
import { ending, opening } from '../pattern.ts';
import { firstFrom, meanings, tokensIn } from '../token.ts';
import { type Draft, isBlank, type Mark, type Read } from './draft.ts';
import { isProduct } from './product.ts';
import { bareItems, isNoun } from './trade-bare.ts';
import { type Clause, clausesOf, itemsOf, type Running } from './trade-clause.ts';
import { cutTrades } from './trade-cut.ts';
import { isNoTrade } from './trade-else.ts';
import { hasTrade, type Item } from './trade-name.ts';
import { isListed, openedBy, usesOf } from './trade-open.ts';
import { ownersItems, productsOf, storesItems } from './trade-owner.ts';
import { projectItems } from './trade-project.ts';
import { examples, exceptOf, isRefusedBy, refusalOf } from './trade-refuse.ts';
import { isRefusal, refusedHead } from './trade-refusing.ts';
import { refusedRows, welcomeRows } from './trade-row.ts';
import { isKnown, isWork } from './trade-shape.ts';
import { cellItems } from './trade-sheet.ts';
import { isWarned, ofTenant } from './trade-tenant.ts';

export type TradesRead = { wanted: Read<string[]>; excluded: Read<string[]> };

/** What halls have or what is done for their users. */
const fittings = ending(
  /(?:[门窗炉架线管网塔]|保税|报关|孵化器|加速器|危化品|服务|管理|培训|检查|保安|保洁|防爆电器|防爆灯具?)$/,
);

const associations = opening(/^(?:行业|产业|企业|同业|业)?(?:协会|商会|学会|联盟|公会)/);

const isAssociation = ending(/[\u4e00-\u9fff]{2}(?:协会|商会|学会|联盟|公会)$/);

/** Reads the trades wanted and those refused; what present tenants do and what stands in a firm's name is left out. */
export function readTrades(draft: Draft, firm: Mark | undefined): TradesRead {
  const wanted: Item[] = [];
  const excluded: Item[] = [];
  /** What one who seeks says beside what is refused. */
  const told: Clause[] = [];
  const rows: Item[][] = [];
  const uses: Item[] = [];
  let running: Running = null;
  let isTenant = false;
  let listEnd = 0;
  const clauses = firm ? gather(clausesOf(draft), clause => besideFirm(draft, clause, firm)) : clausesOf(draft);
  const refused = refusedRows(draft, clauses);
  const welcome = welcomeRows(draft, clauses);
  for (const [at, clause] of clauses.entries()) {
    // 通用设备制造业（C34）、专用设备制造业（C35）: the code of a trade parts no list.
    if (isTradeCode(draft.plain, clause)) continue;
    isTenant = ofTenant(draft, clauses[at - 1], clause, isTenant);
    if (isTenant || isWarned(draft.plain.slice(clause.start, clause.end))) {
      running = null;
      continue;
    }
    const row = refused.get(at);
    if (row) {
      excluded.push(...row);
      if (row.length > 0) running = 'excluded';
      continue;
    }
    const taken = welcome.get(at);
    if (taken) {
      wanted.push(...taken);
      running = 'wanted';
      continue;
    }
    // 不接收 on a line of its own, 拒 before a list
    const next = clauses[at + 1];
    if (next && headsList(draft, clause, next)) {
      excluded.push(...itemsOf(draft, next, 'refused'));
      refused.set(at + 1, []);
      running = 'excluded';
      continue;
    }
    // 家具、纸品（丙类）均不可: the bracket stands between the list and its refusal.
    const behind = clauses[at + 2];
    if (
      next &&
      behind &&
      draft.plain[clause.end] === '(' &&
      behind.start === next.end + 1 &&
      draft.plain[next.end] === ')' &&
      isRefusal(draft.plain.slice(behind.start, behind.end))
    ) {
      const items = itemsOf(draft, clause, 'refused').filter(item => isKnown(draft, item));
      excluded.push(...items);
      if (items.length > 0) continue;
    }
    if (!refused.has(at + 1) && isRefusedBy(draft.plain, clause, clauses[at + 1])) {
      excluded.push(...itemsOf(draft, clause, 'refused'));
      continue;
    }
    // 适合仓储 物流 电商: a use counts in a list of trades.
    const use = draft.side === 'offer' ? usedIn(draft, clause, running) : null;
    if (use) {
      uses.push(use);
      running = 'wanted';
      continue;
    }
    const [hadWanted, hadExcluded] = [wanted.length, excluded.length];
    running = readClause(draft, clause, running, wanted, excluded, rows);
    // 招袜机配件 雨伞 化妆箱: goods that no list knows go on with a list of goods.
    if (wanted.length > hadWanted) listEnd = clause.end;
    else if (excluded.length === hadExcluded && isBlank(draft.plain, listEnd, clause.start) && isProduct(draft, clause)) {
      wanted.push(clause);
      listEnd = clause.end;
    }
    if (draft.side === 'need' && running !== 'excluded') told.push(clause);
  }
  const isAlone = wanted.length === 0 && excluded.length === 0;
  for (const row of rows) if (row.length > 1 || isMain(draft, row[0]!, isAlone)) wanted.push(...row);
  for (const use of uses)
    if (wanted.some(({ start, end }) => isRow(draft.plain, use, { start, end }) || isRow(draft.plain, { start, end }, use)))
      wanted.push(use);
  // 泵阀行业协会: who asks.
  const named = cutTrades(draft, wanted)
    .filter(
      ({ start, end }) =>
        !associations.test(draft.plain.slice(end, end + 6)) && !isAssociation.test(draft.plain.slice(start, end)),
    )
    .sort((a, b) => a.start - b.start);
  return {
    wanted: asRead(draft, named.length > 0 ? named : cutTrades(draft, besideTrades(draft, told)), 'trade.wanted'),
    excluded: asRead(
      draft,
      excluded.filter(item => !isOnlySign(draft, item) && !isNoTrade(draft, item)),
      'trade.excluded',
    ),
  };
}

/** Where nothing says what the space is for: what the one who seeks is called by, else goods that the dictionary does not know. */
function besideTrades(draft: Draft, told: readonly Clause[]): Item[] {
  const owners = gather(told, clause => [...ownersItems(draft, clause), ...storesItems(draft, clause)]);
  if (owners.length === 0) return gather(told, clause => productsOf(draft, clause));
  // 某新能源公司计划上储能箱体项目: the project tells more than the firm.
  const projects = owners.filter(({ end }) => draft.plain.startsWith('项目', end));
  return projects.length > 0 ? projects : owners;
}

const isTradeCode = (plain: string, { start, end }: Item) =>
  plain[start - 1] === '(' && plain[end] === ')' && /^[a-t]?\d{2,4}$/.test(plain.slice(start, end));

/** 要做环评的不接, 不是独栋的免谈: what a hall has or has not is no trade. */
function isOnlySign({ plain, tokens }: Draft, { start, end }: Item): boolean {
  const last = tokens[firstFrom(tokens, end) - 1];
  return (
    last?.end === end &&
    meanings(last, 'sign').length > 0 &&
    /^(?:不是|没有?|无|非|不带|做|办|设置?|使用|采用|安装|装|配备?|带)?$/.test(plain.slice(start, last.start))
  );
}

/** What a clause says before and behind the name of the firm (航空紧固件企业陕西翼达精密制造有限公司拟购地). */
function besideFirm({ tokens }: Draft, clause: Clause, firm: Mark | undefined): Clause[] {
  if (!firm || clause.start >= firm[1] || clause.end <= firm[0]) return [clause];
  return [
    [clause.start, firm[0]],
    [firm[1], clause.end],
  ].flatMap(([start, end]) => (end! - start! > 1 ? [{ start: start!, end: end!, tokens: tokensIn(tokens, start!, end!) }] : []));
}

const use = /^(?:适合|适宜|宜|可做|可以做|能做|可|做)?(仓储|组装|装配|加工|生产加工|冷藏)$/;

/** A use that fills a clause of a list of trades parted by spaces: behind what opens it, or among its trades. */
function usedIn({ plain }: Draft, { start, end }: Clause, running: Running): Item | null {
  if (end - start > 6 || (plain.charAt(start - 1) !== ' ' && plain[end] !== ' ')) return null;
  const found = use.exec(plain.slice(start, end));
  if (!found || (running !== 'wanted' && found[0] === found[1])) return null;
  return { start: end - found[1]!.length, end };
}

/** Whether the items up to the last one follow each other from a colon on. */
function isListedByColon({ plain }: Draft, items: readonly Item[], last: Item): boolean {
  let first = last;
  for (const item of items.toReversed())
    if (item.end === first.start - 1 && /[，、]/.test(plain[item.end]!)) first = item;
    else if (item !== last) break;
  return plain.charAt(first.start - 1) === ':';
}

/** Whether a clause is nothing but a word that refuses and the next one, in its line or the next, lists what. */
function headsList({ plain }: Draft, clause: Clause, next: Clause): boolean {
  const head = refusedHead(plain.slice(clause.start, clause.end));
  if (!head || (head.isBare && !/^[ \n|】]+$/.test(plain.slice(clause.end, next.start)))) return false;
  return (
    head.end === clause.end - clause.start &&
    !/[^ \n|，。；;!【]/.test(plain.slice(Math.max(0, clause.start - 1), clause.start)) &&
    /^[^、]{2,14}、/.test(plain.slice(next.start, next.end))
  );
}

/** Whether two single words stand in one row, with nothing but spaces between. */
const isRow = (plain: string, one: Item, two: Item) => /^[ |]+$/.test(plain.slice(one.end, two.start));

/** 装备制造, 汽摩配: a single word of an offer that is a trade and nothing else; short ones only where a clause is nothing but the word and nothing else is wanted. */
function isMain({ plain, gazetteer }: Draft, { start, end }: Item, isAlone: boolean): boolean {
  const words = plain.slice(start, end);
  const codes = gazetteer.trade(words);
  if (codes === null || (end - start >= 4 && codes.length > 0)) return codes !== null;
  return (
    isAlone &&
    end - start >= 3 &&
    !fittings.test(words) &&
    /[，,。；;\n |｜]/.test(plain[start - 1] ?? ' ') &&
    /[，,。；;\n |｜]/.test(plain[end] ?? ' ')
  );
}

function readClause(draft: Draft, clause: Clause, running: Running, wanted: Item[], excluded: Item[], rows: Item[][]): Running {
  const except = exceptOf(draft, clause);
  if (except) {
    excluded.push(...except.items);
    wanted.push(...itemsOf(draft, { start: except.end, end: clause.end }, 'trade'));
    return null;
  }
  const refusal = refusalOf(draft, clause, running);
  if (refusal) {
    // 凡属两高的一律不要，如钢铁轧制: the examples are the trades.
    const isSort = draft.plain[clause.end] === '，' && examples.test(draft.plain.slice(clause.end + 1, clause.end + 5));
    excluded.push(...(isSort ? refusal.filter(item => hasTrade(draft, item)) : refusal));
    return refusal.length > 0 ? 'excluded' : null;
  }
  const ofProject = projectItems(draft, clause);
  if (ofProject.length > 0) {
    wanted.push(...ofProject);
    return null;
  }
  const opened = openedBy(draft, clause);
  if (opened) {
    wanted.push(...opened.items);
    if (opened.isHeading) wanted.push(...cellItems(draft, clause));
    return opened.items.length > 0 || opened.isHeading ? 'wanted' : null;
  }
  // 谢绝：喷塑，烤漆: a list with commas goes on behind its colon.
  const last = excluded.at(-1);
  if (running === 'excluded' && last && last.end === clause.start - 1 && isListedByColon(draft, excluded, last)) {
    const words = draft.plain.slice(clause.start, clause.end);
    if (draft.gazetteer.trade(words) !== null || isWork(words)) {
      excluded.push(clause);
      return 'excluded';
    }
  }
  // 严禁喷油 丝印 注塑: the list of what is refused goes on behind a space.
  if (
    running === 'excluded' &&
    draft.side === 'offer' &&
    isBlank(draft.plain, excluded.at(-1)?.end ?? clause.end, clause.start)
  ) {
    const items = isListed(draft, clause) ? [] : bareItems(draft, clause, true);
    const isList = items.every(item => item.end - item.start <= 6 && (hasTrade(draft, item) || isNoun(draft, item)));
    if (items.length > 0 && isList && items[0]!.start === clause.start && items.at(-1)!.end === clause.end) {
      excluded.push(...items);
      return 'excluded';
    }
  }
  const uses = usesOf(draft, clause);
  if (uses.length > 0) {
    wanted.push(...uses);
    return null;
  }
  const cued =
    running === 'wanted' ||
    isListed(draft, clause) ||
    // 二类工业用地（电子元器件）
    (draft.plain.charAt(clause.start - 1) === '(' &&
      /(?:用地|用途|产业|行业)$/.test(draft.plain.slice(Math.max(0, clause.start - 3), clause.start - 1)));
  const bare = bareItems(draft, clause, cued);
  // An offer names trades without a verb only in lists, or in rows of single words (电子信息 智能装备 新能源汽车零部件).
  if (draft.side === 'offer' && !cued && bare.length === 1) {
    const [item] = bare;
    const row = rows.at(-1);
    if (row && isRow(draft.plain, row.at(-1)!, item!)) row.push(item!);
    else rows.push([item!]);
    return null;
  }
  const row = rows.at(-1);
  if (cued && bare[0] && row && isRow(draft.plain, row.at(-1)!, bare[0])) wanted.push(...row);
  wanted.push(...bare);
  return bare.length > 0 && running === 'wanted' ? 'wanted' : null;
}

function asRead({ plain }: Draft, items: readonly Item[], rule: string): Read<string[]> {
  const seen = new Map<string, Mark>();
  for (const { start, end } of items) {
    const words = plain.slice(start, end);
    if (!seen.has(words)) seen.set(words, [start, end, rule]);
  }
  return { value: [...seen.keys()], marks: [...seen.values()] };
}
