import type { Request } from '#modules/need/index.ts';
import { placeName } from '#modules/reference/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import { type Acting, sent, WordsField } from './docking-parts.tsx';
import { one } from './form.ts';

const states = {
  proposed: ['等待答复', 'awaits an answer'],
  agreed: ['双方同意', 'agreed'],
  refused: ['未同意', 'refused'],
  withdrawn: ['已撤回', 'taken back'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** Who spoke first with this enterprise, and how that can pass on with a split that both sides agree to. */
export const FirstContactSheet = (props: Acting & { request: Request }) => {
  const { site, request } = props;
  const { t, lang } = site;
  const { first, transfers, dossier } = request;
  const mine = first?.organisation === dossier.organisation;
  const waiting = transfers.some(one => one.state === 'proposed');
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="first">
      <h2 id="first">{t('首谈登记', 'First contact')}</h2>
      {first ? (
        <p>
          {mine ? t('本组织', 'Your organisation') : first.name}
          <span class="quiet">
            {' '}
            ·{' '}
            {[
              first.city !== null && placeName(first.city, 'short', lang),
              t(`${day(dayInChina(first.at), lang)}登记`, `since ${day(dayInChina(first.at), lang)}`),
              t(`有效到 ${day(first.validUntil, lang)}`, `holds until ${day(first.validUntil, lang)}`),
              first.number !== request.number &&
                t(`同一企业的另一条需求 ${first.number}`, `another request of the same enterprise, ${first.number}`),
              first.share < 100 && t(`计 ${first.share}%`, `counts ${first.share}%`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      ) : (
        <p class="quiet">
          {t(
            '受理后自动登记，跨城市查重，不显示联系方式。',
            'Stamped on acknowledging and checked across cities, without showing contacts.',
          )}
        </p>
      )}
      {transfers.map(transfer => (
        <div class="grid gap-2">
          <p class="small">
            {t(
              `${transfer.giverName} → ${transfer.takerName}，接手方计 ${transfer.share}%：${transfer.words}`,
              `${transfer.giverName} → ${transfer.takerName}, who counts ${transfer.share}%: ${transfer.words}`,
            )}{' '}
            · {states[transfer.state][lang === 'zh' ? 0 : 1]}
          </p>
          {transfer.state === 'proposed' && (
            <AnswerForm {...props} id={transfer.id} own={transfer.proposedBy === dossier.organisation} />
          )}
        </div>
      ))}
      {first && !waiting && dossier.closedAt === null && (!mine || request.others.length > 0) && (
        <TransferForm {...props} mine={mine} />
      )}
    </section>
  );
};

const AnswerForm = ({ site, action, id, own }: Acting & { id: number; own: boolean }) => {
  const { t } = site;
  return (
    <form method="post" action={action} class="flex flex-wrap gap-3">
      <input type="hidden" name="do" value="transferred" />
      <input type="hidden" name="of" value={String(id)} />
      {!own && (
        <button class="btn btn-primary" type="submit" name="answer" value="yes">
          {t('同意', 'Agree')}
        </button>
      )}
      <button class="btn" type="submit" name="answer" value="no">
        {own ? t('撤回', 'Take back') : t('不同意', 'Refuse')}
      </button>
    </form>
  );
};

const TransferForm = (props: Acting & { request: Request; mine: boolean }) => {
  const { site, action, request, mine } = props;
  const { t } = site;
  const at = sent(props, 'transfer');
  return (
    <details open={at.here}>
      <summary class="py-2">
        {mine ? t('流转给别的接收方', 'Pass it on to another receiver') : t('请对方流转', 'Ask for it')}
      </summary>
      <form method="post" action={action} class="fields pt-2">
        {mine && (
          <SelectField
            name="taker"
            label={t('接手方', 'Taker')}
            value={one(at.form, 'taker')}
            empty={t('请选择', 'Please choose')}
            options={request.others.map(each => [each.id, each.name])}
            problem={at.problems.taker}
          />
        )}
        <TextField
          name="share"
          label={t('接手方计多少', 'The taker counts')}
          unit="%"
          inputmode="numeric"
          value={one(at.form, 'share')}
          maxlength={3}
          problem={at.problems.share}
          required
        />
        <WordsField {...props} act="transfer" name="words" label={t('说明', 'Words')} />
        <div>
          <button class="btn" type="submit" name="do" value="transfer">
            {t('提出流转', 'Propose')}
          </button>
        </div>
      </form>
    </details>
  );
};
