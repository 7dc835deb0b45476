import type { Span } from '#modules/language/index.ts';
import { placeIndex, placeName } from '#modules/reference/index.ts';
import { type Fill, leave, saidBy, set, spansOf, wordsOf } from './reading-fill.ts';

/** Fills where a listing lies: the one place of the region, the park and the road that its words name. */
export function fillPlace(fill: Fill): void {
  const spans = spansOf(fill, 'places');
  const roads = spans.filter(({ rule }) => rule === 'place.road');
  const parks = spans.filter(span => span.rule === 'place.zone' && /(?:园区?|基地|谷|云廊|中心)$/.test(wordsOf(fill, span)));
  if (parks.length === 1) {
    fill.form.park_name = wordsOf(fill, parks[0]!).slice(0, 60);
    fill.sources.park_name = [saidBy(fill, parks[0]!)];
  }
  set(fill, 'address', wordsOf(fill, ...roads).slice(0, 120), roads);
  const named = spans.filter(span => !roads.includes(span));
  const { code, isSeveral } = placeOf(fill, named);
  if (code !== null) set(fill, 'place_name', placeName(code, 'full'), named);
  if (isSeveral)
    leave(
      fill,
      'place_name',
      named,
      `文中有几个地方：${wordsOf(fill, ...named)}`,
      `Several places are named: ${wordsOf(fill, ...named)}`,
    );
}

/**
 * The one place that a reading names: the most exact that all its places lie in. A province is none. Many towns and zones share a name: one
 * in another city counts only where it is set apart (松江、嘉兴), not where it follows the place that holds it (合肥高新区).
 */
function placeOf(fill: Fill, named: readonly Span[]): { code: number | null; isSeveral: boolean } {
  const { byCode } = placeIndex();
  const chains = fill.reading.placeCodes.map(code => {
    const chain: number[] = [];
    for (let place = byCode(code); place && place.level !== 'province'; place = byCode(place.parent ?? 0))
      chain.unshift(place.code);
    return chain;
  });
  const [first] = chains;
  if (!first || first.length === 0) return { code: null, isSeveral: false };
  const isApart = (code: number) =>
    named.some((span, i) => {
      const words = wordsOf(fill, span);
      return (words === byCode(code)?.name || words === byCode(code)?.short) && (i === 0 || !follows(fill, named[i - 1]!, span));
    });
  const near = chains.filter((chain, i) => chain[0] === first[0] || isApart(fill.reading.placeCodes[i]!));
  // 余杭 is a town of 余杭 as well: beside another of its towns it is the district.
  const kept = near.filter(chain => !near.some(other => other !== chain && isDistrictsName(chain) && other[1] === chain[1]));
  const all = kept.length > 0 ? kept : near;
  const start = all[0]!;
  let depth = 0;
  while (depth < start.length && all.every(chain => chain[depth] === start[depth])) depth++;
  return { code: depth > 0 ? start[depth - 1]! : null, isSeveral: all.length > 1 };
}

function isDistrictsName(chain: readonly number[]): boolean {
  const { byCode } = placeIndex();
  return chain.length > 2 && byCode(chain.at(-1)!)?.short === byCode(chain.at(-2)!)?.short;
}

const zone = /^(?:国家)?(?:高新|经济|开发|经开|工业|科技)/;

/** Whether a place stands right behind another, as a town behind its district, or is a zone, of which every city has one. */
function follows({ paste }: Fill, before: Span, span: Span): boolean {
  const between = paste.slice(before.end, span.start);
  return zone.test(paste.slice(span.start, span.end)) ? between.length < 3 : /^[^\s、，,；;。和或及与/]?$/.test(between);
}
