import { opening } from '../pattern.ts';
import { isCorridor } from '../region.ts';
import type { Article, Sentence } from './article.ts';
import type { EventType, NewsEvent } from './reading.ts';

const atMeeting = opening(/^(?:(?:会|大会|论坛|峰会|活动|开幕式|仪式|对接会|博览会)(?:上|现场|期间)|当天的?(?:会|大会)上|现场)/);

/** The acts of the text itself; those of the headline where it tells none, or of the meeting at which it begins: 招商大会今日开幕⏎会上，…. */
export function toldInText<E extends NewsEvent & { isTitle: boolean }>(
  { plain, sentences }: Article,
  events: readonly E[],
): readonly E[] {
  const body = events.filter(({ isTitle }) => !isTitle);
  if (body.length === 0 || body.length === events.length) return events;
  const first = sentences.find(({ isTitle }) => !isTitle);
  const held =
    first && atMeeting.testAt(plain, first.start, first.start + 12) && body.every(({ type }) => type !== 'meeting')
      ? events.filter(({ isTitle, type }) => isTitle && type === 'meeting')
      : [];
  return [...held, ...body];
}

const ofCeremony = /集中(?:签约|开工|竣工|投产)[^，,。\d]{0,8}项目\d/;

/** 举行集中开工仪式，21个项目同时动工: what was begun says more than the ceremony, which tells who and when. */
export function withoutCeremonies<E extends NewsEvent & { at: Sentence; isCeremony: boolean }>(events: readonly E[]): E[] {
  return events.filter((event, i) => {
    if (!event.isCeremony) return true;
    // 举行集中签约及开竣工仪式。集中开工项目18个…: who held it, and when.
    for (const one of events.slice(i + 1, i + 6))
      if (ofCeremony.test(one.quote) && one.at.paragraph - event.at.paragraph < 6) {
        if (one.parties.length === 0) one.parties.push(...event.parties);
        one.date ??= event.date;
      }
    const act = events
      .slice(i + 1, i + 4)
      .find(
        ({ at, type, isCeremony, quote }) =>
          type === event.type &&
          !isCeremony &&
          (at === event.at || (/集中|现场|当场|当[日天]|同日/.test(quote) && at.paragraph - event.at.paragraph < 2)),
      );
    if (!act) return true;
    if (act.parties.length === 0) act.parties.push(...event.parties);
    act.date ??= event.date;
    // 共签约项目14个: what the ceremony was for.
    if (
      !act.object ||
      act.object.length < 2 ||
      (/^(?:(?:集中)?签约)?项目$/.test(act.object) &&
        (act.object === '项目' || !act.quote.includes(act.object)) &&
        (event.object ?? '').length > 2)
    )
      act.object = event.object;
    return false;
  });
}

export function withoutRepeats<E extends NewsEvent>(events: readonly E[]): E[] {
  const kept: E[] = [];
  const byType = new Map<EventType, E[]>();
  for (const event of events) {
    if (isTeaser(event) && events.some(other => other.type === event.type && !isTeaser(other))) continue;
    const known = byType.get(event.type) ?? [];
    const same = known.slice(-12).find(other => isSame(other, event));
    if (same) {
      if (same.date === null && event.date !== null)
        Object.assign(same, { date: event.date, quote: event.quote, span: event.span });
      // 宣布设立母基金。该基金完成登记，由滨江国投共同出资: who joins in is told later.
      if (event.type === 'founding' && same.object && event.object)
        same.parties.push(
          ...event.parties.filter(party => !same.parties.some(other => other.includes(party) || party.includes(other))),
        );
      if (same.amount === null && event.amount !== null) Object.assign(same, { amount: event.amount, unit: event.unit });
      continue;
    }
    kept.push(event);
    known.push(event);
    byType.set(event.type, known);
  }
  return kept;
}

/** 余杭这家药企首款新药获批上市！, 港股上市钟声敲响: whom the text names later. */
const isTeaser = ({ type, object, parties }: NewsEvent) =>
  /^[^，,]{0,8}这[家个座款条艘]/.test(object ?? parties[0] ?? '') || (type === 'listing' && parties.length === 0);

/** 云枢电机智能驱动总成项目 is no more of what is called 项目 alone. */
const isWithin = (one: string, two: string) =>
  one === two || (one !== '项目' && two !== '项目' && (one.includes(two) || two.includes(one)));

function isSame(one: NewsEvent, two: NewsEvent): boolean {
  if (one.date !== null && two.date !== null && one.date !== two.date) return false;
  // A、B宣布融资: one round each.
  const [first, second] = [one.parties[0], two.parties[0]];
  if (one.type === 'financing' && first && second && !first.includes(second) && !second.includes(first)) return false;
  // 去年获此称号的是恒川新材: another one.
  const isShared = (party: string) => two.parties.some(other => other.includes(party) || party.includes(other));
  if (one.type === 'award' && one.parties.length > 0 && two.parties.length > 0 && !one.parties.some(isShared)) return false;
  // 28个项目集中开工。某公司总成项目破土动工: one of them.
  if (one.object && two.object) return isWithin(one.object, two.object);
  return one.parties.some(party => two.parties.includes(party) && !isCorridor(party));
}
