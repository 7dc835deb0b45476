import type { Context } from 'hono';
import { conditionsToQuery } from '#modules/match/index.ts';
import {
  closedStages,
  exportNeed,
  listDossiers,
  listReceivers,
  type Opening,
  readNeed,
  readNeedClock,
  readResponses,
  stageName,
} from '#modules/need/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { amountWords } from '#shared/unit.ts';
import { sayingOf } from '#shared/words.ts';
import { Said } from '#ui/said.tsx';
import { Clocks, History, WordsField } from './docking-parts.tsx';
import { missingPage } from './errors.tsx';
import { type Form, one, readForm } from './form.ts';
import { act, doneWords } from './need-act.ts';
import { ChooseReceivers } from './need-receivers.tsx';
import { RouteSheet } from './need-route.tsx';
import { PlainChips } from './plain-chips.tsx';
import { sentenceMarks } from './said-sentence.tsx';
import { searchPath } from './search-path.ts';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/needs/:token';

/** What the enterprise sees on its private link: where the request stands, the clock, and what happened. */
export const get = read;
export const post = write;

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

function read(c: Context, site: Site) {
  return page(c, site, {});
}

async function page(c: Context, site: Site, { form = {}, problems = {}, said, status = 200 }: Shown) {
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
  const acting = { site, action: to(address), form, problems };
  const params = new URL(c.req.url).searchParams;
  const done = sayingOf(doneWords, params.get('done'));
  const closed = closedStages.includes(need.stage);
  const { routes, responses, receivers } = await database.read(async db => {
    const routes = await listDossiers(db, need.id, lang);
    const chosen = need.pooled || routes.some(route => route.closedAt === null);
    const choosing = !closed && !need.erasedAt && (!chosen || params.has('choose') || one(form, 'do') === 'choose');
    const [responses, receivers] = await Promise.all([
      readResponses(
        db,
        routes.map(route => route.organisation),
        now,
      ),
      choosing ? listReceivers(db, need.conditions, now) : null,
    ]);
    return { routes, responses, receivers };
  });
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
      status,
    },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
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
        <Clocks site={site} clocks={readNeedClock(need, now)} />
        {need.merged_into && <p>{t(`已并入 ${need.merged_into} 继续办理。`, `Carried on as ${need.merged_into}.`)}</p>}
      </section>
      {routes.map(route => (
        <RouteSheet {...acting} route={route} response={responses.get(route.organisation)} />
      ))}
      {!closed && !need.erasedAt && !receivers && (
        <p>
          <a class="btn" href={`${to(address)}?choose=1#receivers`}>
            {t('再选接收方', 'Choose further receivers')}
          </a>
        </p>
      )}
      {receivers && (
        <ChooseReceivers
          {...acting}
          need={need}
          receivers={receivers}
          taken={new Set(routes.map(route => route.organisation))}
          open={routes.filter(route => route.closedAt === null).length}
        />
      )}
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
      <History site={site} events={need.events} />
      {!need.erasedAt && (
        <section class="grid gap-3">
          <h2>{t('您的数据', 'Your data')}</h2>
          <p class="flex flex-wrap gap-4 items-center">
            <a href={to(`${address}/own.json`)}>{t('导出本人数据', 'Export my data')}</a>
          </p>
          {!closed && (
            <details open={one(form, 'do') === 'elsewhere'}>
              <summary class="py-2">{t('已在别处解决，结束这条需求', 'Solved elsewhere: end this request')}</summary>
              <form method="post" action={to(address)} class="sheet p-4 fields">
                <WordsField {...acting} act="elsewhere" name="words" label={t('在哪里解决的', 'Where it was solved')} />
                <div>
                  <button class="btn" type="submit" name="do" value="elsewhere">
                    {t('结束需求', 'End the request')}
                  </button>
                </div>
              </form>
            </details>
          )}
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

/** Does what was pressed: chooses receivers, answers them, or withdraws consent once it was ticked that this is meant. */
async function write(c: Context, site: Site) {
  const { opening, own: address } = openingOf(c, site);
  const form = await readForm(c);
  try {
    const done = await act(site, opening, form);
    return c.redirect(site.to(done ? `${address}?done=${encodeURIComponent(done)}` : address), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, { form, problems, said: words, status });
  }
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
export const member = { path: '/workspace/needs/:number', get: forUser(read), post: forUser(write) };
export const memberOwn = { path: '/workspace/needs/:number/own.json', get: forUser(takeAway) };

async function takeAway(c: Context, site: Site) {
  const { opening } = openingOf(c, site);
  const data = await site.database.read(db => exportNeed(db, site.secret, opening));
  if (!data) return missingPage(c, site);
  c.header('Cache-Control', 'private, no-store');
  c.header('Content-Disposition', `attachment; filename="${data.number}.json"`);
  return c.json({ ...data, address: conditionsToQuery(data.conditions) });
}
