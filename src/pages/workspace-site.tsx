import type { Context } from 'hono';
import {
  arrangeSteps,
  listSteps,
  publishPermissions,
  type SiteSettings,
  type Step,
  saveSite,
  siteInput,
} from '#modules/publish/index.ts';
import { type Complaint, check } from '#shared/complaint.ts';
import { insist, may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { AreaField, SelectField, TextField } from '#ui/input.tsx';
import { ProblemList } from '#ui/offer-fields.tsx';
import { type Form, one, readForm } from './form.ts';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/site';

/** Where an administrator sets up the site: names, colour, navigation, notices, contact card, filing numbers, steps of review. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  const { database, clock, lang, to } = site;
  try {
    if (one(form, 'do') === 'steps') {
      await database.write(async tx => {
        const steps = await listSteps(tx);
        const asked = steps.map(({ place, role }) => ({
          place,
          isOn: one(form, `on-${place}`) === '1',
          role: stepRoles.find(each => each === one(form, `role-${place}`)) ?? role,
        }));
        await arrangeSteps(tx, user, asked);
      });
      return c.redirect(to(`${path}?done=1`), 303);
    }
    const checked = check(siteInput, settingsOf(form), lang);
    if (!checked.ok) return await page(c, site, user, { form, problems: fieldsOf(checked.complaints), status: 422 });
    await database.write(tx => saveSite(tx, user, clock, checked.value));
    return c.redirect(to(`${path}?done=1`), 303);
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return page(c, site, user, { form, said: words, status });
  }
});

const stepRoles = ['editor', 'secretary', 'officer', 'administrator'] as const;

const contactKeys = ['organisation', 'address', 'phone', 'mail', 'hours'] as const;

/** Lines of a field, each parted by "|", as people can type them on a phone. */
function linesOf(text: string): string[][] {
  return text
    .split('\n')
    .map(line => line.split(/[|｜]/).map(part => part.trim()))
    .filter(parts => parts.some(part => part !== ''));
}

function settingsOf(form: Form): unknown {
  const logo = one(form, 'logo');
  return {
    name: one(form, 'name'),
    nameEn: one(form, 'nameEn'),
    slogan: one(form, 'slogan'),
    accent: one(form, 'accent'),
    logo: /^\d{1,12}$/.test(logo) ? Number(logo) : null,
    english: one(form, 'english') === '1',
    nav: linesOf(one(form, 'nav')).map(([words = '', wordsEn = '', path = '']) => ({ words, wordsEn, path })),
    notices: linesOf(one(form, 'notices')).map(([words = '', wordsEn = '', path = '', from = '', until = '']) => ({
      ...{ words, wordsEn, path, from, until },
    })),
    contact: Object.fromEntries(contactKeys.map(key => [key, one(form, `contact_${key}`)])),
    icp: one(form, 'icp'),
    police: one(form, 'police'),
  };
}

/** What is wrong by field; a list says in which of its lines. */
function fieldsOf(complaints: readonly Complaint[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const {
    path: [key, at],
    words,
  } of complaints) {
    const name = key === 'contact' ? `contact_${String(at)}` : String(key);
    fields[name] ??= typeof at === 'number' ? `${at + 1}：${words}` : words;
  }
  return fields;
}

function formOf(settings: SiteSettings): Form {
  const { nav, notices, contact, english, logo, ...plain } = settings;
  return {
    ...plain,
    logo: logo === null ? '' : String(logo),
    english: english ? '1' : '',
    nav: nav.map(({ words, wordsEn, path }) => [words, wordsEn, path].join(' | ')).join('\n'),
    notices: notices.map(({ words, wordsEn, path, from, until }) => [words, wordsEn, path, from, until].join(' | ')).join('\n'),
    ...Object.fromEntries(contactKeys.map(key => [`contact_${key}`, contact[key]])),
  };
}

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form, problems = {}, said, status = 200 }: Shown) {
  insist(may(user, publishPermissions.furnish));
  const { t, to, lang, look, database } = site;
  const steps = await database.read(listSteps);
  const shown = form && one(form, 'do') !== 'steps' ? form : formOf(look);
  const title = t('站点设置', 'Site settings');
  const labels: Record<string, string> = {
    name: t('站名', 'Name'),
    nameEn: t('英文站名', 'Name in English'),
    slogan: t('一句话介绍', 'In one sentence'),
    accent: t('主色', 'Accent colour'),
    logo: t('标志', 'Logo'),
    nav: t('导航', 'Navigation'),
    notices: t('通知条', 'Notices'),
    icp: t('ICP 备案号', 'ICP filing number'),
    police: t('公安备案号', 'Public-security filing number'),
    contact_organisation: t('单位', 'Organisation'),
    contact_address: t('地址', 'Address'),
    contact_phone: t('电话', 'Telephone'),
    contact_mail: t('邮箱', 'E-mail'),
    contact_hours: t('服务时间', 'Hours'),
  };
  const text = (name: string, maxlength: number, hint?: string) => (
    <TextField
      name={name}
      label={labels[name]!}
      hint={hint}
      value={one(shown, name)}
      maxlength={maxlength}
      problem={problems[name]}
    />
  );
  return show(
    c,
    site,
    {
      title,
      crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }],
      status,
      hidden: true,
    },
    <div class="read grid gap-5 py-3">
      <h1>{title}</h1>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {status === 200 && c.req.query('done') && (
        <p class="sheet p-4" role="status">
          {t('已保存，所有页面马上生效。', 'Saved; every page shows it at once.')}
        </p>
      )}
      <ProblemList problems={problems} labels={labels} lang={lang} />
      <form method="post" action={to(path)} class="grid gap-5">
        <section class="sheet p-4 fields two" aria-label={t('名称与外观', 'Names and looks')}>
          {text('name', 20)}
          {text('nameEn', 40)}
          {text('slogan', 60)}
          {text(
            'accent',
            20,
            t(
              '如 #0b5a70；不填用默认色。深色模式会自动调亮',
              'Such as #0b5a70; the usual one unless filled in, made lighter on dark pages',
            ),
          )}
          {text(
            'logo',
            12,
            t('媒体库里的图片编号；不填用链群标志', 'Number of a picture in the library; the mark of Lianqun unless filled in'),
          )}
          <label class="tick">
            <input
              class="checkbox checkbox-sm"
              type="checkbox"
              name="english"
              value="1"
              checked={one(shown, 'english') === '1'}
            />
            {t('提供英文页面', 'Offer pages in English')}
          </label>
        </section>
        <section class="sheet p-4 fields" aria-label={t('导航与通知', 'Navigation and notices')}>
          <AreaField
            name="nav"
            label={labels.nav!}
            hint={t('一行一项：中文 | 英文 | 地址', 'One a line: Chinese | English | address')}
            value={one(shown, 'nav')}
            rows={6}
            problem={problems.nav}
          />
          <AreaField
            name="notices"
            label={labels.notices!}
            hint={t(
              '一行一条：中文 | 英文 | 地址 | 从哪天 | 到哪天（后四项可空），如：春节期间照常受理 | | | 2027-02-01 | 2027-02-14',
              'One a line: Chinese | English | address | from | until; the last four may be empty',
            )}
            value={one(shown, 'notices')}
            rows={3}
            problem={problems.notices}
          />
        </section>
        <section class="sheet p-4 fields two" aria-label={t('联系卡片与备案', 'Contact card and filings')}>
          {contactKeys.map(key => text(`contact_${key}`, 120))}
          {text('icp', 60)}
          {text('police', 60)}
        </section>
        <div>
          <button class="btn btn-primary" type="submit" name="do" value="site">
            {t('保存', 'Save')}
          </button>
        </div>
      </form>
      <Steps site={site} steps={steps} />
    </div>,
  );
}

const roleWords: Record<(typeof stepRoles)[number], readonly [zh: string, en: string]> = {
  editor: ['编辑', 'editor'],
  secretary: ['集群秘书', 'cluster secretary'],
  officer: ['政府部门', 'officer'],
  administrator: ['管理员', 'administrator'],
};

const Steps = ({ site, steps }: { site: Site; steps: readonly Step[] }) => {
  const { t, to } = site;
  return (
    <form method="post" action={to(path)} class="sheet p-4 grid gap-3">
      <h2>{t('三审三校', 'Reviews and proofreadings')}</h2>
      <p class="quiet small">
        {t(
          '打开的环节按顺序逐个通过后才能发布；自己写的稿由别人审校，同一稿的每个环节由不同的人做。',
          'What is on has to be passed in this order before a release; nobody passes his own text, nor two steps of one version.',
        )}
      </p>
      {steps.map(step => (
        <div class="flex flex-wrap gap-4 items-center">
          <label class="tick">
            <input class="checkbox checkbox-sm" type="checkbox" name={`on-${step.place}`} value="1" checked={step.isOn} />
            {t(step.name, step.nameEn)}
          </label>
          <SelectField
            name={`role-${step.place}`}
            label={t('由谁', 'By whom')}
            value={step.role}
            empty={t('请选择', 'Please choose')}
            options={stepRoles.map(role => [role, t(...roleWords[role])])}
          />
        </div>
      ))}
      <div>
        <button class="btn" type="submit" name="do" value="steps">
          {t('保存审校环节', 'Save the steps')}
        </button>
      </div>
    </form>
  );
};
