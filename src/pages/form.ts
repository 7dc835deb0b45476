import type { Context } from 'hono';

export type Form = Record<string, string | string[] | undefined>;

/** The fields of a posted form as text; a name that comes several times gives a list, files are left out. */
export async function readForm(c: Context): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  // Without a prototype: a field may be called __proto__.
  const form: Form = Object.create(null);
  for (const [name, value] of Object.entries(body)) {
    const all = (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string');
    form[name] = all.length > 1 ? all : all[0];
  }
  return form;
}

/** The one value of a field, trimmed; empty when it is missing. */
export function one(form: Form, name: string): string {
  const value = form[name];
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}

/** The whole number in a field, up to nine digits as every key of ours fits; 0 for anything else, which is no key. */
export function wholeOf(form: Form, name: string): number {
  const text = one(form, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
