import { placeIndex } from '#modules/reference/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import type { Condition } from './condition.ts';
import { criteria, criterionOf } from './criteria.ts';
import type { Criterion } from './criterion.ts';
import { toRequest, wantColumn } from './request.ts';
import { partKeys, weightOf } from './score.ts';

/** Stands in an anchor for "any family" and "any place". */
export const anyFamily = '*';
export const anyPlace = 0;

/** Keeps what a need wants, in place of what was kept before, and opens it to reverse search. */
export async function saveWant(tx: Tx, need: number, conditions: readonly Condition[]): Promise<void> {
  await saveWants(tx, [{ need, conditions }]);
}

/** saveWant for many needs at once. */
export async function saveWants(tx: Tx, wants: readonly { need: number; conditions: readonly Condition[] }[]): Promise<void> {
  const rows = JSON.stringify(wants.map(({ need, conditions }) => wantRowOf(need, conditions)));
  const anchors = JSON.stringify(wants.flatMap(({ need, conditions }) => anchorsOf(need, conditions)));
  await Promise.all([
    tx`delete from match.want where need = any(${wants.map(want => want.need)})`,
    tx`insert into match.want select * from jsonb_populate_recordset(null::match.want, ${rows}::text::jsonb)`,
    tx`insert into match.anchor select * from jsonb_populate_recordset(null::match.anchor, ${anchors}::text::jsonb)`,
  ]);
}

/** Takes a need out of reverse search; what it wanted stays readable. */
export async function closeWant(tx: Tx, need: number): Promise<void> {
  await tx`update match.want set open = false where need = ${need}`;
  await tx`delete from match.anchor where need = ${need}`;
}

/** What a need wants, in the order of the table of criteria and without the words it was read from; null where nothing was saved. */
export async function readWant(db: Db, need: number): Promise<{ conditions: Condition[]; open: boolean } | null> {
  const [row] = await db<Record<string, unknown>[]>`select * from match.want where need = ${need}`;
  return row ? { conditions: conditionsOf(row), open: row.open as boolean } : null;
}

/** The conditions of a row of match.want. */
export function conditionsOf(row: Readonly<Record<string, unknown>>): Condition[] {
  const wishes = row.wishes as string[];
  return criteria
    .filter(criterion => row[wantColumn(criterion, criterion.rule.askedBy)] !== null)
    .map(criterion => {
      const parts = Object.fromEntries(Object.keys(criterion.rule.parts).map(part => [part, row[wantColumn(criterion, part)]]));
      return { criterion: criterion.key, hard: !wishes.includes(criterion.key), want: criterion.rule.decode(parts) };
    });
}

function wantRowOf(need: number, conditions: readonly Condition[]): Record<string, unknown> {
  const row: Record<string, unknown> = {
    need,
    open: true,
    wishes: conditions.filter(one => !one.hard).map(one => one.criterion),
  };
  for (const { criterion, parts } of toRequest(conditions)) {
    for (const [part, value] of Object.entries(parts)) row[wantColumn(criterion, part)] = inJson(value);
  }
  return row;
}

/** Hard conditions on plain numbers that an anchor repeats, with the value that asks nothing. */
const anchorNumbers = {
  area_min: 0,
  area_max: Number.POSITIVE_INFINITY,
  rent_max: Number.POSITIVE_INFINITY,
  height_min: 0,
  load_min: 0,
  power_min: 0,
} as const;

/**
 * The rows under which a need is found from an offer: one for each hard family and each hard place, as wide as it was asked
 * (a city is one row, a town its district), else the wildcard.
 */
function anchorsOf(need: number, conditions: readonly Condition[]): Record<string, unknown>[] {
  const hard = conditions.filter(one => one.hard);
  const numbers: Record<string, unknown> = { ...anchorNumbers };
  for (const { criterion, parts } of toRequest(hard)) {
    for (const [part, value] of Object.entries(parts))
      if (wantColumn(criterion, part) in numbers) numbers[wantColumn(criterion, part)] = value;
  }
  for (const key of Object.keys(numbers)) numbers[key] = inJson(numbers[key]);
  const asked = conditions.map(one => criterionOf(one.criterion));
  numbers.asked = maskOf(asked);
  numbers.hard = maskOf(asked.filter((_, index) => conditions[index]!.hard));
  numbers.weight = partKeys(asked).reduce((sum, part) => sum + weightOf(part), 0);
  const family = hard.find(one => one.criterion === 'family')?.want;
  const families = family?.is === 'any' ? family.of : [anyFamily];
  return families.flatMap(family => anchorPlaces(hard).map(place => ({ need, family, place, ...numbers })));
}

function anchorPlaces(hard: readonly Condition[]): number[] {
  const want = hard.find(one => one.criterion === 'place')?.want;
  if (want?.is !== 'any' || want.of.length === 0) return [anyPlace];
  const { byCode, children } = placeIndex();
  const codes = new Set<number>();
  for (const code of want.of.map(Number)) {
    const place = byCode(code);
    if (place?.level === 'town') codes.add(place.district ?? place.city!);
    else if (place?.level === 'province') for (const child of children(code)) codes.add(child.code);
    else codes.add(code);
  }
  return [...codes].filter(
    code => byCode(code)?.level !== 'district' || !codes.has(byCode(code)!.city!) || byCode(code)!.city === code,
  );
}

/** One bit for each criterion, by its place in the table of criteria. */
export function maskOf(asked: readonly Criterion[]): number {
  return asked.reduce((mask, criterion) => mask | bitOf(criterion), 0);
}

/** The bit of one criterion. */
export function bitOf(criterion: Criterion): number {
  return 1 << criteria.indexOf(criterion);
}

/** JSON has no infinity; PostgreSQL reads the word. */
function inJson(value: unknown): unknown {
  return value === Number.POSITIVE_INFINITY ? 'Infinity' : value;
}
