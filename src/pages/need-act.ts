import {
  answerProof,
  answerQuote,
  answerReveal,
  answerViewing,
  chooseReceivers,
  foundElsewhere,
  type Opening,
  rateLanding,
  takeBack,
  withdrawNeed,
} from '#modules/need/index.ts';
import type { Sayings } from '#shared/words.ts';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

/** Does what the enterprise pressed on its tracking page; gives the word by which the page says that it was done. */
export async function act(site: Site, opening: Opening, form: Form): Promise<string> {
  const { database, clock } = site;
  const [route = '', item = ''] = one(form, 'of').split('/');
  const number = /^\d{1,15}$/.test(item) ? Number(item) : 0;
  const answer = { yes: one(form, 'answer') === 'yes', words: one(form, 'words') };
  const what = one(form, 'do');
  await database.write(async tx => {
    switch (what) {
      case 'choose':
        return chooseReceivers(tx, opening, clock, {
          receivers: [form.receivers ?? []].flat(),
          count: Number(one(form, 'count')),
          openStep: Number(one(form, 'open_step')),
          pooled: one(form, 'pooled') === '1',
        });
      case 'take-back':
        return takeBack(tx, opening, clock, route);
      case 'reveal':
        return answerReveal(tx, opening, clock, route, number, answer.yes);
      case 'viewing':
        return answerViewing(tx, opening, clock, route, number, answer);
      case 'quote':
        return answerQuote(tx, opening, clock, route, number, answer);
      case 'proof':
        return answerProof(tx, opening, clock, route, answer);
      case 'rate': {
        const rating = { days: number, score: Number(one(form, 'score')), solved: one(form, 'solved') === '1' };
        return rateLanding(tx, opening, clock, route, { ...rating, words: answer.words });
      }
      case 'elsewhere':
        return foundElsewhere(tx, opening, clock, answer.words);
      default:
        if (one(form, 'sure') === '1') return withdrawNeed(tx, clock, opening);
    }
  });
  return what;
}

/** What the page says after each act. */
export const doneWords: Sayings = {
  choose: [
    '已保存。选中的接收方已经收到，1 个工作日内受理。',
    'Saved. The receivers chosen have it and acknowledge within 1 working day.',
  ],
  'take-back': ['已收回，这家不能再查看。', 'Taken back; this receiver sees no more of it.'],
  reveal: ['已答复。', 'Answered.'],
  viewing: ['已答复带看。', 'The viewing was answered.'],
  quote: ['已答复报价。', 'The quote was answered.'],
  proof: ['已记录您的确认。', 'Your word was recorded.'],
  rate: ['谢谢您的评价。', 'Thank you for rating.'],
  elsewhere: ['已结束，谢谢告知。', 'Ended; thank you for telling us.'],
};
