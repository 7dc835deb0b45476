import { parseArgs } from 'node:util';
import { readNews, readSpace } from '#modules/language/index.ts';
import type { Io } from '../src/cli/io.ts';
import { goldNews, goldSpaces, rates, scoreNews, scoreSpaces, type Tally } from './language/score.ts';

const usage = '--part look|score (score)  --seconds N (3)  --json';

/**
 * Precision, recall and F1 of the readers of spaces and news on the gold texts of one part, per field and per slot, and how many sentences
 * of those texts one core reads in a second (the median of the rounds, once the readers are compiled), beside the baseline of the run: NFKC and a look at every character.
 */
export async function benchLanguage(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: 'string', default: 'score' },
      seconds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    },
  });
  const { part } = values;
  const seconds = Number(values.seconds);
  if ((part !== 'look' && part !== 'score') || !(seconds >= 0.1)) {
    io.stderr(usage);
    return 2;
  }
  // Before the scores, which read all texts too: else the first pass would be none. The word lists are loaded by then.
  readSpace('厂房');
  const speeds = {
    spaces: speedOf(
      goldSpaces(part).map(({ text }) => text),
      text => readSpace(text),
      seconds,
    ),
    news: speedOf(
      goldNews(part).map(({ text }) => text),
      text => readNews(text),
      seconds,
    ),
  };
  const spaces = scoreSpaces(goldSpaces(part));
  const news = scoreNews(goldNews(part));
  if (values.json) {
    const named = (tallies: ReadonlyMap<string, Tally>) =>
      Object.fromEntries([...tallies].map(([key, tally]) => [key, { ...tally, ...rates(tally) }]));
    io.stdout(JSON.stringify({ part, spaces: named(spaces), news: named(news), speeds }));
    return 0;
  }
  io.stdout(`spaces, ${goldSpaces(part).length} texts (${part})`);
  for (const line of tableOf(spaces)) io.stdout(line);
  io.stdout(`\nnews, ${goldNews(part).length} texts (${part})`);
  for (const line of tableOf(news)) io.stdout(line);
  io.stdout('');
  for (const [name, { sentences, characters, ratio, cold }] of Object.entries(speeds))
    io.stdout(
      `${name.padEnd(8)} ${sentences.toFixed(0).padStart(7)} sentences/s ${(characters / 1000).toFixed(0).padStart(6)} thousand characters/s (first pass ${cold.toFixed(0)}), ${ratio.toFixed(0)} times a plain pass (NFKC and a look at every character)`,
    );
  return 0;
}

/** A table of tallies: how often stated, precision, recall and F1. */
export function tableOf(tallies: ReadonlyMap<string, Tally>): string[] {
  const rows = [...tallies].map(([name, tally]) => {
    const { precision, recall, f1 } = rates(tally);
    const [p, r, f] = [precision, recall, f1].map(value => value.toFixed(3));
    return `${name.padEnd(20)} ${String(tally.right + tally.missed).padStart(6)} ${p} ${r} ${f}`;
  });
  return ['                     stated     P     R    F1', ...rows];
}

type Speed = { sentences: number; characters: number; ratio: number; cold: number };

function speedOf(texts: readonly string[], read: (text: string) => unknown, seconds: number): Speed {
  const sentences = texts.reduce(
    (sum, text) => sum + text.split(/[。！？!?；;\n]+/).filter(words => words.trim() !== '').length,
    0,
  );
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  // What it takes to make machine code of the readers, on other threads too, is no part of their speed: it is over after some passes.
  const cold = sentences / cpuOf(() => texts.forEach(text => void read(text)));
  for (const until = performance.now() + seconds * 5000; performance.now() < until; ) texts.forEach(text => void read(text));
  const readings: number[] = [];
  const ratios: number[] = [];
  // Reading and baseline take turns, so that what else the machine does weighs on both.
  for (const until = performance.now() + seconds * 1000; performance.now() < until || readings.length < 3; ) {
    const reading = cpuOf(() => texts.forEach(text => void read(text)));
    const plain = cpuOf(() => {
      for (let pass = 0; pass < plainPasses; pass++) texts.forEach(plainPass);
    });
    readings.push(reading);
    ratios.push((reading * plainPasses) / plain);
  }
  const round = median(readings);
  return { sentences: sentences / round, characters: characters / round, ratio: median(ratios), cold };
}

/** One pass is too short to be measured. */
const plainPasses = 40;
let seen = 0;

/** The baseline: the least that any reader of such texts does. */
function plainPass(text: string): void {
  const plain = text.normalize('NFKC');
  for (let at = 0; at < plain.length; at++) seen = (seen + plain.charCodeAt(at)) | 0;
}

/** CPU seconds of a piece of work. */
function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return Math.max((user + system) / 1e6, 1e-6);
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
