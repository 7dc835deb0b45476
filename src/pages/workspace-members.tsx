import { type Key, keyDays, type OrganisationWithMembers, rolesOf, roleWords } from '#modules/account/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { type Role, type Scope, scopes } from '#shared/viewer.ts';
import { SelectField, TextField, TicksField } from '#ui/input.tsx';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

type Own = { site: Site; organisation: OrganisationWithMembers; owner: boolean; action: string; user: string };
type Filled = Own & { form: Form; problems: Record<string, string> };

/** The members, each with roles that an owner can change, or from whom an owner can part. */
export const MemberList = ({ site, organisation, owner, action, user }: Own) => {
  const { t } = site;
  return (
    <section class="grid gap-3" aria-labelledby="members">
      <h2 id="members">{t(`成员 ${organisation.members.length} 人`, `${organisation.members.length} member(s)`)}</h2>
      <ul class="sheet lines">
        {organisation.members.map(member => (
          <li>
            <span>
              {member.name}
              {member.user === user && <span class="quiet small"> {t('（您）', '(you)')}</span>}
            </span>
            <span class="quiet small">
              {member.contact} · {namesOf(site, member.roles)}
            </span>
            {owner && (
              <details>
                <summary class="small py-2">{t('更改', 'Change')}</summary>
                <form method="post" action={action} class="fields py-2">
                  <input type="hidden" name="member" value={member.id} />
                  <RoleTicks site={site} organisation={organisation} values={member.roles} />
                  <div class="flex flex-wrap gap-3 items-center">
                    <button class="btn" type="submit" name="do" value="roles">
                      {t('保存角色', 'Save the roles')}
                    </button>
                    <label class="tick">
                      <input class="checkbox" type="checkbox" name="sure" value="1" />
                      {t('我确定要移出', 'I am sure to remove')}
                    </label>
                    <button class="btn btn-error" type="submit" name="do" value="remove">
                      {t('移出', 'Remove')}
                    </button>
                  </div>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Invitations that nobody accepted yet. */
export const OpenInvitations = ({ site, organisation, action }: Own) => {
  const { t, lang } = site;
  if (organisation.invitations.length === 0) return <></>;
  return (
    <section class="grid gap-3" aria-labelledby="invitations">
      <h2 id="invitations">{t('等待接受的邀请', 'Open invitations')}</h2>
      <ul class="sheet lines">
        {organisation.invitations.map(one => (
          <li>
            <span>{one.contact}</span>
            <span class="quiet small">
              {namesOf(site, one.roles)} ·{' '}
              {t(`${day(dayInChina(one.until), lang)}前有效`, `until ${day(dayInChina(one.until), lang)}`)}
            </span>
            <form method="post" action={action}>
              <input type="hidden" name="invitation" value={one.id} />
              <button class="btn" type="submit" name="do" value="cancel">
                {t('撤回', 'Take back')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The form to invite a colleague by e-mail. */
export const InviteForm = ({ site, organisation, action, form, problems }: Filled) => {
  const { t } = site;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="invite">
      <h2 id="invite">{t('邀请同事', 'Invite a colleague')}</h2>
      <form method="post" action={action} class="fields">
        <TextField
          name="email"
          label={t('邮箱', 'E-mail')}
          type="email"
          value={one(form, 'email')}
          maxlength={200}
          problem={problems.email}
          required
        />
        <RoleTicks site={site} organisation={organisation} values={[form.roles ?? []].flat()} problem={problems.roles} />
        <div>
          <button class="btn" type="submit" name="do" value="invite">
            {t('发出邀请', 'Invite')}
          </button>
        </div>
      </form>
    </section>
  );
};

const scopeNames: Readonly<Record<Scope, readonly [zh: string, en: string]>> = {
  'offers:read': ['查看本组织房源', 'Read own listings'],
  'offers:write': ['登记房源', 'Post listings'],
  'needs:read': ['查看本组织需求', 'Read own requests'],
  'needs:write': ['提交需求', 'Post requests'],
};

/** The keys with which programs act in the name of the organisation, and the form for a new one. */
export const KeySheet = ({ site, action, keys, form, problems }: Filled & { keys: readonly Key[] }) => {
  const { t, lang, to } = site;
  return (
    <section class="grid gap-3" aria-labelledby="keys">
      <h2 id="keys">{t('接口密钥', 'API keys')}</h2>
      {keys.length > 0 && (
        <ul class="sheet lines">
          {keys.map(key => (
            <li>
              <span>
                {key.name} <span class="quiet num small">{key.start}…</span>
              </span>
              <span class="quiet small">
                {key.scopes.map(scope => t(...scopeNames[scope])).join(t('、', ', '))}
                {key.until && ` · ${t(`${day(dayInChina(key.until), lang)}到期`, `until ${day(dayInChina(key.until), lang)}`)}`} ·{' '}
                {key.usedAt
                  ? t(`${day(dayInChina(key.usedAt), lang)}用过`, `used ${day(dayInChina(key.usedAt), lang)}`)
                  : t('还没有用过', 'not used yet')}
              </span>
              <form method="post" action={action}>
                <input type="hidden" name="key" value={key.id} />
                <button class="btn" type="submit" name="do" value="revoke">
                  {t('停用', 'Revoke')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <details class="sheet p-4" open={Object.keys(problems).some(name => ['name', 'scopes', 'days'].includes(name))}>
        <summary>{t('新建密钥', 'Make a key')}</summary>
        <form method="post" action={action} class="fields pt-4">
          <TextField
            name="name"
            label={t('用途', 'Purpose')}
            value={one(form, 'name')}
            maxlength={30}
            problem={problems.name}
            required
          />
          <TicksField
            name="scopes"
            label={t('权限', 'Scopes')}
            values={[form.scopes ?? []].flat()}
            options={scopes.map(scope => [scope, t(...scopeNames[scope])])}
            problem={problems.scopes}
          />
          <SelectField
            name="days"
            label={t('期限', 'Period')}
            value={one(form, 'days')}
            empty={t('请选择', 'Please choose')}
            options={keyDays.map(days => [String(days), t(`${days} 天`, `${days} days`)])}
            problem={problems.days}
          />
          <div>
            <button class="btn" type="submit" name="do" value="key">
              {t('新建', 'Make')}
            </button>
          </div>
        </form>
        <p class="quiet small pt-2">
          {t('接口说明见', 'How to use it: ')}
          <a href={to('/developers')}>{t('开放接口', 'API')}</a>
        </p>
      </details>
    </section>
  );
};

const RoleTicks = (props: {
  site: Site;
  organisation: OrganisationWithMembers;
  values: readonly string[];
  problem?: string | undefined;
}) => {
  const { t } = props.site;
  return (
    <TicksField
      name="roles"
      label={t('角色', 'Roles')}
      values={props.values}
      options={(['owner', ...rolesOf(props.organisation.kind)] as const).map(role => [role, t(...roleWords(role))])}
      problem={props.problem}
    />
  );
};

function namesOf({ t }: Site, roles: readonly (Role | 'owner')[]): string {
  return roles.map(role => t(...roleWords(role))).join(t('、', ', '));
}
