import type { Need, Receiver } from '#modules/need/index.ts';
import { stepName, usualReceivers } from '#modules/need/index.ts';
import { SelectField } from '#ui/input.tsx';
import { type Acting, sent } from './docking-parts.tsx';
import { responseWords } from './docking-words.ts';
import { one } from './form.ts';

/** The form by which the enterprise says how many receivers get its request, and which; the three best are ticked where it has not chosen. */
export const ChooseReceivers = (
  props: Acting & { need: Need; receivers: readonly Receiver[]; taken: ReadonlySet<string>; open: number },
) => {
  const { site, action, need, receivers, taken, open } = props;
  const { t, to } = site;
  const at = sent(props, 'choose');
  const free = receivers.filter(one => !taken.has(one.id));
  const usual =
    taken.size === 0 ? free.filter(each => each.score !== null).slice(0, Math.min(usualReceivers, need.receivers)) : [];
  const ticked = at.here ? [at.form.receivers ?? []].flat() : usual.map(each => each.id);
  const value = (name: string, usual: string) => (at.here ? one(at.form, name) : usual);
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="choose" id="receivers">
      <h2 id="choose">
        {taken.size === 0 ? t('选择接收方', 'Choose the receivers') : t('再选接收方', 'Choose further receivers')}
      </h2>
      <p class="quiet">
        {t(
          '不选就不会提供给任何人。每家先只看到需求，单位、联系人、电话要说明理由逐步申请，您都看得到。',
          'Nobody gets it unless you choose. Each sees the request only; company, person and telephone are asked for step by step with a reason, and you see every step.',
        )}
      </p>
      <p>
        <a href={to('/receivers')}>{t('所有接收方的答复情况', 'How all receivers answer')}</a>
      </p>
      <form method="post" action={action} class="fields">
        <fieldset class="field" data-wrong={at.problems.receivers ? '' : undefined}>
          <legend>{t('接收方（匹配最好的在前）', 'Receivers (best matches first)')}</legend>
          {at.problems.receivers && <span class="wrong">{at.problems.receivers}</span>}
          {free.length === 0 ? (
            <p class="quiet">
              {t('暂时没有可选的接收方，平台会继续寻找。', 'There is no receiver to choose yet; the platform goes on looking.')}
            </p>
          ) : (
            <ul class="lines -mx-4">
              {free.map(each => (
                <li>
                  <label class="tick">
                    <input class="checkbox" type="checkbox" name="receivers" value={each.id} checked={ticked.includes(each.id)} />
                    <span>
                      {each.name}
                      {each.score !== null && (
                        <span class="quiet small num">
                          {' '}
                          {t(`匹配 ${Math.round(each.score)} 分`, `match ${Math.round(each.score)}`)}
                        </span>
                      )}
                    </span>
                  </label>
                  <p class="quiet small">
                    {each.offer && (
                      <>
                        <a href={to(`/offers/${each.offer.code}`)}>{each.offer.title}</a>
                        {each.offers > 1 && t(` 等 ${each.offers} 处`, ` and ${each.offers - 1} more`)} ·{' '}
                      </>
                    )}
                    {responseWords(each.response, t)}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </fieldset>
        <div class="fields two">
          <SelectField
            name="count"
            label={t('最多同时几家', 'At most at once')}
            value={value('count', String(need.receivers))}
            empty={t('请选择', 'Please choose')}
            options={['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(n => [n, t(`${n} 家`, n)])}
            problem={at.problems.count}
          />
          <SelectField
            name="open_step"
            label={t('说明理由后可直接看到', 'Seen at once with a reason')}
            hint={t('再往后的要等您逐次同意', 'What lies beyond waits for your yes')}
            value={value('open_step', String(need.open_step))}
            empty={t('请选择', 'Please choose')}
            options={([1, 2, 3] as const).map(step => [String(step), stepName(step, t)])}
            problem={at.problems.open_step}
          />
        </div>
        <label class="tick">
          <input
            class="checkbox"
            type="checkbox"
            name="pooled"
            value="1"
            checked={value('pooled', need.pooled ? '1' : '') === '1'}
          />
          {t(
            '没有接收方在办时放入公海，由其他接收方认领（只显示需求内容，不显示单位和联系方式）',
            'Where no receiver has it, put it into the pool for others to claim (the request only, no company, no contact)',
          )}
        </label>
        <div>
          <button class="btn btn-primary" type="submit" name="do" value="choose">
            {open === 0 ? t('同意并分派', 'Agree and pass on') : t('保存', 'Save')}
          </button>
        </div>
      </form>
    </section>
  );
};
