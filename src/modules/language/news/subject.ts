import type { Place } from '#modules/reference/index.ts';
import { defaultGazetteer } from '../gazetteer.ts';
import { rowsOf } from '../vocabulary.ts';
import type { Article, Clause } from './article.ts';
import type { Period } from './period.ts';

/** Who a figure is about, as it is called in facts, and where the name ends. */
export type Name = { subject: string; end: number; kind: 'corridor' | 'place' | 'body' | 'general' };

/** What a reader keeps in mind while reading on. */
export type Mind = { subject: string | null; district: string | null; city: string | null; bodies: Map<string, string> };

const corridor = '九城市';
const home = 310117;
const alias =
  /(?:长三角)?(?:g60)?(?:科创走廊)?(?:沿线)?(?:九个?城市|九地市|9城市)|(?:长三角)?g60(?:上海松江)?科创(?:大?走廊|云廊)|(?:该|整个)?走廊(?:内|沿线)?/y;
const tails =
  '(?:有限责任公司|股份有限公司|有限公司|股份公司|分公司|子公司|公司|集团|产业联盟|联盟|协会|学会|商会|联合会|基金|银行|大学|学院|研究院|研究所|研究团队|实验室|医院|管委会|人民政府|政府|党工委|党委|区委|市委|经济技术开发区|经开区|高新区|开发区|综合保税区|保税区|合作区|新区|新城|片区|港区|产业园区|产业园|科技园|创新园|工业园区|工业园|光电园区|园区|小镇|科技城|科创城|大学城|科创示范区|示范区|示范基地|产业基地|制造基地|产业化基地|转化基地|创新基地|基地|创新中心|服务中心|研究中心|中心|平台|街道|产业集群|集群|项目|工程|工厂|生产线|电站|枢纽|学校|商圈|综合体|高铁站|科技(?=[去今20]))';
const body = new RegExp(
  `["“]?[\\u4e00-\\u9fffa-z0-9·"“”-]{1,26}?${tails}(?:[一二三四]期(?:项目|工程)?|项目|二期项目|\\((?:集团|有限合伙)\\))?`,
  'y',
);
const verb =
  /拥有|集聚|聚集|汇聚|实现|完成|增长|增加|达到|达|建成|建设(?!集团|公司|工程)|引进|位于|位居|占(?!地)|突破|超过|培育|新增|成立|签约|落户|吸引|推动|获得|开展|举行|召开|认定|获评|入选|的|、|近日|目前|已|将|共|对|与|和|在|从|向|为|被|把|以|是|有(?!限)|现有|累计|帮助|支持|服务(?!中心|平台|公司|业|集团)|打造|促进|聚焦|围绕|启动|投入|加快|全面|持续|不断|通过|签署|全年|每|由|于(?!都)|力争|争取|计划|预计|年内|累计|先后|个|家(?!港)|座|条/;
const general =
  /(?:全|我|该|本)(?:区|市|省|县|镇|街道|乡|村|国|球|行业|校|院|园)|区内|市内|省内|(?:该|本|这个|这家|这一|这座|这条|整个|新)(?:公司|企业|集团|项目|基地|联盟|平台|集群|园区|工厂|生产线|中心|产业园|小镇|工程|基金)|(?:公司|集团|项目|园区|基地|联盟|平台|小镇|产业园|示范区|新区|集群|街道|高铁站)(?=[现已共总去今从由占建规目累拥年集规产营员研成计分用设入在达首企成注先下一自刚只二三四新当本20])/y;
const lead =
  /其中|同时|此外|另外|据(?:了解|悉|介绍|测算|统计|海关统计|不完全统计)|数据显示|统计显示|(?:会议|数据|报告|公报)(?:透露|显示|指出|表明)|会上|当天|现场|并且|并|且|和|及|以及|还|也|而|策源地|尤其是|特别是|比如|例如|如今|如|位于|作为|整个|目前|现(?!代|金|货|场|行|役)|(?:里|中|内|间)(?=[，,、共有])|、|\s|的/y;
const firm =
  /[\u4e00-\u9fff]{2,6}(?:股份|科技|光电|电子|生物|智能|机器人|半导体|新材料|新能源|能源|医药|重工|动力|汽车|电机|微电子|信息|网络|软件|装备|数据|通信|航天|航空|医疗|机械|控股|实业|激光|创投)(?=在|宣布|完成|与|获|荣获|登陆|以|成功|中标|的(?:营收|产品|一类)|近日|去年|今年|收购|正式|拟|上年|20\d\d)/y;
const extension = /^(?:联合党委|党委|党支部|管委会|公司|联盟|基金|协会|研究院|产业园|分?中心|城(?=[有内现在常的]))/;
const listed = /^(?:、|等地|等(?!级)|和[\u4e00-\u9fff]{2,3}(?:等|两))/;
const everyday = new Set(rowsOf('everyday.csv').map(([word]) => word!));

/** A mind without memories. */
export function emptyMind(): Mind {
  return { subject: null, district: null, city: null, bodies: new Map() };
}

/** Where the words that matter begin: behind times, connectives and words of report. */
export function skipLead(article: Article, at: number, limit: number, periodAt: ReadonlyMap<number, Period>): number {
  const { plain } = article;
  for (let i = at; i < limit; ) {
    const period = periodAt.get(i) ?? (/[自从在于到至]/.test(plain[i]!) ? periodAt.get(i + 1) : undefined);
    lead.lastIndex = i;
    const found = period ? null : lead.exec(plain);
    if (period && period.end <= limit) i = period.end;
    else if (found && found[0].length > 0) i += found[0].length;
    else return i;
  }
  return limit;
}

/** The name that begins at `at`; null where none does or it is one of several (昆山、吴江等地). */
export function nameAt({ plain, shown }: Article, at: number, limit: number, mind: Mind): Name | null {
  alias.lastIndex = at;
  const called = alias.exec(plain);
  const organised = bodyAt(plain, at, limit);
  if (called && called[0].length > 1 && at + called[0].length <= limit) {
    const end = at + called[0].length;
    if (!organised || organised <= end || called[0].includes('城市') || called[0] === '走廊')
      return { subject: corridor, end, kind: 'corridor' };
  }
  const place = placeAt(plain, shown, at, limit);
  if (organised && (!place || organised > place.end)) {
    const subject = shown.slice(at, organised).replace(/^["“]|["”]$/g, '');
    return { subject: closeQuotes(subject), end: organised, kind: 'body' };
  }
  firm.lastIndex = at;
  const traded = place ? null : firm.exec(plain);
  if (traded && !verb.test(traded[0]))
    return { subject: shown.slice(at, at + traded[0].length), end: at + traded[0].length, kind: 'body' };
  if (place) return listed.test(plain.slice(place.end, place.end + 8)) ? null : place;
  general.lastIndex = at;
  const word = general.exec(plain);
  if (!word || at + word[0].length > limit) return null;
  return { subject: resolve(word[0], mind), end: at + word[0].length, kind: 'general' };
}

/** Remembers a name as what the text now speaks about. */
export function remember(mind: Mind, name: Name): void {
  mind.subject = name.subject;
  if (name.kind !== 'body') return;
  for (const [word, tail] of [
    ['公司', /(?:公司|集团)$/],
    ['项目', /(?:项目|工程)[一二三]?期?$/],
    ['园区', /(?:园区?|开发区|经开区|高新区|新区)$/],
    ['基地', /基地$/],
    ['联盟', /联盟$/],
    ['平台', /平台$/],
    ['集群', /集群$/],
    ['小镇', /小镇$/],
    ['基金', /基金$/],
  ] as const)
    if (tail.test(name.subject)) mind.bodies.set(word, name.subject);
}

/** Remembers the districts and cities named anywhere in a clause, so that 全区 and 全市 can be understood later. */
export function noticePlaces({ plain }: Article, { start, end }: Clause, mind: Mind): void {
  for (let i = start; i + 2 < end; i++) {
    if (plain[i + 2] !== '区' && plain[i + 2] !== '市' && plain[i + 2] !== '县') continue;
    const named = defaultGazetteer().namesAt(plain, i)[0];
    if (!named?.full) continue;
    const level = named.places[0]!.level;
    if (level === 'district') mind.district = callPlace(named.places, named.word);
    else if (level === 'city') mind.city = named.word;
  }
}

function bodyAt(plain: string, at: number, limit: number): number | null {
  body.lastIndex = at;
  const found = body.exec(plain);
  if (!found) return null;
  let end = at + found[0].length;
  if (end > limit || (found[0].search(verb) >= 0 && found[0].search(verb) < found[0].length - 2)) return null;
  for (
    let more = extension.exec(plain.slice(end, end + 6));
    more && end + more[0].length <= limit;
    more = extension.exec(plain.slice(end, end + 6))
  )
    end += more[0].length;
  const longer = /^(?:企业|工程师|指标|公司|经济|行业|内|上|面积|规模|数|建设|管理|总|产)/.exec(plain.slice(end, end + 4));
  // 工业互联网平台企业 is a kind of firm, no platform.
  if (longer && /^(?:企业|工程师|经济|行业)/.test(longer[0]) && !/(?:公司|集团|园区?|开发区|新区|新城)$/.test(found[0]))
    return null;
  if (
    /^(?:产业|工业|科技|企业|重点|重大|龙头|入驻|创新|示范|服务|党群服务|先进|国家级|省级|市级|一批|首批|多个|各类|各级)/.test(
      found[0],
    ) &&
    found[0].length < 7 &&
    !/党群服务中心|产业园|产业集群|产业基金/.test(found[0])
  )
    return null;
  return end;
}

function placeAt(plain: string, shown: string, at: number, limit: number): Name | null {
  const gazetteer = defaultGazetteer();
  let end = at;
  let subject = '';
  for (let turn = 0; turn < 3; turn++) {
    const named = gazetteer
      .namesAt(plain, end)
      .find(
        ({ full, places, word }) => (full || (places[0]!.level !== 'town' && !everyday.has(word))) && end + word.length <= limit,
      );
    if (!named) break;
    const level = named.places[0]!.level;
    subject =
      level === 'town'
        ? shown.slice(at, end + named.word.length)
        : end === at || isHome(named.places)
          ? callPlace(named.places, named.word)
          : shown.slice(at, end + named.word.length);
    end += named.word.length;
  }
  return end > at ? { subject, end, kind: 'place' } : null;
}

const isHome = (places: readonly Place[]) => places.some(({ code }) => code === home);

function callPlace(places: readonly Place[], word: string): string {
  return isHome(places) ? '松江' : word;
}

function resolve(word: string, mind: Mind): string {
  if (/^(?:[全我该本]区|区内)$/.test(word)) return mind.district ?? word;
  if (/^[全我该本]市$/.test(word)) return mind.subject === mind.city || mind.district === null ? (mind.city ?? word) : word;
  const kind = /(公司|集团|项目|园区|基地|联盟|平台|集群|小镇|基金)$/.exec(word)?.[1];
  const known = kind && (mind.bodies.get(kind === '集团' ? '公司' : kind) ?? null);
  return known ?? word;
}

function closeQuotes(words: string): string {
  return words.includes('”') && !words.includes('“') ? `“${words}` : words;
}
