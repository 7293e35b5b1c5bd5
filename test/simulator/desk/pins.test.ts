import { convexHull } from '../../../simulator/desk/campus/hull';
import { meantBy, moveBy, putAt, stepOf } from '../../../simulator/desk/campus/moves';
import { pixelsOf, planOf } from '../../../simulator/desk/campus/plan';
import { distance, toDegrees } from '../../../simulator/desk/campus/projection';
import { leanOfPins } from '../../../simulator/desk/campus/spread';
import { placeAt, whereabouts } from '../../../simulator/desk/campus/whereabouts';
import { aPhone, CAMPUS, FIELD, HALL } from './campus';

describe('where a phone is, in words', () => {
  test.each([
    ['on a place', { east: 0, north: 0 }, '大礼堂'],
    ['half a metre beside it', { east: 0.5, north: 0 }, '大礼堂'],
    ['north of it', { east: 0, north: 38 }, '大礼堂 以北 38 米'],
    ['south-east of it', { east: 30, north: -30 }, '大礼堂 以东南 42 米'],
    ['west-north-west of it counts as west', { east: -100, north: 30 }, '大礼堂 以西 104 米'],
  ])('%s', (_, metres, text) => {
    expect(whereabouts(toDegrees(metres, HALL), CAMPUS)).toBe(text);
  });

  test('nearest to another place', () => {
    expect(whereabouts(toDegrees({ east: 0, north: -20 }, FIELD), CAMPUS)).toBe('球场 以南 20 米');
  });

  test('in another city it is coordinates, and without a position it says so', () => {
    expect(whereabouts({ latitude: 39.9, longitude: 116.4 }, CAMPUS)).toBe('39.900000, 116.400000');
    expect(whereabouts(HALL, [])).toBe('30.660520, 104.063180');
    expect(whereabouts(null, CAMPUS)).toBe('没有位置');
  });

  test('two metres off is not at the place', () => {
    expect(placeAt(toDegrees({ east: 2, north: 0 }, HALL), CAMPUS)).toBeNull();
    expect(placeAt(HALL, CAMPUS)).toBe(HALL);
  });
});

describe('moving a phone', () => {
  const plan = planOf(CAMPUS, [], { width: 300, height: 400 });
  if (!plan) throw new Error('there is no plan');
  const placed = aPhone({ location: { latitude: HALL.latitude, longitude: HALL.longitude, accuracy: 80 } });

  test('an arrow is ten metres, with Shift fifty, and other keys are nothing', () => {
    expect(stepOf('ArrowUp', false)).toEqual({ east: 0, north: 10 });
    expect(stepOf('ArrowLeft', true)).toEqual({ east: -50, north: 0 });
    expect(stepOf('Enter', false)).toBeNull();
  });

  test('a step moves it by its length and keeps its accuracy', () => {
    const { location } = moveBy({ east: 0, north: -50 })(placed);
    expect(location?.accuracy).toBe(80);
    expect(location && distance(HALL, location)).toBeCloseTo(50, 0);
  });

  test('a phone without position is not moved by steps, but can be put somewhere', () => {
    expect(moveBy({ east: 10, north: 0 })(aPhone())).toEqual({});
    expect(putAt(HALL)(aPhone()).location).toEqual({
      latitude: HALL.latitude,
      longitude: HALL.longitude,
      accuracy: 25,
    });
  });

  test('a pin let go close to a place means exactly the place', () => {
    const { x, y } = pixelsOf(HALL, plan);
    const { latitude, longitude } = HALL;
    expect(meantBy({ x: x + 5, y: y - 5 }, plan, CAMPUS)).toEqual({ latitude, longitude });
  });

  test('a pin let go farther away means the spot under its tip', () => {
    const { x, y } = pixelsOf(HALL, plan);
    const spot = meantBy({ x: x + 20, y }, plan, CAMPUS);
    expect(distance(HALL, spot)).toBeCloseTo(20 / plan.view.pixelsPerMetre, 0);
  });
});

describe('pins at one spot', () => {
  test('a pin alone stands upright', () => {
    expect(
      leanOfPins([
        { x: 0, y: 0 },
        { x: 100, y: 0 },
      ]),
    ).toEqual([0, 0]);
  });

  test('pins together open like a fan, evenly to both sides', () => {
    const [left = 0, middle, right = 0] = leanOfPins([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 2 },
    ]);
    expect([left + right, middle]).toEqual([0, 0]);
    expect(right - left).toBeGreaterThan(90);
  });

  test('a dozen pins never lean so far that the fan closes into a circle', () => {
    const leans = leanOfPins(Array.from({ length: 12 }, () => ({ x: 5, y: 5 })));
    expect(new Set(leans).size).toBe(12);
    expect(Math.max(...leans) - Math.min(...leans)).toBeLessThan(300);
  });
});

describe('the ground of the campus', () => {
  test('goes round the outermost points and leaves out those between', () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 0, y: 10 },
    ];
    const hull = convexHull([...corners, { x: 5, y: 5 }, { x: 5, y: 0 }]);
    expect(hull).toHaveLength(4);
    expect(hull).toEqual(expect.arrayContaining(corners));
  });

  test('one or two points are their own ground', () => {
    expect(convexHull([{ x: 3, y: 4 }])).toEqual([{ x: 3, y: 4 }]);
    expect(convexHull([])).toEqual([]);
  });
});
