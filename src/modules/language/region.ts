import { placeIndex, type Region, region } from '#modules/reference/index.ts';

/** One of several words as a part of a pattern, the longest first; plain text is written small. Of no words it fits nothing. */
const oneOf = (words: readonly string[]) =>
  words.length === 0
    ? '(?!)'
    : `(?:${words
        .map(word => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
        .sort((a, b) => b.length - a.length)
        .join('|')})`;

/** Parts of patterns for plain text, made of what a region is called (data/region.csv). */
export function patternsOf({ areas, corridors, marks, noun, short, together }: Omit<Region, 'members' | 'subject'>) {
  /** 九城市, 九个城市; G60科创走廊 with or without the wider area before it. */
  const members = oneOf(together);
  const corridorName = `${oneOf(areas)}?${oneOf(corridors)}`;
  /** What may stand before the members: 长三角G60科创走廊沿线. */
  const before = `${oneOf(areas)}?${oneOf(marks)}{0,2}(?:沿线)?`;
  return {
    members,
    corridorName,
    /** Every way to call the region: 长三角G60科创走廊九城市, G60科创走廊沿线, 该走廊. */
    called: `${before}(?:${members}|${oneOf(short)}(?=[有共携联合]))|${corridorName}(?:沿线)?|(?:该|整个)${noun}(?:内|沿线)?`,
    /** With what such a name begins. */
    calledStarts: [...new Set([...areas, ...marks, ...corridors, ...together, ...short, '沿线', '该', '整个'])]
      .map(word => word[0]!.toLowerCase())
      .join(''),
    /** What names its members together. */
    ofMembers: new RegExp(`${members}|${oneOf(short)}`),
    /** The whole of a name of the region. */
    whole: new RegExp(`^${before}${members}$|^${corridorName}$`, 'i'),
    /** What says that a sentence is about the region. */
    ofRegion: new RegExp(`${members}|${oneOf(corridors)}`),
    endsAsRegion: new RegExp(`${oneOf(corridors)}$`),
    /** The first of the parts of its name, which stands in no firm's name. */
    oneMark: oneOf(marks.slice(0, 1)),
  };
}

const own = region();

/** The region as a subject: 九城市. */
export const corridor = own.subject;

const { whole, ...patterns } = patternsOf(own);
export const { members, corridorName, called, calledStarts, ofMembers, ofRegion, endsAsRegion, oneMark } = patterns;

/** Whether words name the region as a whole. */
export const isCorridor = (words: string): boolean => whole.test(words);

/** Whether a word stands for the region as what it is: 走廊, 该走廊. */
export const isNoun = (word: string): boolean => word === own.noun || word === `该${own.noun}`;

let memberNames: ReadonlySet<string> | undefined;

/** Whether a place is called so that is a member of the region: 松江 stays 松江 where another district would take its ending back. */
export function isMemberName(name: string): boolean {
  memberNames ??= new Set(placeIndex().members.map(({ short }) => short));
  return memberNames.has(name);
}

/** The provinces as people say them, as a part of a pattern. */
export const provinces =
  '(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)';
