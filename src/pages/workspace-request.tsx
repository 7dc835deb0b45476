import type { Context } from 'hono';
import { explainOwn, type Match } from '#modules/match/index.ts';
import { lookAsReceiver, type Request, readRequest, readRouteClock, stageName, stepName } from '#modules/need/index.ts';
import { placeName } from '#modules/reference/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { amountWords } from '#shared/unit.ts';
import type { User } from '#shared/viewer.ts';
import { sayingOf } from '#shared/words.ts';
import { VerdictMark } from '#ui/verdict.tsx';
import { Clocks, History } from './docking-parts.tsx';
import { momentWords, reasonWords, revealWords } from './docking-words.ts';
import { type Form, one, readForm } from './form.ts';
import { matchOf } from './match-card.ts';
import { PlainChips } from './plain-chips.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';
import { actOnRequest, requestDone } from './workspace-request-act.ts';
import { FirstContactSheet } from './workspace-request-first.tsx';
import { AdvanceForms, RevealForm } from './workspace-request-forms.tsx';
import { OfferForms } from './workspace-request-offers.tsx';

export const path = '/workspace/requests/:id';

/** One request in a receiver's hands: the clock, what fits and why, what is next, and everything that can be done. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Does what the button pressed says; looking at the contact shows it on the answer, once and recorded. */
export const post = forUser(async (c, site, user) => {
  const { database, secret, clock } = site;
  const form = await readForm(c);
  const id = c.req.param('id') ?? '';
  try {
    if (one(form, 'do') === 'look') {
      const contact = await database.write(tx => lookAsReceiver(tx, user, secret, clock, id));
      return page(c, site, user, { contact });
    }
    const done = await actOnRequest(site, user, id, form);
    // From the board one goes back to the board.
    if (one(form, 'back') === site.to('/workspace/requests?view=board'))
      return c.redirect(site.to(`/workspace/requests?view=board&moved=${id}`), 303);
    return c.redirect(site.to(`/workspace/requests/${id}?done=${encodeURIComponent(done)}`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

type Shown = {
  form?: Form;
  problems?: Record<string, string>;
  said?: string;
  status?: PageStatus;
  contact?: { person: string; phone: string | null };
};

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200, contact }: Shown) {
  const { t, to, lang, database } = site;
  const id = c.req.param('id') ?? '';
  const now = site.clock();
  const { request, fitting } = await database.read(async db => {
    const request = await readRequest(db, user, id, now, lang);
    const { conditions, dossier } = request;
    return { request, fitting: await explainOwn(db, dossier.organisation, { conditions, now, lang }) };
  });
  const { dossier } = request;
  const open = dossier.closedAt === null;
  const acting = { site, action: to(`/workspace/requests/${id}`), form, problems };
  const params = new URL(c.req.url).searchParams;
  const done = sayingOf(requestDone, params.get('done'));
  const title = t(`需求 ${request.number}`, `Request ${request.number}`);
  return show(
    c,
    site,
    {
      title,
      crumbs: [
        { words: t('工作台', 'Workspace'), path: '/workspace' },
        { words: t('分派给我们的需求', 'Requests routed to us'), path: '/workspace/requests' },
        { words: request.number },
      ],
      status,
      hidden: true,
    },
    <div class="grid gap-4 py-3">
      <h1>
        {title}{' '}
        <span class="quiet">· {dossier.stage === 'L10' ? t('待受理', 'To acknowledge') : stageName(dossier.stage, t)}</span>
      </h1>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {done && status === 200 && (
        <p class="sheet p-4" role="status">
          {t(...done)}
        </p>
      )}
      {dossier.reason && <p>{t(`流失原因：${reasonWords(dossier.reason, t)}`, `Lost: ${reasonWords(dossier.reason, t)}`)}</p>}
      <div class="split aside-first">
        <div class="grid gap-4">
          <RequestSheet site={site} request={request} />
          <Fitting site={site} fitting={fitting} />
          {open && !request.erased && <AdvanceForms {...acting} request={request} asked={params.get('to') ?? ''} />}
          {!request.erased && <OfferForms {...acting} request={request} fitting={fitting} />}
          <History site={site} events={request.events} />
        </div>
        <aside class="grid gap-4">
          <section class="sheet p-4 grid gap-2" aria-labelledby="clock">
            <h2 id="clock">{t('时钟', 'The clock')}</h2>
            <p class="quiet small">{t('企业在跟踪页上看到同样的时钟。', 'The enterprise sees the same clock.')}</p>
            <Clocks site={site} clocks={readRouteClock(dossier, now)} nextAction={dossier.nextAction} />
          </section>
          <section class="sheet p-4 grid gap-3" aria-labelledby="contact">
            <h2 id="contact">{t('联系信息', 'The contact')}</h2>
            <table class="facts">
              <tbody>
                <tr>
                  <th scope="row">{t('单位', 'Company')}</th>
                  <td>{request.company ?? <span class="quiet">{t('未开放', 'not open')}</span>}</td>
                </tr>
                <tr>
                  <th scope="row">{t('联系人', 'Person')}</th>
                  <td>
                    {contact
                      ? [contact.person, contact.phone].filter(Boolean).join(' · ')
                      : (request.contact ?? t('已删除', 'erased'))}
                  </td>
                </tr>
              </tbody>
            </table>
            {contact && (
              <p class="quiet small" role="status">
                {t('这次查看已记录，企业看得到。', 'This look was recorded; the enterprise sees it.')}
              </p>
            )}
            {(open || dossier.proof?.state === 'confirmed') && !request.erased && !contact && dossier.step >= 2 && (
              <form method="post" action={acting.action}>
                <button class="btn" type="submit" name="do" value="look">
                  {dossier.step === 3
                    ? t('显示联系人和电话（留痕）', 'Show person and telephone (recorded)')
                    : t('显示联系人（留痕）', 'Show the person (recorded)')}
                </button>
              </form>
            )}
            {dossier.reveals.length > 0 && (
              <ul class="small grid gap-1">
                {dossier.reveals.map(one => (
                  <li>
                    <span class="quiet num">{momentWords(one.at, site.lang)}</span> {stepName(one.step, t)} ·{' '}
                    {t(...revealWords[one.state])}
                    {t('：', ': ')}
                    {one.reason}
                  </li>
                ))}
              </ul>
            )}
            {open && !request.erased && <RevealForm {...acting} request={request} />}
          </section>
          <FirstContactSheet {...acting} request={request} />
        </aside>
      </div>
    </div>,
  );
}

const RequestSheet = ({ site, request }: { site: Site; request: Request }) => {
  const { t, lang } = site;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="request">
      <h2 id="request">{t('需求内容', 'The request')}</h2>
      {request.erased ? (
        <p>{t('授权已结束，需求文字和联系方式已删除。', 'The consent has ended; text and contact were erased.')}</p>
      ) : (
        <>
          <p class="whitespace-pre-line">{request.text}</p>
          {request.conditions.length > 0 && <PlainChips conditions={request.conditions} lang={lang} />}
          <p class="quiet small">
            {[
              request.purpose && t(`用途：${request.purpose}`, `Purpose: ${request.purpose}`),
              request.tax !== null &&
                t(`税收：${amountWords(request.tax, '万元/年', lang)}`, `Tax: ${amountWords(request.tax, '万元/年', lang)}`),
              t(`${day(dayInChina(request.createdAt), lang)}提交`, `posted ${day(dayInChina(request.createdAt), lang)}`),
              t(`授权到 ${day(request.consentUntil, lang)}`, `consent until ${day(request.consentUntil, lang)}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
    </section>
  );
};

/** The receiver's own listings held against the conditions: which fit, which fail, and on what. */
const Fitting = ({ site, fitting }: { site: Site; fitting: readonly Match[] }) => {
  const { t, to, lang } = site;
  if (fitting.length === 0)
    return (
      <p class="sheet empty quiet">
        {t(
          '贵单位还没有在架房源。登记后会在这里逐条说明是否符合。',
          'Your organisation has no listing yet. Once listed, each is explained here.',
        )}
      </p>
    );
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="fitting">
      <h2 id="fitting">{t('本组织房源是否符合', 'How your listings fit')}</h2>
      <ul class="grid gap-3">
        {fitting.map(match => {
          const { score, verdicts } = matchOf(site, match);
          return (
            <li class="grid gap-1">
              <p>
                <a href={to(`/offers/${match.offer.code}`)}>{match.offer.title}</a>
                <span class="quiet small num">
                  {' '}
                  {match.offer.code} · {placeName(match.offer.district, 'short', lang)} ·{' '}
                  {t(`${Math.round(score)} 分`, `${Math.round(score)} points`)}
                  {match.offer.lease_status !== 'open' && ` · ${t('非待租状态', 'not open')}`}
                </span>
              </p>
              <span class="verdicts">
                {verdicts.map(verdict => (
                  <VerdictMark kind={verdict.kind} label={`${verdict.label} ${verdict.has ?? ''}`} lang={lang} />
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
