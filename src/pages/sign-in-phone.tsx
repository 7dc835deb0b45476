import type { Context } from 'hono';
import { requestCode, signInByCode } from '#modules/account/index.ts';
import { readPhone } from '#shared/phone.ts';
import { Refused } from '#shared/refused.ts';
import { TextField } from '#ui/input.tsx';
import { entryPage } from './entry.tsx';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, deviceOf, nextOf, notCarried, notLetIn, placeOf, refusalIn, send, setCookies } from './session.ts';
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
      const asked = await database.write(tx => requestCode(tx, accounts, phone, placeOf(c, site)));
      send(site, asked.messages);
      setCookies(c, site, asked.cookies);
      return page(c, site, form, {
        coded: true,
        said: t('验证码已发出，5 分钟内有效。', 'The code was sent; it holds for 5 minutes.') + notCarried(site, 'sms'),
      });
    }
    await countAttempt(c, site, 'account', phone);
    const device = deviceOf(c, site);
    const signed = await database.write(tx => signInByCode(tx, accounts, { phone, code: one(form, 'code'), ...device }));
    if (signed.step === 'refused') {
      notLetIn(c, site, 'telephone', phone);
      return page(c, site, form, {
        coded,
        said: t(
          '验证码不对、已过期，或不是在这个浏览器里申请的。',
          'That code is not right, has run out, or was not asked for in this browser.',
        ),
        status: 422,
      });
    }
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
        hint={t(
          '短信可能被拦截或转走；邮箱加两步验证更稳妥',
          'Texts can be intercepted or redirected; e-mail with a second factor is safer',
        )}
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
