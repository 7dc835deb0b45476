import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { rolledBack } from '../../../tests/database.ts';
import { type PosterInput, posterSvg, renderPoster } from './poster.ts';
import { readPosterFacts } from './poster-facts.ts';
import { posterLogo } from './poster-logo.ts';

const input: PosterInput = {
  title: '九城发布产业集群协同方案：“一图通览”空间与载体',
  summary: '企业用一句话说明需求。',
  date: '2026年11月23日',
  site: '链群门户',
  address: 'https://lianqun.example/posts/12',
  theme: '#884400',
  shape: 'portrait',
};

const said = (svg: string) =>
  svg
    .replace(/<[^>]+>/g, '\n')
    .split(/\n+/)
    .join('');
const lines = (svg: string) => [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(match => match[1]!.replace(/<[^>]+>/g, ''));

describe('a poster', () => {
  it.each([
    ['portrait', 1080, 1440],
    ['card', 1200, 630],
  ] as const)('as %s is a PNG of %d × %d with letters on it, without any font of the system', async (shape, width, height) => {
    const png = await renderPoster({ ...input, shape });
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([width, height]);
    const colour = (x: number, y: number) => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
    expect(colour(width / 2, 4)).toEqual([0x88, 0x44, 0x00]);
    // Ink where the title stands: a tenth of its place at least.
    let dark = 0;
    for (let y = 250; y < 400; y++) for (let x = 90; x < 700; x++) if (colour(x, y)[0]! < 90) dark++;
    expect(dark / (150 * 610)).toBeGreaterThan(0.08);
  });

  it('carries title, summary, day, site and the code of its address', () => {
    const svg = posterSvg(input);
    for (const words of [input.title, input.summary, input.date, input.site, 'lianqun.example/posts/12', '扫码阅读全文'])
      expect(said(svg)).toContain(words);
    expect(svg).toContain('shape-rendering="crispEdges"');
    expect(posterSvg({ ...input, title: 'Open day' })).toContain('Scan to read');
    expect(posterSvg({ ...input, shape: 'card' })).not.toContain('crispEdges');
  });

  it.each([
    ['dark', '#123456', '#ffffff'],
    ['light', '#f4f6f8', '#1b2428'],
  ])(
    'carries the logo of the site in place of the mark, a %s one on a ground that it stands out from',
    async (_, fill, ground) => {
      const bar = await sharp({ create: { width: 240, height: 60, channels: 4, background: fill } })
        .png()
        .toBuffer();
      const empty = sharp({ create: { width: 400, height: 100, channels: 4, background: '#00000000' } });
      const drawn = await empty
        .composite([{ input: bar, left: 20, top: 20 }])
        .webp({ lossless: true })
        .toBuffer();
      const logo = await posterLogo(drawn);
      const { data, info } = await sharp(await renderPoster({ ...input, logo }))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const colour = (x: number, y: number) =>
        `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex')}`;
      expect([colour(94, 126), colour(128, 126)]).toEqual([ground, fill]);
      expect(said(posterSvg({ ...input, logo }))).toContain(input.site);
    },
  );

  it('goes without a logo that is broken or no picture', async () => {
    const half = (
      await sharp({ create: { width: 90, height: 90, channels: 3, background: '#123456' } })
        .png()
        .toBuffer()
    ).subarray(0, 60);
    expect([await posterLogo(half), await posterLogo(new Uint8Array())]).toEqual([null, null]);
    expect(posterSvg({ ...input, logo: null })).toBe(posterSvg(input));
  });

  it('keeps every line within its edges and begins none with a closing mark, however long the words', () => {
    for (const shape of ['portrait', 'card'] as const) {
      const svg = posterSvg({
        ...input,
        shape,
        title: '关于“强链补链”，的通知。'.repeat(9),
        summary: '各有关单位：现将、有关事项（第三批）通知。'.repeat(20),
      });
      for (const text of lines(svg)) expect(text).not.toMatch(/^[，。：、”）]/);
      const lowest = Math.max(...[...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"/g)].map(match => Number(match[1])));
      expect(lowest).toBeLessThan(shape === 'card' ? 630 : 1440);
      expect(svg).toContain('…');
    }
  });

  it('leaves out what the font lacks, and lets no words out of their place', () => {
    const svg = posterSvg({ ...input, title: '开放日🎉 <script>&"</text>', theme: '"/><script>' });
    expect(svg).not.toMatch(/🎉|<script/);
    expect(said(svg)).toContain('开放日 &#60;script&#62;&#38;"&#60;/text&#62;');
    expect(svg).toContain('#0b5a70');
  });

  it('has facts of released posts only', () =>
    rolledBack(async tx => {
      await tx`insert into publish.category (slug, name) values ('news', '动态')`;
      const [post] = await tx<{ id: number }[]>`
        insert into publish.post (title, summary, category, created_at, changed_at, version)
        values ('开放日', '欢迎', (select id from publish.category where slug = 'news'), now(), now(), 3) returning id`;
      expect(await readPosterFacts(tx, String(post!.id))).toBeNull();
      await tx`update publish.post set stage = 'released', released_at = '2026-11-22T17:00:00Z', released_version = 2`;
      const facts = { id: post!.id, slug: null, version: 2, title: '开放日', summary: '欢迎', day: '2026-11-23' };
      expect(await readPosterFacts(tx, String(post!.id))).toEqual(facts);
      await tx`update publish.post set slug = 'open-day'`;
      expect(await readPosterFacts(tx, 'open-day')).toEqual({ ...facts, slug: 'open-day' });
      expect(await readPosterFacts(tx, 'other')).toBeNull();
    }));
});
