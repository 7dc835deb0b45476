import type { ActScene, Found } from './act-scene.ts';
import { clauseWords, wordsBetween } from './act-scene.ts';
import { firmTail } from './firm-tail.ts';
import { newMind } from './mind.ts';
import { nameAt } from './name.ts';
import { partiesIn } from './party.ts';
import type { EventType, NewsEvent } from './reading.ts';

const built: ReadonlySet<EventType> = new Set(['construction_start', 'completion', 'production_start']);

/** How many acts before one are looked at: who acted farther back is told anew. */
const mostBefore = 60;

/** Gives an act the parties that the acts before it named: 并与B签约, 次日基地动工, 共同设立的C成立, 该党委与…. `given`: the acts read so far. */
export function carriedParties(
  scene: ActScene,
  { type, clause, start }: Pick<Found, 'type' | 'clause' | 'start'>,
  event: NewsEvent,
  given: readonly (NewsEvent & { at: ActScene['sentence'] })[],
): string[] {
  const before = given.slice(-mostBefore);
  const { article, sentence } = scene;
  const parties = event.parties.map(party => calledBefore(party, before));
  // 恩泽科技影像装备项目竣工。该项目去年3月签约: whose it is was told.
  const known = before.findLast(
    one =>
      one.object !== null &&
      one.parties.length === 1 &&
      event.object !== one.object &&
      (event.object ?? '').endsWith(one.object) &&
      (event.object ?? '').startsWith(one.parties[0]!),
  );
  if (known && parties.length === 0) {
    event.object = known.object;
    return [...known.parties];
  }
  // 某公司产线通过验收。该产线12月投产: the same thing.
  if (parties.length === 0 && event.object !== null && event.object.length > 3 && isStage(type)) {
    const same = before.findLast(one => one.object === event.object && isStage(one.type) && one.parties.length > 0);
    if (same) return [...same.parties];
  }
  // T2航站楼竣工验收，该工程2021年12月开工: the thing told of right before.
  const thing = before.at(-1);
  if (
    parties.length === 0 &&
    thing?.object &&
    isStage(type) &&
    isStage(thing.type) &&
    thing.at.paragraph === sentence.paragraph &&
    /^[该此本](?:工程|项目|基地|工厂|厂房|大楼|产线|线路|装置|电站|泊位)$/.test(event.object ?? '')
  ) {
    event.object = thing.object;
    return [...thing.parties];
  }
  const papered = type === 'approval' && parties.length === 0 ? paperOf(scene, clause) : null;
  if (papered) return papered;
  const last = before.at(-1);
  // 批准某医疗的支架上市。同月，该公司中标…: the firm of the act before.
  const firms = last?.parties.filter(party => firmTail.test(party)) ?? [];
  if (
    parties.length === 0 &&
    firms.length === 1 &&
    last!.at.paragraph === sentence.paragraph &&
    ofFirm.has(type) &&
    /^(?:还|同时|而)?(?:其(?!中|[余他它间实])|(?:该|本)?(?:公司|企业))/.test(
      wordsBetween(article, clause.start, start, scene.periods).replace(/^[，,：:]/, ''),
    )
  )
    return firms;
  if (!last || last.at !== sentence) return parties.length > 0 ? parties : headFirm(scene, type, parties);
  const lead = article.plain.slice(clause.start, start);
  const doer = last.parties[0];
  // 一期由该公司于2024年6月中标
  if (parties.length === 0 && doer !== undefined && /由(?:该|其)?公司/.test(lead)) return [doer];
  // 某公司竞得一宗用地；同年9月项目开工: what it builds there.
  if (
    parties.length === 0 &&
    doer !== undefined &&
    last.parties.length === 1 &&
    built.has(type) &&
    /^(?:该|其)?项目$/.test(event.object ?? '') &&
    /^(?:bid_won|approval|construction_start)$/.test(last.type)
  )
    return [doer];
  // A与B签署协议，并为基地揭牌
  if (parties.length === 0 && type === 'opening' && /^并(?:共同|同时)?为/.test(lead)) return [...last.parties];
  // 力擎机器人首发…，并与B签下订单: who did the one did the other.
  if (type === 'signing' && doer !== undefined && /^(?:并|还|又|同时)+[与和同]/.test(lead)) {
    const others = parties.filter(party => !doer.startsWith(party) && !party.startsWith(doer));
    return others.includes(doer) ? others : [doer, ...others];
  }
  if (parties.length > 0) return headFirm(scene, type, parties);
  // 10月15日获注册批文，11月12日在科创板上市: the same firm.
  if (
    ofFirm.has(type) &&
    ofFirm.has(last.type) &&
    !built.has(type) &&
    doer !== undefined &&
    last.parties.length < 3 &&
    /^(?:并|又|还|随后|再|于)*(?:在[^，,]{2,10})?(?:成功|正式|顺利)*$/.test(
      wordsBetween(article, clause.start, start, scene.periods),
    )
  )
    return [doer];
  // A与B签署协议，共同设立的C成立
  if (
    type === 'founding' &&
    last.parties.length > 1 &&
    /^[双三两]?方?(?:共同|联合|合资)(?:出资|投资)?(?:设立|组建|成立|创办)的/.test(lead)
  )
    return [...last.parties];
  // 工厂2023年3月开工，2025年4月竣工，2026年投产: stages of the one thing.
  if (isStage(type) && isStage(last.type) && last.type !== type && isBare(scene, clause, start)) {
    event.object = last.object;
    return [...last.parties];
  }
  // 海拓轮毂二期工厂竣工，5月8日首条产线投产
  const isPart = /^(?:首|第[一二三四五\d]+)[条座个期]|^[\u4e00-\u9fff]{2}(?:基地|工厂)$/.test(event.object ?? '');
  if (
    built.has(type) &&
    built.has(last.type) &&
    last.parties.length === 1 &&
    isPart &&
    !article.plain.slice(0, clause.start).endsWith(';')
  )
    return [...last.parties];
  if (built.has(type) && last.type === 'approval' && last.parties.length === 1 && isPart) return [...last.parties];
  return headFirm(scene, type, parties);
}

const isStage = (type: EventType) => built.has(type) || type === 'opening';

/** Whether nothing but a time stands before the verb: 2025年4月竣工, 工厂次年6月竣工. */
function isBare({ article, periods }: ActScene, { start }: Pick<Found['clause'], 'start'>, until: number): boolean {
  const words = wordsBetween(article, start, until, periods);
  return /^(?:并|又|随后|再|如期|顺利|正式|于|至|到)*(?:该|其)?(?:项目|工厂|基地|厂房|主体(?:工程)?)?(?:并|于|如期|顺利|正式)*$/.test(
    words,
  );
}

/** 华锂新材拿到生态环境局批复，工厂环评获批: who got the paper, and from whom. */
function paperOf({ article, sentence }: ActScene, { start }: Pick<Found['clause'], 'start'>): string[] | null {
  const clause = sentence.clauses.findLast(one => one.start < start);
  const found = clause
    ? /(?:^|的)([^，,的]{3,16}?)(?:日前|近日)?(?:已|也)?(?:拿到|收到|取得|获得)([^，,]{2,14}(?:局|委|部|厅|署|办|政府))的?批复$/.exec(
        article.plain.slice(clause.start, clause.end),
      )
    : null;
  return found ? [...partiesIn(found[1]!), ...partiesIn(found[2]!)] : null;
}

/** 集群党委, 该党委: a party by the end of the name that was told before. */
function calledBefore(party: string, before: readonly NewsEvent[]): string {
  const end = /^该([\u4e00-\u9fff]{2,6})$/.exec(party)?.[1] ?? (/(?:党委|联盟|协会|集群党委|委员会)$/.test(party) ? party : null);
  if (end === null) return party;
  for (const event of before.toReversed()) {
    const whole = event.parties.find(other => other.length > end.length && other.endsWith(end));
    if (whole !== undefined) return whole;
  }
  return party;
}

const ofFirm: ReadonlySet<EventType> = new Set([
  'production_start',
  'construction_start',
  'completion',
  'signing',
  'award',
  'financing',
  'approval',
  'listing',
  'acquisition',
  'bid_won',
  'delivery',
  'launch',
]);

/** 晶湾化学的11月排得很满：3日，…；11日，…: the firm at the head of a list of acts. */
function headFirm({ article, sentence, mind }: ActScene, type: EventType, parties: string[]): string[] {
  const [head, ...rest] = sentence.clauses;
  if (head?.stop !== ':' || rest.length < 3 || !ofFirm.has(type)) return parties;
  const at = head.start + (/^【[^】]*】/.exec(article.plain.slice(head.start, head.end))?.[0].length ?? 0);
  const name = nameAt(article, head, at, mind ?? newMind([]));
  const isHead = name?.kind === 'body' && firmTail.test(name.subject) && /^的/.test(article.plain.slice(name.end, head.end));
  if (!isHead || parties.some(party => party.includes(name.subject) || name.subject.includes(party))) return parties;
  return type === 'signing' || parties.length === 0 ? [name.subject, ...parties] : parties;
}

const stages = '(?:拿地|签约|备案|开工|动工|封顶|竣工|投产|投用|达产)';
const stage = new RegExp(`^${stages}?(?:[、，]${stages})*[、，]?$`);

const headed = new RegExp(`^([^，,、的]{2,24}?)(?:${stages}[、，])+${stages}[、，]?$`);

/** 项目去年3月签约、6月拿地、9月开工: what a row of stages stands behind; null where the clause tells none. */
export function headOfStages(scene: ActScene, index: number): string | null {
  const words = clauseWords(scene, index);
  return /[、，]/.test(words) ? (headed.exec(words.replace(/[\s才就便即刚]/g, ''))?.[1] ?? null) : null;
}

/** 1月拿地、3月开工、10月投产，海葵电子跑出加速度: whose stages the clause tells, named in the next; null where it tells no row of them. */
export function ownerOfStages(
  scene: ActScene,
  { index, clause, start }: Pick<Found, 'index' | 'clause' | 'start'>,
): string | null {
  const { article, sentence, mind } = scene;
  const next = sentence.clauses[index + 1];
  if (!next || start === clause.start || !stage.test(clauseWords(scene, index).replace(/[\s才就便即刚]/g, ''))) return null;
  const name = nameAt(article, next, next.start, mind ?? newMind([]));
  if (name?.kind === 'body') return name.subject;
  // Whoever it is called by, before where it is or what it did.
  const firm = /^([\u4e00-\u9fff]{3,10}?)(?=在|于|仅|只用|用|跑出|创下|刷新)/.exec(
    article.plain.slice(next.start, next.end),
  )?.[1];
  return firm !== undefined && firmTail.test(firm) ? firm : null;
}
