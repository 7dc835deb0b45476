import {
  AttributionControl,
  type GeoJSONSource,
  LngLatBounds,
  type MapOptions,
  Map as MapView,
  NavigationControl,
  Popup,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import sheet from 'maplibre-gl/dist/maplibre-gl.css?url';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import outlines from '../../../data/outlines.json?url';

type Point = { code: string; lon: number; lat: number; words: string; href: string };

const han = "'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif";

/** Draws the map into its element and returns how to take it away. */
export async function draw(host: HTMLElement): Promise<() => void> {
  setWorkerUrl(worker);
  await addSheet(sheet);
  const [points, shapes] = await Promise.all([readPoints(host), fetchJson<OutlineFile>(outlines)]);
  const seat = document.createElement('div');
  seat.style.height = '100%';
  host.replaceChildren(seat);
  const map = new MapView({
    container: seat,
    style: styleOf(host, shapes),
    bounds: boundsOf(points, shapes),
    fitBoundsOptions: { padding: 36, maxZoom: points.length === 1 ? 9.5 : 12 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    localIdeographFontFamily: han,
    cooperativeGestures: matchMedia('(pointer: coarse)').matches,
    locale: english() ? {} : zhLocale,
  } satisfies MapOptions);
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-left');
  const credit = host.dataset.credit;
  if (credit)
    map.addControl(new AttributionControl({ customAttribution: credit.replace(/[<>&]/g, ''), compact: false }), 'bottom-right');
  await new Promise<void>(resolve => map.once('load', () => resolve()));
  addPoints(map, host, points);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const repaint = () => {
    map.setStyle(styleOf(host, shapes), { diff: false });
    map.once('styledata', () => addPoints(map, host, points));
  };
  dark.addEventListener('change', repaint);
  return () => {
    dark.removeEventListener('change', repaint);
    map.remove();
  };
}

/** Whether the page is in English. */
function english(): boolean {
  return document.documentElement.lang === 'en';
}

type OutlineFile = {
  type: 'FeatureCollection';
  features: { geometry: { type: string; coordinates: unknown[] }; properties: { code: number; name: string; en?: string } }[];
};

async function fetchJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json() as Promise<T>;
}

function addSheet(url: string): Promise<void> {
  if (document.querySelector(`link[href="${url}"]`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(url)));
    document.head.append(link);
  });
}

async function readPoints(host: HTMLElement): Promise<Point[]> {
  const source = host.dataset.src;
  if (source) return fetchJson<Point[]>(source);
  const list = document.getElementById(host.getAttribute('for') ?? '');
  return [...(list?.querySelectorAll<HTMLElement>('[data-lon]') ?? [])].map(card => ({
    code: card.dataset.code ?? '',
    lon: Number(card.dataset.lon),
    lat: Number(card.dataset.lat),
    words: card.dataset.words ?? '',
    href: card.id ? `#${card.id}` : (card.dataset.href ?? ''),
  }));
}

function boundsOf(points: Point[], shapes: OutlineFile): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const point of points) bounds.extend([point.lon, point.lat]);
  if (points.length > 0) return bounds;
  const walk = (at: unknown): void => {
    if (!Array.isArray(at)) return;
    if (typeof at[0] === 'number') bounds.extend([at[0], at[1] as number]);
    else for (const inner of at) walk(inner);
  };
  for (const feature of shapes.features) walk(feature.geometry.coordinates);
  return bounds;
}

/** One point a place for its name: the middle of its largest ring, so that islands and tiles do not repeat it. */
function namesOf(shapes: OutlineFile) {
  const features = shapes.features.map(({ properties, geometry }) => {
    const rings = (
      geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(polygon => (polygon as unknown[])[0])
    ) as [number, number][][];
    const ring = rings.reduce((a, b) => (b.length > a.length ? b : a));
    const middle = (axis: 0 | 1) => (Math.min(...ring.map(p => p[axis])) + Math.max(...ring.map(p => p[axis]))) / 2;
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [middle(0), middle(1)] } };
  });
  return { type: 'FeatureCollection', features };
}

/** A colour token as the page shows it now, resolved through a probe since canvas knows no light-dark(). */
function colour(host: HTMLElement, name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  host.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return value;
  canvas.fillStyle = value;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}

function styleOf(host: HTMLElement, shapes: OutlineFile): NonNullable<MapOptions['style']> {
  const ink = colour(host, '--color-base-content');
  const line = colour(host, '--color-quiet');
  const land = colour(host, '--color-base-100');
  const around = colour(host, '--color-base-200');
  const tiles = host.dataset.tiles;
  const text = {
    'text-font': ['Noto Sans SC'],
    'text-field': english() ? ['coalesce', ['get', 'en'], ['get', 'name']] : ['get', 'name'],
  };
  return {
    version: 8,
    sources: {
      outlines: { type: 'geojson', data: shapes as never },
      names: { type: 'geojson', data: namesOf(shapes) as never },
      ...(tiles ? { tiles: { type: 'raster', tiles: [tiles], tileSize: 256 } } : {}),
    },
    layers: [
      { id: 'around', type: 'background', paint: { 'background-color': around } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      {
        id: 'land',
        type: 'fill',
        source: 'outlines',
        filter: ['!=', ['%', ['get', 'code'], 100], 0],
        paint: { 'fill-color': land, 'fill-opacity': tiles ? 0 : 1 },
      },
      {
        id: 'district',
        type: 'line',
        source: 'outlines',
        filter: ['!=', ['%', ['get', 'code'], 100], 0],
        paint: { 'line-color': line, 'line-opacity': 0.35, 'line-width': 0.7 },
      },
      {
        id: 'city',
        type: 'line',
        source: 'outlines',
        filter: ['==', ['%', ['get', 'code'], 100], 0],
        paint: { 'line-color': line, 'line-width': 1.4 },
      },
      {
        id: 'district-name',
        type: 'symbol',
        source: 'names',
        minzoom: 8,
        filter: ['!=', ['%', ['get', 'code'], 100], 0],
        layout: { ...text, 'text-size': 11 },
        paint: { 'text-color': line, 'text-halo-color': land, 'text-halo-width': 1.2 },
      },
      {
        id: 'city-name',
        type: 'symbol',
        source: 'names',
        maxzoom: 8,
        filter: ['==', ['%', ['get', 'code'], 100], 0],
        layout: { ...text, 'text-size': 13 },
        paint: { 'text-color': ink, 'text-halo-color': land, 'text-halo-width': 1.4 },
      },
    ],
  } as NonNullable<MapOptions['style']>;
}

function addPoints(map: MapView, host: HTMLElement, points: Point[]): void {
  if (map.getSource('points')) return;
  const accent = colour(host, '--color-primary');
  const paper = colour(host, '--color-base-100');
  const many = points.length > 60;
  map.addSource('points', {
    type: 'geojson',
    cluster: many,
    clusterRadius: 36,
    clusterMaxZoom: 11,
    data: {
      type: 'FeatureCollection',
      features: points.map((point, id) => ({
        type: 'Feature',
        id,
        geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
        properties: point,
      })),
    },
  });
  map.addLayer({
    id: 'cluster',
    type: 'circle',
    source: 'points',
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': accent,
      'circle-opacity': 0.85,
      'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 11, 200, 24],
    },
  });
  map.addLayer({
    id: 'cluster-count',
    type: 'symbol',
    source: 'points',
    filter: ['has', 'point_count'],
    layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': ['Noto Sans SC'], 'text-size': 11 },
    paint: { 'text-color': paper },
  });
  map.addLayer({
    id: 'point',
    type: 'circle',
    source: 'points',
    filter: ['!', ['has', 'point_count']],
    paint: {
      'circle-color': accent,
      'circle-stroke-color': paper,
      'circle-stroke-width': 1.5,
      'circle-radius': ['case', ['boolean', ['feature-state', 'lit'], false], 10, 6],
    },
  });
  const popup = new Popup({ closeButton: false, offset: 10, maxWidth: '16rem' });
  let lit: number | undefined;
  const light = (id: number | undefined) => {
    if (lit !== undefined) map.setFeatureState({ source: 'points', id: lit }, { lit: false });
    lit = id;
    if (id !== undefined) map.setFeatureState({ source: 'points', id }, { lit: true });
  };
  map.on('mousemove', 'point', event => {
    const feature = event.features?.[0];
    if (!feature) return;
    map.getCanvas().style.cursor = 'pointer';
    light(feature.id as number);
    popup.setLngLat(event.lngLat).setText(String(feature.properties.words)).addTo(map);
  });
  map.on('mouseleave', 'point', () => {
    map.getCanvas().style.cursor = '';
    light(undefined);
    popup.remove();
  });
  map.on('click', 'point', event => {
    const to = String(event.features?.[0]?.properties.href ?? '');
    if (to) location.assign(to);
  });
  map.on('click', 'cluster', async event => {
    const feature = event.features?.[0];
    const source = map.getSource<GeoJSONSource>('points');
    if (!feature || !source) return;
    const zoom = await source.getClusterExpansionZoom(Number(feature.properties.cluster_id));
    map.easeTo({ center: event.lngLat, zoom });
  });
  for (const [id, point] of points.entries()) {
    const card = point.href.startsWith('#') ? document.getElementById(point.href.slice(1)) : null;
    card?.addEventListener('pointerenter', () => light(id));
    card?.addEventListener('pointerleave', () => light(undefined));
  }
}

const zhLocale = {
  'NavigationControl.ZoomIn': '放大',
  'NavigationControl.ZoomOut': '缩小',
  'ScaleControl.Meters': '米',
  'ScaleControl.Kilometers': '公里',
  'CooperativeGesturesHandler.WindowsHelpText': '按住 Ctrl 滚动可缩放地图',
  'CooperativeGesturesHandler.MacHelpText': '按住 ⌘ 滚动可缩放地图',
  'CooperativeGesturesHandler.MobileHelpText': '用两根手指移动地图',
};
