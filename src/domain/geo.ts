/** Places on the ground, exact enough to find what is within a short walk. Pure. */

/** Degrees, WGS 84. */
export type Point = { readonly latitude: number; readonly longitude: number };

/** About 220 m from north to south; in Thailand a little less from west to east. */
const step = 0.002;

/** The square of the grid that a point lies in. */
export function cellOf({ latitude, longitude }: Point): string {
  return `${Math.floor(latitude / step)},${Math.floor(longitude / step)}`;
}

/** The square of a point and the eight around it: everything within one square's width lies in them. */
export function cellsAround({ latitude, longitude }: Point): string[] {
  const [row, column] = [Math.floor(latitude / step), Math.floor(longitude / step)];
  return [-1, 0, 1].flatMap(down => [-1, 0, 1].map(right => `${row + down},${column + right}`));
}

/** About 55 m from north to south: as near as strangers may learn where something is. */
const blur = 0.0005;

/** The middle of the small square that a point lies in; every point of it becomes the same one. */
export function blurred({ latitude, longitude }: Point): Point {
  const middle = (degrees: number) => (Math.floor(degrees / blur) + 0.5) * blur;
  return { latitude: middle(latitude), longitude: middle(longitude) };
}

const earthRadius = 6_371_000;

/** Metres between two points, as the crow flies. */
export function metresBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const down = radians(b.latitude - a.latitude);
  const right = radians(b.longitude - a.longitude);
  const half =
    Math.sin(down / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(right / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
}
