import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Part, readParts } from './multipart.ts';

const limits = { file: 5000, all: 50_000, parts: 5 };

/** A form as a browser sends it, in pieces of this size. */
async function posted(form: FormData, piece = 1000, more = limits): Promise<Part[]> {
  const whole = new Request('http://x/', { method: 'POST', body: form });
  return sent(new Uint8Array(await whole.arrayBuffer()), whole.headers.get('content-type')!, piece, more);
}

async function sent(bytes: Uint8Array, type: string, piece = 1000, more = limits): Promise<Part[]> {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    },
  });
  const request = new Request('http://x/', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit);
  const parts: Part[] = [];
  for await (const part of readParts(request, more)) parts.push(part);
  return parts;
}

const file = (bytes: Uint8Array, name: string) => new File([bytes as Uint8Array<ArrayBuffer>], name);

describe('a form with files', () => {
  it('is read as a browser sends it, however the network cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 700 }),
        async (files, piece) => {
          const form = new FormData();
          form.append('credit', '新华社\n图');
          for (const [index, bytes] of files.entries()) form.append('file', file(bytes, `图 "${index}".png`));
          const [credit, ...read] = await posted(form, piece);
          expect(credit).toMatchObject({ name: 'credit', filename: null });
          expect(Buffer.from(credit!.bytes).toString()).toBe('新华社\r\n图');
          expect(read.map(part => [part.filename, [...part.bytes]])).toEqual(
            files.map((bytes, index) => [`图 "${index}".png`, [...bytes]]),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('passes over the rest of a file that is too long, and reads the next', async () => {
    const form = new FormData();
    form.append('file', file(new Uint8Array(5001), 'long'));
    form.append('file', file(new Uint8Array(5000), 'fits'));
    const parts = await posted(form);
    expect(parts.map(part => [part.filename, part.tooLong, part.bytes.length])).toEqual([
      ['long', true, 5000],
      ['fits', false, 5000],
    ]);
  });

  it.each<[string, (form: FormData) => void, number]>([
    [
      'more in all than allowed',
      form => Array.from({ length: 4 }, (_, i) => form.append('f', file(new Uint8Array(15_000), `${i}`))),
      413,
    ],
    [
      'more fields than allowed',
      form => Array.from({ length: 6 }, (_, i) => form.append('f', file(new Uint8Array(1), `${i}`))),
      413,
    ],
    ['an endless text', form => form.append('alt', 'x'.repeat(70_000)), 413],
  ])('is refused with %s', async (_, fill, status) => {
    const form = new FormData();
    fill(form);
    await expect(
      posted(form, 1000, { ...limits, all: status === 413 && form.has('alt') ? 90_000 : limits.all }),
    ).rejects.toMatchObject({
      refusal: { status },
    });
  });

  const type = 'multipart/form-data; boundary=b';
  it.each([
    ['no boundary', '--b\r\n\r\n\r\n--b--', 'multipart/form-data'],
    ['no end', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx', type],
    ['no name', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--', type],
    ['an endless head', `--b\r\nX: ${'x'.repeat(9000)}\r\n\r\nx\r\n--b--`, type],
    ['nothing', '', type],
    ['rubbish behind the boundary', '--bzzz\r\n\r\nx\r\n--b--', type],
  ])('is refused with %s', async (_, text, as) => {
    await expect(sent(Buffer.from(text), as)).rejects.toMatchObject({ refusal: { status: 400 } });
  });

  it('is refused where a name is not UTF-8', async () => {
    const bytes = Buffer.from('--b\r\nContent-Disposition: form-data; name="\xff"\r\n\r\nx\r\n--b--', 'latin1');
    await expect(sent(bytes, type)).rejects.toMatchObject({ refusal: { status: 400 } });
  });
});
