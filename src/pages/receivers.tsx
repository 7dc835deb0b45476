import type { Context } from 'hono';
import { listReceivers } from '#modules/need/index.ts';
import { figure } from '#shared/format.ts';
import { type Site, show } from './site.tsx';

export const path = '/receivers';

/** The confirmed receivers with how fast each answers: median, share in time and rating, each with its n. */
export async function get(c: Context, site: Site) {
  const { t, database } = site;
  const receivers = await database.read(db => listReceivers(db, [], site.clock()));
  const title = t('接收方的答复情况', 'How receivers answer');
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }] },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <p class="quiet">
        {t(
          '近 90 天：从收到需求到答复的工作日中位数，7 个工作日内答复的比例；未到期的不计，超期未答复的按未按时计。n 是计入的条数。',
          'Over 90 days: the median of working days from receipt to answer, and the share answered within 7. What is not due does not count, what is overdue counts as late. n is how many were counted.',
        )}
      </p>
      {receivers.length === 0 ? (
        <p class="sheet empty quiet">{t('还没有经确认的接收方。', 'No receiver is confirmed yet.')}</p>
      ) : (
        <section class="scroll sheet" tabindex={0} aria-label={title}>
          <table class="grid-table small">
            <thead>
              <tr>
                <th scope="col">{t('接收方', 'Receiver')}</th>
                <th scope="col" class="n">
                  n
                </th>
                <th scope="col" class="n">
                  {t('答复中位数', 'Median answer')}
                </th>
                <th scope="col" class="n">
                  {t('按时', 'In time')}
                </th>
                <th scope="col" class="n">
                  {t('企业评价', 'Rating')}
                </th>
              </tr>
            </thead>
            <tbody>
              {receivers.map(({ name, response }) => (
                <tr>
                  <td>{name}</td>
                  <td class="n">{response.n}</td>
                  <td class="n">
                    {response.median === null
                      ? '—'
                      : t(`${figure(response.median)} 个工作日`, `${figure(response.median)} working days`)}
                  </td>
                  <td class="n">{response.inTime === null ? '—' : `${figure(Math.round(response.inTime * 100))}%`}</td>
                  <td class="n">{response.rating === null ? '—' : `${figure(response.rating)}/5 (n = ${response.ratings})`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>,
  );
}
