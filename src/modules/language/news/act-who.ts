import type { ActScene, Found } from './act-scene.ts';
import { corridor, resolved } from './mind.ts';
import { isCorridor, partiesIn, withoutCity } from './party.ts';
import type { EventType, NewsEvent } from './reading.ts';

/** A分别与B、C签约: one act with each; 恒川泵业、澄海智能先后登陆北交所和创业板: one act of each. */
export function sharedOut(
  { article: { plain }, sentence }: ActScene,
  { clause, start, index }: Found,
  event: NewsEvent,
): NewsEvent[] {
  const { parties, type } = event;
  const lead = plain.slice(clause.start, start);
  if ((type !== 'signing' && type !== 'listing') || parties.length < 2 || !/分别|先后|依次/.test(lead)) return [event];
  if (type === 'listing') {
    const boards = plain.slice(start, clause.end).match(/科创板|创业板|主板|北交所|港交所|新三板/g) ?? [];
    return boards.length === parties.length
      ? parties.map((party, i) => ({ ...event, parties: [party], object: boards[i]! }))
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
    return /(?:建设|设立|共建|打造)([\u4e00-\u9fff]{3,20}?)(?:[，,；]|$)/.exec(until)?.[1];
  };
  // 先后与A、B、C签约，投资额合计36亿元: told of as one where nothing tells them apart.
  if (hosts === 1 && others.length > 1 && (event.object !== null || told(0) !== undefined))
    return others.map((party, i) => ({ ...event, parties: [parties[0]!, party], object: told(i) ?? event.object }));
  if (others.length === hosts) return others.map((party, i) => ({ ...event, parties: [parties[i]!, party] }));
  return [event];
}

const called =
  /^(?:该|本|全|此前)?(?:公司|企业|集团|市|区|县|省|园区|联盟|项目|平台|集群)$|^该(?:镇|街道|基地|中心|基金|集群|协会|室|院|校|厂|馆|所|会|行|站|店|社区|企业|商会|学院|研究院|实验室|[\u4e00-\u9fff]{0,4}党委)$/;

const hosted: ReadonlySet<EventType> = new Set([
  'signing',
  'construction_start',
  'completion',
  'production_start',
  'policy',
  'meeting',
]);

const ofFirm: ReadonlySet<EventType> = new Set(['acquisition', 'award', 'bid_won', 'financing', 'approval', 'listing']);

const opening =
  /^((?:长三角)?(?:G60科创走廊)?九城市|[\u4e00-\u9fff]{2,12}?(?:省|市|区|县|镇|街道|开发区|经开区|高新区|新区|园区))(?=(?:上午|下午)?(?:又|共|还|再)?有?[\d一二两三四五六七八九十]+(?:个|家|项|大)|[“"]|第[一二三四五六\d]+批|重大|重点|一季度|产业项目)/;

const ofPlace =
  /^《?(?:关于)?((?:[\u4e00-\u9fff]{2,3}市)?[\u4e00-\u9fff]{2,6}?(?:省|市|区|县|镇|开发区|高新区|新区))(?=[\u4e00-\u9fff“]{3})/;

/** Gives 公司 and 该市 their names, and an act of a place its party: 海虞镇7个项目竣工; where none is told, whom the text speaks about. */
export function named({ mind }: ActScene, type: EventType, object: string | null, given: string[]): [string | null, string[]] {
  let thing = object;
  const parties = given
    .map(party => party.replace(/^公司(?:的|旗下)?(?:全资|控股)?(?:子公司|孙公司)$/, '公司'))
    .map(party => (mind && called.test(party) ? (resolved(mind, party.replace(/^此前/, '')) ?? party) : party))
    .filter(party => !called.test(party));
  const host = thing ? opening.exec(thing) : null;
  if (host && hosted.has(type)) {
    thing = thing!.slice(host[0].length).replace(/^(?:上午|下午)?(?:又|共|还|再)?有(?=\d)/, '');
    if (parties.length === 0) parties.push(isCorridor(host[1]!) ? corridor : host[1]!);
  }
  if (thing && mind && /^(?:该)?项目$/.test(thing)) thing = resolved(mind, '项目');
  if (thing && mind && /^(?:该)?(?:园区|产业园)$/.test(thing)) thing = resolved(mind, '园区') ?? thing;
  if (thing && mind && /^(?:该|本)?公司$/.test(thing)) thing = resolved(mind, '公司');
  // 《合肥市…行动方案》, 合肥市…产业链党委: the place whose measure or organ it is.
  const maker =
    parties.length === 0 && thing && (type === 'policy' || (type === 'founding' && /党委$/.test(thing)))
      ? ofPlace.exec(thing)?.[1]
      : undefined;
  if (maker) parties.push(maker);
  // 中标金额…: the firm that the text is about.
  if (parties.length === 0 && ofFirm.has(type) && mind?.kind === '公司' && mind.subject && !thing?.includes(mind.subject))
    parties.push(mind.subject);
  return [thing, [...new Set(parties.map(withoutCity))]];
}
