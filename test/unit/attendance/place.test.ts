import fc from 'fast-check';
import { nearestPlace } from '../../../cloudfunctions/attendance/place';
import { fcParameters } from '../../support/random';
import { gate, north } from '../../support/rules';

const building = { id: 'a', name: '教学楼A', ...gate, distance: 200 };
const field = { id: 'b', name: '操场', ...north(1000), distance: 100 };

test.each([
  ['the very point', 0, true, 0],
  ['well inside', 38, true, 38],
  ['on the edge', 200, true, 200],
  ['a metre outside', 201, false, 201],
  ['far outside', 600, false, 600],
])('%s of a place of 200 m: %i m, inside %s', (_, metres, inside, distance) => {
  expect(nearestPlace([building], north(metres))).toEqual({ place: building, distance, inside });
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

test('one is inside exactly when the distance is within the radius, wherever in China', () => {
  const china = fc.record({
    latitude: fc.double({ min: 4, max: 53, noNaN: true }),
    longitude: fc.double({ min: 74, max: 135, noNaN: true }),
  });
  fc.assert(
    fc.property(
      china,
      fc.integer({ min: 50, max: 1000 }),
      fc.integer({ min: 0, max: 2000 }),
      (centre, radius, metres) => {
        const nearest = nearestPlace([{ ...building, ...centre, distance: radius }], north(metres, centre));
        // Whole metres, and a sphere instead of the ellipsoid: up to 2 m at 2 km.
        expect(Math.abs((nearest?.distance ?? NaN) - metres)).toBeLessThanOrEqual(2);
        expect(nearest?.inside).toBe((nearest?.distance ?? NaN) <= radius);
      },
    ),
    fcParameters(1000),
  );
});
