import { withoutUnseen } from './tree.ts';

export type Mark = '' | '**' | '*' | '~~';

/** A stretch of a line. A run of text carries at most one mark: nested emphasis does not survive every neighbour in Chinese text. */
export type Run =
  | { kind: 'text'; text: string; mark: Mark; href: string }
  | { kind: 'code'; text: string; href: string }
  | { kind: 'image'; address: string; alt: string; href: string }
  | { kind: 'break'; href: '' };

type Place = 'paragraph' | 'heading' | 'cell';

/** The runs as Markdown: lines with hard breaks in a paragraph, one line elsewhere. Shows exactly the text of the runs, up to white space. */
export function markdownOf(runs: readonly Run[], place: Place): string {
  const tidy = tidied(runs, place);
  let out = '';
  for (let at = 0; at < tidy.length; ) {
    const { href } = tidy[at]!;
    let end = at + 1;
    while (end < tidy.length && tidy[end]!.href === href) end++;
    const group = tidy.slice(at, end);
    if (href) out += `[${sequence(group, '[', ']', place)}](${href})`;
    else out += sequence(group, out.slice(-1), end < tidy.length ? '[' : '', place);
    at = end;
  }
  if (place === 'paragraph') return out.split('\n').map(lineStart).join('\n');
  return place === 'heading' && out.endsWith('#') ? `${out.slice(0, -1)}\\#` : out;
}

/** White space collapsed over the edges of runs, breaks at the ends dropped, neighbours alike put together. */
function tidied(runs: readonly Run[], place: Place): Run[] {
  const tidy: Run[] = [];
  let afterSpace = true;
  for (const run of runs) {
    if (run.kind === 'break' && place === 'paragraph') {
      trimEnd(tidy);
      if (tidy.length > 0) tidy.push(run);
      afterSpace = true;
    } else if (run.kind === 'text' || run.kind === 'break') {
      const collapsed = run.kind === 'break' ? ' ' : withoutUnseen(run.text).replace(/\s+/g, ' ');
      const text: string = afterSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
      if (text === '') continue;
      afterSpace = text.endsWith(' ');
      const mark = run.kind === 'text' && place !== 'heading' ? run.mark : '';
      const last = tidy.at(-1);
      if (last?.kind === 'text' && last.mark === mark && last.href === run.href)
        tidy[tidy.length - 1] = { ...last, text: last.text + text };
      else tidy.push({ kind: 'text', text, mark, href: run.href });
    } else {
      if (run.kind === 'code' && run.text.trim() === '') continue;
      afterSpace = false;
      const last = tidy.at(-1);
      if (run.kind === 'code' && last?.kind === 'code' && last.href === run.href)
        tidy[tidy.length - 1] = { ...last, text: last.text + run.text };
      else tidy.push(run);
    }
  }
  trimEnd(tidy);
  while (tidy.at(-1)?.kind === 'break') {
    tidy.pop();
    trimEnd(tidy);
  }
  return tidy;
}

function trimEnd(runs: Run[]): void {
  for (let last = runs.at(-1); last?.kind === 'text'; last = runs.at(-1)) {
    const text: string = last.text.trimEnd();
    if (text !== '') {
      runs[runs.length - 1] = { ...last, text };
      return;
    }
    runs.pop();
  }
}

/** Runs of one link, or of none, between the characters before and after them. */
function sequence(runs: readonly Run[], before: string, after: string, place: Place): string {
  let out = '';
  let markedBefore = false;
  for (const [at, run] of runs.entries()) {
    const marked = run.kind === 'text' && run.mark !== '';
    if (run.kind === 'break') out += '\\\n';
    else if (run.kind === 'image') out += `![${escaped(run.alt.replace(/\s+/g, ' ').trim(), place)}](${run.address})`;
    else if (run.kind === 'code') out += codeSpan(run.text, place);
    else if (!marked || (markedBefore && !run.text.startsWith(' '))) out += escaped(run.text, place);
    else out += emphasised(run.text, run.mark, out.slice(-1) || before, startOf(runs[at + 1], place) ?? after, place);
    markedBefore = marked;
  }
  return out;
}

function startOf(run: Run | undefined, place: Place): string | undefined {
  if (!run) return undefined;
  if (run.kind === 'break') return '\\';
  if (run.kind === 'image') return '!';
  if (run.kind === 'code') return '`';
  return escaped(run.text, place).slice(0, 1);
}

const punctuation = /^[\p{P}\p{S}]/u;
const edges = /^([\p{P}\p{S}\s]*)(.*)$/su;

/** Emphasis where Markdown sees it between these neighbours: **“重要”**的 would show its asterisks, “**重要**”的 does not. */
function emphasised(text: string, mark: Mark, before: string, after: string, place: Place): string {
  const core = text.trim();
  const lead = text.startsWith(' ') ? ' ' : '';
  const trail = text.endsWith(' ') ? ' ' : '';
  if (core === '') return lead;
  if (fits(core, lead || before, trail || after, place)) return `${lead}${mark}${escaped(core, place)}${mark}${trail}`;
  const [, head = '', rest = ''] = edges.exec(core) ?? [];
  const inner = withoutTrailingSigns(rest);
  const tail = rest.slice(inner.length);
  const prefix = escaped(head, place);
  const suffix = escaped(tail, place);
  if (inner === '' || !fits(inner, prefix.slice(-1) || lead || before, suffix.slice(0, 1) || trail || after, place)) {
    return `${lead}${escaped(core, place)}${trail}`;
  }
  return `${lead}${prefix}${mark}${escaped(inner, place)}${mark}${suffix}${trail}`;
}

function withoutTrailingSigns(text: string): string {
  let end = text.length;
  while (end > 0 && /[\p{P}\p{S}\s]/u.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** Whether marks around this text open and close by the flanking rules; characters beyond the first plane count as the worse case. */
function fits(core: string, before: string, after: string, place: Place): boolean {
  const source = escaped(core, place);
  const [first, last] = [source[0]!, source.at(-1)!];
  return (!strictSign(first) || looseSign(before)) && (!strictSign(last) || looseSign(after)) && !/^\s|\s$/.test(source);
}

const strictSign = (char: string) => punctuation.test(char) || /[\ud800-\udfff]/.test(char);
const looseSign = (char: string) => char === '' || /\s/.test(char) || punctuation.test(char);

/** Text with every sign escaped that Markdown would read as its own. */
function escaped(text: string, place: Place): string {
  return text.replace(/[\\`*[\]<_~&!|]/g, (sign, at: number) => {
    const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? ''];
    if (sign === '_') return before !== '' && after !== '' && /[\p{L}\p{N}]{2}/u.test(before + after) ? sign : '\\_';
    if (sign === '~') return before === '' || after === '' || before === '~' || after === '~' ? '\\~' : sign;
    if (sign === '&') return after === '' || /[#\w]/.test(after) ? '\\&' : sign;
    if (sign === '!') return after === '' ? '\\!' : sign;
    if (sign === '|') return place === 'cell' ? '\\|' : sign;
    return `\\${sign}`;
  });
}

function codeSpan(text: string, place: Place): string {
  const plain = withoutUnseen(text).replace(/\s+/g, ' ').trim();
  if (plain === '') return '';
  const fence = '`'.repeat(longest(plain, '`') + 1);
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${place === 'cell' ? plain.replaceAll('|', '\\|') : plain}${pad}${fence}`;
}

/** The length of the longest row of one sign. */
export function longest(text: string, sign: string): number {
  let most = 0;
  let here = 0;
  for (const char of text) {
    here = char === sign ? here + 1 : 0;
    if (here > most) most = here;
  }
  return most;
}

/** A line of a paragraph, its beginning escaped where it would make a heading, list, quotation, rule, table or underline. */
function lineStart(line: string): string {
  if (/^(?:#{1,6}(?:\s|$)|>|[+](?:\s|$)|-(?![\p{L}\p{N}])|=|\||:[-|])/u.test(line)) return `\\${line}`;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(line)?.[0];
  return number ? `${number}\\${line.slice(number.length)}` : line;
}
