import type { Context } from 'hono';
import { listSessions, prove, readOwn, requestProof } from '#modules/account/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import type { User } from '#shared/viewer.ts';
import { TextField } from '#ui/input.tsx';
import { type Form, one } from './form.ts';
import { cookiesOf, countAttempt, notLetIn, placeOf, send, setCookies } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';
import { deviceOf } from './workspace-own.tsx';

/** What a proof is asked for: to end one other session or all of them, or to close an account without password. */
const steps = ['end', 'others', 'close'] as const;

/** The step that a form is about, also where it only asks for a code. */
function stepOf(form: Form): (typeof steps)[number] | undefined {
  return steps.find(step => one(form, 'do') === step || one(form, 'do') === `code-${step}`);
}

/**
 * Takes the proof that came with a step, or sends the code that it asks for. Gives the page that asks (again) where the step cannot be done
 * yet; undefined where it can go on.
 */
export async function takeProof(c: Context, site: Site, user: User, form: Form) {
  const { database, accounts, t } = site;
  const step = stepOf(form);
  if (!step) return undefined;
  if (one(form, 'do') === `code-${step}`) {
    await countAttempt(c, site, 'message', `prove ${user.user}`);
    const { messages, cookies } = await database.write(tx => requestProof(tx, accounts, user, placeOf(c, site)));
    send(site, messages);
    setCookies(c, site, cookies);
    return askProof(c, site, user, form, { isSent: true });
  }
  // Closing holds the password against the account itself, however short ago another proof was given.
  const password = step !== 'close' && typeof form.password === 'string' ? form.password.slice(0, 200) : '';
  const code = one(form, 'code');
  if (!password && !code) return undefined;
  await countAttempt(c, site, 'account', `own ${user.user}`);
  const isRight = await database.write(tx => prove(tx, accounts, user, { password, code, cookie: cookiesOf(c, site) }));
  if (isRight) return undefined;
  notLetIn(c, site, 'proof', '');
  return askProof(c, site, user, form, {
    isSent: code !== '',
    problem: code
      ? t('验证码不对或已过期，请再试一次或重新发送', 'That code is not right or has run out; try again or send another one')
      : t('密码不对', 'That password is not right'),
    status: 422,
  });
}

type Asked = { isSent?: boolean; problem?: string; status?: PageStatus };

/** The page that asks who one is before the step is done; it carries along what was meant. */
export async function askProof(c: Context, site: Site, user: User, form: Form, { isSent, problem, status = 200 }: Asked = {}) {
  const { t, to, lang, database } = site;
  const step = stepOf(form) ?? 'others';
  const [own, sessions] = await database.read(db => Promise.all([readOwn(db, user), listSessions(db, user)]));
  const meant = sessions.find(session => session.id === one(form, 'session'));
  const title = t('请确认是您本人', 'Please confirm that it is you');
  const security = { words: t('账号安全', 'Security'), path: '/workspace/security' };
  return show(
    c,
    site,
    {
      title,
      crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, security, { words: title }],
      status,
      hidden: true,
    },
    <div class="read grid gap-5 py-3">
      <h1>{title}</h1>
      <p>
        {step === 'close' && t('接下来：注销账号，不能恢复。', 'Next: the account is closed, which cannot be undone.')}
        {step === 'others' && t('接下来：退出其他所有设备。', 'Next: all other devices are signed out.')}
        {step === 'end' &&
          (meant
            ? t(
                `接下来：退出 ${deviceOf(meant.agent, site)}（${day(dayInChina(meant.since), lang)}登录）。`,
                `Next: ${deviceOf(meant.agent, site)} is signed out (since ${day(dayInChina(meant.since), lang)}).`,
              )
            : t('接下来：退出那台设备。', 'Next: that device is signed out.'))}
      </p>
      <form method="post" action={to(security.path)} class="sheet p-4 fields">
        {step === 'end' && <input type="hidden" name="session" value={one(form, 'session')} />}
        {own.password ? (
          <TextField
            name="password"
            label={t('密码', 'Password')}
            hint={t('确认后 10 分钟内不再询问', 'Not asked again for ten minutes')}
            type="password"
            autocomplete="current-password"
            maxlength={128}
            problem={problem}
            required
          />
        ) : (
          isSent && (
            <TextField
              name="code"
              label={t('验证码', 'Code')}
              hint={t(`已发到 ${own.phone}，5 分钟内有效`, `Sent to ${own.phone}, valid for five minutes`)}
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={10}
              problem={problem}
              required
            />
          )
        )}
        <div class="flex flex-wrap gap-3 items-center">
          {own.password || isSent ? (
            <button class={`btn ${step === 'close' ? 'btn-error' : 'btn-primary'}`} type="submit" name="do" value={step}>
              {step === 'close' ? t('确认并注销', 'Confirm and close it') : t('确认并退出', 'Confirm and sign out')}
            </button>
          ) : (
            <button class="btn btn-primary" type="submit" name="do" value={`code-${step}`}>
              {t(`发送验证码到 ${own.phone}`, `Send a code to ${own.phone}`)}
            </button>
          )}
          {!own.password && isSent && (
            <button class="btn" type="submit" name="do" value={`code-${step}`} formnovalidate>
              {t('重新发送', 'Send another one')}
            </button>
          )}
          <a href={to(security.path)}>{t('不做了，返回', 'Leave it and go back')}</a>
        </div>
      </form>
    </div>,
  );
}
