import type { Db } from '#platform/database.ts';
import { visitor } from '#shared/viewer.ts';
import { candidateBranches } from './candidates.ts';
import type { Condition } from './condition.ts';
import { startText, toRequest } from './request.ts';
import { partKeys, wholeOf } from './score.ts';

/** An organisation with offers among the best. */
export type Owner = {
  organisation: string;
  /** Score of its best offer, 0 to 100. */
  score: number;
  offer: { code: string; title: string };
  /** How many of the best offers are its own. */
  offers: number;
};

const deep = 250;

/** The organisations behind the best 250 offers for these conditions, by the best offer of each; none where nothing is asked. */
export async function findOwners(db: Db, conditions: readonly Condition[], now: Date): Promise<Owner[]> {
  if (conditions.length === 0) return [];
  const request = toRequest(conditions);
  const text = startText();
  const branches = candidateBranches(request, { viewer: visitor, now, owned: true }, text);
  const first = (column: string) => `(array_agg(${column} order by b.points desc, b.id desc))[1]`;
  const rows = await db.unsafe<{ organisation: string; points: number; code: string; title: string; offers: number }[]>(
    `with candidate as (${branches}), best as (select id, points from candidate order by points desc, id desc limit ${deep})
    select o.owner as organisation, max(b.points)::integer as points, ${first('o.code')} as code, ${first('o.title')} as title,
      count(*)::integer as offers
    from best b join offer.offer o on o.id = b.id group by o.owner order by 2 desc, ${first('b.id')} desc`,
    text.values as never[],
  );
  const whole = wholeOf(partKeys(request.map(asked => asked.criterion)));
  return rows.map(({ organisation, points, code, title, offers }) => ({
    ...{ organisation, offers, score: points / (10 * whole), offer: { code, title } },
  }));
}
