import fc from 'fast-check';
import { roomNameOf } from '../../../cloudfunctions/school/rooms/contract-room-name';
import {
  dormView,
  keptBuildings,
  rightsWith,
  sheetWords,
  unplacedView,
} from '../../../miniprogram/school/dormitory/view';
import { floorOf, floorsOf } from '../../../miniprogram/school/move-room/floors';
import {
  type Choice,
  missingOf,
  movingInWords,
  roomInWords,
  sleepsInWords,
  sleepsOf,
  warningOf,
} from '../../../miniprogram/school/move-room/view';
import type { DormRosterView, RoleView } from '../../../typings/cloud-api';
import { fcParameters } from '../../support/random';

const held = (role: RoleView['role'], where: Partial<RoleView> = {}): RoleView => ({
  ...{ role, title: '', scope: '', classId: null, departmentId: null, buildingId: null },
  ...where,
});
type Room = DormRosterView['rooms'][number];
const student = (name: string, status: Room['students'][number]['status'] = 'enrolled') => ({
  ...({
    personId: name,
    number: '1',
    name,
    className: '机电2401班',
    status,
    since: '2026-09-01',
    phone: '',
  } as const),
});
const room = (name: string, students: Room['students'], others = 0): Room => ({
  ...{ roomId: name, name, students, others },
});

describe('boarders without a room', () => {
  const one = { personId: 'p1', number: '1', name: '李雷', className: '机电2401班' };

  test('are counted, and told to be cut when not all are named', () => {
    const view = unplacedView({ count: 1, students: [one] });
    expect(view).toMatchObject({ title: '未分房间 1 人', students: [{ name: '李雷', note: '机电2401班' }] });
    expect(view.text).not.toContain('前');
    expect(unplacedView({ count: 300, students: [one] }).text).toContain('下面是前 1 人');
  });

  test('are nothing to speak of when there are none', () => {
    expect(unplacedView({ count: 0, students: [] }).title).toBe('');
  });
});

describe('a building', () => {
  test('is counted, and empty beds and other departments are said', () => {
    const rooms = [
      room('302', [student('李雷'), student('韩梅梅', 'interning')]),
      room('303', [], 2),
      room('304', []),
    ];
    expect(dormView({ rooms })).toEqual({
      summary: '3 间 · 住 2 人，另有别的系部 2 人',
      rooms: [
        {
          ...{ roomId: '302', name: '302', note: '', isEmpty: false },
          students: [
            { personId: '李雷', name: '李雷', note: '' },
            { personId: '韩梅梅', name: '韩梅梅', note: '实习' },
          ],
        },
        { roomId: '303', name: '303', students: [], note: '别的系部 2 人', isEmpty: false },
        { roomId: '304', name: '304', students: [], note: '空', isEmpty: true },
      ],
    });
  });

  test('is shown to its keeper without what a keeper isn’t told', () => {
    const { others, ...told } = room('302', [student('李雷')], 0);
    expect(others).toBe(0);
    expect(dormView({ rooms: [told] })).toMatchObject({ summary: '1 间 · 住 1 人', rooms: [{ note: '' }] });
  });
});

test.each([
  ['a keeper', [held('dormKeeper', { buildingId: 'b3' })], { add: false, rename: false, all: false }],
  [
    'an officer of a department',
    [held('officer', { departmentId: 'zz' })],
    { add: true, rename: false, all: true },
  ],
  ['an officer of the school', [held('officer')], { add: true, rename: true, all: true }],
  ['a secretary', [held('secretary', { departmentId: 'zz' })], { add: false, rename: false, all: true }],
] as const)('%s may', (_, roles, rights) => {
  expect(rightsWith(roles)).toEqual(rights);
});

test('a keeper has the own buildings to choose among', () => {
  const roles = [
    held('headTeacher', { classId: 'a' }),
    held('dormKeeper', { scope: '3栋', buildingId: 'b3' }),
  ];
  expect(keptBuildings(roles)).toEqual([{ buildingId: 'b3', name: '3栋' }]);
});

test('the sheet says what is added, and where', () => {
  const words = (kind: 'building' | 'room', was = '') => sheetWords({ kind, id: was, was }, '3栋');
  expect(words('room')).toMatchObject({ title: '新增房间', text: '在 3栋 里', done: '已新增房间' });
  expect(words('building')).toMatchObject({ title: '新增宿舍楼', text: '' });
  expect(words('building', '3栋')).toMatchObject({ title: '改宿舍楼名称', save: '保存', done: '已改名' });
});

describe('moving', () => {
  const today = '2026-11-24';
  const building = { buildingId: 'b3', name: '3栋' };
  const r302 = { roomId: 'r302', name: '302', sleeping: 3 };
  const who = { name: '李雷', status: 'enrolled' } as const;
  const boarder = { ...who, boards: true, room: '3栋302', roomId: 'r302' };
  const atHome = { ...who, boards: false, room: '', roomId: null };
  const unknown = { ...who, boards: true, room: '', roomId: null };

  test('who has left is said to have, and anything may be entered of them', () => {
    const left = { ...atHome, status: 'suspended' } as const;
    expect([boarder, unknown, atHome, left].map(sleepsInWords)).toEqual([
      ...['住 3栋302', '住校，房间未定', '走读', '休学'],
    ]);
    expect(missingOf({ kind: 'home' }, left)).toBeNull();
  });

  test.each<[Choice, typeof boarder | typeof atHome, string | null]>([
    [{ kind: 'none' }, boarder, '请选住在哪里'],
    [{ kind: 'room', building, room: null }, boarder, '请选房间'],
    [{ kind: 'room', building, room: r302 }, boarder, '现在就是这样，请选别的'],
    [{ kind: 'home' }, atHome, '现在就是这样，请选别的'],
    [{ kind: 'unknown' }, unknown, '现在就是这样，请选别的'],
    [{ kind: 'unknown' }, atHome, null],
    [{ kind: 'unknown' }, boarder, null],
    [{ kind: 'home' }, boarder, null],
    [{ kind: 'room', building, room: r302 }, atHome, null],
  ])('%j: %#', (choice, person, missing) => {
    expect(missingOf(choice, person)).toBe(missing);
  });

  test.each<[Choice, ReturnType<typeof sleepsOf>]>([
    [{ kind: 'none' }, null],
    [{ kind: 'room', building, room: null }, null],
    [
      { kind: 'room', building, room: r302 },
      { boards: true, roomId: 'r302' },
    ],
    [{ kind: 'unknown' }, { boards: true, roomId: null }],
    [{ kind: 'home' }, { boards: false, roomId: null }],
  ])('%j is asked as', (choice, sleeps) => {
    expect(sleepsOf(choice)).toEqual(sleeps);
  });

  test.each<[Choice, typeof boarder | typeof atHome, string]>([
    [
      { kind: 'room', building, room: { roomId: 'r303', name: '303', sleeping: 0 } },
      boarder,
      '李雷 从 11月24日 起住 3栋303。之前几晚仍按 3栋302 算',
    ],
    [{ kind: 'room', building, room: r302 }, atHome, '李雷 从 11月24日 起住 3栋302'],
    [{ kind: 'unknown' }, atHome, '李雷 从 11月24日 起住校，房间以后再定'],
    [{ kind: 'home' }, boarder, '李雷 从 11月24日 起走读，不住校。之前几晚仍按 3栋302 算'],
  ])('%j in words', (choice, person, words) => {
    expect(movingInWords(choice, person, { from: today, today })).toBe(words);
  });

  test.each<[Choice, typeof boarder | typeof atHome, RegExp | null]>([
    [{ kind: 'room', building, room: r302 }, atHome, null],
    [{ kind: 'home' }, atHome, null],
    [{ kind: 'home' }, boarder, /查寝不再点到/],
    [{ kind: 'unknown' }, boarder, /查寝点不到/],
  ])('%j is asked once more where nobody would look at night: %#', (choice, person, words) => {
    const warning = warningOf(choice, person);
    if (words) expect(warning).toMatch(words);
    else expect(warning).toBeNull();
  });
});

test.each([
  ['302', '3 楼'],
  ['1203', '12 楼'],
  ['302A', '3 楼'],
  ['302-1', '3 楼'],
  ['A302', '3 楼 · A'],
  ['东302', '3 楼 · 东'],
  ['3-302', '3 楼 · 3-'],
  ['12', ''],
  ['3020A1B', ''],
])('room %s is on %s', (name, floor) => {
  expect(floorOf(name)).toBe(floor);
});

const roomNames = fc.array(fc.stringMatching(/^[A-C]?[0-9]{1,4}[A-C]?(-[0-9]{1,2})?$/));

test('every room is on one floor, and floors keep the order of their rooms', () => {
  fc.assert(
    fc.property(roomNames, (names) => {
      const rooms = names.map((name) => ({ roomId: name, name, sleeping: 0 }));
      const floors = floorsOf(rooms);
      expect(new Set(floors.map(({ label }) => label)).size).toBe(floors.length);
      for (const floor of floors)
        expect(floor.rooms).toEqual(rooms.filter(({ name }) => floorOf(name) === floor.label));
      expect(floors.flatMap((floor) => floor.rooms)).toHaveLength(rooms.length);
    }),
    fcParameters(300),
  );
});

test.each(['3栋', '3号楼', '北苑公寓', '3', '北区', 'A'])(
  'a room of %s is written as on the other pages',
  (building) => {
    expect(roomInWords(building, '302')).toBe(roomNameOf({ building, room: '302' }));
  },
);
