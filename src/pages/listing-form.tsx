import {
  fieldsFor,
  groupNames,
  type OfferInput,
  type OfferKind,
  offerFields,
  ownFields,
  readOfferForm,
} from '#modules/offer/index.ts';
import { placeIndex, placeName } from '#modules/reference/index.ts';
import { AreaField, TextField } from '#ui/input.tsx';
import { type FormProblems, OfferField, OfferFieldGroup, ProblemList } from '#ui/offer-fields.tsx';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

/** Reads a listing from the posted form; problems are keyed by the form's own fields, in the reader's language. */
export function readListing(
  site: Site,
  form: Form,
): { offer: OfferInput; problems: FormProblems } | { offer: null; problems: FormProblems } {
  const reading = readOfferForm({ ...form, place: placeCode(one(form, 'place_name')) ?? null });
  if (reading.ok) return { offer: reading.offer, problems: {} };
  const problems: Record<string, string> = {};
  for (const [key, words] of Object.entries(reading.problems))
    problems[key === 'place' ? 'place_name' : key] = site.t(words.zh, words.en);
  return { offer: null, problems };
}

/** A stored listing as the form shows it. */
export function formOf(offer: OfferInput): Form {
  const { values, city, district, town, ...own } = offer;
  const all: Record<string, unknown> = { ...own, ...values, place_name: placeName(town ?? district ?? city, 'full') };
  const text = (value: unknown) =>
    Array.isArray(value) ? value.map(String) : value === null || value === undefined ? undefined : String(value);
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, text(value)]));
}

/** The kind that a form is about. */
export function kindOf(form: Form): OfferKind {
  return one(form, 'kind') === 'land' ? 'land' : 'space';
}

/** What is wrong with a listing form, above it. */
export const ListingProblems = (props: { site: Site; problems: FormProblems }) => {
  const { t, lang } = props.site;
  const labels = Object.fromEntries([...ownFields, ...offerFields].map(field => [field.key, t(field.zh, field.en)]));
  return (
    <ProblemList
      problems={props.problems}
      labels={{ ...labels, place_name: t('地点', 'Place'), person: t('联系人', 'Contact'), phone: t('电话', 'Telephone') }}
      lang={lang}
    />
  );
};

/** Every field of a listing by group; the contact only where it is new, since a stored one is sealed. */
export const ListingFields = (props: { site: Site; form: Form; problems: FormProblems; contact: boolean }) => {
  const { site, form, problems } = props;
  const { t, lang } = site;
  const kind = kindOf(form);
  const groups = [...new Set(fieldsFor(kind).map(field => field.group))];
  const own = (key: string) => ownFields.find(each => each.key === key)!;
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <div class="sheet p-4 fields two">
        <TextField
          name="title"
          label={t('标题', 'Title')}
          value={one(form, 'title')}
          maxlength={80}
          required
          wide
          problem={problems.title}
        />
        <TextField
          name="place_name"
          label={t('地点', 'Place')}
          hint={t('区县或街道镇，如 松江 九亭镇', 'District or town, e.g. 松江 九亭镇')}
          value={one(form, 'place_name')}
          required
          problem={problems.place_name}
        />
        <OfferField field={own('lessor_role')} values={form} problems={problems} lang={lang} />
        {props.contact && (
          <>
            <TextField
              name="person"
              label={t('联系人', 'Contact')}
              value={one(form, 'person')}
              autocomplete="name"
              maxlength={30}
              problem={problems.person}
            />
            <TextField
              name="phone"
              label={t('电话', 'Telephone')}
              type="tel"
              value={one(form, 'phone')}
              autocomplete="tel"
              maxlength={40}
              hint={t('加密保存，页面只显示部分数字', 'Stored encrypted, shown only in part')}
              problem={problems.phone}
            />
          </>
        )}
        <AreaField
          name="note"
          label={t('说明', 'Note')}
          value={one(form, 'note')}
          rows={4}
          maxlength={4000}
          wide
          problem={problems.note}
        />
      </div>
      {groups.map(group => (
        <OfferFieldGroup
          title={t(...groupNames[group])}
          fields={fieldsFor(kind).filter(each => each.group === group)}
          values={form}
          problems={problems}
          lang={lang}
          open={group === 'identity' || group === 'area'}
        />
      ))}
      <details class="sheet">
        <summary class="px-4 py-3 font-semibold">{t('坐标、影像与状态', 'Coordinates, media and status')}</summary>
        <div class="fields two px-4 pb-4">
          {['lon', 'lat', 'datum', 'lease_status', 'media'].map(key => (
            <OfferField field={own(key)} values={form} problems={problems} lang={lang} />
          ))}
        </div>
      </details>
    </>
  );
};

/** The most exact place that the words name: 松江 九亭镇, 嘉兴市平湖市, or a code; one of the region before a namesake elsewhere. */
function placeCode(words: string): number | undefined {
  const places = placeIndex();
  const name = words.normalize('NFKC').replace(/[\s·、,/]+/g, '');
  if (/^\d{6,9}$/.test(name)) return places.byCode(Number(name))?.code;
  return places.find(name).sort((a, b) => Number(b.member !== null) - Number(a.member !== null) || a.code - b.code)[0]?.code;
}
