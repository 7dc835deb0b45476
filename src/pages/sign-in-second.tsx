import type { Context } from 'hono';
import { giveSecondFactor } from '#modules/account/index.ts';
import { TextField } from '#ui/input.tsx';
import { entryPage } from './entry.tsx';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, deviceOf, nextOf, notLetIn, refusalIn, setCookies } from './session.ts';
import type { PageStatus, Site } from './site.tsx';

export const path = '/sign-in/second';

/** The second step of signing in: a code of the authenticator, or a recovery code. */
export function get(c: Context, site: Site) {
  return page(c, site, { next: new URL(c.req.url).searchParams.get('next') ?? '' }, undefined);
}

/** Checks the code; after five wrong ones the first step is due again. */
export async function post(c: Context, site: Site) {
  const { t, database, accounts } = site;
  const form = await readForm(c);
  try {
    // better-auth takes five tries a sign-in and ten in a row an account; beyond that only the sender's address is known.
    await countAttempt(c, site);
    const device = deviceOf(c, site);
    const signed = await database.write(tx => giveSecondFactor(tx, accounts, { code: one(form, 'code'), ...device }));
    if (signed.step !== 'in') {
      notLetIn(c, site, 'second factor', '');
      return page(
        c,
        site,
        form,
        t(
          '验证码不对，或 30 秒已过。请填验证器上现在的数字，或重新登录。',
          'That code is not right, or its 30 seconds are over. Type the digits shown now, or sign in anew.',
        ),
        422,
      );
    }
    setCookies(c, site, signed.cookies);
    return c.redirect(nextOf(site, one(form, 'next')), 303);
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
    { title: t('两步验证', 'Second factor'), said, status, action: '/sign-in/second', button: t('继续', 'Continue') },
    <>
      <input type="hidden" name="next" value={one(form, 'next')} />
      <TextField
        name="code"
        label={t('验证码', 'Code')}
        hint={t(
          '验证器上现在的 6 位数字（每 30 秒更换），或一个恢复码',
          'The six digits that your authenticator shows now (for 30 seconds), or a recovery code',
        )}
        autocomplete="one-time-code"
        maxlength={40}
        required
      />
    </>,
    <p>
      <a href={to('/sign-in')}>{t('重新登录', 'Sign in anew')}</a>
    </p>,
  );
}
