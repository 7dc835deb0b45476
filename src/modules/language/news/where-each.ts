import { ending, opening } from '../pattern.ts';
import type { Article } from './article.ts';
import { countries } from './countries.ts';
import { kindOfBody, kindOfPlace } from './mind.ts';
import { placesAt } from './place.ts';
import type { Draft } from './story.ts';

const country = ending(new RegExp(`^(?:${countries}|中国|我国)$`));
const countryAt = opening(new RegExp(`^(?:${countries}|中国)(?=[，,。；;、)]|$)`));
const stands = opening(/^(?:均|都|全)?(?:在|位于|来自|出自|坐落[在于]|分布[在于]|落户(?:在|于)?)/);
const stops: ReadonlySet<string> = new Set(['', ...'，,。；;、)']);

/** 上榜的100家企业里，中国有36家，其中26家在诸暨: of which country or place those are that were counted right before, and that they are of the same kind. */
export function toWhereEach(article: Article, drafts: readonly Draft[]): void {
  const wholes: Draft[] = [];
  for (const draft of drafts) {
    const { quantity, kind, noun } = draft;
    if (kind !== 'level' || quantity?.dimension !== 'count') continue;
    const where = country.test(noun) ? noun : standsIn(article, draft);
    const whole = where === null ? undefined : wholes.findLast(one => one.quantity!.unit === quantity.unit);
    if (where === null || !whole || whole.noun === '' || whole.noun === noun) {
      wholes.push(draft);
      continue;
    }
    const { indicator, subject } = whole.observation;
    // 入驻企业中3家来自德国: those of the park, and none of the country.
    const isOfWhole = come.testAt(article.plain, quantity.unitEnd, quantity.unitEnd + 3) && holds(subject, indicator);
    draft.noun = isOfWhole ? withPlace(whole.noun, where) : whole.noun;
    draft.observation.indicator = isOfWhole ? withPlace(indicator, where) : indicator;
    draft.observation.subject = isOfWhole ? subject : where;
  }
}

const come = opening(/^(?:均|都|全)?(?:来自|出自)/);
const holders: ReadonlySet<string> = new Set(['园区', '平台', '中心', '基地', '联盟', '协会', '公司', '项目']);
const guests = opening(/^(?:入驻|入园|参展|参会|到会|与会|合作|成员|会员|引进|落户)/);

/** Whether a subject has those counted with it, wherever they come from. */
const holds = (subject: string | null, indicator: string) =>
  guests.testAt(indicator, 0, 4) || (subject !== null && kindOfPlace(subject) === null && holders.has(kindOfBody(subject) ?? ''));

/** 入驻企业数 of 德国 is 入驻德国企业数. */
const withPlace = (indicator: string, place: string) =>
  /(?:企业|机构|项目|单位)数?$/.test(indicator)
    ? indicator.replace(/(?=(?:企业|机构|项目|单位)数?$)/, place)
    : `${place}${indicator}`;

/** 26家在诸暨, 8家位于嘉定区; null where more is told of them or something else is. */
function standsIn(article: Article, { noun, quantity }: Draft): string | null {
  const at = quantity!.unitEnd;
  const verb = stands.execAt(article.plain, at, at + 6)?.[0];
  if (verb === undefined || !(noun === '' || stands.testAt(noun, 0, noun.length))) return null;
  const from = at + verb.length;
  const nation = countryAt.execAt(article.plain, from, from + 6)?.[0];
  if (nation !== undefined) return nation;
  const place = placesAt(article, from, from + 24);
  return place && stops.has(article.plain.charAt(place.end)) ? place.subject : null;
}
