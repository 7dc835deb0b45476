/** Characters without which what is asked about a clause as a whole has but one answer, one bit a set: one look at a clause tells of all of them. */
const sets = {
  bought: '购',
  born: '立组中',
  dash: '-',
  doubled: '翻倍',
  followed: '继',
  halved: '半三',
  having: '有',
  held: '召举',
  joined: '、和与',
  most: '最之',
  quoted: '“',
  ranked: '第首魁头前冠最好鳌亚季次紧t领少低三霸登之落居列名',
  since: '后来',
  titled: '《',
  upon: '上',
} as const;

type Mark = keyof typeof sets;

/** The bit of each set. */
export const mark = Object.fromEntries(Object.keys(sets).map((name, i) => [name, 1 << i])) as { readonly [name in Mark]: number };

const table = new Uint16Array(0x10000);
for (const name of Object.keys(sets) as Mark[]) for (const one of sets[name]) table[one.charCodeAt(0)]! |= mark[name];

/** The bits of all sets of which a character stands in a stretch of a text. */
export function marksIn(text: string, start: number, end: number): number {
  let found = 0;
  for (let at = start; at < end; at++) found |= table[text.charCodeAt(at)]!;
  return found;
}
