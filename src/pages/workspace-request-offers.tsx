import type { Child } from 'hono/jsx';
import type { Match } from '#modules/match/index.ts';
import { quoteFigures, type Request, stageName } from '#modules/need/index.ts';
import { fieldOf, unitOf } from '#modules/offer/index.ts';
import { unitWords } from '#shared/unit.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import { type Acting, CostSheet, NextFields, sent, WordsField } from './docking-parts.tsx';
import { momentWords, quoteWords, reservationWords, viewingWords } from './docking-words.ts';
import { one } from './form.ts';

type Sheet = Acting & { request: Request; fitting: readonly Match[] };

/** Everything that is done with a listing: viewings, quotes, the reservation, the signing. */
export const OfferForms = (props: Sheet) => {
  const { site, request, fitting } = props;
  const { t } = site;
  const { stage, closedAt } = request.dossier;
  const talks = closedAt === null && ['L80', 'L90', 'L100', 'L110', 'L120'].includes(stage);
  const can = talks && fitting.length > 0;
  return (
    <>
      {talks && fitting.length === 0 && (
        <p class="sheet p-4">
          {t(
            '登记并上架房源后，可以约带看、报价和锁定。',
            'Once you have a listing you can schedule viewings, quote and reserve.',
          )}
        </p>
      )}
      {closedAt === null && !talks && stage !== 'L130' && (
        <p class="quiet">
          {t(
            `进入“${stageName('L80', t)}”后，可以约带看、报价和锁定房源。`,
            `Viewings, quotes and reservations open at “${stageName('L80', t)}”.`,
          )}
        </p>
      )}
      <Viewings {...props} can={can} />
      <Quotes {...props} can={can} />
      <Reservations {...props} can={can} />
    </>
  );
};

const Fold = (props: { words: string; open: boolean; children?: Child }) => (
  <details open={props.open}>
    <summary class="py-2">{props.words}</summary>
    <div class="pt-2">{props.children}</div>
  </details>
);

const OfferField = (props: Sheet & { act: string; optional?: string }) => {
  const { site, act, fitting } = props;
  const at = sent(props, act);
  return (
    <SelectField
      name="offer"
      id={`${act}-offer`}
      label={site.t('房源', 'Listing')}
      value={one(at.form, 'offer')}
      empty={props.optional ?? site.t('请选择', 'Please choose')}
      options={fitting.map(({ offer }) => [offer.code, `${offer.code} ${offer.title}`])}
      problem={at.problems.offer}
    />
  );
};

const Line = (props: Sheet & { act: string; name: string; label: string; type?: string; unit?: string; optional?: boolean }) => {
  const { act, name, label, type, unit, site } = props;
  const at = sent(props, act);
  return (
    <TextField
      name={name}
      id={`${act}-${name}`}
      label={label}
      type={type ?? 'text'}
      unit={unit}
      value={one(at.form, name)}
      maxlength={40}
      problem={at.problems[name]}
      required={!props.optional}
      optional={props.optional ? site.t('选填', 'optional') : undefined}
    />
  );
};

const Submit = ({ words, act }: { words: string; act: string }) => (
  <div>
    <button class="btn" type="submit" name="do" value={act}>
      {words}
    </button>
  </div>
);

const Viewings = (props: Sheet & { can: boolean }) => {
  const { site, action, request, can } = props;
  const { t, to } = site;
  const { viewings, closedAt } = request.dossier;
  if (!can && viewings.length === 0) return <></>;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="viewings">
      <h2 id="viewings">{t('带看', 'Viewings')}</h2>
      {viewings.map(one => (
        <div class="grid gap-2">
          <p>
            <span class="num">{momentWords(one.at, site.lang)}</span> <a href={to(`/offers/${one.offer}`)}>{one.title}</a> ·{' '}
            {t(...viewingWords[one.state])}
            {one.outcome && `：${one.outcome}`}
          </p>
          {closedAt === null && (one.state === 'scheduled' || one.state === 'confirmed') && <ViewedForm {...props} id={one.id} />}
        </div>
      ))}
      {can && (
        <Fold words={t('约带看', 'Schedule a viewing')} open={sent(props, 'viewing').here}>
          <form method="post" action={action} class="fields">
            <OfferField {...props} act="viewing" />
            <div class="fields two">
              <Line {...props} act="viewing" name="on" label={t('日期', 'Day')} type="date" />
              <Line {...props} act="viewing" name="time" label={t('时间（北京时间）', 'Time in China')} type="time" />
            </div>
            <Submit words={t('约带看', 'Schedule')} act="viewing" />
          </form>
        </Fold>
      )}
    </section>
  );
};

const ViewedForm = (props: Sheet & { id: number }) => {
  const { site, action, id } = props;
  const { t } = site;
  const of = String(id);
  const at = sent(props, 'viewed', of);
  return (
    <Fold words={t('填写带看结果', 'How it went')} open={at.here}>
      <form method="post" action={action} class="fields">
        <input type="hidden" name="of" value={of} />
        <SelectField
          name="state"
          id={`viewed${of}-state`}
          label={t('结果', 'Result')}
          value={one(at.form, 'state')}
          empty={t('请选择', 'Please choose')}
          options={(['done', 'cancelled', 'no_show'] as const).map(state => [state, t(...viewingWords[state])])}
          problem={at.problems.state}
        />
        <WordsField {...props} act="viewed" of={of} name="outcome" label={t('看得怎么样', 'What came of it')} long />
        <NextFields {...props} act="viewed" of={of} />
        <Submit words={t('保存', 'Save')} act="viewed" />
      </form>
    </Fold>
  );
};

/** The figures of a cost sheet by the words of the listing's own fields. */
function figureWords(key: (typeof quoteFigures)[number], { t, lang }: Sheet['site']): { label: string; unit: string } {
  if (key === 'area') return { label: t('面积', 'Area'), unit: '㎡' };
  if (key === 'rent_month') return { label: t('租金', 'Rent'), unit: t('元/㎡/月', 'yuan/㎡/month') };
  const field = fieldOf(key);
  return { label: t(field.zh, field.en), unit: unitWords(unitOf(field), lang) };
}

const Quotes = (props: Sheet & { can: boolean }) => {
  const { site, action, request, can } = props;
  const { t } = site;
  const { quotes } = request.dossier;
  if (!can && quotes.length === 0) return <></>;
  const at = sent(props, 'quote');
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="quotes">
      <h2 id="quotes">{t('报价', 'Quotes')}</h2>
      {quotes.map(quote => (
        <div class="grid gap-1">
          <CostSheet site={site} quote={quote} />
          <p class="quiet">
            {t(...quoteWords[quote.state])}
            {quote.answer && `：${quote.answer}`}
          </p>
        </div>
      ))}
      {can && (
        <Fold words={t('新报价', 'A new quote')} open={at.here}>
          <form method="post" action={action} class="fields">
            <OfferField {...props} act="quote" />
            <div class="fields two">
              {quoteFigures.map(key => {
                const { label, unit } = figureWords(key, site);
                if (key !== 'fee_included')
                  return (
                    <Line
                      {...props}
                      act="quote"
                      name={key}
                      label={label}
                      unit={unit}
                      optional={key !== 'area' && key !== 'rent_month'}
                    />
                  );
                return (
                  <SelectField
                    name={key}
                    id={`quote-${key}`}
                    label={label}
                    value={one(at.form, key)}
                    empty={t('未说明', 'not said')}
                    options={[
                      ['true', t('含', 'yes')],
                      ['false', t('不含', 'no')],
                    ]}
                  />
                );
              })}
              <Line {...props} act="quote" name="valid_until" label={t('报价有效期到', 'Valid until')} type="date" />
            </div>
            <WordsField {...props} act="quote" name="words" label={t('说明', 'Words')} optional long />
            <NextFields {...props} act="quote" next={t('等企业答复报价', 'Wait for the answer')} />
            <label class="tick">
              <input class="checkbox" type="checkbox" name="draft" value="1" checked={one(at.form, 'draft') === '1'} />
              {t('先存草稿，企业看不到', 'Keep as a draft, unseen by the enterprise')}
            </label>
            <Submit words={t('保存报价', 'Save the quote')} act="quote" />
          </form>
        </Fold>
      )}
    </section>
  );
};

const Reservations = (props: Sheet & { can: boolean }) => {
  const { site, action, request, can } = props;
  const { t, to } = site;
  const { reservations, stage } = request.dossier;
  if (!can && reservations.length === 0) return <></>;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="reservations">
      <h2 id="reservations">{t('锁定与签约', 'Reserve and sign')}</h2>
      {reservations.map(one => (
        <p>
          <a href={to(`/offers/${one.offer}`)}>{one.title}</a> · {t(...reservationWords[one.state])}
          {one.state === 'held' && <span class="num"> {t(`到 ${one.until}`, `until ${one.until}`)}</span>}
        </p>
      ))}
      {can && reservations.some(one => one.state === 'held') && (
        <form method="post" action={action}>
          <Submit words={t('释放锁定', 'Free it')} act="free" />
        </form>
      )}
      {can && (
        <Fold words={t('锁定房源', 'Reserve a listing')} open={sent(props, 'reserve').here}>
          <form method="post" action={action} class="fields">
            <OfferField {...props} act="reserve" />
            <Line {...props} act="reserve" name="until" label={t('锁定到', 'Keep until')} type="date" />
            <NextFields {...props} act="reserve" />
            <Submit words={t('锁定', 'Reserve')} act="reserve" />
          </form>
        </Fold>
      )}
      {can && ['L100', 'L110', 'L120'].includes(stage) && (
        <Fold words={t('申报签约', 'Say that it was signed')} open={sent(props, 'sign').here}>
          <form method="post" action={action} class="fields">
            <OfferField {...props} act="sign" optional={t('不涉及房源', 'without a listing')} />
            <NextFields {...props} act="sign" next={t('等企业确认', 'Wait for the enterprise')} />
            <Submit words={t('申报签约', 'Signed')} act="sign" />
          </form>
        </Fold>
      )}
    </section>
  );
};
