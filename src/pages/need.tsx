import type { Context } from 'hono';
import { conditionsToQuery } from '#modules/match/index.ts';
import {
  closedStages,
  exportNeed,
  type NeedClock,
  type NeedEvent,
  type Opening,
  readNeed,
  readNeedClock,
  stageName,
  withdrawNeed,
} from '#modules/need/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { amountWords } from '#shared/unit.ts';
import type { Words } from '#shared/words.ts';
import { Said } from '#ui/said.tsx';
import { missingPage } from './errors.tsx';
import { one, readForm } from './form.ts';
import { PlainChips } from './plain-chips.tsx';
import { sentenceMarks } from './said-sentence.tsx';
import { searchPath } from './search-path.ts';
import { forUser } from './session.ts';
import { type Site, show } from './site.tsx';

export const path = '/needs/:token';

/** What the enterprise sees on its private link: where the request stands, the clock, and what happened. */
export const get = read;
export const post = withdraw;

async function read(c: Context, site: Site) {
  const { t, to, lang, database } = site;
  const { opening, own: address } = openingOf(c, site);
  const need = await database.read(db => readNeed(db, opening));
  if (!need) {
    return missingPage(
      c,
      site,
      t(
        '这个链接打不开任何需求。请核对是否复制完整；链接共 22 个字符，区分大小写。',
        'This link opens no request. Please check that it was copied whole: 22 characters, upper and lower case differ.',
      ),
    );
  }
  const now = site.clock();
  const params = new URL(c.req.url).searchParams;
  const closed = closedStages.includes(need.stage);
  const title = t(`需求 ${need.number}`, `Need ${need.number}`);
  return show(
    c,
    site,
    {
      title,
      crumbs: [
        ...(typeof opening === 'string' ? [] : [{ words: t('工作台', 'Workspace'), path: '/workspace' }]),
        { words: need.number },
      ],
      hidden: true,
    },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      {params.has('posted') && typeof opening !== 'string' && (
        <p class="sheet p-4" role="status">
          {t(
            '已收到。它列在工作台里，同组织的成员都能查看。',
            'Received. It stands in the workspace, where members of the organisation follow it.',
          )}
        </p>
      )}
      {params.has('posted') && typeof opening === 'string' && (
        <div class="sheet p-4 grid gap-1" role="status">
          <b>{t('已收到。请收藏这个页面：', 'Received. Please keep this page:')}</b>
          <p>
            {t(
              '它的地址就是您的专属链接，只有知道地址的人能打开，我们不会再显示一次。',
              'its address is your private link; only who knows it can open it, and it is not shown again.',
            )}
          </p>
        </div>
      )}
      <section class="sheet p-4 grid gap-3">
        <p>
          <b>{stageName(need.stage, t)}</b>
          <span class="quiet">
            {' '}
            · {t(`${day(dayInChina(need.createdAt), lang)}提交`, `posted ${day(dayInChina(need.createdAt), lang)}`)}
          </span>
        </p>
        <ol class="clock">
          {readNeedClock(need, now).map(clock => (
            <ClockLine site={site} clock={clock} />
          ))}
        </ol>
      </section>
      <section class="sheet p-4 grid gap-3">
        <h2>{t('需求内容', 'The request')}</h2>
        {need.erasedAt ? (
          <p>{t('联系方式和需求文字已删除。', 'Contact and text have been erased.')}</p>
        ) : (
          <>
            <p class="whitespace-pre-line">
              <Said text={need.text ?? ''} marks={sentenceMarks(need.text ?? '', need.conditions, lang)} />
            </p>
            {need.conditions.length > 0 && <PlainChips conditions={need.conditions} lang={lang} />}
            <table class="facts">
              <tbody>
                {(
                  [
                    [t('用途', 'Purpose'), need.purpose],
                    [t('税收', 'Tax'), need.tax === null ? null : amountWords(need.tax, '万元/年', lang)],
                    [t('公司', 'Company'), need.company],
                    [t('联系人', 'Contact'), need.contact],
                    [t('最多提供给', 'Passed to at most'), t(`${need.receivers} 家`, String(need.receivers))],
                    [t('授权到', 'Consent until'), day(need.consent.until, lang)],
                  ] as const
                ).map(([label, value]) => (
                  <tr>
                    <th scope="row">{label}</th>
                    <td>{value ?? <span class="quiet">{t('未填', 'not given')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {!closed && need.conditions.length > 0 && (
              <p>
                <a class="btn" href={to(searchPath('', need.conditions))}>
                  {t('看现在有哪些匹配', 'See what matches now')}
                </a>
              </p>
            )}
          </>
        )}
      </section>
      {need.events.length > 0 && (
        <section class="sheet p-4 grid gap-2">
          <h2>{t('经过', 'What happened')}</h2>
          <ol class="grid gap-1">
            {need.events.map(event => (
              <li>
                <span class="quiet num">{day(dayInChina(event.at), lang)}</span> {eventWords(event, t)}
              </li>
            ))}
          </ol>
        </section>
      )}
      {!need.erasedAt && (
        <section class="grid gap-3">
          <h2>{t('您的数据', 'Your data')}</h2>
          <p class="flex flex-wrap gap-4 items-center">
            <a href={to(`${address}/own.json`)}>{t('导出本人数据', 'Export my data')}</a>
          </p>
          <details>
            <summary class="py-2">{t('撤回同意并删除联系方式', 'Withdraw consent and erase the contact')}</summary>
            <form method="post" action={to(address)} class="sheet p-4 grid gap-3">
              <p>
                {t(
                  '删除后不能恢复，需求停止匹配，编号和经过保留。',
                  'Erasing cannot be undone; matching stops, number and history stay.',
                )}
              </p>
              <label class="tick">
                <input class="checkbox" type="checkbox" name="sure" value="1" required />
                {t('我确定', 'I am sure')}
              </label>
              <div>
                <button class="btn btn-error" type="submit">
                  {t('撤回并删除', 'Withdraw and erase')}
                </button>
              </div>
            </form>
          </details>
        </section>
      )}
    </div>,
  );
}

/** One line of the history: what happened, and the reason where one was given. */
function eventWords({ kind, stage, words }: NeedEvent, t: Words): string {
  const what: Partial<Record<NeedEvent['kind'], string>> = {
    look: t('运营方查看了联系方式', 'The operator looked at the contact'),
    withdrawn: t('撤回同意，联系方式已删除', 'Consent withdrawn, contact erased'),
    erased: t('授权到期，联系方式已删除', 'Consent ended, contact erased'),
  };
  return [what[kind] ?? (stage ? stageName(stage, t) : ''), words].filter(Boolean).join(t('：', ': '));
}

/** Withdraws consent, once it was ticked that this is meant. */
async function withdraw(c: Context, site: Site) {
  const { opening, own: address } = openingOf(c, site);
  const form = await readForm(c);
  if (one(form, 'sure') === '1') await site.database.write(tx => withdrawNeed(tx, site.clock, opening));
  return c.redirect(site.to(address), 303);
}

/** By what the request is opened, and the address of this page: its private link, or its number for members. */
function openingOf(c: Context, site: Site): { opening: Opening; own: string } {
  const number = c.req.param('number');
  if (number !== undefined)
    return { opening: { viewer: site.viewer, number }, own: `/workspace/needs/${encodeURIComponent(number)}` };
  const token = c.req.param('token') ?? '';
  return { opening: token, own: `/needs/${encodeURIComponent(token)}` };
}

/** All that is stored about the request, for its author to keep. */
export const own = {
  path: '/needs/:token/own.json',
  get: takeAway,
};

/** The same pages for members of the organisation in whose name it was posted. */
export const member = { path: '/workspace/needs/:number', get: forUser(read), post: forUser(withdraw) };
export const memberOwn = { path: '/workspace/needs/:number/own.json', get: forUser(takeAway) };

async function takeAway(c: Context, site: Site) {
  const { opening } = openingOf(c, site);
  const data = await site.database.read(db => exportNeed(db, site.secret, opening));
  if (!data) return missingPage(c, site);
  c.header('Cache-Control', 'private, no-store');
  c.header('Content-Disposition', `attachment; filename="${data.number}.json"`);
  return c.json({ ...data, address: conditionsToQuery(data.conditions) });
}

const clockNames: Readonly<Record<NeedClock['key'], readonly [zh: string, en: string]>> = {
  acknowledged: ['受理', 'Acknowledged'],
  qualified: ['研判', 'Qualified'],
  answered: ['答复', 'Answered'],
};

const ClockLine = (props: { site: Site; clock: NeedClock }) => {
  const { site, clock } = props;
  const { t, lang } = site;
  const looks = {
    done: ['met', '●'],
    running: ['unknown', '○'],
    due_today: ['near', '◐'],
    overdue: ['missed', '!'],
    stopped: ['unknown', '–'],
  } as const;
  const [tone, mark] = looks[clock.state];
  const state = {
    done: clock.done ? t(`${day(clock.done, lang)}完成`, `done ${day(clock.done, lang)}`) : '',
    running: t(`不晚于 ${day(clock.due, lang)}`, `by ${day(clock.due, lang)}`),
    due_today: t('今天到期', 'due today'),
    overdue: t(`已超期（应在 ${day(clock.due, lang)} 前）`, `overdue (was due ${day(clock.due, lang)})`),
    stopped: t('已停止', 'stopped'),
  }[clock.state];
  return (
    <li>
      <b class={tone} aria-hidden="true">
        {mark}
      </b>
      <span>
        {t(...clockNames[clock.key])}
        <span class="quiet small">
          {' '}
          {t(`${clock.days} 个工作日内`, `within ${clock.days} working day${clock.days > 1 ? 's' : ''}`)}
        </span>
      </span>
      <span class={tone}>{state}</span>
    </li>
  );
};
