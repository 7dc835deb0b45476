import { ending, opening } from '../pattern.ts';
import { firstFrom } from '../token.ts';
import { type Article, type Clause, wordsOf } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { firmTail } from './firm-tail.ts';
import { keep, kindOfBody, type Mind, noteBody, speakOf } from './mind.ts';
import type { Name } from './place.ts';
import { hasRole, role } from './role.ts';
import type { Story } from './story.ts';
import { isAllUnknown } from './unknown.ts';

const issued = ofClause.add(
  /(?:印发|发布|发放|出台|公布|推出|编制|编印|上线)了?(?:首[批份期张]|新版|\d{4}年度?|最新)?《([^》]{3,30}?(?:目录|名录|清单|手册|图谱|地图|榜单))(?:[(（][^)）》]{1,10}[)）])?》/,
);

/** 发布《九城市紧缺人才目录》。目录收录岗位1260个: keeps in mind what was issued, under the noun that its name ends in. */
export function noteIssued(article: Article, { start, end, held }: Clause, mind: Mind): void {
  const found = issued.execAt(article.plain, start, end, held);
  if (!found) return;
  const at = start + found.index + found[0].indexOf('《') + 1;
  mind.recent = [...mind.recent.slice(-7), wordsOf(article, at, at + found[1]!.length)];
}

const ofFirm =
  /^([^，,的]{4,30}?有限(?:责任)?公司)的?((?!扩建|新建|技改|改造|[一二三四五]期|第[一二三四五]|新项目|新工厂|总部)[^，,的]{2,26}(?:工厂|[^工]厂|基地|产线|生产线|项目|产业园|码头|堆场)(?:[一二三四五]期)?)$/;

/** 某某有限公司武进基地三期: the thing is called by its own name, and its firm kept in mind for 该公司; the name as it is where it is no such thing. */
export function withoutOwner(name: Name, mind: Mind): Name {
  const found = name.kind === 'body' ? ofFirm.exec(name.subject) : null;
  if (!found) return name;
  noteBody(mind, found[1]!);
  keepOwner(mind, found[2]!, found[1]!);
  return { ...name, subject: found[2]!, takes: kindOfBody(found[2]!) };
}

/** Of the last few things only: a text may tell of thousands. */
function keepOwner(mind: Mind, thing: string, firm: string): void {
  mind.owners = new Map([...mind.owners].slice(-7)).set(thing, firm);
}

const owned = /(?:^|[，,])(?:(?:该|本)?(?:公司|集团)|([^，,的]{4,30}?有限(?:责任)?公司))的?$/;

/** 该公司某某产线投产: whose it is that came into being. */
export function noteOwner(article: Article, { start, end }: Clause, born: string, mind: Mind): void {
  const at = article.plain.slice(start, end).indexOf(born.toLowerCase());
  const found = at > 0 ? owned.exec(article.plain.slice(start, start + at).replace(/^.*[月日](?=.{2})/, '')) : null;
  const firm = found?.[1] ?? (found ? mind.last.公司 : undefined);
  if (firm === undefined) return;
  noteBody(mind, firm);
  keepOwner(mind, born, firm);
}

const thing = opening(
  /^(?:(?:目录|名录|清单|手册|图谱)(?=(?:现|已|共)*(?:收录|列[入出]|涵盖|覆盖)(?!\d))|(?:堆场|泊位|货场|社区|公寓|学院|大厦|大楼|码头|车间|产线|班列|专列|航线|枢纽|机场|医院|大桥|隧道|展馆|书院|工厂|[一二三四五]厂|(?:基地|园区|工厂|项目|中心|码头)[一二三四五]期)(?=现|已|共|总(?!工|经|书)|占地|用地|设计|设有|提供|开设|开行|拥有|可|将(?!军)|预计|规划|建筑|总建筑|配[备置有套]|首[期批年班]|年[设吞产处通]|目前|[今去明]年|满载|高\d|新增|集聚|聚集|入驻|全长|堆存|覆盖|由|采用|引入|投资|每[天日周月年]|单日|有\d|日[处均产]))/,
);

/** 某某堆场启用，堆场占地240亩; 某某社区启用。社区提供公寓1850套: a bare noun takes up what was named last and ends so. */
export function bareThingAt(plain: string, starts: Uint8Array, at: number, limit: number, mind: Mind): Name | null {
  const word = thing.execAt(plain, at, Math.min(limit, at + 8))?.[0];
  if (word === undefined || starts[at + word.length] !== 1) return null;
  const takes = (name: string) => name.length > 3 && endsSo(name, word);
  const subject = mind.subject !== null && takes(mind.subject) ? mind.subject : mind.recent.findLast(takes);
  return subject === undefined
    ? null
    : { subject, start: at, end: at + word.length, kind: 'general', takes: kindOfBody(subject) };
}

const endsSo = (name: string, word: string) =>
  // 展馆 for 展览馆
  (word.length === 2 && name.at(-1) === word[1] && name.at(-3) === word[0]) ||
  name.endsWith(word) ||
  name.replace(/[（(][^）)]*[)）]$|[一二三四]期$|(?<=公寓|大厦|码头|枢纽|大桥|隧道)(?:项目|工程)$/, '').endsWith(word);

/** Whether a sentence begins with the noun that the name of what came into being ends in. */
export const goesOnAbout = (plain: string, at: number, name: string): boolean => {
  const from = plain[at] === '该' ? at + 1 : at;
  return endsSo(name, plain.slice(from, from + 2)) && !/^[数量率总内外上]/.test(plain.slice(from + 2, from + 3));
};

const settling = opening(
  /^(?:现|还|也|共|累计|陆续|先后)?已?(?:先后|陆续|累计)?(?:建成|建有|建设|新建|设有|设立|开设|布局|拥有|投产|投建|投资|购置|租下|租用|落地|落户|启用|投用|建了|签约|签下|有)/,
);

const firmEnd = ending(/(?:公司|集团)$/);

/** 某公司去年营收8.7亿元，在广德经开区已建成生产线6条: where the firm that goes on did it. */
export const isSiteOf = ({ plain }: Article, { start, end }: Name, { kind, subject }: Mind): boolean =>
  subject !== null &&
  (kind === '公司' || firmEnd.test(subject)) &&
  plain.charAt(start - 1) === '在' &&
  settling.testAt(plain, end, end + 8);

/** …论坛在芜湖举行，九城市产量…: whether a meeting gives way to whom alone the figures were told of. */
export const isHeldOnly = (name: string, { meeting, drafts }: Pick<Story, 'meeting' | 'drafts'>): boolean =>
  name === meeting && drafts.length > 0 && drafts.every(({ observation }) => observation.subject !== meeting);

const own = /(?:^|[由，,]|[年月日])[该本](?:公司|集团|企业)(?:[与和同及]|、)/;

/** 由该公司与某软件公司共同发起的联盟成立。该公司…: the firm that 该公司 meant goes on, and not the partner named with it. */
export function keepFirm({ plain }: Article, { start, end }: Clause, before: Mind['last'], mind: Mind): void {
  const firm = before.公司;
  if (firm === undefined || mind.last.公司 === firm || !own.test(plain.slice(start, end))) return;
  keep(mind, '公司', firm);
}

/** 东曜在常熟已有…, 博伦35%: a firm named before by two of its characters. */
export function shortFirmAt(
  { plain, starts, tokens }: Pick<Article, 'plain' | 'starts' | 'tokens'>,
  at: number,
  limit: number,
  mind: Mind,
): Name | null {
  if (!isAllUnknown({ plain, starts }, at, at + 2)) return null;
  const next = tokens[firstFrom(tokens, at + 2)];
  const isHead =
    at + 2 === limit ||
    doesThen.testAt(plain, at + 2, at + 4) ||
    (next?.start === at + 2 &&
      (next.kind === 'time' ||
        hasRole(next, role.act | role.do | role.flow | role.have | role.modal | role.said | role.make | role.lead)));
  if (!isHead) return null;
  const two = plain.slice(at, at + 2);
  const firm = mind.recent.findLast(name => {
    const place = name.indexOf(two);
    return place >= 0 && place < 5 && name.length > 3 && (/(?:公司|集团|会社)$/.test(name) || firmTail.test(name));
  });
  return firm ? { subject: firm, start: at, end: at + 2, kind: 'general', takes: '公司' } : null;
}

const doesThen = opening(/^(?:在|占股|持股|出资|认缴|合计|现有|已|把|将|也|还|则|则)/);

const placeRow = /(?:镇|街道|乡|[区县市])、/;

/** 太湖街道、画溪街道产值分别为…: places in a row are told of together once. 金东区本级25个；金义新区7个: so is the first of several parts. */
export function backToWhole(mind: Mind, before: string, kind: Mind['kind'], latest: string | null): void {
  if (mind.subject === null || before.includes('、')) return;
  const whole = mind.subject === latest ? undefined : /^(.{2,})本级$/.exec(mind.subject)?.[1];
  if (whole) speakOf(mind, whole, null);
  else if (placeRow.test(mind.subject)) speakOf(mind, before, kind);
}
