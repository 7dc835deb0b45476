import { type Lang, wordsIn } from '#shared/words.ts';
import type { Condition, CriterionKey, Want } from './condition.ts';
import { criteria, isCriterion } from './criteria.ts';
import type { Criterion } from './criterion.ts';
import { wantProblem } from './schema.ts';

export type AddressProblem = { criterion: CriterionKey | 'wish'; words: string };

const longest = 600;

/** Conditions as they stand in an address: place=310117,330400&area=3000-5000&height=8-&rent=-25&eia=1&wish=eia,rent. */
export function conditionsToQuery(conditions: readonly Condition[]): string {
  const parts = conditions.map(({ criterion, want }) => `${criterion}=${wantToText(want)}`);
  const wishes = conditions.filter(one => !one.hard).map(one => one.criterion);
  return [...parts, ...(wishes.length ? [`wish=${wishes.join(',')}`] : [])].join('&');
}

/** The conditions of an address in its order; what cannot be read becomes a problem in the reader's language. Never throws; other parameters are left alone. */
export function conditionsFromQuery(
  params: URLSearchParams,
  lang: Lang = 'zh',
): { conditions: Condition[]; problems: AddressProblem[] } {
  const say = wordsIn(lang);
  const conditions: Condition[] = [];
  const problems: AddressProblem[] = [];
  const wishes = new Set((params.get('wish') ?? '').slice(0, longest).split(',').filter(Boolean));
  for (const [key, text] of params) {
    if (!isCriterion(key)) continue;
    const criterion = criteria.find(one => one.key === key)!;
    const label = say(criterion.zh, criterion.en);
    if (conditions.some(one => one.criterion === key)) {
      problems.push({
        criterion: key,
        words: say(`${label}写了两次，只用了第一次的`, `${label} stands twice; the first one counts`),
      });
      continue;
    }
    const want = text.length <= longest ? textToWant(criterion, text.trim()) : null;
    const problem =
      want === null
        ? ([`${label}读不懂“${shown(text)}”`, `${label}: “${shown(text)}” cannot be read`] as const)
        : wantProblem(key, want);
    if (problem) problems.push({ criterion: key, words: say(...problem) });
    else conditions.push({ criterion: key, hard: !wishes.has(key), want: want! });
  }
  for (const wish of wishes) {
    if (!conditions.some(one => one.criterion === wish)) {
      problems.push({
        criterion: isCriterion(wish) ? wish : 'wish',
        words: say(`“${shown(wish)}”列为希望，但没有这个条件`, `“${shown(wish)}” is named a wish, but is not asked`),
      });
    }
  }
  return { conditions, problems: problems.slice(0, 30) };
}

function wantToText(want: Want): string {
  switch (want.is) {
    case 'flag':
      return '1';
    case 'by':
      return want.date;
    case 'range':
      return `${plain(want.min)}-${plain(want.max)}`;
    case 'any':
      return [...want.of.map(String), ...(want.not ?? []).map(one => `-${one}`)].join(',');
  }
}

function plain(value: number | null): string {
  if (value === null) return '';
  // Numbers below a millionth would be written with an exponent, whose sign reads as a range.
  return String(value).includes('e') ? value.toFixed(12) : String(value);
}

function textToWant({ key, shape }: Criterion, text: string): Want | null {
  if (shape === 'flag') return text === '1' ? { is: 'flag' } : null;
  if (shape === 'by') return { is: 'by', date: text };
  if (shape === 'any') return textToChoices(key, text);
  const found = /^(\d+(?:\.\d+)?)?(-)?(\d+(?:\.\d+)?)?$/.exec(text);
  if (!found) return null;
  const [, low, dash, high] = found;
  const one = !dash && low !== undefined ? Number(low) : null;
  if (one !== null) return { is: 'range', min: shape === 'at_most' ? null : one, max: shape === 'at_least' ? null : one };
  return { is: 'range', min: low === undefined ? null : Number(low), max: high === undefined ? null : Number(high) };
}

function textToChoices(key: CriterionKey, text: string): Want | null {
  const of: (number | string)[] = [];
  const not: (number | string)[] = [];
  for (const word of text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)) {
    const out = word.startsWith('-');
    const name = out ? word.slice(1) : word;
    if (key === 'place' && !/^\d{1,9}$/.test(name)) return null;
    (out ? not : of).push(key === 'place' ? Number(name) : name);
  }
  return { is: 'any', of, ...(not.length ? { not } : {}) };
}

function shown(text: string): string {
  return [...text].slice(0, 24).join('');
}
