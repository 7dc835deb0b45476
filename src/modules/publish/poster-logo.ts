import type { Db } from '#platform/database.ts';
import { smallPng } from '#platform/picture.ts';
import { readMediaForm } from './media-form.ts';

/** The logo of a site as a poster shows it: a PNG, its size in px, and whether it would be lost on white. */
export type PosterLogo = { png: Uint8Array; width: number; height: number; isLight: boolean };

/** Wide names still leave room for that of the site beside them. */
const largest = { width: 480, height: 120 };

/** The small form of the picture that is the site's logo, with a mark that changes with it; null where there is none yet, or it is no picture. */
export async function readLogo(db: Db, logo: number | null): Promise<{ content: Uint8Array; mark: string } | null> {
  return logo === null ? null : readMediaForm(db, logo, 'image/webp', 400);
}

/** Makes a logo ready for a poster; null where the picture cannot be read, so that the poster goes without it. */
export async function posterLogo(content: Uint8Array): Promise<PosterLogo | null> {
  try {
    const { points, ...small } = await smallPng(content, largest);
    return { ...small, isLight: isLostOnWhite(points) };
  } catch {
    return null;
  }
}

/** Whether what is drawn, by how opaque it is, is nearly white on average, and does not bring a ground of its own. */
function isLostOnWhite(rgba: Uint8Array): boolean {
  let [drawn, light] = [0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    const opacity = rgba[at + 3]! / 255;
    drawn += opacity;
    light += (opacity * (0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!)) / 255;
  }
  return drawn > 0 && drawn < 0.95 * (rgba.length / 4) && light / drawn > 0.75;
}
