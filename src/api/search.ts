import { z } from 'zod';
import {
  type EntryKind,
  entryKinds,
  findEntries,
  freshenSearch,
  type Hit,
  listFilterCategories,
  markTitle,
  type Piece,
  readCursor,
  readQuestion,
  readSearchAddress,
  snippetOf,
} from '#modules/search/index.ts';
import { lineOf } from '#shared/text.ts';
import { operation } from './operation.ts';

const piece = z.object({ words: z.string(), marked: z.boolean() });
const pieces = z.array(piece).meta({ description: 'in their order; marked: one of the words that were looked for' });

const hit = z
  .object({
    kind: z.enum(entryKinds),
    title: z.string(),
    title_pieces: pieces,
    snippet_pieces: pieces,
    at: z.iso.datetime().meta({ description: 'released, confirmed or made' }),
    category: z.int().nullable(),
    post: z.int().nullable().meta({ description: 'number of a post' }),
    slug: z.string().nullable(),
    code: z.string().nullable().meta({ description: 'code of a listing' }),
  })
  .meta({ id: 'SearchHit' });

const count = z
  .object({ of: z.enum(['kind', 'category', 'member', 'year']), value: z.string(), count: z.int() })
  .meta({ id: 'SearchCount' });

const day = z.iso.date();

export const searchOperations = [
  operation({
    method: 'get',
    path: '/search',
    id: 'search',
    tag: 'search',
    summary: '搜索公开的内容 · Search what is public',
    description:
      'Released posts, spaces and land on offer, organisations; all words must stand, those in titles come first, then whole phrases and fresh dates. Words of two Chinese characters and more, codes, pinyin or initials of places and organisations. Pages follow each other by key: pass `next` as `after`.',
    query: z.strictObject({
      q: lineOf(1, 100).meta({ description: '词语 · words', example: '松江 集成电路' }),
      kind: z.enum(entryKinds).optional().meta({ description: 'only entries of this kind' }),
      category: z.string().max(60).optional().meta({ description: 'its address part; those below it are included' }),
      place: z.int().min(110_000).max(999_999_999).optional().meta({ description: 'GB/T 2260 code' }),
      from: day.optional().meta({ description: 'not before this day' }),
      to: day.optional().meta({ description: 'not after this day' }),
      after: z.string().max(60).optional().meta({ description: '`next` of the page before' }),
      size: z.int().min(1).max(50).optional().meta({ description: 'entries a page, 20 unless told' }),
    }),
    answer: {
      status: 200,
      description: 'what was found, best first',
      schema: z
        .object({
          hits: z.array(hit),
          count: z.int(),
          more: z.boolean().meta({ description: 'true: at least so many, counted among the newest' }),
          counts: z.array(count).meta({ description: 'of the first page; with `more`, lower bounds' }),
          sounds: z
            .array(z.object({ typed: z.string(), names: z.array(z.string()) }))
            .meta({ description: 'names that were looked for by their sound' }),
          next: z.string().nullable(),
        })
        .meta({ id: 'SearchAnswer' }),
      example: {
        hits: [
          {
            kind: 'space' satisfies EntryKind,
            title: '松江单层厂房',
            title_pieces: [
              { words: '松江', marked: true },
              { words: '单层厂房', marked: false },
            ],
            snippet_pieces: [{ words: 'S-261123-0001', marked: false }],
            at: '2026-11-23T01:00:00.000Z',
            category: null,
            post: null,
            slug: null,
            code: 'S-261123-0001',
          },
        ],
        count: 1,
        more: false,
        counts: [{ of: 'kind' as const, value: 'space', count: 1 }],
        sounds: [],
        next: null,
      },
    },
    refusals: [422],
    run: async ({ query, search, viewer }, { database }) => {
      await freshenSearch(database);
      const after = query.after ? readCursor(query.after) : null;
      return database.read(async db => {
        const { filter } = readSearchAddress(search, await listFilterCategories(db));
        const question = await readQuestion(db, query.q);
        const page = await findEntries(db, viewer, question, filter, { size: query.size ?? 20, after });
        return {
          hits: page.hits.map(one => hitOf(one, markTitle(one.title, question), snippetOf(one.text, question))),
          count: page.count,
          more: page.more,
          counts: page.counts,
          sounds: question.terms.filter(({ names }) => names.length > 0).map(({ words, names }) => ({ typed: words, names })),
          next: page.next,
        };
      });
    },
  }),
];

function hitOf({ kind, title, at, category, post, slug, code }: Hit, title_pieces: Piece[], snippet_pieces: Piece[]) {
  return { kind, title, title_pieces, snippet_pieces, at: at.toISOString(), category, post, slug, code };
}
