import type { Db } from '#platform/database.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import { type Asking, type Hard, hardOf } from './candidates.ts';
import type { Condition, CriterionKey, Want } from './condition.ts';
import type { Sql } from './criterion.ts';
import { failingOnce, passOf } from './failing.ts';
import { type Asked, boundWant, offerRow, startText, toRequest } from './request.ts';
import { relaxationWords } from './words.ts';

/** What moving one hard condition would yield while all others stand. */
export type Relaxation = {
  criterion: CriterionKey;
  /** Offers that fail this condition alone: what dropping it would add. */
  more: number;
  /** The smallest move that adds at least one offer; want null: the condition must be dropped. */
  smallest: { want: Want | null; gain: number; zh: string; en: string } | null;
};

/** For each hard condition what it alone keeps out, those that help with the smallest move first. */
export async function findRelaxations(
  db: Db,
  { conditions, viewer = visitor, now = new Date() }: { conditions: readonly Condition[]; viewer?: Viewer; now?: Date },
): Promise<Relaxation[]> {
  const request = toRequest(conditions).filter(asked => asked.condition.hard);
  if (request.length === 0) return [];
  const { sql, values } = failingOnceSql(request, { viewer, now });
  const groups = await db.unsafe<Group[]>(sql, values as never[]);
  const found = request.map((asked, index) =>
    relaxationOf(
      asked,
      groups.filter(group => group.failed === index),
    ),
  );
  return found.sort((a, b) => Number(b.more > 0) - Number(a.more > 0));
}

type Group = { failed: number; steps: number; word: string; offers: number };

/** One statement that groups the offers failing exactly one hard condition by that condition and by the bound that would admit them. */
function failingOnceSql(request: readonly Asked[], asking: Asking) {
  const text = startText();
  const hard = hardOf(
    request,
    request.map(asked => boundWant(asked, text)),
  );
  const branches = failingOnce(hard, text, asking).map(({ failing, where }) => {
    const which = (of: (one: Hard) => Sql) =>
      failing.length === 1
        ? of(failing[0]!)
        : `case ${failing.map(one => `when not ${passOf(one)} then ${of(one)}`).join(' ')} end`;
    return `select ${which(one => String(hard.indexOf(one)))} as failed,
        ${which(([{ criterion }, w]) => criterion.rule.bound.steps(offerRow, w))} as steps,
        ${which(([{ criterion }]) => criterion.rule.bound.word(offerRow))} as word
      from offer.offer o where ${where.join(' and ')}`;
  });
  const sql = `select failed, steps::double precision as steps, word, count(*)::integer as offers
    from (${branches.join('\n union all ')}) once group by 1, 2, 3`;
  return { sql, values: text.values };
}

function relaxationOf({ criterion, condition }: Asked, groups: readonly Group[]): Relaxation {
  const more = groups.reduce((sum, group) => sum + group.offers, 0);
  const moves = groups.map(group => {
    const { want, distance } = criterion.rule.moved(condition.want, group.steps, group.word);
    const { min, max } = criterion.bounds ?? { min: 0, max: Number.POSITIVE_INFINITY };
    const empty =
      want?.is === 'range' && ((want.min === null && want.max === null) || (want.min ?? min) < min || (want.max ?? max) > max);
    return { want: empty ? null : want, distance, gain: empty ? more : group.offers };
  });
  const [best] = moves.sort((a, b) => a.distance - b.distance || b.gain - a.gain);
  if (!best) return { criterion: criterion.key, more, smallest: null };
  const words = (lang: 'zh' | 'en') => relaxationWords(criterion.key, condition.want, best.want, lang);
  return { criterion: criterion.key, more, smallest: { want: best.want, gain: best.gain, zh: words('zh'), en: words('en') } };
}
