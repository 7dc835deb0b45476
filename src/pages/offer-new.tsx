import type { Context } from 'hono';
import {
  fieldsFor,
  groupNames,
  type OfferKind,
  offerFields,
  ownFields,
  postOffer,
  readContact,
  readOfferForm,
} from '#modules/offer/index.ts';
import { placeIndex } from '#modules/reference/index.ts';
import { visitor } from '#shared/viewer.ts';
import { AreaField, TextField } from '#ui/input.tsx';
import { type FormProblems, OfferField, OfferFieldGroup, ProblemList } from '#ui/offer-fields.tsx';
import { type Form, one, readForm } from './form.ts';
import { type Site, show } from './site.tsx';

export const path = '/offers/new';

/** The form with which a park, owner or broker lists a space or a parcel; it is shown after review. */
export function get(c: Context, site: Site) {
  const kind: OfferKind = new URL(c.req.url).searchParams.get('kind') === 'land' ? 'land' : 'space';
  return page(c, site, { kind }, {});
}

/** Stores the listing for review, or gives the form back with what was typed and what to mend. */
export async function post(c: Context, site: Site) {
  const { t, lang, database, secret } = site;
  const form = await readForm(c);
  const place = placeCode(one(form, 'place_name'));
  const reading = readOfferForm({ ...form, place: place ?? null });
  const contact = readContact(one(form, 'person'), one(form, 'phone'));
  const problems: Record<string, string> = {};
  if (!reading.ok)
    for (const [key, words] of Object.entries(reading.problems))
      problems[key === 'place' ? 'place_name' : key] = lang === 'en' ? words.en : words.zh;
  if (!contact.ok)
    for (const [key, words] of Object.entries(contact.problems)) problems[key] = lang === 'en' ? words.en : words.zh;
  if (contact.ok && contact.contact === null)
    problems.phone = t('请留下联系人和电话，核实时要用', 'Leave a contact and telephone; we need them to verify');
  if (!reading.ok || !contact.ok || Object.keys(problems).length > 0) return page(c, site, form, problems);
  const posted = await database.write(tx =>
    postOffer(tx, visitor, { offer: reading.offer, contact: contact.contact, origin: 'form' }, secret),
  );
  const title = t('已收到，等待审核', 'Received, awaiting review');
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], hidden: true },
    <section class="read grid gap-3 py-4">
      <h1>{title}</h1>
      <p>
        {t('房源编号 ', 'Listing code ')}
        <b class="num">{posted.code}</b>
      </p>
      <p>
        {t('修改凭证（请保存，只显示这一次）：', 'Key for changes (keep it; it is shown only once): ')}
        <code class="num">{posted.token}</code>
      </p>
      <p class="quiet">
        {t(
          '审核通过后，这条房源会出现在列表里；已有的需求会自动与它匹配。',
          'Once reviewed it appears in the lists, and needs already posted are matched with it.',
        )}
      </p>
      <p>
        <a href={site.to('/offers/new')}>{t('再登记一条', 'List another')}</a>
      </p>
    </section>,
  );
}

function page(c: Context, site: Site, form: Form, problems: FormProblems) {
  const { t, to, lang } = site;
  const kind: OfferKind = one(form, 'kind') === 'land' ? 'land' : 'space';
  const title = kind === 'land' ? t('登记地块', 'List a parcel') : t('登记房源', 'List a space');
  const bad = Object.keys(problems).length > 0;
  const groups = [...new Set(fieldsFor(kind).map(field => field.group))];
  const labels = Object.fromEntries([...ownFields, ...offerFields].map(field => [field.key, t(field.zh, field.en)]));
  const field = (key: string) => ownFields.find(each => each.key === key)!;
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], status: bad ? 422 : 200, hidden: bad },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <p class="quiet">
        {t(
          '不知道的就空着：空着会显示“待问”，不会当作没有。',
          'Leave blank what you do not know: it is shown as “ask”, never as absent.',
        )}{' '}
        {kind === 'land' ? (
          <a href={to('/offers/new')}>{t('要登记厂房、仓库？', 'A plant or warehouse instead?')}</a>
        ) : (
          <a href={to('/offers/new?kind=land')}>{t('要登记土地？', 'Land instead?')}</a>
        )}
      </p>
      <ProblemList
        problems={problems}
        labels={{ ...labels, place_name: t('地点', 'Place'), person: t('联系人', 'Contact'), phone: t('电话', 'Telephone') }}
        lang={lang}
      />
      <form class="grid gap-4" action={to('/offers/new')} method="post">
        <input type="hidden" name="kind" value={kind} />
        <div class="sheet p-4 fields two">
          <TextField
            name="title"
            label={labels.title!}
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
          <OfferField field={field('lessor_role')} values={form} problems={problems} lang={lang} />
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
          <AreaField
            name="note"
            label={labels.note!}
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
              <OfferField field={field(key)} values={form} problems={problems} lang={lang} />
            ))}
          </div>
        </details>
        <div>
          <button class="btn btn-primary" type="submit">
            {t('提交审核', 'Submit for review')}
          </button>
        </div>
      </form>
    </div>,
  );
}

/** The most exact place that the words name: 松江 九亭镇, 嘉兴市平湖市, or a code; one of the region before a namesake elsewhere. */
function placeCode(words: string): number | undefined {
  const places = placeIndex();
  const name = words.normalize('NFKC').replace(/[\s·、,/]+/g, '');
  if (/^\d{6,9}$/.test(name)) return places.byCode(Number(name))?.code;
  return places.find(name).sort((a, b) => Number(b.member !== null) - Number(a.member !== null) || a.code - b.code)[0]?.code;
}
