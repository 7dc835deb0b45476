import {
  type LostReason,
  lostReasons,
  type NeedEvent,
  type Receiver,
  stageName,
  stepKeys,
  stepName,
} from '#modules/need/index.ts';
import { day, figure } from '#shared/format.ts';
import type { Lang, Words } from '#shared/words.ts';

/** One line of a history: who it is about, what happened, and the words that were given. */
export function eventWords(event: NeedEvent, t: Words): string {
  const { kind, stage, by, receiver } = event;
  const reached = stage ? stageName(stage, t) : '';
  // Only these name a step; elsewhere the words are somebody's own.
  const step = ['opened', 'denied', 'look'].includes(kind) ? (stepKeys as readonly (string | null)[]).indexOf(event.words) : -1;
  const words = step >= 0 ? stepName(step as 0 | 1 | 2 | 3, t) : event.words;
  const what: Record<NeedEvent['kind'], string> = {
    stage: reached,
    note: t('说明', 'Note'),
    duplicate: t('可能重复', 'Probably posted twice'),
    look:
      by === 'receiver'
        ? t('查看了联系方式', 'looked at the contact')
        : t('运营方查看了联系方式', 'The operator looked at the contact'),
    withdrawn: t('撤回同意，联系方式已删除', 'Consent withdrawn, contact erased'),
    erased: t('授权到期，联系方式已删除', 'Consent ended, contact erased'),
    routed: t('分派', 'Passed on'),
    asked: t('申请查看下一步联系信息', 'asked to see one step more of the contact'),
    opened: t('开放', 'opened'),
    denied: t('未同意', 'refused'),
    report: t('汇报进展', 'reported'),
    escalated: t('超期，升级', 'overdue, gone up to level'),
    first: t('首谈登记', 'first contact'),
    transfer: t('首谈流转', 'first contact passed on'),
    merged: t('合并', 'merged'),
    viewing: t('带看', 'viewing'),
    quote: t('报价', 'quote'),
    reservation: t('意向锁定', 'reservation'),
    proof:
      stage === 'L130'
        ? t('申报已签约，等企业确认', 'says it was signed; the enterprise is asked')
        : stage === 'L140'
          ? t('企业确认成交', 'the enterprise confirmed the closing')
          : t('企业否认成交', 'the enterprise denied the closing'),
    rating: t('回访评价', 'rated'),
    pool:
      by === 'system'
        ? t('超时未受理，退回公海', 'not acknowledged in time, back to the pool')
        : t('退回公海', 'returned to the pool'),
    claimed: t('从公海认领', 'claimed from the pool'),
    forced: t('平台调整', 'set by the platform') + (reached ? t(`为${reached}`, ` to ${reached}`) : ''),
    closed: reached,
  };
  const told = kind === 'routed' || kind === 'claimed' ? null : words;
  const who = receiver ? `${receiver} ` : '';
  return [`${who}${what[kind]}`, told].filter(Boolean).join(t('：', ': '));
}

/** The public average of a receiver in one line, with its n. */
export function responseWords({ n, median, inTime, rating, ratings }: Receiver['response'], t: Words): string {
  if (n === 0) return t('近 90 天没有可统计的答复（n = 0）', 'no answers to count in 90 days (n = 0)');
  const share = figure(Math.round((inTime ?? 0) * 100));
  const middle =
    median === null
      ? t('尚无答复', 'none answered')
      : t(`中位 ${figure(median)} 个工作日答复`, `median answer ${figure(median)} working days`);
  const rated =
    rating === null ? '' : t(`，企业评价 ${figure(rating)}/5（n = ${ratings}）`, `, rated ${figure(rating)}/5 (n = ${ratings})`);
  return t(`近 90 天：${middle}，按时 ${share}%（n = ${n}）${rated}`, `90 days: ${middle}, ${share}% in time (n = ${n})${rated}`);
}

/** Why a request was lost. */
export function reasonWords(reason: LostReason, t: Words): string {
  const [zh, en] = lostReasons[reason];
  return t(zh, en);
}

/** A moment in China as people say it: 2026年11月27日 14:30. */
export function momentWords(moment: Date, lang: Lang): string {
  const iso = new Date(moment.getTime() + 8 * 3_600_000).toISOString();
  return `${day(iso, lang)} ${iso.slice(11, 16)}`;
}

export const viewingWords: Readonly<
  Record<'scheduled' | 'confirmed' | 'done' | 'cancelled' | 'no_show', readonly [zh: string, en: string]>
> = {
  scheduled: ['待企业确认', 'awaits the enterprise'],
  confirmed: ['已确认', 'confirmed'],
  done: ['已带看', 'done'],
  cancelled: ['已取消', 'cancelled'],
  no_show: ['未到场', 'nobody came'],
};

export const quoteWords: Readonly<Record<'draft' | 'submitted' | 'approved' | 'rejected', readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'draft'],
  submitted: ['待企业答复', 'awaits the enterprise'],
  approved: ['企业接受', 'approved'],
  rejected: ['企业未接受', 'rejected'],
};

export const reservationWords: Readonly<Record<'held' | 'freed' | 'expired' | 'signed', readonly [zh: string, en: string]>> = {
  held: ['意向锁定中', 'kept'],
  freed: ['已释放', 'freed'],
  expired: ['到期释放', 'expired'],
  signed: ['已签约', 'signed'],
};

export const revealWords: Readonly<Record<'asked' | 'granted' | 'refused' | 'closed', readonly [zh: string, en: string]>> = {
  asked: ['等企业答复', 'awaits an answer'],
  granted: ['已开放', 'opened'],
  refused: ['未同意', 'refused'],
  closed: ['已关闭', 'closed'],
};
