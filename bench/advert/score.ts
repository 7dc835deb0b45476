import { readFileSync } from 'node:fs';
import { type AdvertCheck, type AdvertFinding, type AdvertInput, checkAdvert } from '#modules/publish/index.ts';
import { inRoot } from '#platform/root.ts';
import { goldNews, type Part, type Tally } from '../language/score.ts';

export type Verdict = AdvertFinding['level'] | 'none';
export const verdicts = ['prohibited', 'needs_proof', 'exempt', 'style', 'none'] as const satisfies readonly Verdict[];

/** A labelled sentence of data/advert/sentences.csv. `article`: what the articles of the finding must name. */
export type Sentence = {
  round: string;
  kind: AdvertInput['kind'];
  level: Verdict;
  family: string;
  article: string;
  evasive: boolean;
  sentence: string;
};

/** The labelled sentences, in the order of their rounds. */
export function labelledSentences(): Sentence[] {
  const lines = readFileSync(inRoot('data', 'advert', 'sentences.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(2);
  return lines.map(line => {
    const [round, kind, level, family, article, evasive, ...sentence] = line.split(',');
    return { round, kind, level, family, article, evasive: evasive === 'yes', sentence: sentence.join(',') } as Sentence;
  });
}

/** The sentences of data/advert/news.csv: news as dense with words that look like claims as no real page is. */
export function denseNews(): { round: string; sentence: string }[] {
  const lines = readFileSync(inRoot('data', 'advert', 'news.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(2);
  return lines.map(line => ({ round: line.slice(0, line.indexOf(',')), sentence: line.slice(line.indexOf(',') + 1) }));
}

/** Reads a sentence as it would stand on a page that is an advert. */
export function readAsAdvert(text: string, kind: AdvertInput['kind'] = 'post'): AdvertCheck {
  return checkAdvert({ title: '', text, kind, page: { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true } });
}

/** The gravest finding of a check; null where there is none. */
export function gravest({ findings }: AdvertCheck): AdvertFinding | null {
  return [...findings].sort((a, b) => verdicts.indexOf(a.level) - verdicts.indexOf(b.level))[0] ?? null;
}

/** What a labelled sentence was read as. */
export type Read = { label: Sentence; finding: AdvertFinding | null; verdict: Verdict; isRight: boolean };

/** Reads a labelled sentence; right where level, family, article and evasion agree. */
export function readLabelled(label: Sentence): Read {
  const finding = gravest(readAsAdvert(label.sentence, label.kind));
  const verdict = finding?.level ?? 'none';
  const isRight =
    verdict === label.level &&
    (finding === null ||
      (finding.family === label.family &&
        finding.evasive === label.evasive &&
        (label.article === '' || finding.articles.some(article => article.includes(label.article)))));
  return { label, finding, verdict, isRight };
}

/** How often each level was read rightly, wrongly, and missed. */
export function tallyLevels(reads: readonly Read[]): Map<Verdict, Tally> {
  const tallies = new Map<Verdict, Tally>(verdicts.map(level => [level, { right: 0, wrong: 0, missed: 0 }]));
  for (const { label, verdict } of reads) {
    if (verdict === label.level) tallies.get(verdict)!.right++;
    else {
      tallies.get(verdict)!.wrong++;
      tallies.get(label.level)!.missed++;
    }
  }
  return tallies;
}

/** The sentences of a part of the gold news, and whether each states a rank. */
export function newsSentences(part: Part): { sentence: string; isRanked: boolean }[] {
  return goldNews(part).flatMap(({ text, observations }) =>
    text
      .split(/(?<=[。！？；\n])/)
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(sentence => ({
        sentence,
        isRanked: observations.some(({ rank, quote }) => rank != null && sentence.includes((quote ?? '').slice(0, 6))),
      })),
  );
}
