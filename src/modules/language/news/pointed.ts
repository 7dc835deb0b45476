import { opening } from '../pattern.ts';
import type { Draft } from './story.ts';

const pointing = opening(
  /^(?:这一项?|这项|该项?|此项?|上述)(指标|数字|数据|数值|数量|规模|[\u4e00-\u9fff]{0,6}(?:[额量率值数度]|收入|投资|支出|税收|利润|产能))(?=$|占比$)/,
);
const anything = opening(/^(?:指标|数字|数据|数值|数量|规模)$/);
/** How many figures before a reader looks through. */
const furthest = 10;

/** 实现规上工业产值452亿元。今年，这一产值增长7.4%: what was told last that is called so. */
export function namePointed(drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const found = pointing.exec(draft.noun);
    if (!found) continue;
    const what = found[1]!;
    const told = drafts
      .slice(Math.max(0, i - furthest), i)
      .findLast(
        ({ noun, kind, quantity }) =>
          kind !== 'rank' &&
          !pointing.test(noun) &&
          (anything.test(what)
            ? noun !== '' && kind === draft.kind && quantity?.dimension === draft.quantity?.dimension
            : noun.length > what.length && noun.endsWith(what)),
      );
    if (!told) continue;
    const { indicator } = draft.observation;
    draft.observation.indicator = `${told.noun}${indicator.slice(indicator.startsWith(found[0]) ? found[0].length : draft.noun.length)}`;
    draft.noun = told.noun;
  }
}
