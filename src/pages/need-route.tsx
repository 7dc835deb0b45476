import { type Dossier, type Receiver, ratingDays, readRouteClock, stageName, stepName } from '#modules/need/index.ts';
import { SelectField } from '#ui/input.tsx';
import { type Acting, Clocks, CostSheet, sent, WordsField } from './docking-parts.tsx';
import {
  momentWords,
  quoteWords,
  reasonWords,
  reservationWords,
  responseWords,
  revealWords,
  viewingWords,
} from './docking-words.ts';
import { one } from './form.ts';

type Sheet = Acting & { route: Dossier; response: Receiver['response'] | undefined };

/** What one receiver does with the request, for the enterprise: the same clock, what waits for its answer, and the way to take it back. */
export const RouteSheet = (props: Sheet) => {
  const { site, action, route, response } = props;
  const { t } = site;
  const now = site.clock();
  const open = route.closedAt === null;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby={`r${route.id}`}>
      <div>
        <h3 id={`r${route.id}`}>
          {route.receiver}{' '}
          <span class="quiet">· {route.stage === 'L10' ? t('待受理', 'Not acknowledged yet') : stageName(route.stage, t)}</span>
        </h3>
        <p class="quiet small">
          {[
            route.handler && t(`经办人 ${route.handler}`, `handled by ${route.handler}`),
            t(`现在可见：${stepName(route.step, t)}`, `sees now: ${stepName(route.step, t)}`),
            route.reason && reasonWords(route.reason, t),
            response && responseWords(response, t),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {route.proof?.state === 'claimed' && <ProofForm {...props} />}
      <Clocks site={site} clocks={readRouteClock(route, now)} nextAction={route.nextAction} />
      <RevealLines {...props} />
      <ViewingLines {...props} />
      <QuoteLines {...props} />
      {route.reservations.map(one => (
        <p>
          <a href={site.to(`/offers/${one.offer}`)}>{one.title}</a> · {t(...reservationWords[one.state])}
          {one.state === 'held' && <span class="num"> {t(`到 ${one.until}`, `until ${one.until}`)}</span>}
        </p>
      ))}
      <RatingForms {...props} />
      {open && (
        <form method="post" action={action}>
          <input type="hidden" name="of" value={route.id} />
          <button class="btn" type="submit" name="do" value="take-back">
            {t(`不再提供给这家`, 'Take it back from this receiver')}
          </button>
        </form>
      )}
    </section>
  );
};

/** Two buttons of one form: yes, and no with words. */
const Answer = (
  props: Sheet & { act: string; item: number | string; yes: string; no: string; label: string; optional?: boolean },
) => {
  const { site, action, act, item, route } = props;
  const { t } = site;
  const of = `${route.id}/${item}`;
  return (
    <form method="post" action={action} class="fields">
      <input type="hidden" name="of" value={of} />
      <WordsField
        {...props}
        act={act}
        of={of}
        name="words"
        label={props.label}
        hint={props.optional ? '' : t('不同意时必填', 'Needed for a no')}
        optional
      />
      <div class="flex flex-wrap gap-3">
        <input type="hidden" name="do" value={act} />
        <button class="btn btn-primary" type="submit" name="answer" value="yes">
          {props.yes}
        </button>
        <button class="btn" type="submit" name="answer" value="no">
          {props.no}
        </button>
      </div>
    </form>
  );
};

const RevealLines = (props: Sheet) => {
  const { site, action, route } = props;
  const { t } = site;
  if (route.reveals.length === 0) return <></>;
  return (
    <div class="grid gap-2">
      <h4 class="font-medium">{t('联系信息的查看申请', 'Asked to see of the contact')}</h4>
      <ul class="grid gap-2">
        {route.reveals.map(one => (
          <li>
            <span class="quiet num">{momentWords(one.at, site.lang)}</span> {stepName(one.step, t)}
            {t('：', ': ')}
            {one.reason} · {t(...revealWords[one.state])}
            {one.state === 'asked' && (
              <form method="post" action={action} class="flex flex-wrap gap-3 pt-2">
                <input type="hidden" name="of" value={`${route.id}/${one.id}`} />
                <input type="hidden" name="do" value="reveal" />
                <button class="btn btn-primary" type="submit" name="answer" value="yes">
                  {t(`同意，开放${stepName(one.step, t)}`, `Yes, open the ${stepName(one.step, t)}`)}
                </button>
                <button class="btn" type="submit" name="answer" value="no">
                  {t('不同意', 'No')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};

const ViewingLines = (props: Sheet) => {
  const { site, route } = props;
  const { t } = site;
  if (route.viewings.length === 0) return <></>;
  return (
    <div class="grid gap-2">
      <h4 class="font-medium">{t('带看', 'Viewings')}</h4>
      {route.viewings.map(one => (
        <div class="grid gap-2">
          <p>
            <span class="num">{momentWords(one.at, site.lang)}</span> <a href={site.to(`/offers/${one.offer}`)}>{one.title}</a> ·{' '}
            {t(...viewingWords[one.state])}
            {one.outcome && `：${one.outcome}`}
          </p>
          {one.state === 'scheduled' && (
            <Answer
              {...props}
              act="viewing"
              item={one.id}
              label={t('说明', 'Words')}
              yes={t('确认会去', 'We shall come')}
              no={t('去不了', 'We cannot')}
            />
          )}
        </div>
      ))}
    </div>
  );
};

const QuoteLines = (props: Sheet) => {
  const { site, route } = props;
  const { t } = site;
  if (route.quotes.length === 0) return <></>;
  return (
    <div class="grid gap-2">
      <h4 class="font-medium">{t('报价', 'Quotes')}</h4>
      {route.quotes.map(quote => (
        <div class="grid gap-1">
          <CostSheet site={site} quote={quote} />
          <p>
            {t(...quoteWords[quote.state])}
            {quote.answer && `：${quote.answer}`}
          </p>
          {quote.state === 'submitted' && (
            <Answer
              {...props}
              act="quote"
              item={quote.id}
              label={t('意见', 'Your words')}
              yes={t('接受', 'Approve')}
              no={t('不接受', 'Reject')}
            />
          )}
        </div>
      ))}
    </div>
  );
};

const ProofForm = (props: Sheet) => {
  const { t } = props.site;
  return (
    <div class="grid gap-2">
      <p>
        <b>
          {t(
            '这家接收方申报已经签约。只有您确认了才算数：',
            'This receiver says that it was signed. It counts only when you confirm it:',
          )}
        </b>
      </p>
      <Answer
        {...props}
        act="proof"
        item="signed"
        label={t('您的话', 'Your words')}
        yes={t('确认，问题已解决', 'Confirm: it is solved')}
        no={t('没有签约', 'It was not signed')}
      />
    </div>
  );
};

const RatingForms = (props: Sheet) => {
  const { site, action, route } = props;
  const { t } = site;
  if (route.proof?.state !== 'confirmed' || !route.proof.answeredAt) return <></>;
  const since = (site.clock().getTime() - route.proof.answeredAt.getTime()) / 86_400_000;
  const due = ratingDays.find(days => since >= days && !route.ratings.some(rating => rating.days === days));
  const of = `${route.id}/${due}`;
  const at = sent(props, 'rate', of);
  return (
    <div class="grid gap-2">
      {route.ratings.map(rating => (
        <p>
          {t(`${rating.days} 天回访：${rating.score}/5`, `After ${rating.days} days: ${rating.score}/5`)} ·{' '}
          {rating.solved ? t('已解决', 'solved') : t('未解决', 'not solved')}
          {rating.words && ` · ${rating.words}`}
        </p>
      ))}
      {due && (
        <form method="post" action={action} class="fields">
          <h4 class="font-medium">{t(`入驻 ${due} 天了，情况怎么样？`, `${due} days after moving in: how is it?`)}</h4>
          <input type="hidden" name="of" value={of} />
          <SelectField
            name="score"
            id={`rate${due}-score`}
            label={t('评分', 'Score')}
            value={one(at.form, 'score')}
            empty={t('请选择', 'Please choose')}
            options={['5', '4', '3', '2', '1'].map(n => [n, t(`${n} 分`, n)])}
            problem={at.problems.score}
          />
          <label class="tick">
            <input class="checkbox" type="checkbox" name="solved" value="1" checked={one(at.form, 'solved') === '1'} />
            {t('需求已经解决', 'What we needed is solved')}
          </label>
          <WordsField {...props} act="rate" of={of} name="words" label={t('您的话', 'Your words')} optional long />
          <div>
            <button class="btn btn-primary" type="submit" name="do" value="rate">
              {t('提交评价', 'Send')}
            </button>
          </div>
        </form>
      )}
    </div>
  );
};
