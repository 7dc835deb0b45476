import type { Context } from 'hono';
import { readSpace } from '#modules/language/index.ts';
import { type Condition, conditionsFrom, conditionsFromQuery, conditionsToQuery } from '#modules/match/index.ts';
import { consentPeriods, consentWords, needFromForm, needInput, postNeed, usualConsentPeriod } from '#modules/need/index.ts';
import { readOffer } from '#modules/offer/index.ts';
import { noteAsked } from '#modules/publish/index.ts';
import { newToken } from '#platform/secret.ts';
import { byField, check } from '#shared/complaint.ts';
import { AreaField, SelectField, TextField } from '#ui/input.tsx';
import { ProblemList } from '#ui/offer-fields.tsx';
import { type Form, one, readForm } from './form.ts';
import { OwnerField, ownerOf } from './owner.tsx';
import { PlainChips } from './plain-chips.tsx';
import { SaidSentence } from './said-sentence.tsx';
import { searchPath } from './search-path.ts';
import { type Site, show } from './site.tsx';

export const path = '/needs/new';

type Draft = { form: Form; conditions: Condition[] | null; problems: Record<string, string> };

/** The request form, filled with the sentence and conditions one came with. */
export async function get(c: Context, site: Site) {
  const params = new URL(c.req.url).searchParams;
  const q = params.get('q') ?? '';
  const form: Form = { text: q, post: params.get('post') ?? '' };
  const asked = params.get('offer');
  if (asked) {
    const offer = await site.database.read(db => readOffer(db, site.viewer, asked));
    if (offer) form.text = site.t(`想了解 ${offer.code}「${offer.title}」`, `About ${offer.code} “${offer.title}”`);
  }
  const conditions = params.has('c') ? conditionsFromQuery(params).conditions : q ? conditionsFrom(readSpace(q), q) : null;
  if (conditions) {
    Object.assign(form, personal(q));
    form.conditions = conditionsToQuery(conditions);
    form.read_from = q;
  }
  return page(c, site, { form, conditions, problems: {} });
}

/** Reads the request; shows how it was understood before anything is saved; saves it and leads to its private link. */
export async function post(c: Context, site: Site) {
  const form = await readForm(c);
  const text = one(form, 'text');
  const checked = check(needInput, needFromForm(form), site.lang);
  const problems: Record<string, string> = checked.ok ? {} : byField(checked.complaints);
  // Conditions read from other words than these are read again, and shown before they count.
  const understood = form.conditions !== undefined && one(form, 'read_from') === text;
  const conditions = understood
    ? conditionsFromQuery(new URLSearchParams(one(form, 'conditions'))).conditions
    : conditionsFrom(readSpace(text.slice(0, 2000)), text.slice(0, 2000));
  const next: Form = { ...form, conditions: conditionsToQuery(conditions), read_from: text };
  if (!checked.ok) return page(c, site, { form: next, conditions, problems });
  if (!understood) return page(c, site, { form: next, conditions, problems: {} }, true);
  const owner = ownerOf(site, form);
  const under = Number(/^\d{1,15}$/.exec(one(form, 'post'))?.[0]);
  const posted = await site.database.write(async tx => {
    const made = await postNeed(tx, site.viewer, site.secret, site.clock, {
      ...checked.value,
      conditions,
      language: site.lang,
      origin: 'form',
      owner,
      once: one(form, 'once'),
    });
    if (under) await noteAsked(tx, made.number, under);
    return made;
  });
  if (owner) return c.redirect(site.to(`/workspace/needs/${posted.number}?posted=1`), 303);
  return c.redirect(site.to(`/needs/${posted.token}?posted=1`), 303);
}

/** Company, contact and phone that stand in the sentence fill their own fields. */
function personal(q: string): Form {
  if (!q.trim()) return {};
  const { company, contact, phone, tax_10k_yuan_year: tax } = readSpace(q).values;
  return { company: company ?? '', contact: contact ?? '', phone: phone ?? '', tax: tax === null ? '' : String(tax) };
}

async function page(c: Context, site: Site, draft: Draft, review = false) {
  const { t, to, lang } = site;
  const owners = await OwnerField({ site, form: draft.form });
  const { form, conditions, problems } = draft;
  const title = t('提交需求', 'Post a need');
  const labels: Record<string, string> = {
    text: t('需求', 'Need'),
    purpose: t('用途', 'Purpose'),
    tax: t('税收', 'Tax'),
    company: t('公司', 'Company'),
    credit_code: t('统一社会信用代码', 'Unified social credit code'),
    contact: t('联系人', 'Contact'),
    phone: t('手机号', 'Telephone'),
    consent: t('授权', 'Consent'),
  };
  const bad = Object.keys(problems).length > 0;
  const receivers = Number(one(form, 'receivers')) || 3;
  const days = consentPeriods.find(each => String(each) === one(form, 'consent_days')) ?? usualConsentPeriod;
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], status: bad ? 422 : 200, hidden: bad || review },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <p class="quiet">
        {t(
          '提交后马上得到编号和专属链接，可随时查看进度：1 个工作日内受理，3 个工作日内研判，7 个工作日内答复。',
          'You get a number and a private link at once, and see the clock on it: acknowledged within 1 working day, qualified within 3, answered within 7.',
        )}
      </p>
      <ProblemList problems={problems} labels={labels} lang={lang} />
      {review && !bad && (
        <div class="sheet p-4" role="status">
          <b>
            {t(
              '请核对一下我们的理解，没问题就再按一次“提交需求”。',
              'Please check how it was understood, then press “Post” once more.',
            )}
          </b>
        </div>
      )}
      <form class="sheet p-4 fields" action={to('/needs/new')} method="post">
        <AreaField
          name="text"
          label={labels.text!}
          hint={t('地点、面积、层高、用途、预算，想到什么写什么', 'Place, area, height, use, budget: whatever matters')}
          value={one(form, 'text')}
          rows={4}
          maxlength={2000}
          problem={problems.text}
        />
        {conditions && (
          <div class="grid gap-2">
            <span class="small quiet">
              {conditions.length > 0
                ? t('按这些条件匹配：', 'Matched on these conditions:')
                : t(
                    '这段话里没有读出可匹配的条件，可以补充地点和面积。',
                    'No condition was understood yet; add a place and an area.',
                  )}
            </span>
            <SaidSentence site={site} text={one(form, 'text').slice(0, 2000)} conditions={conditions} />
            <PlainChips conditions={conditions} lang={lang} />
            <a class="small" href={to(searchPath(one(form, 'text'), conditions))}>
              {t('修改条件', 'Change the conditions')}
            </a>
          </div>
        )}
        <input
          type="hidden"
          name="conditions"
          value={form.conditions === undefined ? '' : one(form, 'conditions')}
          disabled={conditions === null}
        />
        {owners}
        {one(form, 'post') !== '' && <input type="hidden" name="post" value={one(form, 'post')} />}
        <input type="hidden" name="once" value={one(form, 'once') || newToken()} />
        <input type="hidden" name="read_from" value={one(form, 'read_from')} disabled={conditions === null} />
        <div class="fields two">
          <TextField
            name="purpose"
            label={labels.purpose!}
            optional={t('选填', 'optional')}
            value={one(form, 'purpose')}
            maxlength={500}
            problem={problems.purpose}
          />
          <TextField
            name="tax"
            label={labels.tax!}
            optional={t('选填', 'optional')}
            hint={t('预计年税收，只用于判断准入', 'Expected a year; used only for admission')}
            unit={t('万元/年', '10k yuan/year')}
            inputmode="decimal"
            value={one(form, 'tax')}
            problem={problems.tax}
          />
          <TextField
            name="company"
            label={labels.company!}
            value={one(form, 'company')}
            autocomplete="organization"
            maxlength={80}
            problem={problems.company}
          />
          <TextField
            name="credit_code"
            label={labels.credit_code!}
            optional={t('选填', 'optional')}
            hint={t('只存密文指纹，用于发现重复需求', 'Only a keyed hash is kept, to find requests posted twice')}
            value={one(form, 'credit_code')}
            maxlength={40}
            problem={problems.credit_code}
          />
          <TextField
            name="contact"
            label={labels.contact!}
            value={one(form, 'contact')}
            autocomplete="name"
            maxlength={40}
            problem={problems.contact}
          />
          <TextField
            name="phone"
            label={labels.phone!}
            type="tel"
            inputmode="tel"
            value={one(form, 'phone')}
            autocomplete="tel"
            maxlength={40}
            problem={problems.phone}
            hint={t('加密保存，页面只显示部分数字', 'Stored encrypted, shown only in part')}
          />
          <SelectField
            name="receivers"
            label={t('最多提供给几家', 'Passed to at most')}
            value={String(receivers)}
            empty={t('3 家', '3')}
            options={['1', '2', '3', '5'].map(n => [n, t(`${n} 家`, n)])}
          />
          <SelectField
            name="consent_days"
            label={t('授权多久', 'Consent holds for')}
            value={String(days)}
            empty={t('90 天', '90 days')}
            options={consentPeriods.map(n => [String(n), t(`${n} 天`, `${n} days`)])}
          />
        </div>
        <div class="field wide" data-wrong={problems.consent ? '' : undefined}>
          {problems.consent && <span class="wrong">{problems.consent}</span>}
          <label class="flex gap-3 items-start">
            <input
              class="checkbox mt-1"
              type="checkbox"
              id="consent"
              name="consent"
              value="1"
              checked={one(form, 'consent') === '1'}
            />
            <span class="small">{consentWords(receivers, days, t)}</span>
          </label>
        </div>
        <div>
          <button class="btn btn-primary" type="submit">
            {t('提交需求', 'Post the need')}
          </button>
        </div>
      </form>
    </div>,
  );
}
