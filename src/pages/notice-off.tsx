import type { Context } from 'hono';
import { offWords, readOffLink, unsubscribe } from '#modules/notice/index.ts';
import { entryPage } from './entry.tsx';
import type { Site } from './site.tsx';

export const path = '/notices/off/:user/:off/:token';

/** Asks whether one kind of mail is to stop: a mail reader that only looks at links must not turn anything off. */
export function get(c: Context, site: Site) {
  const { t, secret } = site;
  const link = linkOf(c);
  const words = offWords(readOffLink(secret, link), t);
  return entryPage(
    c,
    site,
    {
      title: t('停止邮件通知', 'Stop these mails'),
      action: addressOf(link),
      button: t('停止发送', 'Stop them'),
    },
    <p>
      {t(`不再把“${words}”发到这个邮箱。工作台里仍然看得到。`, `No more mail about “${words}”. The workspace still shows it.`)}
    </p>,
  );
}

/** Turns it off, for a person as for a mail reader's one click (RFC 8058). */
export async function post(c: Context, site: Site) {
  const { t, secret, database } = site;
  const link = linkOf(c);
  const { off } = await database.write(tx => unsubscribe(tx, secret, link));
  return entryPage(
    c,
    site,
    {
      title: t('已停止', 'Stopped'),
      said: t(
        `“${offWords(off, t)}”不再发邮件。要恢复，请登录后在通知设置里选。`,
        `No more mail about “${offWords(off, t)}”. To bring it back, sign in and choose it in the settings.`,
      ),
      action: null,
      button: '',
    },
    null,
    <p>
      <a href={site.to('/workspace/notices/settings')}>{t('通知设置', 'Settings')}</a>
    </p>,
  );
}

function linkOf(c: Context): { user: string; off: string; token: string } {
  return { user: c.req.param('user') ?? '', off: c.req.param('off') ?? '', token: c.req.param('token') ?? '' };
}

function addressOf({ user, off, token }: ReturnType<typeof linkOf>): string {
  return `/notices/off/${user}/${off}/${token}`;
}
