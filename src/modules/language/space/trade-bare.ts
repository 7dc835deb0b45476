import { gather } from '../gather.ts';
import { opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import { tokensIn } from '../token.ts';
import type { Draft } from './draft.ts';
import { isMade } from './product.ts';
import { type Clause, is } from './trade-clause.ts';
import { splitItems, trimmed } from './trade-item.ts';
import { type Item, isKind, isNuisance, isPlausible, isTrade, isUse, wordsBeside } from './trade-name.ts';
import { splitCompound } from './trade-pair.ts';
import { negates, refusing } from './trade-refusing.ts';
import { isWork } from './trade-shape.ts';

/** What is asked about the words of a clause that may name trades. */
const ofWords = patternGroup();

const parkEnd = ofWords.add(/(?:(?<!专业)园|[城谷港]|园区|基地|中心|小镇|片区|市场)$/);

const asker = ofWords.add(/^(?:某|一家|[\u4e00-\u9fff]{2,4}某).*(?:公司|企业|厂|客户|集团)$|(?:协会|商会|学会|联盟|联合会)$/);

/** 某新能源公司来镇考察: who comes to look. */
const visitor = ofWords.add(
  /^(?:某|一家|[\u4e00-\u9fff]{2,4}某)[^，]{1,12}?(?:公司|企业|集团|客户|厂)[^，]{0,5}?(?:来|到|赴|前往)[^，]{0,16}(?:考察|洽谈|对接|参观|走访|踏勘|看地|看厂|调研|访)/,
);

const ofWork = ofWords.add(
  /^(?:(?:[一二两三四五六七八九十几\d]{1,3}(?:来|多)?[台条套部])|(?:就|仅|只有|只是|无非)(?=[\u4e00-\u9fff]{2})|(?:供应?|供货给?|配套给|销往|卖给|供给|面向|用于|应用于)[\u4e00-\u9fff、]{2,}(?:厂|企业|公司|客户|领域|市场)(?:使?用)?$)/,
);

/** 投资方：瑞安某汽配企业 */
const askerLabel = ofWords.add(
  /^(?:投资(?:方|主体|企业|单位)|(?:需求|申请|申报|意向|承租|求租|用地)?(?:单位|企业|公司|主体|方)(?:名称)?|项目方|业主|客户|承租人):[\u4e00-\u9fff]{0,6}(?:某|一家)[^，:]{2,14}(?:公司|企业|厂|客户|集团)$/,
);

const equipment = ofWords.add(
  /^(?:(?:[有带配含]|已装|独立|集中|进口|大金|格力)?(?:中央空调|分体空调|空调|新风系统|新风|地暖|暖气|门禁|监控|电梯|货梯|网络|光纤)[、和及 +]?){1,8}$/,
);

const lacking = ofWords.add(
  /[也都还]缺$|没处[放搁摆]?$|没地方[放搁摆]?$|跟不上$|(?:集中|聚|搬|放|整合|归并|合)[到在]一[起处块]$/,
);
const because = ofWords.add(/^(?:因(?!子)|由于|为了)/);

const doers = opening(/^的(?:[\u4e00-\u9fff]{0,4})(?:企业|项目|公司|客户|厂家|工厂|商家|商户|团队|单位|机构|产业|行业)/);

/** Where the list begins behind what is said of it: 退城入园的木业优先, but 木业、五金的企业优先 names it before. */
function behindOwner(words: string): number {
  const at = words.slice(0, -3).lastIndexOf('的');
  return (at > 0 && doers.test(words.slice(at)) ? words.slice(0, at).lastIndexOf('的') : at) + 1;
}

const paid = ofWords.add(/费[\d:]|费$/);
const hasOrMust = ofWords.add(/^有(?![机色]).{1,8}有|^带(?![鱼子锯钢])[^、]{2,8}、|^(?:必?须|需要?|要|得)允许/);
const permits = ofWords.add(/^(?:环保|环评|消防|手续|办证|注册)|(?:能|可以?)[进停来走过]$/);
const mayHold = ofWords.add(/^(?:要|得|需要?)?[能可]以?[放摆装停]/);
const storeFor = ofWords.add(/的[\u4e00-\u9fff]{0,2}[仓库]$/);
const mustHold = ofWords.add(/^(?:要|得|需要?|必须|最好)?(?:能|可以?)?[放摆装停容](?:得[下了进]|下)/);
const talkedOver = ofWords.add(/(?:另|再|单独|另行|个别)(?:外)?(?:谈|议|商|论|洽|报价|沟通)$|[一-龥]{2}要看$|^严格?控/);
const permitLabel = ofWords.add(/^(?:环保|环评|废水|废气|三废|污染)(?:情况|要求)?:/);
const mustHave = ofWords.add(/^(?:要|需要?|最好|须|得)[有带配]/);
const goesWith = ofWords.add(/^(?:含|带|非|水性|油性|不含)/);
const doneElsewhere = ofWords.add(/^有.{2,10}外[发协]$/);
const shallHave = ofWords.add(/^(?:要|需|最好)?(?:[有带配]|现成)/);
const isRow = ofWords.add(/^[^，]*、/);

/** A clause that is nothing but trades: 精密机加工; 木业、五金均可. */
export function bareItems(draft: Draft, clause: Clause, cued: boolean): Item[] {
  const { plain } = draft;
  const words = plain.slice(clause.start, clause.end);
  // Most clauses name no trade and list nothing.
  const isShort = cued && draft.side === 'offer' && words.length <= 14;
  if (!isShort && !/[、/;+和或及与]/.test(words) && !clause.tokens.some(token => token.kind === 'word' && token.trade !== null))
    return [];
  let start = clause.start + Math.max(words.lastIndexOf(':') + 1, cued ? behindOwner(words) : 0);
  // 娄底涟源工程机械配件: the places of the one who seeks stand before what is made.
  for (const token of clause.tokens) {
    if (token.start !== start || token.kind !== 'word' || !token.places || token.trade) continue;
    // 织里这边童装的老板看过来: who is called to an offer.
    if (draft.side !== 'need' && !words.includes('看过来')) continue;
    if (clause.end - token.end >= 2)
      start = token.end + (/^(?:这边|那边|本地|周边|附近)/.test(plain.slice(token.end, token.end + 2)) ? 2 : 0);
  }
  if ('“”"'.includes(plain[clause.start - 1] ?? ' ')) return [];
  const held = ofWords.heldBy(words);
  // 精装，中央空调: what an offered office has.
  if (!cued && draft.side === 'offer' && equipment.test(words, held)) return [];
  // 卫生、安保费1元: what is paid for.
  if (paid.test(words, held)) return [];
  if (draft.side === 'offer' && negates(words) && refusing.test(words) && !words.endsWith('来者不拒')) return [];
  // 物流这些配套也缺, 研发没处放, 生产、物流集中到一起: what the one who seeks lacks and what is to become of it.
  if (draft.side === 'need' && lacking.test(words, held)) return [];
  // 三五台CNC, 就切割组装: what stands in the hall and how it is worked; 供应常州的医疗器械厂: whom it serves.
  if (draft.side === 'need' && !words.includes('优先') && ofWork.test(words, held)) return [];
  // 有木工有喷漆, 须允许拆解
  if (draft.side === 'need' && hasOrMust.test(words, held)) return [];
  // 环保没问题, 拖挂车能进 of one who seeks
  if (draft.side === 'need' && permits.test(words, held)) return [];
  // 能放冲床, 要可以停挂车: what the hall must hold.
  if (draft.side === 'need' && mayHold.test(words, held) && !storeFor.test(words, held)) return [];
  if (draft.side === 'need' && mustHold.test(words, held)) return [];
  // 仓储物流类另谈: neither welcome nor refused. 环保：挤出、绞线 tells the work.
  if (talkedOver.test(words, held) || (draft.side === 'need' && permitLabel.test(words, held))) return [];
  // 某新能源公司: who asks, not what is made.
  if (asker.test(words, held) || askerLabel.test(words, held) || visitor.test(words, held)) return [];
  if (because.test(words, held) || (draft.side === 'need' && mustHave.test(words, held))) return [];
  const raw = splitItems(draft, { start, end: clause.end });
  const parts = gather(raw, part => {
    const item = trimmed(draft, part, false, raw.length > 1);
    return item ? splitCompound(draft, item) : [];
  });
  if (parts.length === 0) return [];
  // 石油装备/节能灯配件园, 种子加工仓储中心: what a park is called. （含酸碱）: what goes with it.
  if (!cued && parkEnd.test(words, held) && draft.gazetteer.trade(plain.slice(parts.at(-1)!.start, clause.end)) === null)
    return [];
  if (plain.charAt(clause.start - 1) === '(' && goesWith.test(words, held)) return [];
  // 有锅炉, 有阳极氧化外发: what the hall or the work has.
  if (!cued && (doneElsewhere.test(words, held) || (draft.side === 'need' && shallHave.test(words, held)))) return [];
  // 标准件企业想往南搬: who asks.
  if (
    !cued &&
    draft.side === 'need' &&
    parts.length === 1 &&
    /^(?:类|生产|制造|加工)*(?:企业|公司|厂家|客户|老板|厂)[\u4e00-\u9fff]{2}/.test(plain.slice(parts[0]!.end, clause.end))
  )
    return [];
  const isRowOfNouns =
    parts.length === raw.length &&
    parts.length >= (draft.side === 'need' ? 2 : 3) &&
    isRow.test(words, held) &&
    parts.every(part => isNoun(draft, part) || draft.gazetteer.trade(plain.slice(part.start, part.end)) !== null) &&
    !parts.every(part => isUse(draft, part));
  if (isRowOfNouns) return parts;
  // 航空紧固件、复材工装、地面保障装备优先: a list by its cue holds what it may hold.
  if (cued && raw.length > 1 && /[\u4e00-\u9fff]、[\u4e00-\u9fffa-z\d]/.test(words)) {
    const isWork = (part: Item) => !isUse(draft, part) && isTrade(draft, part);
    const kept = parts.filter(
      part =>
        !isKind(draft, part) &&
        (!isUse(draft, part) || parts.some(isWork)) &&
        (isTrade(draft, part) || isPlausible(draft, part, false)),
    );
    return kept.length * 2 > parts.length && (kept.some(part => isTrade(draft, part)) || kept.every(part => isNoun(draft, part)))
      ? kept
      : [];
  }
  // 彩灯制作优先: a trade that no list knows, by its make.
  const [sole] = parts;
  if (
    isShort &&
    parts.length === 1 &&
    sole!.start === clause.start &&
    (isWork(plain.slice(sole!.start, sole!.end)) ||
      (/企业|项目|厂家|客户|公司/.test(words) && isMade(plain.slice(sole!.start, sole!.end)))) &&
    isPlausible(draft, sole!, false)
  )
    return isKind(draft, sole!) ? [] : parts;
  const isList = (cued || (draft.side === 'need' && parts.length > 1)) && parts.some(part => isTrade(draft, part));
  const known = parts.filter(part => isTrade(draft, part) && isNamedWhole(draft, part)).length;
  if (!cued && known * 2 < parts.length) return [];
  for (const part of parts) {
    if (!cued && isStatement(draft, part)) return [];
    if (!isTrade(draft, part) && !(isList && isPlausible(draft, part, false))) return [];
    if (isKind(draft, part)) return [];
    if (isUse(draft, part) && !parts.some(other => !isUse(draft, other) && isTrade(draft, other))) return [];
    // Without a cue a clause must be the name of a trade and little else.
    if (!cued && (part.end - part.start > 14 || !(isNamedWhole(draft, part) || (parts.length > 1 && part.end - part.start <= 6))))
      return [];
  }
  return parts;
}

/** 提琴、琴弓、琴盒: a short word of no other meaning, in a row of such words. */
export function isNoun(draft: Draft, { start, end }: Item): boolean {
  const words = draft.plain.slice(start, end);
  return (
    end - start <= 7 &&
    /^[\u4e00-\u9fff]+$/.test(words) &&
    draft.gazetteer.named(words) === null &&
    !/^[求租找寻买]/.test(words) &&
    !tokensIn(draft.tokens, start, end).some(token => token.kind === 'word' && token.places && !token.trade && token.end < end) &&
    !isUse(draft, { start, end }) &&
    !isKind(draft, { start, end }) &&
    !isNuisance(draft, { start, end }) &&
    isPlausible(draft, { start, end }, false) &&
    !/[路街镇乡村区县市园城州山江河湖]$|齐全|方便|便利|充足|完善|配套|设施|宿舍|食堂|停车|绿化|(?<!饮用|纯净|苏打|汽|墨|胶|香|药|泉)水$|空气|(?<!工业|特种|电子|医用)气$|管网|通风|网络|两处|基地|现有|合同|手续|电梯|空调|消防|监控|道路|大门|围墙|保安|员工|工人/.test(
      words,
    )
  );
}

/** 生物质锅炉能用, 要求能入化工园: the words around a trade make a statement. */
const isStatement = (draft: Draft, item: Item) => /[能已要求需可的用在带齐好]/.test(wordsBeside(draft, item));

/** Whether trades and plain words about them fill a stretch: a trade at its end or as its greater part. */
function isNamedWhole({ tokens }: Draft, { start, end }: Item): boolean {
  let covered = 0;
  let atEnd = false;
  for (const token of tokensIn(tokens, start, end)) {
    if (token.kind !== 'word' || !token.trade || is(token, 'never')) continue;
    covered += token.end - token.start;
    atEnd = token.end === end;
  }
  return atEnd || covered * 2 > end - start;
}
