import type { FactLine } from './line-facts.ts';
import { markedStarts } from './split-items.ts';
import { openedStarts } from './split-titles.ts';

/** A run of lines of one message. `above`: headings that hold for it, nearest first; `below`: what stands once for all at the end. */
export type Section = { is: 'advert' | 'shared' | 'remark'; lines: FactLine[]; above: Section[]; below: Section[] };

/** Longer headings and feet are texts of their own, in characters. */
const longestShared = 400;
/** Headings stand at most so many deep. */
const mostAbove = 3;
const contactWords = /联系|电话|手机|微信|热线|咨询|详询|致电|中心|加我|私聊|同号/;
const footWords = /^(?:以上|上述|均|全部|所有|统一|租金|价格|物业|有意|需要|欢迎|看房|中介|更多|另|备注|注|有房源|要求|费用|押)/;
const talk =
  /谢谢|多谢|感谢|辛苦|大家好|各位|早上好|上午好|下午好|晚上好|中午好|收到|老板们|群友|亲们|报名|发财|顺利|你好|您好|还在[吗么嘛]|还有[吗么嘛]/;

/** Splits the lines of one message into adverts, what several of them share, and remarks. */
export function splitMessage(lines: readonly FactLine[]): Section[] {
  const marked = markedStarts(lines);
  const after = marked && afterList(lines, marked);
  if (after) return [...splitMessage(lines.slice(0, after)), ...splitMessage(lines.slice(after))];
  const starts = withHeadings(lines, marked ?? openedStarts(lines));
  const blocks = blocksOf(lines, starts);
  const spaces = blocks.filter(hasSpace);
  if (spaces.length < 2) return wholeMessage(lines);
  const sections = marked ? blocks.map(asSection) : splitLead(blocks);
  if (marked && marked[0]! > 0 && isPreface(blocks[0]!, blocks[1]!)) sections[0]!.is = 'shared';
  return linked(sections.flatMap(partTalk));
}

/** Where, behind a numbered list without blank lines in its items, a paragraph is an advert of its own (求租：…); 0 where none is. */
function afterList(lines: readonly FactLine[], marked: readonly number[]): number {
  const items = new Set(marked);
  const last = marked.at(-1)!;
  if (lines.slice(marked[0], last).some(({ gap }, i) => gap > 0 && !items.has(marked[0]! + i))) return 0;
  for (let at = last + 1; at < lines.length; at++) {
    if (lines[at]!.gap === 0 || footWords.test(lines[at]!.words)) continue;
    let end = at + 1;
    while (end < lines.length && lines[end]!.gap === 0) end++;
    const paragraph = lines.slice(at, end);
    const states = (test: (line: FactLine) => boolean) => paragraph.some(test);
    if (
      states(({ areas }) => areas.length > 0) &&
      states(({ place }) => place) &&
      states(line => line.want || line.price || line.sum)
    )
      return at;
  }
  return 0;
}

const asSection = (lines: FactLine[]): Section => ({ is: hasSpace(lines) ? 'advert' : 'shared', lines, above: [], below: [] });
const remark = (lines: FactLine[]): Section => ({ is: 'remark', lines, above: [], below: [] });

function blocksOf(lines: readonly FactLine[], starts: readonly number[]): FactLine[][] {
  const cuts = [...new Set([0, ...starts])].filter(at => at < lines.length).sort((a, b) => a - b);
  return cuts.map((from, i) => lines.slice(from, cuts[i + 1] ?? lines.length));
}

function hasSpace(lines: readonly FactLine[]): boolean {
  if (lines.some(({ areas }) => areas.length > 0)) return true;
  const isPriced = lines.some(({ price, sum }) => price || sum);
  return (isPriced || lines.some(({ want }) => want)) && lines.some(({ place }) => place);
}

/** What stands before the first number heads the list, unless it is an advert with all it needs in a paragraph of its own. */
function isPreface(lines: readonly FactLine[], next: readonly FactLine[]): boolean {
  const isWhole =
    lines.some(({ areas }) => areas.length > 0) &&
    lines.some(({ price, sum }) => price || sum) &&
    lines.some(({ place }) => place);
  return !isWhole || next[0]!.gap === 0;
}

/** One advert, apart from a greeting before it and talk behind it. */
function wholeMessage(lines: readonly FactLine[]): Section[] {
  let from = 0;
  while (from + 1 < lines.length && isTalk(lines.slice(from, from + 1)) && lines[from + 1]!.gap > 0) from++;
  const greeting = from > 0 ? [remark(lines.slice(0, from))] : [];
  return [...greeting, ...partTalk({ is: 'advert', lines: lines.slice(from), above: [], below: [] })];
}

/** Lines such as 青浦区： right before an item head those that follow, though they end the block above. */
function withHeadings(lines: readonly FactLine[], starts: readonly number[]): number[] {
  const set = new Set(starts);
  for (const [i, start] of starts.entries()) {
    const at = start - 1;
    const line = lines[at];
    if (!line || set.has(at) || !isHeadingLine(line)) continue;
    if (lines.slice(starts[i - 1] ?? 0, at).some(({ areas }) => areas.length > 0)) set.add(at);
  }
  return [...set].sort((a, b) => a - b);
}

function isHeadingLine({ areas, price, sum, phone, size, place, families, deal, label, words, gap }: FactLine): boolean {
  if (areas.length > 0 || price || sum || phone || size || label || words.length > 30) return false;
  const isNamed = place || families.length > 0 || deal;
  return /[:：]$/.test(words) || (isNamed && (gap > 0 || words.length <= 10));
}

/** The first advert of a list without numbers also holds the heading: lines before its first figure that the others lack. */
function splitLead(blocks: readonly FactLine[][]): Section[] {
  const sections = blocks.map(asSection);
  const first = sections.findIndex(({ is }) => is === 'advert');
  const leads = sections.map(({ lines }) =>
    Math.max(
      0,
      lines.findIndex(({ areas, price }) => areas.length > 0 || price),
    ),
  );
  const others = leads.filter((_, at) => at !== first && sections[at]!.is === 'advert');
  const usual = others.reduce((most, lead) => Math.max(most, lead), 0);
  const own = sections[first]!;
  const lead = leads[first]! - usual;
  if (lead <= 0) return sections;
  const heading = own.lines.slice(0, lead);
  if (usual > 0 && !heading.every(line => isHeadingLine({ ...line, gap: 1 }))) return sections;
  // Where every other advert says all that itself, it is the title of the first.
  const states = (lines: readonly FactLine[]) => [
    lines.some(({ place }) => place),
    lines.some(({ families }) => families.length > 0),
    lines.some(({ deal, want }) => deal || want),
  ];
  const said = states(heading);
  const lacking = sections
    .filter(one => one.is === 'advert' && one !== own)
    .some(one => states(one.lines).some((stated, i) => said[i]! && !stated));
  if (said.some(Boolean) && !lacking) return sections;
  return [...sections.slice(0, first), asSection(heading), asSection(own.lines.slice(lead)), ...sections.slice(first + 1)];
}

/** Paragraphs of talk at the end of a section are remarks. */
function partTalk(section: Section): Section[] {
  const { lines } = section;
  for (let at = 1; at < lines.length; at++)
    if (lines[at]!.gap > 0 && isTalk(lines.slice(at)))
      return [{ ...section, lines: lines.slice(0, at) }, remark(lines.slice(at))];
  return [section];
}

function isTalk(lines: readonly FactLine[]): boolean {
  const isBare = lines.every(
    line =>
      line.areas.length === 0 &&
      !line.price &&
      !line.sum &&
      !line.phone &&
      !line.size &&
      line.families.length === 0 &&
      !line.label,
  );
  return isBare && lines.some(({ words }) => talk.test(words));
}

/** Ties headings and feet to the adverts that they hold for. */
function linked(sections: readonly Section[]): Section[] {
  const adverts = sections.filter(({ is }) => is === 'advert');
  const last = sections.findLastIndex(({ is }) => is === 'advert');
  const out: Section[] = [];
  let above: Section[] = [];
  let isFresh = true;
  for (const [at, section] of sections.entries()) {
    if (section.is === 'shared') {
      if (isTalk(section.lines) || lengthOf(section.lines) > longestShared) {
        out.push(remark(section.lines));
        continue;
      }
      if (at > last) for (const advert of adverts) advert.below.push(section);
      else {
        if (!isFresh && above.length > 0 && isSibling(above[0]!, section)) above = above.slice(1);
        above = [section, ...above].slice(0, mostAbove);
        isFresh = true;
      }
    } else if (section.is === 'advert') {
      section.above.push(...above);
      isFresh = false;
    }
    out.push(section);
  }
  return withFoot(out, adverts);
}

function isSibling({ lines: [one] }: Section, { lines: [other] }: Section): boolean {
  return one!.mark !== null || other!.mark !== null ? one!.mark?.style === other!.mark?.style : one!.place === other!.place;
}

/** Cuts off the end of the last advert what holds for all: the telephone of a list, 以上均可环评. */
function withFoot(sections: Section[], adverts: readonly Section[]): Section[] {
  const last = adverts.at(-1)!;
  const others = adverts.slice(0, -1);
  if (others.every(({ lines }) => lines.some(({ phone }) => phone))) return sections;
  const usual = others.reduce((most, { lines }) => Math.max(most, lines.length), 0);
  const isPriced = others.some(({ lines }) => lines.some(({ price, sum }) => price || sum));
  const { lines } = last;
  const facts = lines.findLastIndex(line => line.areas.length > 0 || line.size || (isPriced && (line.price || line.sum)));
  let from = lines.length;
  while (from - 1 > Math.max(facts, 0) && isFootLine(lines[from - 1]!)) from--;
  while (from < lines.length && !(lines[from]!.gap >= Math.max(lines[0]!.gap, 1) || (lines[0]!.gap < 1 && from >= usual))) from++;
  if (from === lines.length || lengthOf(lines.slice(from)) > longestShared) return sections;
  const foot: Section = { is: 'shared', lines: lines.slice(from), above: [], below: [] };
  last.lines = lines.slice(0, from);
  for (const advert of adverts) advert.below.push(foot);
  return sections.flatMap(section => (section === last ? [section, foot] : [section]));
}

function isFootLine({ phone, label, words, place, families, areas }: FactLine): boolean {
  if (areas.length > 0) return false;
  return phone || contactWords.test(words) || footWords.test(words) || (label === null && !place && families.length === 0);
}

const lengthOf = (lines: readonly FactLine[]) => (lines.at(-1)?.end ?? 0) - (lines[0]?.start ?? 0);
