import { z } from 'zod';
import { cleanLine, lineOf, textOf } from '#shared/text.ts';

const slug = z
  .string()
  .overwrite(text => cleanLine(text).toLowerCase().slice(0, 200))
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?)?$/)
  .refine(text => !/^\d+$/.test(text), {
    params: { zh: '不能只有数字，数字是文章编号', en: 'Not digits alone: those are numbers of posts' },
  })
  .transform(text => text || null);

const address = z
  .string()
  .overwrite(text => cleanLine(text).slice(0, 600))
  .refine(text => text === '' || (/^https?:\/\/[^\s/]/.test(text) && URL.canParse(text) && text.length <= 500), {
    params: { zh: '请填写以 http:// 或 https:// 开头的网址', en: 'Enter an address that begins with http:// or https://' },
  });

const id = z.int().positive().nullable();

/** What is saved as one version of a post. */
export const postInput = z.strictObject({
  kind: z.enum(['post', 'page']),
  slug,
  title: lineOf(1, 120),
  summary: textOf(0, 400),
  body: textOf(0, 400_000),
  category: id,
  series: id,
  author: lineOf(0, 40),
  tags: z.array(lineOf(1, 20)).max(12),
  cover: id,
  source: lineOf(0, 80),
  sourceAddress: address,
});

export type PostInput = z.output<typeof postInput>;

/** What else is saved with the words of a version. */
export type PostSettings = Omit<PostInput, 'title' | 'summary' | 'body'>;

/** The words of a version and its settings apart, as they are stored. */
export function partsOf({ title, summary, body, ...settings }: PostInput): {
  words: Pick<PostInput, 'title' | 'summary' | 'body'>;
  settings: PostSettings;
} {
  return { words: { title, summary, body }, settings: { ...settings, tags: [...new Set(settings.tags)] } };
}

const placeSlug = z
  .string()
  .overwrite(text => cleanLine(text).toLowerCase().slice(0, 200))
  .refine(text => /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(text), {
    params: { zh: '小写字母、数字和短横，如 policy-news', en: 'Small letters, digits and dashes, such as policy-news' },
  });

/** A place of the tree of categories as its form is read. */
export const categoryInput = z.strictObject({
  parent: z.int().positive().nullable(),
  slug: placeSlug,
  name: lineOf(1, 30),
  nameEn: lineOf(0, 60),
  summary: lineOf(0, 300),
  position: z.int().min(-1000).max(1000),
});

export type CategoryInput = z.output<typeof categoryInput>;

/** A series as its form is read. */
export const seriesInput = z.strictObject({
  slug: placeSlug,
  name: lineOf(1, 40),
  nameEn: lineOf(0, 80),
  summary: lineOf(0, 300),
});

/** What a reader reports of a post. */
export const removalInput = z.strictObject({
  reason: z.enum(['copyright', 'error', 'privacy', 'advert', 'other']),
  words: textOf(4, 2000),
  contact: lineOf(0, 100),
});

export type RemovalInput = z.output<typeof removalInput>;
