const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of HTML that our own Markdown made: marks gone, paragraphs on lines of their own. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<\/(?:p|h[1-6]|li|tr|blockquote|pre|figcaption)>|<br>/g, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|([a-z]{2,6}));/g, (whole, number: string | undefined, name: string | undefined) => {
      if (number === undefined) return named[name ?? ''] ?? whole;
      const code = Number(number);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .replace(/ {2,}/g, ' ')
    .replace(/\n[\n ]+/g, '\n')
    .trim();
}
