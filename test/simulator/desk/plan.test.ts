import fc from 'fast-check';
import { getDistance } from 'geolib';
import { planOf, degreesAt, pixelsOf } from '../../../simulator/desk/campus/plan';
import { distance, toDegrees, toMetres } from '../../../simulator/desk/campus/projection';
import { boundsOf, fitView, insidePlan, scaleBarMetres } from '../../../simulator/desk/campus/view';
import { fcParameters } from '../../support/random';
import { CAMPUS, GATE, HALL, NO_MARGINS, STOP, aPhone } from './campus';

const offset = fc.double({ min: -3000, max: 3000, noNaN: true });
const latitude = fc.double({ min: -60, max: 60, noNaN: true });

describe('degrees and metres', () => {
  test('a point is found again from its metres, to a tenth of a metre', () => {
    fc.assert(
      fc.property(latitude, offset, offset, (north, x, y) => {
        const origin = { latitude: north, longitude: 104 };
        const { east, north: up } = toMetres(toDegrees({ east: x, north: y }, origin), origin);
        expect(Math.hypot(east - x, up - y)).toBeLessThan(0.1);
      }),
      fcParameters(1000),
    );
  });

  test('distances are those of a geodesic library, to half a metre over three kilometres', () => {
    fc.assert(
      fc.property(offset, offset, (x, y) => {
        const there = toDegrees({ east: x, north: y }, HALL);
        expect(Math.abs(distance(HALL, there) - getDistance(HALL, there, 0.01))).toBeLessThan(0.5);
      }),
      fcParameters(1000),
    );
  });

  test('north is latitude and east is longitude', () => {
    expect(toMetres(STOP, HALL).north).toBeCloseTo(-601.13, 1);
    expect(toMetres(STOP, HALL).east).toBe(0);
  });
});

describe('the view of the plan', () => {
  const size = { width: 300, height: 400 };
  const plan = planOf(CAMPUS, [], size);
  if (!plan) throw new Error('there is no plan');

  test('a metre is as long to the east as to the north', () => {
    const middle = pixelsOf(HALL, plan);
    const east = pixelsOf(toDegrees({ east: 100, north: 0 }, HALL), plan);
    const north = pixelsOf(toDegrees({ east: 0, north: 100 }, HALL), plan);
    expect(east.x - middle.x).toBeCloseTo(middle.y - north.y, 1);
    expect(east.x - middle.x).toBeCloseTo(100 * plan.view.pixelsPerMetre, 1);
  });

  test('all places lie inside with their circles', () => {
    for (const place of CAMPUS) {
      const { x, y } = pixelsOf(place, plan);
      const radius = place.radius * plan.view.pixelsPerMetre;
      expect(Math.min(x - radius, y - radius)).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(size.width);
      expect(y + radius).toBeLessThanOrEqual(size.height);
    }
  });

  test('what is under a pixel is drawn at that pixel', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 400 }), (x, y) => {
        const back = pixelsOf(degreesAt({ x, y }, plan), plan);
        expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(0.1);
      }),
      fcParameters(500),
    );
  });

  test('a phone that walks off the campus is fitted in, one in another city is not', () => {
    const near = planOf(
      CAMPUS,
      [aPhone({ location: { ...toDegrees({ east: 1500, north: 0 }, HALL), accuracy: 25 } })],
      size,
    );
    const far = planOf(
      CAMPUS,
      [aPhone({ location: { latitude: 39.9, longitude: 116.4, accuracy: 25 } })],
      size,
    );
    expect(near?.view.pixelsPerMetre).toBeLessThan(plan.view.pixelsPerMetre * 0.6);
    expect(far?.view).toEqual(plan.view);
  });

  test('without places there is no plan', () => {
    expect(planOf([], [], size)).toBeNull();
  });

  test('one place alone has a plan', () => {
    expect(planOf([GATE], [], size)?.view.pixelsPerMetre).toBeGreaterThan(1);
  });

  test('margins move the middle, not the scale of the ground between them', () => {
    const bounds = boundsOf(CAMPUS, [], HALL);
    const plain = fitView(bounds, { width: 300, height: 360 }, NO_MARGINS);
    const withMargins = fitView(bounds, { width: 300, height: 400 }, { top: 10, side: 0, bottom: 30 });
    expect(withMargins.pixelsPerMetre).toBeCloseTo(plain.pixelsPerMetre);
    expect((plain.centre.north - withMargins.centre.north) * plain.pixelsPerMetre).toBeCloseTo(10);
  });

  test('a pin off the plan is kept at its edge', () => {
    expect(insidePlan({ x: -50, y: 900 }, size, 16)).toEqual({ x: 16, y: 384 });
  });

  test.each([
    [0.5, 200],
    [0.9, 100],
    [1.2, 50],
    [0.02, 5000],
    [11, 10],
  ])('at %d pixels a metre the scale bar is %d metres long', (pixelsPerMetre, metres) => {
    expect(scaleBarMetres({ ...plan.view, pixelsPerMetre }, 110)).toBe(metres);
  });
});
