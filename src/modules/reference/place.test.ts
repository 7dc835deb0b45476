import { expect, test } from 'vitest';
import { insidePolygons } from '#shared/polygon.ts';
import { readData, rowsOf } from './csv.ts';
import { outlineOf, placeIndex, placeName } from './index.ts';

const places = placeIndex();
/** Split off in 2021; the outlines show the boundaries of 2017, where they lie inside 余杭, 上城 and 萧山. */
const withoutOutline = [330113, 330114];

test('the nine members stand in the order of the corridor', () => {
  expect(places.members.map(({ short }) => short)).toEqual([
    '松江',
    '嘉兴',
    '杭州',
    '金华',
    '苏州',
    '湖州',
    '宣城',
    '芜湖',
    '合肥',
  ]);
  expect(places.members.every(place => place.member === place.code && place.lon !== null)).toBe(true);
});

test('every province of China is there, and districts and towns by the tens of thousands', () => {
  const count = Object.fromEntries(
    [...Map.groupBy(places.all, ({ level }) => level)].map(([level, list]) => [level, list.length]),
  );
  expect(count).toEqual({ province: 34, city: 337, district: 2850, town: 41352 });
  expect(new Set(places.all.map(({ code }) => code)).size).toBe(places.all.length);
});

test('every place but a province hangs under a place that exists', () => {
  expect(places.all.filter(place => place.level !== 'province' && !places.byCode(place.parent ?? 0))).toEqual([]);
  expect(places.all.filter(place => place.level !== 'province' && place.city === null)).toEqual([]);
});

test('Songjiang has its towns, and Jiuting is one of them', () => {
  const towns = places.children(310117).map(({ short }) => short);
  expect(towns).toHaveLength(20);
  expect(towns).toEqual(expect.arrayContaining(['九亭', '泗泾', '新桥', '车墩', '小昆山', '岳阳']));
  expect(places.find('九亭')).toEqual([
    expect.objectContaining({ code: 310117107, district: 310117, city: 310100, member: 310117 }),
  ]);
});

test.each([
  ['松江区', 310117],
  ['松江', 310117],
  ['上海', 310000],
  ['嘉兴', 330400],
  ['嘉兴市平湖市', 330482],
  ['浙江省嘉兴市平湖市', 330482],
  ['上海松江九亭镇', 310117107],
  ['浦东', 310115],
  ['恩施', 422800],
  ['吉林', 220000],
  ['泾县', 341823],
  ['东莞', 441900],
  ['济源', 419001],
  ['苏州工业园区', 320500],
  ['合肥高新区', 340104],
])('%s is found first as %i', (name, code) => {
  expect(places.find(name)[0]?.code).toBe(code);
});

test('a name that no place has finds nothing', () => {
  expect(places.find('某某镇')).toEqual([]);
  expect(places.find('')).toEqual([]);
});

test('where many places share a name, the wider one and then the region’s own come first', () => {
  expect(places.find('鼓楼').length).toBeGreaterThan(3);
  const streets = places.find('中山').filter(({ level }) => level === 'town');
  expect(streets[0]?.district).toBe(310117);
});

test('names are written from the city down, and in full without repeating a municipality', () => {
  expect(placeName(330482)).toBe('嘉兴 · 平湖');
  expect(placeName(330482, 'short')).toBe('平湖');
  expect(placeName(330482, 'full')).toBe('浙江省嘉兴市平湖市');
  expect(placeName(310117107)).toBe('上海 · 松江 · 九亭');
  expect(placeName(310117107, 'full')).toBe('上海市松江区九亭镇');
  expect(placeName(419001)).toBe('济源');
  expect(placeName(310000)).toBe('上海');
  expect(placeName(1)).toBe('1');
  expect(placeName(330482, 'path', 'en')).toBe('Jiaxing · Pinghu');
  expect(placeName(310117107, 'path', 'en')).toBe('Shanghai · Songjiang · 九亭');
});

test('every city and district of the region has an English name that finds it again', () => {
  for (const { code, level, member } of places.all) {
    if (member === null || level === 'town') continue;
    const name = places.english(code);
    expect(name, String(code)).toMatch(/^[A-Z][a-z']+$/);
    expect(
      places.find(name!.toUpperCase()).map(place => place.code),
      name,
    ).toContain(code);
  }
  expect(places.find('Inner Mongolia').map(place => place.code)).toEqual([150000]);
});

test('statistical zones are no districts, and their towns hang under the district or the city', () => {
  expect(places.byCode(320576)).toBeUndefined();
  expect(places.byCode(340176)).toBeUndefined();
  expect(places.byCode(320576052)).toMatchObject({ name: '唯亭街道', parent: 320500, district: null, member: 320500 });
  expect(places.byCode(340272005)).toMatchObject({ name: '三山街道', parent: 340209, district: 340209 });
});

test('every development zone leads to a district or city of the region, by its full and its short name', () => {
  for (const [name, short, code] of rowsOf(readData('zones.csv'))) {
    expect(places.byCode(Number(code))?.member, name).toBeTypeOf('number');
    for (const word of [name!, short!])
      expect(
        places.find(word).map(place => place.code),
        word,
      ).toContain(Number(code));
  }
});

test('being neighbours goes both ways', () => {
  const known = places.all.filter(({ code }) => places.neighbours(code).length > 0);
  const oneWay = known.flatMap(({ code }) => places.neighbours(code).filter(other => !places.neighbours(other).includes(code)));
  expect(oneWay).toEqual([]);
  expect(known.every(({ code }) => !places.neighbours(code).includes(code))).toBe(true);
});

test('Songjiang borders four districts, Jiaxing four cities', () => {
  expect(
    places
      .neighbours(310117)
      .map(code => placeName(code, 'short'))
      .sort(),
  ).toEqual(['奉贤', '金山', '闵行', '青浦'].sort());
  expect(
    places
      .neighbours(330400)
      .map(code => placeName(code, 'short'))
      .sort(),
  ).toEqual(['上海', '杭州', '湖州', '苏州'].sort());
});

test('every district of the nine has an outline and a point inside it, but for the two that cannot be drawn', () => {
  const drawn = [...places.all.filter(({ level, member }) => level === 'district' && member !== null), ...places.members];
  expect(drawn.filter(({ code }) => !outlineOf(code)).map(({ code }) => code)).toEqual(withoutOutline);
  for (const { code, name, lon, lat } of drawn) {
    const outline = outlineOf(code);
    if (!outline) continue;
    expect(outline.name).toBe(name);
    expect(insidePolygons([lon!, lat!], outline.polygons), name).toBe(true);
  }
});

test('an outline belongs to its place alone: the point of one district lies in no other', () => {
  const districts = places.all.filter(({ level, lon }) => level === 'district' && lon !== null);
  for (const { name, lon, lat } of districts) {
    expect(
      districts.filter(({ code }) => insidePolygons([lon!, lat!], outlineOf(code)!.polygons)).map(other => other.name),
    ).toEqual([name]);
  }
});
