import { ending } from '../pattern.ts';
import type { Found } from './act-scene.ts';
import type { Article } from './article.ts';
import type { NewsEvent } from './reading.ts';
import type { Period } from './when.ts';

const byThen = /^(?!.*[去上前]年).*[月年][底末]?前$/;

/** 最快4月|动工, 最早年底前可|投产, 最迟明年: how soon it may be; 最快的一条线 is none, nor 最早于2015年投产. */
const soonest =
  /(?:[最蕞](?:快|早(?!于?(?:19|20)\d\d年?[^，,]{0,3}$)|迟|晚)|快的话|顺利的话)(?:[在于到可将能会]|有望)*(?:本|下|今|明|后|当)?(?:年|季度?|个?月|周|\d{1,2}月|[一二三四]季度|[上下]半年|[春夏秋冬]|[一两三]个?[年月周])[^，,。；的]{0,10}$/;

/** 马上投入使用, 马上就要开园: what is to come soon. */
const soon = ending(/马上(?:就|便|将|会|要|能|可|正式){0,4}$/);

/** Whether what stands before an act says that it is to come: 双方约定下月签约, 10月底前建成启用测试场, 瞄准2027年试产. */
export function isPromised({ plain }: Article, own: readonly Period[], { clause, start }: Found): boolean {
  const before = own.filter(({ end }) => end <= start);
  return (
    /瞄准|锚定/.test(plain.slice(clause.start, start)) ||
    soon.testAt(plain, Math.max(clause.start, start - 8), start) ||
    soonest.test(plain.slice(clause.start, start)) ||
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
