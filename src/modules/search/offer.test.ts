import { expect, test } from 'vitest';
import { findPooled } from '#modules/need/index.ts';
import { postOffer, publishOffer, readOfferForm, withdrawOffer } from '#modules/offer/index.ts';
import type { Db } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBackDatabase } from '../../../tests/database.ts';
import { findEntries } from './find.ts';
import { freshenSearch } from './gather.ts';
import { readQuestion } from './query.ts';

const secret = makeSecret('a secret that only these tests know, long enough');

async function codes(db: Db, words: string): Promise<(string | null)[]> {
  return (await findEntries(db, visitor, await readQuestion(db, words), {})).hits.map(({ code }) => code);
}

const form = {
  kind: 'space',
  title: '松江单层厂房',
  place: '310117',
  space_type: 'standard_factory',
  gross_area: '4000',
  note: '看房联系 13800001234，靠近轨道交通',
};

test('a listing is found from its release to its withdrawal, by its code, its place and its note, never by a telephone', () =>
  rolledBackDatabase(async database => {
    const reading = readOfferForm(form);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { code } = await database.write(tx =>
      postOffer(tx, operator, { offer: reading.offer, contact: null, origin: 'form' }, secret),
    );
    await database.write(tx => tx`update offer.offer set publication = 'pending', listed_at = null where code = ${code}`);
    await freshenSearch(database);
    expect(await database.read(db => codes(db, code))).toEqual([]);
    await database.write(tx => publishOffer(tx, operator, code));
    await freshenSearch(database);
    for (const words of [code, code.toLowerCase(), '松江区', '轨道交通', '标准厂房', '上海 单层'])
      expect(await database.read(db => codes(db, words)), words).toEqual([code]);
    expect(await database.read(db => codes(db, '13800001234'))).toEqual([]);
    await database.write(tx => withdrawOffer(tx, operator, code));
    expect(await database.read(db => codes(db, code)), 'before the index knows of it').toEqual([]);
  }));

test('requests in the pool are for receivers: whoever else asks for them is refused', () =>
  rolledBackDatabase(async database => {
    await expect(database.read(db => findPooled(db, visitor, [['松江']]))).rejects.toThrow('登录');
  }));
