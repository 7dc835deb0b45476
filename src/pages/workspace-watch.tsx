import type { Context } from 'hono';
import {
  forceFirstContact,
  forceStage,
  listHands,
  listOverdue,
  listTwins,
  mergeNeeds,
  needPermissions,
  needStages,
  stageName,
} from '#modules/need/index.ts';
import { placeName } from '#modules/reference/index.ts';
import { may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import { type Acting, sent, WordsField } from './docking-parts.tsx';
import { type Form, one, readForm } from './form.ts';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/watch';

/** For secretaries and administrators: what is overdue beyond its receiver, requests of one enterprise, and what only they may set. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

export const post = forUser(async (c, site, user) => {
  const { database, clock } = site;
  const form = await readForm(c);
  const field = (name: string) => one(form, name);
  try {
    await database.write(async tx => {
      switch (field('do')) {
        case 'merge':
          return mergeNeeds(tx, user, clock, { from: field('from'), into: field('into'), why: field('why') });
        case 'force':
          return forceStage(tx, user, clock, { id: field('of'), to: field('to'), why: field('why') });
        case 'first':
          return forceFirstContact(tx, user, clock(), {
            number: field('number'),
            organisation: field('organisation'),
            why: field('why'),
          });
        default:
          return undefined;
      }
    });
    return c.redirect(site.to(`${path}?done=1`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200 }: Shown) {
  const { t, to, lang, database } = site;
  const params = new URL(c.req.url).searchParams;
  const number = params.get('number')?.trim() ?? '';
  const { overdue, twins, hands } = await database.read(async db => ({
    overdue: await listOverdue(db, user),
    twins: number ? await listTwins(db, user, number) : [],
    hands: number ? await listHands(db, user, number) : [],
  }));
  const acting: Acting = { site, action: to(path), form, problems };
  const forces = may(user, needPermissions.force) === null;
  const title = t('对接督办', 'Watching over docking');
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
      {params.has('done') && status === 200 && (
        <p class="sheet p-4" role="status">
          {t('已保存，并记入审计日志。', 'Saved, and written into the audit log.')}
        </p>
      )}
      <section class="grid gap-3" aria-labelledby="overdue">
        <h2 id="overdue">{t('超期升级', 'Overdue')}</h2>
        {overdue.length === 0 ? (
          <p class="sheet empty quiet">{t('没有升级的超期事项。', 'Nothing overdue has gone up.')}</p>
        ) : (
          <ul class="sheet lines">
            {overdue.map(line => (
              <li>
                <span>
                  <span class="num">{line.number}</span> · {line.receiver}
                </span>
                <span class="small">
                  <span class="missed">! {t(`已升级 ${line.level} 级`, `level ${line.level}`)}</span> · {stageName(line.stage, t)}
                </span>
                {forces && <ForceForm {...acting} id={line.id} />}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="sheet p-4 grid gap-3" aria-labelledby="twins">
        <h2 id="twins">{t('查重（不显示联系方式）', 'Requests of one enterprise (no contacts shown)')}</h2>
        <form action={to(path)} method="get" class="flex flex-wrap gap-3 items-end">
          <TextField name="number" label={t('需求编号', 'Number')} value={number} maxlength={40} />
          <button class="btn" type="submit">
            {t('查', 'Look')}
          </button>
        </form>
        {number && twins.length === 0 && <p class="quiet">{t('没有发现重复。', 'No duplicate found.')}</p>}
        {twins.length > 0 && (
          <ul class="grid gap-1">
            {twins.map(twin => (
              <li>
                <span class="num">{twin.number}</span> ·{' '}
                {twin.by === 'phone' ? t('电话相同', 'same telephone') : t('信用代码相同', 'same credit code')}
                {twin.holder && ` · ${t('首谈', 'first contact')} ${twin.holder}`}
                {twin.city !== null && ` · ${placeName(twin.city, 'short', lang)}`}
              </li>
            ))}
          </ul>
        )}
      </section>
      {forces && hands.length > 0 && <FirstForm {...acting} number={number} hands={hands} />}
      <MergeForm {...acting} number={number} into={twins[0]?.number ?? ''} />
    </div>,
  );
}

const MergeForm = (props: Acting & { number: string; into: string }) => {
  const { site, action } = props;
  const { t } = site;
  const at = sent(props, 'merge');
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="merge">
      <h2 id="merge">{t('合并', 'Merge')}</h2>
      <form method="post" action={action} class="fields">
        <div class="fields two">
          <TextField
            name="from"
            label={t('把这条', 'This one')}
            value={one(at.form, 'from') || props.number}
            maxlength={40}
            problem={at.problems.from}
            required
          />
          <TextField
            name="into"
            label={t('并入这条', 'into this one')}
            value={one(at.form, 'into') || props.into}
            maxlength={40}
            problem={at.problems.into}
            required
          />
        </div>
        <WordsField {...props} act="merge" name="why" label={t('原因', 'Why')} />
        <div>
          <button class="btn" type="submit" name="do" value="merge">
            {t('合并', 'Merge')}
          </button>
        </div>
      </form>
    </section>
  );
};

const ForceForm = (props: Acting & { id: string }) => {
  const { site, action, id } = props;
  const { t } = site;
  const at = sent(props, 'force', id);
  const stages = needStages.filter(stage => !['L60', 'L140', 'L150', 'merged'].includes(stage));
  return (
    <details open={at.here}>
      <summary class="py-2">{t('强制调整阶段', 'Force a stage')}</summary>
      <form method="post" action={action} class="fields">
        <input type="hidden" name="of" value={id} />
        <SelectField
          name="to"
          id={`force${id}-to`}
          label={t('到哪个阶段', 'To which stage')}
          value={one(at.form, 'to')}
          empty={t('请选择', 'Please choose')}
          options={stages.map(stage => [stage, stageName(stage, t)])}
          problem={at.problems.to}
        />
        <WordsField
          {...props}
          act="force"
          of={id}
          name="why"
          label={t('原因（企业和接收方都看得到）', 'Why (both sides read it)')}
          long
        />
        <div>
          <button class="btn btn-error" type="submit" name="do" value="force">
            {t('调整', 'Set')}
          </button>
        </div>
      </form>
    </details>
  );
};

const FirstForm = (props: Acting & { number: string; hands: readonly { id: string; name: string }[] }) => {
  const { site, action, number, hands } = props;
  const { t } = site;
  const at = sent(props, 'first');
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="force-first">
      <h2 id="force-first">{t(`强制调整 ${number} 的首谈`, `Force the first contact of ${number}`)}</h2>
      <form method="post" action={`${action}?number=${encodeURIComponent(number)}`} class="fields">
        <input type="hidden" name="number" value={number} />
        <SelectField
          name="organisation"
          label={t('归哪家接收方', 'To which receiver')}
          value={one(at.form, 'organisation')}
          empty={t('请选择', 'Please choose')}
          options={hands.map(each => [each.id, each.name])}
          problem={at.problems.organisation}
        />
        <WordsField {...props} act="first" name="why" label={t('原因（双方都看得到）', 'Why (both sides read it)')} long />
        <div>
          <button class="btn btn-error" type="submit" name="do" value="first">
            {t('调整首谈', 'Set')}
          </button>
        </div>
      </form>
    </section>
  );
};
