/** What an <item> or a term of an export says, piece by piece as it is read. */
export type Piece = {
  /** Text by the name of its element: "title", "content:encoded", "wp:post_id". */
  text: Map<string, string>;
  categories: { domain: string; slug: string; name: string }[];
  meta: Map<string, string>;
  comments: Map<string, string>[];
  /** The line on which it begins. */
  line: number;
  tooLong: boolean;
};

/** The largest text of one element that is read, in characters. */
export const mostText = 8 << 20;
const most = { comments: 20_000, categories: 1000, meta: 2000 };

/** A piece of which nothing was read yet. */
export function newPiece(line: number): Piece {
  return { text: new Map(), categories: [], meta: new Map(), comments: [], line, tooLong: false };
}

/** Notes the text of an element that stands right in a piece. */
export function noteText(piece: Piece, name: string, attributes: Readonly<Record<string, string>>, text: string): void {
  if (name !== 'category') piece.text.set(name, text);
  else if (piece.categories.length < most.categories)
    piece.categories.push({ domain: attributes.domain ?? '', slug: attributes.nicename ?? '', name: text });
}

/** Notes a comment or a field of a theme or plug-in. */
export function noteInner(piece: Piece, name: string, inner: Map<string, string>): void {
  if (name === 'wp:comment' && piece.comments.length < most.comments) piece.comments.push(inner);
  if (name === 'wp:postmeta' && piece.meta.size < most.meta)
    piece.meta.set(inner.get('wp:meta_key') ?? '', inner.get('wp:meta_value') ?? '');
}
