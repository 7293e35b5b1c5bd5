import { unborn } from '../../../../cloudfunctions/school/people/person';
import type { KnownPerson } from '../../../../cloudfunctions/school/import/plan-person';
import { exportRows } from '../../../../cloudfunctions/school/import/plan-export';
import { planRooms } from '../../../../cloudfunctions/school/import/plan-rooms';
import { planUnits } from '../../../../cloudfunctions/school/import/plan-units';
import {
  absentFrom,
  type PlanGround,
  planWrites,
} from '../../../../cloudfunctions/school/import/plan-writes';
import type { Day } from '../../../../cloudfunctions/shared/clock';
import type { Lodging } from '../../../../cloudfunctions/shared/placement';
import { parseRows, type ParsedRow } from '../../../../cloudfunctions/school/import/parse-rows';

const today = '2026-11-24';
const grades = [{ _id: 'g24', name: '2024级', departmentId: 'zz' }];
const classes = [
  { _id: 'jd2401', name: '机电2401班', gradeId: 'g24', departmentId: 'zz' },
  { _id: 'jd2402', name: '机电2402班', gradeId: 'g24', departmentId: 'zz' },
];

const building = { _id: 'b3', name: '3栋' };
const room302 = { _id: 'r302', name: '302', buildingId: 'b3' };
const lives = (roomId: string | null) => ({ lodgings: [{ roomId, from: '2026-09-01', to: null } as const] });

const livesSinceNovember = { lodgings: [{ roomId: 'r302', from: '2026-11-01', to: null } as const] };

function known(changes: Partial<KnownPerson> = {}): KnownPerson {
  return {
    ...unborn('li-lei', 0),
    ...{ rev: 3, number: '24010101', name: '李雷', departmentId: 'zz', phone: '13900000001' },
    memberships: [{ classId: 'jd2401', from: '2026-09-01', to: null }],
    enrolments: [{ status: 'enrolled', from: '2026-09-01' }],
    guardians: [{ name: '李大海', relation: '父亲', phone: '13900000002' }],
    ...changes,
  };
}

function ground(people: KnownPerson[] = [], changes: Partial<PlanGround> = {}): PlanGround {
  let ids = 0;
  const nextId = () => `new-${(ids += 1)}`;
  return {
    ...{ kind: 'student', departmentId: 'zz', day: today, today, nextId, elsewhere: new Map() },
    known: new Map(people.map((person) => [person.number, person])),
    units: planUnits('zz', { grades: [...grades], classes: [...classes] }, nextId),
    rooms: planRooms({ buildings: [building], rooms: [room302] }, nextId),
    ...changes,
  };
}

const row = (changes: Partial<ParsedRow> = {}): ParsedRow => ({
  ...{ row: 2, number: '24010101', name: '李雷', className: '机电2401班' },
  ...changes,
});
const changeOf = (changes: Partial<ParsedRow>, person = known()) => {
  const plan = planWrites([row(changes)], ground([person]));
  const [write] = plan.writes;
  if (!write || !('change' in write)) throw new Error(JSON.stringify(plan));
  return { ...write.change, rev: write.rev };
};
const reasonOf = (changes: Partial<ParsedRow>, more: Partial<PlanGround> = {}) => {
  const { mistakes, writes } = planWrites([row(changes)], ground([known(livesSinceNovember)], more));
  expect(writes).toEqual([]);
  return [mistakes[0]?.column, mistakes[0]?.reason];
};

test('a row that says what is known already is no write', () => {
  expect(planWrites([row({ phone: '13900000001' })], ground([known()]))).toMatchObject({
    ...{ writes: [], mistakes: [], unchanged: 1 },
  });
});

test('what changes is set, and nothing else', () => {
  expect(changeOf({ name: '李蕾', phone: '' })).toEqual({
    ...{ kind: 'imported', sets: {}, personal: { name: '李蕾', phone: '' } },
    rev: 3,
  });
});

test('a transfer and a status hold from the row’s day, or the day of the import', () => {
  expect(changeOf({ className: '机电2402班', from: '2026-12-01' }).sets).toEqual({
    memberships: [
      { classId: 'jd2401', from: '2026-09-01', to: '2026-11-30' },
      { classId: 'jd2402', from: '2026-12-01', to: null },
    ],
  });
  expect(changeOf({ status: 'interning' }).sets).toEqual({
    enrolments: [
      { status: 'enrolled', from: '2026-09-01' },
      { status: 'interning', from: today },
    ],
  });
});

test('a planned transfer isn’t planned once more, on whatever day the file comes again', () => {
  const planned = known({
    memberships: [
      { classId: 'jd2401', from: '2026-09-01', to: '2026-11-29' },
      { classId: 'jd2402', from: '2026-11-30', to: null },
    ],
  });
  const plan = planWrites([row({ className: '机电2402班' })], ground([planned]));
  expect(plan).toMatchObject({ writes: [], unchanged: 1 });
});

describe('where a student sleeps', () => {
  const until = (roomId: string | null): Lodging => ({ roomId, from: '2026-09-01', to: '2026-11-23' });
  const now = (roomId: string | null): Lodging => ({ roomId, from: today, to: null });

  test.each<[string, Partial<ParsedRow>, Partial<KnownPerson>, KnownPerson['lodgings']]>([
    ['a room makes a boarder', { room: '3栋302' }, {}, [now('r302')]],
    ['a boarder without a room', { boards: true }, {}, [now(null)]],
    ['the room of a boarder', { room: '3栋302' }, lives(null), [until(null), now('r302')]],
    ['no room any more', { room: '' }, lives('r302'), [until('r302'), now(null)]],
    ['home', { boards: false }, lives('r302'), [until('r302')]],
    ['a room to be made', { room: '3栋303' }, lives('r302'), [until('r302'), now('new-1')]],
  ])('%s', (_, changes, person, lodgings) => {
    expect(changeOf(changes, known(person))).toMatchObject({ sets: { lodgings } });
  });

  test.each<[Partial<ParsedRow>, Partial<KnownPerson>]>([
    [{ boards: true }, lives('r302')],
    [{ boards: true, room: '3栋302' }, lives('r302')],
    [{ room: '' }, {}],
    [{ boards: false }, {}],
    [{}, lives('r302')],
  ])('%#: as it is, nothing changes', (changes, person) => {
    expect(planWrites([row(changes)], ground([known(person)]))).toMatchObject({ writes: [], unchanged: 1 });
  });

  test('who is new lives there from the first day on', () => {
    const plan = planWrites([row({ room: '3栋302', from: '2026-11-30' })], ground());
    expect(plan.writes).toMatchObject([{ enters: { lodgings: [{ roomId: 'r302', from: '2026-11-30' }] } }]);
  });

  test('a building that several rows name is made once, and each of its rooms', () => {
    const plan = ground();
    const rows = ['5栋101', '5栋102', '5栋101', '3栋302'];
    planWrites(
      rows.map((room, index) => row({ number: `99${index}`, room })),
      plan,
    );
    const made = plan.rooms.planned();
    expect(made.buildings.map(({ name }) => name)).toEqual(['5栋']);
    expect(made.rooms.map(({ name }) => name)).toEqual(['101', '102']);
  });
});

test('guardians are changed cell by cell, and both are kept in their places', () => {
  const guardians = (changes: Partial<ParsedRow>) => changeOf(changes).personal.guardians;
  expect(guardians({ guardian1Phone: '13900000009' })).toEqual([
    { name: '李大海', relation: '父亲', phone: '13900000009' },
  ]);
  expect(guardians({ guardian2Relation: '母亲', guardian2Phone: '13900000003' })).toHaveLength(2);
  expect(guardians({ guardian1Name: '', guardian1Relation: '', guardian1Phone: '' })).toEqual([]);
});

test.each<[string, Partial<ParsedRow>, Partial<PlanGround>, string, string]>([
  ['a guardian without phone', { guardian2Name: '王芳' }, {}, '监护人电话2', '要写监护人电话'],
  ['a phone of nobody', { guardian2Phone: '13900000003' }, {}, '监护人2', '不知道是谁'],
  ['a new class without grade', { className: '新班' }, {}, '班级', '年级'],
  ['a class of another grade', { gradeName: '2023级' }, {}, '班级', '2024级'],
  [
    'a transfer before the present class',
    { className: '机电2402班', from: '2026-08-01' },
    {},
    '班级',
    '太早',
  ],
  ['a status before the present one', { status: 'suspended', from: '2026-08-01' }, {}, '状态', '太早'],
  ['a room before the present one', { room: '3栋303', from: '2026-10-01' }, {}, '宿舍', '太早'],
  [
    'a room from more than a week back',
    { room: '3栋303', from: '2026-11-16' },
    {},
    '生效日期',
    '最早从 2026-11-17',
  ],
  ['a day beyond a year', { from: '2028-01-01' }, {}, '生效日期', '提前一年'],
  [
    'a number of staff',
    { number: 'T001' },
    { elsewhere: new Map([['T001', 'otherKind']]) },
    '学号',
    '教职工的工号',
  ],
  [
    'a number of another department',
    { number: '9' },
    { elsewhere: new Map([['9', 'otherDepartment']]) },
    '学号',
    '别的系部',
  ],
])('%s is a mistake', (_, changes, more, column, words) => {
  expect(reasonOf(changes, more)).toEqual([column, expect.stringContaining(words)]);
});

describe('somebody who is erased', () => {
  const erased = known({ name: '', phone: '', guardians: [], initials: '' });

  test('is not entered anew from an old file: the row is a mistake', () => {
    const { writes, mistakes } = planWrites([row()], ground([erased]));
    expect(writes).toEqual([]);
    expect(mistakes).toEqual([
      {
        row: 2,
        column: '学号',
        value: '24010101',
        reason: expect.stringContaining('已按要求删除') as string,
      },
    ]);
  });

  test('is neither missed in a file nor in the one that is exported', () => {
    expect(absentFrom([], [erased, known({ number: '2' })], () => true).map(({ number }) => number)).toEqual([
      '2',
    ]);
    expect(exportRows('student', [erased], { grades, classes }, new Map(), today)).toHaveLength(1);
  });
});

test('a class that several rows make is made once', () => {
  const plan = ground();
  planWrites(
    ['1', '2', '3'].map((number) => row({ number, className: '机电2601班', gradeName: '2026级' })),
    plan,
  );
  const { grades: newGrades, classes: newClasses } = plan.units.planned();
  expect([newGrades.length, newClasses.length]).toEqual([1, 1]);
});

test('what is exported and read again changes nothing', () => {
  const people = [
    known(lives('r302')),
    known({ ...lives(null), _id: 'c', number: '24010103' }),
    known({
      ...{ _id: 'b', number: '24010102', name: '买买提·艾力', guardians: [], phone: '' },
      enrolments: [{ status: 'withdrawn', from: '2026-10-01' }],
      ...lives('r302'),
    }),
    known({
      ...{ _id: 'd', number: '24010104' },
      lodgings: [
        { roomId: 'r302', from: '2026-09-01', to: '2026-11-30' },
        { roomId: null, from: '2026-12-01', to: null },
      ],
    }),
    known({
      ...{ _id: 'e', number: '24010105' },
      lodgings: [{ roomId: 'r302', from: '2026-12-01', to: null }],
    }),
    known({
      ...{ _id: 'f', number: '24010106' },
      memberships: [{ classId: 'jd2401', from: '2026-12-01', to: null }],
      enrolments: [{ status: 'enrolled', from: '2026-12-01' }],
      lodgings: [{ roomId: 'r302', from: '2026-12-01', to: null }],
    }),
  ];
  const rows = exportRows('student', people, { grades, classes }, new Map([['r302', '3栋302']]), today);
  // Those of the day of the export: of who has left none, of who is still to come the first.
  const dormitory = rows[0]?.flatMap((title, index) => (/住校|宿舍/.test(title) ? [index] : [])) ?? [];
  expect(rows.slice(1).map((cells) => dormitory.map((index) => cells[index]).join(' '))).toEqual([
    '是 3栋302',
    '是 ',
    ' ',
    '是 3栋302',
    '否 ',
    '是 3栋302',
  ]);
  const { rows: parsed, mistakes } = parseRows(
    'student',
    rows.map((cells, index) => ({ row: index + 1, cells })),
  );
  expect(mistakes).toEqual([]);
  expect(planWrites(parsed, ground(people))).toMatchObject({ writes: [], mistakes: [], unchanged: 6 });
});

describe('what is planned from 1 December', () => {
  const open = (from: Day) => ({ from, to: null });
  const person = known({
    memberships: [
      { classId: 'jd2401', from: '2026-09-01', to: '2026-11-30' },
      { classId: 'jd2402', ...open('2026-12-01') },
    ],
    lodgings: [
      { roomId: null, from: '2026-09-01', to: '2026-11-30' },
      { roomId: 'r302', ...open('2026-12-01') },
    ],
  });
  const planned = { className: '机电2402班', room: '3栋302' };

  test('comes earlier in a row that names an earlier day', () => {
    const { sets } = changeOf({ ...planned, from: '2026-11-26' }, person);
    expect(sets.memberships?.[1]).toEqual({ classId: 'jd2402', ...open('2026-11-26') });
    expect(sets.lodgings?.[1]).toEqual({ roomId: 'r302', ...open('2026-11-26') });
  });

  test('and so it is with leaving: a row without a day, of now or of then, changes nothing', () => {
    const enrolled = { status: 'enrolled', from: '2026-09-01' } as const;
    const leaving = known({ enrolments: [enrolled, { status: 'withdrawn', from: '2026-12-01' }] });
    for (const status of ['enrolled', 'withdrawn'] as const)
      expect(planWrites([row({ status })], ground([leaving])).unchanged).toBe(1);
    const { sets } = changeOf({ status: 'withdrawn', from: '2026-11-26' }, leaving);
    expect(sets.enrolments).toEqual([enrolled, { status: 'withdrawn', from: '2026-11-26' }]);
  });

  test('stays in a row without a day, and a room stays that a row doesn’t name', () => {
    expect(planWrites([row(planned)], ground([person])).unchanged).toBe(1);
    const { sets } = changeOf({ className: '机电2402班', boards: true, from: '2026-11-26' }, person);
    expect(Object.keys(sets)).toEqual(['memberships']);
  });
});
