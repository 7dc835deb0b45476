import { matchesOf } from '../matches.ts';
import { firstFrom } from '../token.ts';
import type { Draft } from './draft.ts';
import type { PlaceHits } from './place-hit.ts';
import type { Zone } from './zone.ts';

/** Zones as people call them for short: 合肥高新、经开 stand for its 高新区 and 经开区. */
const short =
  /(?:高新|经开|综保|空港)(?=(?:[、，,。；;\n /|）)]|$|或|和(?!谐)|及|与|都|均|也|皆|优先|范围|附近|一带|周边|方向|找|求|看|能|可|厂房|仓库|标准|写字楼|研发[楼办]|寻|拟|\d))/g;
const joint = /(?:[、/]|[或和及与]|或者|以及)$/;

/** 经开区/高新区, 目标是经开区或章贡: the bare zone that a list begins with, where the city is named before. */
const bareZone = /(?:经开区|高新区|开发区|综保区|保税区|新区)(?=[、/]|或者?|[和及与])/g;
const listHead = /^[，,。；;：:\n 、/)）】是在去到往看]?$/;
const behindJoint = /^(?:[、/]|或者?|[和及与])/;
const nextZone = /^(?:经开|高新|开发|综保|保税|新)区/;

/** Finds the bare zones that begin a list of places of a city named before. */
function headZones({ plain }: Draft, hits: PlaceHits): Zone[] {
  const city = hits.list.find(({ places }) => places.some(({ level }) => level === 'city'));
  if (!city || !/[经开新发保]区[、/或和及与]/.test(plain)) return [];
  return matchesOf(plain, bareZone).flatMap(({ index, 0: word }): Zone[] => {
    const end = index + word.length;
    if (index < city.end || hits.at(index) || !listHead.test(plain.slice(Math.max(0, index - 1), index))) return [];
    const next = end + (behindJoint.exec(plain.slice(end, end + 2))?.[0].length ?? 0);
    return hits.at(next)?.start === next || nextZone.test(plain.slice(next, next + 3))
      ? [{ start: index, end, rule: 'place.short' }]
      : [];
  });
}

/** Finds short names of zones: right behind a place, or in a list behind one; behind a city they are names of their own, behind a district they go on from it (东湖高新). */
export function shortZones(draft: Draft, hits: PlaceHits): Zone[] {
  const { plain, tokens } = draft;
  const zones = headZones(draft, hits);
  if (!/高新|经开|综保|空港/.test(plain)) return zones;
  for (const { index, 0: word } of matchesOf(plain, short)) {
    const end = index + word.length;
    if (hits.at(index)) continue;
    const before = hits.at(index - 1);
    if (before) {
      const isCity =
        word === '空港' || before.full || before.places.some(({ level }) => level === 'city' || level === 'province');
      zones.push({ start: isCity ? index : before.start, end, rule: 'place.short' });
      continue;
    }
    // 武汉东湖高新: an everyday name counts between its city and such a word.
    const inner = tokens[firstFrom(tokens, index) - 1];
    if (inner?.kind === 'word' && inner.places && inner.end === index && hits.at(inner.start - 1)?.end === inner.start) {
      zones.push({ start: inner.start, end, rule: 'place.short' });
      continue;
    }
    const gap = joint.exec(plain.slice(Math.max(0, index - 2), index))?.[0].length ?? 0;
    if (gap === 0) continue;
    const last = index - gap;
    // 西安沣东、高新: a spot that no list knows stands between.
    const isSpot = /^[\u4e00-\u9fff]{2}$/.test(plain.slice(last - 2, last)) && hits.at(last - 3)?.end === last - 2;
    if (isSpot || hits.at(last - 1)?.end === last || zones.at(-1)?.end === last || /[区城园]$/.test(plain.slice(last - 1, last)))
      zones.push({ start: index, end, rule: 'place.short' });
  }
  return zones;
}
