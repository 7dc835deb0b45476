export type Point = readonly [lon: number, lat: number];
/** A closed ring; the first ring of a polygon is its border, the others are holes. */
export type Ring = readonly Point[];
export type Polygons = readonly (readonly Ring[])[];

/** True when the point lies inside one of the polygons and in none of its holes (even-odd rule). */
export function insidePolygons([x, y]: Point, polygons: Polygons): boolean {
  return polygons.some(rings => rings.reduce((odd, ring) => odd !== crossesOddly(x, y, ring), false));
}

function crossesOddly(x: number, y: number, ring: Ring): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

/** West, south, east and north limits. */
export function boundsOf(polygons: Polygons): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [border] of polygons) {
    for (const [x, y] of border ?? []) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

/** A point well inside: of a grid over the bounds, the one farthest from every border (degrees, longitude shortened by the latitude). */
export function interiorPoint(polygons: Polygons, steps = 48): Point {
  const [west, south, east, north] = boundsOf(polygons);
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  let best: Point = [west, south];
  let far = -1;
  for (let i = 1; i < steps; i++) {
    for (let j = 1; j < steps; j++) {
      const point: Point = [west + ((east - west) * i) / steps, south + ((north - south) * j) / steps];
      if (!insidePolygons(point, polygons)) continue;
      const distance = distanceToBorder(point, polygons, narrow, far);
      if (distance > far) {
        far = distance;
        best = point;
      }
    }
  }
  return best;
}

/** Squared distance to the nearest border; stops early below `enough`, since such a point cannot win. */
function distanceToBorder([x, y]: Point, polygons: Polygons, narrow: number, enough: number): number {
  let least = Infinity;
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1]!;
        const [bx, by] = ring[i]!;
        const dx = (bx - ax) * narrow;
        const dy = by - ay;
        const px = (x - ax) * narrow;
        const py = y - ay;
        const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
        const distance = (px - along * dx) ** 2 + (py - along * dy) ** 2;
        if (distance < least) least = distance;
        if (least <= enough) return least;
      }
    }
  }
  return least;
}
