import { type Font, openFont } from '#platform/font.ts';
import { inRoot } from '#platform/root.ts';
import { oneAtATime } from '#platform/turn.ts';
import { markPaths } from '#shared/mark.ts';
import { qrDrawing } from '#shared/qr.ts';
import { balanceLines, wrapLines } from '#shared/wrap.ts';
import type { PosterLogo } from './poster-logo.ts';

/** What stands on a poster; `theme` is the accent as #rrggbb, that of the house where it is none, `address` where the code leads. */
export type PosterInput = {
  title: string;
  summary: string;
  date: string;
  site: string;
  address: string;
  theme: string;
  /** portrait: 1080 × 1440 for telephones, with the code; card: 1200 × 630 as Open Graph wants it. */
  shape: 'portrait' | 'card';
  /** In place of the mark of the house. */
  logo?: PosterLogo | null;
};

/** Draws the picture by which a post is shared, as PNG; 0.2 to 0.6 s in a thread beside, one at a time. What the font lacks, as emoji, is left out. */
export async function renderPoster(input: PosterInput): Promise<Uint8Array> {
  const drawing = posterSvg(input);
  return inTurn(() => render(drawing));
}

const weights = { 400: fileOf('400Regular'), 700: fileOf('700Bold') } as const;
const quiet = '#566166';
const ink = '#1b2428';

const inTurn = oneAtATime();

/** The drawing itself; its letters become outlines in `render`, so that no font of the system counts. */
export function posterSvg({ title, summary, date, site, address, theme, shape, logo }: PosterInput): string {
  const accent = /^#[0-9a-f]{6}$/i.test(theme) ? theme : '#0b5a70';
  const parts: string[] = [];
  const isCard = shape === 'card';
  const [width, height, edge] = isCard ? [1200, 630, 72] : [1080, 1440, 88];
  const room = width - 2 * edge;
  const put = (text: string, x: number, y: number, look: Look) => parts.push(line(text, x, y, look));

  const badge = isCard ? 48 : 60;
  const top = isCard ? 62 : 96;
  const sign = logo ? logoAt(edge, top, badge, logo) : { drawing: markAt(edge, top, badge, accent), width: badge };
  parts.push(sign.drawing);
  put(cut(site, room - sign.width - 20, { size: badge * 0.62, weight: 700 }), edge + sign.width + 18, top + badge * 0.72, {
    ...{ size: badge * 0.62, weight: 700, fill: ink },
  });

  // The foot is fixed, title and summary share what is between.
  const foot = height - edge;
  const floor = isCard ? foot - 78 : foot - 300;
  let y = top + badge + (isCard ? 46 : 120);
  const heading = fitted(title, room, isCard ? [76, 64, 56, 48] : [112, 88, 76, 64, 54], isCard ? 3 : 5);
  for (const text of heading.lines) {
    y += heading.size * 1.34;
    put(text, edge, y - heading.size * 0.3, { size: heading.size, weight: 700, fill: ink });
  }
  if (!isCard) {
    y += 44;
    parts.push(`<rect x="${edge}" y="${y}" width="96" height="8" rx="4" fill="${accent}"/>`);
    y += 36;
  } else y += 18;
  const size = isCard ? 30 : 38;
  const step = size * 1.72;
  const free = Math.floor((floor - y) / step);
  if (free > 0) {
    for (const text of wrapLines(known(summary, 400), room, Math.min(free, isCard ? 2 : 9), widthAt(size, 400))) {
      y += step;
      put(text, edge, y - size * 0.5, { size, weight: 400, fill: quiet });
    }
  }

  const place = address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (isCard) {
    const small = { size: 26, weight: 400, fill: quiet } as const;
    parts.push(`<rect x="${edge}" y="${foot - 56}" width="${room}" height="2" fill="#dddfd9"/>`);
    put(date, edge, foot - 2, small);
    const at = cut(place, room - 320, small);
    put(at, width - edge - widthAt(26, 400)(at), foot - 2, small);
  } else {
    const side = 232;
    const x = width - edge - side;
    const isChinese = /\p{Script=Han}/u.test(title);
    parts.push(`<rect x="${edge}" y="${foot - side - 48}" width="${room}" height="2" fill="#dddfd9"/>`);
    parts.push(codeAt(address, x, foot - side, side));
    put(date, edge, foot - side + 50, { size: 36, weight: 700, fill: ink });
    put(isChinese ? '扫码阅读全文' : 'Scan to read', edge, foot - 66, { size: 32, weight: 400, fill: quiet });
    put(cut(place, x - edge - 40, { size: 28, weight: 400 }), edge, foot - 14, { size: 28, weight: 400, fill: quiet });
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fbfbf8"/><rect width="${width}" height="${isCard ? 14 : 20}" fill="${accent}"/>${parts.join('')}</svg>`;
}

type Weight = keyof typeof weights;
type Look = { size: number; weight: Weight; fill: string };

async function render(drawing: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: false, fontFiles: Object.values(weights), defaultFontFamily: 'Noto Sans SC' };
  return (await renderAsync(drawing, { font })).asPng();
}

/** The title in the largest size in which it takes few lines. */
function fitted(title: string, room: number, sizes: readonly number[], most: number): { lines: string[]; size: number } {
  const words = known(title, 700);
  for (const [index, size] of sizes.entries()) {
    const allowed = Math.min(most, index + 1);
    const lines = balanceLines(words, room, allowed, widthAt(size, 700));
    if (index === sizes.length - 1 || !lines.at(-1)?.endsWith('…')) return { lines, size };
  }
  return { lines: [], size: sizes[0]! };
}

function cut(text: string, room: number, { size, weight }: Pick<Look, 'size' | 'weight'>): string {
  return wrapLines(known(text, weight), room, 1, widthAt(size, weight))[0] ?? '';
}

/** The text on one line, of the letters that the font has. */
function known(text: string, weight: Weight): string {
  const { has } = fontOf(weight);
  return [...text.replace(/\s+/g, ' ')]
    .filter(letter => has(letter))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function widthAt(size: number, weight: Weight): (text: string) => number {
  const { widthOf } = fontOf(weight);
  return text => widthOf(text) * size;
}

function line(text: string, x: number, y: number, { size, weight, fill }: Look): string {
  if (text === '') return '';
  // Marks fill half of their square: where two meet, and at the beginning of a line, the empty half is taken away.
  const words = text
    .replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`)
    .replace(
      /(?<=[，。、；：？！）」』】》”’])[，。、；：？！）」』】》”’（「『【《“‘]/gu,
      mark => `<tspan dx="${-size / 2}">${mark}</tspan>`,
    );
  const from = /^[（「『【《“‘]/u.test(text) ? x - size / 2 : x;
  return `<text x="${from}" y="${y}" font-family="Noto Sans SC" font-size="${size}" font-weight="${weight}" fill="${fill}" xml:space="preserve">${words}</text>`;
}

function markAt(x: number, y: number, side: number, colour: string): string {
  const paths = markPaths.map(path => `<path d="${path}"/>`).join('');
  return `<g transform="translate(${x} ${y}) scale(${side / 32})" fill="none" stroke="${colour}" stroke-width="3" stroke-linecap="round">${paths}</g>`;
}

/** A logo on a white field, or on a dark one where it is nearly white itself: either way it stands out. */
function logoAt(x: number, y: number, height: number, logo: PosterLogo): { drawing: string; width: number } {
  const scale = Math.min(height / logo.height, (4 * height) / logo.width);
  const [wide, high] = [logo.width * scale, logo.height * scale];
  const edge = height / 6;
  const picture = Buffer.from(logo.png).toString('base64');
  return {
    drawing: `<rect x="${x}" y="${y - edge}" width="${wide + 2 * edge}" height="${height + 2 * edge}" rx="10" fill="${logo.isLight ? ink : '#ffffff'}" stroke="#dddfd9"/><image x="${x + edge}" y="${y + (height - high) / 2}" width="${wide}" height="${high}" href="data:image/png;base64,${picture}"/>`,
    width: wide + 2 * edge,
  };
}

/** Each square of the code is a whole number of pixels, so that all are alike. */
function codeAt(address: string, x: number, y: number, side: number): string {
  const { size, path } = qrDrawing(address);
  const square = Math.max(1, Math.floor(side / size));
  const margin = (side - square * size) / 2;
  return `<rect x="${x}" y="${y}" width="${side}" height="${side}" rx="12" fill="#ffffff" stroke="#dddfd9"/><path transform="translate(${x + Math.floor(margin)} ${y + Math.floor(margin)}) scale(${square})" d="${path}" fill="#000000" shape-rendering="crispEdges"/>`;
}

const fonts = new Map<Weight, Font>();

/** Opened at the first poster. */
function fontOf(weight: Weight): Font {
  let font = fonts.get(weight);
  if (!font) {
    font = openFont(weights[weight]);
    fonts.set(weight, font);
  }
  return font;
}

function fileOf(name: string): string {
  return inRoot('node_modules', '@expo-google-fonts', 'noto-sans-sc', name, `NotoSansSC_${name}.ttf`);
}
