import type { Context } from 'hono';
import { requestCode, signInByCode } from '#modules/account/index.ts';
import { readPhone } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import { TextField } from '#ui/input.tsx';
import { entryPage } from './entry.tsx';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, nextOf, notCarried, placeOf, refusalIn, send, setCookies } from './session.ts';
import type { PageStatus, Site } from './site.tsx';

export const path = '/sign-in/phone';

/** The form to sign in, or to begin an account, by a code sent to a mobile. */
export function get(c: Context, site: Site) {
  return page(c, site, {}, {});
}

/** Sends the code, then takes it; a number that has no account gets one. */
export async function post(c: Context, site: Site) {
  const { t, database, accounts } = site;
  const form = await readForm(c);
  const typed = one(form, 'phone');
  const phone = readPhone(typed.slice(0, 60))?.canonical ?? typed.slice(0, 60);
  const coded = form.code !== undefined && one(form, 'do') !== 'again';
  try {
    if (!coded) {
      await countAttempt(c, site, 'message', phone);
      send(site, await database.write(tx => requestCode(tx, accounts, phone, placeOf(c, site))));
      return page(c, site, form, {
        coded: true,
        said: t('验证码已发出，5 分钟内有效。', 'The code was sent; it holds for 5 minutes.') + notCarried(site, 'sms'),
      });
    }
    await countAttempt(c, site, 'account', phone);
    const device = { agent: c.req.header('user-agent') ?? '', cookie: c.req.header('cookie') };
    const signed = await database.write(tx => signInByCode(tx, accounts, { phone, code: one(form, 'code'), ...device }));
    if (signed.step === 'refused')
      return page(c, site, form, {
        coded,
        said: t('验证码不对或已过期。', 'That code is not right or has run out.'),
        status: 422,
      });
    setCookies(c, site, signed.cookies);
    return c.redirect(nextOf(site, ''), 303);
  } catch (error) {
    // Said only after the right code, so to the owner of the number.
    if (error instanceof Refused && error.reason === 'forbidden')
      return page(c, site, form, { said: t(error.message, error.en), status: 403 });
    const { words, status } = refusalIn(error, site);
    return page(c, site, form, { coded, said: words, status });
  }
}

function page(
  c: Context,
  site: Site,
  form: Form,
  { coded = false, said, status = 200 }: { coded?: boolean; said?: string; status?: PageStatus },
) {
  const { t, to } = site;
  const title = t('手机验证码登录', 'Sign in by telephone');
  return entryPage(
    c,
    site,
    { title, said, status, action: '/sign-in/phone', button: coded ? t('登录', 'Sign in') : t('发送验证码', 'Send a code') },
    <>
      <TextField
        name="phone"
        label={t('手机号', 'Mobile number')}
        type="tel"
        inputmode="tel"
        value={one(form, 'phone')}
        autocomplete="tel"
        maxlength={40}
        required
      />
      {coded && (
        <TextField name="code" label={t('验证码', 'Code')} inputmode="numeric" autocomplete="one-time-code" maxlength={6} />
      )}
      {coded && (
        <button class="btn w-fit" type="submit" name="do" value="again">
          {t('重新发送', 'Send it again')}
        </button>
      )}
    </>,
    <p>
      <a href={to('/sign-in')}>{t('用邮箱登录', 'Sign in by e-mail')}</a>
    </p>,
  );
}
