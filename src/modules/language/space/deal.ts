import { patternGroup } from '../pattern-group.ts';
import { meanings } from '../token.ts';
import type { Figure } from './bind.ts';
import { before, clauseBefore, type Draft, isDenied, type Mark, type Read } from './draft.ts';
import { isPresent } from './present.ts';

/** What is asked about the words around a word of dealing. */
const around = patternGroup();

type Deal = 'rent' | 'sale';

/** Reads rent, sale or both: verbs decide, words of price only where no verb does, a rent by the ㎡ and period last. */
export function readDeal(draft: Pick<Draft, 'plain' | 'tokens' | 'side'>, figures: readonly Figure[]): Read<Deal[]> {
  const found = new Map<string, Mark>();
  for (const [at, token] of draft.tokens.entries())
    for (const value of meanings(token, 'deal')) {
      if (found.has(value) || isDenied(draft, at) || isOther(draft.plain, token.start, token.end)) continue;
      if (draft.side === 'need' && isOfNow(draft.plain, token.start, token.end)) continue;
      found.set(value, [token.start, token.end, `deal.${value}`]);
    }
  const both = found.get('both');
  const rent = found.get('rent') ?? both;
  // A lease may be auctioned too: 起拍价21元/㎡/月; 5年租赁权转让 sells nothing else.
  const sold = isLease(draft.plain) ? undefined : found.get('sale');
  const sale = sold ?? both ?? (rent || rentPrice(figures) ? undefined : found.get('auction'));
  const marks: Mark[] = [];
  const value: Deal[] = [];
  const add = (deal: Deal, mark: Mark | undefined) => {
    if (!mark || value.includes(deal)) return;
    value.push(deal);
    marks.push(mark);
  };
  add('rent', rent);
  add('sale', sale);
  // 租的厂房转出来，8毛5一天
  if (sale && rent && handsOn.test(draft.plain.slice(sale[0], sale[1])) && draft.plain.slice(rent[0], rent[1]) === '租') {
    const lease = rentPrice(figures);
    if (lease && !figures.some(isWholePrice)) return { value: ['rent'], marks: [rent] };
  }
  // 收高台库，一天每平8毛; 急转，月租1.35万: taken or handed on at a rent.
  if (sale && !rent && handsOn.test(draft.plain.slice(sale[0], sale[1]))) {
    const lease = rentPrice(figures);
    if (lease && !figures.some(isWholePrice) && !draft.plain.includes('地租')) return { value: ['rent'], marks: [lease] };
  }
  // 急转，租约还剩14个月: what is handed on is the rest of a lease.
  if (sale && !rent && handsOn.test(draft.plain.slice(sale[0], sale[1])) && /[租合]/.test(draft.plain)) {
    const rest = restOfLease.exec(draft.plain);
    if (rest && !figures.some(figure => figure.topic !== 'price.rent' && isWholePrice(figure)))
      return { value: ['rent'], marks: [[rest.index, rest.index + rest[0].length, 'deal.lease']] };
  }
  if (value.length > 0) {
    // 净地起始价42万元/亩 beside halls to let
    const sellsLand = figures.some(({ topic, quantity: { per } }) => per.area === 'mu' && topic?.startsWith('price') === true);
    if (rent && !sale && (sellsLand || sellsBeside(draft.plain))) add('sale', found.get('sale.word'));
    // 整体出售780万，或年租40万
    if (sale && !rent && orRents.test(draft.plain)) add('rent', found.get('rent.word') ?? rentPrice(figures));
    // 先租厂房过渡，同步拿地60亩
    if (rent && !sale && draft.side === 'need' && takesLand.test(draft.plain)) add('sale', found.get('sale.word') ?? rent);
    // 一年60万以内，或者1500万以内买下来
    if (sale && !rent && orBuys.test(draft.plain)) add('rent', rentPrice(figures));
    return { value, marks };
  }
  // 起拍价21元/㎡/月 starts the bids for a lease.
  const lease = rentPrice(figures, 'price.start');
  add('sale', lease ? undefined : found.get('sale.word'));
  if (value.length === 0) add('rent', found.get('rent.word') ?? rentPrice(figures));
  return { value, marks };
}

const leased = /租赁(?:使用)?权|承租权|租赁经营权/;
const ownership = /出售|售价|销售|所有权|产权转让|可售/;
const isLease = (plain: string) => plain.includes('租') && leased.test(plain) && !ownership.test(plain);

const goodsAhead = around.add(/(?:废[\u4e00-\u9fff]{1,3}|物资|粮食|稻谷|小麦|产品|药材|木材|旧货|资源|茶叶|棉花|生猪)$/);
const tradeBehind = around.add(/^(?:站|点|业务|加工|商|季|旺季)/);
const sharesAhead = around.add(/(?:股权|股份|债权)(?:的)?$/);
const sharesBehind = around.add(/^[^，。；;\n]{0,12}(?:股权|股份|债权)/);
const choiceOf = around.add(/^(?:意向|方式|需求|形式|类型)[^，。；;\n]{0,8}[:：]/);
const nowAhead = around.add(/(?:现在?|目前|正在?)$/);
const untilBehind = around.add(/^(?:到|至|期到)/);
const stateOf = around.add(/^(?:情况|状况|现状)/);
const kindOf = around.add(/(?:类型|方式|性质)(?:为|是|:)?$/);
const toolsBehind = around.add(/^[^，。；;\n]{0,6}(?:设备|机床|机器|生产线|流水线|仪器|模具)/);
const toSomebody = around.add(/^(?:给|户|客(?!户)|赁资产|费)/);
const notAhead = around.add(/(?:(?<!租)不(?:再|想|打算|准备|考虑)?|无意)$/);
const dealsNot = around.add(/[租售卖买]不$/);
const needNot = around.add(/(?:不必|不用|无需|无须|毋需|毋须)(?:再|先)?[^，,。；;\n]{0,10}$/);
const mayNot = around.add(/(?:不得|不准|禁止|严禁|不允许)(?:擅自|自行)?[^，,。；;\n\d]{0,12}$/);
const choiceBehind = around.add(
  /^[\u4e00-\u9fff]{0,2}(?:\/[\u4e00-\u9fff]{1,4})?[)）]?[:：] ?(?:[求承长整]?租|[求收]?购|买|出?售|转让|拿地|两者|均可|都)/,
);

// 出租给: a fact about a tenant; 转让费, 租约: no deal; 设备一并转让: not the hall.
function isOther(plain: string, start: number, end: number): boolean {
  const word = plain.slice(start, end);
  const held = around.heldBy(plain.slice(Math.max(0, start - 18), end + 14));
  return (
    // 卖实木床垫: what is traded there.
    (end - start === 1 &&
      plain[start] === '卖' &&
      /^[\u4e00-\u9fff]{2}/.test(plain.slice(end, end + 2)) &&
      !/^.{0,6}[厂房仓地楼库铺产]/.test(plain.slice(end, end + 7)) &&
      !/[出要想急可买拟]$/.test(plain.slice(Math.max(0, start - 1), start))) ||
    // 废品收购, 粮食收购点: what somebody trades in.
    (word === '收购' &&
      (goodsAhead.testAt(plain, Math.max(0, start - 5), start, held) || tradeBehind.testAt(plain, end, end + 2, held))) ||
    // 股权收购, 收购股份: no space is bought.
    (word === '收购' &&
      (sharesAhead.testAt(plain, Math.max(0, start - 3), start, held) || sharesBehind.testAt(plain, end, end + 14, held))) ||
    // 租赁/购地：租赁; 交易方式（租/售）：售: the choices in a label of a form.
    (choiceBehind.testAt(plain, end, end + 14, held) &&
      (/^[\u4e00-\u9fff]{0,2}\//.test(plain.slice(end, end + 3)) || plain.slice(Math.max(0, start - 2), start).includes('/'))) ||
    // 租购意向（租/购）：购
    ((word === '租购' || word === '租售') && choiceOf.testAt(plain, end, end + 12, held)) ||
    // 目前出租中，现整体出售
    (plain[end] === '中' && nowAhead.testAt(plain, Math.max(0, start - 2), start, held) && /出售|转让|卖/.test(plain)) ||
    // 租客租到明年10月; but 哪里能租到厂房
    ((word === '租' || word === '长租' || word === '短租') &&
      untilBehind.testAt(plain, end, end + 2, held) &&
      !(
        getsTo.test(plain.slice(Math.max(0, start - 3), start)) &&
        !/^[到至] ?(?:\d{1,4}[年月./-]|[明后今]年|[年月]底)/.test(plain.slice(end, end + 7))
      )) ||
    // 长期收厂房租: taken on a lease.
    (word === '收厂房' && plain.startsWith('租', end)) ||
    // 年收租138万: what the owner takes in.
    (word === '租' && plain[start - 1] === '收' && /^(?:约|共|金)?\d/.test(plain.slice(end, end + 3))) ||
    // 先租后建
    (word === '先租' && plain.startsWith('后建', end)) ||
    // 租赁情况自行了解
    stateOf.testAt(plain, end, end + 2, held) ||
    // 使用权类型为出让: how the land is held; 产权|出让|拍卖|挂牌: a menu.
    (word === '出让' && kindOf.testAt(plain, Math.max(0, start - 4), start, held)) ||
    (plain[start - 1] === '|' && plain[end] === '|' && /\|[\u4e00-\u9fff]{2,4}$/.test(before(plain, start - 1, 6))) ||
    // 费用由买受人承担: whoever wins, a lease too.
    (word === '买' && plain.startsWith('受', end)) ||
    // 购置设备146台
    ((plain[start] === '购' || plain[start] === '买') && toolsBehind.testAt(plain, end, end + 10, held)) ||
    toSomebody.testAt(plain, end, end + 3, held) ||
    // 只租不售, 不再续租
    notAhead.testAt(plain, Math.max(0, start - 5), start, held) ||
    dealsNot.testAt(plain, Math.max(0, start - 2), start, held) ||
    /(?:已|设备|一并|机器|可一并|对外|满|(?<!一)带|由[\u4e00-\u9fff]{1,7})$/.test(
      plain.slice(Math.max(0, start - 8), start).replace(/由[它其](?:去|来)?(?:参与|参加)?$|由[\u4e00-\u9fff]{1,4}参[与加]$/, ''),
    ) ||
    // 厂商不必先拿钱买地: what whoever comes is spared.
    needNot.test(clauseBefore(plain, start, 16), held) ||
    // 不得转让或整体出租
    mayNot.test(clauseBefore(plain, start, 18), held)
  );
}

const getsTo = /(?:[能想没好要]|哪里|哪儿|怎么|可以|有谁)$/;

/** 现用1600㎡（奉贤，租）; 房东又要卖房: a deal about the hall that the seeker sits in. */
const isOfNow = (plain: string, start: number, end: number) =>
  (/^(?:租|租用|租赁|承租)$/.test(plain.slice(start, end)) && isPresent(plain, start)) ||
  /房东[^，。；;\n]{0,6}$/.test(plain.slice(Math.max(0, start - 8), start));

const handsOn = /^(?:(?:长期|常年|大量|高价)?收|转|急转|转让|转手)$/;

const restOfLease =
  /(?<!带)(?:租约|租期|租赁期|合同)(?:期)?(?:还有|还剩|尚余|剩余?|剩|余|到(?:20\d\d|\d|明年|后年|今年|年))|(?:还有|还剩|尚余|剩余?)[\d一二两三四五六七八九十半]{0,3}(?:个?月|年)?半?的?(?:租约|租期|租赁期|合同)|(?:房租|租金)(?:已经?)?[付交]到|(?<!带)转让[^，。；;\n\d]{0,6}租约/;

/** A sum that is no rent: 总价3000万. */
const isWholePrice = ({ quantity: { low, per, scale }, topic }: Figure) =>
  per.time === null &&
  (per.area === null || low >= 800) &&
  scale >= 1 &&
  low >= 1e5 &&
  (topic === null || topic.startsWith('price'));

const orBuys = /(?:或者?|要么|也可以?)[^。；\n]{0,12}(?:买|购|收)|(?:买|购|收)[^。；\n]{0,8}(?:也可以?|也行|都行|亦可)/;

const sellsBeside = (plain: string) => /租售|售价/.test(plain);

const orRents = /(?:或者?|也可以?|也能) ?(?:年租|月租|日租|租金|租(?!约))/;
const takesLand =
  /(?<!不|不想|不愿|难以|无法)(?:拿|摘|购|买|征)(?:块|宗)?地(?:块)? ?约?\d|(?:再|后|同步|要么|二期|或者?)(?:考虑)?(?:拿|摘|购|买)(?:块|宗)?地/;

/** So much a day, in yuan, can only be what a square metre costs. */
const dayRent = 5;

function rentPrice(figures: readonly Figure[], only?: string): Mark | undefined {
  const rent = figures.find(
    ({ quantity, quantity: { dimension, per }, topic }) =>
      (dimension === 'money' || dimension === 'bare') &&
      per.time !== null &&
      (per.area === 'm2' || per.time !== 'day' || (dimension === 'money' && quantity.high < dayRent)) &&
      per.other === null &&
      (only ? topic === only : topic === null || topic.startsWith('price')),
  );
  return rent && [rent.quantity.start, rent.quantity.end, 'deal.rent_price'];
}
