import { command, mongo, page, script, stagePage, type ContractCase } from './case';
import type { Tools } from '../sdk';

const point = (...coordinates: [number, number]) => ({ type: 'Point', coordinates });
const PLACES = [
  { _id: 'gate', where: point(121.4, 31.2), kind: 'gate' },
  { _id: 'hall', where: point(121.401, 31.2), kind: 'hall' },
  { _id: 'far', where: point(122, 31.2), kind: 'gate' },
  { _id: 'nowhere', kind: 'gate' },
];
const SHAPES = [
  { _id: 'point', where: point(2, 2) },
  {
    _id: 'line',
    where: {
      type: 'LineString',
      coordinates: [
        [-1, 1],
        [5, 1],
      ],
    },
  },
  {
    _id: 'area',
    where: {
      type: 'Polygon',
      coordinates: [
        [
          [3, 3],
          [9, 3],
          [9, 9],
          [3, 9],
          [3, 3],
        ],
      ],
    },
  },
  {
    _id: 'points',
    where: {
      type: 'MultiPoint',
      coordinates: [
        [20, 20],
        [2, 3],
      ],
    },
  },
  {
    _id: 'lines',
    where: {
      type: 'MultiLineString',
      coordinates: [
        [
          [20, 20],
          [21, 21],
        ],
        [
          [3, -1],
          [3, 5],
        ],
      ],
    },
  },
  {
    _id: 'areas',
    where: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      ],
    },
  },
  { _id: 'away', where: point(50, 50) },
];

function where(
  name: string,
  source: string,
  documents: object[],
  build: (tools: Tools) => object,
  value: string,
): ContractCase {
  const run = script(`async (tools) => {
    const { data } = await tools.db.collection('things').where((${build.toString()})(tools)).get();
    return data.map(({ _id }) => _id).join(' ');
  }`);
  return { name, source, given: { things: documents }, run, outcome: { value } };
}

const near: ContractCase[] = [
  where(
    'geoNear finds within a distance, nearest first',
    command('geoNear'),
    PLACES,
    ({ _, db }) => ({
      where: _.geoNear({ geometry: db.Geo.Point(121.4011, 31.2), minDistance: 0, maxDistance: 1000 }),
    }),
    'hall gate',
  ),
  where(
    'geoNear from a distance on',
    command('geoNear'),
    PLACES,
    ({ _, db }) => ({
      where: _.geoNear({ geometry: db.Geo.Point(121.4, 31.2), minDistance: 50, maxDistance: 1000 }),
    }),
    'hall',
  ),
  where(
    'geoNear with another condition',
    command('geoNear'),
    PLACES,
    ({ _, db }) => ({ kind: 'gate', where: _.geoNear({ geometry: db.Geo.Point(121.4, 31.2) }) }),
    'gate far',
  ),
  {
    name: 'geoNear needs a declared index of places',
    source: command('geoNear'),
    given: { plain: PLACES },
    run: ({ db, _ }) =>
      db
        .collection('plain')
        .where({ where: _.geoNear({ geometry: db.Geo.Point(121.4, 31.2) }) })
        .get(),
    outcome: { errCode: -502001, message: '2dsphere' },
  },
  {
    name: 'a place that is none is not stored under such an index',
    source: mongo('2dsphere Indexes'),
    run: ({ db }) =>
      db.collection('things').add({ data: { where: { type: 'Point', coordinates: [200, 95] } } }),
    outcome: { errCode: -502001, message: 'geo' },
  },
  {
    name: 'a ring that does not close is no area',
    source: mongo('GeoJSON Objects'),
    run: ({ db }) =>
      db.collection('things').add({
        data: {
          where: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 1],
              ],
            ],
          },
        },
      }),
    outcome: { errCode: -502001, message: 'geo' },
  },
];

const within: ContractCase[] = [
  where(
    'geoWithin a polygon',
    command('geoWithin'),
    PLACES,
    ({ _, db }) => ({
      where: _.geoWithin({
        geometry: db.Geo.Polygon([
          db.Geo.LineString([
            db.Geo.Point(121.3, 31.1),
            db.Geo.Point(121.4005, 31.1),
            db.Geo.Point(121.4005, 31.3),
            db.Geo.Point(121.3, 31.3),
            db.Geo.Point(121.3, 31.1),
          ]),
        ]),
      }),
    }),
    'gate',
  ),
  where(
    'geoWithin several polygons',
    command('geoWithin'),
    SHAPES,
    ({ _, db }) => {
      const square = (x: number, y: number) =>
        db.Geo.Polygon([
          db.Geo.LineString([
            db.Geo.Point(x, y),
            db.Geo.Point(x + 4, y),
            db.Geo.Point(x + 4, y + 4),
            db.Geo.Point(x, y + 4),
            db.Geo.Point(x, y),
          ]),
        ]);
      return { where: _.geoWithin({ geometry: db.Geo.MultiPolygon([square(0, 0), square(48, 48)]) }) };
    },
    'point areas away',
  ),
  where(
    'geoWithin leaves out what lies in a hole',
    mongo('$geoWithin'),
    SHAPES,
    ({ _, db }) => {
      const square = (from: number, to: number) =>
        db.Geo.LineString([
          db.Geo.Point(from, from),
          db.Geo.Point(to, from),
          db.Geo.Point(to, to),
          db.Geo.Point(from, to),
          db.Geo.Point(from, from),
        ]);
      return { where: _.geoWithin({ geometry: db.Geo.Polygon([square(0, 4), square(0.9, 2.5)]) }) };
    },
    '',
  ),
  where(
    'geoWithin takes no line that leaves the area on its way, and no area around a hole',
    mongo('$geoWithin'),
    [
      {
        _id: 'leaves',
        where: {
          type: 'LineString',
          coordinates: [
            [1, 1],
            [1, 7],
          ],
        },
      },
      {
        _id: 'stays',
        where: {
          type: 'LineString',
          coordinates: [
            [1, 1],
            [7, 1],
          ],
        },
      },
      {
        _id: 'around',
        where: {
          type: 'Polygon',
          coordinates: [
            [
              [4.5, 0.1],
              [6.5, 0.1],
              [6.5, 1.9],
              [4.5, 1.9],
              [4.5, 0.1],
            ],
          ],
        },
      },
    ],
    ({ _, db }) => {
      const ring = (points: [number, number][]) =>
        db.Geo.LineString(points.map(([x, y]) => db.Geo.Point(x, y)));
      // A horseshoe that is open to the left, with a hole in its lower arm.
      const outline = ring([
        [0, 0],
        [9, 0],
        [9, 8],
        [0, 8],
        [0, 6],
        [8, 6],
        [8, 2],
        [0, 2],
        [0, 0],
      ]);
      const hole = ring([
        [5, 1.2],
        [6, 1.2],
        [6, 1.6],
        [5, 1.6],
        [5, 1.2],
      ]);
      return { where: _.geoWithin({ geometry: db.Geo.Polygon([outline, hole]) }) };
    },
    'stays',
  ),
  where(
    'geoWithin a circle, its radius in radians',
    command('geoWithin'),
    PLACES,
    ({ _ }) => ({ where: _.geoWithin({ centerSphere: [[121.4, 31.2], 0.05 / 6378.1] }) }),
    'gate',
  ),
];

const intersecting: ContractCase[] = [
  where(
    'geoIntersects a polygon: points, lines and areas',
    command('geoIntersects'),
    SHAPES,
    ({ _, db }) => ({
      where: _.geoIntersects({
        geometry: db.Geo.Polygon([
          db.Geo.LineString([
            db.Geo.Point(0, 0),
            db.Geo.Point(4, 0),
            db.Geo.Point(4, 4),
            db.Geo.Point(0, 4),
            db.Geo.Point(0, 0),
          ]),
        ]),
      }),
    }),
    'point line area points lines areas',
  ),
  where(
    'geoIntersects a line',
    command('geoIntersects'),
    SHAPES,
    ({ _, db }) => ({
      where: _.geoIntersects({ geometry: db.Geo.LineString([db.Geo.Point(2, 0), db.Geo.Point(2, 10)]) }),
    }),
    'point line points areas',
  ),
  where(
    'geoIntersects lines',
    command('geoIntersects'),
    SHAPES,
    ({ _, db }) => ({
      where: _.geoIntersects({
        geometry: db.Geo.MultiLineString([
          db.Geo.LineString([db.Geo.Point(49, 50), db.Geo.Point(51, 50)]),
          db.Geo.LineString([db.Geo.Point(70, 0), db.Geo.Point(71, 0)]),
        ]),
      }),
    }),
    'away',
  ),
  where(
    'geoIntersects points',
    command('geoIntersects'),
    SHAPES,
    ({ _, db }) => ({
      where: _.geoIntersects({ geometry: db.Geo.MultiPoint([db.Geo.Point(50, 50), db.Geo.Point(5, 5)]) }),
    }),
    'area away',
  ),
  where(
    'geoIntersects a point',
    command('geoIntersects'),
    SHAPES,
    ({ _, db }) => ({ where: _.geoIntersects({ geometry: db.Geo.Point(2, 2) }) }),
    'point areas',
  ),
];

const stage: ContractCase[] = [
  {
    name: 'the stage geoNear tells the distance in metres',
    source: stagePage('geoNear'),
    given: { things: PLACES },
    run: async ({ db }) => {
      const { list } = await db
        .collection('things')
        .aggregate()
        .geoNear({
          near: db.Geo.Point(121.4, 31.2),
          spherical: true,
          distanceField: 'far.metres',
          maxDistance: 200,
          distanceMultiplier: 10,
          query: { kind: 'hall' },
          includeLocs: 'at',
          key: 'where',
        })
        .end();
      return list.map((row) => ({ ...row, far: Math.round((row.far as { metres: number }).metres) }));
    },
    outcome: { value: [{ ...PLACES[1], far: 952, at: point(121.401, 31.2) }] },
  },
  {
    name: 'the stage geoNear orders by distance, from a distance on, so many',
    source: stagePage('geoNear'),
    given: { things: PLACES },
    run: async ({ db }) =>
      (
        await db
          .collection('things')
          .aggregate()
          .geoNear({
            near: db.Geo.Point(121.9, 31.2),
            spherical: true,
            distanceField: 'd',
            minDistance: 1000,
            limit: 2,
          })
          .project({ _id: 1 })
          .end()
      ).list,
    outcome: { value: [{ _id: 'far' }, { _id: 'hall' }] },
  },
  {
    name: 'the stage geoNear keeps to the distances',
    source: stagePage('geoNear'),
    given: { things: PLACES },
    run: async ({ db }) =>
      (
        await db
          .collection('things')
          .aggregate()
          .geoNear({
            near: db.Geo.Point(121.4, 31.2),
            spherical: true,
            distanceField: 'd',
            minDistance: 50,
            maxDistance: 1000,
          })
          .project({ _id: 1 })
          .end()
      ).list,
    outcome: { value: [{ _id: 'hall' }] },
  },
  {
    name: 'the stage geoNear needs the key of one of several indexes',
    source: stagePage('geoNear'),
    given: { routes: [{ _id: 'r', from: point(1, 1), to: point(2, 2) }] },
    run: async ({ db }) => {
      const near = (options: object) =>
        db
          .collection('routes')
          .aggregate()
          .geoNear({ near: db.Geo.Point(2, 2), spherical: true, distanceField: 'd', ...options })
          .end();
      const [found] = (await near({ key: 'to' })).list;
      return [found?.d, await near({}).catch((error: unknown) => (error as Error).message.includes('key'))];
    },
    outcome: { value: [0, true] },
  },
  {
    name: 'the stage geoNear needs a declared index of places',
    source: stagePage('geoNear'),
    given: { plain: PLACES },
    run: ({ db }) =>
      db
        .collection('plain')
        .aggregate()
        .geoNear({ near: db.Geo.Point(1, 1), spherical: true, distanceField: 'd' })
        .end(),
    outcome: { errCode: -1, message: '2dsphere' },
  },
  {
    name: 'places are stored and read as what they are',
    source: page('database/Geo'),
    run: async ({ db }) => {
      const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo;
      const line = LineString([Point(0, 0), Point(1, 1)]);
      const area = Polygon([LineString([Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 0)])]);
      const shapes = [
        Point(1, 2),
        line,
        area,
        MultiPoint([Point(1, 2)]),
        MultiLineString([line]),
        MultiPolygon([area]),
      ];
      const { _id } = await db.collection('plain').add({ data: { shapes } });
      const { data } = await db.collection('plain').doc(_id).get();
      return (data.shapes as { toJSON(): { type: string; coordinates: unknown } }[]).map(
        (shape) => JSON.parse(JSON.stringify(shape)) as unknown,
      );
    },
    outcome: {
      value: [
        point(1, 2),
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
        { type: 'MultiPoint', coordinates: [[1, 2]] },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [0, 0],
              [1, 1],
            ],
          ],
        },
        {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          ],
        },
      ],
    },
  },
];

export const places: ContractCase[] = [...near, ...within, ...intersecting, ...stage];
