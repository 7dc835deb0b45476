import { opening } from '../pattern.ts';
import { corridor, corridorName, isCorridor, members } from '../region.ts';
import { headOf } from './act-agent.ts';
import { twoBefore } from './act-between.ts';
import { legalOwner } from './act-firm.ts';
import type { ActScene, Found } from './act-scene.ts';
import { firmHeardFrom } from './act-source.ts';
import { wordsOf } from './article.ts';
import { firmTail } from './firm-tail.ts';
import { meantBefore } from './meant.ts';
import { resolved } from './mind.ts';
import { partiesIn } from './party.ts';
import { withoutCity } from './party-place.ts';
import type { EventType, NewsEvent } from './reading.ts';

/** A分别与B、C签约: one act with each; 恒川泵业、澄海智能先后登陆北交所和创业板: one act of each. */
export function sharedOut(
  { article: { plain }, sentence }: ActScene,
  { clause, start, index }: Found,
  event: NewsEvent,
): NewsEvent[] {
  const { parties, type } = event;
  const lead = plain.slice(clause.start, start);
  if (type === 'financing') return roundsOf(plain.slice(clause.start, sentence.end), event);
  if (bodies.has(type) && event.object !== null) return bodiesOf(event, lead, plain.slice(start, sentence.end));
  if ((type !== 'signing' && type !== 'listing') || parties.length < 2 || !/分别|先后|依次/.test(lead)) return [event];
  if (type === 'listing') {
    const boards = plain.slice(start, clause.end).match(/科创板|创业板|主板|北交所|港交所|新三板/g) ?? [];
    const sums = sumsIn(plain.slice(start, sentence.end));
    const isEach = sums.length === parties.length;
    return boards.length === parties.length
      ? parties.map((party, i) => ({
          ...event,
          parties: [party],
          object: boards[i]!,
          amount: isEach && sums[i] ? yi(sums[i]) : event.amount,
        }))
      : [event];
  }
  const sides = /^(.{2,60}?)[与和同](?=[^与同]*$)(.*)$/.exec(lead.replace(/分别|先后|依次/g, ''));
  const hosts = sides ? partiesIn(sides[1]!).length : 1;
  const others = parties.slice(hosts);
  const told = (i: number) => {
    const word = i === 0 ? '前者' : '后者';
    const own =
      others.length === 2 ? sentence.clauses.slice(index + 1).findIndex(({ start: at }) => plain.startsWith(word, at)) : -1;
    const from = own < 0 ? undefined : sentence.clauses[index + 1 + own];
    const until = from ? plain.slice(from.start, sentence.end).split(/；|;/)[0]! : '';
    const sum = /投资(?:额|约|近|超)*([\d.]+)(万|亿)/.exec(until);
    return {
      object: /(?:建设|设立|共建|打造|建|设|布局|落地)(?:立|成)?([\u4e00-\u9fff]{3,20}?)(?:[，,；]|$)/.exec(until)?.[1],
      amount: sum ? yi(sum) : undefined,
    };
  };
  // 先后与A、B、C签约，投资额合计36亿元: told of as one where nothing tells them apart.
  if (hosts === 1 && others.length > 1 && (event.object !== null || told(0).object !== undefined))
    return others.map((party, i) => {
      const { object = event.object, amount = event.amount } = told(i);
      return { ...event, parties: [parties[0]!, party], object, amount };
    });
  if (others.length === hosts) return others.map((party, i) => ({ ...event, parties: [parties[i]!, party] }));
  return [event];
}

const bodies: ReadonlySet<EventType> = new Set(['construction_start', 'completion', 'production_start', 'founding', 'opening']);

/** …开工，总投资分别为35亿元和12.8亿元 */
const eachPriced = /^[^，,。]{0,4}[，,][^，,。\d]{0,4}(?:投资额?|金额|造价)分别[为是达]/;

/** A产业园和B产业园同日开工，投资额分别为18.7亿元和10.2亿元: one act of each. */
function bodiesOf(event: NewsEvent, lead: string, behind: string): NewsEvent[] {
  const priced = pricedBodies(event);
  if (priced) return priced;
  if (!/同时|同日|同步|双双|同天|当天|分别|先后|均|都/.test(lead.slice(-8)) && !eachPriced.test(behind)) return [event];
  const names = event
    .object!.replace(/(?:双双|同[时日步天]|分别|先后)+$/, '')
    // A项目、B项目两个项目; A、B两个项目: how many they are belongs to neither.
    .replace(/(?<=项目)[两三四]个项目$|[两三四]个(?=项目$)/, '')
    .split(/[、和与]/);
  if (names.length < 2 || names.length > 4 || !names.every(name => bodyName.test(name))) return [event];
  const told = /(?:投资|金额|造价)[^，,。\d]{0,4}分别[为是达]?([\d.][^，,。；;]{4,40})/.exec(behind)?.[1];
  const sums = told?.split(/[、和]/).map(sum => /^(?:约|近|超)?([\d.]+)(万|亿)/.exec(sum)) ?? [];
  return names.map((object, i) => {
    const own = new RegExp(`${i === 0 ? '前者' : '后者'}[^，,。；;\\d]{0,8}([\\d.]+)(万|亿)`).exec(
      names.length === 2 ? behind : '',
    );
    const sum = (sums.length === names.length ? sums[i] : null) ?? own;
    // 立讯精密汽车线束项目和晶瑞电子光刻胶项目: who makes the first has no part in the others.
    const parties = i > 0 && event.parties.every(party => firmTail.test(party)) ? [] : event.parties;
    return sum ? { ...event, parties, object, amount: yi(sum), unit: event.unit } : { ...event, parties, object };
  });
}

/** 总投资7亿元的A项目、总投资3亿元的B项目集中开工: one act of each, with its sum; the object holds no sum of the first any more. */
function pricedBodies(event: NewsEvent): NewsEvent[] | null {
  if (!event.object!.includes('投资')) return null;
  const [first, ...rest] = event.object!.split(/[、和及](?=(?:计划)?总?投资额?(?:约|超|近|逾)?\d[\d.]{0,7}[万亿]元的)/);
  if (rest.length === 0 || rest.length > 8 || !bodyName.test(first!.replace(/、/g, ''))) return null;
  const others = rest.map(one => /^[^\d]{2,6}([\d.]{1,8})(万|亿)元的(.{4,40})$/.exec(one));
  if (!others.every(one => one !== null && /(?:项目|工程|基地|园|中心|工厂)(?:[一二三四]期)?$/.test(one[3]!))) return null;
  return [
    { ...event, object: first! },
    ...others.map(one => ({ ...event, object: one![3]!, amount: yi(one!), unit: event.unit ?? '亿元' })),
  ];
}

const bodyName =
  /^[^，,的]{3,30}(?:项目|产业园|园区|基地|工厂|中心|联盟|协会|商会|研究院|学院|实验室|党委|工程|电站|大厦|总部|平台|公司|产线|生产线|厂房)(?:[一二三四]期)?$/;
/** 分别募资3.6亿元、8.4亿元: the sums, in their order. */
const sumsIn = (words: string) =>
  /(?:分别|依次)(?:募资|为|是|达)?([\d.][^，,。；;]{4,40})/

    .exec(words)?.[1]
    ?.split(/[、和]/)
    .map(sum => /^(?:约|近|超)?([\d.]+)(万|亿)/.exec(sum)) ?? [];

/** 8000万元 is 0.8亿元. */
const yi = (sum: RegExpExecArray) => Number((Number(sum[1]) / (sum[2] === '万' ? 1e4 : 1)).toPrecision(12));

const called = opening(
  /^(?:该|本|全|此前|这家|这个)?(?:公司|企业|集团|市|区|县|省|园区|联盟|项目|平台|集群)$|^该(?:镇|街道|基地|中心|基金|集群|协会|室|院|校|厂|馆|所|会|行|站|店|社区|企业|商会|学院|研究院|实验室|[\u4e00-\u9fff]{0,4}党委)$/,
);

/** 记者从某公司获悉，该公司…: told right before. */
const ofFirmTold = opening(/^(?:该|本|这家)?(?:公司|企业|集团)$/);
const unnamed = opening(/^(?:该|本|这家)?(?:公司|企业|园区)$/);
const ourFirm = opening(/^(?:我司|我公司|其(?:自主|独立))$/);
const thisProject = opening(/^(?:[该此本]|这一|这个)?项目$/);
const thisPark = opening(/^(?:该)?(?:园区|产业园)$/);
const thisBody = opening(/^该[\u4e00-\u9fff]{2,3}$/);
const thisFirm = opening(/^(?:该|本)?公司$/);

/** 某公司收到通知，公司入选…; 祝贺我司中标！…某有限公司: whom 公司 means if nothing before the sentence says so: the head of the sentence, else the firm that the text names in full. */
function firmOf(scene: ActScene, index: number): string | null {
  const head = headOf(scene, { type: 'award', index });
  if (head && !called.test(head)) return head;
  return /(?:^|[。！!，,:：])([\u4e00-\u9fff]{4,16}?(?:股份)?有限公司)/.exec(scene.article.plain.slice(0, 400))?.[1] ?? null;
}

/** 完成A+轮、B轮融资，金额分别为8000万元和2.3亿元; A、B宣布融资，金额依次为…: one act of each sum. */
function roundsOf(words: string, event: NewsEvent): NewsEvent[] {
  const sums = sumsIn(words);
  if (sums.length === 0) return [event];
  const rounds = event.object?.split(/[、和](?=[A-Za-z天种首战])/) ?? [];
  const each =
    rounds.length === sums.length && rounds.length > 1
      ? rounds.map(object => ({ ...event, object }))
      : event.parties.length === sums.length && sums.length > 1
        ? event.parties.map(party => ({ ...event, parties: [party] }))
        : null;
  if (!each) return [event];
  return each.map((one, i) => {
    const sum = sums[i];
    const amount = sum ? yi(sum) : null;
    return { ...one, amount, unit: amount === null ? null : event.unit };
  });
}

/** A与B签了！双方签署…; A拟收购B 51%的股权，双方已签署…: who the two sides are. */
export function sidesBefore(scene: ActScene, index: number): string[] {
  const { article, sentence } = scene;
  const at = article.sentences.indexOf(sentence);
  const clauses = [...(article.sentences[at - 1]?.clauses ?? []), ...sentence.clauses.slice(0, index)].slice(-4);
  for (const { start, end } of clauses.reverse()) {
    const found = sides.exec(wordsOf(article, start, end).replace(/^【[^】]*】/, ''));
    // 某公司公告，拟以3.6亿元收购…，双方已签署协议: who buys stands before.
    const isBuyer = found !== null && /^(?:拟|将|计划)?(?:以|斥资|出资)/.test(found[1]!);
    const buyer = isBuyer ? headOf(scene, { type: 'award', index }) : null;
    const first = isBuyer ? (buyer ? [buyer] : []) : found ? partiesIn(found[1]!) : [];
    const parties = found ? [...first, ...partiesIn(found[2]!)] : [];
    if (parties.length > 1) return parties;
  }
  return twoBefore(scene);
}

const sides =
  /^([^，,]{2,24}?)“?(?:[与和同]|拟?(?:收购|受让|入股|参股|牵手)|到访|走访|访问)”?([^，,]{2,24}?)(?:\s*(?:的?(?:不低于|不超过|不少于)?\d[\d.]*%|的?(?:全部|控股)?股权)|的?(?:合作|签|达成|举行|会谈|牵手|联姻|就|共建|共同|携手|联手|结成)|$)/;

const partOf =
  /^[该本](项目|工程|园区|产业园|基地|中心)((?:[一二三四]期)?(?:[\u4e00-\u9fff]{0,6}(?:工程|项目|结构|厂房|大楼|楼|标段)|(?<=期)))$/;

const hosted: ReadonlySet<EventType> = new Set([
  'signing',
  'construction_start',
  'completion',
  'production_start',
  'policy',
  'meeting',
]);

const ofFirm: ReadonlySet<EventType> = new Set(['acquisition', 'award', 'bid_won', 'financing', 'approval', 'listing']);

const placeAhead = new RegExp(
  String.raw`^((?:${corridorName})?${members}|[\u4e00-\u9fff]{2,12}?(?:省|市|区|县|镇|街道|开发区|经开区|高新区|新区|园区|产业园|科技园|工业园|软件园|科技城|综保区|港区|新城))(?=(?:上午|下午)?(?:又|共|还|再)?有?[\d一二两三四五六七八九十]+(?:个|家|项|大)|[“"]|第[一二三四五六\d]+批|亿元以上|重大|重点|第?[一二三四]季度|产业项目)`,
  'i',
);

const ofPlace =
  /^(?:[\u4e00-\u9fff]{2,3}市)?(?:[\u4e00-\u9fff]{2,3}[区县])?((?![^街镇]*[市区县])[\u4e00-\u9fff]{2,4}(?:街道|镇))(?=[\u4e00-\u9fff“]{3,24}党委$)|^《?(?:关于)?((?:[\u4e00-\u9fff]{2,3}市)?[\u4e00-\u9fff]{2,6}?(?:省|市|区|县|镇|开发区|高新区|新区))(?=[\u4e00-\u9fff“]{3})/;

const placeIn = (thing: string) => {
  const found = ofPlace.exec(thing);
  return found?.[1] ?? found?.[2];
};

/** Gives 公司 and 该市 their names, and an act of a place its party: 海虞镇7个项目竣工; where none is told, whom the text speaks about. */
export function named(
  scene: ActScene,
  { type, index }: Pick<Found, 'type' | 'index'>,
  object: string | null,
  given: string[],
): [string | null, string[]] {
  const { mind } = scene;
  let thing = object;
  const parties = given
    .map(party => party.replace(/^(?:公司(?:的|旗下)?|其)(?:全资|控股)?(?:子公司|孙公司)$/, '公司'))
    .map(party => (ourFirm.test(party) ? '公司' : party.replace(/^([市区县镇])里$/, '$1')))
    .map(party => (ofFirmTold.test(party) ? (firmHeardFrom(scene, index) ?? party) : party))
    .map(party =>
      mind && called.test(party) ? (resolved(mind, party.replace(/^此前/, '').replace(/^这[家个]/, '该')) ?? party) : party,
    )
    .map(party => (unnamed.test(party) ? (firmOf(scene, index) ?? party) : party))
    .filter(party => !called.test(party));
  const host = thing ? placeAhead.exec(thing) : null;
  if (host && hosted.has(type)) {
    thing = thing!.slice(host[0].length).replace(/^(?:上午|下午)?(?:又|共|还|再)?有(?=\d)/, '');
    if (parties.length === 0) parties.push(isCorridor(host[1]!) ? corridor : host[1]!);
  }
  if (thing && mind && thisProject.test(thing)) {
    const meant = resolved(mind, '项目');
    // 某项目本周封顶，该项目已于去年开工: named in the sentence itself.
    thing = meant === '项目' ? (meantBefore(scene.article, scene.sentence.clauses[index]!.start, '项目') ?? meant) : meant;
    // 该项目 is 某有限公司二期项目: whose it is.
    const owned = parties.length === 0 && thing ? legalOwner(thing) : null;
    if (owned) [thing, parties[0]] = [owned[1], owned[0]];
  }
  // 该项目一期基础工程: a part of the one told of.
  const part = thing && mind ? partOf.exec(thing) : null;
  const whole = part ? (resolved(mind!, part[1]!) ?? '') : '';
  if (part && whole.length > 4 && whole.endsWith(part[1]!) && !/[一二三四]期/.test(whole)) thing = `${whole}${part[2]}`;
  else if (part && /[一二三四]期$/.test(whole)) thing = `${whole}${part[2]!.replace(/^[一二三四]期/, '')}`;
  if (thing && mind && thisPark.test(thing)) thing = resolved(mind, '园区') ?? thing;
  // 此前该中心已获批: what an act of the same sentence was about is told by its mind, else by its head.
  if (thing && mind && thisBody.test(thing)) {
    const head = headOf(scene, { type: 'award', index }) ?? '';
    const end = thing.slice(1);
    thing = head.includes(end) ? head.slice(0, head.indexOf(end) + end.length) : resolved(mind, thing);
  }
  if (thing && mind && thisFirm.test(thing)) thing = resolved(mind, '公司');
  // 《合肥市…行动方案》, 合肥市…产业链党委: the place whose measure or organ it is.
  const maker =
    parties.length === 0 && thing && (type === 'policy' || (type === 'founding' && /党委$/.test(thing)))
      ? placeIn(thing)
      : undefined;
  if (maker) parties.push(maker);
  // 中标金额…: the firm that the text is about.
  if (parties.length === 0 && ofFirm.has(type) && mind?.kind === '公司' && mind.subject && !thing?.includes(mind.subject))
    parties.push(mind.subject);
  return [thing, [...new Set(parties.map(withoutCity))]];
}
