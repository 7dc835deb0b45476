import { apiKey } from '@better-auth/api-key';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { organization, phoneNumber, twoFactor } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { CamelCasePlugin, Kysely } from 'kysely';
import { log } from '#platform/log.ts';
import type { Secret } from '#platform/secret.ts';
import { roles } from '#shared/viewer.ts';
import { factorKeys, firstKey } from './factor-secret.ts';
import { passwordMatches, storedPassword } from './password-hash.ts';
import { makeRecoveryCodes, recoveryStore } from './recovery-code.ts';
import { cookiePrefix, sessionSeconds } from './session-cookie.ts';
import { txDialect } from './tx-dialect.ts';

/** What better-auth wants sent; `email` and `phone` are the blinded forms under which it knows them. */
export type Sending = {
  link(message: { user: string; email: string; token: string }): Promise<void>;
  code(message: { phone: string; code: string }): Promise<void>;
  /** A password was set by such a link. */
  reset(whose: { user: string; email: string }): Promise<void>;
};

export type Auth = ReturnType<typeof configured>;

/** Minutes after which a link by e-mail no longer opens. */
const linkMinutes = 10;

/** Minutes after which a code by telephone is no longer accepted. */
const codeMinutes = 5;

const access = createAccessControl({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
  apiKey: ['create', 'read', 'update', 'delete'],
} as const);

// Who may do what is decided by may.ts before better-auth is asked; here the owner has what its endpoints want to see, others nothing.
const nobody = access.newRole({});
const owner = access.newRole({
  organization: ['update'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
  apiKey: ['create', 'read', 'update', 'delete'],
});

const text = { type: 'string', required: false, returned: false } as const;

/** better-auth with our settings and frozen tables (the migration called account), on the transaction of whoever calls it; it serves no address itself. */
export async function makeAuth(secret: Secret, sending: Sending): Promise<Auth> {
  const auth = configured(secret, sending);
  // Its own list of keys would exchange the one that signs cookies as well.
  Object.assign(await auth.$context, { secretConfig: factorKeys(secret) });
  return auth;
}

function configured(secret: Secret, sending: Sending) {
  return betterAuth({
    appName: '链群 Lianqun',
    baseURL: 'http://lianqun.invalid',
    secret: firstKey(secret),
    telemetry: { enabled: false },
    logger: {
      // A key that is not right is no failure of ours.
      log: (level, message) =>
        log[level === 'error' && !message.startsWith('Failed to validate API key') ? 'warn' : 'debug']('accounts', {
          message: message.slice(0, 120),
        }),
    },
    database: {
      db: new Kysely({ dialect: txDialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] }),
      type: 'postgres',
      schemaName: 'account',
      transaction: false,
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: false,
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
    },
    // Ours stand in account.attempt: by account and by address.
    rateLimit: { enabled: false },
    user: {
      additionalFields: {
        emailSealed: { ...text, type: 'string' },
        emailMasked: text,
        phoneSealed: text,
        phoneMasked: text,
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, freshAge: 0 },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      // People begin with a link to their address (link.ts): nobody sets a password for an address that is not theirs.
      disableSignUp: true,
      password: { hash: storedPassword, verify: passwordMatches },
      minPasswordLength: 12,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: linkMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => sending.reset({ user: user.id, email: user.email }),
      sendResetPassword: ({ user, token }) => sending.link({ user: user.id, email: user.email, token }),
    },
    plugins: [
      organization({
        ac: access,
        roles: { owner, ...Object.fromEntries(roles.map(role => [role, nobody])) },
        allowUserToCreateOrganization: true,
        organizationLimit: 20,
        invitationExpiresIn: 7 * 86_400,
        requireEmailVerificationOnInvitation: true,
        schema: {
          organization: {
            additionalFields: {
              kind: { type: 'string', required: true, input: true },
              confirmedAt: { type: 'date', required: false, input: true },
            },
          },
          invitation: { additionalFields: { emailMasked: { type: 'string', required: false, input: true } } },
        },
      }),
      twoFactor({
        issuer: '链群 Lianqun',
        backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes, storeBackupCodes: recoveryStore },
      }),
      phoneNumber({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: 3,
        phoneNumberValidator: blinded => /^[0-9a-f]{64}$/.test(blinded),
        sendOTP: ({ phoneNumber: phone, code }) => sending.code({ phone, code }),
      }),
      apiKey({
        references: 'organization',
        defaultPrefix: 'lq_',
        enableMetadata: false,
        rateLimit: { enabled: true, timeWindow: 60_000, maxRequests: 600 },
        keyExpiration: { defaultExpiresIn: null, minExpiresIn: 1, maxExpiresIn: 366 },
      }),
    ],
  } satisfies BetterAuthOptions);
}
