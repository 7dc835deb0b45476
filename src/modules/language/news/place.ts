import { isEveryday } from '../dictionary.ts';
import { opening } from '../pattern.ts';
import type { Word } from '../scan.ts';
import { standsAt, standsIn, startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import type { Kind } from './kind.ts';
import { calledInFull, calledPlace, kindOfPlace, plainZone } from './mind.ts';

/** Whom a figure is about, as facts call it, and where its name stands. */
export type Name = {
  subject: string;
  start: number;
  end: number;
  kind: 'corridor' | 'place' | 'body' | 'general' | 'list';
  takes: Kind | null;
  parts?: readonly string[];
};

const region =
  /(?:长三角(?:三省一市)?|粤港澳大湾区|京津冀|珠三角|杭嘉湖|苏锡常|长株潭|宁镇扬|成渝地区|川渝(?!两地|高竹)|长江经济带)(?:地区|区域)?(?!g|一体化|生态|(?!省级|国家级|规上|规模以上|现有|共有|已有)[\u4e00-\u9fff]{0,12}(?:联盟|大会|论坛|基地|园|中心|集群))/y;

const regionStarts = startersOf('长粤京珠成杭苏宁中我全世川');

/** 中国集成电路市场规模达…, 全球出货量: the country or the world, where what is measured of it stands right behind. */
const nation =
  /^(中国|我国|全国|全球|世界)(?:的)?(?![首第前最唯一二三四五六七八九十\d])(?!移动|电信|联通|银行|石化|石油|平均|同|各|范围|性|领先|知名|文明|示范|百强|市场(?:占有率|份额)|市占率|份额)[\u4e00-\u9fffa-z（()）、]{1,16}?(?:市场规模|规模|总额|销售额|销售收入|出货量|产量|销量|产值|总量|装机(?:容量|量)?|投资额?|需求量?|市场|均价|gdp|增加值|保有量|渗透率|零售额|进出口|融资额|爱好者|用户(?:规模|数)?|网民(?:规模)?|从业(?:人员|者)|企业(?:数量|总数|数)?(?=目前|现|已|共?有|达|超)|注册量)(?:在?20\d\d年)?(?:的)?(?:已|将|预计|有望|可|总计|合计|共|共?有|仅|约|近|超过?|达到?|为|突破|增至|[比较](?:上年|去年|20\d\d年)?|同比|环比|实现|完成|首次|增长|下降|增加|减少|跌|降|升|\d)/;
const nations: ReadonlySet<string> = new Set(['中国', '我国', '全国', '全球', '世界']);
/** A nation told of in passing: what the text goes on about is what it was about before. */
export const isNation = (name: string | null): boolean => name !== null && nations.has(name);

export function regionAt(article: Article, at: number): Name | null {
  if (!standsAt(regionStarts, article.plain, at)) return null;
  const land = nation.exec(article.plain.slice(at, at + 36))?.[1];
  if (land) return { subject: land, start: at, end: at + 2, kind: 'place', takes: null };
  region.lastIndex = at;
  const found = region.exec(article.plain);
  return found ? { subject: found[0], start: at, end: at + found[0].length, kind: 'place', takes: null } : null;
}

const roadBehind = opening(/^[东西南北中]?(?:路|大道|街(?!道)|公路)/);

const reported = opening(/^(?:讯|电|消息)(?![\u4e00-\u9fff])/);

const listBehind = opening(
  /^(?:、|等地|[和与][\u4e00-\u9fff]{2,4}(?:等|[两三]|分别|分列|均(?!价)|都(?!市)|双双|并列|各(?![类种]))|和[\u4e00-\u9fff]{2,4}以[^，,]{1,8}并列)/,
);

const rankBehind = /^[市省区县]级/;

const oneAlone = opening(/^一[地市城县区](?!之|一|[\u4e00-\u9fff]?[策案街链园品体])/);

export function placesAt(article: Article, at: number, limit: number): Name | null {
  const { tokens, plain } = article;
  let end = at;
  let first: Word | null = null;
  let last: Word | null = null;
  let city: Word | null = null;
  for (let i = firstFrom(tokens, at); tokens[i]?.start === end && tokens[i]!.end <= limit; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (
      token.kind !== 'word' ||
      !token.places ||
      plainZone.test(token.word) ||
      // 台州市路桥区 is no road.
      (roadBehind.testAt(plain, token.end, token.end + 3) && !(next?.start === token.end && next.kind === 'word' && next.places))
    )
      break;
    const isHigh = token.places.high !== null;
    if (!token.places.full && (end === at ? !isHigh || isEveryday(token.word, true) : isEveryday(token.word, isHigh))) break;
    first ??= token;
    city = last;
    last = token;
    end = token.end;
  }
  if (!last?.places || !first?.places) return null;
  // 宣州讯
  if (reported.testAt(plain, end, end + 3)) return null;
  if (listBehind.testAt(plain, end, end + 8)) return null;
  // 嘉兴市本级: without its districts.
  const own = /[市区县]$/.test(last.word) && plain.startsWith('本级', end) ? `${last.word}本级` : null;
  // 苏州|市级总部: of which rank they are.
  if (last.word.length > 2 && rankBehind.test(plain.slice(end - 1, end + 1))) end -= 1;
  // 宁波一地拿下12席: the city alone.
  if (own || oneAlone.testAt(plain, end, end + 3)) end += 2;
  // 西湖|全镇
  const wholeTown = own === null && plain[end] === '全' && /[镇乡]/.test(plain.charAt(end + 1)) && !/[镇乡道]$/.test(last.word);
  if (wholeTown) return { subject: `${last.word}${plain.charAt(end + 1)}`, start: at, end: end + 2, kind: 'place', takes: '镇' };
  // 阿克苏地区, but 松江区|地区生产总值
  const isRegion = own === null && regionBehind.testAt(plain, end, end + 8);
  return {
    subject: own ?? (isRegion ? `${last.word}地区` : last.word.endsWith('地区') ? last.word : calledInFull(city, last)),
    start: at,
    end: isRegion ? end + 2 : end,
    kind: 'place',
    takes: kindOfPlace(last.places.places[0]!.name),
  };
}

const regionBehind = opening(/^(?<![市区县省])地区(?!生产|gdp|总产|[性间])/);
const threeProvinces = opening(/^([山广]东)三省/);
const listMark = /^(?:、|和|及|与)/;

const alsoHas = opening(/^(?:(?:另|还|也|共)有|的(?=[\u4e00-\u9fff]{2,4}、))/);

/** 湖州另有德清、安吉两县(上榜), 湖州市的长兴县、德清县: those told of are places of the one named first. */
export function partsAt(article: Article, at: number, limit: number): Name | null {
  const whole = standsIn(mayHave, article.plain, at + 2, at + 6) ? placesAt(article, at, limit) : null;
  const joint = whole ? alsoHas.execAt(article.plain, whole.end, whole.end + 7)?.[0] : undefined;
  return whole && joint ? listAt(article, whole.end + joint.length, limit) : null;
}

const mayHave = startersOf('有的');

/** 合肥、苏州、嘉兴三地: several places in a row, told of together. */
export function listAt({ tokens, plain, starts }: Article, at: number, limit: number): Name | null {
  const parts: string[] = [];
  let end = at;
  for (let i = firstFrom(tokens, at); tokens[i] && tokens[i]!.end <= limit; ) {
    const token = tokens[i]!;
    if (token.start !== end || token.kind !== 'word' || !token.places || (!token.places.full && isEveryday(token.word, true)))
      break;
    parts.push(calledPlace(token.places.places, token.word));
    end = token.end;
    const mark = listMark.exec(plain.slice(end, end + 1));
    const next = firstFrom(tokens, end + (mark ? 1 : 0));
    // 江苏、浙江、广东三省: no 东三省.
    const province = mark && threeProvinces.execAt(plain, end + 1, end + 5);
    if (province && starts[end + 3] !== 1) {
      parts.push(province[1]!);
      end += 3;
      break;
    }
    if (!mark || tokens[next]?.start !== end + 1 || tokens[next]!.kind !== 'word' || !(tokens[next] as Word).places) break;
    end += 1;
    i = next;
  }
  if (parts.length < 2 || parts[0] === '第一') return null;
  end += /^(?:等?[两二三四五六七八九]?(?:地|市|城|区|县|(?<=[两三四五六七八九])省)|等)?/.exec(plain.slice(end, end + 4))![0]
    .length;
  // 郑州、洛阳4家国家高新区: the zones of those cities.
  const zone = zonesCounted.execAt(plain, end, end + 12)?.[1];
  const all = zone === undefined ? parts : parts.map(part => `${part}${zone}`);
  return { subject: all.join('、'), start: at, end, kind: 'list', takes: null, parts: all };
}

const zonesCounted = opening(
  /^(?:\d{1,2}|[两二三四五六七八九])[家个](?:国家级?|省级)?(高新区|经开区|开发区|综保区|综合保税区|保税区)/,
);

/** 上海|临港新片区, 上海|张江…: a part of a municipality that is none of its districts is called with it. */
export function isPartOfCity(whole: Word, part: Word): boolean {
  const city = whole.places!.places.find(({ level }) => level === 'city')?.code;
  const own = city === undefined ? [] : part.places!.places.filter(place => place.city === city);
  return own.length > 0 && own.every(({ level }) => level !== 'district');
}
