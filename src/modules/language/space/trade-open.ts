import { ending, opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import { startersOf } from '../starters.ts';
import { meaning } from '../token.ts';
import type { Draft } from './draft.ts';
import { isNoun } from './trade-bare.ts';
import { type Clause, is, itemsOf } from './trade-clause.ts';
import { type Item, isTrade, isUse, startsTrade } from './trade-name.ts';

/** What is asked about the words of a clause. */
const ofWords = patternGroup();

/** Words that open a list only with a colon or 为. */
const noun = opening(
  /^(?:意向|做[什啥]么?|偏好产业|产业限定|行业|产业|产品|用途|需求|业态|(?:生产|主要)?工艺|定位|准入|主导|布局|产业定位|行业类别|所属行业|主业|行业要求|业态要求|产业要求|方向|货物|货品|主要产品|项目名称|项目内容|主要方向|发展方向|产业准入|优先考虑|加工工艺|核心工艺|经营项目|经营品类|产品类别|货物类型|货品类型|存储货物|存储品类|企业类型|主要客户|产业类型|产业类别|产业门类|行业类型|行业门类|招商对象|公司业务|主要业务|经营业务|业务范围|业务内容|业务领域|产品线|主打产品|拳头产品|核心产品|主力产品|代表产品|经营产品|生产产品|产品名称|产品方向|生产项目|加工内容|加工产品|加工项目|制造内容|业务方向|经营内容|从事业务|所做产品|在做产品|公司主业|公司产品|企业产品|我司产品|主营业务|生产内容|面向企业|服务对象|目标客户群?|目标客群|目标租户|客群|目标企业|意向客户|意向租户)$/,
);
/** Words behind which one who seeks says what they do. */
const doing = opening(
  /^(?:做|制作|研制|专业制作|主要制作|从事|主营|主攻|主要做|生产|主打|先上|专业做|专做|想做|要做|拟做|准备做|计划做|一直做|现做|我是做|我们是做|主要是做|是做|专门做|主要搞|须投资|应投资|主要生产|专业生产|主要从事|专业从事|主要加工|拟生产|拟从事|客户做|老板做|就做|改造成|改成|改造为|拟上|要上|新上|卖|经销|代理|批发|专攻|专营|承做|产销|深耕|自产)$/,
);
/** Words that open a list of an offer only where the clause ends like one. */
const loose = opening(/^(?:招|要求|建设|打造|发展|布局|经营|加工|生产|建|限|引入|符合|可供|接受|承接)$/);
const link =
  /^(?:的?(?:产业|行业|业态|企业|方向|要求|范围|方面|类型)?(?:主要|仅|仍|仍然|均|暂|拟)?(?:为|是|有(?![色机])|包括|包含|涵盖|覆盖|限(?:于|为|定于?|定为)?|:|：| )+|主要|以(?=.{2,60}(?:为主|企业)))/;

/** 放百合、羔羊肉: goods and nothing about the hall. */
const isStored = (words: string) =>
  /^[\u4e00-\u9fffa-z0-9、和及]{2,24}$/.test(words) &&
  !/设备|材料|货架|东西|一[起块]|里面|旁边|楼[上下]|得下|不下|车|的|机器|车辆|样品|仓库/.test(words);

/** The trades that a word such as 适合 or 主导产业 opens; `isHeading`: it ends its clause, so that the list follows. */
export function openedBy(draft: Draft, clause: Clause, from = 0): { items: Item[]; isHeading: boolean } | null {
  const { plain, side } = draft;
  const words = plain.slice(clause.start, clause.end);
  const held = ofWords.heldBy(words);
  const listed = words.includes('为主') ? /以(?=.{2,80}为主)/.exec(words) : null;
  if (listed && from === 0) {
    const start = clause.start + listed.index + 1;
    const items = itemsOf(
      draft,
      { start, end: clause.start + plain.slice(clause.start, clause.end).lastIndexOf('为主') },
      'trade',
    );
    if (items.length > 0) return { items, isHeading: false };
  }
  // 现在要找金属制品、汽车模具类: an offer looks for tenants.
  const looked = side === 'offer' && from === 0 && lookers[plain.charCodeAt(clause.start)] ? looking.exec(words, held) : null;
  if (looked) {
    const items = itemsOf(draft, { start: clause.start + looked[0].length, end: clause.end }, 'trade');
    if (items.length > 0) return { items, isHeading: false };
  }
  // 正面——智能网联汽车
  const favoured = from === 0 ? favours.exec(words, held) : null;
  if (favoured) {
    const items = itemsOf(draft, { start: clause.start + favoured[0].length, end: clause.end }, 'any');
    if (items.length > 0) return { items, isHeading: false };
  }
  // 可以印刷 and nothing else; 入园会员全部为精密模具、CNC
  const allowed = from === 0 ? allows.exec(words, held) : null;
  if (allowed) {
    const items = itemsOf(draft, { start: clause.start + allowed[0].length, end: clause.end }, 'trade');
    const isWhole = items.length > 1 || (items[0]?.start === clause.start + allowed[0].length && items[0].end === clause.end);
    if (
      items.length > 0 &&
      (draft.side === 'offer' || words[0] !== '可') &&
      isWhole &&
      items.every(item => !isUse(draft, item) && (words[0] !== '可' || startsTrade(draft, item.start)))
    )
      return { items, isHeading: false };
  }
  // 专为硅碳负极打造的定制厂房
  const meant = from === 0 ? meantFor.exec(words, held) : null;
  if (meant) {
    const start = clause.start + meant.index + meant[0].indexOf(meant[1]!);
    const items = itemsOf(draft, { start, end: start + meant[1]!.length }, 'any');
    if (items.length > 0) return { items, isHeading: false };
  }
  // 为海尔代工注塑件
  const served = side === 'need' && from === 0 ? servedFor.exec(words, held) : null;
  if (served) {
    const items = itemsOf(draft, { start: clause.start + served[0].length, end: clause.end }, 'any');
    if (items.length > 0) return { items, isHeading: false };
  }
  // 承租企业须属五金、门业之一; 规划为乳制品制造
  const bound = side === 'offer' && from === 0 ? mustBe.exec(words, held) : null;
  if (bound) {
    const items = itemsOf(draft, { start: clause.start + bound[0].length, end: clause.end }, 'trade');
    if (items.length > 0) return { items, isHeading: false };
  }
  const at = clause.tokens.findIndex(
    (token, i) =>
      i >= from &&
      (is(token, 'open') || is(token, 'store')) &&
      !/[不非未越]$/.test(plain.slice(Math.max(0, token.start - 1), token.start)) &&
      // 厂房装配机器人, but 小家电装配
      !(
        plain.slice(token.start, token.end) === '装配' &&
        token.start > clause.start &&
        (i === 0 ||
          clause.tokens[i - 1]!.end < token.start ||
          !['factory', 'warehouse'].includes(meaning(clause.tokens[i - 1], 'kind') ?? ''))
      ) &&
      // 生产、研发、物流都集中到一起: uses, not what is made.
      !(token.end - token.start === 2 && usesBehind.test(plain.slice(token.end, token.end + 14))) &&
      // 税收40万做得到; 做别的自己去问
      !(
        plain.slice(token.start, token.end) === '做' &&
        /^(?:别的|其[他它]的?(?:行业)?(?:请|先|要|自己|得|再|另|需|$)|得[到了起]|不(?:到|了|完|起)|完|好(?!的)|到)/.test(
          plain.slice(token.end, token.end + 2),
        )
      ) &&
      // 要放得下12米长的龙门铣, 能放冲床: what the hall must hold.
      !(side === 'need' && is(token, 'store') && /^(?:得[下了进]|下)/.test(plain.slice(token.end, token.end + 2))) &&
      // but 能放跨境电商退货的库: the goods.
      !(
        side === 'need' &&
        is(token, 'store') &&
        /[能可够得]$/.test(plain.slice(Math.max(0, token.start - 1), token.start)) &&
        !/的[\u4e00-\u9fff]{0,2}[仓库]$/.test(words)
      ),
  );
  const open = at < 0 ? undefined : clause.tokens[at];
  if (open?.kind !== 'word') return null;
  // 环评需可做焊接: what the permit must allow.
  if (side === 'need' && plain.slice(clause.start, open.start).includes('环评')) return null;
  // 五金、注塑可做: the list stands before; 五、准入: only a number does.
  if (
    open.end === clause.end &&
    open.start > clause.start &&
    is(open, 'tail') &&
    !(noun.test(open.word) && itemNumber.test(plain.slice(clause.start, open.start)))
  )
    return null;
  if (open.word === '意向' && side === 'need') return openedBy(draft, clause, at + 1);
  let start = open.end;
  // 拟招引农副产品加工
  if (open.word.endsWith('招') && plain[start] === '引') start++;
  const linked = link.exec(plain.slice(start, clause.end));
  const isNamed = linked !== null && /[:：为是限涵覆]|包[括含]/.test(linked[0]);
  start += linked?.[0].length ?? 0;
  const later = () => openedBy(draft, clause, at + 1);
  // 项目名称：东北粮食物流中心, 项目名称：病案库房租赁: what a house or a purchase is called.
  if (open.word === '项目名称' && isNamed && calledHouse.test(plain.slice(start, clause.end)))
    return { items: [], isHeading: false };
  if (start >= clause.end)
    return isNamed || noun.test(open.word) || (open.word.length > 1 && from === 0 && open.start === clause.start)
      ? { items: [], isHeading: true }
      : later();
  // 准入井口装置、钻采工具
  const isList = open.start === clause.start && /^[\u4e00-\u9fffa-z]{2,12}、/.test(plain.slice(start, clause.end));
  // 主要产品智能门锁
  const isGoods =
    side === 'need' &&
    open.word.length >= 4 &&
    open.word.endsWith('产品') &&
    /^[\u4e00-\u9fffa-z]{2,14}$/.test(plain.slice(start, clause.end));
  // 产业定位家居建材
  const isWhole = open.start === clause.start && draft.gazetteer.trade(plain.slice(start, clause.end)) !== null;
  if (noun.test(open.word) && !isNamed && !isList && !isGoods && !isWhole) return later();
  // 限通用航空维修、航材仓储企业承租
  const isBound = side === 'offer' && bounds.test(open.word) && /^[^，]{2,12}、/.test(plain.slice(start, clause.end));
  const isLoose =
    !isBound &&
    loose.test(open.word) &&
    !isNamed &&
    (side === 'offer' || open.word === '建' || open.word === '要求') &&
    !isListTail(plain, clause);
  if (isLoose) {
    const items = itemsOf(draft, { start, end: clause.end }, 'trade');
    const isClear = (item: Item) => isTrade(draft, item) || (open.word === '招' && isNoun(draft, item));
    if (side === 'need' && open.word === '建' && items.length > 1) return { items, isHeading: false };
    // 限商贸: a trade and nothing else fills the clause.
    const [only] = items;
    if (
      side === 'offer' &&
      items.length === 1 &&
      open.start === clause.start &&
      only!.end === clause.end &&
      only!.start - open.end <= 1 &&
      /^(?:限|招|承接|接受|引入|经营)$/.test(open.word) &&
      isTrade(draft, only!)
    )
      return { items, isHeading: false };
    const clear = items.filter(isClear).length;
    // 布局低空经济、商业航天、卫星互联网: a row of nouns of which some are known trades.
    const isRow = items.length > 2 && clear > 0 && items.every(item => isClear(item) || isNoun(draft, item));
    return side === 'offer' && ((items.length > 1 && clear === items.length) || isRow) ? { items, isHeading: false } : later();
  }
  const accept =
    isBound ||
    isGoods ||
    (isNamed && !(side === 'need' && open.word === '要求')) ||
    (side === 'need' && (doing.test(open.word) || (is(open, 'store') && isStored(plain.slice(start, clause.end)))))
      ? 'any'
      : 'trade';
  // 现改造成共享中试车间: what the hall became.
  const items = itemsOf(draft, { start, end: clause.end }, accept).filter(
    item =>
      !(
        open.word.startsWith('改') &&
        /(?:车间|空间|平台|(?<!数据|算力|智算|计算)中心|实验室|楼)$/.test(plain.slice(item.start, item.end))
      ),
  );
  return items.length > 0 ? { items, isHeading: false } : later();
}

const usesBehind = /^(?:、(?:研发|办公|仓储|物流|生活|配套)){1,4}(?:[都均皆]|一体|$)/;
const calledHouse = ending(
  /(?:(?<!数据|算力|智算)中心|枢纽|[园港城]|广场|大厦|(?:库房|仓库|用房|厂房|宿舍|场地|场所)(?:租赁|租用|采购|服务|需求|项目)*)$/,
);
const itemNumber = /^[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．)） ]{1,2}$/;

const meantFor = ofWords.add(
  /(?:专门?|特)为([\u4e00-\u9fffa-z0-9、]{2,40}?)(?:类|等)?(?:企业|行业|产业|客户|项目)?(?:量身|打造|定制|设计|建造|建设|准备|预留|配套|订制|而建|服务)/,
);

/** What a list of welcome trades is called. */
const favours = ofWords.add(
  /^(?:[\u4e00-\u9fff]{2,12}:)?(?:产业|行业|准入|招商)?(?:正面|鼓励|支持|允许|优先|重点|白名单|推荐)(?:[类项]|清单|目录|名单|行业|产业|项目|业态|准入|引进|发展){0,3}(?::|-{1,2})+/,
);
const allows = ofWords.add(
  /^(?:可以?(?![降视穿再调控编逆燃溶停代供储按承租容放堆存作办注提加改环分定进出入见到拆增装用接续享申])(?:做|搞)?|(?:入园|入驻|会员|客户|企业|租户|项目)[\u4e00-\u9fff]{0,4}(?:全部|均|都|全|主要|多)[为是])(?=[\u4e00-\u9fff]{2})/,
);

/** 接手方只能做, 受让方须为, 规划为: what the one who takes the space must do. */
const mustBe = ofWords.add(
  /^(?:[^，、:]{0,10}?(?:企业|方|者|人|单位|项目|客户|行业|产业|业态|用途)(?:所属)?(?:的?(?:行业|产业|用途|业态))?(?:原则上)?(?:必须|须|应当?|只能|仅能|只可|仅可|只限|仅限|限)(?:是|为|属于?|从事|做|用于|经营|生产|符合)|[^，、:]{0,8}?(?:规划|定向|限定)(?:产业|行业|用途)?(?:为|用于|布局|引入|引进|发展|建设))(?=[\u4e00-\u9fffa-z]{2})/,
);

const servedFor = ofWords.add(
  /^(?:我们|我司|公司|主要|长期|专门|一直|是|我厂|我方|本厂|这边|目前|现在|专业|单位|客户|企业|本司|我公司|本公司|本企业|专)*(?:(?:[给替帮]|为(?!主))[\u4e00-\u9fffa-z]{2,8}?(?:代工|配套|供应|加工|供货|生产|做|制造|供(?![暖水电气热需求应])|(?<=行业|企业|厂|产业|客户)提供(?:配套)?(?![^，]*服务))(?:的)?|供应?[\u4e00-\u9fffa-z]{2,6}的)(?=[\u4e00-\u9fff]{2})/,
);

/** 现找, 想找做, 这两层想引 at the head of a clause that goes on with a list or ends as one. */
const lookers = startersOf('现目重拟想要只专主打希继诚急长大优面再找寻招接引这那本该园我');
const looking = ofWords.add(
  /^(?:[这那本该](?:[一两二三四五几\d]?[层栋幢间]楼?|园区?|楼|里|边)|园区|我们?(?:园区?|这边|这里)?)?(?:现在?|目前|重新|拟|想|要|只|专|主要|打算|希望|继续|诚|急|长期|大量|重点|优先|面向全国){0,3}(?:再)?(?:找|寻|(?<=^要)(?![求有])(?=[\u4e00-\u9fff]{2,10}、)|招(?![商租引聘])|接(?![收纳受手管触替班])|引(?![进入]))(?:一[家个处间])?(?:从?[做事])?(?=[^，]{2,40}(?:、|类|企业|的|客户|厂家|厂|商户|公司|项目)(?:[^，]|$))/,
);

const bounds = opening(/^(?:限|只限|仅限|只租|只招|只收|只接|只做|只考虑|仅考虑|只欢迎|[仅只](?:接受|面向))$/);

const isListTail = (plain: string, { start, end }: Item) =>
  /(?:企业|项目|产业|行业|基地|承租|准入)(?:优先|均可|入驻|承租)?$/.test(plain.slice(start, end));

const severalUses = ofWords.add(
  /^(?:(?:研发办公|轻型生产|研发|生产|仓储|实验|中试|办公|宿舍|餐饮|展示)[、和及]?){2,8}(?:都行|都有|均可|皆可|都可以|都可)/,
);

const onlyUses = ofWords.add(
  /(?:(?:方|人|者|企业|客户)(?:只能|只可|仅可|只限|仅限|限)(?:做|用于|用作|从事)?|^(?:只能|只可|仅可|只限|仅限|限|只)(?:做|用于|用作|从事))((?:仓储|装配|组装)(?:[、和及或](?:仓储|装配|组装)){0,2})(?:使用|用途|用)?$|^(?:做|纯)?((?:仓储|装配|组装)(?:[、和及或](?:仓储|装配|组装)){0,2})(?:类|的)?(?:没问题|最好|最佳|优先|首选|最合适|最适合|为佳|为宜)$/,
);

/** 研发、生产、仓储都行: uses that stand for trades where nothing else does. */
export function usesOf({ plain, side }: Draft, { start, end }: Item): Item[] {
  const words = plain.slice(start, end);
  const held = ofWords.heldBy(words);
  // 接手方只能做装配、仓储; 装配最好
  const only = side === 'offer' ? onlyUses.exec(words, held) : null;
  if (only) {
    const uses = only[1] ?? only[2]!;
    const from = start + only.index + only[0].indexOf(uses);
    return [...uses.matchAll(/仓储|装配|组装/g)].map(match => ({
      start: from + match.index,
      end: from + match.index + match[0].length,
    }));
  }
  const found = severalUses.exec(words, held);
  if (!found) return [];
  return [...found[0].matchAll(/轻型生产|(?<!轻型)生产|研发(?!办公)|仓储/g)].map(match => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

const listTail =
  /(?:准入|招引|引进|直租|速来|来电|来聊|的来|看过来|优先|优选|均可|都|皆|为主|入园|入驻|首选|不限|可做|可放|能做|合适|适合|可存|随意|接手|来谈|欢迎|亦可|可以|可入|可进|能进|可来|可享|享|全收|全接|也行|也可|也好|也来|也成|最好|最佳|最宜)/;
const fieldsEnd = ofWords.add(
  /^[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){1,5}(?:产业|行业|领域)(?:优先)?(?:供应|供地|入驻|保障|落户)?$/,
);
const ownersFavour = ofWords.add(
  /^[^\d]{2,30}(?:企业|项目|客户|厂家|公司|团队|机构|商家|工厂)(?:(?:入驻|落户|签约|承租)(?:可|均|都|后|者|后可)?(?:减|免|享|补|有|送|优惠|租金|奖)|租金|长租|有|可|享受|享|免|优惠|给予|另|申请|洽谈|优先|来|直接)/,
);

const alone = ofWords.add(
  /^[^，、\d]{2,10}?(?:(?<!许)可[来做进谈聊]?|(?:可以|能)(?:谈|来|做|进)?(?<!能)|ok|欢迎|没问题|好谈|可谈|能[谈做进])$/,
);

const allWelcome = ofWords.add(
  /^[^、]{2,10}、.{0,30}(?:都|均|全|皆)(?:来|收|接|做|要|好|欢迎|可以?|行|能|合适|适合|没问题|好谈|好说|能聊)(?:做|进|接|放|谈|的|聊)?$|^[^、]{2,10}、.{0,30}(?:(?:能|可以?)(?:存|放|堆|做|进)|来者不拒)$|^[^、]{2,10}、.{0,24}(?:更好|更佳|正好|更合适|更欢迎)$/,
);

const fitsBest = ofWords.add(/最(?:对口|匹配|理想|省心|划算|吃香|受欢迎)$/);

/** 木业、五金均可; 光伏企业优先: words at the end of a clause that make it a list of trades. */
export function isListed({ plain, side }: Draft, { start, end, tokens }: Clause): boolean {
  // 羊奶粉、羊皮手套（无鞣制）优先
  if (plain[end] === '(' && /^\([^()]{1,10}\)(?:优先|均可|都行|都可|皆可|为主)/.test(plain.slice(end, end + 16))) return true;
  const last = tokens.at(-1);
  if (end - start > 40 || !last) return false;
  const words = plain.slice(start, end);
  const held = ofWords.heldBy(words);
  // 通用航空、节能环保产业
  if (fieldsEnd.test(words, held)) return true;
  if (is(last, 'tail') && last.end === end && last.start > start && listTail.test(plain.slice(last.start, end)))
    return side === 'offer' || !/^最/.test(plain.slice(last.start, end));
  // 卫浴可以谈, 宠物用品可
  if (side === 'offer' && alone.test(words, held)) return true;
  // 商用车配件最对口
  if (side === 'offer' && fitsBest.test(words, held)) return true;
  return ownersFavour.test(words, held) || allWelcome.test(words, held);
}
