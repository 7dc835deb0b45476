/** Kilometres in a straight line between two points [longitude, latitude] on a sphere of 6,371 km, by the haversine formula. */
export function kilometresBetween(a: readonly [lon: number, lat: number], b: readonly [lon: number, lat: number]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [lat1, lat2] = [radians(a[1]), radians(b[1])];
  const square = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(b[0] - a[0]) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(square)));
}
