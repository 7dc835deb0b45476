import type { Listing, SpaceField } from '#modules/language/index.ts';
import { maskName, maskPhones, readPhone } from '#shared/phone.ts';
import { inferredKinds } from './reading-fill.ts';

/** What a title calls a space whose kind is only concluded. */
const familyNames: Readonly<Record<string, string>> = {
  factory: '厂房',
  warehouse: '仓库',
  rnd: '研发楼',
  lab: '实验室',
  office: '办公楼',
};

type Stretch = { start: number; end: number };

const longestTitle = 40;
const longestNote = 4000;
const decoration = /^[\p{S}\p{P}\p{M}\s]+(?=[\p{L}\p{N}【])|[\s，,。；;、：:]+$/gu;
/** What ends a heading: the first figure of rent or the contact that follows it. */
const tail = /[，,。；;|｜]|联系|电话|手机|微信|咨询|☎|📞/;
/** 名称：, 急租！ before what is meant. */
const label = /^[\p{Script=Han}]{2,4}[：:！!★]+\s*/u;
/** 一楼, 3号楼二层, A1栋: what tells a space from its neighbours. */
const unit =
  /^[\p{S}\p{P}\p{M}\s]*((?:[A-Za-z]?\d{0,3} ?(?:号楼|号厂房|栋|幢|座|#楼?|#)|[一二三四五六七八九十\d]{1,3}(?:楼|层|[fF])|整[层栋]|独栋){1,3})/u;

/** A heading for an advert: its own first clause where that says what and where, else place, unit, kind, area and deal as its words have them. */
export function titleOf(paste: string, listing: Listing): { words: string; from: string } | null {
  const { reading } = listing;
  const said = (field: SpaceField) => reading.spans.filter(span => span.field === field);
  const line = firstLine(paste, listing, said);
  if (line) return { words: line, from: line };
  const own = paste.slice(listing.start, listing.end);
  const words = (field: SpaceField, most: number) =>
    said(field)
      .slice(0, most)
      .map(({ start, end }) => paste.slice(start, end))
      .join('');
  const place = words('places', 4);
  const [type] = said('type');
  const { type: family } = reading.values;
  const isNamed = type === undefined || !inferredKinds.has(type.rule.replace('type.', ''));
  const kind = isNamed ? words('type', 1) : ((typeof family === 'string' ? familyNames[family] : undefined) ?? '');
  const floor = unit.exec(own)?.[1] ?? '';
  if (!place && !kind && !floor) return null;
  const area = words('area_m2', 1) || words('land_mu', 1);
  const deal = ['出租', '出售'].filter((_, i) => reading.values.deal.includes(i === 0 ? 'rent' : 'sale')).join('');
  const title = [place, kind.includes(floor) ? '' : floor, kind, area && ` ${area} `, deal].join('').replace(/\s+/g, ' ').trim();
  return { words: title.slice(0, longestTitle * 2), from: [place, floor, kind, area].filter(Boolean).join(' · ') };
}

function firstLine(paste: string, listing: Listing, said: (field: SpaceField) => readonly Stretch[]): string | null {
  const [line = ''] = paste.slice(listing.start, listing.end).split(/[\r\n]/);
  const end = listing.start + line.length;
  const inLine = (field: SpaceField) => said(field).some(span => span.start >= listing.start && span.end <= end);
  if (!inLine('places') || !(inLine('type') || inLine('area_m2') || inLine('land_mu'))) return null;
  const title = (line.length <= longestTitle && !tail.test(line) ? line : (line.split(tail)[0] ?? ''))
    .replace(decoration, '')
    .replace(/[【】]/g, ' ')
    .replace(label, '')
    .trim();
  const isWhole =
    title.length >= 6 &&
    title.length <= longestTitle &&
    said('places').some(span => title.includes(paste.slice(span.start, span.end)));
  return isWhole && !/\d{7,}/.test(title) ? title : null;
}

/** The words of an advert for its note, with what a heading or foot says of it; the telephone is masked and of the contact's name only the first character shown. */
export function noteOf(paste: string, listing: Listing): string {
  const { reading, inherited } = listing;
  const hidden = reading.spans
    .filter(({ field }) => field === 'phone' || field === 'contact')
    .map(({ field, start, end }) => ({
      start,
      end,
      mask: field === 'phone' ? (readPhone(paste.slice(start, end))?.masked ?? '****') : maskName(paste.slice(start, end)),
    }));
  const pieces = [listing, ...inherited].sort((a, b) => a.start - b.start).map(piece => masked(paste, piece, hidden));
  return maskPhones(pieces.join('\n')).slice(0, longestNote);
}

function masked(paste: string, { start, end }: Stretch, hidden: readonly (Stretch & { mask: string })[]): string {
  let words = '';
  let at = start;
  for (const one of [...hidden].sort((a, b) => a.start - b.start)) {
    if (one.start < at || one.end > end) continue;
    words += paste.slice(at, one.start) + one.mask;
    at = one.end;
  }
  return words + paste.slice(at, end);
}
