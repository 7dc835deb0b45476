import { startersOf } from './starters.ts';

/** ❌, ✗, ✘, ⛔, 🚫, 🙅 (of a long row of them the last), and × where it begins a word or stands between two (长×宽 is a size). */
const cross =
  /[\u274c\u2717\u2718\u26d4](?![\u274c\u2717\u2718\u26d4]{8})|\ud83d[\udeab\ude45](?!(?:\ud83d[\udeab\ude45]){8})|(?<![^\s，。；;：:])[\u00d7\u2573\u2715\u2716](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?<![长宽高深厚米])[\u00d7\u2573\u2715\u2716](?![长宽高深厚])(?=[\u4e00-\u9fff])/g;
/** ✅, ✔, ☑ and √. */
const tick = /[\u2705\u2714\u2611\u221a]\ufe0f? ?(?=[\u4e00-\u9fff])/g;
const none: ReadonlyMap<number, number> = new Map();
const before = '禁'.charCodeAt(0);
const behind = '拒'.charCodeAt(0);
const welcome = '可'.charCodeAt(0);
const listed = '、'.charCodeAt(0);
const isWord = (character: string) => /[\u4e00-\u9fffa-z\d)）]/i.test(character);
const isHan = (character: string) => /[\u4e00-\u9fff]/.test(character);

/**
 * What the crosses of a text say, by their places: one before a word refuses it (❌电镀❌印染, ❌ 电镀), one behind it too where the line ends with one
 * (石材切割 ❌), and ticks beside them welcome. Others are bullets.
 */
export function crossesOf(raw: string): ReadonlyMap<number, number> {
  if (!mayCross(raw) || raw.search(cross) < 0) return none;
  const said = new Map<number, number>();
  let start = 0;
  for (const line of raw.split('\n')) {
    readLine(line, start, said);
    start += line.length + 1;
  }
  return said;
}

const crossStarts = startersOf('❌✗✘⛔×╳✕✖🚫');

function mayCross(raw: string): boolean {
  for (let at = 0; at < raw.length; at++) if (crossStarts[raw.charCodeAt(at)] === 1) return true;
  return false;
}

function readLine(line: string, start: number, said: Map<number, number>): void {
  const found = [...line.matchAll(cross)];
  const last = found.at(-1);
  if (!last) return;
  const endOf = (match: RegExpExecArray) => {
    const end = match.index + match[0].length;
    return line[end] === '\ufe0f' ? end + 1 : end;
  };
  const isAtEnd = line.slice(endOf(last)).trim() === '';
  const ahead = line.slice(Math.max(0, found[0]!.index - 3), found[0]!.index);
  const isBehind = isAtEnd && isWord(ahead.trimEnd().at(-1) ?? '');
  // √精密制造×化工: beside ticks a cross needs no space before it.
  let bans = !isBehind && line.search(tick) >= 0;
  // ✅ 机加工 ❌ 喷涂
  if (!isBehind) for (const match of line.matchAll(tick)) said.set(start + match.index + match[0].length - 1, welcome);
  for (const match of found) {
    const end = endOf(match);
    const next = line[end] ?? ' ';
    if (isBehind) said.set(start + match.index, next === ' ' || next === '\r' ? behind : listed);
    else if (isHan(next) && (bans || !isHan(line.charAt(match.index - 1)))) {
      said.set(start + match.index, before);
      bans = true;
    } else if (next === ' ' && isHan(line[end + 1] ?? '') && (bans || !isWord(line.charAt(match.index - 1)))) {
      // The space before the word gives its place away.
      said.set(start + end, before);
      bans = true;
    }
  }
}
