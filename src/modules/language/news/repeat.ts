import { ending } from '../pattern.ts';
import type { Draft } from './story.ts';

/** 50个项目签约 … 集中签约的50个项目: the first mention of a value counts. */
export function withoutRepeats(plain: string, drafts: readonly Draft[]): Draft[] {
  if (drafts.length < 2) return [...drafts];
  const kept: Draft[] = [];
  // Most values are told once: only others are held against each other.
  const byValue = new Map<number | string, Draft[]>();
  for (const draft of drafts) {
    const { value, rank, rank_scope } = draft.observation;
    const key = value ?? `${rank} ${rank_scope} ${draft.noun}`;
    const known = byValue.get(key);
    if (known && isKnown(plain, known, draft)) continue;
    if (known) known.push(draft);
    else byValue.set(key, [draft]);
    kept.push(draft);
  }
  return kept;
}

const mostAlike = 8;

/** Whether one of the last few of the same value, unit and direction tells the same. */
function isKnown(plain: string, known: readonly Draft[], draft: Draft): boolean {
  for (let i = known.length - 1, alike = 0; i >= 0 && alike < mostAlike; i--) {
    const other = known[i]!;
    if (draft.observation.value !== null && !isSameMeasure(other, draft)) continue;
    if (isRepeat(other, draft) || isMeantAgain(plain, other, draft)) return true;
    alike++;
  }
  return false;
}

const isSameMeasure = ({ observation: a }: Draft, { observation: b }: Draft) =>
  a.unit === b.unit && a.growth?.direction === b.growth?.direction;

function isRepeat(one: Draft, two: Draft): boolean {
  const [a, b] = [one.observation, two.observation];
  if (a.period !== b.period && a.period !== null && b.period !== null) return false;
  if (one.kind !== two.kind || (a.subject !== b.subject && a.subject !== null && b.subject !== null)) return false;
  const [x, y] = [one.noun, two.noun];
  return x === y || y === '' || (y.length > 1 && (x.includes(y) || y.includes(x)) && two.kind === 'level');
}

/** 这71个项目, 上述12家企业: those that were counted before. */
const isMeantAgain = (plain: string, one: Draft, { kind, quantity }: Draft) =>
  one.kind === 'level' &&
  kind === 'level' &&
  quantity !== null &&
  /^(?:count|house)$/.test(quantity.dimension) &&
  again.test(plain.slice(Math.max(0, quantity.head - 6), quantity.head));

const again = ending(
  /(?:[这此]|上述|以上|[这此]次(?:新?[获入上]?[选评榜]|签约|开工|集中|获批)的|新?(?:上榜|入选|获评|获批|入围|入列)的)$/,
);

/** The headline tells what the body tells; alone it counts. */
export function withoutHeadline(drafts: readonly Draft[]): Draft[] {
  const told = drafts.filter(({ isTitle }) => !isTitle);
  if (told.length === 0) return [...drafts];
  return drafts.filter(one => !one.isTitle || isOnlyHere(one, told));
}

/** What the text below tells neither again nor more closely: another place, or a value of its kind that none of the others comes near. */
function isOnlyHere({ kind, quantity, observation: { rank, value, growth } }: Draft, told: readonly Draft[]): boolean {
  if (kind === 'rank') return told.every(({ observation }) => observation.rank !== rank);
  if (value === null) return false;
  return told.every(
    other =>
      other.quantity?.dimension !== quantity?.dimension ||
      (other.observation.growth === null) !== (growth === null) ||
      Math.abs(other.observation.value! - value) > rounding * Math.abs(value),
  );
}

/** How far a headline rounds. */
const rounding = 0.12;
