import { z } from 'zod';

// Control characters but tab and line feed; zero-width space, joiner and byte-order mark, which only hide text; bidi marks and overrides,
// which make "moc.elgoog" read backwards and so show something other than what was typed.
const unseen = /(?![\t\n])[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** The text on one line: what nobody can see is dropped, every run of white space becomes one space, ends are trimmed. */
export function cleanLine(text: string): string {
  return text
    .replace(/\r\n?|\n|\t/g, ' ')
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** The text with its lines kept: line ends become \n, what nobody can see is dropped, at most one blank line stands in a row. */
export function cleanText(text: string): string {
  const lines = text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(unseen, '')
    .split('\n');
  // Not /\s+$/gm: on 60,000 spaces before a letter that expression takes seconds.
  return lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC');
}

/** Full-width letters, digits and signs as their ordinary forms, as Chinese keyboards produce both. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');
}

/** Counts what a reader and PostgreSQL count: code points, not UTF-16 halves. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A one-line string of a form or an API: cleaned, then measured in code points; half a surrogate pair is refused. */
export function lineOf(min: number, max: number) {
  return measured(z.string().overwrite(cleanLine), min, max);
}

/** A string of several lines of a form or an API: cleaned, then measured in code points; half a surrogate pair is refused. */
export function textOf(min: number, max: number) {
  return measured(z.string().overwrite(cleanText), min, max);
}

function measured(string: z.ZodString, min: number, max: number) {
  return string
    .refine(text => text.isWellFormed(), {
      params: { zh: '含有无法识别的字符，请重新输入', en: 'Contains a broken character; please type it again' },
    })
    .check(payload => {
      const length = lengthOf(payload.value);
      const shape = { origin: 'string', inclusive: true, input: payload.value } as const;
      if (length < min) payload.issues.push({ code: 'too_small', minimum: min, ...shape });
      if (length > max) payload.issues.push({ code: 'too_big', maximum: max, ...shape });
    })
    .meta({ minLength: min, maxLength: max });
}
