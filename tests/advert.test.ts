import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '#platform/root.ts';
import {
  denseNews,
  gravest,
  labelledSentences,
  newsSentences,
  readAsAdvert,
  readLabelled,
  tallyLevels,
  type Verdict,
  verdicts,
} from '../bench/advert/score.ts';
import { rates, type Tally } from '../bench/language/score.ts';
import { ordinaryNews } from './advert-news.ts';

const gate = 0.97;
/** Of ordinary sentences so many may be called forbidden or in need of proof. */
const alarms = 0.01;

const labelled = labelledSentences();
const reads = labelled.map(readLabelled);
/** The round that was read once and by which no rule was mended. */
const unseen = 'T';
const mendedReads = reads.filter(({ label }) => label.round !== unseen);
const unseenReads = reads.filter(({ label }) => label.round === unseen);
/** The round whose writer never saw the rules, and the rounds of unusual and of everyday wording that followed it. */
const strangers = ['U', 'V', 'W', 'X', 'Y'];
const isAlarm = (verdict: Verdict | undefined) => verdict === 'prohibited' || verdict === 'needs_proof';
const isCalled = (sentence: string) => isAlarm(gravest(readAsAdvert(sentence))?.level);
const generated = ordinaryNews(1500, 'ordinary news');
const alarmed = generated.filter(isCalled);
const dense = denseNews();
const told = newsSentences('look');
const scored = newsSentences('score');
const unranked = ({ sentence, isRanked }: (typeof told)[number]) => isCalled(sentence) && !isRanked;
const toldAlarmed = told.filter(unranked);

describe('the labelled sentences of adverts', () => {
  it('are at least 260, all different, and cover every level, family, article and disguise', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(260);
    expect(new Set(labelled.map(({ sentence }) => sentence)).size).toBe(labelled.length);
    const count = (holds: (one: (typeof labelled)[number]) => boolean) => labelled.filter(holds).length;
    for (const level of verdicts)
      expect(
        count(one => one.level === level),
        level,
      ).toBeGreaterThanOrEqual(15);
    for (const item of ['第五条第（一）项', '第五条第（二）项', ...[...'一二三四五六'].map(number => `第六条第（${number}）项`)])
      expect(
        count(one => one.article === item),
        item,
      ).toBeGreaterThanOrEqual(4);
    expect(count(one => one.evasive)).toBeGreaterThanOrEqual(40);
  });

  it.each(verdicts)('are read with a precision and recall of 0.97 in the mended rounds: %s', level => {
    const { precision, recall } = rates(tallyLevels(mendedReads).get(level)!);
    expect(
      [precision, recall].every(rate => rate >= gate),
      `${precision} ${recall}`,
    ).toBe(true);
  });

  it('name the family, article and disguise that the label names', () => {
    const wrong = mendedReads.filter(({ isRight }) => !isRight).map(({ label }) => label.sentence);
    expect(wrong.length / mendedReads.length, wrong.join('\n')).toBeLessThan(1 - gate);
  });

  it('of the round that no rule was mended by are read no worse than when it was first read', () => {
    expect(unseenReads.length).toBe(24);
    expect(unseenReads.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(21);
  });

  it('that somebody wrote who never saw the rules are found, and ordinary sentences of the same hand are not', () => {
    const theirs = reads.filter(({ label }) => label.round === 'U');
    expect(theirs.length).toBe(79);
    expect(theirs.filter(({ verdict }) => isAlarm(verdict)).length).toBe(79);
    expect(theirs.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(78);
    const ordinary = dense.filter(({ round }) => round === 'U');
    expect(ordinary.length).toBe(250);
    expect(ordinary.filter(({ sentence }) => isCalled(sentence)).length).toBeLessThanOrEqual(2);
  });

  it('are rewritten into what is not forbidden', () => {
    const forbidden = reads.flatMap(({ label, finding }) =>
      (finding?.rewrites ?? [])
        .filter(words => gravest(readAsAdvert(words, label.kind))?.level === 'prohibited')
        .map(words => `${label.sentence} → ${words}`),
    );
    expect(forbidden).toEqual([]);
  });
});

describe('ordinary news', () => {
  it('of 1,500 sentences, many with words that look like claims, raises less than one alarm in a hundred', () => {
    expect(generated.length).toBeGreaterThanOrEqual(1000);
    expect(alarmed.length / generated.length, alarmed.join('\n')).toBeLessThan(alarms);
  });

  it('that is dense with ranks and firsts raises no more alarms in the mended rounds than one in ten', () => {
    const mended = dense.filter(({ round }) => round !== unseen);
    const called = mended.filter(({ sentence }) => isCalled(sentence));
    expect(mended.length).toBeGreaterThanOrEqual(230);
    expect(called.length / mended.length, called.map(({ sentence }) => sentence).join('\n')).toBeLessThan(0.1);
  });

  it('of the gold texts that state no rank raises less than one alarm in a hundred', () => {
    expect(told.length).toBeGreaterThanOrEqual(1000);
    expect(toldAlarmed.length / told.length, toldAlarmed.map(({ sentence }) => sentence).join('\n')).toBeLessThan(alarms);
  });
});

describe('docs/advertising-law.md', () => {
  it('prints the accuracy of today (after a change: npx vitest run --project language tests/advert.test.ts -u)', async () => {
    const [before, rest] = readFileSync(inRoot('docs', 'advertising-law.md'), 'utf8').split('<!-- accuracy -->\n');
    const [, after] = rest!.split('<!-- /accuracy -->');
    const ordinary = dense.filter(one => one.round === unseen);
    const grave = unseenReads.filter(({ label }) => isAlarm(label.level));
    const news = [
      `Ordinary news made up for the test: ${alarmed.length} alarms in ${generated.length} sentences.`,
      `Gold news without a rank: ${toldAlarmed.length} alarms in ${told.length} sentences.`,
      ...['H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', ...strangers].map(round => {
        const those = dense.filter(one => one.round === round);
        return `News, round ${round}: ${those.filter(({ sentence }) => isCalled(sentence)).length} in ${those.length}.`;
      }),
      `Ordinary news, round ${unseen}: ${ordinary.filter(({ sentence }) => isCalled(sentence)).length} in ${ordinary.length}.`,
      ...strangers.map(round => {
        const those = reads.filter(({ label }) => label.round === round);
        return `Adverts, round ${round}: ${those.filter(({ isRight }) => isRight).length} of ${those.length} right in full; something forbidden or to be proved found in ${those.filter(({ verdict }) => isAlarm(verdict)).length}.`;
      }),
      `Adverts, round ${unseen}: ${unseenReads.filter(({ isRight }) => isRight).length} of ${unseenReads.length} right in full; of what is forbidden or needs proof ${grave.filter(({ verdict, label }) => verdict === label.level).length} of ${grave.length} found.`,
      `The part of the gold news that nobody looks at: ${scored.filter(unranked).length} in ${scored.length}.`,
    ];
    const document = `${before}<!-- accuracy -->\n\n${table(tallyLevels(mendedReads))}\n\n${news.join('\n')}\n\n<!-- /accuracy -->${after}`;
    await expect(document).toMatchFileSnapshot(inRoot('docs', 'advertising-law.md'));
  });
});

function table(tallies: ReadonlyMap<Verdict, Tally>): string {
  const rows = [...tallies].map(([level, tally]) => {
    const { precision, recall } = rates(tally);
    return `| ${level} | ${tally.right + tally.missed} | ${precision.toFixed(3)} | ${recall.toFixed(3)} |`;
  });
  return ['| level | sentences | precision | recall |', '|---|---|---|---|', ...rows].join('\n');
}
