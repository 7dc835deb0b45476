import type { Context } from 'hono';
import { setPassword } from '#modules/account/index.ts';
import { Refused } from '#shared/refused.ts';
import { TextField } from '#ui/input.tsx';
import { entryPage } from './entry.tsx';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, nextOf, refusalIn, setCookies } from './session.ts';
import { sendLink } from './sign-up.tsx';
import type { PageStatus, Site } from './site.tsx';

export const path = '/password';

/** The form to have a link sent with which another password is set. */
export function get(c: Context, site: Site) {
  return ask(c, site, {}, {});
}

/** Sends the link, if the address has an account; nobody but its reader can tell. */
export function post(c: Context, site: Site) {
  return sendLink(c, site, ask, false);
}

/** The page that such a link opens. */
export const set = {
  path: '/password/:token',

  /** The form for the new password; the link itself is checked when it is sent, so that looking at it uses nothing up. */
  get(c: Context, site: Site) {
    return choose(c, site, undefined);
  },

  /** Sets the password, ends every earlier session and signs in. */
  async post(c: Context, site: Site) {
    const { t, to, database, accounts } = site;
    const form = await readForm(c);
    const password = typeof form.password === 'string' ? form.password : '';
    const token = c.req.param('token') ?? '';
    try {
      await countAttempt(c, site, 'account', `link ${token.slice(0, 100)}`);
      const agent = c.req.header('user-agent') ?? '';
      const signed = await database.write(tx => setPassword(tx, accounts, { token, password, agent }));
      if (signed.step === 'refused') return c.redirect(to('/sign-in'), 303);
      setCookies(c, site, signed.cookies);
      return c.redirect(signed.step === 'in' ? nextOf(site, '') : to('/sign-in/second'), 303);
    } catch (error) {
      if (error instanceof Refused && error.reason === 'missing') return choose(c, site, t(error.message, error.en), 404);
      const { words, status } = refusalIn(error, site);
      return choose(c, site, words, status);
    }
  },
};

function choose(c: Context, site: Site, said: string | undefined, status: PageStatus = 200) {
  const { t, to } = site;
  return entryPage(
    c,
    site,
    {
      title: t('设置密码', 'Set a password'),
      said,
      status,
      action: `/password/${encodeURIComponent(c.req.param('token') ?? '')}`,
      button: t('保存并登录', 'Save and sign in'),
    },
    <TextField
      name="password"
      label={t('新密码', 'New password')}
      hint={t('至少 12 个字符，可以用一句只有您知道的话', 'At least 12 characters; a sentence that only you know will do')}
      type="password"
      autocomplete="new-password"
      maxlength={128}
      required
    />,
    <p>
      <a href={to('/password')}>{t('重新申请链接', 'Ask for a new link')}</a>
    </p>,
  );
}

function ask(
  c: Context,
  site: Site,
  form: Form,
  { said, status = 200, problems = {} }: { said?: string; status?: PageStatus; problems?: Record<string, string> },
) {
  const { t, to } = site;
  return entryPage(
    c,
    site,
    { title: t('忘记密码', 'Forgot the password'), said, status, action: '/password', button: t('发送链接', 'Send the link') },
    <TextField
      name="email"
      label={t('邮箱', 'E-mail')}
      type="email"
      value={one(form, 'email')}
      autocomplete="username"
      maxlength={200}
      problem={problems.email}
      required
    />,
    <p>
      <a href={to('/sign-in')}>{t('去登录', 'Sign in')}</a>
    </p>,
  );
}
