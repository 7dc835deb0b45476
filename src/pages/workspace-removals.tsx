import type { Context } from 'hono';
import {
  answerRemoval,
  listRemovals,
  lookAtReporter,
  publishPermissions,
  type Removal,
  type RemovalOutcome,
  removalOutcomes,
} from '#modules/publish/index.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { AreaField, SelectField } from '#ui/input.tsx';
import { one, readForm } from './form.ts';
import { momentWords } from './moment.ts';
import { reasonWords } from './post-report.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/removals';

/** What readers reported, open ones first. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Shows a contact, which is recorded, or answers. */
export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  const of = one(form, 'of').slice(0, 40);
  const { database, secret, clock } = site;
  try {
    if (one(form, 'do') === 'look') {
      const contact = await database.write(tx => lookAtReporter(tx, user, secret, of));
      return await page(c, site, user, { seen: { of, contact } });
    }
    const outcome = removalOutcomes.find(each => each === one(form, 'outcome'));
    if (!outcome) throw new Refused('invalid', ['请选择处理结果', 'Choose what was done']);
    await database.write(tx => answerRemoval(tx, user, clock, of, { outcome, answer: one(form, 'answer') }));
    return c.redirect(site.to(`${path}?done=1`), 303);
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return page(c, site, user, { said: words, status });
  }
});

const outcomes: Record<RemovalOutcome, readonly [zh: string, en: string]> = {
  kept: ['核对无误，保留', 'Checked, kept'],
  corrected: ['已更正', 'Corrected'],
  removed: ['已撤下', 'Taken down'],
};

type Shown = { seen?: { of: string; contact: string }; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { seen, said, status = 200 }: Shown) {
  insist(may(user, publishPermissions.arrange));
  const { t } = site;
  const removals = await site.database.read(db => listRemovals(db, user));
  const title = t('纠错与撤下', 'Reports of readers');
  return show(
    c,
    site,
    {
      title,
      crumbs: [
        { words: t('工作台', 'Workspace'), path: '/workspace' },
        { words: t('文章', 'Posts'), path: '/workspace/posts' },
        { words: title },
      ],
      status,
      hidden: true,
    },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {c.req.query('done') && status === 200 && (
        <p class="sheet p-4" role="status">
          {t('已答复。要撤下或改正文章，请到文章页操作。', 'Answered. Take the post down or correct it on its own page.')}
        </p>
      )}
      {removals.length === 0 && <p class="sheet empty quiet">{t('没有读者反馈。', 'Readers have reported nothing.')}</p>}
      {removals.map(removal => (
        <Line site={site} removal={removal} contact={seen?.of === removal.id ? seen.contact : null} />
      ))}
    </div>,
  );
}

const Line = ({ site, removal, contact }: { site: Site; removal: Removal; contact: string | null }) => {
  const { t, to, lang } = site;
  return (
    <section class="sheet p-4 grid gap-2">
      <p>
        <b>{t(...reasonWords[removal.reason])}</b> · <a href={to(`/workspace/posts/${removal.post}`)}>{removal.title}</a>{' '}
        <span class="quiet small">{momentWords(removal.createdAt, lang)}</span>
      </p>
      <p class="said">{removal.words}</p>
      {removal.contactMasked && (
        <form method="post" action={to(path)} class="flex flex-wrap gap-3 items-center">
          <input type="hidden" name="of" value={removal.id} />
          <span class="num">{contact ?? removal.contactMasked}</span>
          {!contact && (
            <button class="btn" type="submit" name="do" value="look">
              {t('看联系方式（留痕）', 'Show the contact (recorded)')}
            </button>
          )}
        </form>
      )}
      {removal.answeredAt && removal.outcome ? (
        <p class="quiet small">
          {momentWords(removal.answeredAt, lang)} · {t(...outcomes[removal.outcome])}
          {removal.answer && `：${removal.answer}`}
        </p>
      ) : (
        <form method="post" action={to(path)} class="fields">
          <input type="hidden" name="of" value={removal.id} />
          <SelectField
            name="outcome"
            id={`outcome-${removal.id}`}
            label={t('处理结果', 'What was done')}
            empty={t('请选择', 'Please choose')}
            options={removalOutcomes.map(outcome => [outcome, t(...outcomes[outcome])])}
          />
          <AreaField
            name="answer"
            id={`answer-${removal.id}`}
            label={t('答复', 'Answer')}
            optional={t('选填', 'optional')}
            rows={2}
            maxlength={2000}
          />
          <div>
            <button class="btn btn-primary" type="submit" name="do" value="answer">
              {t('记录答复', 'Record the answer')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
};
