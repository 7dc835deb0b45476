import type { Context } from 'hono';
import { addressOf, posterLogo, readLogo, readPosterFacts, renderPoster } from '#modules/publish/index.ts';
import { systemClock } from '#platform/clock.ts';
import { freshFor } from '#platform/memo.ts';
import { rateLimit } from '#platform/rate.ts';
import { day } from '#shared/format.ts';
import { Refused } from '#shared/refused.ts';
import { missingPage } from './errors.tsx';
import { placeOf } from './session.ts';
import type { Site } from './site.tsx';

export const path = '/posts/:name/poster.png';

/** The poster of a released post for telephones, 1080 × 1440. */
export const get = (c: Context, site: Site) => picture(c, site, 'portrait');

/** The same as 1200 × 630, which other programs show beside a shared link. */
export const card = { path: '/posts/:name/card.png', get: (c: Context, site: Site) => picture(c, site, 'card') };

/** The last 80 pictures, some 10 MB; a new version of a post has a new key. */
const kept = freshFor<Uint8Array>(24 * 3_600_000, 80);
/** Drawings, not answers, since only drawing costs: from one address twenty at once and ten a minute. */
const drawing = rateLimit({ burst: 20, perMinute: 10 }, systemClock);

async function picture(c: Context, site: Site, shape: 'portrait' | 'card'): Promise<Response> {
  const { facts, logo } = await site.database.read(async db => {
    const facts = await readPosterFacts(db, c.req.param('name') ?? '');
    return { facts, logo: facts && (await readLogo(db, site.look.logo)) };
  });
  if (!facts) return missingPage(c, site);
  const { title, summary, version } = facts;
  const { look } = site;
  const address = `${placeOf(c, site).origin}${site.to(addressOf(facts))}`;
  const input = {
    title,
    summary,
    date: day(facts.day, site.lang),
    site: site.t(look.name, look.nameEn),
    address,
    theme: look.accent,
    shape,
  };
  const png = await kept(site.database, `${facts.id}:${version}:${logo?.mark}:${JSON.stringify(input)}`, async () =>
    draw(c, { ...input, logo: logo && (await posterLogo(logo.content)) }),
  );
  c.header('Cache-Control', 'public, max-age=600');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('Content-Type', 'image/png');
  return c.body(png as Uint8Array<ArrayBuffer>);
}

async function draw(c: Context, input: Parameters<typeof renderPoster>[0]): Promise<Uint8Array> {
  const from = c.get('address') as string | null | undefined;
  if (from && !drawing.take(from).allowed)
    throw new Refused('busy', ['海报生成得太频繁，请一分钟后再试', 'Too many posters at once; please try again in a minute']);
  return renderPoster(input);
}
