import type { Day } from '../../cloudfunctions/shared/clock';
import type { DormRosterView, UnplacedView } from '../../cloudfunctions/school/rooms/contract';
import type { PersonView, RosterView } from '../../cloudfunctions/school/roster/contract';
import type { UnitsView } from '../../cloudfunctions/school/roster/contract-units';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Role, Scope } from '../../cloudfunctions/shared/grants';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import type { Building, Room } from '../../cloudfunctions/shared/unit';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { dataOf } from '../support/import-file';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
const buildings: Building[] = [
  { _id: 'b3', name: '3栋' },
  { _id: 'b10', name: '10栋' },
];
const room = (buildingId: string, name: string): Room => ({ _id: `${buildingId}-${name}`, name, buildingId });
const rooms = [room('b3', '302'), room('b3', '1001'), room('b3', '303'), room('b10', '302')];
let school: School;

const ask = (who: string, action: string, data: object, attemptId?: string) =>
  school.call(who, 'school', action, data, attemptId);
const hold = (who: string, role: Role, scope: Scope) =>
  school.setBinding(who, { grants: [{ role, scope, from: '2026-09-01', to: null }] });
const stored = async (personId: string) => {
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: personId } });
  if (!person) throw new Error(`there is no ${personId}`);
  return person;
};
const lodge = (personId: string, roomId: string | null, changes: Partial<Person> = {}) =>
  school.setPerson(personId, { lodgings: [{ roomId, from: '2026-09-01', to: null }], ...changes });
const asleep = async (who: string, buildingId: string, date?: string) => {
  const view = dataOf(await ask(who, 'dormRoster', { buildingId, ...(date && { date }) })) as DormRosterView;
  return Object.fromEntries(
    view.rooms.map(({ name, students }) => [name, students.map((student) => student.name)]),
  );
};

beforeAll(async () => {
  school = await startSchool();
  const { client } = school.simulator;
  await client.insert('buildings', buildings);
  await client.insert('rooms', rooms);
  await client.snapshot('school');
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at(tuesday, '09:00')));

describe('buildings and rooms', () => {
  test('an officer of any department adds them; they are named as files name them', async () => {
    const { buildingId } = dataOf(await ask('officer', 'addBuilding', { name: '北苑公寓 2栋' })) as {
      buildingId: string;
    };
    const { roomId } = dataOf(await ask('officer', 'addRoom', { buildingId, name: '305室' })) as {
      roomId: string;
    };
    expect(dataOf(await ask('zhou-min', 'rooms', { buildingId }))).toEqual({
      rooms: [{ roomId, name: '305', sleeping: 0 }],
    });
    const { buildings: known } = dataOf(await ask('zhou-min', 'units', {})) as UnitsView;
    expect(known.map(({ name }) => name)).toEqual(['3栋', '10栋', '北苑公寓2栋']);
  });

  test('a sheet that named each bed leaves more of them than one answer holds, and all are shown', async () => {
    const beds = Array.from({ length: 1100 }, (_, index) => room('b10', `${1000 + index}-1`));
    const more = Array.from({ length: 1100 }, (_, index) => ({
      _id: `more-${index}`,
      name: `${100 + index}座`,
    }));
    await school.simulator.client.insert('rooms', beds);
    await school.simulator.client.insert('buildings', more);
    const { rooms: shown } = dataOf(await ask('zhou-min', 'rooms', { buildingId: 'b10' })) as {
      rooms: object[];
    };
    expect(shown).toHaveLength(1101);
    const { buildings: known } = dataOf(await ask('zhou-min', 'units', {})) as UnitsView;
    expect(known).toHaveLength(1102);
  });

  test.each([
    ['addBuilding', { name: '3栋' }, 'SCHOOL.NAME_TAKEN'],
    ['addBuilding', { name: '女生宿舍楼3楼' }, 'REQUEST.INVALID'],
    ['addRoom', { buildingId: 'b3', name: '302' }, 'SCHOOL.NAME_TAKEN'],
    ['addRoom', { buildingId: 'b3', name: '活动室' }, 'REQUEST.INVALID'],
    ['addRoom', { buildingId: 'no-such-building', name: '302' }, 'AUTH.DENIED'],
    // Everybody else would see another name.
    ['renameBuilding', { buildingId: 'b3', was: '3栋', name: '7栋' }, 'AUTH.DENIED'],
  ])('%s %j: %s', async (action, data, code) => {
    const reply = await ask('officer', action, data);
    expect(reply).toMatchObject({ ok: false, code });
    expect(reply.message).toMatch(/\p{Script=Han}/u);
  });

  test('an officer of the school renames what is still called so', async () => {
    await hold('officer', 'officer', { kind: 'school' });
    const rename = { buildingId: 'b3', roomId: 'b3-303', was: '303', name: '304' };
    for (let time = 0; time < 2; time += 1)
      expect(dataOf(await ask('officer', 'renameRoom', rename, 'attempt-to-rename'))).toEqual({
        name: '304',
      });
    expect(await ask('officer', 'renameRoom', { ...rename, name: '305' })).toMatchObject({
      code: 'SCHOOL.CHANGED_MEANWHILE',
    });
    expect(await ask('officer', 'renameRoom', { ...rename, was: '304', name: '302' })).toMatchObject({
      code: 'SCHOOL.NAME_TAKEN',
    });
    // The room has to lie in the building that is named.
    expect(
      await ask('officer', 'renameRoom', { ...rename, buildingId: 'b10', was: '304', name: '305' }),
    ).toMatchObject({ code: 'SCHOOL.CHANGED_MEANWHILE' });
    const other = { buildingId: 'b3', was: '3栋', name: '7栋' };
    expect(dataOf(await ask('officer', 'renameBuilding', other))).toEqual({ name: '7栋' });
  });
});

describe('what was made by mistake', () => {
  const remove = (who: string, kind: string, unitId: string) => ask(who, 'removeDormitory', { kind, unitId });

  test('is removed by any officer once it is empty, rooms first; a repeat is answered the same', async () => {
    expect(await remove('officer', 'building', 'b10')).toMatchObject({
      code: 'SCHOOL.UNIT_IN_USE',
      details: { usage: 'units' },
    });
    for (let time = 0; time < 2; time += 1) {
      expect(dataOf(await remove('officer', 'room', 'b10-302'))).toEqual({ removed: true });
      expect(dataOf(await remove('officer', 'building', 'b10'))).toEqual({ removed: true });
    }
    const { buildings: left } = dataOf(await ask('officer', 'units', {})) as UnitsView;
    expect(left.map(({ name }) => name)).toEqual(['3栋']);
  });

  test('stays when somebody slept there or keeps it, and while a plan may need it', async () => {
    await school.setPerson('li-lei', {
      lodgings: [{ roomId: 'b10-302', from: '2026-09-01', to: '2026-09-30' }],
    });
    expect(await remove('officer', 'room', 'b10-302')).toMatchObject({
      code: 'SCHOOL.UNIT_IN_USE',
      details: { usage: 'people' },
    });
    const { client } = school.simulator;
    await client.insert('buildings', [{ _id: 'b9', name: '9栋' }]);
    const scope = { kind: 'building', buildingId: 'b9' } as const;
    const keeper = { grantId: 'g', role: 'dormKeeper', scope, from: '2026-09-01', to: '2026-09-30' } as const;
    await school.setPerson('wu-gang', { grants: [keeper] });
    expect(await remove('officer', 'building', 'b9')).toMatchObject({ details: { usage: 'grants' } });
    await client.insert('imports', [{ _id: 'i', state: 'ready' }]);
    expect(await remove('officer', 'room', 'b3-302')).toMatchObject({ code: 'SCHOOL.IMPORT_RUNNING' });
    expect(await remove('zhou-min', 'room', 'b3-302')).toMatchObject({ code: 'AUTH.DENIED' });
  });
});

describe('moving', () => {
  const move = (who: string, data: object, attemptId?: string) =>
    ask(
      who,
      'moveRoom',
      { personId: 'li-lei', boards: true, roomId: 'b3-302', from: tuesday, ...data },
      attemptId,
    );

  test('the head teacher puts a student into a room, and into another one from Monday on', async () => {
    expect(dataOf(await move('zhou-min', { rev: 1 }, 'attempt-to-move'))).toEqual({ rev: 2 });
    expect(dataOf(await move('zhou-min', { rev: 1 }, 'attempt-to-move'))).toEqual({ rev: 2 });
    const monday = { rev: 2, roomId: 'b10-302', from: '2026-11-30' };
    expect(dataOf(await move('zhou-min', monday))).toEqual({ rev: 3 });
    const person = await stored('li-lei');
    expect(person.lodgings).toEqual([
      { roomId: 'b3-302', from: tuesday, to: '2026-11-29' },
      { roomId: 'b10-302', from: '2026-11-30', to: null },
    ]);
    expect(person.events.map(({ kind }) => kind)).toEqual(['entered', 'roomMoved', 'roomMoved']);
    expect(verifyChain(person, { collection: 'people', key: demoSecrets.HISTORY_KEY })).toEqual([]);

    const view = dataOf(await ask('zhou-min', 'person', { personId: 'li-lei' })) as PersonView;
    expect(view).toMatchObject({ boards: true, room: '3栋302', roomId: 'b3-302' });
    expect(view.lodgings.map((one) => one.room)).toEqual(['3栋302', '10栋302']);
    const { students } = dataOf(await ask('zhou-min', 'roster', { classId: 'jd2401' })) as RosterView;
    expect(students.map(({ boards, room: named }) => [boards, named])).toContainEqual([true, '3栋302']);
  });

  test('a boarder whose room nobody knows yet, and home', async () => {
    await move('zhou-min', { rev: 1, roomId: null });
    const view = async () => dataOf(await ask('zhou-min', 'person', { personId: 'li-lei' })) as PersonView;
    expect(await view()).toMatchObject({ boards: true, room: '', roomId: null });
    await move('zhou-min', { rev: 2, boards: false, roomId: null });
    expect(await view()).toMatchObject({ boards: false, room: '', lodgings: [] });
  });

  test('what can’t be is said', async () => {
    await lodge('li-lei', 'b3-302');
    const code = async (data: object) => (await move('zhou-min', data)).code;
    expect(await code({ rev: 1 })).toBe('SCHOOL.ALREADY_SO');
    expect(await code({ rev: 7, roomId: 'b3-303' })).toBe('SCHOOL.CHANGED_MEANWHILE');
    expect(await code({ rev: 1, roomId: 'b3-303', from: '2026-08-31' })).toBe('SCHOOL.TOO_EARLY');
    expect(await code({ personId: 'sun-li', rev: 1 })).toBe('AUTH.DENIED');
    expect(
      (
        await ask('officer', 'moveRoom', {
          personId: 'wu-gang',
          rev: 1,
          boards: true,
          roomId: null,
          from: tuesday,
        })
      ).code,
    ).toBe('SCHOOL.NOT_A_STUDENT');
  });
});

describe('who sleeps in a building', () => {
  beforeEach(async () => {
    await lodge('li-lei', 'b3-302');
    await lodge('sun-li', 'b3-302', { departmentId: 'qx' });
    await lodge('zhao-yun', 'b10-302');
    await lodge('wang-xiaoming', 'b3-303', {
      enrolments: [
        { status: 'enrolled', from: '2026-09-01' },
        { status: 'withdrawn', from: '2026-11-01' },
      ],
    });
    await school.setPerson('han-meimei', {
      lodgings: [
        { roomId: 'b3-303', from: '2026-09-01', to: '2026-11-15' },
        { roomId: 'b3-302', from: '2026-11-16', to: null },
      ],
    });
    await hold('wu-gang', 'dormKeeper', { kind: 'building', buildingId: 'b3' });
  });

  test('the keeper sees everybody across classes and departments, without phones, and no other building', async () => {
    const view = dataOf(await ask('wu-gang', 'dormRoster', { buildingId: 'b3' })) as DormRosterView;
    expect(view).toMatchObject({ buildingName: '3栋', date: tuesday });
    expect(view.rooms.map(({ name, students }) => [name, students.map((student) => student.name)])).toEqual([
      ['302', ['李雷', '韩梅梅', '孙丽']],
      ['303', []],
      ['1001', []],
    ]);
    expect(view.rooms[0]?.students[0]).toEqual({
      ...{ personId: 'li-lei', number: '24010101', name: '李雷' },
      ...{ className: '机电2401班', status: 'enrolled' },
    });
    expect(await ask('wu-gang', 'dormRoster', { buildingId: 'b10' })).toMatchObject({ code: 'AUTH.DENIED' });
  });

  test('a head teacher who looks for a bed sees how many sleep in each room tonight, not who', async () => {
    const { client } = school.simulator;
    await client.recycle();
    await client.resetCounters();
    expect(dataOf(await ask('zhou-min', 'rooms', { buildingId: 'b3' }))).toEqual({
      rooms: [
        { roomId: 'b3-302', name: '302', sleeping: 3 },
        { roomId: 'b3-303', name: '303', sleeping: 0 },
        { roomId: 'b3-1001', name: '1001', sleeping: 0 },
      ],
    });
    // Besides rooms and people: the caller's binding, and the building, which is remembered for a minute.
    expect((await client.counters()).school?.rooms?.requests).toBe(4);
  });

  test('a past night is judged by who slept where then', async () => {
    expect(await asleep('wu-gang', 'b3', '2026-10-15')).toEqual({
      ...{ 302: ['李雷', '孙丽'], 303: ['韩梅梅', '王小明'], 1001: [] },
    });
  });

  test('a past night names the class of that night', async () => {
    await lodge('li-lei', 'b3-302', {
      memberships: [
        { classId: 'jd2402', from: '2026-09-01', to: '2026-11-15' },
        { classId: 'jd2401', from: '2026-11-16', to: null },
      ],
    });
    const classOf = async (date: string) => {
      const view = dataOf(await ask('wu-gang', 'dormRoster', { buildingId: 'b3', date })) as DormRosterView;
      const students = view.rooms.flatMap((one) => one.students);
      return students.find(({ personId }) => personId === 'li-lei')?.className;
    };
    expect([await classOf('2026-11-15'), await classOf('2026-11-16')]).toEqual(['机电2402班', '机电2401班']);
  });

  test('an officer of a department sees its students alone, and how many others there are', async () => {
    const { rooms: seen } = dataOf(
      await ask('officer', 'dormRoster', { buildingId: 'b3' }),
    ) as DormRosterView;
    expect(seen[0]).toMatchObject({ name: '302', others: 1 });
    expect(seen[0]?.students.map(({ name }) => name)).toEqual(['李雷', '韩梅梅']);
    await hold('officer', 'officer', { kind: 'school' });
    expect(await asleep('officer', 'b3')).toMatchObject({ 302: ['李雷', '韩梅梅', '孙丽'] });
  });

  test('whoever keeps one building and is officer of a department has phones of that department alone', async () => {
    await school.setPerson('li-lei', { ...(await stored('li-lei')), phone: '13900000001' });
    await school.setPerson('sun-li', { ...(await stored('sun-li')), phone: '13900000002' });
    await school.setBinding('officer', {
      grants: [
        { role: 'officer', scope: { kind: 'department', departmentId: 'zz' }, from: tuesday, to: null },
        { role: 'dormKeeper', scope: { kind: 'building', buildingId: 'b3' }, from: tuesday, to: null },
      ],
    });
    const { rooms: seen } = dataOf(
      await ask('officer', 'dormRoster', { buildingId: 'b3' }),
    ) as DormRosterView;
    expect(seen[0]?.students.map(({ name, phone }) => [name, phone])).toEqual([
      ['李雷', '13900000001'],
      ['韩梅梅', ''],
      ['孙丽', ''],
    ]);
  });

  test('the keeper knows who sleeps there tonight, and nothing of who moved out or left', async () => {
    const person = (personId: string) => ask('wu-gang', 'person', { personId });
    expect(dataOf(await person('sun-li'))).toEqual({
      ...{ personId: 'sun-li', kind: 'student', number: '24010201', name: '孙丽' },
      ...{ className: '机电2402班', departmentName: '', status: 'enrolled', boards: true, room: '3栋302' },
      headTeachers: [{ name: '吴刚', phone: '' }],
    });
    for (const personId of ['zhao-yun', 'wang-xiaoming', 'zhou-min'])
      expect(await person(personId)).toMatchObject({ code: 'AUTH.DENIED' });
  });

  test('the keeper knows whom to call: the head teachers of the class today, and nobody else is told by this', async () => {
    const lead = (from: Day, to: Day | null) => ({
      ...{ grantId: `g-${from}`, role: 'headTeacher' as const, from, to },
      scope: { kind: 'class' as const, classId: 'jd2401' },
    });
    await school.setPerson('zhou-min', { grants: [lead('2026-09-01', null)], phone: '13900000009' });
    await school.setPerson('officer', { grants: [lead('2026-09-01', '2026-11-23')], phone: '13900000008' });
    const told = async (who: string) =>
      (dataOf(await ask(who, 'person', { personId: 'li-lei' })) as PersonView).headTeachers;
    expect(await told('wu-gang')).toEqual([{ name: '周敏', phone: '13900000009' }]);
    expect([await told('zhou-min'), await told('li-lei')]).toEqual([[], []]);
  });

  test('who has left sleeps nowhere, on the roster and on the own page alike, but what was entered is told', async () => {
    const { students } = dataOf(await ask('zhou-min', 'roster', { classId: 'jd2401' })) as RosterView;
    const sleeping = Object.fromEntries(
      students.map(({ name, boards, room: named }) => [name, [boards, named]]),
    );
    expect(sleeping).toMatchObject({ 王小明: [false, ''], 李雷: [true, '3栋302'] });
    const view = dataOf(await ask('zhou-min', 'person', { personId: 'wang-xiaoming' })) as PersonView;
    expect(view).toMatchObject({ boards: false, room: '', roomId: null });
    expect(view.lodgings).toEqual([{ room: '3栋303', from: '2026-09-01', to: null }]);
  });

  test('it takes three requests, and looks at who ever slept there, the rooms and the classes alone', async () => {
    const { client } = school.simulator;
    await client.recycle();
    await client.resetCounters();
    await asleep('wu-gang', 'b3');
    const { requests, docsExamined } = (await client.counters()).school?.dormRoster ?? {};
    console.log(`dormRoster: ${requests} requests with caller and building, ${docsExamined} documents`);
    // Besides the three: the caller's binding, and the building, which is remembered for a minute.
    expect(requests).toBe(5);
    expect(docsExamined).toBe(1 + 1 + 3 + 4 + 2);
  });
});

describe('boarders without a room', () => {
  const planned = [
    { roomId: null, from: '2026-09-01', to: '2026-11-29' },
    { roomId: 'b3-302', from: '2026-11-30', to: null },
  ] as const;
  const unplaced = async (who: string) => dataOf(await ask(who, 'unplacedBoarders', {})) as UnplacedView;

  beforeEach(async () => {
    await lodge('sun-li', null);
    await lodge('li-lei', 'b3-302');
    await school.setPerson('han-meimei', { lodgings: [...planned] });
    await lodge('wang-xiaoming', null, { enrolments: [{ status: 'suspended', from: '2026-09-01' }] });
    await lodge('zhao-yun', null, { departmentId: 'qx' });
    await lodge('intern', null);
  });

  test('are told to the officer of their department, until the day they have one; nobody who has left or goes home', async () => {
    const view = await unplaced('officer');
    expect(view).toMatchObject({ count: 3 });
    expect(view.students).toEqual([
      { personId: 'han-meimei', number: '24010102', name: '韩梅梅', className: '机电2401班' },
      { personId: 'intern', number: '24010105', name: '实习生', className: '机电2401班' },
      { personId: 'sun-li', number: '24010201', name: '孙丽', className: '机电2402班' },
    ]);
    await school.setTime(at('2026-11-30', '09:00'));
    expect((await unplaced('officer')).students.map(({ name }) => name)).toEqual(['实习生', '孙丽']);
    await hold('officer', 'officer', { kind: 'department', departmentId: 'qx' });
    expect((await unplaced('officer')).count).toBe(1);
  });

  test('are told to no head teacher here, who sees the own ones on the roster, and to no keeper', async () => {
    await hold('wu-gang', 'dormKeeper', { kind: 'building', buildingId: 'b3' });
    for (const who of ['wu-gang', 'zhou-min'])
      expect(await ask(who, 'unplacedBoarders', {})).toMatchObject({ code: 'AUTH.DENIED' });
  });

  test('take two requests besides the caller', async () => {
    const { client } = school.simulator;
    await client.resetCounters();
    await unplaced('officer');
    expect((await client.counters()).school?.unplacedBoarders?.requests).toBe(3);
  });
});

describe('keepers', () => {
  const give = (buildingId: string) => ({
    ...{ personId: 'wu-gang', rev: 1, role: 'dormKeeper', scope: { kind: 'building', buildingId } },
    ...{ from: tuesday, to: null },
  });

  test('are made by an officer of the school, for a building that is there', async () => {
    expect(await ask('officer', 'grant', give('b3'))).toMatchObject({ code: 'GRANTS.BEYOND_REACH' });
    await hold('officer', 'officer', { kind: 'school' });
    expect(await ask('officer', 'grant', give('no-such-building'))).toMatchObject({
      code: 'GRANTS.BEYOND_REACH',
    });
    expect(dataOf(await ask('officer', 'grant', give('b3')))).toEqual({ rev: 2 });
    expect(dataOf(await ask('wu-gang', 'me', {}))).toMatchObject({
      roles: [
        { role: 'headTeacher', buildingId: null },
        { role: 'dormKeeper', scope: '3栋', buildingId: 'b3' },
      ],
    });
  });
});
