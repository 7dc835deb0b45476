import { readSite, type SiteSettings, siteStyle, usualSite } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { etagOf, type PageCache } from '#platform/page-cache.ts';

/** How the site looks as its operator has set it up, with the style of the chosen colour and the address of that style. */
export type Look = SiteSettings & { style: string; styleAddress: string | null };

export type Looks = {
  /** The settings as they are now; read again after something has changed. */
  read(): Promise<Look>;
  /** The settings as they were read last, for answers that cannot wait. */
  last(): Look;
};

export function makeLooks(database: Database, cache: PageCache): Looks {
  let last = usualLook;
  let reading: Promise<Look> | undefined;
  cache.onClear(() => {
    reading = undefined;
  });
  return {
    read() {
      reading ??= database.read(readSite).then(lookOf);
      return reading.then(look => {
        last = look;
        return look;
      });
    },
    last: () => last,
  };
}

function lookOf(settings: SiteSettings): Look {
  const style = siteStyle(settings);
  return { ...settings, style, styleAddress: style ? `/site.css?v=${etagOf(Buffer.from(style)).slice(1, 9)}` : null };
}

/** How a site looks before anybody has set it up. */
export const usualLook: Look = lookOf(usualSite);
