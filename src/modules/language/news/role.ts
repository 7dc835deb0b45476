import type { Article, Clause, Sentence } from './article.ts';
import { type EventKind, meetingName } from './event-kind.ts';
import type { EventType } from './fact.ts';
import { actorBefore, bodyIn, partiesIn, tidy } from './party.ts';
import { type Period, wordsBetween } from './period.ts';
import { skipLead } from './subject.ts';

/** A sentence whose acts are read; `day` dates what 会上 and 当天 speak of. */
export type Scene = {
  article: Article;
  sentence: Sentence;
  periods: readonly Period[];
  periodAt: ReadonlyMap<number, Period>;
  mask: Uint8Array;
  day: string | null;
};

/** The verb of an act: its clause (number `index` of the sentence) and where it stands. */
export type Found = { type: EventType; clause: Clause; index: number; start: number; end: number; kind: EventKind };

/** What an act was about and who took part; hosts named before come first. */
export type Roles = [object: string | null, parties: string[]];

const boards = /科创板|创业板|主板|北交所|新三板|港交所|上交所|深交所|香港联交所|纳斯达克|纽交所/;
const round = /(?:(?:Pre-)?[A-Fa-f]\+{0,2}\d?|天使|种子|战略|首|新一)轮?融资|[^，,。\d]{0,4}融资/;
const investors = /(?:由|投资方(?:包括|为|有)|领投方(?:为|是))([^，,。;]{2,40}?)(?:领投|联合投资|共同投资|投资|跟投|等|$)/;
const investor = /(?:投资方(?:为|是)|由)([\u4e00-\u9fffA-Za-z0-9]{2,20}?)(?:投资建设|投资|建设)?(?:[，,。;]|$)/;

/** Reads object and parties from the words before (`actor`) and behind the verb, by the habits of each type of event. */
export function rolesOf(
  scene: Scene,
  { type, clause, index, kind, start }: Found,
  actor: string,
  behind: string,
  hosts: string[],
): Roles {
  const { article, sentence } = scene;
  const words = article.shown.slice(sentence.start, sentence.end);
  const before = index > 0 ? article.shown.slice(sentence.clauses[index - 1]!.start, sentence.clauses[index - 1]!.end) : '';
  const withHosts = (parties: string[]) => [...new Set([...hosts, ...parties])];
  switch (type) {
    case 'meeting': {
      const name = meetingName.test(behind) ? behind : meetingName.test(actor) ? actor : null;
      if (!name) return [null, []];
      const title = name.replace(/^.*[—-]{2,}/, '');
      const parties = withHosts(name === behind ? partiesIn(actor) : []);
      return [
        title,
        parties.length === 0 && /^(?:\d{4}年?|第[^届]{1,3}届)?(?:长三角)?G60科创走廊/i.test(title) ? ['九城市'] : parties,
      ];
    }
    case 'signing': {
      const partners = partiesIn(
        /^(?:双方|三方|各方)?$/.test(actor)
          ? /举[行办]|召开/.test(before)
            ? ''
            : actorBefore(before.replace(/(?:达成|开展|就)[^，,]*$/, '')).actor
          : actor,
      );
      const object = behind !== '' ? behind : /项目|协议/.test(actor) ? actor : null;
      return [object, /项目|\d/.test(actor) && behind === '' ? hosts : withHosts(partners)];
    }
    case 'policy':
      return [/《[^》]+》/.exec(behind)?.[0] ?? null, partiesIn(actor)];
    case 'acquisition': {
      const target = tidy(behind.replace(/的?\d[\d.]*%的?(?:股权|股份)?$|的?全部股权$/, ''));
      return [behind || null, [...partiesIn(actor.replace(/以[^，,]*$/, '')), ...(target === '' ? [] : [target])]];
    }
    case 'financing': {
      const backers = investors.exec(words.slice(words.indexOf('融资')));
      return [
        round.exec(behind.replace(/^[^，,]*?元(?:人民币)?/, ''))?.[0].replace(/^的/, '') ?? '融资',
        [...partiesIn(actor), ...(backers ? partiesIn(backers[1]!) : [])],
      ];
    }
    case 'listing':
      return [boards.exec(words)?.[0] ?? null, partiesIn(actor)];
    case 'award': {
      const post = /^(.{2,24}?)为(?:新一[届任]|第[^届]{1,3}届)?(.{2,24})$/.exec(behind);
      if (/选举/.test(article.plain.slice(start, start + 4)) && post)
        return [tidy(post[2]!), [...partiesIn(actor), ...partiesIn(post[1]!)]];
      const name = tidy(behind.replace(/(?:称号|荣誉|名单|行列|榜单|殊荣)$/, ''));
      return [name || null, withHosts(partiesIn(actor.replace(/的?[“"][^”"]+[”"][^，,]{0,6}$/, '').replace(/自主研制$/, '')))];
    }
    case 'approval': {
      const given = /^(.*?)获(?:得)?([^，,]{2,16})$/.exec(article.shown.slice(clause.start, start));
      if (given || kind.side === 'before' || behind === '') {
        const whole = given
          ? actorBefore(
              wordsBetween(
                article,
                skipLead(article, clause.start, start, scene.periodAt),
                clause.start + given[1]!.length,
                scene.periods,
              ),
            ).actor
          : actor;
        const [owner, thing] = whole.includes('的')
          ? [whole.slice(0, whole.indexOf('的')), whole.slice(whole.indexOf('的') + 1)]
          : ['', whole];
        return [thing || null, partiesIn(owner)];
      }
      return [behind || null, partiesIn(actor)];
    }
    case 'bid_won':
      return [behind || null, partiesIn(actor)];
    case 'founding':
    case 'release': {
      const object = behind !== '' && !/^[，,]/.test(behind) ? behind : actor;
      return [object || null, withHosts(object === behind && behind !== '' ? partiesIn(actor) : [])];
    }
    default: {
      const built = type === 'construction_start' ? investor.exec(words.slice(start - sentence.start)) : null;
      const next = sentence.clauses[index + 1];
      const pillar = /(?:首|第一)根/.test(article.plain.slice(start, start + 3));
      let object = pillar && next ? bodyIn(article, next) : actor;
      if (object === '' && index > 0) object = bodyIn(article, sentence.clauses[0]!) ?? '';
      const sent =
        type === 'delivery' && object ? /^(.{2,16}?(?:公司|集团|科技|股份))(?:首[台套批架艘])?(.{2,})$/.exec(object) : null;
      if (sent) return [sent[2]!, [sent[1]!]];
      return [object || null, withHosts(built ? partiesIn(built[1]!) : [])];
    }
  }
}
