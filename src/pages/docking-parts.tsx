import type { NeedClock, NeedEvent, Quote, RouteClock } from '#modules/need/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day, figure } from '#shared/format.ts';
import { AreaField, TextField } from '#ui/input.tsx';
import { eventWords } from './docking-words.ts';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

const clockNames: Readonly<Record<RouteClock['key'], readonly [zh: string, en: string]>> = {
  acknowledged: ['受理', 'Acknowledged'],
  qualified: ['研判', 'Qualified'],
  answered: ['答复', 'Answered'],
  next: ['下一步', 'Next action'],
  report: ['汇报进展', 'Report'],
};

const looks = {
  done: ['met', '●'],
  running: ['unknown', '○'],
  due_today: ['near', '◐'],
  overdue: ['missed', '!'],
  stopped: ['unknown', '–'],
} as const;

/** One clock: what is owed, by when, and whether it was kept; mark, word and colour say the same. */
const ClockLine = ({ site, clock, note }: { site: Site; clock: NeedClock | RouteClock; note: string }) => {
  const { t, lang } = site;
  const [tone, mark] = looks[clock.state];
  const late = clock.state === 'done' && clock.inTime === false;
  const state = {
    done: clock.done ? t(`${day(clock.done, lang)}完成`, `done ${day(clock.done, lang)}`) : '',
    running: t(`不晚于 ${day(clock.due, lang)}`, `by ${day(clock.due, lang)}`),
    due_today: t('今天到期', 'due today'),
    overdue: t(`已超期（应在 ${day(clock.due, lang)} 前）`, `overdue (was due ${day(clock.due, lang)})`),
    stopped: t('已停止', 'stopped'),
  }[clock.state];
  return (
    <li>
      <b class={late ? 'near' : tone} aria-hidden="true">
        {late ? '◐' : mark}
      </b>
      <span>
        {t(...clockNames[clock.key])}
        {note && ' '}
        {note && <span class="quiet small inline-block">{note}</span>}
      </span>
      <span class={late ? 'near' : tone}>
        {state}
        {late && t('，超期', ', late')}
      </span>
    </li>
  );
};

/** The clocks of a need or of one receiver. */
export const Clocks = ({
  site,
  clocks,
  nextAction,
}: {
  site: Site;
  clocks: readonly (NeedClock | RouteClock)[];
  nextAction?: string | null;
}) => {
  const { t } = site;
  const note = (clock: NeedClock | RouteClock) => {
    if (clock.key === 'next') return nextAction ?? '';
    if (clock.key === 'report') return t('每 14 天', 'every 14 days');
    return 'days' in clock ? t(`${clock.days} 个工作日内`, `within ${clock.days} working day${clock.days > 1 ? 's' : ''}`) : '';
  };
  return (
    <ol class="clock">
      {clocks.map(clock => (
        <ClockLine site={site} clock={clock} note={note(clock)} />
      ))}
    </ol>
  );
};

/** What happened, oldest first. */
export const History = ({ site, events }: { site: Site; events: readonly NeedEvent[] }) => {
  const { t, lang } = site;
  if (events.length === 0) return <></>;
  return (
    <section class="sheet p-4 grid gap-2" aria-labelledby="history">
      <h2 id="history">{t('经过', 'What happened')}</h2>
      <ol class="grid gap-1">
        {events.map(event => (
          <li>
            <span class="quiet num">{day(dayInChina(event.at), lang)}</span> {eventWords(event, t)}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** A form on a page with several: which act it is of which thing, what was typed into it, and what was wrong. */
export type Acting = { site: Site; action: string; form: Form; problems: Record<string, string> };

/** What was typed into the form of this act, and what was wrong there; nothing where another form was sent. */
export function sent(
  { form, problems }: Acting,
  act: string,
  of = '',
): { form: Form; problems: Record<string, string>; here: boolean } {
  const here = one(form, 'do') === act && (of === '' || one(form, 'of') === of);
  return here ? { form, problems, here } : { form: {}, problems: {}, here };
}

/** A text of a few words in one of several forms. */
export const WordsField = (
  props: Acting & { act: string; of?: string; name: string; label: string; hint?: string; optional?: boolean; long?: boolean },
) => {
  const { act, of = '', name, label, hint, site } = props;
  const at = sent(props, act, of);
  const shared = {
    ...{ name, id: `${act}${of}-${name}`, label, hint, value: one(at.form, name), problem: at.problems[name] },
    ...{ maxlength: props.long ? 400 : 200, required: !props.optional },
    ...(props.optional ? { optional: site.t('选填', 'optional') } : {}),
  };
  return props.long ? <AreaField {...shared} rows={2} /> : <TextField {...shared} />;
};

/** What is done next and on which day. */
export const NextFields = (props: Acting & { act: string; of?: string; next?: string }) => {
  const { act, of = '', site } = props;
  const { t } = site;
  const at = sent(props, act, of);
  return (
    <div class="fields two">
      <TextField
        name="next"
        id={`${act}${of}-next`}
        label={t('下一步做什么', 'What is done next')}
        value={one(at.form, 'next') || props.next}
        maxlength={200}
        problem={at.problems.next}
        required
      />
      <TextField
        name="next_on"
        id={`${act}${of}-next_on`}
        label={t('哪天做', 'On which day')}
        type="date"
        value={one(at.form, 'next_on')}
        problem={at.problems.next_on}
        required
      />
    </div>
  );
};

/** A quote with every part of its comparable cost. */
export const CostSheet = ({ site, quote }: { site: Site; quote: Quote }) => {
  const { t, lang } = site;
  const { cost } = quote;
  const two = (value: number) => figure(Math.round(value * 100) / 100);
  return (
    <>
      <p>
        <a href={site.to(`/offers/${quote.offer}`)}>{quote.title}</a>
        <span class="quiet small num">
          {' '}
          {quote.offer} · {figure(quote.area)} ㎡ ·{' '}
          {t(`有效期到 ${day(quote.validUntil, lang)}`, `valid until ${day(quote.validUntil, lang)}`)}
        </span>
      </p>
      {cost && (
        <details>
          <summary class="py-2">
            {t('折合成本', 'Comparable cost')}{' '}
            <b class="num">
              {two(cost.value)}
              {cost.high > cost.value && `–${two(cost.high)}`}
            </b>
            <span class="unit">{t('元/实用㎡/月', 'yuan/usable ㎡/month')}</span>
          </summary>
          <table class="facts">
            <tbody>
              {cost.parts.map(part => (
                <tr>
                  <td>{part.words}</td>
                  <td class="n num">{two(part.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="quiet small">{cost.formula}</p>
          {cost.assumptions.map(line => (
            <p class="quiet small">{line}</p>
          ))}
        </details>
      )}
      {quote.words && <p>{quote.words}</p>}
    </>
  );
};
