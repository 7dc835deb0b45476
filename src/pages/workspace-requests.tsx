import type { Context } from 'hono';
import {
  type BoardFilter,
  type BoardLine,
  boardFilterFrom,
  handledBy,
  listRequests,
  needStages,
  readResponses,
} from '#modules/need/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import type { User } from '#shared/viewer.ts';
import { SelectField } from '#ui/input.tsx';
import { responseWords } from './docking-words.ts';
import { forUser } from './session.ts';
import { type Site, show } from './site.tsx';
import { Board } from './workspace-request-board.tsx';
import { owed, stageWords } from './workspace-request-line.ts';

export const path = '/workspace/requests';

/** The requests routed to the viewer's organisations: a table or a board, filters in the address, further pages by key. */
export const get = forUser(page);

async function page(c: Context, site: Site, user: User) {
  const { t, to, database } = site;
  const params = new URL(c.req.url).searchParams;
  const filter = boardFilterFrom(params);
  const board = params.get('view') === 'board';
  const now = site.clock();
  const own = handledBy(user);
  const { lines, next, responses } = await database.read(async db => ({
    ...(await listRequests(db, user, filter, now, board ? 100 : 30)),
    responses: await readResponses(db, own, now),
  }));
  const title = t('分派给我们的需求', 'Requests routed to us');
  const view = (change: Record<string, string>) => {
    const kept = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) value ? kept.set(key, value) : kept.delete(key);
    return to(`${path}?${kept}`);
  };
  return show(
    c,
    site,
    {
      title,
      crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }],
      scripts: board && lines.length > 0 ? ['board'] : [],
      hidden: true,
    },
    <div class="grid gap-4 py-3">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1>{title}</h1>
        <nav class="flex flex-wrap gap-x-5" aria-label={t('视图', 'Views')}>
          <a class="tick" href={view({ view: '', after: '' })} aria-current={board ? undefined : 'page'}>
            {t('表格', 'Table')}
          </a>
          <a class="tick" href={view({ view: 'board', after: '' })} aria-current={board ? 'page' : undefined}>
            {t('看板', 'Board')}
          </a>
          <a class="tick" href={to('/workspace/pool')}>
            {t('公海', 'Pool')}
          </a>
        </nav>
      </div>
      {[...responses.values()].map(response => (
        <p class="quiet">{t('对外公布的答复情况：', 'Your public average: ') + responseWords(response, t)}</p>
      ))}
      <FilterForm site={site} filter={filter} board={board} />
      {lines.length === 0 ? (
        <p class="sheet empty quiet">
          {own.length === 0
            ? t(
                '您还不是任何接收方的成员。园区或招商机构经平台确认后，分派的需求会列在这里。',
                'You are a member of no receiver yet. Once a park or broker is confirmed, the requests routed to it stand here.',
              )
            : t('没有符合条件的需求。可以去公海看看。', 'No request like that. There may be some in the pool.')}
        </p>
      ) : board ? (
        <Board site={site} lines={lines} now={now} moved={params.get('moved') ?? ''} />
      ) : (
        <Table site={site} lines={lines} now={now} />
      )}
      {next && (
        <p>
          <a class="btn" href={view({ after: next })}>
            {t('下一页', 'Next page')}
          </a>
        </p>
      )}
    </div>,
  );
}

const FilterForm = ({ site, filter, board }: { site: Site; filter: BoardFilter; board: boolean }) => {
  const { t, to } = site;
  return (
    <form class="sheet p-4 flex flex-wrap gap-x-4 gap-y-2 items-end" action={to(path)} method="get">
      {board && <input type="hidden" name="view" value="board" />}
      <SelectField
        name="state"
        label={t('状态', 'State')}
        value={filter.state ?? ''}
        empty={t('在办', 'In hand')}
        options={[
          ['closed', t('已结束', 'Closed')],
          ['all', t('全部', 'All')],
        ]}
      />
      <SelectField
        name="stage"
        label={t('阶段', 'Stage')}
        value={filter.stage ?? ''}
        empty={t('不限', 'Any')}
        options={needStages.filter(stage => stage !== 'L60').map(stage => [stage, stageWords(stage, site)])}
      />
      <label class="tick">
        <input class="checkbox checkbox-sm" type="checkbox" name="late" value="1" checked={filter.late} />
        {t('只看超期', 'Overdue only')}
      </label>
      <label class="tick">
        <input class="checkbox checkbox-sm" type="checkbox" name="mine" value="1" checked={filter.mine} />
        {t('只看我经办的', 'Mine only')}
      </label>
      <button class="btn" type="submit">
        {t('筛选', 'Filter')}
      </button>
    </form>
  );
};

const Table = ({ site, lines, now }: { site: Site; lines: readonly BoardLine[]; now: Date }) => {
  const { t, to, lang } = site;
  return (
    <section class="scroll sheet" tabindex={0} aria-label={t('需求表', 'Table of requests')}>
      <table class="grid-table small stack">
        <thead>
          <tr>
            <th scope="col">{t('需求', 'Request')}</th>
            <th scope="col">{t('阶段', 'Stage')}</th>
            <th scope="col">{t('接下来', 'Owed next')}</th>
            <th scope="col">{t('经办', 'Handled by')}</th>
            <th scope="col">{t('收到', 'Received')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => {
            const { words, tone } = owed(line, site, now);
            return (
              <tr>
                <td class="min-w-56">
                  <a href={to(`${path}/${line.id}`)}>{line.text?.slice(0, 60) ?? t('内容已删除', 'Erased')}</a>
                  <br />
                  <span class="quiet num">{line.number}</span>
                  {line.company && <span class="quiet"> · {line.company}</span>}
                </td>
                <td class="whitespace-nowrap">{stageWords(line.stage, site)}</td>
                <td class={tone}>
                  {words}
                  {line.level > 1 && (
                    <span class="missed"> · {t(`已升级 ${line.level} 级`, `gone up to level ${line.level}`)}</span>
                  )}
                </td>
                <td data-label={t('经办', 'Handled by')}>{line.handler ?? '—'}</td>
                <td class="num whitespace-nowrap" data-label={t('收到', 'Received')}>
                  {day(dayInChina(line.routedAt), lang)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
