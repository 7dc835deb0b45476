import { matchesOf } from '../matches.ts';
import type { Article } from './article.ts';
import { typeOf } from './growth.ts';
import type { Draft } from './story.ts';

const base = '(?:同比|环比|年均|(?:较|比)(?:上一?年|去年)(?:同期)?)';
/** 增长5.6%(同比，下同), 以下增速均为同比, (增速为同比)。 */
const told = new RegExp(
  `[(（][^()（），,]{0,8}(${base})[^()（），,]{0,8}(?:[，,、;]?(?:以?下同))?[)）]|(?:如无特别说明|未特别注明)?[，,]?(以下|下文|文中|本文|以上|上述|文内)[^。；;]{0,12}?(${base})`,
  'g',
);

/** Gives changes told without a base the one that the text names for all of them: 下同, 以下均为同比; a bracket right behind a change names that of it alone. */
export function applyBases({ plain }: Article, drafts: readonly Draft[]): void {
  if (!/[(（下文上]/.test(plain) || !/同比|环比|年均|[较比][上去一]/.test(plain)) return;
  for (const match of matchesOf(plain, told)) {
    const type = typeOf(match[1] ?? match[3]!);
    const at = match.index;
    const holds = holdsFor(match[0], match[2], at);
    if (type !== null && holds)
      for (const draft of drafts) {
        const { growth } = draft.observation;
        if (growth && growth.type === null && holds(draft)) draft.observation.growth = { ...growth, type };
      }
  }
}

function holdsFor(words: string, where: string | undefined, at: number): ((draft: Draft) => boolean) | null {
  if (where === undefined)
    return /下同/.test(words)
      ? ({ end }) => end >= at - 6
      : /均|都|增[速幅]/.test(words)
        ? () => true
        : ({ end }) => end <= at && at - end < 3;
  if (!/均|都|为|系/.test(words)) return null;
  return /上/.test(where) ? ({ end }) => end <= at : /下/.test(where) ? ({ end }) => end >= at : () => true;
}
