import { z } from 'zod';
import { recordAct } from '#modules/account/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { byField, check } from '#shared/complaint.ts';
import { Refused } from '#shared/refused.ts';
import { halfWidth } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { advanceBy, isDay, type Next } from './advance.ts';
import { byOf, record } from './event.ts';
import { holdOwnRoute, holdRoute, noRequest, refuseClosed, wordsIfAny, wordsOf } from './hand.ts';
import type { Opening } from './need.ts';
import { viewerOf } from './route.ts';
import { ownListing } from './viewing.ts';

const figure = (min: number, max: number) => z.number().min(min).max(max).nullish();

/** What decides the cost of a quote: 元/㎡/月, %, 元/kWh and months, as in the comparable cost of a listing; unknown is null. */
const quoteInput = z.strictObject({
  area: z.number().gt(0).max(10_000_000),
  rent_month: z.number().min(0).max(10_000),
  fee_included: z.boolean().nullish(),
  service_charge: figure(0, 1000),
  common_area_ratio: figure(0, 80),
  power_markup: figure(0, 10),
  deposit_months: figure(0, 36),
  escalation: figure(0, 100),
  escalation_every: figure(1, 120),
  free_rent: figure(0, 120),
  lease_min: figure(1, 600),
});

/** The names of the figures in a quote, in the order of its sheet. */
export const quoteFigures = Object.keys(quoteInput.shape) as (keyof typeof quoteInput.shape)[];

export type QuoteForm = Readonly<Record<string, string | undefined>>;

/**
 * A receiver stores a quote for one of its listings, as a draft or submitted to the enterprise, which then sees it; a draft of the same listing is
 * replaced. Throws Refused('invalid') with a message for each field. Figures are read as people write them.
 */
export async function saveQuote(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  { form, submit, ...next }: Partial<Next> & { form: QuoteForm; submit: boolean },
): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  refuseClosed(held);
  const now = clock();
  const checked = check(quoteInput, figuresOf(form), 'zh');
  const problems = checked.ok ? {} : byField(checked.complaints);
  const until = form.valid_until;
  if (!isDay(until) || until < dayInChina(now)) problems.valid_until = '请选今天或以后的日期';
  const listing = await ownListing(tx, held, form.offer ?? '').catch(error => {
    if (!(error instanceof Refused)) throw error;
    Object.assign(problems, error.fields);
    return 0;
  });
  if (!checked.ok || Object.keys(problems).length > 0)
    throw new Refused(
      'invalid',
      ['报价还不能保存，请改正下面各项', 'The quote cannot be saved yet; please correct what is marked'],
      problems,
    );
  const words = wordsIfAny(form.words, 'words');
  const value = { ...Object.fromEntries(quoteFigures.map(key => [key, null])), ...checked.value };
  await tx`delete from need.quote where route = ${id} and offer = ${listing} and state = 'draft'`;
  const row = {
    ...value,
    route: id,
    offer: listing,
    state: submit ? 'submitted' : 'draft',
    valid_until: until,
    words,
    created_at: now,
  };
  await tx`
    insert into need.quote (route, offer, state, area, family, rent_month, fee_included, service_charge, common_area_ratio, power_markup,
      deposit_months, escalation, escalation_every, free_rent, lease_min, valid_until, words, created_at)
    select q.route, q.offer, q.state, q.area, o.family, q.rent_month, q.fee_included, q.service_charge, q.common_area_ratio, q.power_markup,
      q.deposit_months, q.escalation, q.escalation_every, q.free_rent, q.lease_min, q.valid_until, q.words, q.created_at
    from jsonb_populate_record(null::need.quote, ${JSON.stringify(row)}::text::jsonb) q join offer.offer o on o.id = q.offer`;
  if (submit) await advanceBy(tx, viewer, held, { act: 'quote', to: 'L100', words: form.offer!, next }, now);
  else
    await recordAct(tx, viewer, {
      what: 'need.draft-quote',
      object: `need:${held.number}`,
      details: { organisation: held.organisation },
    });
}

/** The enterprise approves a quote, or rejects it with its reason; a quote that was answered stays as it is. */
export async function answerQuote(
  tx: Tx,
  opening: Opening,
  clock: Clock,
  id: string,
  quote: number,
  { yes, words }: { yes: boolean; words?: string },
): Promise<void> {
  const held = await holdOwnRoute(tx, opening, id);
  const why = yes ? wordsIfAny(words, 'words') : wordsOf(words, 'words', 400);
  const now = clock();
  const [row] = await tx<{ code: string }[]>`
    update need.quote q set state = ${yes ? 'approved' : 'rejected'}, answer = ${why}, answered_at = ${now}
    from offer.offer o where o.id = q.offer and q.id = ${quote} and q.route = ${held.id} and q.state = 'submitted' returning o.code`;
  if (!row) {
    const [there] = await tx`select 1 from need.quote where id = ${quote} and route = ${held.id} and state <> 'draft'`;
    if (!there) throw noRequest();
    throw new Refused('conflict', ['这份报价已经答复过', 'This quote was answered already']);
  }
  const viewer = viewerOf(opening);
  const said = [row.code, why].filter(Boolean).join('：');
  await record(tx, held.need, now, { kind: yes ? 'quote' : 'denied', words: said, by: byOf(viewer), route: held.id });
  await recordAct(tx, viewer, { what: 'need.answer-quote', object: `need:${held.number}`, details: { quote, yes } });
}

// "１２．５ 元" is how people answer a field that names its unit; anything that is no figure goes on as text and is refused there.
function figuresOf(form: QuoteForm): Record<string, unknown> {
  return Object.fromEntries(
    quoteFigures.map(key => {
      const text = halfWidth(form[key] ?? '').trim();
      if (key === 'fee_included') return [key, text === '' ? undefined : text === 'true'];
      const plain = text.replace(/[,，\s]|(?:元.*|%|㎡|个?月)$/g, '');
      return [key, text === '' ? undefined : /^\d{1,9}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : text];
    }),
  );
}
