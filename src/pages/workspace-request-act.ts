import {
  advanceRoute,
  answerTransfer,
  askReveal,
  claimSigned,
  finishViewing,
  freeReservation,
  proposeTransfer,
  reportRoute,
  reserveOffer,
  returnRequest,
  saveQuote,
  scheduleViewing,
} from '#modules/need/index.ts';
import type { User } from '#shared/viewer.ts';
import type { Sayings } from '#shared/words.ts';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

/** Does what a receiver pressed on a request; gives the word by which the page says that it was done. */
export async function actOnRequest({ database, clock }: Site, user: User, id: string, form: Form): Promise<string> {
  const field = (name: string) => one(form, name);
  const next = { next: field('next'), nextOn: field('next_on') };
  const item = /^\d{1,15}$/.test(field('of')) ? Number(field('of')) : 0;
  const what = field('do');
  await database.write(async tx => {
    switch (what) {
      case 'advance':
        return advanceRoute(tx, user, clock, id, { to: field('to'), words: field('words'), seen: field('seen'), ...next });
      case 'lose':
        return advanceRoute(tx, user, clock, id, {
          to: 'lost',
          words: field('words'),
          reason: field('reason'),
          seen: field('seen'),
        });
      case 'report':
        return reportRoute(tx, user, clock, id, { words: field('words'), ...next });
      case 'reveal':
        return askReveal(tx, user, clock, id, field('reason'));
      case 'viewing':
        return scheduleViewing(tx, user, clock, id, { offer: field('offer'), on: field('on'), time: field('time') });
      case 'viewed':
        return finishViewing(tx, user, clock, id, item, { state: field('state'), outcome: field('outcome'), ...next });
      case 'quote':
        return saveQuote(tx, user, clock, id, {
          form: Object.fromEntries(Object.keys(form).map(key => [key, field(key)])),
          submit: field('draft') !== '1',
          ...next,
        });
      case 'reserve':
        return reserveOffer(tx, user, clock, id, { offer: field('offer'), until: field('until'), ...next });
      case 'free':
        return freeReservation(tx, user, clock, id);
      case 'sign':
        return claimSigned(tx, user, clock, id, { offer: field('offer'), ...next });
      case 'return':
        return returnRequest(tx, user, clock, id, field('why'));
      case 'transfer':
        return proposeTransfer(tx, user, clock, id, {
          share: wholeOf(field('share')),
          words: field('words'),
          taker: field('taker'),
        });
      case 'transferred':
        return answerTransfer(tx, user, clock, item, field('answer') === 'yes');
      default:
        return undefined;
    }
  });
  return what;
}

function wholeOf(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
}

/** What the page says after each act. */
export const requestDone: Sayings = {
  advance: ['已推进，企业在跟踪页上看得到。', 'Moved on; the enterprise sees it.'],
  lose: ['已记为流失，原因已告知企业。', 'Recorded as lost; the enterprise reads why.'],
  report: ['已保存。', 'Saved.'],
  reveal: [
    '已提交。企业预先同意的一步立即可见，其余等企业答复。',
    'Asked. What was agreed to beforehand is open now, the rest waits for the enterprise.',
  ],
  viewing: ['已约带看，等企业确认。', 'Scheduled; the enterprise is asked to confirm.'],
  viewed: ['带看结果已保存。', 'The outcome was saved.'],
  quote: ['报价已保存。', 'The quote was saved.'],
  reserve: ['已锁定，房源改为“意向中”。', 'Kept; the listing is reserved.'],
  free: ['已释放，房源重新待租。', 'Freed; the listing is open again.'],
  sign: ['已申报签约，等企业在自己的链接上确认。', 'Said to be signed; the enterprise confirms it on its own link.'],
  return: ['已退回。', 'Returned.'],
  transfer: ['已提出，等对方答复。', 'Proposed; the other side is asked.'],
  transferred: ['已答复。', 'Answered.'],
};
