import { isOrdinary } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import { firstFrom, meaning, tokensIn } from '../token.ts';
import type { Draft } from './draft.ts';
import { isMade, isProduct } from './product.ts';
import { type Clause, is } from './trade-clause.ts';
import { splitItems, trimmed } from './trade-item.ts';
import { type Item, isPlausible, isTrade, isUse } from './trade-name.ts';
import { isWork } from './trade-shape.ts';

const lineOfWork = ending(/^(?:从事|属于?|做|主要|主做)?([\u4e00-\u9fff]{2,6})(?:行业|产业|制造业)的?$/);

/** 川味调料炒制 alone in its clause; 做汽车脚垫的老板, 耐磨陶瓷的厂房, 醋饮料灌装厂房: goods behind a verb or before a kind of space. */
export function productsOf(draft: Draft, { start, end }: Clause): Item[] {
  const { plain } = draft;
  const words = plain.slice(start, end);
  const found: Item[] = [];
  const add = (from: number, length: number) => {
    for (const part of splitItems(draft, { start: from, end: from + length })) {
      const item = trimmed(draft, part, false, false);
      if (item && isProduct(draft, item)) found.push(item);
    }
  };
  let from = 0;
  for (const token of draft.tokens.slice(firstFrom(draft.tokens, start), firstFrom(draft.tokens, start) + 4))
    if (token.kind === 'word' && token.places && token.start === start + from) from = token.end - start;
  // 带空调、热水器: what the rooms have.
  if (!furnished.test(words.slice(from, from + 4))) add(start + from, words.length - from);
  const cued =
    /(?:做|生产|加工|放|建|找|求[租购]|求|租|需要?|诚求)([\u4e00-\u9fffa-z、+]{3,24}?)(?:的(?:装配|生产|加工|组装|存放|仓储)?(?:老板|客户|仓库|车间|厂房|厂|公司|企业|朋友)|厂房|仓库|车间|用房|用地|场地|实验室|代工厂|厂)/.exec(
      words.slice(from),
    );
  if (cued) {
    let at = start + from + cued.index + cued[0].indexOf(cued[1]!);
    const end = at + cued[1]!.length;
    // 求租昆山装配车间: where it is looked for.
    for (const token of tokensIn(draft.tokens, at, end))
      if (token.start === at && token.kind === 'word' && token.places) at = token.end;
    if (end - at > 2 || at === end - cued[1]!.length) add(at, end - at);
  }
  // 能批废旧锂电池梯次利用环评
  const permit = words.includes('环评') ? permitOf.exec(words) : null;
  if (permit) {
    const at = start + permit.index + permit[0].indexOf(permit[1]!);
    const item = trimmed(draft, { start: at, end: at + permit[1]!.length }, false, false);
    if (item && isTrade(draft, item)) found.push(item);
  }
  for (const work of [permitted, permitThen, placeOf, machines, allowsWork]) {
    const told = work.exec(words.slice(from));
    if (!told || (work !== permitted && work !== permitThen && told[1]!.includes('环评'))) continue;
    const at = start + from + told.index + told[0].indexOf(told[1]!);
    const name = plain.slice(at, at + told[1]!.length);
    if ((work !== machines && isWork(name)) || draft.gazetteer.trade(name) !== null)
      found.push({ start: at, end: at + name.length });
  }
  // 毛织行业
  const line = lineOfWork.exec(words.slice(from));
  if (line && !/[各本不多全新老限该等同类]|以上|相关|传统|优势/.test(line[1]!)) {
    const at = start + from + line[0].indexOf(line[1]!);
    found.push({ start: at, end: at + line[1]!.length });
  }
  // 锂电涂布机订单增长
  const grown = grows.exec(words.slice(from));
  if (grown) add(start + from + grown.index, grown[1]!.length);
  const client =
    /(?:客户|企业|公司|某)([\u4e00-\u9fff]{3,8}?)(?=[在求找寻])|^([\u4e00-\u9fff]{3,8}?)(?=求[租购]?厂房|代工厂|(?:用地|用房|厂房|仓库|车间|场地)求[租购])/.exec(
      words.slice(from),
    );
  const name = client?.[1] ?? client?.[2];
  if (client && name) add(start + from + client.index + client[0].indexOf(name), name.length);
  return found;
}

const furnished = opening(/^(?:[要需]?带(?![鱼子锯钢状式])|配有|配备|配好|附带|内设|设有|自带)/);

const grows =
  /([\u4e00-\u9fffa-z]{3,12}?)(?:订单|销量|销售|产销|业务)量?(?:大幅|持续|快速|不断|猛)?(?:增|翻|扩|饱满|爆|激增|暴增|排满|上升|做不完|太多|多)/;

const permitOf = /(?:批|办理?|上|过|有|带|做)([\u4e00-\u9fff]{2,14}?)(?:类|生产|的)?(?:[能可要需]?[过办批做])?环评/;

/** 能过环评做喷漆的厂房 */
const permitted =
  /环评(?:还|并|且|后|来|去|也)?(?:能|可以?|要)?(?:做|搞|上|从事|生产)([\u4e00-\u9fff]{2,8}?)的?(?:厂房|车间|场地|地方|门面|仓库|房子|院子|$)/;
/** 厂房可环评机加工一天1块2: a run-on sentence. */
const permitThen =
  /(?:[可能带有])(?:办|做|过)?环评(?:的)?(?:做|搞)?([\u4e00-\u9fff]{2,6}?)(?=一[天平个年]|每[天平月年]|[\d]|租金|预算|$)/;
/** 找个修车的场地: what is to be done there. */
const placeOf =
  /(?:找|租|求租?|要|寻)(?:个|一?处|一?[个间块]|块)?(?:能|可以?)?([\u4e00-\u9fff]{2,6}?)的(?:场地|地方|门面|厂房|车间|院子|仓库|房子)/;
/** 注塑25台机, 注塑机20台 */
const machines = /^(?:做|搞)?([\u4e00-\u9fff]{2,6}?)(?:\d{1,3}|[一二两三四五六七八九十]{1,3})台(?:机器?|设备)$/;
/** 能喷粉, 可以喷塑的厂房: work that must be allowed. */
const allowsWork =
  /^(?:要|得|需要?|必须)?(?:能|可以?)(?:做|搞|上)?([\u4e00-\u9fff]{2,6}?)(?:的(?:厂房|车间|场地|地方|门面|仓库|房子|院子)|$)/;

const ownerLead = [
  '一家',
  '某',
  '的',
  '布局',
  '投建',
  '落地',
  '建设',
  '建',
  '有个',
  '需',
  '找',
  '是',
  '租',
  '在',
  '个',
  '专业',
  '知名',
  '家',
  '给',
  '大型',
];

const seeking = opening(/^(?:求租|求购|寻租|急求|寻找|要仓|要租|找仓|租仓|求仓)$/);

const ownerWord = opening(/^(?:项目|企业)/);

const seeksIn =
  /^(?:一家|某|有[个家]|我们?是|我是|本地|朋友的?)?([\u4e00-\u9fffa-z]{2,10}?)(?:卖家|商家|企业|公司|团队|老板|客户)?(?:现|拟|想|要|计划|准备|打算)?[在到][\u4e00-\u9fff、]{2,12}?(?:[找寻]|求[租购]|急[租找寻求]|租(?!约|期)|选址)/;
const worksOf = ending(/的([\u4e00-\u9fffa-z0-9]{2,8})厂$/);
const worksAhead =
  /^(?:受[\u4e00-\u9fff]{0,6}?(?:一家|某家?)|一家|某|有[个家]|我们?是|我是|本地|朋友的?|老家的?)?([\u4e00-\u9fffa-z]{2,8}?)(?:厂|公司|诊所|店|馆|医院)(?:[找求想要需搬扩拟急现因迁]|老板|委托|在[找寻])/;

const worksSeek = /厂(?:准备|打算|想|拟|计划|要(?!求)|欲|现(?![货成])|因)/;

/** 深圳宝安的PCB设备厂准备, 昆山注塑厂想: the works behind the town where they are. */
function seatedWorks(draft: Draft, clause: Clause): Item | null {
  const found = worksSeek.exec(draft.plain.slice(clause.start, clause.end));
  if (!found) return null;
  const end = clause.start + found.index;
  const before = clause.tokens.findLast(
    token => token.end <= end - 2 && token.kind === 'word' && (token.word === '的' || (token.places !== null && !token.trade)),
  );
  if (!before) return null;
  const lead =
    /^(?:那边|这边|本地|当地)?(?:的)?(?:[一某]家?|[一两几]家)?/.exec(draft.plain.slice(before.end, end))?.[0].length ?? 0;
  const item = { start: before.end + lead, end };
  return end - item.start >= 2 && end - item.start <= 10 && isTrade(draft, item) && !isUse(draft, item) ? item : null;
}

/** 化妆品生产企业, 芯片封测项目: what the one who seeks is. */
export function ownersItems(draft: Draft, clause: Clause): Item[] {
  const { plain } = draft;
  const words = plain.slice(clause.start, clause.end);
  for (const owner of clause.tokens) {
    // 家纺电商求租仓库: the one who seeks stands before the verb.
    const isVerb = owner.kind === 'word' && seeking.test(owner.word);
    const isOwner = isVerb || is(owner, 'owner') || (owner.kind === 'word' && ownerWord.test(owner.word));
    if (!isOwner || owner.start === clause.start) continue;
    // 本人有仓配团队: what one has.
    if (
      /^(?:本人|我们?|我司|公司|自|已|现)有[\u4e00-\u9fff]{2,6}$/.test(plain.slice(clause.start, owner.start)) &&
      plain.startsWith('团队', owner.start)
    )
      continue;
    let start = clause.start;
    for (const token of clause.tokens) {
      if (token.end > owner.start) break;
      const isNoun = token.kind === 'word' && token.trade !== null;
      // 5G通信模块企业
      const isBegun = token.kind === 'quantity' && /^[dcg][\u4e00-\u9fff]/.test(plain.slice(token.end, token.end + 2));
      if (
        !isNoun &&
        !isBegun &&
        (token.kind !== 'word' ||
          // 基因治疗创业团队: an everyday word within the name, which is a town's too.
          (token.places && !(token.start > start && token.end === owner.start && isOrdinary(token.word))) ||
          meaning(token, 'side') ||
          meaning(token, 'deal') ||
          meaning(token, 'kind'))
      )
        start = token.end;
    }
    const cut = ownerLead.reduce((latest, word) => {
      const index = plain.slice(start, owner.start).lastIndexOf(word);
      // 家纺 holds no 家.
      return index < 0 || !draft.starts[start + index + word.length] ? latest : Math.max(latest, start + index + word.length);
    }, start);
    // 机械加工企业: the work belongs to the trade.
    const isWorked =
      owner.start - cut >= 2 &&
      plain.startsWith('加工', owner.start) &&
      draft.gazetteer.trade(plain.slice(cut, owner.start + 2)) !== null;
    const item = isWorked ? { start: cut, end: owner.start + 2 } : trimmed(draft, { start: cut, end: owner.start }, false, false);
    if (
      item &&
      item.end - item.start <= 14 &&
      (isTrade(draft, item) ||
        (is(owner, 'owner') && isMade(plain.slice(item.start, item.end)) && isPlausible(draft, item, false))) &&
      !/^科技|外资|研发$|研究|检测中心/.test(plain.slice(item.start, item.end))
    )
      return [item];
  }
  // 生鲜电商在杭州找冷库
  const seated = words.includes('在') || words.includes('到') ? seeksIn.exec(words) : null;
  if (seated) {
    const from = clause.start + seated[0].indexOf(seated[1]!);
    const one = { start: from, end: from + seated[1]!.length };
    if (draft.gazetteer.trade(seated[1]!) !== null || isTrade(draft, one)) return [one];
  }
  // 五金厂搬迁, 电商公司找仓库
  const ahead = /[厂公店馆所院]/.test(words) ? worksAhead.exec(words) : null;
  const first = ahead && {
    start: clause.start + ahead[0].indexOf(ahead[1]!),
    end: clause.start + ahead[0].indexOf(ahead[1]!) + ahead[1]!.length,
  };
  if (first && draft.gazetteer.trade(plain.slice(first.start, first.end)) !== null) return [first];
  const seat = seatedWorks(draft, clause);
  if (seat) return [seat];
  const works = worksOf.exec(words);
  const item = works && { start: clause.end - 1 - works[1]!.length, end: clause.end - 1 };
  return item && isTrade(draft, item) ? [item] : [];
}

const cleanRoom = /^(?:[三十百千]*万?级|gmp|[a-d]级|净化|洁净|无尘|恒温|标准)+$/;

const goodsOf = /^(?:(?:跨境)?电商|食品|医药|药品|生鲜|家电|服装|酒水|建材|家具|汽配|轮胎|化妆品|五金|注塑)(?=[仓库]|车间|厂房)/;

/** 童装仓库, 新能源电池检测实验室: what is kept or done there; 冷链, 电商 and the like are kinds of store. */
export function storesItems(draft: Draft, clause: Clause): Item[] {
  const { plain } = draft;
  // 其中涂装车间1000平方米: a part of what is wanted.
  if (/^(?:其中|内含|含|带|配)/.test(plain.slice(clause.start, clause.start + 2))) return [];
  for (const [i, token] of clause.tokens.entries()) {
    const kind = meaning(token, 'kind');
    // 电商仓, 食品仓: one word.
    const goods =
      token.kind === 'word' && (kind === 'warehouse' || kind === 'factory' || token.trade) ? goodsOf.exec(token.word) : null;
    if (goods) return [{ start: token.start, end: token.start + goods[0].length }];
    const trade = i > 0 ? clause.tokens[i - 1] : undefined;
    if (
      (kind !== 'warehouse' && kind !== 'lab' && kind !== 'factory') ||
      (token.kind === 'word' && /^[求找寻租收买]/.test(token.word)) ||
      trade?.kind !== 'word' ||
      !trade.trade ||
      // 医疗器械十万级净化车间
      (trade.end !== token.start && !cleanRoom.test(plain.slice(trade.end, token.start)))
    )
      continue;
    let start = trade.start;
    const before = clause.tokens[i - 2];
    if (before?.kind === 'word' && before.trade && before.end === start) start = before.start;
    const words = plain.slice(start, trade.end);
    if (
      !is(trade, 'never') &&
      !/研究|检验|医学|生物安全|冷链|电商|物流|保税|仓储|危化|危险|实验|化学品|钢结构|钢构|框架|标准|仓库|(?<!机)加工$/.test(
        words,
      ) &&
      !isUse(draft, { start, end: trade.end })
    )
      // 水产加工厂房
      return [{ start, end: trade.end + (plain.startsWith('加工', trade.end) ? 2 : 0) }];
  }
  return [];
}
