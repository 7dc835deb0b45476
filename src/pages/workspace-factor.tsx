import { accountPermissions, type FactorRule, factorDays, type OrganisationWithMembers } from '#modules/account/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { SelectField } from '#ui/input.tsx';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

/** What a member without a second factor reads of an organisation that demands one, with the way to set it up. */
export const FactorNotice = (props: { site: Site; name: string; due: Date; isShut: boolean; here?: true }) => {
  const { t, to, lang } = props.site;
  const until = day(dayInChina(props.due), lang);
  return (
    <p class="sheet p-4">
      {props.isShut
        ? t(
            `${props.name}要求两步验证。您还没有开启，暂时不能以它的名义办事，开启后立即恢复：`,
            `${props.name} demands a second factor. You have none yet and cannot act in its name until you do: `,
          )
        : t(
            `${props.name}要求在 ${until}前开启两步验证，之后没有开启的成员不能以它的名义办事：`,
            `${props.name} demands a second factor by ${until}; a member without one cannot act in its name after that: `,
          )}
      {props.here ? (
        t('请在下面开启。', 'please turn it on below.')
      ) : (
        <a href={to('/workspace/security')}>{t('去开启', 'turn it on')}</a>
      )}
    </p>
  );
};

type Sheet = {
  site: Site;
  organisation: OrganisationWithMembers;
  rule: FactorRule | null;
  owner: boolean;
  action: string;
  user: User;
  form: Form;
  problems: Record<string, string>;
};

/** Whether the organisation demands a second factor, as every member sees it, and the form by which an owner changes that. */
export const FactorRuleSheet = ({ site, organisation, rule, owner, action, user, form, problems }: Sheet) => {
  const { t, lang, to } = site;
  const without = organisation.members.filter(member => !member.secondFactor);
  const drops = may(user, accountPermissions.dropFactor, { organisation: organisation.id }) === null;
  if (!rule && !owner) return <></>;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="factor-rule">
      <h2 id="factor-rule">{t('两步验证要求', 'Demand of a second factor')}</h2>
      {rule && (
        <p>
          <span class="met">●</span>{' '}
          {rule.isDue
            ? t(
                `${day(dayInChina(rule.due), lang)}起，没有开启两步验证的成员不能以本组织名义办事。`,
                `Since ${day(dayInChina(rule.due), lang)} a member without a second factor cannot act in the name of this organisation.`,
              )
            : t(
                `成员须在 ${day(dayInChina(rule.due), lang)}前开启两步验证，之后没有开启的不能以本组织名义办事。`,
                `Members have to turn on a second factor by ${day(dayInChina(rule.due), lang)}; after that nobody acts in the name of this organisation without one.`,
              )}
        </p>
      )}
      {owner && (
        <p class="quiet">
          {without.length === 0
            ? t('成员都已开启。', 'Every member has one.')
            : t(
                `还没有开启：${without.map(member => member.name).join('、')}`,
                `Not turned on yet: ${without.map(member => member.name).join(', ')}`,
              )}
        </p>
      )}
      {owner && !user.secondFactor && (
        <p>
          {t('先为您自己的账号开启两步验证，才能要求其他成员：', 'Turn on your own before you demand one of others: ')}
          <a href={to('/workspace/security')}>{t('去开启', 'turn it on')}</a>
        </p>
      )}
      {owner && user.secondFactor && (
        <details open={problems.grace !== undefined}>
          <summary>{rule ? t('更改期限', 'Change the period') : t('要求成员开启', 'Demand it of the members')}</summary>
          <form method="post" action={action} class="fields pt-4">
            <SelectField
              name="grace"
              label={t('宽限期', 'Time to set it up')}
              hint={t(
                '还没有开启的成员会收到邮件；只用手机验证码登录的账号没有密码，不能开启',
                'Members without one are told by e-mail; an account that signs in by telephone only has no password and cannot have one',
              )}
              value={one(form, 'grace')}
              empty={t('请选择', 'Please choose')}
              options={factorDays.map(days => [
                String(days),
                days === 0 ? t('立即生效', 'none, at once') : t(`${days} 天`, `${days} days`),
              ])}
              problem={problems.grace}
            />
            <div>
              <button class="btn" type="submit" name="do" value="factor">
                {t('要求两步验证', 'Demand it')}
              </button>
            </div>
          </form>
        </details>
      )}
      {drops && rule && (
        <form method="post" action={action}>
          <button class="btn" type="submit" name="do" value="no-factor">
            {t('不再要求', 'Demand it no longer')}
          </button>
        </form>
      )}
    </section>
  );
};
