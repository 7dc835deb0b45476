import { ending } from '../pattern.ts';
import type { Found } from './act-scene.ts';
import type { Article } from './article.ts';
import type { NewsEvent } from './reading.ts';
import type { Period } from './when.ts';

const byThen = /^(?!.*[去上前]年).*[月年][底末]?前$/;

/** Whether what stands before an act says that it is to come: 双方约定下月签约, 10月底前建成启用测试场, 瞄准2027年试产. */
export function isPromised({ plain }: Article, own: readonly Period[], { clause, start }: Found): boolean {
  const before = own.filter(({ end }) => end <= start);
  return (
    /瞄准|锚定/.test(plain.slice(clause.start, start)) ||
    before.some(({ words }) => /^(?:下[个一]?[月周]|明[年天]|后天)/.test(words)) ||
    (before.some(({ words }) => byThen.test(words)) && !/已|成功|顺利|如期|提前/.test(plain.slice(clause.start, start)))
  );
}

const meeting = ending(/(?:博览会|展览会|交易会|洽谈会|装备展|大会|论坛|峰会|大赛)$/);

/** A meeting at which something is signed is no party to it. */
export function withoutMeetings(event: NewsEvent): NewsEvent {
  if (event.type !== 'signing' && event.type !== 'release') return event;
  const parties = event.parties.filter(party => !meeting.test(party) && !/^[本此该][届次]/.test(party));
  return parties.length === event.parties.length ? event : { ...event, parties };
}
