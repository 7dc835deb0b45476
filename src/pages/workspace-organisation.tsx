import type { Context } from 'hono';
import {
  cancelInvitation,
  changeRoles,
  demandFactor,
  dropFactor,
  inviteMember,
  kindWords,
  leaveOrganisation,
  listKeys,
  makeKey,
  readFactorRule,
  readOrganisation,
  removeMember,
  revokeKey,
} from '#modules/account/index.ts';
import type { User } from '#shared/viewer.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import { type Form, one, readForm } from './form.ts';
import { countAttempt, forUser, placeOf, refusalIn, send } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';
import { FactorNotice, FactorRuleSheet } from './workspace-factor.tsx';
import { InviteForm, KeySheet, MemberList, OpenInvitations } from './workspace-members.tsx';

export const path = '/workspace/organisations/:id';

/** An organisation: members with their roles, invitations, and for its owners the keys. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Does what the button pressed says, in the name of an owner. */
export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  const id = c.req.param('id') ?? '';
  try {
    if (one(form, 'do') === 'leave' && one(form, 'sure') === '1') {
      await site.database.write(tx => leaveOrganisation(tx, user, id));
      return c.redirect(site.to('/workspace'), 303);
    }
    const key = await act(c, site, user, id, form);
    if (key) return page(c, site, user, { key });
    return c.redirect(site.to(`/workspace/organisations/${id}?done=${encodeURIComponent(one(form, 'do'))}`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

/** Makes the change; gives a new key where one was made. */
async function act(c: Context, site: Site, user: User, id: string, form: Form): Promise<string | undefined> {
  const { database, accounts } = site;
  const given = (name: string) => [form[name] ?? []].flat();
  switch (one(form, 'do')) {
    case 'invite': {
      await countAttempt(c, site, 'message', `invite ${one(form, 'email').slice(0, 200)}`);
      const asked = { email: one(form, 'email'), roles: given('roles') };
      send(site, await database.write(tx => inviteMember(tx, accounts, user, id, asked, placeOf(c, site))));
      return undefined;
    }
    case 'cancel':
      await database.write(tx => cancelInvitation(tx, user, id, one(form, 'invitation')));
      return undefined;
    case 'roles':
      await database.write(tx => changeRoles(tx, accounts, user, id, one(form, 'member'), given('roles')));
      return undefined;
    case 'remove':
      if (one(form, 'sure') === '1') await database.write(tx => removeMember(tx, accounts, user, id, one(form, 'member')));
      return undefined;
    case 'factor': {
      const days = /^\d+$/.test(one(form, 'grace')) ? Number(one(form, 'grace')) : -1;
      await countAttempt(c, site, 'message', `factor ${user.user}`);
      send(site, await database.write(tx => demandFactor(tx, accounts, user, id, days, placeOf(c, site))));
      return undefined;
    }
    case 'no-factor':
      await database.write(tx => dropFactor(tx, user, id));
      return undefined;
    case 'key': {
      const asked = { name: one(form, 'name'), given: given('scopes'), days: Number(one(form, 'days')) };
      return database.write(tx => makeKey(tx, accounts, user, id, asked));
    }
    case 'revoke':
      await database.write(tx => revokeKey(tx, user, id, one(form, 'key')));
      return undefined;
    default:
      return undefined;
  }
}

const done: Sayings = {
  founded: ['已新建。现在可以邀请同事。', 'Founded. You can invite colleagues now.'],
  joined: ['已加入。', 'You have joined.'],
  invite: ['邀请已发出，7 天内有效。', 'The invitation was sent and holds for 7 days.'],
  cancel: ['邀请已撤回。', 'The invitation was taken back.'],
  roles: ['角色已更改；本人需要重新登录。', 'The roles were changed; the member has to sign in anew.'],
  remove: ['已移出。', 'Removed.'],
  factor: [
    '已要求两步验证，还没有开启的成员会收到邮件。',
    'A second factor is demanded; members without one are told by e-mail.',
  ],
  'no-factor': ['不再要求两步验证。', 'A second factor is not demanded any more.'],
  revoke: ['密钥已停用。', 'The key was revoked.'],
};

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus; key?: string };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200, key }: Shown) {
  const { t, to, database } = site;
  const id = c.req.param('id') ?? '';
  const owner = user.seats.some(seat => seat.organisation === id && seat.owner);
  const [organisation, keys, rule] = await database.read(db =>
    Promise.all([readOrganisation(db, user, id), owner ? listKeys(db, user, id) : [], readFactorRule(db, user, id)]),
  );
  const isShut = user.shut?.includes(id) ?? false;
  const words = sayingOf(done, new URL(c.req.url).searchParams.get('done'));
  const action = to(`/workspace/organisations/${id}`);
  const own = { site, organisation, owner, action, user: user.user };
  return show(
    c,
    site,
    {
      title: organisation.name,
      crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: organisation.name }],
      status,
      hidden: true,
    },
    <div class="read grid gap-5 py-3">
      <header>
        <h1>{organisation.name}</h1>
        <p class="quiet">
          {t(...kindWords(organisation.kind))}
          {organisation.confirmedAt === null &&
            ` · ${t('等待平台确认，角色暂不生效', 'awaits confirmation; its roles do not count yet')}`}
        </p>
      </header>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {words && status === 200 && !key && (
        <p class="sheet p-4" role="status">
          {t(...words)}
        </p>
      )}
      {key && (
        <div class="sheet p-4 grid gap-2" role="status">
          <b>{t('密钥只显示这一次，请现在复制：', 'The key is shown this once; copy it now:')}</b>
          <code class="num secret">{key}</code>
          <p class="quiet small">
            {t('程序在请求头里写：Authorization: Bearer 密钥', 'Programs send it as a header: Authorization: Bearer KEY')}
          </p>
        </div>
      )}
      {rule && !user.secondFactor && <FactorNotice site={site} name={organisation.name} due={rule.due} isShut={isShut} />}
      <MemberList {...own} />
      <FactorRuleSheet {...own} user={user} rule={rule} form={one(form, 'do') === 'factor' ? form : {}} problems={problems} />
      {owner && <OpenInvitations {...own} />}
      {owner && <InviteForm {...own} form={one(form, 'do') === 'invite' ? form : {}} problems={problems} />}
      {owner && <KeySheet {...own} keys={keys} form={one(form, 'do') === 'key' ? form : {}} problems={problems} />}
      {(isShut || user.seats.some(seat => seat.organisation === id)) && (
        <details class="sheet p-4">
          <summary>{t('离开这个组织', 'Leave this organisation')}</summary>
          <form method="post" action={action} class="fields pt-4">
            <label class="tick">
              <input class="checkbox" type="checkbox" name="sure" value="1" required />
              {t('我确定', 'I am sure')}
            </label>
            <div>
              <button class="btn btn-error" type="submit" name="do" value="leave">
                {t('离开', 'Leave')}
              </button>
            </div>
          </form>
        </details>
      )}
    </div>,
  );
}
