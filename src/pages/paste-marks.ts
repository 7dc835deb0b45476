import type { SaidMark, SaidTone } from '#ui/said.tsx';
import { listingLabel } from './listing-form.tsx';
import type { PasteCard } from './paste-draft.ts';
import type { Site } from './site.tsx';

/** The marks of an advert; each leads to its field, or says that only the note keeps its words. */
export function marksOf(site: Site, { at, filled }: PasteCard): SaidMark[] {
  const { t } = site;
  return filled.marks.map(({ start, end, key, field, rule }) => {
    const label = key ? listingLabel(site, key) : t('只留在说明里', 'kept in the note only');
    return {
      start,
      end,
      tone: toneOfSpan[field] ?? 'build',
      label: t(`${label}（规则 ${rule}）`, `${label} (rule ${rule})`),
      href: key ? `#${at}${key}` : undefined,
    };
  });
}

const toneOfSpan: Readonly<Record<string, SaidTone>> = {
  places: 'place',
  type: 'kind',
  deal: 'kind',
  area_m2: 'size',
  land_mu: 'size',
  price: 'price',
  contact: 'who',
  phone: 'who',
  company: 'who',
  industries: 'who',
  excluded_industries: 'who',
  tax_10k_yuan_per_mu: 'who',
  tax_10k_yuan_year: 'who',
  investment_10k_yuan: 'who',
  available: 'who',
};
