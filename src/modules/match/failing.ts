import { type Asking, type Hard, listed, passing } from './candidates.ts';
import type { Sql } from './criterion.ts';
import { offerRow, type Text } from './request.ts';
import { passSql } from './score.ts';

/** Offers that fail exactly one hard condition, cut into branches that the index follows. */
export type Branch = {
  /** The conditions of which each offer of the branch fails one; a single one for place, family and area. */
  failing: Hard[];
  where: Sql[];
};

/**
 * Place, family and area each get branches of their own for offers that fail just there, because the index follows the other two; every
 * other condition is told apart within one pass over the offers in the place, of the family and of the size.
 */
export function failingOnce(hard: readonly Hard[], text: Text, asking: Asking): Branch[] {
  const base = listed(text, asking);
  const followed = hard.filter(([asked]) => ['place', 'family', 'area'].includes(asked.criterion.key));
  const others = hard.filter(one => !followed.includes(one));
  const branches = followed.flatMap(one => {
    const rest = hard.filter(other => other !== one);
    return passing(rest).map(passes => ({ failing: [one], where: [...base, ...passes, `not ${passOf(one)}`] }));
  });
  if (others.length === 0) return branches;
  const fails = others.map(one => `(not ${passOf(one)})::integer`).join(' + ');
  return [...branches, ...passing(followed).map(passes => ({ failing: others, where: [...base, ...passes, `${fails} = 1`] }))];
}

/** Whether an offer is not known to fail this condition. */
export function passOf([asked, w]: Hard): Sql {
  return `(${passSql(asked.criterion, offerRow, w)})`;
}
