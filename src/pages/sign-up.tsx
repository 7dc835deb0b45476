import type { Context } from 'hono';
import { readEmail, requestLink } from '#modules/account/index.ts';
import { TextField } from '#ui/input.tsx';
import { entryPage } from './entry.tsx';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, notCarried, placeOf, refusalIn, send, unhurried } from './session.ts';
import type { PageStatus, Site } from './site.tsx';

export const path = '/sign-up';

/** The form to begin an account: a link by e-mail finishes it. */
export function get(c: Context, site: Site) {
  return page(c, site, {}, {});
}

/** Sends the link; whether the address has an account already is told only in the mailbox. */
export async function post(c: Context, site: Site) {
  return sendLink(c, site, page, true);
}

type Shown = { said?: string; status?: PageStatus; problems?: Record<string, string> };

/** Sends a link to the address of the form, to begin an account or to set another password; both pages answer the same for every address. */
export async function sendLink(
  c: Context,
  site: Site,
  back: (c: Context, site: Site, form: Form, shown: Shown) => Response | Promise<Response>,
  begins: boolean,
) {
  const { t, database, accounts } = site;
  const form = await readForm(c);
  const email = readEmail(one(form, 'email'));
  const name = begins ? one(form, 'name') : null;
  const problems: Record<string, string> = {};
  if (!email) problems.email = t('请填写邮箱地址', 'Type an e-mail address');
  if (name === '') problems.name = t('请填写称呼', 'Type a name');
  if (!email || name === '') return back(c, site, form, { status: 422, problems });
  try {
    await unhurried(site, async () => {
      await countAttempt(c, site, 'message', email);
      send(site, await database.write(tx => requestLink(tx, accounts, { email, name }, placeOf(c, site))));
    });
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return back(c, site, form, { said: words, status });
  }
  const said = t(
    `如果 ${email} 可以使用，一封带链接的邮件正在路上，10 分钟内有效。没有收到请看看垃圾邮件。`,
    `If ${email} can be used, a message with a link is on its way; it holds for 10 minutes. Please look into the spam folder as well.`,
  );
  return back(c, site, {}, { said: said + notCarried(site, 'mail') });
}

function page(c: Context, site: Site, form: Form, { said, status = 200, problems = {} }: Shown) {
  const { t, to } = site;
  return entryPage(
    c,
    site,
    { title: t('注册', 'Sign up'), said, status, action: '/sign-up', button: t('发送链接', 'Send the link') },
    <>
      <TextField
        name="email"
        label={t('邮箱', 'E-mail')}
        hint={t('加密保存，页面只显示部分字符', 'Stored encrypted, shown only in part')}
        type="email"
        value={one(form, 'email')}
        autocomplete="email"
        maxlength={200}
        problem={problems.email}
        required
      />
      <TextField
        name="name"
        label={t('称呼', 'Name')}
        hint={t('同事看到的名字，可以只写姓', 'What colleagues see; a family name will do')}
        value={one(form, 'name')}
        autocomplete="name"
        maxlength={60}
        problem={problems.name}
        required
      />
    </>,
    <p class="quiet">
      {t('查找和提交需求不需要账号。', 'Searching and posting a request need no account.')}{' '}
      <a href={to('/sign-in')}>{t('已有账号，去登录', 'I have an account')}</a>
    </p>,
  );
}
