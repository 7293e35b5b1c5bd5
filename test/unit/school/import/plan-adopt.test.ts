import {
  adoptedRooms,
  adoptedUnits,
  inAdopted,
  roomsLeft,
  unitsLeft,
} from '../../../../cloudfunctions/school/import/plan-adopt';
import type { PlannedEntry } from '../../../../cloudfunctions/school/import/plan-writes';

const grade = (_id: string, name: string) => ({ _id, name, departmentId: 'zz' });
const schoolClass = (_id: string, name: string, gradeId: string) => ({
  ...{ _id, name, gradeId, departmentId: 'zz' },
});
const planned = {
  grades: [grade('p-grade', '2026级')],
  classes: [schoolClass('p-one', '机电2601班', 'p-grade'), schoolClass('p-two', '机电2602班', 'p-grade')],
};

test('what is there by now is adopted, and the rest is made in it', () => {
  const there = { grades: [grade('grade', '2026')], classes: [schoolClass('one', '机电2601', 'grade')] };
  const adopted = adoptedUnits(planned, there);
  expect(adopted).toEqual({ 'p-grade': 'grade', 'p-one': 'one' });
  expect(unitsLeft(planned, adopted as Record<string, string>)).toEqual({
    grades: [],
    classes: [schoolClass('p-two', '机电2602班', 'grade')],
  });
});

test('what the plan itself has entered is nothing to adopt', () => {
  expect(adoptedUnits(planned, planned)).toEqual({});
});

test('a class of another grade is not the one that was meant', () => {
  const there = { grades: [], classes: [schoolClass('two', '机电2602班', 'other')] };
  expect(adoptedUnits(planned, there)).toEqual({ otherwise: '机电2602班' });
});

test('a room is adopted in the building that is, not in another one of the same number', () => {
  const rooms = {
    buildings: [{ _id: 'p-b9', name: '9栋' }],
    rooms: [
      { _id: 'p-302', name: '302', buildingId: 'p-b9' },
      { _id: 'p-303', name: '303', buildingId: 'p-b9' },
    ],
  };
  const there = {
    buildings: [{ _id: 'b9', name: '9栋' }],
    rooms: [
      { _id: 'r303', name: '303', buildingId: 'b9' },
      { _id: 'r302', name: '302', buildingId: 'b3' },
    ],
  };
  const adopted = adoptedRooms(rooms, there);
  expect(adopted).toEqual({ 'p-b9': 'b9', 'p-303': 'r303' });
  expect(roomsLeft(rooms, adopted)).toEqual({
    buildings: [],
    rooms: [{ _id: 'p-302', name: '302', buildingId: 'b9' }],
  });
});

test('people are put into what was adopted, and a room that isn’t known stays unknown', () => {
  const since = { from: '2026-09-01', to: null } as const;
  const entry = (classId: string, roomId: string): PlannedEntry => ({
    ...{ row: 2, number: '1' },
    enters: {
      ...{ _id: 'a', kind: 'student', number: '1', name: '李雷', phone: '', departmentId: 'zz' },
      memberships: [{ classId, ...since }],
      lodgings: [
        { roomId: null, from: '2026-09-01', to: '2026-09-30' },
        { roomId, from: '2026-10-01', to: null },
      ],
    },
  });
  expect(inAdopted(entry('p-one', 'p-302'), { 'p-one': 'one', 'p-302': 'r302' })).toEqual(
    entry('one', 'r302'),
  );
  expect(inAdopted(entry('p-two', 'p-303'), { 'p-one': 'one' })).toEqual(entry('p-two', 'p-303'));
});
