import { isEveryday } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import { called, calledStarts, corridor, ofMembers } from '../region.ts';
import type { Word } from '../scan.ts';
import { standsAt, standsIn, startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import { type Article, type Clause, wordsOf } from './article.ts';
import { bodyAt } from './body.ts';
import { calledAt, isSited } from './called-name.ts';
import { holdsClause } from './clause-in-name.ts';
import { ofClause } from './clause-mark.ts';
import { meantBefore } from './meant.ts';
import { kindOfBody, type Mind, resolved } from './mind.ts';
import { officeAt } from './office.ts';
import { listAt, type Name, partsAt, placesAt, regionAt } from './place.ts';
import { hasRole, role } from './role.ts';
import { bareThingAt, shortFirmAt } from './taken-up.ts';
import { titledAt } from './titled-name.ts';
import { hasUnknown } from './unknown.ts';

const alias = new RegExp(called, 'y');

const aliasStarts = startersOf(calledStarts);

const longest = 34;

/** Of several names in a row. */
const longestRow = 80;

const severalAt = opening(/^[两三四五六七八](?:地|市|镇|县|区)(?![一二三四五六七八九十百\d级辖际间]|[家个]|交界)/);

const pointsAt = opening(/^这(?:家|[个一座](?:项目|工程|园区|基地|联盟|平台|集群|小镇))/);

const lastTwo = opening(/^(?:后者|前者)/);

/** The name that begins at `at` where it is that of a body; null where another name or none does. */
export function bodyNamedAt(article: Article, clause: Clause, at: number, mind: Mind): Name | null {
  const body = bodyAt(article, at, limitOf(clause, at));
  // 金华“科创担”业务
  if (!body && !isQuoting(clause.held) && !standsAt(made, article.plain, at) && !isSited(article.plain, at)) return null;
  const name = nameAt(article, clause, at, mind, body);
  return name?.kind === 'body' ? name : null;
}

/** What else the name of a body may begin with: 共享仪器平台, 该市制鞋产业集群, Kessmann. */
const made = startersOf('共开联公该我本全abcdefghijklmnopqrstuvwxyz');

const isQuoting = ofClause.needs(/“/);

const limitOf = (clause: Clause, at: number) => Math.min(clause.end, at + longest);

/** The name that begins at `at`; null where none does. Of several in a row (昆山、吴江等地) none is the subject. `known`: the body there, where it was looked for. */
export function nameAt(article: Article, clause: Clause, at: number, mind: Mind, known?: Name | null): Name | null {
  const { plain } = article;
  const limit = limitOf(clause, at);
  const latter = lastTwo.execAt(plain, at, at + 2);
  const two = mind.pair.length > 0 ? mind.pair : mind.recent;
  const meant = latter ? two.at(latter[0] === '后者' ? -1 : -2) : undefined;
  if (meant) return { subject: meant, start: at, end: at + 2, kind: 'general', takes: kindOfBody(meant) };
  // 这家公司, 这个项目: the one told of.
  const told = pointsAt.testAt(plain, at, at + 4) ? nameAt(article, clause, at + 2, mind) : undefined;
  if (told !== undefined) return told?.kind === 'general' ? { ...told, start: at } : null;
  // 松江和嘉善签署…，两地互投项目26个: both together.
  const together = severalAt.execAt(plain, at, Math.min(limit, at + 5))?.[0];
  if (together && mind.subject !== null)
    return { subject: together, start: at, end: at + together.length, kind: 'general', takes: null };
  const latin = latinAt(article, at) ?? calledAt(article, at, limit, mind);
  if (latin) return latin;
  const titled = titledAt(article, at, limit);
  if (titled) return titled;
  const within = partsAt(article, at, limit);
  if (within) return within;
  const row = isJoining(clause.held) ? namesAt(article, at, Math.min(clause.end, at + longestRow)) : null;
  if (row) return row;
  const plainly = generalAt(article, at, mind);
  const taken = stageAt(article, at, mind) ?? takenUpAt(article, at, limit, mind);
  // 该集群党委 is no 该集群, 实训中心 is the one named before.
  const general = plainly && (!taken || taken.end <= plainly.end) ? plainly : taken;
  const body = known === undefined ? bodyAt(article, at, limit) : known;
  alias.lastIndex = at;
  const called = standsAt(aliasStarts, plain, at) ? alias.exec(plain) : null;
  const place = placesAt(article, at, limit) ?? regionAt(article, at);
  if (
    called &&
    called[0].length > 2 &&
    at + called[0].length <= limit &&
    (!body || body.end <= at + called[0].length + 1 || ofMembers.test(called[0]))
  )
    return { subject: corridor, start: at, end: at + called[0].length, kind: 'corridor', takes: null };
  // 该市制鞋产业集群: of the city told of.
  const cluster =
    general && /^[该我本全][市区县镇]$/.test(plain.slice(at, general.end)) ? ofCity.execAt(plain, general.end, limit) : null;
  if (cluster && !holdsClause(plain.slice(at, general!.end + cluster[0].length))) {
    const end = general!.end + cluster[0].length;
    return {
      ...general!,
      subject: `${general!.subject}${wordsOf(article, general!.end, end)}`,
      end,
      kind: 'body',
      takes: '集群',
    };
  }
  // 园区二期: a stage of the one told of.
  const isStage = general !== null && body !== null && stageOf.test(plain.slice(general.end, body.end));
  if (general && (!body || body.end <= general.end || isStage || /^[全该我本]/.test(plain.slice(at, at + 1)))) return general;
  const office = officeAt(article, body, place, mind);
  if (office) return office;
  const isZone =
    body &&
    place &&
    body.end === place.end &&
    /(?:园区|开发区|新区|新片区|高新区|保税区|经开区|港区|科技城|科学城|汽车城|软件园|科技园|产业园|创新港)$/.test(
      body.subject,
    ) &&
    !/^(?:苏州工业园区|浦东新区)$/.test(place.subject);
  // 金华“科创担”业务
  const scheme =
    place && plain[place.end] === '“' && (!body || body.end <= place.end) ? titledAt(article, place.end, limit) : null;
  if (scheme && place && ownScheme.test(scheme.subject))
    return { ...scheme, subject: wordsOf(article, at, scheme.end), start: at };
  // 无锡此类工厂累计365家: how many the city has of them.
  if (body && place && kindToldAt.testAt(plain, place.end, place.end + 2)) return place;
  if (body && (!place || body.end > place.end || isZone)) return body;
  return place ?? listAt(article, at, limit);
}

const kindToldAt = opening(/^[此这该同]类/);

const ownScheme = ending(/(?:业务|项目|平台|计划|系统|工程|行动|[^信]贷|专列|基金)$/);

const stageOf = /^[一二三四五]期$/;

const ofCity = opening(/^(?![各]|现|共|有|已|拥)(?:(?![的等、和与])[\u4e00-\u9fff]){2,10}?产业集群(?![数总企产规营])/);

/** Kessmann年营收…: a foreign name that the text has told of before. */
function latinAt(article: Article, at: number): Name | null {
  const { plain } = article;
  const word = latin.execAt(plain, at, at + 24)?.[0];
  if (!word || !plain.slice(Math.max(0, at - mostBackOfForeign), at).includes(word)) return null;
  const name = wordsOf(article, at, at + word.length);
  return /^[A-Z][a-z]{3,}$/.test(name) ? { subject: name, start: at, end: at + word.length, kind: 'body', takes: '公司' } : null;
}

const latin = opening(/^[a-z]{4,20}/);
/** How far back a foreign name is looked for: a longer text goes on about others. */
const mostBackOfForeign = 20_000;

function generalAt(article: Article, at: number, mind: Mind): Name | null {
  const { tokens, plain } = article;
  const token = wordOfWhom(article, at);
  if (!token) return null;
  const taken = resolved(mind, token.word);
  // 扬州中澜重机…，该公司…: nothing of that kind was named as such.
  // 紧挨着跑道的是航空物流园。园区…: no district is meant.
  const isOpen = taken === token.word || (taken !== null && token.word === '园区' && !zone.test(taken));
  const meant = isOpen ? meantBefore(article, at, token.word) : null;
  // 新开工项目74个…，项目履约率: no one project.
  if (taken === token.word && meant === null && /^(?:项目|工程|集群|商会)$/.test(taken) && mind.subject !== null) return null;
  const subject = meant ?? taken;
  // 项目16个, 项目数: a noun that is counted.
  const next = tokens[firstFrom(tokens, at) + 1];
  if (
    subject === null ||
    // 镇上 where no town was named.
    (subject === token.word && /^[镇县区市][上里内]$/.test(subject)) ||
    // 园区君播报: who writes.
    (token.word === '园区' && plain[token.end] === '君') ||
    // 中心城区首栋大楼: where.
    (token.word === '中心' && inTown.testAt(plain, token.end, token.end + 2)) ||
    /^[数量额]/.test(plain.slice(token.end, token.end + 1)) ||
    (next?.kind === 'quantity' && next.head === token.end && !/^全|^该/.test(token.word) && plain[next.end - 1] !== '期')
  )
    return null;
  // 依托平台(站点)、行业党委: by what means.
  if (
    /^(?:依托|通过|借助|整合|结合|依靠|发挥)$/.test(plain.slice(at - 2, at)) &&
    /^[(、]/.test(plain.slice(token.end, token.end + 1))
  )
    return null;
  // 省级研发平台近300个: so is one with words of how many before its number.
  if (/[\u4e00-\u9fff]/.test(plain.charAt(at - 1)) && nearly.testAt(plain, token.end, token.end + 16)) return null;
  // 新增党建联盟5个，联盟成员企业…: those that were counted.
  if (isOfMany(plain, at, token.word)) return null;
  // 集群党委共10个: those are counted.
  if (committees.testAt(plain, token.end, token.end + 12)) return null;
  // 集群党委发布…: that of the cluster told of. 该公司党委与…结对: that of the firm.
  if (
    subject !== token.word &&
    /(?:集群|公司)$/.test(token.word) &&
    /(?:集群|公司)$/.test(subject) &&
    ofCommittee.testAt(plain, token.end, token.end + 6)
  )
    return { subject: `${subject}党委`, start: at, end: token.end + 2, kind: 'general', takes: null };
  // 全省开发区实现…: all of its zones together.
  const zones = token.word.startsWith('全') ? zonesOf.execAt(plain, token.end, token.end + 8)?.[1] : undefined;
  if (zones) return { subject: `${token.word}${zones}`, start: at, end: token.end + zones.length, kind: 'body', takes: null };
  return { subject, start: at, end: token.end, kind: 'general', takes: null };
}

const inTown = opening(/^(?:[城镇村地]|区(?!域)|位置|商务)/);
const zonesOf = opening(
  /^(开发区|高新区|经开区|园区|产业园区)(?=共?(?:实现|完成|累计|合计)|实际|规上|规模|工业|地区|税收|营业|主营|利润|进出口|利用|新增|技工贸)/,
);
const nearly = opening(/^(?:近|约|超过?|逾|突破|达到?|已有?|共有?|仅)+\d[\d.,]*[万亿]?(?:余|多)?[个家座处](?:$|[，,；;。、])/);

/** Whether the sentence counted several of a kind right before a bare word for one of them. */
function isOfMany(plain: string, at: number, word: string): boolean {
  if (!/^(?:联盟|集群|园区|基地|平台|中心|协会|小镇|基金)$/.test(word)) return false;
  const before = plain.slice(Math.max(0, at - 40), at);
  const counted = before.lastIndexOf(word);
  return counted >= 0 && manyOf.test(before.slice(counted + 2)) && !/[。！？\n]/.test(before.slice(counted));
}

const manyOf = /^(?:总数)?(?:达|超过?|近|约)?\d+个/;

const committees = opening(/^党(?:委|总支|支部)(?:现|已)?(?:共有?|共计|总数)?达?\d{1,4}[个家](?:$|[，,。；;、])/);
const ofCommittee = opening(/^党委(?!书记|委员|数|将?增|已?达|有|共[有计]?\d|\d)/);

/** 园区, 该项目, and 项目 where a longer word of the lists begins with it (项目总投资). */
function wordOfWhom({ tokens, plain }: Article, at: number): Pick<Word, 'word' | 'start' | 'end'> | null {
  const token = tokens[firstFrom(tokens, at)];
  if (token?.start === at && token.kind === 'word' && hasRole(token, role.who)) return token;
  const word = projectAt.execAt(plain, at, at + 10)?.[0];
  return word === undefined ? null : { word, start: at, end: at + word.length };
}

const zone =
  /(?:园|园区|开发区|经开区|高新区|新区|片区|保税区|综保区|示范区|工业区|集聚区|合作区|港区|科技城|新城|小镇|谷|[智芯药光云数]港|湾|坊|岛)(?:[一二三四]期)?$/;

const projectAt = opening(
  /^(?:[该本]?(?:项目|工程)(?=(?:计划|预计|规划|设计|概算)?(?:总投资|总?占地|总?用地|全长|线路|总?建筑面积|总工期|概算))|工程(?=采[用取]|使用|运用|配[备置套]|安装|设有|新建|改建|包括|包含|拆除|惠及|可|将(?!军)|[建完竣]成|[投启]用后|[完竣]工后))/,
);

const joint = /[、和与]/;
const isJoining = ofClause.needs(joint);
const joints = startersOf('、和与');
const ofEach =
  /[排列居位]在?第[一二三四五六七八九十\d]{1,3}[位名]?[、和]第|分别|均(?!价|衡)|(?<!成|首|京|古)都(?!市|会|江|昌)|双双|分列|先后|各|依次|分获|(?<![，,])同时|同日(?!签约)/;

/** 恒川泵业、澄海智能先后登陆…, 振石湖钢、天能北控去年营收均超…: firms or bodies in a row, each told of; null where no such row begins at `at`. */
function namesAt(article: Article, at: number, limit: number): Name | null {
  const { plain } = article;
  if (!standsIn(joints, plain, at + 3, Math.min(limit, at + 16)) || !ofEach.test(plain.slice(at, limit + 8))) return null;
  const parts: string[] = [];
  let isProper = false;
  for (let from = at; ; ) {
    const cut = from + plain.slice(from, Math.min(limit, from + 18)).search(joint);
    const verb = verbFrom(article, from, limit);
    const isEnd = cut < from || (verb > 0 && verb < cut);
    // 第一、第二、第三产业
    if (isOrder.testAt(plain, from, from + 2)) return null;
    const body = bodyAt(article, from, isEnd ? limit : cut);
    // 余杭生物医药高新区|分列第11、14位: a long name, and the verb behind it.
    const isLast = isEnd || (body !== null && body.end < cut && verbFrom(article, body.end - 1, body.end + 2) === body.end);
    const end = body ? body.end : isLast ? verb : cut;
    // A name of no known trade: three to six characters, some of them no words.
    const isPlain = !body && end - from >= 3 && end - from < 7 && /^[\u4e00-\u9fff]+$/.test(plain.slice(from, end));
    // 金华对非洲、拉丁美洲分别…: with whom.
    if (!(body && (isLast || end === cut)) && (!isPlain || /[对向从往]/.test(plain.slice(from, end)))) return null;
    isProper ||= body !== null || hasUnknown(article, from, end);
    parts.push(body?.subject ?? wordsOf(article, from, end));
    if (isLast)
      return parts.length > 1 && isProper
        ? { subject: parts.join('、'), start: at, end, kind: 'list', takes: null, parts }
        : null;
    from = cut + 1;
  }
}

const isOrder = opening(/^第[一二三四五]/);

/** Where the verb or time begins behind a name; -1 where none stands near. */
function verbFrom({ tokens }: Article, from: number, limit: number): number {
  for (let i = firstFrom(tokens, from); tokens[i] && tokens[i]!.start < Math.min(limit, from + 8); i++) {
    const token = tokens[i]!;
    if (
      token.start > from &&
      (token.kind === 'time' || hasRole(token, role.each | role.lead | role.act | role.do | role.flow | role.rank))
    )
      return token.start;
  }
  return -1;
}

/** 二期本月封顶，…。一期…: the other stage of what the text goes on about; 新厂, 合资公司: what was made. */
function stageAt({ plain, starts }: Article, at: number, mind: Mind): Name | null {
  if (starts[at] !== 1) return null;
  const made = plantAt.execAt(plain, at, at + 5)?.[0];
  if (made) {
    const called = made.startsWith('新') ? mind.recent.findLast(name => /(?:工厂|[^工]厂|基地)$/.test(name)) : undefined;
    return { subject: called ?? made, start: at, end: at + made.length, kind: 'general', takes: kindOfBody(called ?? made) };
  }
  if (mind.subject === null || plain[at + 1] !== '期' || !/[一二三四]/.test(plain[at]!)) return null;
  const [, base, stage] = staged.exec(mind.subject) ?? [];
  return base === undefined || stage === plain[at]
    ? null
    : { subject: `${base}${plain[at]}期`, start: at, end: at + 2, kind: 'general', takes: mind.kind };
}

const plantAt = opening(/^(?:新工?厂|合资(?:公司|工厂))(?![房区长址由])/);
const staged = /^(.{3,})([一二三四])期$/;

const takenUp = opening(/^[该本][\u4e00-\u9fff]{2,6}/);

/** 该车间, 该孵化器: what was named last that ends so. */
const meeting = opening(
  /^(?:(?:本届|本次|此次|该)?(?:展会|大会|峰会|论坛|大赛|赛事|博览会|拍卖会|比赛|推介会|交易会|洽谈会|对接会|(?:创业|双创|活动|人才|服务|时装|设计|科技)周)(?!期间|上|中|代表|致辞|主席|组委|组织|开幕|闭幕)|(?:本届|本次|此次)?活动(?=(?:还|现场|累计|当天)?(?:共(?!同)|吸引|签约|签下|签订|达成|促成|征集|邀请|设有?|发布|展出|评出|选出|汇聚|汇集|推出)))/,
);

const isHeld = ending(
  /(?:(?<![工协商学]|委员|联合|联谊)会|展|赛|论坛|拍卖季|(?:创业|双创|活动|人才|服务|时装|设计|科技)周|(?:文化|旅游|购物|美食|经贸)节)$/,
);

function takenUpAt(article: Article, at: number, limit: number, mind: Mind): Name | null {
  const { plain, starts, tokens } = article;
  // 某产业链党委书记介绍。该党委…: named with who spoke for it.
  if (plain.startsWith('该党委', at) && !mind.recent.some(name => name.endsWith('党委'))) {
    const meant = meantBefore(article, at, '党委');
    if (meant) return { subject: meant, start: at, end: at + 3, kind: 'general', takes: kindOfBody(meant) };
  }
  if (mind.recent.length === 0) return null;
  // 展会吸引国内外展商386家: the one told of.
  const held = meeting.execAt(plain, at, at + 8)?.[0];
  const called =
    held &&
    (mind.recent.findLast(name => name.length > 5 && isHeld.test(name)) ??
      // 某商会换届。大会增补副会长6名: that of the body told of.
      (held.endsWith('大会') ? mind.recent.findLast(name => name.length > 5 && name.endsWith('会')) : undefined));
  if (held && called) return { subject: called, start: at, end: at + held.length, kind: 'general', takes: kindOfBody(called) };
  // 奥驰明年将…, for 芜湖奥驰汽车零部件股份有限公司
  const short = shortFirmAt({ plain, starts, tokens }, at, limit, mind);
  if (short) return short;
  const isPointed = plain[at] === '该' || plain[at] === '本';
  const first = tokens[firstFrom(tokens, at)];
  const thing = isPointed ? null : bareThingAt(plain, starts, at, limit, mind);
  if (thing) return thing;
  // 平湖园: a name of its own.
  if (!isPointed && first?.start === at && first.kind === 'word' && first.places && !isEveryday(first.word, true)) return null;
  const words = isPointed ? (takenUp.execAt(plain, at, at + 8)?.[0] ?? '') : plain.slice(at, at + 6);
  // 该站, 该馆: one character takes up a name as well.
  const shortest = plain[at] === '该' && !/[市区县镇省乡年月日周项类个家批]/.test(plain.charAt(at + 1)) ? 1 : 2;
  for (let length = words.length; length > shortest; length--) {
    if (!isPointed && starts[at + length] !== 1) continue;
    if (!isPointed && !(partOf.testAt(plain, at, at + length) && !isGoingOn.testAt(plain, at + length, at + length + 10)))
      continue;
    const short = words.slice(isPointed ? 1 : 0, length);
    const takes = (name: string) => name.length > length && name.endsWith(short);
    // 该党委: the one told of, whoever was named beside it.
    // 该园, told of a 产业港: the one that the text goes on about.
    const isZone = isPointed && mind.kind === '园区' && /^(?:产业)?园区?$/.test(short);
    const called =
      isPointed && mind.subject !== null && (isZone || takes(mind.subject)) ? mind.subject : mind.recent.findLast(takes);
    if (called) return { subject: called, start: at, end: at + length, kind: 'general', takes: kindOfBody(called) };
    // 某港区三期码头工程…，该港区: the place that the name began with.
    const inside = isPointed && siteOf.test(short) ? mind.recent.findLast(name => name.indexOf(short) > 1) : undefined;
    const site = inside?.slice(0, inside.indexOf(short) + short.length);
    if (site) return { subject: site, start: at, end: at + length, kind: 'general', takes: kindOfBody(site) };
  }
  return null;
}

/** 样本库, 实训中心: what takes up a longer name that ends so. */
const partOf = ending(
  /(?:中心|实验室|基地|工厂|园|库|谷|联盟|党委|平台|车间|枢纽|博览会|设计周|小镇|集群|学院|研究院|医院|商会|协会|委员会|大厦|公寓|码头|专线|班列|航线|工程|产线|机场|基金|新城|科技城|科学城|科创城|软件园|高新区|经开区|开发区|新区|发展区|试验区|示范区|先导区|创新区|堆场|货场|泊位|社区|工厂|目录|名录|清单)$/,
);
const siteOf = ending(/(?:产业链|港区|园区|产业园|科技园|新区|片区|小镇|经开区|高新区|开发区|保税区|学院|医院)$/);
/** 集群党委共10个: a noun that is counted, whichever was told of. */
const isGoingOn = opening(
  /^(?:(?!\d{1,4}[年月日])[\d一二两三四五六七八九十]|[数额量]|等|[、和与及]|(?:现|已)?(?:共有?|共计|总数)达?\d{1,4}[个家](?:$|[，,。；;、]))/,
);
