import { recordAct } from '#modules/account/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { advanceBy, isDay, type Next, nextOf } from './advance.ts';
import { byOf, record } from './event.ts';
import { type Held, holdOwnRoute, holdRoute, noRequest, refuseClosed, wordsIfAny, wordsOf } from './hand.ts';
import type { Opening } from './need.ts';
import { viewerOf } from './route.ts';

export type ViewingState = 'scheduled' | 'confirmed' | 'done' | 'cancelled' | 'no_show';

/** A receiver schedules a visit to one of its listings; `on` and `time` are those of China. The same visit twice is one. */
export async function scheduleViewing(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  { offer, on, time, ...next }: Partial<Next> & { offer: string; on: string; time: string },
): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  refuseClosed(held);
  const now = clock();
  const at = momentOf(on, time, now);
  const listing = await ownListing(tx, held, offer);
  const then = nextOf({ next: next.next || `带看 ${offer}`, nextOn: next.nextOn || on }, now);
  const [made] = await tx`
    insert into need.viewing (route, offer, at, created_at) values (${id}, ${listing}, ${at}, ${now})
    on conflict (route, offer, at) where state in ('scheduled', 'confirmed') do nothing returning id`;
  if (!made) return;
  await advanceBy(tx, viewer, held, { act: 'viewing', to: 'L90', words: `${offer} ${on} ${time}`, next: then }, now);
}

/** The enterprise confirms a visit, or calls it off with its reason. */
export async function answerViewing(
  tx: Tx,
  opening: Opening,
  clock: Clock,
  id: string,
  viewing: number,
  { yes, words }: { yes: boolean; words?: string },
): Promise<void> {
  const held = await holdOwnRoute(tx, opening, id);
  const why = yes ? wordsIfAny(words, 'words') : wordsOf(words, 'words', 400);
  const [row] = await tx<{ code: string }[]>`
    update need.viewing v set state = ${yes ? 'confirmed' : 'cancelled'}, outcome = ${yes ? null : why}
    from offer.offer o where o.id = v.offer and v.id = ${viewing} and v.route = ${held.id}
      and v.state = any(${yes ? ['scheduled'] : ['scheduled', 'confirmed']}) returning o.code`;
  if (!row) return refuseUnlessThere(tx, held, viewing);
  const viewer = viewerOf(opening);
  const said = [row.code, why].filter(Boolean).join('：');
  await record(tx, held.need, clock(), { kind: yes ? 'viewing' : 'note', words: said, by: byOf(viewer), route: held.id });
  await recordAct(tx, viewer, { what: 'need.answer-viewing', object: `need:${held.number}`, details: { viewing, yes } });
}

/** The receiver says how a visit went: done, called off, or nobody came; what came of it and what is next are mandatory. */
export async function finishViewing(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  viewing: number,
  { state, outcome, ...next }: Partial<Next> & { state: string; outcome: string },
): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  refuseClosed(held);
  if (!['done', 'cancelled', 'no_show'].includes(state))
    throw new Refused('invalid', ['请选择带看结果', 'Choose how the visit went'], { state: '请选择带看结果' });
  const words = wordsOf(outcome, 'outcome', 400);
  const now = clock();
  const then = nextOf(next, now);
  const [row] = await tx<{ code: string }[]>`
    update need.viewing v set state = ${state}, outcome = ${words} from offer.offer o
    where o.id = v.offer and v.id = ${viewing} and v.route = ${held.id} and v.state in ('scheduled', 'confirmed') returning o.code`;
  if (!row) return refuseUnlessThere(tx, held, viewing);
  await advanceBy(tx, viewer, held, { act: 'viewing', to: 'L90', words: `${row.code}：${words}`, next: then }, now);
}

async function refuseUnlessThere(tx: Tx, held: Held, viewing: number): Promise<void> {
  const [there] = await tx`select 1 from need.viewing where id = ${viewing} and route = ${held.id}`;
  if (!there) throw noRequest();
  throw new Refused('conflict', ['这次带看已经有了结果', 'This visit is settled already']);
}

/** The id of a listing of the receiver that has the request; throws Refused('invalid') for any other. */
export async function ownListing(tx: Tx, held: Held, code: string): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    select id from offer.offer where code = ${code.slice(0, 40)} and owner = ${held.organisation} and publication = 'listed'`;
  if (row) return row.id;
  throw new Refused('invalid', ['请选择本组织在架的房源', 'Choose a listing of your organisation'], {
    offer: '请选择本组织在架的房源',
  });
}

function momentOf(on: string, time: string, now: Date): Date {
  const words: Record<string, string> = {};
  const last = dayInChina(new Date(now.getTime() + 180 * 86_400_000));
  if (!isDay(on) || on < dayInChina(now) || on > last) words.on = '请选今天起 180 天以内的日期';
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) words.time = '请填时间，如 14:30';
  if (Object.keys(words).length > 0)
    throw new Refused('invalid', ['请填带看的日期和时间', 'Give the day and the time of the visit'], words);
  return new Date(`${on}T${time}:00+08:00`);
}
