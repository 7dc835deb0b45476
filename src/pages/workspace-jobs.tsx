import type { Context } from 'hono';
import { accountPermissions, recordAct } from '#modules/account/index.ts';
import { dropJobs, type Job, listJobs, retryJobs } from '#platform/job.ts';
import { figure } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import { one, readForm } from './form.ts';
import { forUser } from './session.ts';
import { type Site, show } from './site.tsx';

export const path = '/workspace/administration/jobs';

/** For administrators: what the queue holds, given up first. */
export const get = forUser((c, site, user) => page(c, site, user));

/** Has a job done again, or takes it out for good once that was confirmed. */
export const post = forUser(async (c, site, user) => {
  insist(may(user, accountPermissions.manageJobs));
  const form = await readForm(c);
  const [what, id] = [one(form, 'do'), one(form, 'of')];
  const known = /^\d{1,18}$/.test(id);
  const sure = what === 'retry' || (what === 'drop' && one(form, 'sure') === '1');
  const count = await site.database.write(async tx => {
    if (!known || !sure) return 0;
    const done = what === 'retry' ? await retryJobs(tx, [id]) : await dropJobs(tx, [id]);
    if (done > 0) await recordAct(tx, user, { what: what === 'retry' ? 'job.retry' : 'job.drop', object: `job:${id}` });
    return done;
  });
  const state = stateOf(new URL(c.req.url).searchParams.get('state'));
  return c.redirect(site.to(`${path}?${state ? `state=${state}&` : ''}done=${count === 0 ? 'none' : what}`), 303);
});

const states: Readonly<Record<Job['state'], readonly [zh: string, en: string, tone: string, mark: string]>> = {
  dead: ['已放弃', 'given up', 'missed', '!'],
  failing: ['重试中', 'failing', 'near', '◐'],
  running: ['进行中', 'running', 'met', '●'],
  waiting: ['待做', 'waiting', 'unknown', '○'],
};

const doneWords: Sayings = {
  retry: ['将重新执行。', 'It will be done again.'],
  drop: ['已移除。', 'Dropped.'],
  none: ['没有改动：任务已经完成，或正在进行。', 'Nothing was changed: the job is done already, or being done.'],
};

function stateOf(word: string | null): Job['state'] | null {
  return (Object.keys(states) as Job['state'][]).find(state => state === word) ?? null;
}

async function page(c: Context, site: Site, user: User) {
  insist(may(user, accountPermissions.manageJobs));
  const { t, to, database, lang } = site;
  const params = new URL(c.req.url).searchParams;
  const state = stateOf(params.get('state'));
  const jobs = await database.read(db => listJobs(db, { state, limit: 200 }));
  const said = sayingOf(doneWords, params.get('done'));
  const title = t('后台任务', 'Jobs');
  const address = (one: Job['state'] | null) => to(one ? `${path}?state=${one}` : path);
  return show(
    c,
    site,
    {
      title,
      crumbs: [
        { words: t('工作台', 'Workspace'), path: '/workspace' },
        { words: t('平台管理', 'Administration'), path: '/workspace/administration' },
        { words: title },
      ],
      hidden: true,
    },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <p class="quiet">
        {t(
          '邮件、群消息和每天的工作都在这个队列里。出错的会自动重试，间隔从几秒到六小时；一直不成的放弃，留在这里等人处理。',
          'E-mail, messages to groups and the work of each day stand in this queue. What fails is tried again after seconds to six hours; what never works is given up and waits here.',
        )}
      </p>
      {said && (
        <p class="sheet p-4" role="status">
          {t(...said)}
        </p>
      )}
      <nav class="flex flex-wrap gap-2" aria-label={t('筛选', 'Filter')}>
        {([null, ...Object.keys(states)] as (Job['state'] | null)[]).map(one => (
          <a
            class={one === state ? 'btn btn-active' : 'btn'}
            href={address(one)}
            aria-current={one === state ? 'true' : undefined}
          >
            {one ? t(states[one][0], states[one][1]) : t('全部', 'All')}
          </a>
        ))}
      </nav>
      {jobs.length === 0 ? (
        <p class="sheet empty quiet">{t('这里没有任务。', 'No jobs here.')}</p>
      ) : (
        <ul class="sheet lines">
          {jobs.map(job => {
            const [zh, en, tone, mark] = states[job.state];
            return (
              <li>
                <div class="flex flex-wrap gap-x-4 items-baseline">
                  <span class={tone}>
                    {mark} {t(zh, en)}
                  </span>
                  <b class="num">{job.name}</b>
                  <span class="quiet small num">
                    #{job.id} ·{' '}
                    {t(`第 ${job.attempts} / ${job.attemptsAllowed} 次`, `${job.attempts} of ${job.attemptsAllowed} tries`)} ·{' '}
                    {t(`应做于 ${moment(job.dueAt)}`, `due ${moment(job.dueAt)}`)}
                  </span>
                </div>
                {job.error && <p class="small missed">{job.error.split('\n')[0]}</p>}
                {(job.state === 'dead' || job.state === 'failing') && (
                  <div class="flex flex-wrap gap-3 items-start">
                    <form method="post" action={address(state)}>
                      <input type="hidden" name="of" value={job.id} />
                      <button class="btn" type="submit" name="do" value="retry">
                        {t('重新执行', 'Do it again')}
                      </button>
                    </form>
                    <details>
                      <summary class="btn">{t('移除', 'Drop')}</summary>
                      <form method="post" action={address(state)} class="grid gap-3 pt-2">
                        <input type="hidden" name="of" value={job.id} />
                        <label class="tick">
                          <input class="checkbox" type="checkbox" name="sure" value="1" required />
                          {t('我确定不再执行，内容不会恢复', 'I am sure: it is never done')}
                        </label>
                        <button class="btn btn-error" type="submit" name="do" value="drop">
                          {t('确定移除', 'Drop it')}
                        </button>
                      </form>
                    </details>
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {jobs.length === 200 && (
        <p class="quiet small">{t(`只显示前 ${figure(200)} 项。`, `The first ${figure(200)} are shown.`)}</p>
      )}
    </div>,
  );

  /** Day and minute in China. */
  function moment(at: Date): string {
    return at.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'medium',
      timeStyle: 'short',
    });
  }
}
