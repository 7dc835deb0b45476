import type { z } from 'zod';
import { figure } from './format.ts';
import { type Lang, wordsIn } from './words.ts';

/** What was wrong with one value: where it stands and what to do about it, in the reader's language. */
export type Complaint = { path: (string | number)[]; words: string };

export type Checked<T> = { ok: true; value: T } | { ok: false; complaints: Complaint[] };

/** Checks a value that came from outside; a refused one comes back with one complaint a place, in the order of the schema. */
export function check<T extends z.ZodType>(schema: T, value: unknown, lang: Lang): Checked<z.output<T>> {
  const parsed = schema.safeParse(value, { error: issue => wordsForIssue(issue, lang) });
  if (parsed.success) return { ok: true, value: parsed.data };
  const seen = new Set<string>();
  const complaints: Complaint[] = [];
  for (const issue of parsed.error.issues) {
    for (const path of pathsOf(issue)) {
      const key = JSON.stringify(path);
      if (!seen.has(key)) complaints.push({ path, words: issue.message });
      seen.add(key);
    }
  }
  return { ok: false, complaints };
}

/** The complaints as one message a top-level field, as a form shows them. */
export function byField(complaints: readonly Complaint[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, words } of complaints) fields[String(path[0] ?? '')] ??= words;
  return fields;
}

// An unknown key is reported at its object; the reader needs the place of the key itself.
function pathsOf(issue: z.core.$ZodIssue): (string | number)[][] {
  const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part));
  return issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 20).map(key => [...path, key]) : [path];
}

/** The words for one finding of zod; a refinement brings its own as params { zh, en }. */
function wordsForIssue(issue: z.core.$ZodRawIssue, lang: Lang): string {
  const say = wordsIn(lang);
  if (issue.code === 'custom') {
    const own = issue.params as { zh?: string; en?: string } | undefined;
    return say(own?.zh ?? '这个值不能使用', own?.en ?? 'This value cannot be used');
  }
  if (issue.code === 'unrecognized_keys')
    return say('没有这个字段，请去掉或改正名称', 'There is no such field; remove it or correct its name');
  if (issue.input === undefined) return say('请填写', 'Please fill this in');
  if (issue.code === 'too_small') return bound(issue.origin, Number(issue.minimum), issue.inclusive !== false, 'least', lang);
  if (issue.code === 'too_big') return bound(issue.origin, Number(issue.maximum), issue.inclusive !== false, 'most', lang);
  if (issue.code === 'invalid_value') return choice(issue.values, lang);
  if (issue.code === 'invalid_type') return kind(issue.expected, lang);
  if (issue.code === 'invalid_format') return say('格式不正确', 'The form of this value is not right');
  if (issue.code === 'invalid_union')
    return say('这个值不符合任何一种写法', 'This value fits none of the forms that are possible here');
  return say('这个值不能使用', 'This value cannot be used');
}

function choice(values: readonly unknown[], lang: Lang): string {
  const say = wordsIn(lang);
  if (values.length > 12) return say('没有这个选项', 'There is no such choice');
  return say(`只能是：${values.join('、')}`, `Must be one of: ${values.join(', ')}`);
}

function kind(expected: string, lang: Lang): string {
  const say = wordsIn(lang);
  const [zh, en] = kinds[expected] ?? ['别的类型', 'of another kind'];
  return say(`应为${zh}`, `Must be ${en}`);
}

const kinds: Record<string, readonly [zh: string, en: string]> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['是或否', 'true or false'],
  array: ['一组值', 'a list'],
  object: ['一个对象', 'an object'],
  record: ['一个对象', 'an object'],
  null: ['空值', 'null'],
  date: ['日期', 'a date'],
};

function bound(origin: string, limit: number, inclusive: boolean, side: 'least' | 'most', lang: Lang): string {
  const say = wordsIn(lang);
  const n = figure(limit);
  const least = side === 'least';
  if (origin === 'string') {
    if (least && limit === 1) return say('请填写', 'Please fill this in');
    return least ? say(`至少 ${n} 个字`, `At least ${n} characters`) : say(`最多 ${n} 个字`, `At most ${n} characters`);
  }
  if (origin === 'array' || origin === 'set') {
    return least ? say(`至少 ${n} 项`, `At least ${n} items`) : say(`最多 ${n} 项`, `At most ${n} items`);
  }
  if (!inclusive) return least ? say(`应大于 ${n}`, `Must be more than ${n}`) : say(`应小于 ${n}`, `Must be less than ${n}`);
  return least ? say(`不能小于 ${n}`, `Must be at least ${n}`) : say(`不能大于 ${n}`, `Must be at most ${n}`);
}
