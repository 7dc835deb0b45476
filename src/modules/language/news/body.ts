import { ending, opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import { endsAsRegion } from '../region.ts';
import { markersIn, markersOf, standsAt, startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import { type Article, wordsOf } from './article.ts';
import { stopCharacters, stopsAt } from './body-end.ts';
import { strong, weak } from './body-words.ts';
import { holdsClause } from './clause-in-name.ts';
import { countries } from './countries.ts';
import { firmAt, isMade, located } from './firm.ts';
import { firmTail } from './firm-tail.ts';
import { inFull } from './in-full.ts';
import { joinedBody } from './joined-body.ts';
import { kindOfBody } from './mind.ts';
import { oddName } from './odd-name.ts';
import { ownNameEnd } from './own-name.ts';
import { isPartOfCity, type Name, placesAt } from './place.ts';
import { isPlainThing } from './plain-thing.ts';
import { isPlacedWithin, isProper } from './proper.ts';
import { hasRole, role } from './role.ts';
import { hasUnknown } from './unknown.ts';

/** What is asked about words that end like a body. */
const ofBody = patternGroup();

/** Kinds of things that news count, not names. */
const plainKind = ofBody.add(
  /以上|(?:国家级|省级|市级)(?:高新区|经开区|开发区|新区|联盟|基地)$|境内外|上市公司$|[两三四五六七八九十]大|(?:(?<!智能|医药|光电|材料|装备|能源|电路|芯片|汽车|航空|软件)特色|专业|示范|市级|省级|国家级)(?:产业)?园区$|(?:国家级|省级|市级|绿色|智能|未来|灯塔)工厂$|(?:重点|重大|产业|签约|招商引资|引资|外资|亿元以上|以上|新|技改|合作|技术转移|投资)项目$/,
);

/** Kinds of projects, told by one short word or by none of their own. */
const plainProject = ending(
  /^(?:农旅|文旅|内资|外资|续建|新建|在建|拟建|总部|产业类?|民生|工业|制造业|服务业)项目$|^(?:[\u4e00-\u9fff]{1,6}(?:、|及|和|与))?(?:现代)?(?:[\u4e00-\u9fff]{2,4})?(?:经济|服务业|制造业|产业类?|基础设施类?|民生|工业|农业|科技|商贸|文旅|城建|交通|水利|能源)项目$/,
);
const someOf = opening(/^(?:这些|那些|上述|其他|其余|同类|相关)/);

const phase =
  /^(?:[一二三四五六]期(?:项目|工程|工厂|厂房|车间)?|(?:新建|扩建|改建|改扩建|迁建|新改扩建|整体搬迁|提升改造|升级改造)(?:工程|项目)|项目(?!经理|总监|部)|\((?!证券|股票|总部|位于|设在|原名|曾用名|下称|以下|简称|[又亦俗别并]称|又名|前身|[\dx]{5}|\d{3}[×*])[^)]{1,12}\))/;

const quotes = startersOf('“”"‘’《》');

const outputProject = opening(/^年产[\d.]{1,8}[万亿]?[\u4e00-\u9fffa-z]{1,3}[\u4e00-\u9fffa-z]{2,18}?项目/);

const ahead = opening(/^(?:股份|股权|受让|收购|转让|出售|买下|反超|赶超|力压|挤下|击败|首超)/);
const leader = opening(
  /^(?!收购|签约)(?:“(?:链主|链长|头部|龙头|领头雁|链王)”|(?:(?![与和由在以被将对们])[\u4e00-\u9fff]){2,20}?)(?:(?<!小|微|规上|民营|技术|国有|外资|型|成员)企业(?![港城园谷]|总部|大厦|广场|服务|中心)|厂商|药企|车企)(?!家|联盟|协会|党|上市|数)(?=[\u4e00-\u9fffa-z“]{3})/,
);
/** 民企瀚固新材, 国产机床企业科德曼数控: words that say a firm follows. */
const introducing = opening(
  new RegExp(
    String.raw`^(?!收购|签约)(?:(?![与和由在以被将对们])[\u4e00-\u9fff]){0,16}?(?:(?<!中小|小微|微|^)企业(?![港城园谷]|总部|大厦|广场|服务|中心)|厂商|[民药车海台德日美外央国船港]企|巨头|龙头|链主|独角兽|(?:供应|制造|生产|服务|运营|集成|开发|经销|方案)商|品牌|(?:[子母]|上市|[三四]板|创业|(?<=^(?:中国|国产|国内|本土|${countries})[\u4e00-\u9fff]{2,8}))公司|旗下)(?!企业|家|联盟|协会|党|上市|数)(?=[\u4e00-\u9fff]{3})`,
  ),
);

/** 义乌至马德里班列, 宁国至芜湖货运快线 */
const route = opening(
  /^[\u4e00-\u9fff]{2,8}?(?:至|到(?!发)|—|--?)[\u4e00-\u9fff]{2,8}?(?:[\u4e00-\u9fffa-z]{0,6})(?:班列|专列|航线|快线|专线|城际铁路|高铁)(?!数|量|开行(?!\d|了|累计|超|近|约|达|逾|突破)|总)/,
);

/** How far the words reach that say what a body is before its name. */
const mostHead = 24;
/** Characters without which the patterns of leaders, of introduced firms, of routes (two of them), of odd names and of names that join two trades fit nothing. */
const telling = markersOf('企厂', '企厂头兽商牌司下', '至到—-', '列线铁', '号届某廊党地欧段', '及和与');
const [ofLeader, ofIntroduced, ofWay, ofLine, ofOdd, ofJoined] = [1, 2, 4, 8, 16, 32];

/** The organisation, zone, cluster or project whose name begins at `at`. */
export function bodyAt(article: Article, at: number, limit: number, isTold = false): Name | null {
  const { plain, tokens } = article;
  const opening = tokens[firstFrom(tokens, at)];
  if (ahead.testAt(plain, at, at + 2)) return null;
  // 宁波精密模具产业链龙头企业甬锐科技: what it is stands before.
  const headEnd = Math.min(limit, at + mostHead);
  const marks = markersIn(telling, plain, at, headEnd);
  const what = marks & ofLeader ? leader.execAt(plain, at, headEnd) : null;
  const named = what ? bodyAt(article, at + what[0].length, limit) : null;
  if (named) return { ...named, start: at };
  const told = isTold || !(marks & ofIntroduced) ? null : toldOf(article, at, headEnd, limit);
  if (told) return told;
  const own = ownNameEnd(article, at, limit);
  if (own === null && standsAt(stopCharacters, plain, at) && article.starts[at + 1]) return null;
  // A quote before a mark opens no name.
  if (standsAt(quotes, plain, at) && !/[\u4e00-\u9fffa-z0-9]/.test(plain[at + 1] ?? '')) return null;
  if (
    opening?.start === at &&
    hasRole(opening, role.have | role.flow | role.make | role.do | role.act | role.reach | role.rank | role.share | role.modal)
  )
    return null;
  const isPlaced = opening?.kind === 'word' && opening.places !== null;
  const line =
    (marks & ofWay && marks & ofLine && isPlaced ? route.execAt(plain, at, headEnd) : null) ??
    (marks & ofOdd || plain[at] === '2' ? oddName(plain, at, limit, isPlaced) : null);
  if (line)
    return {
      subject: wordsOf(article, at, at + line[0].length),
      start: at,
      end: at + line[0].length,
      kind: 'body',
      takes: null,
    };
  const { hard, soft } = stopsAt(article, at, limit);
  // 投资项目, 服务中心: a verb may stand inside a name, unless a name stands before it.
  // 年产60万吨差别化纤维项目
  const output = outputProject.execAt(plain, at, limit);
  if (output)
    return {
      subject: wordsOf(article, at, at + output[0].length),
      start: at,
      end: at + output[0].length,
      kind: 'body',
      takes: '项目',
    };
  let end =
    (marks & ofJoined ? joinedBody(article, at, limit) : null) ??
    longestBody(article, at, soft) ??
    (soft < hard && !placesAt(article, at, soft) ? longestBody(article, at, hard) : null);
  // 安徽量谷|科技: the trade goes on behind what looks like a place.
  const goesOn = end === null || (/[谷港湾园城]/.test(plain[end - 1]!) && end < soft);
  const firm = goesOn ? ((end === null ? own : null) ?? firmAt(article, at, soft, isTold)) : null;
  // 浙江恒砚|建设有限公司: so it may where nothing but the form shows a firm.
  const inside = end === null && firm === null && soft < hard ? formInside(article, at, soft, hard) : null;
  if (end === null && firm === null && inside === null) return null;
  end = inside ?? Math.max(end ?? 0, firm ?? 0);
  // 江北新区产业|投资集团: a verb inside the name of a firm.
  const form = soft < hard && soft - end < 7 ? ownForm.execAt(plain, soft, Math.min(hard, soft + 16)) : null;
  if (form && !legal.test(plain.slice(at, end))) end = soft + form[0].length;
  // 市级以上工程技术研究中心9家: a noun that is counted.
  const next = tokens[firstFrom(tokens, end)];
  if (
    next?.kind === 'quantity' &&
    next.head === end &&
    !(next.han && next.high === 1) &&
    !phase.test(plain.slice(end, end + 4)) &&
    (next.dimension === 'count' || next.dimension === 'house') &&
    !(placesAt(article, at, end) && plain.slice(end - 2, end) === '片区') &&
    !(zoned.testAt(plain, at, end) && isNamed(article, at, end) && goesOnAfter.testAt(plain, next.end, next.end + 2))
  ) {
    // 嘉兴港区在建项目33个: whose they are stands before.
    const owner = longestBody(article, at, end - 2);
    if (owner === null || !strong.test(plain.slice(at, owner)) || article.starts[owner] !== 1) return null;
    end = owner;
  }
  // 昆山市重点实验室总数达36个: so is one with words of how many before its number.
  if (manyOfThem.testAt(plain, end, end + 18) && !/^全|[区城镇市县]$/.test(plain.slice(at, end))) return null;
  // 砺微半导体(苏州)完成…融资: where it is.
  const site = legal.test(plain.slice(at, end)) ? null : inBrackets.execAt(plain, end, end + 8);
  if (
    site &&
    located.testAt(plain, end + site[0].length, end + site[0].length + 12) &&
    placesAt(article, end + 1, limit)?.end === end + site[0].length - 1
  ) {
    const subject = wordsOf(article, ownStart(article, at, end), end);
    return { subject, start: at, end: end + site[0].length, kind: 'body', takes: kindOfBody(subject) };
  }
  const short = alsoCalled.exec(plain.slice(end, end + 24));
  if (short) {
    // A firm is spoken of by its short name, a zone by its own.
    const whole = wordsOf(article, at, end);
    const isFirm = kindOfBody(whole) === '公司' && !/[区城园谷港镇带圈]$/.test(whole);
    const from = !isFirm || /^(?:本|我)?公司$/.test(short[1]!) ? at : end + short[0].indexOf(short[1]!);
    const subject = from === at ? whole : wordsOf(article, from, from + short[1]!.length);
    return { subject, start: at, end: end + short[0].length, kind: 'body', takes: isFirm ? '公司' : kindOfBody(whole) };
  }
  for (
    let more = phase.exec(plain.slice(end, end + 16));
    more && end + more[0].length <= limit;
    more = phase.exec(plain.slice(end, end + 16))
  )
    end += more[0].length;
  const from = ownStart(article, at, end);
  const subject = inFull(plain, at, wordsOf(article, from, end).replace(/^[“”"](?=[^“”]*$)|[“”"]$/g, ''));
  return { subject, start: at, end, kind: 'body', takes: kindOfBody(subject) };
}

const manyOfThem = opening(
  /^(?:总数|数量|总量)?(?:目前)?(?:已经?|共有?|累计|预计|将|要)*(?:达到?|增至|增加到|超过?|突破|扩大到|发展到|上升到|逾|近|有)+\d[\d.,]*[万]?(?:余|多)?[个家所](?:$|[，,。；;、以])/,
);

/** (以下简称“中澜重机”), (又称“中国光谷”) */
const alsoCalled = /^\((?:以下)?(?:简称|下称|[又亦俗别并]?称|又名)[为：:]?[“"]?([^”")]{2,10})[”"]?\)/;

/** 镇江经开区3个项目: of the zone, and no three zones. */
const zoned = ending(/(?:新区|经开区|高新区|开发区|保税区|港区|合作区|园区|新城)$/);
/** 长三角(湖州)产业合作区: so is one that brackets set apart. */
const isNamed = (article: Article, at: number, end: number) =>
  placesAt(article, at, end) !== null || ofPlace.test(article.plain.slice(at, end));
const goesOnAfter = opening(/^[\u4e00-\u9fff]{2}/);

const ownForm = opening(
  /^(?:投资|建设|运营|服务|管理|开发|经营|担保|发展)[\u4e00-\u9fff]{0,6}?(?:集团(?:(?:股份|控股)?有限(?:责任)?公司)?|公司)/,
);

/** Where a firm's name ends whose verb stands right before its legal form, behind a place and a name of a few characters. */
function formInside(article: Article, at: number, soft: number, hard: number): number | null {
  const place = placesAt(article, at, soft)?.end ?? at;
  if (soft - place < 2 || soft - place > 6 || (place === at && !hasUnknown(article, at, soft))) return null;
  const form = ownForm.execAt(article.plain, soft, Math.min(hard, soft + 18));
  return form?.[0].includes('有限') ? soft + form[0].length : null;
}

const legal = ending(/(?:公司|集团|政府|管委会)$/);

/** 民企瀚固新材终于扭亏: a firm behind the word for it, without a form that shows it. */
function toldOf(article: Article, at: number, headEnd: number, limit: number): Name | null {
  const what = introducing.execAt(article.plain, at, headEnd);
  if (!what) return null;
  const start = at + what[0].length;
  const found = bodyAt(article, start, limit, true);
  return found && (isMade(article, start) || (found.takes === '公司' && firmTail.test(found.subject)))
    ? { ...found, start: at }
    : null;
}

/** 常熟汽车饰件龙头企业虞汇股份: the name stands behind what the firm is. */
function ownStart(article: Article, at: number, end: number): number {
  const { plain } = article;
  // 山西综改区晋中开发区: the larger zone that it lies in.
  const larger = withinZone.exec(plain.slice(at, end));
  if (larger) return at + larger[0].length;
  // 区内中国(杭州)算力小镇
  const inner = /^(?:[区市县镇园]内|境内|辖区内?)(?=.{4})/.exec(plain.slice(at, end));
  if (inner) return at + inner[0].length;
  // 湖南湘潭高新区: the province says nothing more.
  const [first, second] = [article.tokens[firstFrom(article.tokens, at)], article.tokens[firstFrom(article.tokens, at) + 1]];
  if (
    /区$/.test(plain.slice(at, end)) &&
    first?.kind === 'word' &&
    first.start === at &&
    first.places?.places.some(({ level }) => level === 'province') &&
    second?.kind === 'word' &&
    second.start === first.end &&
    second.end <= end &&
    second.places &&
    !isPartOfCity(first, second)
  )
    return first.end;
  // 某某分会场暨某某二期项目: two things, and the last is the project.
  const both = /^.{2,24}(?:会场|仪式|活动|大会|论坛)暨(?=.{4,}(?:项目|工程|基地|园|中心)(?:[一二三四]期)?$)/.exec(
    plain.slice(at, end),
  );
  if (both) return at + both[0].length;
  // 原厂区旧址变身“昆元科创谷”
  const inside = /^[^“]{5,}“(?=[^”]{3,10}$)/.exec(plain.slice(at, end));
  if (inside) return at + inside[0].length;
  // 奉贤“东方美谷”, 九亭镇“链上先锋”党建联盟: a name of its own behind a place.
  const mark = plain.slice(at, end).indexOf('“');
  if (mark > 1 && !/”.{6}/.test(plain.slice(at, end)) && placesAt(article, at, at + mark)?.end === at + mark) return at + mark;
  // 全资子公司衡泰智控, 承运方皖氢物流: what part it plays.
  const part = playing.exec(plain.slice(at, end));
  if (part) return at + part[0].length;
  const kind =
    /^[^，]{2,16}?(?:龙头企业|链主企业|(?<!中小|小微|规上|民营|中小微|[大微])企业|上市公司|龙头|(?:供应|制造|生产|服务|运营|集成|开发|经销|方案)商|的)(?=[\u4e00-\u9fffa-z“]{3,})/.exec(
      plain.slice(at, end),
    );
  return kind && !/企业(?:联盟|协会|集团|服务|总部|家|[园港城谷]|中心|发展|创新)/.test(plain.slice(at, end))
    ? at + kind[0].length
    : at;
}

const withinZone = /^[\u4e00-\u9fff]{0,8}(?:综改区|综改示范区)(?=[\u4e00-\u9fff]{2,8}(?:开发区|经开区|高新区|片区)$)/;
const inBrackets = opening(/^\([\u4e00-\u9fff]{2,6}\)/);

const playing =
  /^[^，、“]{0,10}?(?:海关所属|(?:承运|运营|投资|承建|建设|施工|出资|中标|受让|收购|采购|供应|合作|开发|发起|供货|承租|参建|领投|设计|秘书处|会长|理事长|轮值|项目|牵头)(?:方|商|单位|主体)|(?<![家个名])(?:[老新大]|控股)股东|(?:全资|控股|旗下)*(?:子|孙|母)公司|独角兽|入驻企业|央企|国企|民企|外企|车企|药企|船企|厂商)(?=[\u4e00-\u9fff]{4,})(?!企业|公司|集团|联盟|协会)/;

/** The end of the longest stretch from `at` that ends like a body, no later than `stop`. */
function longestBody(article: Article, at: number, stop: number): number | null {
  const { plain, starts } = article;
  for (let end = stop; end - at >= 3; end--) {
    // 封测项目|总投资: one word of the lists.
    const isCut =
      !starts[end] &&
      ((plain[end] === '总' && plain[end - 1] === '目' && plain.startsWith('总投资', end)) ||
        // 智能制造项目|选址: so is this.
        (plain[end - 1] === '目' && starts[end - 2] === 1 && verbOfProject.testAt(plain, end, end + 2)) ||
        // 平湖经开区|里
        (plain[end - 1] === '区' && starts[end + 1] === 1 && /[里内]/.test(plain.charAt(end))) ||
        // 集成电路产业|园里
        (plain[end - 1] === '园' && starts[end - 1] === 1 && /[里内]/.test(plain.charAt(end))));
    if (!starts[end] && end !== stop && !isCut) continue;
    const isStrong = strong.testAt(plain, at, end);
    if (!isStrong && !weak.testAt(plain, at, end)) continue;
    const words = plain.slice(at, end);
    if (isCut && ofMany.test(words)) continue;
    // 江苏省政府采购规模: what governments buy, and no government.
    if (words.endsWith('政府') && plain.startsWith('采购', end)) continue;
    // 松江区示范项目总数: many of them.
    // 松江区领军人才创业项目资助标准: so are they.
    if (words.endsWith('项目') && /^(?:总数|数量|[数个]|资助|补贴|补助|申报|评审|扶持)/.test(plain.slice(end, end + 2))) continue;
    // 工程部项目经理: a person.
    if (ofPerson.testAt(plain, end, end + 4) && /(?:项目|工程)$/.test(words)) continue;
    // 金华新能源汽车产业链产值: a trade of the city, unless the chain acts or stands for itself.
    if (words.endsWith('产业链') && !chainActs.testAt(plain, end, end + 3)) continue;
    // 产业集群党委将增至15个: many of them.
    if (words.endsWith('党委') && countedNext.testAt(plain, end, end + 8) && placesAt(article, at, end) === null) continue;
    // 园区工会会员1.2万人: those of all of them.
    if (words.endsWith('工会') && ofUnions.testAt(plain, end, end + 2)) continue;
    // 创建新就业“工会|健康之家”: half of what stands in quotes.
    if (plain[end] !== '”' && words.lastIndexOf('“') > Math.max(0, words.lastIndexOf('”'))) continue;
    // 高新区|块, 区块|链: the word goes on.
    if (goesOnAs.testAt(plain, end - 1, end + 1) && /区块?$/.test(words)) continue;
    // 企业家陈谷: a person.
    if (end - at > 9 && words.endsWith('谷')) continue;
    // 抓住“项目, 登门(校门)入室(实验室): no name begins or ends inside a quote or holds brackets before its end.
    if (
      (plain[end] !== '”' && words.split('“').length !== words.split('”').length) ||
      (!isStrong && insideBrackets(words) && !isPlacedWithin(article, at, words))
    )
      continue;
    // 农旅项目, 续建项目, 这些项目: kinds of projects.
    if (plainProject.test(words) || someOf.test(words)) continue;
    if (words.lastIndexOf('(') > words.lastIndexOf(')') || endsAsRegion.test(words)) continue;
    if (goesOnWith.testAt(plain, end, end + 5) && !/^(?:内|上|建设|面积|产值|总|规模)/.test(plain.slice(end, end + 2))) continue;
    // 某公司竞得嘉兴港区一宗用地, 某委批复某工程: what is done stands between.
    if (holdsClause(words) || zoneOfFirm.test(words)) continue;
    // 云帆包装绿色工厂: that of a name.
    const held = ofBody.heldBy(words);
    const isKind = plainKind.test(words, held) && !ofPlace.test(words);
    const own = isKind ? ownNameEnd(article, at, end) : null;
    if ((isKind && (own === null || own >= end)) || noName.test(words, held)) continue;
    if (
      !isProper(article, at, end) &&
      !isPlainThing(plain, at, end) &&
      !(isStrong && end - at > 5 && /(?:集群|联盟)(?:党委)?$|产业链党委$/.test(words))
    )
      continue;
    return end;
  }
  return null;
}

const verbOfProject = opening(/^(?:选址|是|位于|落户|签约|开工|拟|由)/);

/** What stands in no name, or opens none. */
const noName = ofBody.add(
  /[了着]|^记者|^[先再]?看[科产企市人文]|这[个座条片家块些]|^首[届批][\u4e00-\u9fff]{2}$|[^实求]是[\u4e00-\u9fff]|[担兼]任|任命|海洋工程$|租的|刚[刚搬]|先到|作政府|到发|[^审]批准|(?<!无)为(?:联盟|集群|园区)|代表[区市县镇人]|“[^”]*”[到和]“[^”]*$|^[一这那首][^“]{0,3}“[^”]*$|(?:(?<![新片园])[区市县镇省村]长(?![安葛乐兴宁沙春治寿丰清泰洲江海东岛汀阳白城子])|书记|部长|局长|会长|主任)(?!单位)[\u4e00-\u9fff]{2}|[他她我你]|^(?:这|那|此|[发开运前]往|来自|吸纳|承接|获得|本次|一批|单|首批|首[个条家座台]|各|每|另|合作|校园|现在|以前|后来|当时|如今|眼下|公司(?!党)|厂长|它)/,
);
const countedNext = opening(/^(?:将|已|现|拟|再)*(?:增至|增加到|达到?|扩大到|突破|共有)\d/);
const goesOnWith = opening(
  /^(?:党建(?:工作|推进|研讨|理论|现场)|企业|工程师|经济(?!运行|总量|平稳|持续|保持|稳|增|承压|回升|向好|实现)|行业|指标|方案|计划(?!投|总)|条例|意见|办法|内|上|数(?![安据字智控码])|率|总数|面积|产值|规模|建设|管理|员|单位(?!产值|面积|能耗|成本|产品|增加值)|化(?![工学纤肥妆]))/,
);
const zoneOfFirm = ending(/公司[^，]+(?:[港新园片]区|开发区)$/);
const insideBrackets = (words: string) => {
  const at = words.indexOf(')');
  return at >= 0 && at < words.length - 1;
};

const goesOnAs = opening(/^(?:区块|块链)/);
const ofPerson = opening(/^(?:经理|总监|主管|指挥部|部(?!分|件)|师)/);

/** 嘉兴港区在建项目总投资: of all of them. */
const ofMany = ending(
  /(?:在建|在谈|在手|续建|新建|开工|竣工|投产|落地|落户|引进|入库|储备|谋划|实施|民生|工业|农业|文旅|制造业|产业化|产业类|服务业|(?<!二期|一期)工程|基础设施|攻坚|内资|省级|市级)项目$/,
);

/** G60科创走廊(宣城)产业合作示范园区 */
const ofPlace = /\([\u4e00-\u9fffa-z0-9]{2,8}\)[\u4e00-\u9fff]{2}/;

const ofUnions = opening(/^(?:会员|组织|主席|干部|工作|经费|系统|法|联合|界|人|数|女工|委员|代表|户)/);

const chainActs = opening(
  /^(?:[，,。；;]|今年|去年|上半年|前|一季度|三季度|\d|完成|实现|新增|累计|开展|将|以|依托|有了|坚持|通过|把|探索|推行|创新|围绕|聚焦|建立|组建|打造)/,
);
