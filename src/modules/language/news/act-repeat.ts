import type { Sentence } from './article.ts';
import { isCorridor } from './party.ts';
import type { EventType, NewsEvent } from './reading.ts';

/** 举行集中开工仪式，21个项目同时动工: what was begun says more than the ceremony, which tells who and when. */
export function withoutCeremonies<E extends NewsEvent & { at: Sentence; isCeremony: boolean }>(events: readonly E[]): E[] {
  return events.filter((event, i) => {
    if (!event.isCeremony) return true;
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
      (/^(?:集中)?签约项目$/.test(act.object) && !act.quote.includes(act.object) && (event.object ?? '').length > 2)
    )
      act.object = event.object;
    return false;
  });
}

export function withoutRepeats<E extends NewsEvent>(events: readonly E[]): E[] {
  const kept: E[] = [];
  const byType = new Map<EventType, E[]>();
  for (const event of events) {
    const known = byType.get(event.type) ?? [];
    const same = known.slice(-12).find(other => isSame(other, event));
    if (same) {
      if (same.date === null && event.date !== null)
        Object.assign(same, { date: event.date, quote: event.quote, span: event.span });
      if (same.amount === null && event.amount !== null) Object.assign(same, { amount: event.amount, unit: event.unit });
      continue;
    }
    kept.push(event);
    known.push(event);
    byType.set(event.type, known);
  }
  return kept;
}

function isSame(one: NewsEvent, two: NewsEvent): boolean {
  if (one.date !== null && two.date !== null && one.date !== two.date) return false;
  // A、B宣布融资: one round each.
  const [first, second] = [one.parties[0], two.parties[0]];
  if (one.type === 'financing' && first && second && !first.includes(second) && !second.includes(first)) return false;
  // 去年获此称号的是恒川新材: another one.
  const isShared = (party: string) => two.parties.some(other => other.includes(party) || party.includes(other));
  if (one.type === 'award' && one.parties.length > 0 && two.parties.length > 0 && !one.parties.some(isShared)) return false;
  if (one.object && two.object) return one.object.includes(two.object) || two.object.includes(one.object);
  return one.parties.some(party => two.parties.includes(party) && !isCorridor(party));
}
