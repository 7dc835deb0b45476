/** Every fit of a pattern with the flag g in a text, from left to right, as `matchAll` finds them; that makes a new pattern at every call, which takes longer than most searches. */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}

/** Every fit of a pattern with the flag y, from left to right, tried only where a character stands that may begin one: for patterns that begin with one of many characters. */
export function matchesFrom(text: string, pattern: RegExp, starts: Uint8Array): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at++) {
    if (starts[text.charCodeAt(at)] !== 1) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    found.push(match);
    at = Math.max(at, pattern.lastIndex - 1);
  }
  return found;
}
