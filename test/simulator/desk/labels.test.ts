import fc from 'fast-check';
import { overlap } from '../../../simulator/desk/campus/box';
import { labelBox, labelSides, type Labelled } from '../../../simulator/desk/campus/labels';
import { fcParameters } from '../../support/random';

const PLAN = { width: 268, height: 220 };
const building = (name: string, x: number, y: number): Labelled => ({ name, kind: 'building', at: { x, y } });

/** Six places as close together as a small window draws them, four of which had their names over each other. */
const CROWDED: Labelled[] = [
  building('讲堂', 116, 60),
  building('大实验楼', 146, 42),
  building('餐厅', 149, 80),
  building('公寓12栋', 171, 92),
  { name: '球场', kind: 'field', at: { x: 116, y: 34 } },
  { name: '南门', kind: 'gate', at: { x: 116, y: 92 } },
];

function collisions(places: Labelled[]): string[] {
  const sides = labelSides(places, PLAN);
  const boxes = places.map((place, index) => labelBox(place, sides[index] ?? 'below'));
  return places.flatMap(({ name }, index) =>
    places.slice(index + 1).flatMap((other, offset) => {
      const [one, two] = [boxes[index], boxes[index + 1 + offset]];
      return one && two && overlap(one, two) > 0 ? [`${name} over ${other.name}`] : [];
    }),
  );
}

test('a name with room around it is below its place, that of a field above', () => {
  const far: Labelled[] = [building('讲堂', 60, 60), { name: '球场', kind: 'field', at: { x: 200, y: 120 } }];
  expect(labelSides(far, PLAN)).toEqual(['below', 'above']);
});

test('the names of a crowded campus give way to each other', () => {
  expect(collisions(CROWDED)).toEqual([]);
});

test('a name at the lower edge goes where it can be read whole', () => {
  expect(labelSides([building('讲堂', 130, 210)], PLAN)).toEqual(['right']);
});

test('two places anywhere never have their names over each other, unless they are the same spot', () => {
  const within = (length: number) => fc.integer({ min: 30, max: length - 30 });
  const spot = fc.record({ x: within(PLAN.width), y: within(PLAN.height) });
  fc.assert(
    fc.property(spot, spot, (one, other) => {
      expect(collisions([building('讲堂', one.x, one.y), building('餐厅', other.x, other.y)])).toEqual([]);
    }),
    fcParameters(500),
  );
});
