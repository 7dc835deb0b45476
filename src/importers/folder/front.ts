import { parse } from 'yaml';
import { Refused } from '#shared/refused.ts';
import { momentIn } from './html.ts';

/** What the head of a Markdown file says of it. */
export type Front = {
  title: string;
  slug: string;
  at: Date | null;
  changedAt: Date | null;
  tags: string[];
  category: string;
  author: string;
  excerpt: string;
  cover: string | null;
  draft: boolean;
  page: boolean;
};

const mostFront = 1 << 16;

/** Splits a Markdown file into its front matter (YAML between lines of ---) and its text. Refuses front matter that is no YAML or refers in circles. */
export function readMarkdown(text: string): { front: Front; markdown: string } {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (!plain.startsWith('---\n')) return { front: frontOf({}), markdown: plain };
  const end = plain.indexOf('\n---', 3);
  if (end < 0 || end > mostFront) return { front: frontOf({}), markdown: plain };
  const next = plain.indexOf('\n', end + 4);
  return { front: frontOf(yamlOf(plain.slice(4, end + 1))), markdown: next < 0 ? '' : plain.slice(next + 1) };
}

function yamlOf(text: string): Record<string, unknown> {
  try {
    // Aliases multiply: nine lines of them can stand for a billion words.
    const value: unknown = parse(text, { maxAliasCount: 0, schema: 'core', logLevel: 'error' });
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    throw new Refused('invalid', [`开头的信息不是 YAML（${why}）。`, `The front matter is no YAML (${why}).`]);
  }
}

function frontOf(values: Record<string, unknown>): Front {
  const word = (...names: string[]) => {
    const value = names.map(name => values[name]).find(one => typeof one === 'string' || typeof one === 'number');
    return value === undefined ? '' : String(value).trim().slice(0, 2000);
  };
  const list = (...names: string[]) => names.flatMap(name => words(values[name]));
  return {
    title: word('title'),
    slug: word('slug', 'permalink').replace(/^\/+|\/+$/g, ''),
    at: momentIn(word('date', 'published', 'publishDate', 'created')),
    changedAt: momentIn(word('updated', 'lastmod', 'modified')),
    tags: [...new Set(list('tags', 'tag', 'keywords'))].slice(0, 50),
    category: list('categories', 'category')[0] ?? '',
    author: list('author', 'authors')[0] ?? '',
    excerpt: word('description', 'excerpt', 'summary'),
    cover: word('cover', 'image', 'thumbnail') || null,
    draft: values.draft === true || values.published === false || /^draft$/i.test(word('status')),
    page: /^page$/i.test(word('type', 'layout')),
  };
}

function words(value: unknown): string[] {
  const list = Array.isArray(value)
    ? value.flat(2).slice(0, 100)
    : typeof value === 'string'
      ? value.split(/[,，]/)
      : typeof value === 'number'
        ? [value]
        : [];
  return list
    .filter(one => typeof one === 'string' || typeof one === 'number')
    .map(one => String(one).trim())
    .filter(one => one !== '' && one.length <= 60);
}
