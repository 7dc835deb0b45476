import type { Place } from '#modules/reference/index.ts';
import { isEveryday } from '../dictionary.ts';
import { ending, opening, type Quick } from '../pattern.ts';
import { corridor, isMemberName, isNoun } from '../region.ts';
import type { Token, Word } from '../scan.ts';
import { type Kind, kindMeant, kinds } from './kind.ts';
import { isOfSeveral, wholeCity } from './whole-city.ts';

/** What a reader keeps in mind: whom the text speaks about, and what was last named of each kind, so that 全市, 该园区 and 公司 can be understood. */
export type Mind = {
  subject: string | null;
  kind: Kind | null;
  parts: readonly string[];
  /** The two last told of together, while the text speaks of one or both (前者, 后者). */
  pair: readonly string[];
  /** Replaced and never changed: what was in mind before a sentence is needed for reading its acts. */
  last: LastNamed;
  first: ReadonlyMap<Kind, string>;
  main: string | null;
  /** The firm that the text as a whole is about, which 公司 means where another thing was told of last. */
  issuer: string | null;
  /** Whether the text is a notice of its issuer, so that 公司 never means another firm. */
  isNotice: boolean;
  /** What an item of a list is about, as long as it goes on. */
  item: string | null;
  recent: readonly string[];
  /** Whose the things are that were told of by a name of their own (某公司某工厂). */
  owners: ReadonlyMap<string, string>;
  /** The places that the text calls by their full names. */
  fulls: ReadonlySet<string>;
  /** Whether 全市 means a city that the text does not name, and none of the counties and cities below it. */
  isOfSeveral: boolean;
};

/** What was named last of each kind. */
type LastNamed = Readonly<Record<Kind, string | undefined>>;
const nothingNamed = Object.fromEntries(kinds.map(kind => [kind, undefined])) as LastNamed;

/** A mind that has read nothing, but knows which places and zones the text will name first; those `ofFirms` only where it names no others. */
export function newMind(tokens: readonly Token[], ofFirms?: ReadonlySet<Token>): Mind {
  const first = new Map<Kind, string>();
  let main: string | null = null;
  let isSpread = false;
  const fulls = new Set<string>();
  const placed: number[] = [];
  let isWhole = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') continue;
    isWhole ||= wholeCity.test(token.word);
    if (!token.places) continue;
    placed.push(i);
    if (token.places.full) fulls.add(token.word);
  }
  const ofSeveral = isWhole && isOfSeveral(tokens);
  for (const i of placed) {
    const token = tokens[i]!;
    const zone = first.has('园区') ? null : zoneAt(tokens, i);
    if (zone) first.set('园区', zone);
    const noted = ofFirms?.has(token) ? null : placeOf(token, fulls, ofSeveral);
    if (!noted) continue;
    // 我市…，仅比石家庄少1个: what is compared with is not what the text is about.
    const before = tokens[i - 1];
    if (before?.end === token.start && before.kind === 'word' && compares.has(before.word)) continue;
    if (!first.has(noted[0])) first.set(noted[0], noted[1]);
    if (noted[0] === '省' || main !== null || isSpread) continue;
    isSpread = isOfRow(tokens, placed, i);
    if (!isSpread) main = innermost(tokens, i);
  }
  if (ofFirms && ofFirms.size > 0)
    for (const i of placed) {
      const token = tokens[i]!;
      const noted = ofFirms.has(token) ? placeOf(token, fulls, ofSeveral) : null;
      if (!noted) continue;
      if (!first.has(noted[0])) first.set(noted[0], noted[1]);
      if (noted[0] !== '省') main ??= innermost(tokens, i);
    }
  return {
    subject: null,
    kind: null,
    parts: [],
    pair: [],
    last: nothingNamed,
    first,
    main,
    issuer: null,
    isNotice: false,
    item: null,
    recent: [],
    owners: new Map(),
    fulls,
    isOfSeveral: ofSeveral,
  };
}

/** 苏州工业园区、厦门海沧投资区、上海金桥加工区…: whether a place is the first of three of different cities in a row, of none of which the text is. */
function isOfRow(tokens: readonly Token[], placed: readonly number[], at: number): boolean {
  const from = placed.indexOf(at);
  const row = placed.slice(from, from + mostInRow).map(i => tokens[i] as Word);
  const cities = new Set<number>();
  for (const [k, { start, places }] of row.entries()) {
    if (k > 0 && start - row[k - 1]!.end > widestGap) break;
    const place = places!.places.find(({ level }) => level !== 'province');
    if (place) cities.add(place.city ?? place.code);
  }
  return cities.size > 2;
}

/** How many places a row is looked at for, and how far apart they stand at most. */
const mostInRow = 6;
const widestGap = 10;

const compares: ReadonlySet<string> = new Set(['比', '较', '超', '超过', '超越', '次于', '仅次于', '少于', '低于']);

/** 宁波市|奉化区: the last of places written on to each other, as a subject. */
function innermost(tokens: readonly Token[], at: number): string {
  let city: Word | null = null;
  let last = tokens[at] as Word;
  for (let i = at + 1; ; i++) {
    const next = tokens[i];
    if (next?.kind !== 'word' || next.start !== last.end || !next.places?.full || plainZone.test(next.word)) break;
    city = last;
    last = next;
  }
  return calledInFull(city, last);
}

/** 湖州市吴兴区 is a name in full, 绍兴上虞区 is called by its last part. */
export function calledInFull(city: Word | null, last: Word): string {
  const called = calledPlace(last.places!.places, last.word);
  const isInFull = city?.places?.full === true && city.word.endsWith('市') && called === last.word && belowCity.test(called);
  // 湖州南太湖新区: a zone is called with the city it is of.
  const isZone = city?.places && called === last.word && ownZone.test(called) && !isDistrict(last);
  return isInFull || isZone ? city!.word + called : called;
}

const belowCity = ending(/[区县镇]$/);
const ownZone = ending(/(?:新区|新片区|高新区|经开区|开发区|港区|保税区|合作区|园区|科技城|科创城|科学城|新城)$/);
const isDistrict = ({ places }: Word) => places!.places.some(({ level }) => level === 'district');

/** 苏州|工业园区, 合肥|新站|高新区: the zone whose name ends with a token. */
function zoneAt(tokens: readonly Token[], last: number): string | null {
  let name = '';
  let isNamed = false;
  for (let i = last, start = -1; i >= 0 && i > last - 4; i--) {
    const token = tokens[i]!;
    if (token.kind !== 'word' || !token.places || (name === '' ? !plainZone.test(token.word) : token.end !== start)) break;
    name = token.word + name;
    start = token.start;
    isNamed = !plainZone.test(token.word);
  }
  return isNamed && name.endsWith('区') ? name : null;
}

/** Words for zones that some town of that name shares. */
export const plainZone = opening(
  /^(?:(?:工业|科技|产业|物流)?园区?|(?:国家级?|省级)?(?:经济|经济技术|高新技术|高新技术产业)?开发区|高?新区|(?:经济)?技术开发区|经开区|保税区|核心区|功能区|高地|创新|市场)(?:管委会|管理委员会|街道)?$/,
);

/** What a place is called as a subject: cities of the second level and members of the region by their short name, others as written. */
export function calledPlace(places: readonly Place[], word: string): string {
  const member = places.find(isMember);
  if (member && member.level !== 'city') return member.short;
  const city = places.find(({ level }) => level === 'city');
  return city && word === city.name ? city.short : word;
}

/** Whether a place is itself a member of the region, as a district may be. */
const isMember = ({ code, member }: Place) => code === member;

/** Keeps a place in mind under what 全市, 全区 and the like would mean by it. */
export function notePlace(mind: Mind, token: Token): void {
  const noted = placeOf(token, mind.fulls, mind.isOfSeveral);
  if (noted) keep(mind, ...noted);
}

/** Keeps in mind what was named last of a kind. */
export function keep(mind: Mind, kind: Kind, name: string): void {
  if (mind.last[kind] === name) return;
  const last = { ...mind.last };
  last[kind] = name;
  mind.last = last;
}

/** Makes a name what the text speaks about. */
export function speakOf(mind: Mind, name: string, kind: Kind | null, parts: readonly string[] = []): void {
  // 安徽 in the headline of a text that calls it 安徽省: a province is called with its ending.
  const subject = name.length < 4 && mind.fulls.has(`${name}省`) ? `${name}省` : name;
  if (mind.subject !== subject) mind.recent = [...mind.recent.slice(-7), subject];
  // 公司 taken up by its name is a firm still.
  mind.kind = kind ?? (mind.subject === subject ? mind.kind : null);
  mind.subject = subject;
  mind.parts = parts;
  if (parts.length === 2) mind.pair = parts;
  else if (!mind.pair.includes(subject)) mind.pair = [];
}

const zoneWord = ending(/(?:园区|开发区|新区|高新区|保税区|合作区|科学城)$/);

function placeOf(token: Token, fulls: ReadonlySet<string>, ofSeveral: boolean): [Kind, string] | null {
  if (token.kind !== 'word' || !token.places) return null;
  const { places, high, word, full } = token.places;
  if (plainZone.test(word)) return null;
  if (!full && isEveryday(word, high !== null)) return null;
  if (!full && !high && zoneWord.test(word)) return ['园区', word];
  const place = high ?? (full ? places[0] : undefined);
  const kind = place && kindOfPlace(place.name);
  if (!kind) return null;
  // 鄞州 is taken up as 鄞州区.
  const called = calledPlace(places, word);
  // 鄞州 is taken up as 鄞州区 where the text calls it so too.
  const whole = place!.level !== 'city' && place!.level !== 'province' ? place!.name : called;
  return [
    ofSeveral && kind === '市' && place!.level === 'district' ? '县' : kind,
    called === word && fulls.has(whole) ? whole : called,
  ];
}

const zoneEnd = ending(/(?:园区|开发区|新区|高新区|保税区|合作区)$/);

/** What word of all takes a place up: 全市, 园区. */
export function kindOfPlace(name: string): Kind | null {
  if (zoneEnd.test(name)) return '园区';
  const ending = name.at(-1)!;
  return ending === '市' || ending === '区' || ending === '县' || ending === '省' ? ending : /[镇道乡]$/.test(name) ? '镇' : null;
}

const bodies: readonly (readonly [Kind, Quick])[] = [
  ['公司', ending(/(?:公司|集团|股份|科技|实业)$/)],
  ['项目', ending(/(?:(?:项目|工程|生产线|产线|工厂)(?:[一二三四]期)?|厂[一二三四]期)$/)],
  [
    '园区',
    ending(
      /(?:园区?|开发区|经开区|(?<=[空临]港|临空|临沪|滨海|沿海)经济区|高新区|新区|保税区|综保区|片区|示范区|发展区|试验区|先导区|创新区|先行区|工业区|集中区|集聚区|功能区|科技城|新城|合作区|港区|(?:产业|智造|科创|数字|智慧)港|谷)(?:[一二三四]期)?$/,
    ),
  ],
  ['基地', ending(/基地$/)],
  ['联盟', ending(/联盟$/)],
  ['平台', ending(/平台$/)],
  ['集群', ending(/集群$/)],
  ['小镇', ending(/小镇$/)],
  ['基金', ending(/基金$/)],
  ['中心', ending(/中心$/)],
  ['协会', ending(/[协商学]会$/)],
];
const inBrackets = ending(/[（(][^)）]*[)）]$/);
const office = ending(
  /(?:[局委厅部会院府司港校展赛榜城]|机场|货场|货站|车站|码头|口岸|枢纽|堆场|泊位|社区|公寓|大厦|大楼|论坛|目录|名录|清单|指数|计划|业务|专线|班列|号线|支部|产业|行业|产业链)$/,
);

/** Keeps an organisation, zone or project in mind under the word that would take it up again. */
export function noteBody(mind: Mind, name: string): void {
  const kind = kindOfBody(name);
  if (kind) keep(mind, kind, name);
  if (mind.recent.at(-1) !== name) mind.recent = [...mind.recent.slice(-7), name];
  // 苏州工业园区管委会 tells of the zone too.
  const zone = name.includes('区') ? zoneOffice.exec(name) : null;
  if (zone) keep(mind, '园区', zone[1]!);
  // 某某产业集群党委 tells of the cluster too.
  const cluster = name.endsWith('党委') || name.endsWith('党总支') ? /^.{3,}?集群(?=综合|联合|党)/.exec(name)?.[0] : undefined;
  if (cluster) keep(mind, '集群', cluster);
  // 某公司党委 tells of the firm too.
  const firm = ofParty.test(name) ? /^.{3,}?(?:公司|集团)(?=党)/.exec(name)?.[0] : undefined;
  if (firm) keep(mind, '公司', firm);
}

const ofParty = ending(/党(?:委|总支|支部)$/);

/** The zone named last, where the text speaks of it or of its office. */
const zoneOf = ({ last, subject }: Mind) => {
  const zone = last.园区;
  return zone && subject?.startsWith(zone) ? zone : undefined;
};

const zoneOffice =
  /^(.{3,}?(?:园区|开发区|新区|高新区|经开区|保税区|综保区|港区))(?:管委会|海关|党工委|管理委员会|[\u4e00-\u9fff]{1,6}局$)/;

/** What word of all takes a body up: 公司, 该园区. A name without a telling end is a firm's. */
export function kindOfBody(name: string): Kind | null {
  const plain = inBrackets.cut(name);
  for (const [kind, pattern] of bodies) if (pattern.test(plain)) return kind;
  return office.test(plain) ? null : '公司';
}

const synonyms: Readonly<Record<string, RegExp>> = {
  校: /(?:大学|学院|学校|中学)$/,
  院: /(?:研究院|医院|学院|法院)$/,
  会: /(?:协会|商会|学会|联合会|联谊会)$/,
  商会: /商会$/,
  学院: /学院$/,
  研究院: /研究院$/,
  实验室: /实验室$/,
  行: /银行$/,
  站: /(?:站|驿站|服务点)$/,
};

/** Whom a word such as 全市, 该园区 or 公司 takes up; the word itself where nothing of its kind was named, null for 全国. */
export function resolved(mind: Mind, word: string): string | null {
  const meant = meantBy(mind, word);
  // 某基地三期项目…，基地: the whole of which a stage was told.
  const whole = meant === word ? /^[该本]?(基地|园区|中心|工厂|小镇)$/.exec(word)?.[1] : undefined;
  const name = whole && mind.recent.findLast(one => one.includes(whole));
  const staged = name ? /^(.{2,}?(?:基地|园区|中心|工厂|小镇))[一二三四]期/.exec(name)?.[1] : undefined;
  return staged?.endsWith(whole!) ? staged : meant;
}

function meantBy(mind: Mind, word: string): string | null {
  if (word === '全国' || word === '双方') return null;
  if (isNoun(word)) return corridor;
  if (word.endsWith('小镇')) return mind.last.小镇 ?? word;
  // 该室, 该校: the body named last that ends so.
  const short = /^该([\u4e00-\u9fff]{1,6})$/.exec(word)?.[1];
  const isTaken = (name: string) => synonyms[short!]?.test(name) ?? name.endsWith(short!);
  // 某集群党委由某公司党委牵头成立。去年，该党委…: the one told of, whoever was named beside it.
  const called =
    short === undefined || (short.length > 1 && !(short in synonyms) && !short.endsWith('党委'))
      ? undefined
      : mind.subject !== null && isTaken(mind.subject)
        ? mind.subject
        : mind.recent.findLast(isTaken);
  if (called && !/^[市区县镇]$/.test(short!)) return called;
  const kind = kindMeant(word);
  if (!kind) return word;
  // 我市…。在乐陵市…。全市…: none of those below it.
  if (kind === '市' && mind.isOfSeveral) return mind.last[kind] ?? mind.first.get(kind) ?? word;
  // 鄞州 … 全区: the word gives the name its ending.
  const whole = mind.last[kind];
  // 金华…，永康…。我市: the city whose text it is.
  if (kind === '市' && word.startsWith('我')) return mind.first.get(kind) ?? word;
  if (mind.subject !== null && whole === `${mind.subject}${kind}` && /[区县]/.test(kind) && !isMemberName(mind.subject))
    return whole;
  if (kind === '公司' && mind.issuer !== null && (mind.isNotice || mind.kind !== '公司' || word === '本公司')) return mind.issuer;
  const owner = kind === '公司' && mind.subject !== null ? mind.owners.get(mind.subject) : undefined;
  if (owner) return owner;
  // 某工厂…，公司…: a factory is spoken of as the firm.
  // 某公司三期工厂: that of a firm is not the firm.
  if (kind === '公司' && mind.subject !== null && /(?:厂|医院|研究院|银行)$/.test(mind.subject))
    return /^.{2,}?公司(?=.{2})/.exec(mind.subject)?.[0] ?? mind.subject;
  if (mind.subject !== null && (mind.kind === kind || (kind === '区' && mind.kind === '园区'))) return mind.subject;
  // 某某制造基地…，项目总投资32.6亿元: the one told of since a project was.
  if (kind === '项目' && mind.subject !== null && (mind.kind === '基地' || mind.kind === '中心')) {
    const { recent, last, subject } = mind;
    if (last.项目 !== undefined && recent.lastIndexOf(subject) > recent.lastIndexOf(last.项目)) return subject;
  }
  // 开发区坚持…。全区项目60个: the zone, though the text does not say which.
  if (kind === '区' && mind.subject !== null && plainZone.test(mind.subject)) return mind.subject;
  return (
    mind.last[kind] ??
    // 金义新区管委会印发…。全区…: the zone told of, and no district that is named further on.
    (kind === '区' && mind.subject !== null ? zoneOf(mind) : undefined) ??
    mind.first.get(kind) ??
    (kind === '镇' ? mind.last.小镇 : undefined) ??
    (kind === '公司'
      ? (mind.recent.findLast(name => /(?:厂|医院|研究院|银行)$/.test(name)) ?? word)
      : kind === '园区'
        ? (mind.recent.findLast(name => /(?:[智芯药光云数]港|湾|坊|岛)$/.test(name)) ??
          // 锡山区…。园区…: no district.
          [mind.last.区 ?? word].find(name => /[工开保][业发税]区$|[新园]区$/.test(name)) ??
          word)
        : kind === '区'
          ? (mind.last.园区 ?? mind.first.get('园区') ?? word)
          : word)
  );
}
