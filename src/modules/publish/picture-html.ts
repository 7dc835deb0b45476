import type { Picture } from './markdown.ts';

const widths = [400, 800, 1600] as const;

/** One picture of the library as HTML with its sizes, so that nothing moves when it arrives. */
export function pictureHtml({ id, width, height, alt, credit }: Picture, caption: string): string {
  const set = (type: string) =>
    widths
      .filter((one, at) => at === 0 || one <= width)
      .map(one => `/media/${id}/${one}.${type} ${Math.min(one, width)}w`)
      .join(', ');
  const words = [caption, credit && `图：${credit}`].filter(Boolean).map(escapeHtml).join(' ');
  const sizes = '(min-width: 760px) 720px, 100vw';
  return `<figure><picture><source type="image/avif" srcset="${set('avif')}" sizes="${sizes}"><source type="image/webp" srcset="${set('webp')}" sizes="${sizes}"><img src="/media/${id}/1200.jpg" width="${width}" height="${height}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async"></picture>${words && `<figcaption>${words}</figcaption>`}</figure>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, one => `&#${one.charCodeAt(0)};`);
}
