import { expect, test } from 'vitest';
import { rolledBack } from '../../../tests/database.ts';
import { insertOrganisations, type NetworkOrganisation } from './index.ts';

const maker: NetworkOrganisation = {
  name: '示例云杉精密机械有限公司',
  kind: 'enterprise',
  credit_code: null,
  place: 310117,
  invented: true,
};

test('organisations get ids by name, and one that is known keeps its id and what is stored of it', async () => {
  await rolledBack(async tx => {
    const first = await insertOrganisations(tx, [maker]);
    const second = await insertOrganisations(tx, [
      { ...maker, kind: 'park' },
      { ...maker, name: '虚构青禾园区管理有限公司', kind: 'park' },
    ]);
    expect(second.get(maker.name)).toBe(first.get(maker.name));
    expect(second.size).toBe(2);
    expect(await tx`select kind from network.organisation where name = ${maker.name}`).toEqual([{ kind: 'enterprise' }]);
  });
});

test('a name given twice is stored once, and an empty list is no mistake', async () => {
  await rolledBack(async tx => {
    expect((await insertOrganisations(tx, [maker, maker])).size).toBe(1);
    expect((await insertOrganisations(tx, [])).size).toBe(0);
  });
});
