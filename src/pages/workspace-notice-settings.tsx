import type { Context } from 'hono';
import { listOwnOrganisations } from '#modules/account/index.ts';
import {
  addRobot,
  choiceNamed,
  type GroupRobot,
  kindOf,
  listRobots,
  type MailChoice,
  noticeGroups,
  noticeKinds,
  readChoices,
  removeRobot,
  robotKinds,
  saveChoices,
  testRobot,
} from '#modules/notice/index.ts';
import type { User } from '#shared/viewer.ts';
import type { Lang, Words } from '#shared/words.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import { SelectField, TextField, TicksField } from '#ui/input.tsx';
import { type Acting, sent } from './docking-parts.tsx';
import { type Form, one, readForm } from './form.ts';
import { forUser, placeOf, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';
import { groupName } from './workspace-notices.tsx';

export const path = '/workspace/notices/settings';

/** How a member is written to: each kind by e-mail at once, in a digest or not; and the group robots of own organisations. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  try {
    const done = await act(c, site, user, form);
    return c.redirect(site.to(`${path}?done=${encodeURIComponent(done)}`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

async function act(c: Context, site: Site, user: User, form: Form): Promise<string> {
  const { database, secret, clock, call } = site;
  const field = (name: string) => one(form, name);
  const [organisation = '', robot = ''] = field('of').split('/');
  switch (field('do')) {
    case 'add':
      await database.write(tx =>
        addRobot(tx, user, { secret, clock }, organisation, {
          address: field('address'),
          key: field('key'),
          name: field('name'),
          kinds: [form.kinds ?? []].flat(),
          language: languageIn(field('language')),
        }),
      );
      return 'add';
    case 'remove':
      if (field('sure') === '1') await database.write(tx => removeRobot(tx, user, organisation, robot));
      return 'remove';
    case 'test': {
      const calling = { secret, clock, address: placeOf(c, site).origin, ...(call ? { call } : {}) };
      await testRobot(database, user, calling, organisation, robot);
      return 'test';
    }
    default: {
      const mail = Object.fromEntries(noticeKinds.map(kind => [kind, choiceNamed(field(kind)) ?? kindOf(kind).mail]));
      const choices = { language: languageIn(field('language')), mail: mail as Record<(typeof noticeKinds)[number], MailChoice> };
      await database.write(tx => saveChoices(tx, user, choices));
      return 'save';
    }
  }
}

const doneWords: Sayings = {
  save: ['已保存，从下一条通知起生效。', 'Saved; it counts from the next notice on.'],
  add: ['已添加，可以发一条测试消息看看。', 'Added; you can send a test message.'],
  remove: ['已移除。', 'Removed.'],
  test: ['测试消息已发到群里。', 'The test message is in the group.'],
};

function languageIn(word: string): Lang {
  return word === 'en' ? 'en' : 'zh';
}

function choices(t: Words): [MailChoice, string][] {
  return [
    ['now', t('立即发邮件', 'E-mail at once')],
    ['digest', t('每天汇总', 'Daily digest')],
    ['none', t('不发邮件', 'No e-mail')],
  ];
}

const languages = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200 }: Shown) {
  const { t, to, database } = site;
  const owned = user.seats.filter(seat => seat.owner).map(seat => seat.organisation);
  const { chosen, groups } = await database.read(async db => {
    const organisations = await listOwnOrganisations(db, user);
    const own = organisations.filter(each => owned.includes(each.id));
    return {
      chosen: await readChoices(db, user),
      groups: await Promise.all(own.map(async each => ({ ...each, robots: await listRobots(db, user, each.id) }))),
    };
  });
  const words = sayingOf(doneWords, new URL(c.req.url).searchParams.get('done'));
  const title = t('通知设置', 'Notice settings');
  const acting: Acting = { site, action: to(path), form, problems };
  return show(
    c,
    site,
    {
      title,
      crumbs: [
        { words: t('工作台', 'Workspace'), path: '/workspace' },
        { words: t('通知', 'Notices'), path: '/workspace/notices' },
        { words: title },
      ],
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
      {words && status === 200 && (
        <p class="sheet p-4" role="status">
          {t(...words)}
        </p>
      )}
      <form method="post" action={to(path)} class="sheet p-4 grid gap-5" aria-labelledby="mail">
        <h2 id="mail">{t('邮件', 'E-mail')}</h2>
        <p class="quiet">
          {t(
            '工作台里总能看到全部通知。汇总在每天早上 8:30 发出，已读的不再重复；早上 8 点以前不发。',
            'The workspace always shows all notices. The digest leaves at 8:30 in the morning without what was read; nothing leaves before eight.',
          )}
        </p>
        {noticeGroups.map(group => (
          <fieldset class="grid gap-3">
            <legend class="pb-2">
              <b>{groupName(group, t)}</b>
            </legend>
            {group === 'search' && (
              <p class="quiet">
                {t('每个搜索单独开关：', 'Each search has its own switch: ')}
                <a href={to('/search')}>{t('已保存的搜索', 'saved searches')}</a>
              </p>
            )}
            <div class="fields two">
              {noticeKinds
                .filter(kind => kindOf(kind).group === group)
                .map(kind => (
                  <Choice
                    kind={kind}
                    words={t(kindOf(kind).zh, kindOf(kind).en)}
                    value={chosen.mail[kind]}
                    options={choices(t)}
                  />
                ))}
            </div>
          </fieldset>
        ))}
        <Choice kind="language" words={t('用哪种语言写给我', 'Write to me in')} value={chosen.language} options={languages} />
        <div>
          <button class="btn btn-primary" type="submit" name="do" value="save">
            {t('保存', 'Save')}
          </button>
        </div>
      </form>
      {groups.map(group => (
        <Robots {...acting} organisation={group.id} name={group.name} robots={group.robots} />
      ))}
    </div>,
  );
}

/** A choice that always has a value. */
const Choice = (props: { kind: string; words: string; value: string; options: readonly (readonly [string, string])[] }) => (
  <div class="field">
    <label for={`choice-${props.kind}`}>{props.words}</label>
    <select class="select w-full" id={`choice-${props.kind}`} name={props.kind}>
      {props.options.map(([value, words]) => (
        <option value={value} selected={value === props.value}>
          {words}
        </option>
      ))}
    </select>
  </div>
);

const makers: Readonly<Record<GroupRobot['maker'], readonly [zh: string, en: string]>> = {
  wecom: ['企业微信', 'WeCom'],
  dingtalk: ['钉钉', 'DingTalk'],
  feishu: ['飞书', 'Feishu'],
};

/** The group robots of one organisation: what goes to each, a test, and a form for another one. */
const Robots = (props: Acting & { organisation: string; name: string; robots: readonly GroupRobot[] }) => {
  const { site, action, organisation, name, robots } = props;
  const { t } = site;
  const at = sent(props, 'add', organisation);
  const field = (key: string) => `robot-${organisation}-${key}`;
  return (
    <section class="sheet p-4 grid gap-4" aria-labelledby={field('head')}>
      <h2 id={field('head')}>{t(`${name}的群机器人`, `Group robots of ${name}`)}</h2>
      {robots.length > 0 && (
        <ul class="grid gap-3">
          {robots.map(robot => (
            <li class="grid gap-1">
              <span>
                <b>{robot.name}</b> · {t(...makers[robot.maker])} <span class="quiet small num">{robot.address}</span>
              </span>
              <span class="quiet small">{robot.kinds.map(kind => t(kindOf(kind).zh, kindOf(kind).en)).join(t('、', ', '))}</span>
              <div class="flex flex-wrap gap-3 items-start">
                <form method="post" action={action}>
                  <input type="hidden" name="of" value={`${organisation}/${robot.id}`} />
                  <button class="btn" type="submit" name="do" value="test">
                    {t('发测试消息', 'Send a test message')}
                  </button>
                </form>
                <details>
                  <summary class="btn">{t('移除', 'Remove')}</summary>
                  <form method="post" action={action} class="grid gap-3 pt-2">
                    <input type="hidden" name="of" value={`${organisation}/${robot.id}`} />
                    <label class="tick">
                      <input class="checkbox" type="checkbox" name="sure" value="1" required />
                      {t('我确定不再发到这个群', 'I am sure: nothing more goes to this group')}
                    </label>
                    <button class="btn btn-error" type="submit" name="do" value="remove">
                      {t('确定移除', 'Remove it')}
                    </button>
                  </form>
                </details>
              </div>
            </li>
          ))}
        </ul>
      )}
      <details open={at.here}>
        <summary class="py-2">{t('添加群机器人', 'Add a group robot')}</summary>
        <form method="post" action={action} class="fields pt-3">
          <input type="hidden" name="of" value={organisation} />
          <TextField
            name="name"
            id={field('name')}
            label={t('群的名称', 'Name of the group')}
            value={one(at.form, 'name')}
            maxlength={40}
            problem={at.problems.name}
            required
          />
          <TextField
            name="address"
            id={field('address')}
            label={t('Webhook 地址', 'Webhook address')}
            hint={t(
              '在企业微信、钉钉或飞书的群设置里添加自定义机器人后复制；加密保存，不再显示',
              'Add a custom robot in the settings of a WeCom, DingTalk or Feishu group and copy it; it is kept encrypted and not shown again',
            )}
            value={one(at.form, 'address')}
            maxlength={400}
            problem={at.problems.address}
            required
          />
          <TextField
            name="key"
            id={field('key')}
            label={t('加签密钥', 'Signing key')}
            optional={t('选填，钉钉和飞书', 'optional, DingTalk and Feishu')}
            maxlength={200}
          />
          <TicksField
            name="kinds"
            label={t('发哪些通知', 'What goes there')}
            values={at.here ? [at.form.kinds ?? []].flat() : ['need_routed', 'clock_overdue']}
            options={robotKinds.map(kind => [kind, t(kindOf(kind).zh, kindOf(kind).en)])}
            problem={at.problems.kinds}
          />
          <SelectField
            name="language"
            id={field('language')}
            label={t('语言', 'Language')}
            value={one(at.form, 'language') || 'zh'}
            empty="中文"
            options={languages}
          />
          <div>
            <button class="btn" type="submit" name="do" value="add">
              {t('添加', 'Add')}
            </button>
          </div>
        </form>
      </details>
    </section>
  );
};
