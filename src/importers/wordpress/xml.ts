import sax from 'sax';
import { unreadable } from '../site/refuse.ts';
import { mostText, newPiece, noteInner, noteText, type Piece } from './item.ts';

/** One piece of an export: an author, a category, a tag or an item; or what the channel says of the site. */
export type Part = { kind: 'author' | 'category' | 'tag' | 'item' | 'channel'; piece: Piece };

/** Of all text of one piece together. */
const mostPiece = 4 * mostText;

const kinds: Readonly<Record<string, Part['kind']>> = {
  'wp:author': 'author',
  'wp:category': 'category',
  'wp:tag': 'tag',
  item: 'item',
};

/**
 * The pieces of a WordPress export one after the other. Memory holds one piece; text beyond 8 MB of one element is dropped and the piece marked.
 * Refuses XML that is broken or declares entities, with the line.
 */
export async function* readParts(chunks: AsyncIterable<string>, file: string): AsyncGenerator<Part, void, undefined> {
  const reader = new PartReader(file);
  for await (const chunk of chunks) {
    // A chunk of a compressed or quick source may be large; the reader drops what is too long only between writes.
    for (let at = 0; at < chunk.length; at += 1 << 16) {
      reader.write(chunk.slice(at, at + (1 << 16)));
      yield* reader.taken();
    }
  }
  reader.end();
  yield* reader.taken();
}

/** The elements that are open, with attributes of the innermost, and the text of a leaf. */
class PartReader {
  private readonly parser = sax.parser(true);
  private readonly file: string;
  private path: string[] = [];
  private attributes: Record<string, string> = {};
  private text = '';
  private texts: string[] = [];
  private length = 0;
  /** Characters kept of one piece. */
  private kept = 0;
  private piece: Piece | null = null;
  private inner: Map<string, string> | null = null;
  private channel: Piece | null = newPiece(1);
  private ready: Part[] = [];

  constructor(file: string) {
    this.file = file;
    const { parser } = this;
    parser.onerror = error => {
      throw this.broken(error.message.split('\n')[0] ?? '');
    };
    parser.ondoctype = doctype => {
      if (doctype.includes('[') || doctype.length > 200) throw this.entities();
    };
    parser.onopentag = ({ name, attributes }) => this.open(name, attributes as Record<string, string>);
    parser.onclosetag = name => this.close(name);
    parser.ontext = text => this.add(text);
    parser.oncdata = text => this.add(text);
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    if (this.path.length > 0) throw this.broken('Unexpected end');
    if (this.channel && this.channel.text.size === 0) throw this.none();
    this.parser.close();
  }

  taken(): Part[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  private open(name: string, attributes: Record<string, string>): void {
    const depth = this.path.length;
    if (depth === 0 && name !== 'rss') throw this.none();
    if (depth > 50) throw this.broken('Too deep');
    this.path.push(name);
    this.attributes = attributes;
    this.clear();
    if (depth === 2) {
      this.piece = kinds[name] ? newPiece(this.line) : null;
      this.kept = 0;
    } else if (depth === 3 && this.piece) this.inner = new Map();
  }

  private close(name: string): void {
    this.path.pop();
    const depth = this.path.length;
    const text = this.kept > mostPiece ? '' : this.whole();
    this.kept += text.length;
    this.clear();
    if (depth === 4 && this.inner) this.inner.set(name, text);
    else if (depth === 3 && this.piece) {
      if (this.inner && this.inner.size > 0) noteInner(this.piece, name, this.inner);
      else noteText(this.piece, name, this.attributes, text);
      this.inner = null;
    } else if (depth === 2) this.closePart(name, text);
  }

  private closePart(name: string, text: string): void {
    const kind = kinds[name];
    if (!kind || !this.piece) {
      if (this.channel && this.channel.text.size < 100) this.channel.text.set(name, text);
      return;
    }
    if (this.channel) this.ready.push({ kind: 'channel', piece: this.channel });
    this.channel = null;
    this.ready.push({ kind, piece: this.piece });
    this.piece = null;
  }

  private add(text: string): void {
    this.length += text.length;
    if (this.length > mostText) {
      if (this.piece && this.path.length === 4) this.piece.tooLong = true;
      this.texts = [];
      this.text = '';
    } else if (this.text.length + text.length > 1 << 16) {
      this.texts.push(this.text);
      this.text = text;
    } else this.text += text;
  }

  private whole(): string {
    return this.texts.length > 0 ? this.texts.join('') + this.text : this.text;
  }

  private clear(): void {
    this.text = '';
    this.texts = [];
    this.length = 0;
  }

  private get line(): number {
    return this.parser.line + 1;
  }

  private broken(why: string): Error {
    return unreadable(
      `${this.file}:${this.line}`,
      `XML 到这里读不下去（${why}）。请重新从 WordPress 导出。`,
      `The XML cannot be read on from here (${why}). Please export it from WordPress again.`,
    );
  }

  private entities(): Error {
    return unreadable(
      `${this.file}:${this.line}`,
      '文件自带 DTD 或实体定义，WordPress 的导出文件没有这些，没有读取。',
      'The file declares a DTD or entities, which an export of WordPress does not; it was not read.',
    );
  }

  private none(): Error {
    return unreadable(
      this.file,
      '这不是 WordPress 的导出文件（WXR）。请在“工具 → 导出”里导出全部内容。',
      'This is no export of WordPress (WXR). Please export all content under Tools, Export.',
    );
  }
}
