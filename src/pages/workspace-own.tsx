import { raw } from 'hono/html';
import type { Own, Session } from '#modules/account/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { TextField } from '#ui/input.tsx';
import { qrSvg } from '#ui/qr.ts';
import type { Site } from './site.tsx';

type Sheet = { site: Site; own: Own; action: string; problems: Record<string, string>; asked: string };

/** The devices that are signed in, each with a way to sign it out. */
export const SessionList = ({ site, action, sessions }: Sheet & { sessions: readonly Session[] }) => {
  const { t, lang } = site;
  return (
    <section class="grid gap-3" aria-labelledby="sessions">
      <h2 id="sessions">{t('登录的设备', 'Devices signed in')}</h2>
      <ul class="sheet lines">
        {sessions.map(session => (
          <li>
            <span>
              {deviceOf(session.agent, site)}
              {session.current && <b class="small"> {t('本机', 'this one')}</b>}
            </span>
            <span class="quiet small">
              {t(
                `${day(dayInChina(session.since), lang)}登录，最迟 ${day(dayInChina(session.until), lang)}失效`,
                `since ${day(dayInChina(session.since), lang)}, until ${day(dayInChina(session.until), lang)} at the latest`,
              )}
            </span>
            {!session.current && (
              <form method="post" action={action}>
                <input type="hidden" name="session" value={session.id} />
                <button class="btn" type="submit" name="do" value="end">
                  {t('退出这台', 'Sign it out')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={action}>
          <button class="btn" type="submit" name="do" value="others">
            {t('退出其他所有设备', 'Sign out all others')}
          </button>
        </form>
      )}
    </section>
  );
};

/** The second factor: on or off, and what can be done about it. */
export const SecondFactorSheet = ({ site, own, action, problems, asked }: Sheet) => {
  const { t } = site;
  const wrong = (act: string) => (asked === act ? problems.password : undefined);
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="factor">
      <h2 id="factor">{t('两步验证', 'Second factor')}</h2>
      {!own.password && (
        <p>
          {t(
            '这个账号用手机验证码登录，没有密码，不能开启两步验证。',
            'This account signs in by telephone and has no password; a second factor cannot be added.',
          )}
        </p>
      )}
      {own.password && !own.secondFactor && (
        <>
          <p>
            {t(
              '开启后，登录时除密码外还要输入手机验证器上的 6 位数字。管理员必须开启。',
              'Once it is on, signing in asks for six digits from an authenticator beside the password. Administrators need it.',
            )}
          </p>
          <Confirm site={site} action={action} act="begin" button={t('开启', 'Turn it on')} problem={wrong('begin')} />
        </>
      )}
      {own.password && own.secondFactor && (
        <>
          <p>
            <span class="met">●</span> {t('已开启', 'On')}
          </p>
          <details open={asked === 'codes'}>
            <summary>{t('换一组恢复码', 'New recovery codes')}</summary>
            <Confirm site={site} action={action} act="codes" button={t('换一组', 'Make new ones')} problem={wrong('codes')} />
          </details>
          <details open={asked === 'off'}>
            <summary>{t('关闭两步验证', 'Turn it off')}</summary>
            <Confirm site={site} action={action} act="off" button={t('关闭', 'Turn it off')} problem={wrong('off')} />
          </details>
        </>
      )}
    </section>
  );
};

/** The picture that an authenticator reads, the same as text, and the field for its first code. */
export const SetUp = ({ site, action, problems, address }: Sheet & { address: string }) => {
  const { t } = site;
  const secret = new URL(address).searchParams.get('secret') ?? '';
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="setup">
      <h2 id="setup">{t('用验证器扫一扫', 'Read this with an authenticator')}</h2>
      <p>
        {t(
          '手机上的任意验证器（如微信小程序里的验证器、Microsoft Authenticator）都可以。扫不了就手工输入下面的密钥。',
          'Any authenticator will do. If it cannot read the picture, type the key below.',
        )}
      </p>
      {raw(qrSvg(address, t('两步验证二维码', 'QR code of the second factor')))}
      <p class="num secret">{secret.replace(/(.{4})/g, '$1 ').trim()}</p>
      <form method="post" action={action} class="fields">
        <input type="hidden" name="set_up" value={address} />
        <TextField
          name="code"
          label={t('验证器上现在的 6 位数字', 'The six digits shown now')}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={10}
          problem={problems.code}
          required
        />
        <div>
          <button class="btn btn-primary" type="submit" name="do" value="confirm">
            {t('确认开启', 'Confirm')}
          </button>
        </div>
      </form>
    </section>
  );
};

/** The recovery codes, the only time that they are seen. */
export const RecoveryCodes = ({ site, codes }: { site: Site; codes: readonly string[] }) => {
  const { t } = site;
  return (
    <section class="sheet p-4 grid gap-2" role="status">
      <h2>{t('恢复码：只显示这一次', 'Recovery codes: shown this once')}</h2>
      <p>
        {t(
          '手机不在身边时，用一个恢复码代替验证码登录，每个只能用一次。请抄下或打印，放在安全的地方。',
          'Without your telephone, one of these takes the place of a code; each works once. Write them down or print them, and keep them safe.',
        )}
      </p>
      <ul class="codes num">
        {codes.map(code => (
          <li>{code}</li>
        ))}
      </ul>
    </section>
  );
};

/** The form for another password. */
export const PasswordSheet = ({ site, action, problems, asked }: Sheet) => {
  const { t } = site;
  const at = asked === 'password' ? problems : {};
  return (
    <details class="sheet p-4" open={asked === 'password'}>
      <summary>{t('更改密码', 'Change the password')}</summary>
      <form method="post" action={action} class="fields pt-4">
        <TextField
          name="current"
          label={t('现在的密码', 'Present password')}
          type="password"
          autocomplete="current-password"
          maxlength={128}
          problem={at.current}
          required
        />
        <TextField
          name="password"
          label={t('新密码', 'New password')}
          hint={t('至少 12 个字符', 'At least 12 characters')}
          type="password"
          autocomplete="new-password"
          maxlength={128}
          problem={at.password}
          required
        />
        <div>
          <button class="btn" type="submit" name="do" value="password">
            {t('保存', 'Save')}
          </button>
        </div>
      </form>
    </details>
  );
};

/** The form for another name, and which addresses the account has. */
export const NameSheet = ({ site, own, action }: Sheet) => {
  const { t } = site;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="own">
      <h2 id="own">{t('我的信息', 'About me')}</h2>
      <p class="quiet">
        {[own.email, own.phone].filter(Boolean).join(' · ')}
        {t('（加密保存）', ' (stored encrypted)')}
      </p>
      <form method="post" action={action} class="fields">
        <TextField name="name" label={t('称呼', 'Name')} value={own.name} autocomplete="name" maxlength={60} required />
        <div>
          <button class="btn" type="submit" name="do" value="name">
            {t('保存', 'Save')}
          </button>
        </div>
      </form>
    </section>
  );
};

/** Closing the account for good. */
export const CloseSheet = ({ site, own, action, problems, asked }: Sheet) => {
  const { t } = site;
  return (
    <details class="sheet p-4" open={asked === 'close'}>
      <summary>{t('注销账号', 'Close the account')}</summary>
      <p class="pt-4">
        {t(
          '称呼、邮箱、手机号、密码和登录记录立即删除，不能恢复。只有您一人的组织一并删除；以它的名义登记的内容保留。',
          'Name, addresses, password and sessions are erased at once and cannot be restored. Organisations in which you are alone go as well; what was posted in their name stays.',
        )}
      </p>
      {own.password ? (
        <Confirm
          site={site}
          action={action}
          act="close"
          button={t('注销', 'Close it')}
          problem={asked === 'close' ? problems.password : undefined}
        />
      ) : (
        <form method="post" action={action} class="pt-2">
          <button class="btn btn-error" type="submit" name="do" value="close">
            {t('注销', 'Close it')}
          </button>
        </form>
      )}
    </details>
  );
};

/** A step that asks for the password again; each form has its own id for the field. */
const Confirm = (props: { site: Site; action: string; act: string; button: string; problem?: string | undefined }) => {
  const { t } = props.site;
  const id = `${props.act}-password`;
  return (
    <form method="post" action={props.action} class="fields pt-2">
      <div class="field" data-wrong={props.problem ? '' : undefined}>
        <label for={id}>{t('再输入一次密码', 'Type your password once more')}</label>
        {props.problem && (
          <span class="wrong" id={`${id}-wrong`}>
            {props.problem}
          </span>
        )}
        <input
          class="input w-full"
          id={id}
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength={128}
          required
          aria-describedby={props.problem ? `${id}-wrong` : undefined}
          aria-invalid={props.problem ? 'true' : undefined}
        />
      </div>
      <div>
        <button class="btn" type="submit" name="do" value={props.act}>
          {props.button}
        </button>
      </div>
    </form>
  );
};

/** Browser and system in words, as far as they can be told. */
export function deviceOf(agent: string | null, { t }: Site): string {
  if (!agent) return t('未知设备', 'Unknown device');
  const named = (list: readonly (readonly [RegExp, string])[]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  const browser = named([
    [/MicroMessenger/, '微信 WeChat'],
    [/Edg/, 'Edge'],
    [/Firefox/, 'Firefox'],
    [/Chrom/, 'Chrome'],
    [/Safari/, 'Safari'],
  ]);
  const system = named([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(' · ') || agent.slice(0, 40);
}
