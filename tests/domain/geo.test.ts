import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blurred, cellOf, cellsAround, metresBetween, type Point } from '#domain/geo.ts';

/** Thailand, with some water around it. */
const place = fc.record({
  latitude: fc.double({ min: 5.6, max: 20.5, noNaN: true }),
  longitude: fc.double({ min: 97.3, max: 105.7, noNaN: true }),
});

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres per degree on the WGS 84 ellipsoid, by its radii of curvature. */
function metresPerDegree(latitude: number): { north: number; east: number } {
  const [a, e2] = [6_378_137, 0.006_694_379_990_14];
  const w2 = 1 - e2 * Math.sin(radians(latitude)) ** 2;
  const north = (a * (1 - e2)) / w2 ** 1.5;
  const east = (a / Math.sqrt(w2)) * Math.cos(radians(latitude));
  return { north: radians(1) * north, east: radians(1) * east };
}

/** The point so many metres away in this direction. */
function moved({ latitude, longitude }: Point, metres: number, turn: number): Point {
  const per = metresPerDegree(latitude);
  return {
    latitude: latitude + (metres * Math.cos(turn)) / per.north,
    longitude: longitude + (metres * Math.sin(turn)) / per.east,
  };
}

const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });

describe('the squares around a place', () => {
  it('hold everything within 200 m, anywhere in Thailand', () => {
    fc.assert(
      fc.property(place, turn, fc.double({ min: 0, max: 200, noNaN: true }), (here, direction, metres) => {
        expect(cellsAround(here)).toContain(cellOf(moved(here, metres, direction)));
      }),
      { numRuns: 5000 },
    );
  });

  it('are nine different ones, its own in the middle', () => {
    fc.assert(
      fc.property(place, here => {
        const around = cellsAround(here);
        expect(new Set(around).size).toBe(9);
        expect(around[4]).toBe(cellOf(here));
      }),
    );
  });

  it('hold nothing that is farther than a few minutes on foot', () => {
    fc.assert(
      fc.property(place, turn, fc.double({ min: 640, max: 50_000, noNaN: true }), (here, direction, metres) => {
        expect(cellsAround(here)).not.toContain(cellOf(moved(here, metres, direction)));
      }),
    );
  });

  it('are found on the other side of the equator and of Greenwich too', () => {
    for (const here of [
      { latitude: 0, longitude: 0 },
      { latitude: -0.0001, longitude: -0.0001 },
      { latitude: -33.9, longitude: 18.4 },
    ])
      expect(cellsAround(here)).toContain(
        cellOf({ latitude: here.latitude + 0.0015, longitude: here.longitude - 0.0015 }),
      );
  });
});

describe('the metres between two places', () => {
  it('are right within 1 %', () => {
    fc.assert(
      fc.property(place, turn, fc.double({ min: 1, max: 5000, noNaN: true }), (here, direction, metres) => {
        const found = metresBetween(here, moved(here, metres, direction));
        expect(Math.abs(found / metres - 1)).toBeLessThan(0.01);
      }),
      { numRuns: 2000 },
    );
  });

  it('are none to itself, the same both ways, and a number for the far side of the earth', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(metresBetween(a, a)).toBe(0);
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6);
      }),
    );
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeGreaterThan(20_000_000);
  });
});

describe('a blurred point', () => {
  it('is close to the point, and the same for all that lie in its square', () => {
    fc.assert(
      fc.property(place, point => {
        const shown = blurred(point);
        expect(metresBetween(point, shown)).toBeLessThan(45);
        expect(blurred(shown)).toEqual(shown);
      }),
    );
  });
});
