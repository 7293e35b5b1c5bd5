import fc from 'fast-check';
import { nearestPlace } from '../../../cloudfunctions/attendance/place';
import { fcParameters } from '../../support/random';
import { away, gate, north } from '../../support/rules';

const building = { id: 'a', name: '教学楼A', ...gate, distance: 200 };
const field = { id: 'b', name: '操场', ...north(1000), distance: 100 };

test.each([
  ['the very point', 0, 0, true, 0],
  ['well inside, north', 38, 0, true, 38],
  ['well inside, west', 38, 270, true, 38],
  ['on the edge, north', 200, 0, true, 200],
  ['on the edge, east', 200, 90, true, 200],
  ['a metre outside, south', 201, 180, false, 201],
  ['a metre outside, west', 201, 270, false, 201],
  ['far outside, east', 600, 90, false, 600],
])('%s of a place of 200 m: %i m at %i°, inside %s', (_, metres, bearing, inside, distance) => {
  expect(nearestPlace([building], away(metres, bearing))).toEqual({ place: building, distance, inside });
});

test('of several places the one whose edge is closest is named', () => {
  expect(nearestPlace([building, field], north(520))?.place.name).toBe('教学楼A');
  expect(nearestPlace([building, field], north(600))?.place.name).toBe('操场');
});

test('a rule without places has no nearest one', () => {
  expect(nearestPlace([], gate)).toBeNull();
});

test.each([NaN, Infinity, -Infinity])('a coordinate of %s throws and is never inside', (bad) => {
  expect(() => nearestPlace([building], { ...gate, latitude: bad })).toThrow(RangeError);
  expect(() => nearestPlace([building], { ...gate, longitude: bad })).toThrow(RangeError);
});

test('a point is inside or outside as far away as it was put, in any direction, wherever in China', () => {
  const china = fc.record({
    latitude: fc.double({ min: 4, max: 53, noNaN: true }),
    longitude: fc.double({ min: 74, max: 135, noNaN: true }),
  });
  const metres = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(
      china,
      fc.integer({ min: 50, max: 1000 }),
      metres,
      fc.integer({ min: 0, max: 359 }),
      (centre, radius, put, bearing) => {
        const nearest = nearestPlace(
          [{ ...building, ...centre, distance: radius }],
          away(put, bearing, centre),
        );
        // Whole metres, and points put on a flat earth: up to 2 m at 2 km.
        expect(Math.abs((nearest?.distance ?? NaN) - put)).toBeLessThanOrEqual(2);
        if (put <= radius - 2) expect(nearest?.inside).toBe(true);
        if (put >= radius + 2) expect(nearest?.inside).toBe(false);
      },
    ),
    fcParameters(1000),
  );
});
