import { lostReasons, nextStages, onwardStage, type Request, stageName, stepName } from '#modules/need/index.ts';
import { SelectField } from '#ui/input.tsx';
import { type Acting, NextFields, sent, WordsField } from './docking-parts.tsx';
import { one } from './form.ts';

type Sheet = Acting & { request: Request };

/** Moving on, telling the enterprise, losing and returning. `asked` is the stage that the board led here for. */
export const AdvanceForms = (props: Sheet & { asked: string }) => {
  const { site, action, request, asked } = props;
  const { t } = site;
  const { stage } = request.dossier;
  const stages = nextStages(stage).filter(one => one !== 'lost');
  const at = sent(props, 'advance');
  const chosen = one(at.form, 'to') || (stages.some(each => each === asked) ? asked : (onwardStage(stage) ?? ''));
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="advance">
      <h2 id="advance">{t('推进', 'Move on')}</h2>
      {stage === 'L130' ? (
        <p>{t('等企业在自己的链接上确认签约。', 'The enterprise is asked to confirm the signing on its own link.')}</p>
      ) : (
        <form method="post" action={action} class="fields">
          <input type="hidden" name="seen" value={stage} />
          <SelectField
            name="to"
            label={t('到哪个阶段', 'To which stage')}
            value={chosen}
            empty={t('请选择', 'Please choose')}
            options={stages.map(each => [each, stageName(each, t)])}
            problem={at.problems.to}
          />
          <WordsField
            {...props}
            act="advance"
            name="words"
            label={t('说给企业的话', 'Words for the enterprise')}
            hint={t('退回、搁置时必填', 'Needed where it goes back or on hold')}
            optional
            long
          />
          <NextFields {...props} act="advance" />
          <div>
            <button class="btn btn-primary" type="submit" name="do" value="advance">
              {t('推进', 'Move on')}
            </button>
          </div>
        </form>
      )}
      {stage !== 'L10' && (
        <details open={sent(props, 'report').here}>
          <summary class="py-2">{t('汇报进展、改下一步', 'Report, or change the next action')}</summary>
          <form method="post" action={action} class="fields pt-2">
            <WordsField
              {...props}
              act="report"
              name="words"
              label={t('进展', 'How it stands')}
              hint={t('企业看得到；每 14 天至少一次', 'The enterprise reads it; at least every 14 days')}
              optional
              long
            />
            <NextFields {...props} act="report" next={request.dossier.nextAction ?? ''} />
            <div>
              <button class="btn" type="submit" name="do" value="report">
                {t('保存', 'Save')}
              </button>
            </div>
          </form>
        </details>
      )}
      <LostForm {...props} />
      {stage !== 'L130' && (
        <details open={sent(props, 'return').here}>
          <summary class="py-2">{t('退回', 'Return it')}</summary>
          <form method="post" action={action} class="fields pt-2">
            <WordsField
              {...props}
              act="return"
              name="why"
              label={t('退回原因', 'Why')}
              hint={t('企业同意公海的，会放回公海', 'Back to the pool where the enterprise agreed to it')}
            />
            <div>
              <button class="btn" type="submit" name="do" value="return">
                {t('退回', 'Return')}
              </button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
};

const LostForm = (props: Sheet) => {
  const { site, action, request } = props;
  const { t } = site;
  const at = sent(props, 'lose');
  return (
    <details open={at.here}>
      <summary class="py-2">{t('不再推进（流失）', 'Give up (lost)')}</summary>
      <form method="post" action={action} class="fields pt-2">
        <input type="hidden" name="seen" value={request.dossier.stage} />
        <SelectField
          name="reason"
          label={t('原因', 'Reason')}
          value={one(at.form, 'reason')}
          empty={t('请选择', 'Please choose')}
          options={Object.entries(lostReasons).map(([key, [zh, en]]) => [key, t(zh, en)])}
          problem={at.problems.reason}
        />
        <WordsField {...props} act="lose" name="words" label={t('说给企业的话', 'Words for the enterprise')} long />
        <div>
          <button class="btn btn-error" type="submit" name="do" value="lose">
            {t('记为流失', 'Record as lost')}
          </button>
        </div>
      </form>
    </details>
  );
};

/** Asks for one step more of the contact. */
export const RevealForm = (props: Sheet) => {
  const { site, action, request } = props;
  const { t } = site;
  const { step, reveals } = request.dossier;
  if (step === 3) return <></>;
  if (reveals.some(one => one.state === 'asked'))
    return <p class="quiet">{t('已申请，等企业答复。', 'Asked; the enterprise has not answered yet.')}</p>;
  const wanted = stepName((step + 1) as 1 | 2 | 3, t);
  return (
    <form method="post" action={action} class="fields">
      <WordsField
        {...props}
        act="reveal"
        name="reason"
        label={t(`为什么要看${wanted}`, `Why the ${wanted} is needed`)}
        hint={t('企业看得到这句话', 'The enterprise reads it')}
      />
      <div>
        <button class="btn" type="submit" name="do" value="reveal">
          {t(`申请查看${wanted}`, `Ask for the ${wanted}`)}
        </button>
      </div>
    </form>
  );
};
