import { ending, opening } from '../pattern.ts';
import { type Draft, isBlank } from './draft.ts';
import { isNoun } from './trade-bare.ts';
import { type Clause, is, itemsOf, type Running } from './trade-clause.ts';
import { hasTrade, type Item, isNuisance } from './trade-name.ts';

/** 不要二楼, 不考虑郊区: said of places and people as often as of trades. */
const weak = opening(
  /^(?:不设|不安排|不考虑|不要|拒|禁|非|不含|不适合|不能有|不能是|限制|不涉及|谢绝|拒绝|不接受|不得|不准|不可|不行|别来|不能|不让|不存|不合适)$/,
);

/** Words that refuse and say nothing else. */
const clear = /谢绝|免谈|勿[入进]|莫问|勿问|绕道|除外|不予|不受理|婉拒|否决/;

/** 蒸汽不要, 样品不看: said of other things. */
const weakEnd = opening(/^(?:都|也|就)?不(?:看|办理?|要)的?$/);
const acts =
  '引进|引入|招引|收|接收|接纳|接受|接待|接|招|租给|租|放|存放|存|堆放|做|办理|办|要|准入|准|许|允许|欢迎|考虑|适合|适宜|支持|受理|承接|安排|容纳|碰|谈|看|进驻|进|入驻|入园|入场|入库|入|来|批|租用|使用|落户|进场|混存|存储|推|问|询|扰|打扰|打电话|来电|联系|聊|设|落地|纳入|立项|建|上|干|弄|搞|出租|开放|经营|引|沾|染指|找我们?|签约?|租售|受让|竞买|竞拍|报名|参与|开尊口|咨询|约|沾边';
/** 不在招商范围, 一律不引, 请勿联系 at the end of a clause. */
const refusing = new RegExp(
  `(?:的)?(?:房东|业主|物业|园区|本园|村里|镇里|环保|消防|我们|这里)?(?:列入|属于?|在)(?:禁止|限制|负面|淘汰|禁入|禁限)[\\u4e00-\\u9fff]{0,4}$|(?:的)?(?:房东|业主|物业|园区|村里|镇里|环保|消防|我们|这里)?(?:一律|一概|均|都|全部|统统|坚决|暂|也|就|请|概)?(?:[不勿莫别免](?:再|能|可|准|得|予|让|会|便|宜|要|用|必|想|允许)?(?:再|来)?(?:${acts})(?:的|了|哦|啊|哈|入内|之列)?|不(?:在|属于|列入|符合|纳入)[\\u4e00-\\u9fff]{0,6}(?:范围|之列|目录|条件|定位|方向)(?:内|之内)?|不可以?|不行|不能|(?:谢绝|婉拒|拒绝|严禁|禁止)(?:存放|入驻|堆放|入内|入库|进场|洽谈|入园)?|(?:进|来|做|放|收|接|办|批|过)不(?:来|了|进|下)(?:的)?|慎[入进租扰]|说不|暂停(?:受理|引进|准入|招引|招商)|止步|回避|走开|请另寻|另寻他处|(?:请|还请|麻烦)?(?:另[找寻请谋]|去找|找)(?:别[家处人]|他处|其他地方|下家))$`,
);
/** Characters without which nothing is refused. */
const negates = /[另别找不勿莫免止避开寻列属禁限负淘杜排拒绝婉抵回]/;
/** 不引进, 杜绝 before what is refused. */
const refuses =
  /(?:[不勿莫别](?:要|用|必|想)?再?来?(?:找|问|联系|联络|推荐|介绍|咨询|打电话)我?们?来?(?:做|搞|干|放|存|租)|不(?:再|太)?(?:想|愿意?|打算|准备|会)再?(?:租给|租|招|接|收|放|做|引进?)(?:做|搞|从事|生产)?|[不勿莫](?:再|能|可|准|得|予|让|要|许|便)?(?:引进|引入|招引|接收|接纳|接受|受理|承接|支持|允许|欢迎|存放|堆放|储存|涉及|安排|容纳|从事|生产|经营|加工|制造|用于|引|批(?![发量次])|收|接|招|放|存|堆|做|办|搞|碰|上|干)|严禁|禁止|杜绝|排斥|抵制|回绝|排除(?!故障)|避免|规避|拒收|拒做|拒接|谢绝|婉拒)(?:从事|生产|存放|引入|引进|入驻|做|有)?/;

/** Whether words refuse and name nothing. */
function isRefusal(words: string): boolean {
  return /^(?:一律|一概|均|都|全部|概|请|坚决)?(?:谢绝|婉拒|拒绝?|拒收|[勿莫]扰|免谈|绕行|绕道|不[接收租行做要可谈考虑引]{1,2}|除外|止步|不得|不予|禁止)(?:洽谈|入驻|入园|租用|进场|存放|来电|打扰|联系)?$/.test(
    words,
  );
}

/** Whether nothing but spaces parts a clause from one that only refuses (爆竹、散酒 拒). */
export const isRefusedBy = (plain: string, clause: Item, next: Item | undefined) =>
  next !== undefined &&
  (isBlank(plain, clause.end, next.start) ||
    (plain[clause.start - 1] === '(' && plain[clause.end] === ')' && next.start === clause.end + 1)) &&
  isRefusal(plain.slice(next.start, next.end));

/** 现求电子烟以外的消费电子: what a clause leaves out, and where the rest of it begins. */
export function exceptOf(draft: Draft, clause: Clause): { items: Item[]; end: number } | null {
  if (!draft.plain.slice(clause.start, clause.end).includes('外')) return null;
  const found =
    /^(?:[^，、除]{0,14}?(?:找|寻|求|招(?![商租聘])|引进|欢迎|适合|适宜|可做|只做|只收|只接|做|收|接))?([^除]{2,24}?)[以之]外的?(?=[\u4e00-\u9fff])/.exec(
      draft.plain.slice(clause.start, clause.end),
    );
  if (!found) return null;
  const start = clause.start + found[0].lastIndexOf(found[1]!);
  const items = itemsOf(draft, { start, end: start + found[1]!.length }, 'refused');
  return items.some(item => hasTrade(draft, item) || isNuisance(draft, item))
    ? { items, end: clause.start + found[0].length }
    : null;
}

const unlessMade =
  /^(?:只要|但凡|凡是?)?不(?:是|做|搞|涉及|属于|干)(?:做|搞|从事|干)?(.{2,24}?)(?:的|类)?(?:企业|行业|产业)?(?:都|就|均|即可|随便|一律可)/;

/** 谢绝活鲜: these refuse goods even where no list knows them, but people and manners too. */
const flat = /^(?:谢绝|拒绝)$/;
const people =
  /人|洽谈|咨询|房东|中介|参观|[还讲议砍]价|空谈|[短合群转]租|看房|骚扰|推销|代理|同行|贷款|广告|打扰|拼租|闲聊|来电|拍照|访客|车/;

const neighbours = opening(/^(?:周边|周围|旁边|附近|隔壁)/);
const givenUp = ending(/不(?:[让给准]?做|干|办|开|生产)了$/);

/** The trades that a clause refuses: behind 禁止 and 不做, or before 除外 and 勿扰; null where it refuses nothing. */
export function refusalOf(draft: Draft, clause: Clause, running: Running): Item[] | null {
  const { plain } = draft;
  const words = plain.slice(clause.start, clause.end);
  // 不向电镀、印染企业出租: to whom nothing is let.
  const barred =
    /^(?:不|概不|恕不)[向对给](.{2,30}?)(?:类)?(?:企业|项目|行业|客户|厂家|公司)?(?:出租|招租|开放|租赁|承租|供地)$/.exec(words);
  if (barred) {
    const start = clause.start + words.indexOf(barred[1]!);
    return itemsOf(draft, { start, end: start + barred[1]!.length }, 'refused');
  }
  // 只要不是做电镀、喷漆的都能谈
  const unless = draft.side === 'offer' && words.includes('不') ? unlessMade.exec(words) : null;
  if (unless) {
    const start = clause.start + words.indexOf(unless[1]!);
    const items = itemsOf(draft, { start, end: start + unless[1]!.length }, 'refused');
    if (items.some(item => hasTrade(draft, item) || isNuisance(draft, item))) return items;
  }
  // 周边不能有粉尘企业: said of the neighbours.
  if (draft.side === 'need' && neighbours.test(words)) return [];
  // 皮毛深加工不做了: what the owner has given up.
  if (givenUp.test(words)) return null;
  const outside = words.includes('外')
    ? /(?<![消清拆解免扫移])除(?!外|了|尘)(.{2,30}?)(?:之|以)?外(?![墙观贸地租资面协])/.exec(words)
    : null;
  const names = (items: readonly Item[]) => items.some(item => hasTrade(draft, item) || isNuisance(draft, item));
  const but = words[0] !== '除' ? null : /^除了?(?!外|尘|锈)([^外]{2,30})$/.exec(words);
  if (but) {
    const start = clause.start + but[0].length - but[1]!.length;
    const items = itemsOf(draft, { start, end: clause.end }, 'refused');
    if (names(items)) return items;
  }
  if (outside && (outside.index === 0 || running === 'wanted')) {
    const start = clause.start + outside.index + 1;
    return itemsOf(draft, { start, end: start + outside[1]!.length }, 'refused');
  }
  const behind = clause.tokens.findLast(
    token =>
      is(token, 'refused') &&
      /^(?:入驻|入园|入场|进入|进驻|参加竞买|准入|受理|的|请|做|了|哦|啊){0,2}$/.test(plain.slice(token.end, clause.end)),
  );
  if (behind && behind.start - clause.start >= 2) {
    const ahead = clause.tokens.find(token => is(token, 'refuse') && token.end < behind.start);
    const items = itemsOf(draft, { start: ahead && ahead !== behind ? ahead.end : clause.start, end: behind.start }, 'refused');
    // 炼铝免谈 behind what is welcome: a short unknown word is refused too.
    if (
      running === 'excluded' ||
      clear.test(plain.slice(behind.start, behind.end)) ||
      names(items) ||
      (running === 'wanted' && items.length > 0 && behind.start - clause.start <= 5)
    )
      return items;
  }
  const end = negates.test(words) ? refusing.exec(words) : null;
  if (end && end.index >= 2 && (!behind || behind.start < clause.start + end.index)) {
    const items = itemsOf(draft, { start: clause.start, end: clause.start + end.index }, 'refused');
    if (names(items) && !weakEnd.test(end[0])) return items;
  }
  const before = clause.tokens.find(token => is(token, 'refuse') && token.end < clause.end) ?? bannedAt(plain, clause);
  if (!before) {
    const opened = negates.test(words) ? refuses.exec(words) : null;
    const items = opened
      ? itemsOf(draft, { start: clause.start + opened.index + opened[0].length, end: clause.end }, 'refused')
      : [];
    return names(items) ? items : null;
  }
  const items = itemsOf(draft, { start: before.end, end: clause.end }, 'refused');
  const isRow =
    draft.side === 'offer' &&
    before.end - before.start > 1 &&
    (items.length > 1 || flat.test(plain.slice(before.start, before.end))) &&
    items.every(item => isNoun(draft, item) && !people.test(plain.slice(item.start, item.end)));
  if (weak.test(plain.slice(before.start, before.end)) && !names(items) && !isRow) return null;
  return items;
}

const banned = opening(/^[禁拒][\u4e00-\u9fff]{2}/);

/** 禁烟花、危化: the segmentation may join the verb with what it refuses. */
function bannedAt(plain: string, { start }: Item): Item | undefined {
  return banned.test(plain.slice(start, start + 3)) && !/^(?:禁止|拒绝|禁区)/.test(plain.slice(start, start + 2))
    ? { start, end: start + 1 }
    : undefined;
}
