import { z } from 'zod';

/**
 * The parameters of an address by their schema: figures and flags are read from text, lists may be repeated or joined by commas, an empty
 * one counts as absent, as forms send it. Whatever cannot be read stays text, for the schema to refuse; unknown names stay in too.
 */
export function readQuery(schema: z.ZodObject, search: URLSearchParams): Record<string, unknown> {
  const asked = new Map<string, unknown>();
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key).filter(value => value.trim() !== '');
    if (values.length === 0) continue;
    const kind = innermost(schema.shape[key] as z.ZodType | undefined);
    if (kind instanceof z.ZodArray) {
      const item = innermost(kind.element as z.ZodType);
      asked.set(
        key,
        values.flatMap(value => value.split(',').filter(Boolean)).map(value => read(item, value)),
      );
    } else asked.set(key, values.length > 1 ? values : read(kind, values[0]!));
  }
  // Object.fromEntries defines own keys, so that "__proto__" is one more unknown name.
  return Object.fromEntries(asked);
}

function read(kind: z.ZodType | undefined, text: string): unknown {
  if (kind instanceof z.ZodNumber || (kind instanceof z.ZodLiteral && [...kind.values].every(one => typeof one === 'number')))
    return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text.trim()) ? Number(text) : text;
  if (kind instanceof z.ZodBoolean)
    return ['1', 'true', 'on', 'yes'].includes(text) ? true : ['0', 'false', 'off', 'no'].includes(text) ? false : text;
  return text;
}

function innermost(schema: z.ZodType | undefined): z.ZodType | undefined {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault || at instanceof z.ZodNullable) at = at.unwrap() as z.ZodType;
  return at;
}
