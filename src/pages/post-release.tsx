import {
  addressOf,
  type EditedPost,
  publishPermissions,
  type ReleaseLine,
  type Step,
  type Way,
  whyNotJudge,
} from '#modules/publish/index.ts';
import { may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { AreaField, TextField } from '#ui/input.tsx';
import { fieldOfMoment, momentWords } from './moment.ts';
import type { Site } from './site.tsx';

type Sheet = { site: Site; user: User; post: EditedPost; way: Way; action: string };

/** Where a post stands on its way out, and what this user may do about it. */
export const ReleaseSheet = ({ releases, ...sheet }: Sheet & { releases: readonly ReleaseLine[] }) => {
  const { site, user, post, way } = sheet;
  const { t, to } = site;
  const may_ = may(user, publishPermissions.release) === null;
  return (
    <>
      {post.stage === 'released' && (
        <p class="sheet p-4">
          <span class="met">●</span> {t('读者能看到', 'Readers see')}{' '}
          <a href={to(addressOf({ id: post.id, slug: post.settings.slug }))}>
            {t(`第 ${post.releasedVersion} 版`, `version ${post.releasedVersion}`)}
          </a>
        </p>
      )}
      {way.steps.some(step => step.isOn) && <Steps {...sheet} />}
      {may_ && post.stage !== 'binned' && <Release {...sheet} />}
      {may_ && <Away {...sheet} />}
      {releases.length > 0 && (
        <section class="sheet p-4 grid gap-1" aria-labelledby="releases">
          <h2 id="releases">{t('发布记录', 'History')}</h2>
          <ul class="small quiet grid gap-1">
            {releases.slice(0, 12).map(line => (
              <li>
                {momentWords(line.at, site.lang)} · {line.byName ?? t('系统', 'system')} ·{' '}
                {line.act === 'release'
                  ? t(`发布第 ${line.version} 版`, `released version ${line.version}`)
                  : t('撤下', 'taken down')}
                {line.findings > 0 &&
                  t(
                    `（有 ${line.findings} 处广告法提示，理由：${line.reason}）`,
                    ` (${line.findings} findings open: ${line.reason})`,
                  )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

/** 三审三校: each step with its verdict, and the next one to be done. */
const Steps = ({ site, user, post, way, action }: Sheet) => {
  const { t } = site;
  const on = way.steps.filter(step => step.isOn);
  const verdictOf = (step: Step) => way.verdicts.findLast(one => one.step === step.place && one.version === post.version);
  const returned = way.verdicts.findLast(one => !one.passed);
  const submitted = post.submittedVersion === post.version;
  const why = way.next && submitted ? whyNotJudge(user, way, post.madeBy, post.version) : null;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="steps">
      <h2 id="steps">{t('审校', 'Review')}</h2>
      <ol class="grid gap-1">
        {on.map(step => {
          const verdict = verdictOf(step);
          return (
            <li>
              {verdict?.passed ? <span class="met">●</span> : <span class="unknown">○</span>} {t(step.name, step.nameEn)}{' '}
              <span class="quiet small">
                {verdict?.passed
                  ? `${verdict.byName ?? ''} ${momentWords(verdict.at, site.lang)}`
                  : way.next?.place === step.place
                    ? t('下一步', 'next')
                    : ''}
              </span>
            </li>
          );
        })}
      </ol>
      {returned && returned.version >= post.version - 1 && !submitted && (
        <p class="near small">
          {t(`第 ${returned.version} 版被退回：${returned.note}`, `Version ${returned.version} was returned: ${returned.note}`)}
        </p>
      )}
      {way.next && !submitted && (
        <form method="post" action={action}>
          <button class="btn" type="submit" name="do" value="submit">
            {t('送审', 'Hand in')}
          </button>
        </form>
      )}
      {way.next && submitted && why && <p class="quiet small">{t(why.message, why.en)}</p>}
      {way.next && submitted && !why && (
        <form method="post" action={action} class="grid gap-3">
          <input type="hidden" name="version" value={String(post.version)} />
          <input type="hidden" name="step" value={String(way.next.place)} />
          <AreaField
            name="judgement"
            label={t('意见', 'Remarks')}
            optional={t('退回时必填', 'needed to return it')}
            rows={2}
            maxlength={500}
          />
          <div class="flex flex-wrap gap-3">
            <button class="btn btn-primary" type="submit" name="do" value="pass">
              {t(`${way.next.name}通过`, `Pass the ${way.next.nameEn}`)}
            </button>
            <button class="btn" type="submit" name="do" value="return">
              {t('退回', 'Return')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
};

const Release = ({ site, post, way, action }: Sheet) => {
  const { t, lang } = site;
  const newer = post.stage !== 'released' || post.version > (post.releasedVersion ?? 0);
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="release">
      <h2 id="release">{t('发布', 'Release')}</h2>
      {way.next && <p class="quiet small">{t(`${way.next.name}通过后才能发布。`, `The ${way.next.nameEn} comes first.`)}</p>}
      {(post.releaseAt || post.withdrawAt) && (
        <form method="post" action={action} class="grid gap-2">
          <input type="hidden" name="version" value={String(post.version)} />
          {post.releaseAt && (
            <p>{t(`定于 ${momentWords(post.releaseAt, lang)} 发布`, `Goes out ${momentWords(post.releaseAt, lang)}`)}</p>
          )}
          {post.withdrawAt && (
            <p>{t(`定于 ${momentWords(post.withdrawAt, lang)} 撤下`, `Taken down ${momentWords(post.withdrawAt, lang)}`)}</p>
          )}
          <div>
            <button class="btn" type="submit" name="do" value="unschedule">
              {t('取消定时', 'Call it off')}
            </button>
          </div>
        </form>
      )}
      <form method="post" action={action} class="grid gap-3">
        <input type="hidden" name="version" value={String(post.version)} />
        <AreaField
          name="reason"
          label={t('仍要发布的理由', 'Why it goes out all the same')}
          optional={t('有广告法提示时必填', 'needed where findings are open')}
          rows={2}
          maxlength={500}
        />
        {newer && !way.next && (
          <>
            <TextField
              name="date"
              type="datetime-local"
              label={t('标题下的日期', 'Date under the title')}
              optional={t('不填用现在；只影响首次发布', 'now unless filled in; first release only')}
              value=""
            />
            <div>
              <button class="btn btn-primary" type="submit" name="do" value="release">
                {post.stage === 'released' ? t('发布新一版', 'Release the new version') : t('现在发布', 'Release now')}
              </button>
            </div>
          </>
        )}
        <details open={post.releaseAt !== null}>
          <summary>{t('定时发布、定时撤下', 'Schedule')}</summary>
          <div class="grid gap-3 pt-3">
            <TextField
              name="release_at"
              type="datetime-local"
              label={t('发布时间', 'Goes out at')}
              value={post.releaseAt ? fieldOfMoment(post.releaseAt) : ''}
            />
            <TextField
              name="withdraw_at"
              type="datetime-local"
              label={t('撤下时间', 'Taken down at')}
              value={post.withdrawAt ? fieldOfMoment(post.withdrawAt) : ''}
            />
            <div>
              <button class="btn" type="submit" name="do" value="schedule">
                {t('设定时', 'Schedule')}
              </button>
            </div>
          </div>
        </details>
      </form>
    </section>
  );
};

const Away = ({ site, post, action }: Sheet) => {
  const { t } = site;
  return (
    <details class="sheet p-4">
      <summary>{t('撤下、删除', 'Take down, delete')}</summary>
      <form method="post" action={action} class="grid gap-3 pt-3">
        {post.stage === 'released' && (
          <>
            <TextField
              name="reason"
              label={t('撤下原因', 'Why it is taken down')}
              optional={t('选填', 'optional')}
              value=""
              maxlength={200}
            />
            <div>
              <button class="btn" type="submit" name="do" value="withdraw">
                {t('撤下', 'Take down')}
              </button>
            </div>
          </>
        )}
        <div>
          {post.stage === 'binned' ? (
            <button class="btn" type="submit" name="do" value="unbin">
              {t('从回收站恢复', 'Take out of the bin')}
            </button>
          ) : (
            <button class="btn" type="submit" name="do" value="bin">
              {t('放入回收站', 'Move to the bin')}
            </button>
          )}
        </div>
      </form>
    </details>
  );
};
