import type { Context } from 'hono';
import { addressOf, type RemovalReason, readPost, removalInput, removalReasons, reportPost } from '#modules/publish/index.ts';
import { byField, check } from '#shared/complaint.ts';
import { AreaField, SelectField, TextField } from '#ui/input.tsx';
import { ProblemList } from '#ui/offer-fields.tsx';
import { type Form, one, readForm } from './form.ts';
import { countAttempt } from './session.ts';
import { type Site, show } from './site.tsx';

export const path = '/posts/:name/report';

export const reasonWords: Record<RemovalReason, readonly [zh: string, en: string]> = {
  copyright: ['侵犯版权', 'Copyright'],
  error: ['内容有误', 'Something is wrong'],
  privacy: ['涉及个人信息', 'Personal data'],
  advert: ['广告用语违法', 'Unlawful advertising'],
  other: ['其他', 'Something else'],
};

/** Where a reader reports a post or asks that it be taken down. */
export function get(c: Context, site: Site) {
  return page(c, site, {}, {});
}

export async function post(c: Context, site: Site) {
  const form = await readForm(c);
  await countAttempt(c, site);
  const checked = check(
    removalInput,
    { reason: one(form, 'reason'), words: one(form, 'words'), contact: one(form, 'contact') },
    site.lang,
  );
  if (!checked.ok) return page(c, site, form, byField(checked.complaints));
  const name = c.req.param('name') ?? '';
  await site.database.write(tx => reportPost(tx, site.viewer, site.secret, site.clock, name, checked.value));
  return page(c, site, {}, {}, true);
}

async function page(c: Context, site: Site, form: Form, problems: Record<string, string>, done = false) {
  const { t, to, lang, database } = site;
  const post = await database.read(db => readPost(db, c.req.param('name') ?? ''));
  const title = t('纠错或要求撤下', 'Report or ask for removal');
  const labels = {
    reason: t('原因', 'Reason'),
    words: t('说明', 'What is it about'),
    contact: t('怎么联系您', 'How to reach you'),
  };
  const bad = Object.keys(problems).length > 0;
  return show(
    c,
    site,
    { title, crumbs: [{ words: post.title, path: addressOf(post) }, { words: title }], status: bad ? 422 : 200, hidden: true },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <p class="quiet">
        <a href={to(addressOf(post))}>{post.title}</a>
      </p>
      {done ? (
        <p class="sheet p-4" role="status">
          {t(
            '已收到，编辑会尽快核对。留了联系方式的，处理后会答复您；联系方式加密保存，答复 90 天后删除。',
            'Received; the editors will look at it soon. Where you left a contact you will be answered; it is stored encrypted and erased 90 days after the answer.',
          )}
        </p>
      ) : (
        <>
          <ProblemList problems={problems} labels={labels} lang={lang} />
          <form class="sheet p-4 fields" method="post" action={to(`${addressOf(post)}/report`)}>
            <SelectField
              name="reason"
              label={labels.reason}
              value={one(form, 'reason')}
              empty={t('请选择', 'Please choose')}
              options={removalReasons.map(reason => [reason, t(...reasonWords[reason])])}
              problem={problems.reason}
            />
            <AreaField
              name="words"
              label={labels.words}
              hint={t('哪一段、哪个数字有问题，您有什么依据', 'Which passage or figure, and what you base it on')}
              value={one(form, 'words')}
              rows={5}
              maxlength={2000}
              problem={problems.words}
            />
            <TextField
              name="contact"
              label={labels.contact}
              optional={t('选填', 'optional')}
              hint={t('电话或邮箱，加密保存，只用于答复', 'Telephone or e-mail; stored encrypted, used for the answer only')}
              value={one(form, 'contact')}
              maxlength={100}
              problem={problems.contact}
            />
            <div>
              <button class="btn btn-primary" type="submit">
                {t('提交', 'Send')}
              </button>
            </div>
          </form>
        </>
      )}
    </div>,
  );
}
