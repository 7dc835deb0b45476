import { gather } from '../gather.ts';
import type { Token } from '../scan.ts';
import { meanings, tokensIn } from '../token.ts';
import type { Draft } from './draft.ts';
import { isPlaces } from './place-hit.ts';
import { splitItems, trimmed } from './trade-item.ts';
import { hasTrade, type Item, isGoods, isKind, isPark, isPlausible, isTrade, isUse } from './trade-name.ts';
import { splitCompound } from './trade-pair.ts';
import { isKnown, isWork } from './trade-shape.ts';

type Role = 'open' | 'store' | 'refuse' | 'refused' | 'tenant' | 'owner' | 'tail' | 'never';
export type Clause = Item & { tokens: readonly Token[] };
export type Running = 'wanted' | 'excluded' | null;

/** Longer clauses are no lists that people write. */
const longestClause = 200;
export const is = (token: Token | undefined, role: Role) => meanings(token, 'trade').includes(role);

/** 厂房出租/一楼/电150/电泳、废品收购谢绝/可注册: whether strokes part the statements of a text of one line, of which several hold figures. */
function fieldsParted(plain: string, tokens: readonly Token[]): boolean {
  let strokes = 0;
  let figured = 0;
  let isFigured = false;
  let last = 0;
  for (const token of tokens) {
    if (token.kind === 'mark' && token.mark === '/') {
      last = token.end;
      strokes++;
      if (isFigured) figured++;
      isFigured = false;
    } else if (token.kind !== 'mark' && token.kind !== 'word') isFigured = true;
  }
  if (strokes < 4 || figured < 2) return false;
  // What stands on lines below says nothing about the strokes.
  const end = plain.indexOf('\n', last);
  return !/[，,\n][^\n]*[，,\n]/.test(end < 0 ? plain : plain.slice(0, end));
}

export function clausesOf({ plain, tokens }: Draft): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let first = 0;
  const close = (end: number, next: number) => {
    const last = Math.min(end, start + longestClause);
    if (end > start)
      clauses.push({ start, end: last, tokens: last === end ? tokens.slice(first, next) : tokensIn(tokens, start, last) });
  };
  const fields = fieldsParted(plain, tokens);
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'mark' && token.mark === '/' && fields) {
      close(token.start, at);
      start = token.end;
      first = at + 1;
      continue;
    }
    if (token.kind !== 'mark' || !'，。；;!！？?\n|｜ ()（）“”"【】'.includes(token.mark)) continue;
    // 智能装备 / 汽车电子 / 医疗耗材: spaces around a stroke part no clause.
    if (token.mark === ' ' && !fields && (plain[token.end] === '/' || plain[token.start - 1] === '/')) continue;
    if ((token.mark === '“' || token.mark === '”' || token.mark === '"') && isSort(plain, token.start)) continue;
    close(token.start, at);
    start = token.end;
    first = at + 1;
  }
  close(plain.length, tokens.length);
  return plain.includes('但') || plain.includes('不过') ? gather(clauses, clause => parted(plain, clause)) : clauses;
}

const quotedSort = /^[“"][^”“"，。]{1,6}[”"](?:类)?(?:项目|企业|行业|产业|的)([\u4e00-\u9fff]{0,6}[不禁限谢勿免])?/;

/** 水泥等“两高”项目, “三高”企业不得入驻: a quoted sort of what is listed or refused parts no clause. */
function isSort(plain: string, at: number): boolean {
  const mark = plain[at] === '"' ? '"' : '“';
  const isOpen = plain[at] === '“' || (mark === '"' && quotedSort.test(plain.slice(at, at + 20)));
  const ahead = Math.max(0, at - 7);
  const opened = isOpen ? at - ahead : plain.slice(ahead, at).lastIndexOf(mark);
  const open = ahead + opened;
  const sort = opened >= 0 ? quotedSort.exec(plain.slice(open, open + 20)) : null;
  return sort !== null && (sort[1] !== undefined || /[等及和、类]/.test(plain.charAt(open - 1)));
}

const contrast = /(?<=[\u4e00-\u9fff]{3})(?:但是|但(?![凡书求愿])|不过(?![关来环去审批夜]))(?=[\u4e00-\u9fff]{3})/;

/** 印染不行但是纺纱行: what is taken and what is not stand in one clause. */
function parted(plain: string, clause: Clause): Clause[] {
  const words = plain.slice(clause.start, clause.end);
  const found = words.includes('但') || words.includes('不过') ? contrast.exec(words) : null;
  if (!found) return [clause];
  const [end, start] = [clause.start + found.index, clause.start + found.index + found[0].length];
  return [
    { start: clause.start, end, tokens: tokensIn(clause.tokens, clause.start, end) },
    { start, end: clause.end, tokens: tokensIn(clause.tokens, start, clause.end) },
  ];
}

/** 喷漆的电镀的: whoever does the one or the other. */
function splitOwners(draft: Draft, { start, end }: Item): Item[] {
  const at = start + draft.plain.slice(start, end).indexOf('的');
  if (at < start + 2 || end - at < 3) return [{ start, end }];
  const two = { start: at + 1, end };
  return hasTrade(draft, { start, end: at }) && isKnown(draft, two)
    ? [{ start, end: at }, ...splitOwners(draft, two)]
    : [{ start, end }];
}

const kindOfStore =
  /^(?:[平冷楼高低热]|高台|地下|半地下|立体|简易|阴凉|常温|恒温|冷冻|冷藏|保税|标准|老旧?|钢构|铁皮|彩钢|集装箱)(?:[库仓]|仓库|厂房|库房)$/;
const exampleOf =
  /^[^、]{2,16}?(?:企业|项目|行业|工艺|工序|类|的|型|污染|耗能|能耗|异味|粉尘|噪音|排放)[，,]?(?:比如|例如|诸如|譬如|如|像|包括)(?=[\u4e00-\u9fff]{2})/;

const goesOn =
  /(?<=[\u4e00-\u9fff]{2})(?:并且?|且|同时)(?:可以?|能够?|须|必须|需要?|要|已|具备|通过|[办批]|有|带|符合|取得|拥有|不|会|愿意?|承诺|带动)/;

const runsOn =
  /^([\u4e00-\u9fff]{2,10}?)(?:亩均|年?(?:税收|产值|纳税)|总?投资|[层净]高|总?面积|租金|预算|承重|用电|一[天年平]|每[天平月年])[^，、。；]{0,6}\d/;

export function itemsOf(draft: Draft, from: Item, accept: 'any' | 'trade' | 'refused'): Item[] {
  const { plain } = draft;
  const colon = plain.slice(from.start + 1, from.end).indexOf(':');
  let until = colon < 0 ? from.end : from.start + 1 + colon;
  // 产生废水的企业如酸洗、电镀: the examples are the trades.
  const stretch = plain.slice(from.start, until);
  const example = /[如像括]/.test(stretch) ? exampleOf.exec(stretch) : null;
  if (example) return itemsOf(draft, { start: from.start + example[0].length, end: until }, accept);
  // 允许做塑料造粒并可通过环评: what else must be goes on behind it.
  const more = /[并且同]/.test(plain.slice(from.start, until)) ? goesOn.exec(plain.slice(from.start, until)) : null;
  if (more) until = from.start + more.index;
  // 做锂电回收亩均税收20万够不够门槛: a run-on sentence goes on with a figure.
  const figure = accept === 'refused' ? null : runsOn.exec(plain.slice(from.start, until));
  if (figure && (draft.gazetteer.trade(figure[1]!) !== null || isWork(figure[1]!))) until = from.start + figure[1]!.length;
  // 从事宠物用品的外贸公司: the trade stands before 的.
  const owner =
    /的(?:(?:独栋|单层|标准|多层|整栋|闲置|独门独院){0,2}(?:厂房|仓库|库房|车间|场地|楼宇)(?:[或、和/](?:厂房|仓库|库房|车间|场地|楼宇)){1,3}|(?:国家级|省级)?(?:专精特新|高新技术|上市|小巨人|高企|独角兽|瞪羚|龙头|头部|民营)|[\u4e00-\u9fff]{0,4}(?:公司|企业|客户|工厂|厂|厂房|车间|地方|场地|仓库|房子|库房|冷库|[库仓]|小?作坊|工作室|个体户|团队|[德日美韩台港外央国民法欧合]企|[德日美韩台港外合]资))?$/.exec(
      plain.slice(from.start, until),
    );
  // 退城入园的铸造件企业: a refused trade may stand behind 的.
  const isBehind = accept === 'refused' && owner && hasTrade(draft, { start: from.start + owner.index + 1, end: until });
  if (owner && owner.index >= 2 && !isBehind) until = from.start + owner.index;
  // 伺服驱动器的组装和测试: what is done with the goods.
  const done = /的(?:(?:研发|生产|制造|加工|组装|装配|总装|测试|销售|设计|检测|制作|小试|中试)[、和与及]?)+(?:为主)?$/.exec(
    plain.slice(from.start, until),
  );
  if (done && done.index >= 2) until = from.start + done.index;
  // 专做外贸户外家具的工厂在绍兴找厂房: and what it wants follows.
  const maker =
    /的[\u4e00-\u9fff]{0,4}(?:公司|企业|工厂|老板|作坊|客户|卖家|商家|品牌方?|店主|网店|团队|机构|朋友|单位|厂家|年轻人|小伙子?|创业者|伙伴|厂)(?=在|想|找|需|求|要|因|现|拟|来[看谈聊电租]|看看|咨询|联系|洽谈)/.exec(
      plain.slice(from.start, until),
    );
  if (maker && maker.index >= 2) until = from.start + maker.index;
  const parts = splitItems(draft, { start: from.start, end: until });
  const items = gather(parts, part => {
    const item = trimmed(draft, part, accept === 'refused', parts.length > 1);
    return item ? gather(accept === 'refused' ? splitOwners(draft, item) : [item], one => splitCompound(draft, one)) : [];
  });
  // In a list of trades an unknown word is a trade too (桥架 beside 塑料、不锈钢).
  const isList = items.length > 1 && items.some(item => isTrade(draft, item));
  const areas = parts.some(part => isPlaces(draft.tokens, part.start, part.end));
  const isPlainList = plain.slice(from.start, until).includes('、');
  return items.filter(item => {
    // 平库、冷库不要 of one who seeks a store
    // 园区不能是化工园区: where one who seeks does not go.
    if (accept === 'refused' && draft.side === 'need' && /^(?:类|产业)?园/.test(plain.slice(item.end, item.end + 3)))
      return false;
    if (accept === 'refused')
      return isPlausible(draft, item, true) && !(draft.side === 'need' && kindOfStore.test(plain.slice(item.start, item.end)));
    if (isKind(draft, item) || isPark(draft, item)) return false;
    // 做钢结构的 of one who seeks
    if (draft.side === 'need' && plain.slice(item.start - 1, item.end) === '做钢结构') return true;
    if (isUse(draft, item))
      return (
        (isPlainList || /或/.test(plain.slice(from.start, until))) &&
        items.some(other => other !== item && !isUse(draft, other) && isTrade(draft, other))
      );
    // 枫泾 beside 上海金山
    if (areas && !isTrade(draft, item)) return false;
    // 货架 beside 护栏、带钢制品
    if (isList && (items.length > 2 || plain.slice(item.start, item.end) === '商超') && isGoods(draft, item)) return true;
    return isTrade(draft, item) || ((accept === 'any' || isList) && isPlausible(draft, item, false));
  });
}
