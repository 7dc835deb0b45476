import { expect, it } from 'vitest';
import { house } from '../../tests/portal.ts';

it('a listing with words that the advertising law forbids goes out only with a reason, which is kept', () =>
  house(async ({ ask, database }) => {
    const [{ code }] = (await database.write(
      tx => tx`update offer.offer set title = '全国最好的厂房（虚构）' where publication = 'pending' returning code`,
    )) as unknown as [{ code: string }];
    expect((await ask('/workspace/review', { who: 'editor' })).text).toMatch(/不得使用.*“最好/);
    const refused = await ask('/workspace/review', { who: 'editor', form: { do: 'publish', of: code } });
    expect([refused.status, refused.text.includes('仍要发布的理由')]).toEqual([422, true]);
    const form = { do: 'publish', of: code, reason: '标题为业主自拟，已电话要求更改' };
    expect((await ask('/workspace/review', { who: 'editor', form })).status).toBe(303);
    const rows = await database.read(db => db`select findings, reason from publish.listing_release`);
    expect(rows).toMatchObject([{ reason: form.reason }]);
  }));
