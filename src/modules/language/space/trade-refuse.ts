import { opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import { clauseBefore, type Draft, isBlank } from './draft.ts';
import { isNoun } from './trade-bare.ts';
import { type Clause, is, itemsOf, type Running } from './trade-clause.ts';
import { hasTrade, type Item, isNuisance } from './trade-name.ts';
import { isRefusal, negates, refusedHead, refusing } from './trade-refusing.ts';
import { isKnown } from './trade-shape.ts';

/** What is asked about the words of a clause that may refuse. */
const ofWords = patternGroup();

/** 不要二楼, 不考虑郊区: said of places and people as often as of trades. */
const weak = opening(
  /^(?:不设|不安排|不考虑|不要|拒|禁|非|不含|不适合|不能有|不能是|限制|不涉及|谢绝|拒绝|不接受|不得|不准|不可|不行|别来|不能|不让|不存|不合适)$/,
);

/** Words that refuse and say nothing else. */
const clear = /谢绝|免谈|勿[入进]|莫问|勿问|绕道|除外|不予|不受理|婉拒|否决/;

/** 蒸汽不要, 样品不看: said of other things. */
const weakEnd = opening(/^(?:都|也|就)?不(?:看|办理?|要)的?$/);
/** 不引进, 杜绝 before what is refused. */
const refuses = ofWords.add(
  /(?:[不勿莫别](?:要|用|必|想)?再?来?(?:找|问|联系|联络|推荐|推|带看|带|报|介绍|咨询|打电话)我?们?来?(?:做|搞|干|放|存|租)|[不勿莫别](?:要|用)?(?:拿去|拿来|用来|用去|拿它|给我)(?:搞|做|弄|干|放|存)?|不(?:再|太)?(?:想|愿意?|打算|准备|会|希望|考虑|敢|肯|同意|乐意|方便|适合|便)再?(?:给|让)?(?:有|来|租给|租|招|接|收|放|做|引进?)(?:做|搞|从事|生产)?|(?:[不勿甭]|莫(?!干山)|(?<![特区分级个类性差辨])别)(?:再|来|去|想|能|可|准|得|予|让|给|敢|肯|要|许|便)?(?:引进|引入|招引|招商|新[增建上](?=[\u4e00-\u9fff]{2})|接收|接纳|接受|受理|承接|支持|允许|欢迎|存放|堆放|储存|涉及|安排|容纳|从事|生产|经营|加工|制造|用于|引|卖给?|租给|供给|提供给|出售给|转让给|吸收|布局|批(?![发量次])|收|接|招|放|存|堆|做|办|搞|碰|上|干)|(?:暂停|停止|终止|叫停|严控|控制)(?:受理|引进|引入|招引|审批|新增|新上|接收)|严控(?=[高两三涉][\u4e00-\u9fff])|严禁|禁止|(?<![^，]{4})(?:就|只|最|唯独|单单)?怕(?=[做搞放存有来租]|是)(?:是|有|来|租给)?|(?:没法子?|无法|没办法)(?:再)?(?:做|搞|上|放|存放?|接|生产|加工)(?!成|到|通)|(?:[做办搞干接放批]|存放|生产)不了|暂(?:时)?不(?:考虑|要|租给?|收|招|看)|(?:叫停|停批|限批|禁批|封杀|取缔)了?|(?:唯一|唯独|只有|主要)?的?(?:禁忌|忌讳|红线|底线|例外|雷区|不收|不接|不做|不要|不接受|不能做)的?(?:就|只)?(?:是|有)|不是[给让]|不进(?=[\u4e00-\u9fff]{2})(?![水场门库度园料口出货去来得])|杜绝|排斥|抵制|回绝|排除(?!故障)|避免|规避|拒收|拒做|拒接|谢绝|婉拒)(?:从事|生产|存放|引入|引进|入驻|做|有)?/,
);

/** Whether nothing but spaces parts a clause from one that only refuses (爆竹、散酒 拒). */
export const isRefusedBy = (plain: string, clause: Item, next: Item | undefined) =>
  next !== undefined &&
  (isBlank(plain, clause.end, next.start) ||
    (plain.charAt(clause.start - 1) === '(' && plain[clause.end] === ')' && next.start === clause.end + 1)) &&
  isRefusal(plain.slice(next.start, next.end));

/** 现求电子烟以外的消费电子: what a clause leaves out, and where the rest of it begins. */
export function exceptOf(draft: Draft, clause: Clause): { items: Item[]; end: number } | null {
  if (!draft.plain.slice(clause.start, clause.end).includes('外')) return null;
  const found =
    /^(?:[^，、除]{0,14}?(?:找|寻|求|招(?![商租聘])|引进|欢迎|适合|适宜|可做|只做|只收|只接|做|收|接))?除?([^除]{2,24}?)(?:[以之]外的?|除外的)(?=[\u4e00-\u9fff])/.exec(
      draft.plain.slice(clause.start, clause.end),
    );
  if (!found) return null;
  const start = clause.start + found[0].lastIndexOf(found[1]!);
  const items = itemsOf(draft, { start, end: start + found[1]!.length }, 'refused');
  return items.some(item => hasTrade(draft, item) || isNuisance(draft, item))
    ? { items, end: clause.start + found[0].length }
    : null;
}

const unlessMade = ofWords.add(
  /^(?:只要|但凡|凡是?)?不(?:是|做|搞|涉及|属于|干)(?:做|搞|从事|干)?(.{2,24}?)(?:的|类)?(?:企业|行业|产业)?(?:都|就|均|即可|随便|一律可)/,
);

/** 谢绝活鲜: these refuse goods even where no list knows them, but people and manners too. */
const flat = /^(?:谢绝|拒绝)$/;
const people =
  /人|洽谈|咨询|房东|中介|参观|[还讲议砍]价|空谈|[短合群转]租|^[包按付][日天月季年](?:付|租)?$|看房|骚扰|推销|代理|同行|贷款|广告|打扰|拼租|闲聊|来电|拍照|访客|车/;

/** （延时除外）, 节假日除外, 水电费除外: what a time, a fee or a house leaves out. */
const exceptTime = ofWords.add(
  /(?:延时|加时|节日|节假日|假期|休息日|工作日|双休日?|周末|[周月年日时天]|费用?|税费?|押金|保证金|情形|情况|规定|约定|(?:\d|[一二三四五六七八九十])(?:层|楼|栋|幢|座|室|号))(?:的)?除外$/,
);
const danger =
  '(?:任何|各类|一切|易燃|易爆|易腐蚀?|有毒|有害|剧毒|危险|违禁|爆炸|放射性?|腐蚀性?|危化|危险化学|化学危险|管制|国家|明令|[、和及与或等的类]|腐臭|恶臭|物品|物质|货物|商品|化学品|[品物货])+';
/** 除易燃易爆、有毒有害物品外 */
const dangerous = new RegExp(`^${danger}$`);
const keep = '(?:(?:存放|储存|堆放|存储|摆放|使用|携带|放置|放|存|堆|经营|销售|买卖|运输)[、和及或]?){1,4}';
/** 禁止经营易燃易爆物品及国家明令禁止的商品 */
const otherwise = '(?:[、及和或与](?:其[他它])?(?:国家|法律|法规|政策|明令)[^，]{0,12}[品物货])?';
/** 不接受剧毒品、爆炸品 */
const deadly = ofWords.add(
  /^[^，:]{0,6}?(?:不|拒|禁|勿|谢绝|严禁|禁止)(?:予|得|能|可|再)?(?:接受|接收|承接|受理|收|接|存|进)?(?:(?:任何|各类|一切)?(?:剧毒|有毒|爆炸|易爆|易燃易爆|易燃|放射性?|强?腐蚀性?|自燃|感染性)(?:危险)?(?:化学)?(?:类|品|物品|物质|物|货物)?(?:[、和及与或]|$))+(?:等?(?:货物|物品|品类|货品)?)$/,
);
const dangers = ofWords.add(
  new RegExp(
    `^(?:仓库|库内|厂房内?|室内|场地内?|园区内?)?(?:严禁|禁止|不得|不准|不可|不能|不许|不让|勿|禁|不)(?:在[^，]{1,6}内)?${keep}${danger}${otherwise}$|^${danger}(?:一律|都|均|也|全部|概)?(?:严禁|禁止|不得|不准|不可|不能|不许|不让|勿|禁|不)${keep}(?:的|了)?$`,
  ),
);
/** 味道大房东不同意: why what stood before is refused. */
const reasonAhead = ofWords.add(
  /^(?:味道?|气味|噪音|粉尘|灰尘|震动|油烟|污染)(?:太|很|比较)?[大重](?:的?话)?(?:房东|邻居|楼[上下]|物业|村里|镇里|我们|隔壁|居民|环保)[不要会有受投]/,
);
const policy = ofWords.add(
  /^(?:国家|政策|产业政策|明令)?(?:(?:限制|淘汰|禁止|落后|鼓励)(?:类|产能|工艺)[、和及]?){1,4}(?:的?(?:企业|项目|产业|行业))?[不禁勿谢拒]/,
);
const outOfSale = ofWords.add(
  /不(?:在|属于|列入|纳入|包含在|含在)(?:本次|此次|这次|本)?(?:拍卖|转让|出租|招租|出让|出售|评估|租赁|交易|竞价|标的|处置|交付|计租|变卖|拍租)(?:标的|资产)?(?:物)?的?范围/,
);
const useLimit = ofWords.add(/^(?:用途|功能|使用|使用功能|房屋用途)限[制定](?::|为|于)/);

const refusedHeading =
  /(?:[不勿别莫](?:能|可以?|要|得|准|许|让|招商?|收|接受?|做|租|来|进|欢迎|考虑|予|适[合宜]|宜|建议|引进?|支持)|做不了|进不了|办不了|禁|拒|谢绝|免谈)[^:，不]{0,8}$/;
export const examples = /^(?:比如|例如|诸如|譬如|如(?!有|需|果|下|能|意)|像|包括|尤其是?|特别是)(?=[\u4e00-\u9fff]{2})/;

const refusesAny = /(?:[勿莫禁拒]|不(?![限挑拘论])|谢绝|严控)[^，()]{2,12}$/;
const refusesSort =
  /(?:[勿莫禁拒]|不(?![限挑拘论])|谢绝|限制|限批|严控|杜绝)[^，()]{1,16}(?:行业|产业|企业|类|项目|工艺|工序|业态|货物|客户|的|物品|品类)$/;

/** Where the list begins that a heading with a colon or the clause before refuses; 0 where none does, -1 where all of the clause is the list. */
function toldRefused(plain: string, { start, end }: Item): number {
  const words = plain.slice(start, end);
  const colon = words.indexOf(':');
  if (colon > 1 && colon <= 16 && refusedHeading.test(words.slice(0, colon)) && !/限制|限定/.test(words.slice(0, colon)))
    return colon + 1;
  // 严格限制涉水行业（印染、造纸）
  if (
    plain.charAt(start - 1) === '(' &&
    /^(?![我本可能只仅限除])[^，:]{2,12}[、/]/.test(words) &&
    !/[可行谈进]以?$|优先|欢迎/.test(words)
  ) {
    const sort = clauseBefore(plain, start - 1, 24);
    if (
      (examples.test(words) && refusesAny.test(sort)) ||
      refusesSort.test(sort) ||
      (refusing.test(sort) && /[种类些]|行业|项目|企业/.test(sort))
    )
      return examples.exec(words)?.[0].length ?? -1;
  }
  const example = /^[比例诸譬如像包尤特]/.test(words) && plain.charAt(start - 1) === '，' ? examples.exec(words) : null;
  const said = example ? clauseBefore(plain, start - 1, 20) : '';
  return example && (refusing.test(said) || /不[能可得许准](?:生产|加工)$/.test(said)) ? example[0].length : 0;
}

/** 活畜不接, 石灰窑不可以: short words of no other meaning before a verb of taking in. */
function areGoods(draft: Draft, items: readonly Item[], verb: string): boolean {
  return (
    draft.side === 'offer' &&
    items.length > 0 &&
    items.length <= 3 &&
    /^(?:[都也均]|一律|统统)?不(?:接|收|做|招|引|进|放|存|可以?|行|租|能[做放存进]|让[做放存进])/.test(verb) &&
    items.every(({ start, end }) => {
      const words = draft.plain.slice(start, end);
      return end - start >= 2 && end - start <= 5 && isNoun(draft, { start, end }) && !people.test(words) && !manners.test(words);
    })
  );
}
const manners =
  /[甲乙丙丁戊]类|排污|短租|[日月年]付|押|分割|注册|办公|装修|加层|开票|搭建|[养改拆停住讲欠拖赊送修养]|晚上|噪|时间|手续|证|费|款|价|税|票|租|单位|小[单户]|散[客户]|票|楼|层|面积|一[半间层]|部分|其[他余]|别的|这|那|之类|电话|微信|平台|公司|个体|老板|客户|学生|家庭|现在|暂时|目前|短期|长期/;

const ownWork = ofWords.add(
  /^(?:我们?|我司|我公司|本公司|公司|[我本]厂)?(?:也)?不(?:做|产生|含|涉及)|(?:不含|不涉及|不包括|不包含|不产生|没有|无|非|不做)(?!标)[\u4e00-\u9fff、和及等]{2,30}$/,
);
const ofOldHall = ofWords.add(
  /^(?:我们?|公司|我司)?(?:(?:现在|目前|原来|之前)的?(?:厂|仓|库|车间|场地|地方|房)|[老原旧现]厂|现有|厂里)|^(?:不[能要可得]有|没有|无)(?:异味|噪音|气味|味道|粉尘|污染)$/,
);
const neighbours = opening(/^(?:周边|周围|旁边|附近|隔壁)/);
const givenUp = ofWords.add(/不(?:[让给准]?做|干|办|开|生产)了$/);
/** 铸造环节不带过来: what one who seeks leaves behind. */
const keptAway = ofWords.add(/(?:环节|工序|工艺|部分|车间|产线)[^，]{0,4}不(?:再|会)?(?:带|搬|迁|来|过|上|设|放)/);

const otherThan = ofWords.add(/^非(?![标织金晶遗])[^，、]{2,12}(?:不|勿|免|莫|别)/);
const takesAny = ofWords.add(/来者不拒|不(?:挑|排斥)$/);
const doneElsewhere = ofWords.add(/外[包发协]|委外|外面/);
const besidePlaces = ofWords.add(
  /(?:旁边?|附近|隔壁|周边|边上|对面|楼上|楼下|同楼|同院)的?(?:房源|厂房)?(?:都|也|一律)?[不勿免谢]/,
);
const needNotBe = ofWords.add(/^不(?:做|是|搞|上|放)[^，]{1,12}?(?:也|都)(?:行|可|好|没|无|能)/);
const barredFrom = ofWords.add(
  /^(?:不|概不|恕不)[向对给](.{2,30}?)(?:类)?(?:企业|项目|行业|客户|厂家|公司)?(?:出租|招租|开放|租赁|承租|供地)$/,
);
const leftOut = ofWords.add(/(?<![消清拆解免扫移])除(?!外|了|尘)(.{2,30}?)(?:之|以)?外(?![墙观贸地租资面协])/);

/** The trades that a clause refuses: behind 禁止 and 不做, or before 除外 and 勿扰; null where it refuses nothing. */
export function refusalOf(draft: Draft, clause: Clause, running: Running): Item[] | null {
  const { plain } = draft;
  const words = plain.slice(clause.start, clause.end);
  if (isRefusal(words)) return [];
  // Most clauses hold nothing that refuses, and refuse nothing that stands before them.
  const mayNegate = negates(words);
  const canRefuse = mayNegate || words.includes(':') || clause.tokens.some(token => is(token, 'refuse') || is(token, 'refused'));
  if (
    !canRefuse &&
    plain.charAt(clause.start - 1) !== '(' &&
    !(plain.charAt(clause.start - 1) === '，' && /^[比例诸譬如像包尤特]/.test(words)) &&
    !neighbours.test(words)
  )
    return null;
  const held = ofWords.heldBy(words);
  // 非电镀企业不租: nothing else is taken.
  if (otherThan.test(words, held) && refusing.test(words)) return null;
  // 水晶雕刻来者不拒
  if (takesAny.test(words, held) && !/除.{2,30}外/.test(words)) return null;
  // 严禁存放易燃易爆品 bans no trade, 用途限制：工业生产 names the use.
  if (dangers.test(words, held) || deadly.test(words, held) || useLimit.test(words, held)) return [];
  // 被执行人的注塑机不在拍卖范围: what goes with the sale.
  if (outOfSale.test(words, held)) return [];
  if (exceptTime.test(words, held)) return [];
  // 限制类、淘汰类项目不予供地 names no trade.
  if (policy.test(words, held) || reasonAhead.test(words, held)) return [];
  // 喷漆要外发 of one who seeks
  if (draft.side === 'need' && doneElsewhere.test(words, held)) return null;
  // 学校、居民区旁边的不考虑: where the space must not lie.
  if (draft.side === 'need' && besidePlaces.test(words, held)) return [];
  // 不做电缆也行: what need not be.
  if (needNotBe.test(words, held)) return null;
  // 老厂做喷涂环评过不了, 现在的仓库摆不下, 不能有异味: of the old hall and of the air in the new one.
  if (draft.side === 'need' && ofOldHall.test(words, held)) return null;
  // 我公司不含电镀、喷漆: what the one who seeks does not do.
  if (draft.side === 'need' && (ownWork.test(words, held) || keptAway.test(words, held))) return null;
  // 不向电镀、印染企业出租: to whom nothing is let.
  const barred = barredFrom.exec(words, held);
  if (barred) {
    const start = clause.start + words.indexOf(barred[1]!);
    return itemsOf(draft, { start, end: start + barred[1]!.length }, 'refused');
  }
  // 只要不是做电镀、喷漆的都能谈
  const unless = draft.side === 'offer' ? unlessMade.exec(words, held) : null;
  if (unless) {
    const start = clause.start + words.indexOf(unless[1]!);
    const items = itemsOf(draft, { start, end: start + unless[1]!.length }, 'refused');
    if (items.some(item => hasTrade(draft, item) || isNuisance(draft, item))) return items;
  }
  // 周边不能有粉尘企业: said of the neighbours.
  if (draft.side === 'need' && neighbours.test(words)) return [];
  // 皮毛深加工不做了: what the owner has given up.
  if (givenUp.test(words, held)) return null;
  const outside = leftOut.exec(words, held);
  if (outside && dangerous.test(outside[1]!)) return [];
  const names = (items: readonly Item[]) => items.some(item => isKnown(draft, item));
  // 否决项：铸造、合成革; 负面——石材
  const head = refusedHead(words);
  if (head && !head.isBare) {
    const last = refusing.exec(words.slice(head.end))?.index ?? words.length - head.end;
    const items = itemsOf(draft, { start: clause.start + head.end, end: clause.start + head.end + last }, 'refused');
    if (items.length > 0 && ((items.length > 1 && draft.side === 'offer') || names(items))) return items;
  }
  // 环评做不了的别来：电镀、喷漆; 一律不要，如水泥、玻璃
  const told = draft.side === 'offer' ? toldRefused(plain, clause) : 0;
  if (told !== 0) {
    const items = itemsOf(draft, { start: clause.start + Math.max(0, told), end: clause.end }, 'refused');
    if (items.length > 1 || names(items)) return items;
  }
  const but =
    words[0] !== '除'
      ? null
      : /^除(?:[了开去却]|掉)?(?!外|尘|锈)([^外]{2,30}?)(?:(?:的)?(?:其[他它余]|别的|剩下的?|剩余|什么|都|均|皆)[^、]*)?$/.exec(
          words,
        );
  if (but) {
    const start = clause.start + but[0].indexOf(but[1]!);
    const items = itemsOf(draft, { start, end: start + but[1]!.length }, 'refused');
    if (names(items)) return items;
  }
  if (
    outside &&
    (/^(?:凡|有意|意向|所有|一切|各类|欢迎|行业|的|者|企业|客户|者)*$/.test(words.slice(0, outside.index)) ||
      running === 'wanted')
  ) {
    const start = clause.start + outside.index + 1;
    return itemsOf(draft, { start, end: start + outside[1]!.length }, 'refused');
  }
  const behind = clause.tokens.findLast(
    token =>
      is(token, 'refused') &&
      /^(?:入驻|入园|入场|进入|进驻|参加竞买|准入|受理|的|请|做|了|哦|啊){0,2}$/.test(plain.slice(token.end, clause.end)),
  );
  const end = mayNegate ? refusing.exec(words) : null;
  if (behind && behind.start - clause.start >= 2) {
    const ahead = clause.tokens.find(token => is(token, 'refuse') && token.end < behind.start);
    // 喷涂我们自己也不招: the refusal may begin before its verb.
    const until =
      end && end.index >= 2
        ? Math.min(behind.start, clause.start + end.index + (words[end.index] === '的' ? 1 : 0))
        : behind.start;
    // 园区规定：餐饮、汽修不进
    const colon = words.slice(0, Math.max(0, until - clause.start - 1)).lastIndexOf(':') + 1;
    const from = ahead && ahead !== behind ? ahead.end : clause.start + colon;
    const items = itemsOf(draft, { start: from, end: until }, 'refused');
    // 炼铝免谈 behind what is welcome: a short unknown word is refused too.
    if (
      running === 'excluded' ||
      clear.test(plain.slice(behind.start, behind.end)) ||
      names(items) ||
      (running === 'wanted' && items.length > 0 && behind.start - clause.start <= 5) ||
      areGoods(draft, items, plain.slice(behind.start, behind.end))
    )
      return items;
  }
  if (end && end.index >= 2 && (!behind || behind.start < clause.start + end.index)) {
    // 注：光伏组件不再布局
    const colon = words.slice(0, end.index - 1).lastIndexOf(':') + 1;
    const items = itemsOf(draft, { start: clause.start + colon, end: clause.start + end.index }, 'refused');
    if (names(items) && !weakEnd.test(end[0])) return items;
  }
  const before = clause.tokens.find(token => is(token, 'refuse') && token.end < clause.end) ?? bannedAt(plain, clause);
  if (!before) {
    const found = mayNegate ? refuses.exec(words, held) : null;
    // 现厂房没法做喷涂: why somebody looks for another.
    const opened = draft.side === 'need' && /^(?:没[法办]|无法)|不了$/.test(found?.[0] ?? '') ? null : found;
    const items = opened
      ? itemsOf(draft, { start: clause.start + opened.index + opened[0].length, end: clause.end }, 'refused')
      : [];
    return names(items) ? items : null;
  }
  // 禁入目录：, 不得引进：
  const rest = /^[^:、]{0,6}:/.exec(plain.slice(before.end, clause.end));
  const items = itemsOf(draft, { start: before.end + (rest?.[0].length ?? 0), end: clause.end }, 'refused');
  const isRow =
    draft.side === 'offer' &&
    before.end - before.start > 1 &&
    (items.length > 1 || flat.test(plain.slice(before.start, before.end))) &&
    items.every(item => isNoun(draft, item) && !people.test(plain.slice(item.start, item.end)));
  if (weak.testAt(plain, before.start, before.end) && !items.some(item => isKnown(draft, item, true)) && !isRow) return null;
  return items;
}

const banned = opening(/^[禁拒忌](?!讳)[\u4e00-\u9fff]{2}/);

/** 禁烟花、危化: the segmentation may join the verb with what it refuses. */
function bannedAt(plain: string, { start }: Item): Item | undefined {
  return banned.testAt(plain, start, start + 3) && !/^(?:禁止|拒绝|禁区)/.test(plain.slice(start, start + 2))
    ? { start, end: start + 1 }
    : undefined;
}
