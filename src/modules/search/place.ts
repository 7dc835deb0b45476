import { type Place, placeIndex } from '#modules/reference/index.ts';

let named: readonly (readonly [name: string, code: number])[] | undefined;

/** The member cities and districts of the region that a text names, as codes. */
export function regionPlaces(text: string): number[] {
  named ??= namesOf();
  return [...new Set(named.flatMap(([name, code]) => (text.includes(name) ? [code] : [])))];
}

/** Short names that are everyday words (新区, 中山) need their whole form. */
const ambiguous: ReadonlySet<string> = new Set(['滨江', '西湖', '上城', '镜湖', '南湖', '龙游', '中山', '高新', '经开', '钱塘']);

function namesOf(): [string, number][] {
  const { members, children } = placeIndex();
  const all = members.flatMap((member): Place[] => [member, ...children(member.code).filter(one => one.level === 'district')]);
  return all.map(({ name, short, code }) => [short.length < 2 || ambiguous.has(short) ? name : short, code]);
}
