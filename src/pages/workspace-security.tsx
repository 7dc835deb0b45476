import type { Context } from 'hono';
import {
  beginSecondFactor,
  changePassword,
  closeAccount,
  confirmSecondFactor,
  endOtherSessions,
  endSecondFactor,
  endSession,
  listOwnOrganisations,
  listSessions,
  readOwn,
  rename,
  renewRecoveryCodes,
  Unproven,
} from '#modules/account/index.ts';
import type { User } from '#shared/viewer.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, forUser, refusalIn, setCookies } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';
import { FactorNotice } from './workspace-factor.tsx';
import { CloseSheet, NameSheet, PasswordSheet, RecoveryCodes, SecondFactorSheet, SessionList, SetUp } from './workspace-own.tsx';
import { askProof, takeProof } from './workspace-prove.tsx';

export const path = '/workspace/security';

/** The user's own account: devices signed in, password, second factor, name. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Does what the button pressed says. */
export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  try {
    const asking = await takeProof(c, site, user, form);
    if (asking) return asking;
    if (one(form, 'do') === 'close') {
      await countAttempt(c, site, 'account', `own ${user.user}`);
      const password = typeof form.password === 'string' ? form.password : '';
      await site.database.write(tx => closeAccount(tx, site.accounts, user, password));
      return c.redirect(site.to('/'), 303);
    }
    const shown = await act(c, site, user, form);
    if (shown) return page(c, site, user, shown);
    return c.redirect(site.to(`/workspace/security?done=${encodeURIComponent(one(form, 'do'))}`), 303);
  } catch (error) {
    if (error instanceof Unproven) return askProof(c, site, user, form);
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { asked: one(form, 'do'), problems, said: words, status, setUp: setUpIn(form) });
  }
});

type Shown = {
  asked?: string;
  problems?: Record<string, string>;
  said?: string;
  status?: PageStatus;
  /** What an authenticator reads, while it is being set up. */
  setUp?: string | undefined;
  codes?: string[];
};

async function act(c: Context, site: Site, user: User, form: Form): Promise<Shown | undefined> {
  const { database, accounts } = site;
  const secret = (name: string) => (typeof form[name] === 'string' ? (form[name] as string).slice(0, 200) : '');
  const asked = one(form, 'do');
  if (['password', 'begin', 'confirm', 'off', 'codes'].includes(asked))
    await countAttempt(c, site, 'account', `own ${user.user}`);
  switch (asked) {
    case 'name':
      await database.write(tx => rename(tx, user, one(form, 'name')));
      return undefined;
    case 'end':
      await database.write(tx => endSession(tx, user, one(form, 'session')));
      return undefined;
    case 'others':
      await database.write(tx => endOtherSessions(tx, user));
      return undefined;
    case 'password': {
      const given = { current: secret('current'), next: secret('password') };
      setCookies(c, site, await database.write(tx => changePassword(tx, accounts, user, given)));
      return undefined;
    }
    case 'begin': {
      const { address, codes } = await database.write(tx => beginSecondFactor(tx, accounts, user, secret('password')));
      return { asked, setUp: address, codes };
    }
    case 'confirm':
      setCookies(c, site, await database.write(tx => confirmSecondFactor(tx, accounts, user, one(form, 'code'))));
      return undefined;
    case 'off':
      setCookies(c, site, await database.write(tx => endSecondFactor(tx, accounts, user, secret('password'))));
      return undefined;
    case 'codes':
      return { asked, codes: await database.write(tx => renewRecoveryCodes(tx, accounts, user, secret('password'))) };
    default:
      return undefined;
  }
}

/** The address for the authenticator that the form carries along, so that a mistyped code does not begin everything anew. */
function setUpIn(form: Form): string | undefined {
  const address = one(form, 'set_up');
  return one(form, 'do') === 'confirm' && /^otpauth:\/\/totp\/[\w%.\-*@:]{1,300}\?[\w=&%+.-]{1,300}$/.test(address)
    ? address
    : undefined;
}

const done: Sayings = {
  name: ['称呼已保存。', 'The name was saved.'],
  end: ['那台设备已退出。', 'That device was signed out.'],
  others: ['其他设备都已退出。', 'All other devices were signed out.'],
  password: ['密码已更改，其他设备都已退出。', 'The password was changed; all other devices were signed out.'],
  confirm: ['两步验证已开启，其他设备都已退出。', 'The second factor is on; all other devices were signed out.'],
  off: ['两步验证已关闭。', 'The second factor is off.'],
  demanded: [
    '本站要求两步验证：请先在下面开启，之后才能使用工作台。只有手机号、没有密码的账号请改用邮箱注册。',
    'This site demands a second factor: please turn it on below to use the workspace. An account with a telephone number only and no password has to sign up by e-mail.',
  ],
};

async function page(c: Context, site: Site, user: User, shown: Shown) {
  const { t, database } = site;
  const { said, status = 200, setUp, codes } = shown;
  const [own, sessions, organisations] = await database.read(db =>
    Promise.all([readOwn(db, user), listSessions(db, user), listOwnOrganisations(db, user)]),
  );
  const demanding = own.secondFactor ? [] : organisations.filter(one => one.factorDue !== null);
  const title = t('账号安全', 'Security');
  const words = sayingOf(done, new URL(c.req.url).searchParams.get('done'));
  const sheet = { site, own, action: site.to(path), problems: shown.problems ?? {}, asked: shown.asked ?? '' };
  return show(
    c,
    site,
    { title, crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }], status, hidden: true },
    <div class="read grid gap-5 py-3">
      <h1>{title}</h1>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {words && status === 200 && !codes && (
        <p class="sheet p-4" role="status">
          {t(...words)}
        </p>
      )}
      {codes && <RecoveryCodes site={site} codes={codes} />}
      {!setUp &&
        demanding.map(one => (
          <FactorNotice site={site} name={one.name} due={one.factorDue!} isShut={user.shut?.includes(one.id) ?? false} here />
        ))}
      {setUp ? <SetUp {...sheet} address={setUp} /> : <SecondFactorSheet {...sheet} />}
      <SessionList {...sheet} sessions={sessions} />
      {own.password && <PasswordSheet {...sheet} />}
      <NameSheet {...sheet} />
      <CloseSheet {...sheet} />
    </div>,
  );
}
