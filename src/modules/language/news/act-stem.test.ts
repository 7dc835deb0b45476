import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { plainText } from '../text.ts';
import { actKinds } from './act-kind.ts';
import { actKindsIn } from './act-stem.ts';

it('wherever a kind of act is told in the gold texts, one of its stems stands there', () => {
  const missed = new Set<string>();
  let told = 0;
  for (const line of readFileSync(inRoot('data', 'gold', 'news', 'look.jsonl'), 'utf8')
    .trimEnd()
    .split('\n'))
    for (const clause of plainText((JSON.parse(line) as { text: string }).text).plain.split(/[，。；;\n]/)) {
      const kinds = actKindsIn(clause, 0, clause.length);
      for (const kind of actKinds)
        for (const [words] of clause.matchAll(kind.word)) {
          told++;
          if (!kinds.includes(kind)) missed.add(`${kind.type}: ${words}`);
        }
    }
  expect([...missed]).toEqual([]);
  expect(told).toBeGreaterThan(2000);
});

it.each([
  ['受让方为云岭精密机械有限公司', 'bid_won'],
  ['云岭联合党委开联席会议', 'meeting'],
] as const)('%s may tell of %s', (clause, type) => {
  expect(actKindsIn(clause, 0, clause.length).map(kind => kind.type)).toContain(type);
});
