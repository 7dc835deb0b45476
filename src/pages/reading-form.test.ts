import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readListings } from '#modules/language/index.ts';
import { readOfferForm } from '#modules/offer/index.ts';
import { inRoot } from '#platform/root.ts';
import { withPlaceCode } from './listing-form.tsx';
import { formFromReading } from './reading-form.ts';

const formOf = (paste: string) => {
  const [listing] = readListings(paste).listings;
  return formFromReading(paste, listing!);
};

describe('an advert fills its form', () => {
  test.each([
    ['合肥高新区研发楼招租，1250平，35元/平/月', '安徽省合肥市', 'a zone that every city has is the one of its city'],
    ['嘉善西塘祥符荡办公楼出租，3000平', '浙江省嘉兴市嘉善县西塘镇', 'a town behind another is no town elsewhere'],
    ['临平塘栖厂房出租，2600平，22元/平/月', '浙江省杭州市临平区塘栖镇', 'a district is not its own town'],
    ['湖州南太湖标准厂房出租，2200平', '浙江省湖州市', 'part of a name is no county'],
  ])('place: %s', (paste, place, why) => {
    expect(formOf(paste).form.place_name, why).toBe(place);
  });

  test('of several places that are set apart none is taken, and it says which', () => {
    const { form, hints } = formOf('松江、青浦、嘉兴三处厂房出租，每处2000平，1元/平/天');
    expect(form.place_name).toBeUndefined();
    expect(hints.place_name?.zh).toContain('文中有几个地方');
  });

  test('a kind that is only concluded says from what, and the title does not call it so', () => {
    const { form, hints } = formOf('区域：松江永丰\n面积：3000平\n层高：8米\n价格：1.2元/平/天');
    expect(form.space_type).toBe('standard_factory');
    expect(hints.space_type?.zh).toBe('从“层高”推断，请核对');
    expect(form.title).toBe('松江永丰厂房 3000平 出租');
  });

  test('the number of a line is no part of a price, and what is given as a range is left to the reader', () => {
    expect(formOf('苏州高新区单层厂房出租\n①建筑面积4100平\n②26元/平/月').form).toMatchObject({
      rent: '26',
      available_area: '4100',
    });
    const { form, hints } = formOf('松江九亭厂房出租，1200平，1.1-1.3元/平/天');
    expect(form.rent).toBeUndefined();
    expect(hints.rent?.zh).toContain('请填一个确定的数');
  });

  test('its note keeps every word but telephone and name, since it is public', () => {
    const { form } = formOf('松江九亭厂房出租，1200平，联系王经理 199 0000 1500，微信同号');
    expect(form.note).toContain('1200平');
    expect(form.note).not.toMatch(/1500.*1500|0000|王经理/);
    expect(form).toMatchObject({ person: '王经理', phone: expect.stringContaining('199') });
  });

  test('nine of ten adverts of the gold pastes need no more than a contact', () => {
    const sum = { adverts: 0, whole: 0 };
    for (const line of readFileSync(inRoot('data', 'gold', 'listings.jsonl'), 'utf8')
      .trim()
      .split('\n')) {
      const { paste } = JSON.parse(line) as { paste: string };
      for (const listing of readListings(paste).listings) {
        if (listing.reading.values.side === 'need') continue;
        sum.adverts++;
        if (readOfferForm(withPlaceCode({ ...formFromReading(paste, listing).form })).ok) sum.whole++;
      }
    }
    console.log(`${sum.whole} of ${sum.adverts} adverts of the gold pastes are complete but for a contact`);
    expect(sum.whole / sum.adverts).toBeGreaterThan(0.9);
  });
});
