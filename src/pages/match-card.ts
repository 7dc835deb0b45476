import { type Condition, criteria, hasWords, type Match, partWords, wantWords } from '#modules/match/index.ts';
import { type ComparableCost, type CostInput, comparableCost, type Offer } from '#modules/offer/index.ts';
import { placeIndex, placeName } from '#modules/reference/index.ts';
import { kilometresBetween } from '#shared/distance.ts';
import { figure } from '#shared/format.ts';
import type { CardCost, CardMatch, CardProps } from '#ui/card.tsx';
import { cardOf } from './offer-card.ts';
import { searchPath } from './search-path.ts';
import type { Site } from './site.tsx';

const names = new Map<string, readonly [zh: string, en: string]>(criteria.map(row => [row.key, [row.zh, row.en]]));

/** A found listing as a card: with verdicts, score and cost, and a link that carries the conditions to its page. */
export function matchCardOf(site: Site, match: Match, conditions: readonly Condition[]): CardProps {
  const card = cardOf(site, match.offer);
  const missed = match.verdicts.find(row => row.hard && (row.verdict === 'near' || row.verdict === 'missed'));
  const away = awayWords(site, match);
  return {
    ...card,
    trust: away ? [...card.trust, away] : card.trust,
    href: `${card.href}${searchPath('', conditions).slice('/match'.length)}`,
    match: matchOf(site, match),
    cost: match.cost ? costWords(site, match.cost) : undefined,
    remark: missed ? site.t(`差在：${words(site, missed.criterion)}`, `Misses: ${words(site, missed.criterion)}`) : undefined,
  };
}

/** How far outside the wanted places a listing lies, from the nearest of them; nothing where it lies inside or a point is not known. */
function awayWords(site: Site, { offer, verdicts }: Match): string | undefined {
  const place = verdicts.find(row => row.criterion === 'place');
  if (place?.wanted.is !== 'any' || (place.verdict !== 'near' && place.verdict !== 'missed')) return undefined;
  if (offer.lon === null || offer.lat === null) return undefined;
  const here = [offer.lon, offer.lat] as const;
  const [nearest] = place.wanted.of
    .flatMap(code => placeIndex().byCode(Number(code)) ?? [])
    .flatMap(({ code, lon, lat }) => (lon === null || lat === null ? [] : [{ code, km: kilometresBetween(here, [lon, lat]) }]))
    .sort((a, b) => a.km - b.km);
  if (!nearest) return undefined;
  const name = placeName(nearest.code, 'short', site.lang);
  return site.t(`离${name}约 ${figure(Math.round(nearest.km))} 公里`, `about ${figure(Math.round(nearest.km))} km from ${name}`);
}

/** Verdicts and parts of a score in the reader's words. */
export function matchOf(site: Site, match: Match): CardMatch {
  const { lang } = site;
  return {
    score: match.score,
    verdicts: match.verdicts.map(row => ({
      kind: row.verdict,
      hard: row.hard,
      label: words(site, row.criterion),
      wanted: wantWords(row.criterion, row.wanted, lang) || site.t('要', 'yes'),
      has: hasWords(row.criterion, row.has, lang),
    })),
    parts: match.parts.map(part => ({ ...part, label: partWords(part.criterion, lang) })),
  };
}

/** The comparable cost of a listing; nothing where no rent is stated. */
export function costOf(site: Site, offer: Offer): CardCost | undefined {
  const value = (key: keyof CostInput) => (offer.values[key] ?? null) as never;
  const cost = comparableCost(
    {
      family: offer.family,
      rent_month: offer.rent_month,
      fee_included: value('fee_included'),
      service_charge: value('service_charge'),
      common_area_ratio: value('common_area_ratio'),
      power_markup: value('power_markup'),
      deposit_months: value('deposit_months'),
      escalation: value('escalation'),
      escalation_every: value('escalation_every'),
      free_rent: value('free_rent'),
      lease_min: value('lease_min'),
    },
    site.lang,
  );
  return cost ? costWords(site, cost) : undefined;
}

function costWords(site: Site, cost: ComparableCost): CardCost {
  const { t } = site;
  const two = (value: number) => figure(Math.round(value * 100) / 100);
  const value = cost.unknown.length > 0 && cost.high > cost.value ? `${two(cost.value)}–${two(cost.high)}` : two(cost.value);
  return {
    value,
    unit: t('元/㎡/月', 'yuan/㎡/month'),
    formula: cost.formula,
    lines: cost.parts.map(part => ({ words: part.words, value: two(part.value) })),
    assumptions: cost.assumptions,
  };
}

function words(site: Site, key: string): string {
  const [zh, en] = names.get(key) ?? [key, key];
  return site.t(zh, en);
}
