import type { Place } from '#modules/reference/index.ts';
import { isPlaceWord, isRare } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import { startersOf } from '../starters.ts';
import { firstFrom, meaning, meanings, tokensIn } from '../token.ts';
import type { Draft, Read } from './draft.ts';
import { isPlaces } from './place-hit.ts';

/** What firms are called at the end without a legal form. */
const tail = ending(
  /(?:精密|科技|生物科技|机电|磁电|仪电|化学|渔具|户外|体育|运动|生态|园林|建设|建工|路桥|检测|影视|传媒|智造|制造|自动化|工业|测控|仪表|真空|流体|液压|传动|齿轮|弹簧|紧固件|标准件|铸造|锻造|压铸|铝业|铜业|钢业|钢构|线缆|电缆|电力|电控|磁业|磁材|陶业|窑业|石业|石材|涂料|颜料|胶业|橡胶|皮革|皮具|袜业|织造|染整|绣品|羽绒|毛纺|丝绸|地毯|工艺|礼品|花卉|种业|粮油|米业|面业|糖业|肉业|乳业|渔业|冷链|冻品|餐饮|生鲜|速运|快运|货运|货代|报关|租赁|资本|咨询|技术|系统|车灯|内饰|卫浴|洁具|刀具|工具|锁业|锁具|眼镜|光学|婴童|母婴|童车|宠物|美妆|化妆品|制药|制剂|诊断|齿科|骨科|康复|体育用品|新材料?|智能|电子|光电|机械|重工|动力|能源|环保|食品|饮品|日化|化工|医疗|医药|生物|药业|器械|服饰|制衣|时装|针织|纺织|家纺|印花|家居|家具|包装|印务|纸业|塑业|塑胶|五金|模具|轴承|阀门|泵业|电机|电气|电器|照明|灯饰|汽配|车业|汽车|航空|航天|船舶|物流|供应链|云仓|商贸|贸易|实业|集团|股份|工贸|建材|陶瓷|玻璃|木业|门窗|家电|厨具|农业|牧业|水产|茶业|酒业|文化|文具|玩具|饰品|珠宝|箱包|鞋业|住工|装备|仪器|传感|半导体|微电子|芯片|显示|储能|光伏|新能源|氢能|电源|软件|网络|数据|通信|信息|激光|机器人|控股|置业|物业|农村商业银行|银行|资产|产业基金|产业投资基金|投资基金|产投|城投|国投|建投|交投|农投|精工|智控|数控|农机|农牧|建机|仓储|声学|热能|线束|电池|航模|无人机|光热|地产|商管|卫导|产服|文旅|城发|经发|城建|化纤|印染|铜管|钢管|管业|门业|涂装|视觉|光纤|线路板|电路板|连接器|密封件|减速机|新材|(?<![总产外本商资期])投资)$/,
);
/** Verbs and links behind a firm's name, which say what it wants or has. */
const wants =
  /^(?:扩产|扩建|扩能|搬迁|因|现|拟|计划|准备|打算|想|需要?|欲|急|诚|在[\u4e00-\u9fff]{2,8}?[找寻求]|找|寻|求|招租|招标|公开|委托|自[有家用持营]|有(?!限)|旗下|名下|所[属有]|的|闲置|出租|让出|多余|对外|将|要|承租|租|意向|意在|相中|看中|选址|更换|新增|空出|空置|腾出|转让|出让|整体|主营|专业|来|是(?:做|一家|专|从事|20|19|\d)|这边|那边|跟|董事[长会]|搬[厂家]|腾退|停产|总经理|老板|直[招租]|持有|采购|行政|人事|总务|经营|运营|开发|打造|投资建|[12]\d{3}年|成立|提出)/;
const wanting = startersOf(
  '持采行人扩搬因现拟计准打想需欲急诚在找寻求招公委自有旗名所的闲出让多对将要承租意相看选更新空腾转整主专来是这那跟董停总老直经运开打投成提12',
);
/** Words between the edge of a clause and the name of the firm that it speaks of or for. */
const leads =
  /^(?:(?:(?:我[们司行方]|本[司行所]|现|特)?(?:代|帮|替|受|承)(?![理表工])|(?:我们?|我这[边里]|我司|鄙司|我方|这里|这边|本人|本公司|我公司|我们公司|我们厂)是(?:来自[\u4e00-\u9fff]{2,3}的)?|(?:我们公司|我公司|本公司|我们厂|我司|本司|鄙司|本人|我们|我厂)(?=[\u4e00-\u9fff]{4}))(?:上市公司|[国央民外台日]企|客户|业主|(?:全资|控股|下属)子公司)?|(?:(?:客户|项目|投资|实施|运营)主体|上市公司|[国央民外台日]企|龙头企业|业主单位|业主|房东|需方|客户|房源方|产权方|企业|公司|单位|委托方|出租方|转让方|求租方|求购方|承租方|(?:全资|控股|下属)?子公司)(?:是|为)?(?=[\u4e00-\u9fff]{4})|(?:招商主体|联系|请联系|产权归|产权属)(?=[\u4e00-\u9fff]{4}))/;
const masked =
  /^[德日美台港外韩法英欧]企|报价|^专|^(?:产品|业务|项目|主营|主要|经营|生产|从事|配套|具备|拥有)|[镇乡村区]原[\u4e00-\u9fff]{2,8}厂$|(?:集体|国有|闲置|自有|固定|[镇村区县乡市]属|[镇村]级|存量|涉案|破产|低效|行政)资产$|^[德日美港台外]资|(?:产业|工业|科技|软件|创业|物流|智造|小微)园$|专班|招商|含税|物业$|[喂养][鸡鸭鹅猪牛羊狗]|某|^[为给替帮做搞]|代工|一家|我们|我司|贵司|客户|企业|(?:上市|外贸|物流|贸易|电商|快递|公司|分|子)公司|^公司|^原|看|朋友|[上下]游|国资|平台|[除过勿堆]|[做放存找求租需的在]|有(?!色)|^[禁拒不]|整理$|供稿$|摘编$|汇总$|编发$|要|[那这]家|^[前后]面|隔壁|算了|太[远贵偏]|[都也](?:行|可以)$/;
/** 【晟禾农牧】求购, 凯奕模具，做注塑的, 西安航联智控，军工配套: what follows a name in the next breath. */
const introduced =
  /^[ ，,:：】\])]*(?:20\d\d年度?|需求|求|找|寻|招|拟|在|因|想|[要需](?!求)|现|主营|主要|做|专业|专注|[\d一二三四五六七八九十]+年|成立|(?:上市|[德日台港美外]资|民企|国企|央企|军工)(?:[，,配公独控]|$)|我们|准备|计划|打算|急|诚)/;
/** Verbs that only a firm has before them. */
const ownWants = opening(/^(?:扩产|扩建|自[有家持营]|旗下|名下|所属|所有|拟|委托|现有|因|直[招租]|运营)/);

const publicTail =
  /^(?:经发|经开|城发|城投|城建|国投|产投|建投|交投|农投|国控|控股|股份|实业|置业|重工|资产|发展|投资|开发){1,2}(?:集团|公司)?$|^集团$/;
const lets = opening(/^(?:招[租商]|出[租售]|对外|公开|闲置|有|现|求|想|计划|董事长|总经理)/);
const leading = startersOf('我本现特代帮替受承这上国央民外台日龙业房需客产企公单委出转求招联请');

/**
 * Reads a firm by its short name: 苏铂精密扩产找厂房 at the head of a text; 湘卫住工 梁经理199… or 衣缘针织 小夏 before the one to speak to,
 * ——瓯源农村商业银行 at the end. It needs two characters in a row that form no known word, or a place before them.
 */
export function firmAt(
  { plain, tokens, starts }: Pick<Draft, 'plain' | 'tokens' | 'starts'>,
  stretches: readonly Stretch[],
): Read<string> | null {
  for (const stretch of stretches) {
    const { from, end } = stretch;
    if (end - from < 4) continue;
    const mayBeKnown = from === 0 || leading[plain.charCodeAt(from)];
    if (!(mayBeKnown || isOwn(plain, starts, from, end, false) || startsWithPlace(tokens, from))) continue;
    const start = from + leadOf(plain, stretch);
    const said = headName(plain, tokens, start, end);
    const name = said || plain.slice(start, end);
    const stop = start + name.length;
    if (name.length < 4 || name.length > 16 || masked.test(name)) continue;
    if (/^[，,]?(?:搬走|迁出|搬迁后|退租)/.test(plain.slice(stop, stop + 4))) continue;
    const signed = isSigned(plain, start, stop);
    const place = endOfPlaces(tokens, start, stop);
    // 江阴市锴固套筒 缪经理, ——蜀翔航食: a signature needs no trade.
    const isSignature =
      signed &&
      !/[部人]|[区园市县镇乡路号村楼层库房内外]$|先生|女士|小姐|经理|老师|[老小][\u4e00-\u9fff]$/.test(name) &&
      (place > start || /[—-] ?$/.test(plain.slice(Math.max(0, start - 2), start))) &&
      isOwn(plain, starts, place, stop, false);
    if (!isNamedLikeFirm(tokens, name, stop) && !isSignature) continue;
    const own = place;
    // 代客户(浙江桐衡衡器)
    const inBrackets = /(?:客户|企业|我司|公司)\($/.test(plain.slice(Math.max(0, start - 3), start)) && plain[stop] === ')';
    const isWhole =
      own > start &&
      end === stop &&
      (tail.test(name) || (isNamedLikeFirm(tokens, name, stop) && (inBrackets || isOwn(plain, starts, own, own + 2, false)))) &&
      isOwn(plain, starts, own, stop, false);
    // 客户：芯屹半导体
    const isLabelled =
      start === from &&
      end === stop &&
      /(?:客户|企业|公司|[项需][目求]方|求[租购]方):$|(?:经理|先生|女士|小姐|总|工)\($/.test(
        plain.slice(Math.max(0, start - 4), start),
      );
    if (said === '' && start === from && !signed && !isWhole && !isLabelled) continue;
    const isSure = signed || ownWants.testAt(plain, stop, stop + 4);
    const town = tokens[firstFrom(tokens, start)];
    const isPlain =
      isSure &&
      own > start &&
      (isPlainOwn(tokens, plain, own, stop) ||
        (town !== undefined &&
          /[市县区镇]$/.test(plain.slice(town.start, town.end)) &&
          isPlainOwn(tokens, plain, town.end, stop)));
    // 长兴城投, 金桥股份: a place before what only bodies are called.
    const isPublic =
      own > start && publicTail.test(plain.slice(own, stop)) && (isSure || start > from || lets.testAt(plain, stop, stop + 4));
    if (town !== undefined && stop - town.end < 3 && own > start && !isPublic) continue;
    const isTold = start > from || (start === 0 && (isSure || (own > start && said !== '')));
    const isKnown = isPlain || isPublic || (isTold && isSeldom(plain, tokens, starts, own, stop));
    if (!isKnown && (stop - own < 3 || !isOwn(plain, starts, own, stop, own > start))) continue;
    // 制帽厂, 汽修厂: what works are called that have no name.
    if (name.endsWith('厂') && ((own === start && !isSure) || !(isPlain || isOwn(plain, starts, own, stop - 1, false)))) continue;
    const isOther = tokensIn(tokens, own, stop).some(
      token =>
        token.kind !== 'word' ||
        meaning(token, 'deal') ||
        meaning(token, 'deny') ||
        (meaning(token, 'kind') && !(token.end === stop && name.endsWith('厂'))),
    );
    if (isOther && !name.endsWith('银行')) continue;
    // 唯思诺体育（厦门）求租: its town in brackets belongs to the name.
    const bracket = plain[stop] === '(' ? (/^\([\u4e00-\u9fff]{2,4}\)/.exec(plain.slice(stop, stop + 6))?.[0] ?? '') : '';
    const isTowned = bracket !== '' && isPlaces(tokens, stop + 1, stop + bracket.length - 1);
    return { value: '', marks: [[start, isTowned ? stop + bracket.length : stop, 'company.firm']] };
  }
  return null;
}

/** Whether a stretch may be a firm's name: what firms are called at its end, and words of its own or a town before that. */
export function isFirmLike(
  { plain, tokens, starts }: Pick<Draft, 'plain' | 'tokens' | 'starts'>,
  from: number,
  to: number,
): boolean {
  const name = plain.slice(from, to);
  if (name.length < 4 || name.length > 16 || masked.test(name) || !isNamedLikeFirm(tokens, name, to)) return false;
  const own = endOfPlaces(tokens, from, to);
  return (
    (to - own >= 3 && isOwn(plain, starts, own, to, own > from)) ||
    (own > from && (publicTail.test(plain.slice(own, to)) || isPlainOwn(tokens, plain, own, to))) ||
    isSeldom(plain, tokens, starts, own, to)
  );
}

/** A stretch of words between two marks; `end`: where its words end, at the first digit or after 24 characters. */
export type Stretch = { from: number; end: number };

const marks = startersOf(' \n\t\r，,。；;:：!！?？|｜()（）【】[]《》—-“”"');
const digits = startersOf('0123456789');
const longestStretch = 24;

/** The stretches of a text, in its order. */
export function stretchesOf(plain: string): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < plain.length; ) {
    const from = at;
    let end = -1;
    while (at < plain.length && !marks[plain.charCodeAt(at)]) {
      if (end < 0 && (digits[plain.charCodeAt(at)] || at - from >= longestStretch)) end = at;
      at++;
    }
    if (at > from) found.push({ from, end: end < 0 ? at : end });
    else at++;
  }
  return found;
}

/** How many characters at the head of a stretch lead to a firm's name (代, 受, 我是). */
export const leadOf = (plain: string, { from, end }: Stretch) => leads.exec(plain.slice(from, end))?.[0].length ?? 0;

const title = ending(/[\u4e00-\u9fff](?:经理|先生|女士|小姐|主任|总|工|老师)$/);

/** The words before the verb that says what the firm wants. */
function headName(plain: string, tokens: Draft['tokens'], from: number, end: number): string {
  for (let at = from + 4; at < end; at++)
    if (
      wanting[plain.charCodeAt(at)] &&
      wants.test(plain.slice(at, at + 12)) &&
      isNamedLikeFirm(tokens, plain.slice(from, at), at)
    )
      return plain.slice(from, at);
  const words = plain.slice(from, end);
  // 上海谐普医疗器械（现址徐汇）寻…: a remark in brackets may stand between.
  const remark = plain[end] === '(' ? (/^\([^()\n]{2,24}\)/.exec(plain.slice(end, end + 26))?.[0].length ?? 0) : 0;
  if (remark > 0 && isNamedLikeFirm(tokens, words, end) && wants.test(plain.slice(end + remark, end + remark + 12))) return words;
  // 天津飞驭车业刘经理
  const person = title.exec(words);
  if (person && isNamedLikeFirm(tokens, words.slice(0, person.index), from + person.index)) return words.slice(0, person.index);
  return isNamedLikeFirm(tokens, words, end) && introduced.test(plain.slice(end, end + 12)) ? words : '';
}

const branch =
  /^([\u4e00-\u9fff]{2,4}(?:快运|速运|快递|物流|冷链|货运|云仓|供应链|医药|电商|生鲜|超市|科技|电子|食品|优选|动力|技术|电气|新材料?|汽车|精密|智能|重工|装备|光电|能源|电池|半导体))(?=[\u4e00-\u9fff]{2,4}(?:转运中心|分拨中心|配送中心|分公司|运营中心|枢纽|营业部|基地|工厂|二厂|网点)(?:扩|搬|迁|因|拟|需|求|找|新|选|升级))/;

/** 蓝鲸快运义乌转运中心扩仓: a firm before its branch, which wants something. */
export function branchedAt(plain: string, starts: Uint8Array, stretches: readonly Stretch[]): Read<string> | null {
  for (const { from, end } of stretches) {
    const name = end - from > 8 ? branch.exec(plain.slice(from, from + 24))?.[1] : undefined;
    if (!name || masked.test(name) || !isOwn(plain, starts, from, from + name.length, true)) continue;
    return { value: '', marks: [[from, from + name.length, 'company.branch']] };
  }
  return null;
}

/** Whether a name is followed by the one to speak to, or ends the text. */
function isSigned(plain: string, from: number, end: number): boolean {
  const behind = plain.slice(end, end + 16);
  if (
    /^[。！!\s]*$/.test(behind) &&
    end + 16 >= plain.length &&
    /[—\-\n。，, ]\s*$/.test(plain.slice(Math.max(0, from - 3), from))
  )
    return true;
  return /^\s+(?:[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐|经理|总(?![建投面价共计部长高体占可])|工(?![厂业作人程商])|主任|老师)|[老小阿][\u4e00-\u9fff](?![\u4e00-\u9fff])|(?:房产|对接|联系)[\u4e00-\u9fff]{0,2}[:：]|[\u4e00-\u9fff]{2,3}\s*1\d{10})|^\s*1\d{10}/.test(
    behind,
  );
}

/** Whether a place stands in the first characters of a stretch. */
function startsWithPlace(tokens: Draft['tokens'], from: number): boolean {
  const token = tokens[firstFrom(tokens, from)];
  return token?.kind === 'word' && token.places !== null && token.start - from <= 4;
}

const isHeld = (place: Place, holders: readonly Place[]) =>
  holders.some(
    ({ code, level }) =>
      level === 'town' || level === 'province' || code === place.parent || code === place.district || code === place.city,
  );

export function endOfPlaces(tokens: Draft['tokens'], from: number, until: number): number {
  let at = from;
  let last: readonly Place[] | null = null;
  for (let i = firstFrom(tokens, from); tokens[i]?.start === at && tokens[i]!.end < until; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word' || !token.places || token.trade) break;
    // 合肥云梯供应链: a town of another city is no place here.
    if (last && !token.places.full && token.places.places.every(place => place.level === 'town' && !isHeld(place, last!))) break;
    last = token.places.places;
    at = token.end;
  }
  return at;
}

const plainTail = ending(/(?:[\u4e00-\u9fff]业|[\u4e00-\u9fff]{2}公司|[\u4e00-\u9fff]{2}厂)$/);

/** 精密, 渔业, 食品公司, and any trade at the end of a name. */
function isNamedLikeFirm(tokens: Draft['tokens'], name: string, end: number): boolean {
  if (tail.test(name) || plainTail.test(name)) return true;
  const last = tokens[firstFrom(tokens, end) - 1];
  return last?.kind === 'word' && last.end === end && last.trade !== null && !meanings(last, 'trade').includes('never');
}

/** 本草堂 of 安徽本草堂药业, 方圆 of 永康市方圆五金厂: two characters or more, none of them a trade, between the place and the trade. */
function isPlainOwn(tokens: Draft['tokens'], plain: string, from: number, to: number): boolean {
  const behind = /(?:[\u4e00-\u9fff]{2}厂|..)$/.exec(plain.slice(from, to))!;
  const known = tail.exec(plain.slice(from, to)) ?? behind;
  return (
    known.index >= 2 &&
    !tokensIn(tokens, from, from + known.index).some(token => token.kind !== 'word' || (token.trade !== null && !token.places))
  );
}

/** 中梁 of 中梁置业, 天一 of 天一测控: seldom words and single characters before the trade that tell nothing else. */
function isSeldom(plain: string, tokens: Draft['tokens'], starts: Uint8Array, from: number, to: number): boolean {
  const until = from + ((tail.exec(plain.slice(from, to)) ?? works.exec(plain.slice(from, to)))?.index ?? 0);
  if (until - from < 2 || until - from > 4 || quality.test(plain.slice(from, until))) return false;
  if (
    tokensIn(tokens, from, until).some(token => token.kind !== 'word' || token.senses || (token.trade !== null && !token.places))
  )
    return false;
  for (let at = from, next = at + 1; at < until; at = next, next++) {
    while (next < until && !starts[next]) next++;
    const word = plain.slice(at, next);
    if (word.length > 1 && !isRare(word, seldomCost) && !isPlaceWord(word) && tokens[firstFrom(tokens, at)]?.start !== at)
      return false;
  }
  return starts[until] === 1;
}

const works = ending(/[\u4e00-\u9fff]{1,2}厂$/);
const quality = /[型用性制温密]|大宗|高[端标]|民营|洁净|专业|跨境|[上下]游|自|同行|本地|国[企资]/;
const seldomCost = 11.5;

/** Whether two characters or more in a row are words of their own, as in names. */
export function isOwn(plain: string, starts: Uint8Array, from: number, to: number, isPlaced: boolean): boolean {
  let run = 0;
  for (let at = from; at < to; at++) {
    run = starts[at] && starts[at + 1] && plain.charCodeAt(at) >= 0x4e00 ? run + 1 : 0;
    if (run >= 2) return true;
  }
  // 恒木家居: one unknown character beside a known word counts behind a place only.
  return isPlaced && to - from <= 6 && run === 1;
}
