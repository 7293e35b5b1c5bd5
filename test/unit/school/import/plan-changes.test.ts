import { byGroup, changeViews, sizesOf } from '../../../../cloudfunctions/school/import/plan-changes';
import type { ParsedRow } from '../../../../cloudfunctions/school/import/parse-rows';
import { unborn } from '../../../../cloudfunctions/school/people/person';
import type { KnownPerson } from '../../../../cloudfunctions/school/import/plan-person';
import { unitsById } from '../../../../cloudfunctions/school/import/plan-texts';
import { planRooms, roomNames } from '../../../../cloudfunctions/school/import/plan-rooms';
import { planUnits } from '../../../../cloudfunctions/school/import/plan-units';
import { planWrites } from '../../../../cloudfunctions/school/import/plan-writes';

const today = '2026-11-24';
const units = {
  grades: [{ _id: 'g24', name: '2024级', departmentId: 'zz' }],
  classes: ['机电2401班', '机电2402班'].map((name, index) => ({
    ...{ _id: `c${index + 1}`, name, gradeId: 'g24', departmentId: 'zz' },
  })),
};

const dormitory = {
  buildings: [{ _id: 'b3', name: '3栋' }],
  rooms: [
    { _id: 'r302', name: '302', buildingId: 'b3' },
    { _id: 'r305', name: '305', buildingId: 'b3' },
  ],
};
const byId = unitsById(units, roomNames(dormitory));

function known(changes: Partial<KnownPerson> = {}): KnownPerson {
  return {
    ...unborn('li-lei', 0),
    ...{ rev: 3, number: '24010101', name: '李雷', departmentId: 'zz' },
    memberships: [{ classId: 'c1', from: '2026-09-01', to: null }],
    enrolments: [{ status: 'enrolled', from: '2026-09-01' }],
    guardians: [{ name: '李大海', relation: '父亲', phone: '13900000002' }],
    ...changes,
  };
}

/** What is shown of a row about somebody in 机电2401班. */
function shown(row: Partial<ParsedRow>, person = known()) {
  const ground = {
    ...({ kind: 'student', departmentId: 'zz', day: today, today, elsewhere: new Map() } as const),
    known: new Map([[person.number, person]]),
    units: planUnits('zz', units, () => 'new'),
    rooms: planRooms(dormitory, () => 'new'),
    nextId: () => 'new',
  };
  const same = { row: 2, number: '24010101', name: '李雷', className: '机电2401班' };
  const groups = byGroup(planWrites([{ ...same, ...row }], ground).changes);
  return changeViews(groups, byId)[0];
}

const suspended = known({ enrolments: [{ status: 'suspended', from: '2026-10-01' }] });
const withdrawn = known({ enrolments: [{ status: 'withdrawn', from: '2026-10-01' }] });

test.each<[string, Partial<ParsedRow>, KnownPerson]>([
  ['renaming', { name: '王芳' }, known()],
  ['renaming', { name: '王芳', className: '机电2402班', status: 'withdrawn' }, known()],
  ['returning', { status: 'enrolled' }, suspended],
  ['returning', { status: 'interning', className: '机电2402班' }, withdrawn],
  ['leaving', { status: 'graduated' }, known()],
  ['leaving', { status: 'suspended', className: '机电2402班' }, known()],
  ['transferring', { className: '机电2402班', phone: '13900000009' }, known()],
  ['transferring', { className: '机电2402班', status: 'interning' }, known()],
  ['changing', { status: 'interning' }, known()],
  ['changing', { status: 'withdrawn' }, suspended],
  ['changing', { phone: '13900000009' }, known()],
])('%s: %j', (group, row, person) => {
  expect(shown(row, person)?.group).toBe(group);
});

test('every column that differs is shown as it is and as it will be, with the day of class and status', () => {
  expect(
    shown({
      className: '机电2402班',
      phone: '13900000009',
      guardian1Phone: '13900000003',
      from: '2026-12-01',
    }),
  ).toEqual({
    ...{ group: 'transferring', row: 2, number: '24010101', name: '李雷', className: '机电2402班' },
    day: '2026-12-01',
    differences: [
      { column: '班级', from: '机电2401班', to: '机电2402班' },
      { column: '电话', from: '', to: '13900000009' },
      { column: '监护人电话', from: '13900000002', to: '13900000003' },
    ],
  });
});

test('a room is told by its name, with the day of moving', () => {
  const boarder = known({ lodgings: [{ roomId: 'r302', from: '2026-09-01', to: null }] });
  expect(shown({ room: '3栋305' }, boarder)).toMatchObject({
    ...{ group: 'changing', day: today },
    differences: [{ column: '宿舍', from: '3栋302', to: '3栋305' }],
  });
  expect(shown({ boards: false }, boarder)?.differences).toEqual([
    { column: '住校', from: '是', to: '否' },
    { column: '宿舍', from: '3栋302', to: '' },
  ]);
});

test('without a class or status there is no day to tell', () => {
  expect(shown({ name: '王芳' })).toMatchObject({
    ...{ name: '王芳', day: null, differences: [{ column: '姓名', from: '李雷', to: '王芳' }] },
  });
});

test('of a group as many are told as an answer holds, the others are counted; no group crowds out another', () => {
  const note = (name: string | undefined, index: number) => ({
    write: {
      ...{ row: index, number: String(index), personId: 'p', rev: 1 },
      change: { kind: 'imported', sets: {}, personal: name ? { name } : { phone: '1' } },
    },
    ...({ person: known(), day: today } as const),
  });
  const groups = byGroup([
    ...Array.from({ length: 300 }, (_, index) => note(undefined, index)),
    note('王芳', 300),
  ]);
  expect(sizesOf(groups)).toMatchObject({ renaming: 1, changing: 300 });
  expect(changeViews(groups, byId).map(({ group }) => group)).toEqual([
    'renaming',
    ...Array<string>(200).fill('changing'),
  ]);
});
