import { decodeUtf8 } from './body.ts';
import { Refusing } from './refusal.ts';

/** One field of a posted form: a text, or a file with the name that its sender gave it. */
export type Part = { name: string; filename: string | null; bytes: Uint8Array; tooLong: boolean };

export type PartLimits = {
  /** Bytes of one file; of a longer one the rest is passed over and `tooLong` is set, so that the files after it are read. */
  file: number;
  /** Bytes of the whole body. */
  all: number;
  /** Fields and files together. */
  parts: number;
};

const headLimit = 8 * 1024;
const textLimit = 64 * 1024;

/**
 * Reads a multipart form (RFC 7578) part by part as it arrives: in memory is the part that is being read, never the whole body. Throws Refusing
 * with 400 or 413 where it is broken or larger than allowed.
 */
export async function* readParts(request: Request, limits: PartLimits): AsyncGenerator<Part> {
  const boundary = /^multipart\/form-data;.*?boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(
    request.headers.get('content-type') ?? '',
  );
  if (!boundary || !request.body) throw malformed();
  if (Number(request.headers.get('content-length')) > limits.all) throw tooMuch(limits.all);
  const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`, 'latin1');
  const source = new Source(request.body.getReader(), limits.all);
  try {
    // The first delimiter may stand without a line end before it.
    source.unread(Buffer.from('\r\n'));
    await source.until(mark, 1024);
    for (let count = 0; ; count++) {
      const after = await source.two();
      if (after === '--') return;
      if (after !== '\r\n') throw malformed();
      if (count >= limits.parts) throw tooManyParts(limits.parts);
      const head = await source.until(Buffer.from('\r\n\r\n'), headLimit);
      if (head.tooLong) throw malformed();
      const { name, filename } = namesIn(decodeUtf8(head.bytes));
      const body = await source.until(mark, filename === null ? textLimit : limits.file);
      if (filename === null && body.tooLong) throw tooMuch(textLimit);
      yield { name, filename, bytes: body.bytes, tooLong: body.tooLong };
    }
  } finally {
    await source.end();
  }
}

class Source {
  #rest: Buffer = Buffer.alloc(0);
  #read = 0;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #limit: number;

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>, limit: number) {
    this.#reader = reader;
    this.#limit = limit;
  }

  unread(bytes: Buffer): void {
    this.#rest = Buffer.concat([bytes, this.#rest]);
  }

  /** What stands before the mark, which is passed; of more than `most` bytes only the beginning is kept. */
  async until(mark: Buffer, most: number): Promise<{ bytes: Buffer; tooLong: boolean }> {
    const kept: Buffer[] = [];
    let size = 0;
    const keep = (bytes: Buffer) => {
      if (size < most) kept.push(bytes.subarray(0, most - size));
      size += bytes.length;
    };
    for (;;) {
      const at = this.#rest.indexOf(mark);
      if (at >= 0) {
        keep(this.#rest.subarray(0, at));
        this.#rest = this.#rest.subarray(at + mark.length);
        return { bytes: Buffer.concat(kept), tooLong: size > most };
      }
      // The mark may begin in this piece and end in the next.
      const whole = Math.max(0, this.#rest.length - mark.length + 1);
      keep(this.#rest.subarray(0, whole));
      this.#rest = Buffer.concat([this.#rest.subarray(whole), await this.#next()]);
    }
  }

  async two(): Promise<string> {
    while (this.#rest.length < 2) this.#rest = Buffer.concat([this.#rest, await this.#next()]);
    const two = this.#rest.toString('latin1', 0, 2);
    this.#rest = this.#rest.subarray(2);
    return two;
  }

  async #next(): Promise<Uint8Array> {
    const { done, value } = await this.#reader.read().catch(() => ({ done: true, value: undefined }) as const);
    if (done || !value) throw malformed();
    this.#read += value.length;
    if (this.#read > this.#limit) throw tooMuch(this.#limit);
    return value;
  }

  async end(): Promise<void> {
    await this.#reader.cancel().catch(() => {});
  }
}

function namesIn(head: string): { name: string; filename: string | null } {
  const line = head.split('\r\n').find(each => /^content-disposition:/i.test(each)) ?? '';
  const named = (pattern: RegExp) => {
    const found = pattern.exec(line);
    // As browsers write them: quotes and line ends of a name are escaped.
    return found ? found[1]!.replace(/%22/g, '"').replace(/%0D|%0A/gi, ' ') : null;
  };
  const name = named(/;\s*name="([^"]*)"/i);
  if (name === null) throw malformed();
  return { name, filename: named(/;\s*filename="([^"]*)"/i) };
}

function malformed(): Refusing {
  return new Refusing({ status: 400, zh: '表单不完整，请重新提交', en: 'The form is incomplete; please send it again' });
}

function tooManyParts(most: number): Refusing {
  return new Refusing({
    status: 413,
    zh: `一次最多 ${most} 项，请分几次提交`,
    en: `At most ${most} items at a time; please send them in several steps`,
  });
}

function tooMuch(limit: number): Refusing {
  const mb = Math.floor(limit / 1024 / 1024);
  return mb >= 1
    ? new Refusing({
        status: 413,
        zh: `一次提交超过 ${mb} MB，请分几次上传`,
        en: `More than ${mb} MB at a time; please upload in several steps`,
      })
    : new Refusing({ status: 413, zh: '有一项文字过长，请缩短后再发', en: 'A text is too long; please shorten it' });
}
