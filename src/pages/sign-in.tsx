import type { Context } from 'hono';
import { readEmail, signIn } from '#modules/account/index.ts';
import { TextField } from '#ui/input.tsx';
import { entryPage } from './entry.tsx';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, deviceOf, nextOf, notLetIn, refusalIn, setCookies, unhurried } from './session.ts';
import type { PageStatus, Site } from './site.tsx';

export const path = '/sign-in';

/** The form to sign in by e-mail and password. */
export function get(c: Context, site: Site) {
  const params = new URL(c.req.url).searchParams;
  return page(c, site, { next: params.get('next') ?? '' }, undefined);
}

/** Signs in, or asks for the second factor; whatever does not fit gets one answer. */
export async function post(c: Context, site: Site) {
  const { t, to, database, accounts } = site;
  const form = await readForm(c);
  const email = readEmail(one(form, 'email'));
  const password = typeof form.password === 'string' ? form.password : '';
  try {
    const signed = await unhurried(site, async () => {
      await countAttempt(c, site, 'account', email ?? one(form, 'email').slice(0, 200));
      const device = deviceOf(c, site);
      return email ? database.write(tx => signIn(tx, accounts, { email, password, ...device })) : ({ step: 'refused' } as const);
    });
    if (signed.step === 'refused') {
      notLetIn(c, site, 'password', email ?? '');
      return page(
        c,
        site,
        form,
        t('邮箱或密码不对，请核对后再试。', 'E-mail or password is not right; please check and try again.'),
        422,
      );
    }
    setCookies(c, site, signed.cookies);
    const next = nextOf(site, one(form, 'next'));
    return c.redirect(signed.step === 'in' ? next : to(`/sign-in/second?next=${encodeURIComponent(one(form, 'next'))}`), 303);
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return page(c, site, form, words, status);
  }
}

function page(c: Context, site: Site, form: Form, said: string | undefined, status: PageStatus = 200) {
  const { t, to } = site;
  return entryPage(
    c,
    site,
    { title: t('登录', 'Sign in'), said, status, action: '/sign-in', button: t('登录', 'Sign in') },
    <>
      <input type="hidden" name="next" value={one(form, 'next')} />
      <TextField
        name="email"
        label={t('邮箱', 'E-mail')}
        type="email"
        value={one(form, 'email')}
        autocomplete="username"
        maxlength={200}
        required
      />
      <TextField
        name="password"
        label={t('密码', 'Password')}
        type="password"
        autocomplete="current-password"
        maxlength={128}
        required
      />
    </>,
    <p class="flex flex-wrap gap-4">
      <a href={to('/sign-in/phone')}>{t('用手机验证码登录', 'Sign in by telephone')}</a>
      <a href={to('/sign-up')}>{t('注册', 'Sign up')}</a>
      <a href={to('/password')}>{t('忘记密码', 'Forgot the password')}</a>
    </p>,
  );
}
