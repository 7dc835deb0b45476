import { expect, test } from 'vitest';
import { house } from '../../tests/house.ts';

test('a word of a form that comes back in an address breaks no header and leads nowhere else', () =>
  house(async ({ app, people, objects, undone }) => {
    const at = `/workspace/organisations/${objects.organisation}`;
    for (const path of [
      at,
      '/workspace/security',
      '/workspace/notices',
      '/workspace/watch',
      `/workspace/requests/${objects.request}`,
      `/needs/${objects.needToken}`,
    ]) {
      for (const word of ['a\nb', 'x\r\nSet-Cookie: a=b', '名', '&done=joined', '\u0000', 'a\ud800b'.toWellFormed()]) {
        const answer = await undone(async () =>
          app.request(path, { method: 'POST', headers: people['owner of A']!, body: new URLSearchParams({ do: word }) }),
        );
        expect(answer.status, `${path} ${JSON.stringify(word)}`).toBeLessThan(500);
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(answer.headers.get('location') ?? path).toMatch(/^\/(?:workspace|needs)/);
      }
    }
  }));
