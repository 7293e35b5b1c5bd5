import { readSheet } from 'read-excel-file/node';
import type { FileLink, ImportView } from '../../cloudfunctions/school/import/contract';
import type { Headcount, PersonView, RosterView } from '../../cloudfunctions/school/roster/contract';
import type { UnitsView } from '../../cloudfunctions/school/roster/contract-units';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Binding } from '../../cloudfunctions/shared/caller';
import { DAY } from '../../cloudfunctions/shared/clock';
import type { Role, Scope } from '../../cloudfunctions/shared/grants';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { bothAtOnce, whileFirstWaits } from '../support/at-once';
import { apply, check, dataOf } from '../support/import-file';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());

/** The school as it was at first. What only looks, or is refused, needs it once: a function that starts cold takes its time. */
const fresh = () => school.begin(at(tuesday, '09:00'));

const ask = (who: string, action: string, data: object, attemptId?: string) =>
  school.call(who, 'school', action, data, attemptId);
const personOf = async (personId: string, who = 'officer') =>
  dataOf(await ask(who, 'person', { personId })) as PersonView;
const stored = async (personId: string) => {
  const [person] = await school.simulator.client.find<Person>('people', { filter: { _id: personId } });
  if (!person) throw new Error(`there is no ${personId}`);
  return person;
};
const hold = (who: string, role: Role, scope: Scope) =>
  school.setBinding(who, { grants: [{ role, scope, from: '2026-09-01', to: null }] });

describe('units', () => {
  beforeEach(fresh);

  test('an officer of the whole school sets it up from nothing', async () => {
    await hold('officer', 'officer', { kind: 'school' });
    const { departmentId } = dataOf(await ask('officer', 'addDepartment', { name: '汽修系' })) as {
      departmentId: string;
    };
    const { gradeId } = dataOf(await ask('officer', 'addGrade', { departmentId, name: '2026级' })) as {
      gradeId: string;
    };
    const { classId } = dataOf(await ask('officer', 'addClass', { gradeId, name: '汽修2601班' })) as {
      classId: string;
    };
    await ask('officer', 'renameClass', { classId, was: '汽修2601班', name: '新能源2601班' });
    const units = dataOf(await ask('officer', 'units', {})) as UnitsView;
    expect(units.departments.map(({ name }) => name)).toContain('汽修系');
    expect(units.classes).toContainEqual({ classId, name: '新能源2601班', gradeId, departmentId });
  });

  test.each([
    ['addClass', { gradeId: 'no-such-grade', name: '汽修2601班' }],
    ['roster', { classId: 'no-such-class' }],
    ['person', { personId: 'no-such-person' }],
    ['moveRoom', { personId: 'no-such-person', rev: 1, boards: false, roomId: null, from: tuesday }],
  ])('%s of what isn’t there is denied, also to an officer of the whole school', async (action, data) => {
    await hold('officer', 'officer', { kind: 'school' });
    expect(await ask('officer', action, data)).toMatchObject({ code: 'AUTH.DENIED' });
  });

  test('a class is the same one with 班 or without, as it is for an import', async () => {
    const reply = await ask('officer', 'addClass', { gradeId: 'zz-2024', name: '机电 2401' });
    expect(reply).toMatchObject({ code: 'SCHOOL.NAME_TAKEN', details: { name: '机电2401班' } });
  });

  test.each(['24级', '2024', '２０２４级'])(
    '%s is 2024级, as it is for an import: neither added nor renamed to',
    async (name) => {
      const taken = { code: 'SCHOOL.NAME_TAKEN', details: { name: '2024级' } };
      expect(await ask('officer', 'addGrade', { departmentId: 'zz', name })).toMatchObject(taken);
      const added = await ask(
        'officer',
        'addGrade',
        { departmentId: 'zz', name: '2025级' },
        'attempt-grade-25',
      );
      const { gradeId } = dataOf(added) as { gradeId: string };
      expect(await ask('officer', 'renameGrade', { gradeId, was: '2025级', name })).toMatchObject(taken);
      const rename = ask('officer', 'renameGrade', { gradeId, was: '2025级', name: '25级' });
      expect(dataOf(await rename)).toEqual({ name: '25级' });
    },
  );

  test('a class is not renamed to what another one is taken for', async () => {
    const reply = await ask('officer', 'renameClass', {
      classId: 'jd2402',
      was: '机电2402班',
      name: '机电2401',
    });
    expect(reply).toMatchObject({ code: 'SCHOOL.NAME_TAKEN', details: { name: '机电2401班' } });
  });

  test('a repeat of adding a grade is answered the same, also when its name was given to another one since', async () => {
    const add = (attemptId: string) =>
      ask('officer', 'addGrade', { departmentId: 'zz', name: '2026级' }, attemptId);
    const first = dataOf(await add('attempt-grade-1')) as { gradeId: string };
    await ask('officer', 'renameGrade', { ...first, was: '2026级', name: '2027级' });
    expect(await add('attempt-grade-2')).toMatchObject({ ok: true });
    expect(dataOf(await add('attempt-grade-1'))).toEqual(first);
  });

  test('a department’s officer adds no departments', async () => {
    expect(await ask('officer', 'addDepartment', { name: '汽修系' })).toMatchObject({ code: 'AUTH.DENIED' });
  });

  test('a repeat answers the same, a second unit of that name is refused', async () => {
    const add = (attemptId: string) =>
      ask('officer', 'addGrade', { departmentId: 'zz', name: '2026级' }, attemptId);
    const first = await add('attempt-grade-1');
    expect(dataOf(await add('attempt-grade-1'))).toEqual(dataOf(first));
    expect(await add('attempt-grade-2')).toMatchObject({ code: 'SCHOOL.NAME_TAKEN' });
  });

  test('of two who rename one class, one is told that the other was first', async () => {
    const rename = (name: string) =>
      ask('officer', 'renameClass', { classId: 'jd2401', was: '机电2401班', name });
    const replies = await Promise.all([rename('机电一班'), rename('机电甲班')]);
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'SCHOOL.CHANGED_MEANWHILE' });
    expect(
      await ask('officer', 'renameClass', { classId: 'jd2402', was: '机电2402班', name: '机电2402班' }),
    ).toMatchObject({ ok: true });
  });

  test('a renaming that lost to its own repeat is told as done', async () => {
    const rename = () =>
      ask(
        ...(['officer', 'renameClass'] as const),
        { classId: 'jd2401', was: '机电2401班', name: '机电一班' },
        'attempt-rename-twice',
      );
    const { client } = school.simulator;
    await client.setFaults({ rates: { slow: 1 }, slowMs: 0 });
    await rename();
    const { fired } = await client.faults();
    await client.clearFaults();
    await fresh();
    const request = fired.findLastIndex(({ sdk }) => sdk.includes('modify')) + 1;
    const replies = await bothAtOnce(school, request, rename, rename);
    expect(replies.map(dataOf)).toEqual([{ name: '机电一班' }, { name: '机电一班' }]);
  });

  test('a late repeat of a renaming is answered as it was and undoes nothing', async () => {
    const rename = (was: string, name: string, attemptId: string) =>
      ask('officer', 'renameClass', { classId: 'jd2401', was, name }, attemptId);
    const nameNow = async () =>
      (dataOf(await ask('officer', 'units', {})) as UnitsView).classes.find(
        ({ classId }) => classId === 'jd2401',
      );
    await rename('机电2401班', '机电一班', 'attempt-rename-1');
    await rename('机电一班', '机电2401班', 'attempt-rename-2');
    expect(dataOf(await rename('机电2401班', '机电一班', 'attempt-rename-1'))).toEqual({ name: '机电一班' });
    expect(await nameNow()).toEqual({
      ...{ classId: 'jd2401', name: '机电2401班', gradeId: 'zz-2024', departmentId: 'zz' },
    });
  });

  test('everybody sees the units they have to do with', async () => {
    const of = async (who: string) =>
      (dataOf(await ask(who, 'units', {})) as UnitsView).classes.map(({ classId }) => classId);
    expect(await of('zhou-min')).toEqual(['jd2401']);
    expect(await of('officer')).toEqual(['jd2401', 'jd2402']);
    expect(await ask('li-lei', 'units', {})).toMatchObject({ code: 'AUTH.DENIED' });
  });
});

describe('a class or a grade made by mistake', () => {
  beforeEach(fresh);

  const remove = (kind: string, unitId: string, departmentId = 'zz') =>
    ask('officer', 'removeUnit', { departmentId, kind, unitId });

  test('is removed, the class first; a repeat is answered the same', async () => {
    const { gradeId } = dataOf(await ask('officer', 'addGrade', { departmentId: 'zz', name: '2062级' })) as {
      gradeId: string;
    };
    const { classId } = dataOf(await ask('officer', 'addClass', { gradeId, name: '机电6201班' })) as {
      classId: string;
    };
    expect(await remove('grade', gradeId)).toMatchObject({ details: { usage: 'units' } });
    for (let time = 0; time < 2; time += 1) {
      expect(dataOf(await remove('class', classId))).toEqual({ removed: true });
      expect(dataOf(await remove('grade', gradeId))).toEqual({ removed: true });
    }
    const { classes, grades } = dataOf(await ask('officer', 'units', {})) as UnitsView;
    expect([classes.map(({ name }) => name), grades.map(({ name }) => name)]).toEqual([
      ['机电2401班', '机电2402班'],
      ['2024级'],
    ]);
  });

  test('stays when it has students, an office or a timetable; one of another department is untouched', async () => {
    const { client } = school.simulator;
    expect(await remove('class', 'jd2401')).toMatchObject({ details: { usage: 'people' } });
    await client.remove('people', { 'memberships.classId': 'jd2402' });
    expect(await remove('class', 'jd2402')).toMatchObject({ details: { usage: 'grants' } });
    const one = { gradeId: 'zz-2024', departmentId: 'zz' };
    await client.insert('classes', [
      { ...one, _id: 'empty', name: '空班' },
      { ...one, _id: 'away', name: '别处', departmentId: 'qx' },
    ]);
    await client.insert('timetables', [{ _id: 'empty_2026-autumn' }]);
    expect(await remove('class', 'empty')).toMatchObject({ details: { usage: 'timetables' } });
    expect(dataOf(await remove('class', 'away'))).toEqual({ removed: true });
    expect((await school.documents<{ _id: string }>('classes')).map(({ _id }) => _id)).toContain('away');
  });

  test('is put back as it was when somebody is put into it during its removal', async () => {
    const { client } = school.simulator;
    const one = { _id: 'empty', name: '空班', gradeId: 'zz-2024', departmentId: 'zz' };
    await client.insert('classes', [one]);
    await client.setFaults({ rates: { slow: 1 }, slowMs: 0 });
    await remove('class', 'empty');
    const { fired } = await client.faults();
    await client.clearFaults();
    await client.insert('classes', [one]);
    const request = fired.findIndex(({ sdk }) => sdk.includes('remove')) + 1;
    const moveIn = () =>
      school.setPerson('zhao-yun', { memberships: [{ classId: 'empty', from: tuesday, to: null }] });
    const reply = await whileFirstWaits(school, request, () => remove('class', 'empty'), moveIn);
    expect(reply).toMatchObject({ code: 'SCHOOL.UNIT_IN_USE', details: { usage: 'people' } });
    expect(await school.documents('classes')).toContainEqual(one);
  });
});

describe('how many there are', () => {
  beforeEach(fresh);
  const classIds = ['jd2401', 'jd2402', 'no-such-class'];
  const counted = async (who: string) => {
    const { classes } = dataOf(await ask(who, 'headcounts', { classIds })) as { classes: Headcount[] };
    return classes.map(({ classId, enrolled, bound }) => `${classId} ${enrolled} ${bound}`).sort();
  };

  test('counts who is in school and who of them is bound: no interns, nobody who has moved away', async () => {
    await school.setPerson('zhao-yun', { openid: null });
    await school.setPerson('wang-xiaoming', {
      memberships: [
        { classId: 'jd2401', from: '2026-09-01', to: '2026-11-23' },
        { classId: 'jd2402', from: '2026-11-24', to: null },
      ],
    });
    expect(await counted('officer')).toEqual(['jd2401 3 2', 'jd2402 2 2']);
  });

  test('a head teacher is told of the own class alone', async () => {
    expect(await counted('zhou-min')).toEqual(['jd2401 4 4']);
  });

  test('an officer is told of no class of another department', async () => {
    await school.simulator.client.insert('classes', [
      { _id: 'no-such-class', name: '商务2401班', gradeId: 'sw-2024', departmentId: 'sw' },
    ]);
    expect(await counted('officer')).toEqual(['jd2401 4 4', 'jd2402 1 1']);
  });
});

describe('the roster of a class', () => {
  beforeAll(fresh);

  test('the head teacher sees everybody of today and to come, with contacts', async () => {
    await ask('officer', 'transfer', { personId: 'sun-li', rev: 1, classId: 'jd2401', from: '2026-11-30' });
    await ask('officer', 'transfer', { personId: 'zhao-yun', rev: 1, classId: 'jd2402', from: tuesday });
    const { className, students } = dataOf(
      await ask('zhou-min', 'roster', { classId: 'jd2401' }),
    ) as RosterView;
    expect(className).toBe('机电2401班');
    expect(students.map(({ name, status, from }) => [name, status, from])).toEqual([
      ['李雷', 'enrolled', '2026-09-01'],
      ['韩梅梅', 'enrolled', '2026-09-01'],
      ['王小明', 'enrolled', '2026-09-01'],
      ['实习生', 'interning', '2026-09-01'],
      ['孙丽', 'enrolled', '2026-11-30'],
    ]);
    expect(students[0]).toMatchObject({ personId: 'li-lei', phone: '', guardians: [], bound: true, rev: 1 });
  });

  test('a cadre sees numbers and names alone', async () => {
    const reply = await ask('han-meimei', 'roster', { classId: 'jd2401' });
    const { students } = dataOf(reply) as { students: object[] };
    expect(students[0]).toEqual({ personId: 'li-lei', number: '24010101', name: '李雷' });
  });
});

describe('a person', () => {
  beforeEach(fresh);

  test('a transfer keeps history with the class where it happened, and moves the account', async () => {
    const request = { personId: 'li-lei', rev: 1, classId: 'jd2402', from: '2026-11-30' };
    expect(dataOf(await ask('officer', 'transfer', request, 'attempt-transfer'))).toEqual({ rev: 2 });
    expect(dataOf(await ask('officer', 'transfer', request, 'attempt-transfer'))).toEqual({ rev: 2 });
    expect((await personOf('li-lei')).memberships).toEqual([
      { className: '机电2401班', from: '2026-09-01', to: '2026-11-29' },
      { className: '机电2402班', from: '2026-11-30', to: null },
    ]);
    const [binding] = await school.simulator.client.find<Binding>('bindings', {
      filter: { personId: 'li-lei' },
    });
    expect(binding?.grants.map(({ scope, from, to }) => [scope, from, to])).toEqual([
      [{ kind: 'self', classId: 'jd2401', expected: true }, '2026-09-01', '2026-11-29'],
      [{ kind: 'self', classId: 'jd2402', expected: true }, '2026-11-30', null],
    ]);
  });

  test('of two officers who change one student at once, one wins and the other is told', async () => {
    const replies = await Promise.all([
      ask('officer', 'transfer', { personId: 'li-lei', rev: 1, classId: 'jd2402', from: tuesday }),
      ask('officer', 'setStatus', { personId: 'li-lei', rev: 1, status: 'interning', from: tuesday }),
    ]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'SCHOOL.CHANGED_MEANWHILE' });
    expect((await stored('li-lei')).rev).toBe(2);
  });

  test('who leaves loses office and access on the day; history says so', async () => {
    const request = { personId: 'han-meimei', rev: 1, status: 'withdrawn', from: tuesday };
    expect(dataOf(await ask('officer', 'setStatus', request))).toEqual({ rev: 2 });
    expect(dataOf(await ask('han-meimei', 'me', {}))).toMatchObject({ roles: [] });
    const person = await stored('han-meimei');
    expect(person.events.at(-1)).toMatchObject({ kind: 'statusChanged', by: 'officer' });
    expect(verifyChain(person, { collection: 'people', key: demoSecrets.HISTORY_KEY })).toEqual([]);
  });

  test('the head teacher keeps contacts, the officer the name', async () => {
    const guardians = [{ name: '李大海', relation: '父亲', phone: '139 0000 0001' }];
    const contacts = { personId: 'li-lei', rev: 1, guardians };
    expect(dataOf(await ask('zhou-min', 'correctContacts', contacts))).toEqual({ rev: 2 });
    expect(await personOf('li-lei', 'zhou-min')).toMatchObject({
      guardians: [{ name: '李大海', relation: '父亲', phone: '13900000001' }],
    });
    const rename = { personId: 'li-lei', rev: 2, name: '李蕾' };
    expect(await ask('zhou-min', 'renamePerson', rename)).toMatchObject({ code: 'AUTH.DENIED' });
    expect(dataOf(await ask('officer', 'renamePerson', rename))).toEqual({ rev: 3 });
    expect(dataOf(await ask('li-lei', 'me', {}))).toMatchObject({ name: '李蕾' });
  });

  test('one who comes in the middle of the term is entered once', async () => {
    const classless = {
      departmentId: 'zz',
      kind: 'student',
      number: '24010177',
      name: '新同学',
    };
    const told = { ...classless, classId: 'jd2401' };
    const first = await ask('officer', 'addPerson', told, 'attempt-newcomer');
    expect(dataOf(await ask('officer', 'addPerson', told, 'attempt-newcomer'))).toEqual(dataOf(first));
    const { personId } = dataOf(first) as { personId: string };
    expect(await personOf(personId)).toMatchObject({
      className: '机电2401班',
      status: 'enrolled',
      bound: false,
    });
    expect(await ask('officer', 'addPerson', told)).toMatchObject({ code: 'SCHOOL.NUMBER_TAKEN' });
    const late = { ...told, number: '24010179' };
    expect(await ask('officer', 'addPerson', { ...late, from: '2062-11-24' })).toMatchObject({
      code: 'SCHOOL.TOO_LATE',
    });
    // Entered for a day too late, the student comes earlier after all, into another class.
    const planned = dataOf(await ask('officer', 'addPerson', { ...late, from: '2027-09-01' })) as {
      personId: string;
    };
    const sooner = { personId: planned.personId, rev: 1, classId: 'jd2402', from: '2026-11-30' };
    expect(dataOf(await ask('officer', 'transfer', sooner))).toEqual({ rev: 2 });
    expect(await stored(planned.personId)).toMatchObject({
      memberships: [{ classId: 'jd2402', from: '2026-11-30', to: null }],
      enrolments: [{ status: 'enrolled', from: '2026-11-30' }],
    });
    expect(await ask('officer', 'addPerson', { ...classless, number: '24010178' })).toMatchObject({
      code: 'SCHOOL.NO_CLASS',
    });
  });
});

describe('what can’t be', () => {
  const room = { roomId: 'no-such-room', from: tuesday };

  beforeAll(async () => {
    await fresh();
    const elsewhere = { _id: 'elsewhere', name: '汽修2401班', gradeId: 'qx24', departmentId: 'qx' };
    await school.simulator.client.insert('classes', [elsewhere]);
  });

  test('a student of this department in a class of another one isn’t entered', async () => {
    const told = { departmentId: 'zz', kind: 'student', number: '24010190', name: '新同学' };
    expect(await ask('officer', 'addPerson', { ...told, classId: 'elsewhere' })).toMatchObject({
      code: 'SCHOOL.NO_CLASS',
    });
  });

  test.each([
    ['a transfer into the own class', 'transfer', { classId: 'jd2401', from: tuesday }, 'SCHOOL.ALREADY_SO'],
    [
      'a transfer before the present class',
      'transfer',
      { classId: 'jd2402', from: '2026-08-01' },
      'SCHOOL.TOO_EARLY',
    ],
    [
      'a transfer from more than a week back',
      'transfer',
      { classId: 'jd2402', from: '2026-11-16' },
      'SCHOOL.TOO_EARLY',
    ],
    [
      'a status from more than a week back',
      'setStatus',
      { status: 'withdrawn', from: '2026-11-16' },
      'SCHOOL.TOO_EARLY',
    ],
    [
      'a bed in the nights of years ago',
      'moveRoom',
      { boards: true, roomId: null, from: '2000-01-01' },
      'SCHOOL.TOO_EARLY',
    ],
    [
      'a transfer to a class elsewhere',
      'transfer',
      { classId: 'elsewhere', from: tuesday },
      'SCHOOL.BEYOND_REACH',
    ],
    [
      'a status before the present one',
      'setStatus',
      { status: 'suspended', from: '2026-08-01' },
      'SCHOOL.TOO_EARLY',
    ],
    [
      'a transfer in a year that was mistyped',
      'transfer',
      { classId: 'jd2402', from: '2062-11-24' },
      'SCHOOL.TOO_LATE',
    ],
    [
      'a status of the far future',
      'setStatus',
      { status: 'suspended', from: '2027-11-26' },
      'SCHOOL.TOO_LATE',
    ],
    ['the status of now', 'setStatus', { status: 'enrolled', from: tuesday }, 'SCHOOL.ALREADY_SO'],
    ['a room for a day student', 'moveRoom', { boards: false, ...room }, 'REQUEST.INVALID'],
    ['a room that isn’t there', 'moveRoom', { boards: true, ...room }, 'SCHOOL.NO_ROOM'],
    [
      'home for who goes home',
      'moveRoom',
      { boards: false, roomId: null, from: tuesday },
      'SCHOOL.ALREADY_SO',
    ],
    [
      'a bed of the far future',
      'moveRoom',
      { boards: true, roomId: null, from: '2062-11-24' },
      'SCHOOL.TOO_LATE',
    ],
    ['nothing', 'correctContacts', {}, 'SCHOOL.ALREADY_SO'],
    ['a name with a formula', 'renamePerson', { name: '=李雷' }, 'REQUEST.INVALID'],
  ])('%s is refused', async (_, action, data, code) => {
    const reply = await ask('officer', action, { personId: 'li-lei', rev: 1, ...data });
    expect(reply).toMatchObject({ ok: false, code });
    expect(reply.message).toMatch(/\p{Script=Han}/u);
    expect((await stored('li-lei')).rev).toBe(1);
  });

  test('staff have no class and no status', async () => {
    const reply = await ask('officer', 'setStatus', {
      personId: 'wu-gang',
      rev: 1,
      status: 'interning',
      from: tuesday,
    });
    expect(reply).toMatchObject({ code: 'SCHOOL.NOT_A_STUDENT' });
  });
});

describe('search', () => {
  beforeAll(fresh);

  const found = async (who: string, text: string) =>
    (dataOf(await ask(who, 'searchPeople', { text })) as { people: { name: string }[] }).people.map(
      ({ name }) => name,
    );

  test.each([
    ['李', ['李雷']],
    ['ll', ['李雷']],
    ['LL', ['李雷']],
    ['240101', ['李雷', '韩梅梅', '王小明', '赵云', '实习生']],
    ['T00', ['周敏', '吴刚']],
    ['没有', []],
  ])('the officer finds %s', async (text, names) => {
    expect(await found('officer', text)).toEqual(names);
  });

  test('a head teacher finds the own class, also after somebody has left it', async () => {
    expect(await found('zhou-min', '2401')).toEqual(['李雷', '韩梅梅', '王小明', '赵云', '实习生']);
    expect(await found('zhou-min', 'sl')).toEqual([]);
    await ask('officer', 'transfer', { personId: 'wang-xiaoming', rev: 1, classId: 'jd2402', from: tuesday });
    expect(await found('zhou-min', '王')).toEqual([]);
    expect(await found('wu-gang', '王')).toEqual(['王小明']);
  });

  test('a counsellor finds the grade, whoever is for the whole school everybody', async () => {
    const [{ gradeId } = { gradeId: '' }] = await school.documents<{ _id: string; gradeId: string }>(
      'classes',
    );
    await hold('wu-gang', 'counsellor', { kind: 'grade', gradeId });
    expect(await found('wu-gang', '李')).toEqual(['李雷']);
    expect(await found('wu-gang', 'T0')).toEqual([]);
    await hold('wu-gang', 'secretary', { kind: 'school' });
    expect(await found('wu-gang', 'T0')).toEqual(['周敏', '吴刚', '钱芳']);
  });
});

test('a grade graduates like an import: planned, shown, applied, harmless twice', async () => {
  await fresh();
  const [{ gradeId } = { gradeId: '' }] = await school.documents<{ _id: string; gradeId: string }>('classes');
  await ask('officer', 'setStatus', { personId: 'zhao-yun', rev: 1, status: 'suspended', from: tuesday });
  const graduate = () =>
    ask('officer', 'graduateGrade', { gradeId, from: '2027-06-30' }, 'attempt-graduation');
  const plan = dataOf(await graduate()) as ImportView;
  expect(plan).toMatchObject({ what: 'graduation', state: 'ready', counts: { changing: 5, mistakes: 0 } });
  expect(dataOf(await apply(school, plan.importId))).toMatchObject({ state: 'done', done: 5 });
  expect(dataOf(await graduate())).toMatchObject({ state: 'done' });
  expect((await personOf('li-lei')).enrolments.at(-1)).toEqual({ status: 'graduated', from: '2027-06-30' });
  expect((await personOf('zhao-yun')).enrolments.at(-1)?.status).toBe('suspended');
});

test('a student who changes class on Monday is the old head teacher’s until Sunday, the new one’s from Monday', async () => {
  await fresh();
  await school.setPerson('li-lei', {
    memberships: [
      { classId: 'jd2401', from: '2026-09-01', to: '2026-11-29' },
      { classId: 'jd2402', from: '2026-11-30', to: null },
    ],
  });
  const mayLook = async (who: string) => (await ask(who, 'person', { personId: 'li-lei' })).ok;
  expect([await mayLook('zhou-min'), await mayLook('wu-gang')]).toEqual([true, false]);
  await school.setTime(at('2026-11-30', '00:00'));
  expect([await mayLook('zhou-min'), await mayLook('wu-gang')]).toEqual([false, true]);
});

describe('export', () => {
  beforeEach(fresh);

  const download = async (attemptId?: string, only: { classId?: string } = {}) => {
    const wanted = { departmentId: 'zz', kind: 'student', ...only };
    const link = dataOf(await ask('officer', 'exportRoster', wanted, attemptId)) as FileLink;
    const response = await fetch(link.url);
    return { link, response, content: Buffer.from(await response.arrayBuffer()) };
  };

  test('of one class it holds those who are in it as far as is known, and nobody else', async () => {
    await school.setPerson('wang-xiaoming', {
      memberships: [
        { classId: 'jd2401', from: '2026-09-01', to: '2026-11-29' },
        { classId: 'jd2402', from: '2026-11-30', to: null },
      ],
    });
    const namesIn = async (classId: string) =>
      (await readSheet((await download(undefined, { classId })).content)).slice(1).map(([, name]) => name);
    expect(await namesIn('jd2402')).toEqual(['王小明', '孙丽']);
    expect(await namesIn('jd2401')).toEqual(['李雷', '韩梅梅', '赵云', '实习生']);
  });

  test('the file keeps zeros, and imported again it changes nothing', async () => {
    await school.simulator.client.insert('buildings', [{ _id: 'b3', name: '3栋' }]);
    await school.simulator.client.insert('rooms', [{ _id: 'b3-302', name: '302', buildingId: 'b3' }]);
    await school.setPerson('li-lei', {
      ...{ number: '0024010101', phone: '13900000001' },
      lodgings: [{ roomId: 'b3-302', from: '2026-09-01', to: null }],
      guardians: [{ name: '李大海', relation: '父亲', phone: '02888888888' }],
    });
    const { content, link } = await download();
    expect(link).toMatchObject({ fileName: '学生花名册-2026-11-24.xlsx', expiresAt: at(tuesday, '09:10') });
    const rows = await readSheet(content);
    expect(rows[1]?.slice(0, 3)).toEqual(['0024010101', '李雷', '机电2401班']);
    const again = await check(school, content);
    expect(again.counts).toMatchObject({ rows: 6, entering: 0, changing: 0, unchanged: 6, absent: 0 });
  });

  test('the address ends after ten minutes, the file after a day', async () => {
    const { link } = await download('attempt-export');
    const again = await download('attempt-export');
    expect(again.response.status).toBe(200);
    expect(await school.documents('exportFiles')).toHaveLength(1);
    await school.setTime(at(tuesday, '09:11'));
    expect((await fetch(link.url)).ok).toBe(false);
    const { client } = school.simulator;
    const [file] = await school.documents<{ _id: string; madeAt: Date }>('exportFiles');
    await client.remove('exportFiles');
    await client.insert('exportFiles', [{ ...file, madeAt: new Date(at(tuesday, '09:00') - 2 * DAY) }]);
    await client.fireTimer('school', 'tick');
    expect((await client.files()).filter(({ fileID }) => fileID.includes('/exports/'))).toEqual([]);
  });

  test.each(['student', 'staff'])('a template for %s has every column and nothing else', async (kind) => {
    for (const format of ['xlsx', 'csv']) {
      const link = dataOf(
        await ask('officer', 'importTemplate', { departmentId: 'zz', kind, format }),
      ) as FileLink;
      const content = Buffer.from(await (await fetch(link.url)).arrayBuffer());
      const view = await check(school, content, { kind: kind as 'student' | 'staff' });
      expect(view).toMatchObject({ state: 'ready', counts: { rows: 0 }, unknownColumns: [], mistakes: [] });
    }
  });
});
