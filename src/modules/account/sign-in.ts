import { keptIf, type Tx } from '#platform/database.ts';
import type { Message } from '#platform/sender.ts';
import { Refused } from '#shared/refused.ts';
import { wordsIn } from '#shared/words.ts';
import { type Accounts, ask, type Outcome, type Place } from './accounts.ts';
import { blindEmail, blindPhone } from './address.ts';
import { forgetAttempts } from './attempt.ts';
import { recordAct } from './audit.ts';
import { askedCookie, askedHere } from './code-cookie.ts';
import { recoveryHash } from './recovery-code.ts';
import { openSession } from './session.ts';
import { sessionCookie, sessionTokenIn } from './session-cookie.ts';
import { isShownNow, spendCode } from './spent-code.ts';
import { collecting } from './tx-dialect.ts';

/** in: the cookies carry a session; second: they carry the question for a second factor; refused: nothing fits together. */
export type SignedIn = { step: 'in' | 'second'; cookies: string[] } | { step: 'refused' };

type Device = { agent: string; cookie?: string | undefined };

/**
 * Signs in by e-mail and password. Whatever does not fit gets the same answer after the same work: a wrong password, an unknown address, an
 * account without a password. A session that the browser brought along ends. Call takeAttempt before.
 */
export async function signIn(
  tx: Tx,
  accounts: Accounts,
  { email, password, agent, cookie }: Device & { email: string; password: string },
): Promise<SignedIn> {
  const { blinded } = blindEmail(accounts.secret, email);
  const signed = await signInBlinded(tx, accounts, { blinded, password, agent });
  if (signed.step === 'refused') return signed;
  // The password was right, whatever the second step brings: better-auth counts its codes.
  await forgetAttempts(tx, accounts, 'account', email);
  await endBrought(tx, accounts, cookie);
  return signed;
}

/** The same with the address as better-auth knows it. */
export async function signInBlinded(
  tx: Tx,
  accounts: Accounts,
  { blinded, password, agent }: { blinded: string; password: string; agent: string },
): Promise<SignedIn> {
  const outcome = await ask(tx, accounts, api =>
    api.signInEmail({
      body: { email: blinded, password },
      headers: device(agent),
      returnHeaders: true,
    }),
  );
  return afterFactor(tx, outcome, 'password');
}

/** The second step: a code of the authenticator or a recovery code; each opens once. `cookie` is what the first step gave. */
export async function giveSecondFactor(
  tx: Tx,
  accounts: Accounts,
  { code, agent, cookie }: Device & { code: string },
): Promise<SignedIn> {
  const plain = code.replace(/\s/g, '');
  const headers = device(agent, cookie);
  const isShort = /^\d{6}$/.test(plain);
  // A code of the half minute before or after opens nothing, and leaves the question as it was: the next one may be tried.
  const [outcome, isKept] = await keptIf<Outcome<unknown>>(
    tx,
    part =>
      isShort
        ? ask(part, accounts, api => api.verifyTOTP({ body: { code: plain }, headers, returnHeaders: true }))
        : ask(part, accounts, api => api.verifyBackupCode({ body: { code: recoveryHash(plain) }, headers, returnHeaders: true })),
    async came => !isShort || !came.ok || isShownNow(tx, accounts, userIn(came) ?? '', plain),
  );
  if (!isKept) return { step: 'refused' };
  const user = userIn(outcome);
  if (outcome.ok && user && !(await spendCode(tx, accounts, user, plain))) {
    await endBrought(tx, accounts, outcome.cookies.map(one => one.split(';')[0]).join('; '));
    return { step: 'refused' };
  }
  const signed = await afterFactor(tx, outcome, isShort ? 'second-factor' : 'recovery-code');
  if (signed.step === 'in') await endBrought(tx, accounts, cookie);
  return signed;
}

const userIn = (outcome: Outcome<unknown>) => (outcome.ok ? (outcome.value as { user?: { id?: string } }).user?.id : undefined);

/**
 * The message with a code of six digits to a mobile, whether an account has it or not, and the cookie without which no browser can use that
 * code. Call takeAttempt('message') before.
 */
export async function requestCode(
  tx: Tx,
  accounts: Accounts,
  phone: string,
  { lang }: Place,
): Promise<{ messages: Message[]; cookies: string[] }> {
  const blinded = blindPhone(accounts.secret, phone);
  if (!blinded)
    throw new Refused('invalid', ['请填 11 位手机号', 'Type a mobile number of 11 digits'], { phone: '请填 11 位手机号' });
  const t = wordsIn(lang);
  const { sent } = await collecting(tx, () =>
    ask(tx, accounts, api => api.sendPhoneNumberOTP({ body: { phoneNumber: blinded.blinded }, returnHeaders: true })),
  );
  const codes = sent.flatMap(one => (one.is === 'code' ? [one.code] : []));
  return {
    messages: codes.map(code => ({
      kind: 'sms' as const,
      to: blinded.phone,
      subject: '',
      text: t(`链群验证码 ${code}，5 分钟内有效，请勿转告他人。`, `Lianqun code ${code}, valid for 5 minutes; tell nobody.`),
    })),
    cookies: codes.map(code => askedCookie(accounts, blinded.blinded, code)),
  };
}

/**
 * Signs in by a code that was sent to a mobile, and begins an account where none has that number. An account with a second factor is not
 * opened by a code alone: throws Refused('forbidden') and sends its owner to the e-mail. Call takeAttempt before.
 */
export async function signInByCode(
  tx: Tx,
  accounts: Accounts,
  { phone, code, agent, cookie }: Device & { phone: string; code: string },
): Promise<SignedIn> {
  const blinded = blindPhone(accounts.secret, phone);
  if (!blinded) return { step: 'refused' };
  if (!(await rightCode(tx, accounts, { blinded: blinded.blinded, code, cookie }))) return { step: 'refused' };
  const [there] = await tx<{ id: string; second: boolean | null }[]>`
    select id, two_factor_enabled as second from account."user" where phone_number = ${blinded.blinded}`;
  if (there?.second)
    throw new Refused('forbidden', [
      '这个账号开启了两步验证，请用邮箱和密码登录',
      'This account has a second factor; please sign in by e-mail and password',
    ]);
  if (!there && accounts.factor === 'everybody')
    throw new Refused('forbidden', [
      '本站要求两步验证，请先用邮箱注册',
      'This site demands a second factor; please sign up by e-mail first',
    ]);
  const [made] = there
    ? [there]
    : await tx<{ id: string }[]>`
        insert into account."user" (name, email, phone_number, phone_number_verified, phone_sealed, phone_masked)
        values (${blinded.masked}, ${`${blinded.blinded}@phone.invalid`}, ${blinded.blinded}, true, ${blinded.sealed}, ${blinded.masked})
        returning id`;
  const token = await openSession(tx, accounts, made!.id, agent);
  if (!there) await recordAct(tx, 'system', { what: 'account.begin', object: `user:${made!.id}`, details: { by: 'phone' } });
  await endBrought(tx, accounts, cookie);
  await forgetAttempts(tx, accounts, 'account', blinded.phone);
  await recordAct(tx, 'system', { what: 'account.sign-in', object: `user:${made!.id}`, details: { by: 'phone' } });
  return { step: 'in', cookies: [token] };
}

/** Whether a code is the one that was sent to this mobile and asked for in this browser; it is used up, and three wrong ones spoil it. */
export async function rightCode(
  tx: Tx,
  accounts: Accounts,
  { blinded, code, cookie }: { blinded: string; code: string; cookie: string | undefined },
): Promise<boolean> {
  const asked = askedHere(accounts, cookie, blinded);
  // Whoever did not ask for a code here can neither use one nor spoil it.
  if (!asked) return false;
  const outcome = await ask(tx, accounts, api =>
    api.consumePhoneNumberOTP({ body: { phoneNumber: blinded, code: code.replace(/\D/g, '').slice(0, 6) }, returnHeaders: true }),
  );
  return outcome.ok && asked(code);
}

/** Ends the session that a browser carries; nothing happens where it carries none. */
export async function signOut(tx: Tx, accounts: Accounts, cookie: string | undefined): Promise<string[]> {
  const user = await endBrought(tx, accounts, cookie);
  if (user) await recordAct(tx, 'system', { what: 'account.sign-out', object: `user:${user}` });
  return [`${sessionCookie}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`];
}

async function endBrought(tx: Tx, { key }: Accounts, cookie: string | undefined): Promise<string | null> {
  const token = sessionTokenIn(cookie, key);
  if (!token) return null;
  const [row] = await tx<{ user: string }[]>`delete from account.session where token = ${token} returning user_id as user`;
  return row?.user ?? null;
}

async function afterFactor(tx: Tx, outcome: Outcome<unknown>, by: string): Promise<SignedIn> {
  if (!outcome.ok) return { step: 'refused' };
  const { cookies } = outcome;
  const value = outcome.value as { twoFactorRedirect?: boolean; user?: { id?: string } };
  if (value.twoFactorRedirect) return { step: 'second', cookies: cookies.filter(one => !/Max-Age=0/i.test(one)) };
  await recordAct(tx, 'system', { what: 'account.sign-in', object: `user:${value.user?.id}`, details: { by } });
  return { step: 'in', cookies };
}

function device(agent: string, cookie?: string): Headers {
  const headers = new Headers({ 'user-agent': agent.replace(/[^\x20-\x7e]/g, '').slice(0, 300) });
  if (cookie) headers.set('cookie', cookie);
  return headers;
}
