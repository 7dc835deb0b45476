import { formSizes, plainWidth } from '#platform/picture.ts';

/** A picture of the library as a page shows it; width and height in px of the original. */
type ShownPicture = { id: number; width: number; height: number; alt: string };

/** How wide it stands on the page, as CSS wants it, a column of text unless told; `first` is seen at once and so loaded at once. */
type Place = { sizes?: string; first?: boolean };

const column = '(min-width: 47rem) 45rem, calc(100vw - 2rem)';

/** A picture with its caption and credit as HTML: the browser takes AVIF or WebP in the size that it needs, and keeps the place free until it is there. */
export function pictureHtml(picture: ShownPicture & { credit: string }, caption: string, place: Place = {}): string {
  const words = [caption, picture.credit && `图：${picture.credit}`].filter(Boolean).map(escapeHtml).join(' ');
  return `<figure>${bareHtml(picture, place)}${words && `<figcaption>${words}</figcaption>`}</figure>\n`;
}

/** The same without figure, for a card. */
export function bareHtml({ id, width, height, alt }: ShownPicture, { sizes = column, first = false }: Place = {}): string {
  const forms = formSizes(width, height).sizes;
  const source = (ending: string) => {
    const srcset = forms.map(form => `/media/${id}/${form.wanted}.${ending} ${form.width}w`).join(', ');
    return `<source type="image/${ending}" srcset="${srcset}" sizes="${escapeHtml(sizes)}">`;
  };
  const largest = forms.at(-1)!;
  const loading = first ? 'fetchpriority="high"' : 'loading="lazy"';
  return `<picture>${source('avif')}${source('webp')}<img src="/media/${id}/${plainWidth}.jpg" width="${largest.width}" height="${largest.height}" alt="${escapeHtml(alt)}" ${loading} decoding="async"></picture>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
