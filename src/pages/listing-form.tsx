import {
  type Contact,
  type Field,
  fieldsFor,
  groupNames,
  type OfferInput,
  type OfferKind,
  offerFields,
  ownFields,
  readContact,
  readOfferForm,
} from '#modules/offer/index.ts';
import { placeIndex, placeName } from '#modules/reference/index.ts';
import { AreaField, TextField } from '#ui/input.tsx';
import { type FormNotes, type FormProblems, OfferField, OfferFieldGroup, ProblemList } from '#ui/offer-fields.tsx';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

/** Reads a listing from the posted form; problems are keyed by the form's own fields, in the reader's language. */
export function readListing(
  site: Site,
  form: Form,
): { offer: OfferInput; problems: FormProblems } | { offer: null; problems: FormProblems } {
  const reading = readOfferForm(withPlaceCode(form));
  if (reading.ok) return { offer: reading.offer, problems: {} };
  const problems: Record<string, string> = {};
  for (const [key, words] of Object.entries(reading.problems))
    problems[key === 'place' ? 'place_name' : key] = site.t(words.zh, words.en);
  return { offer: null, problems };
}

/** Reads a new listing with the contact that it needs; both, or what is wrong with either. */
export function readPosting(
  site: Site,
  form: Form,
): { posting: { offer: OfferInput; contact: Contact }; problems: FormProblems } | { posting: null; problems: FormProblems } {
  const { t } = site;
  const { offer, problems } = readListing(site, form);
  const contact = readContact(one(form, 'person'), one(form, 'phone'));
  const all: Record<string, string | undefined> = { ...problems };
  if (!contact.ok) for (const [key, words] of Object.entries(contact.problems)) all[key] = t(words.zh, words.en);
  else if (!contact.contact)
    all.phone = t('请留下联系人和电话，核实时要用', 'Leave a contact and telephone; we need them to verify');
  if (!offer || !contact.ok || !contact.contact) return { posting: null, problems: all };
  return { posting: { offer, contact: contact.contact }, problems: {} };
}

/** The form of a listing as a table row or a paste reads it: the place by its code. */
export function withPlaceCode(form: Form): Form & { place: string | undefined } {
  return { ...form, place: placeCode(one(form, 'place_name'))?.toString() };
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

const allFields = new Map<string, Field>([...ownFields, ...offerFields].map(field => [field.key, field]));

/** What a field of the form is called. */
export function listingLabel({ t }: Site, key: string): string {
  const own: Readonly<Record<string, string>> = {
    place_name: t('地点', 'Place'),
    person: t('联系人', 'Contact'),
    phone: t('电话', 'Telephone'),
  };
  const field = allFields.get(key);
  return own[key] ?? (field ? t(field.zh, field.en) : key);
}

/** What is wrong with a listing form, above it. */
export const ListingProblems = (props: { site: Site; problems: FormProblems }) => {
  const { site, problems } = props;
  const labels = Object.fromEntries(Object.keys(problems).map(key => [key, listingLabel(site, key)]));
  return <ProblemList problems={problems} labels={labels} lang={site.lang} />;
};

/** One field of a listing by its key: those of the field table, and those that only the form has. */
export const ListingField = (props: { site: Site; name: string; form: Form; problems: FormProblems } & FormNotes) => {
  const { site, name, form, problems, at = '', said, hints } = props;
  const { t, lang } = site;
  const shell = {
    name: at + name,
    label: listingLabel(site, name),
    value: one(form, name),
    problem: problems[name],
    said: said?.[name],
    hint: hints?.[name],
  };
  switch (name) {
    case 'title':
      return <TextField {...shell} maxlength={80} required wide />;
    case 'place_name':
      return (
        <TextField
          {...shell}
          hint={shell.hint ?? t('区县或街道镇，如 松江 九亭镇', 'District or town, e.g. 松江 九亭镇')}
          required
        />
      );
    case 'person':
      return <TextField {...shell} autocomplete="name" maxlength={30} />;
    case 'phone':
      return (
        <TextField
          {...shell}
          type="tel"
          autocomplete="tel"
          maxlength={40}
          hint={shell.hint ?? t('加密保存，页面只显示部分数字', 'Stored encrypted, shown only in part')}
        />
      );
    case 'note':
      return <AreaField {...shell} rows={4} maxlength={4000} wide />;
    default: {
      const field = allFields.get(name)!;
      return <OfferField field={field} values={form} problems={problems} lang={lang} at={at} said={said} hints={hints} />;
    }
  }
};

/** What the form says of a listing beside the field table and its heading. */
export const furtherFields = ['lon', 'lat', 'datum', 'lease_status', 'media'] as const;

/** Every field of a listing by group; the contact only where it is new, since a stored one is sealed. */
export const ListingFields = (props: { site: Site; form: Form; problems: FormProblems; contact: boolean }) => {
  const { site, form, problems } = props;
  const { t, lang } = site;
  const kind = kindOf(form);
  const groups = [...new Set(fieldsFor(kind).map(field => field.group))];
  const head = ['title', 'place_name', 'lessor_role', ...(props.contact ? ['person', 'phone'] : []), 'note'];
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <div class="sheet p-4 fields two">
        {head.map(name => (
          <ListingField site={site} name={name} form={form} problems={problems} />
        ))}
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
          {furtherFields.map(name => (
            <ListingField site={site} name={name} form={form} problems={problems} />
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
