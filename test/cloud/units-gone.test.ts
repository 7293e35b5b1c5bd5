import type { ImportDocument } from '../../cloudfunctions/school/import/document';
import type { Person } from '../../cloudfunctions/school/people/person';
import { apply, check, columns, csv, dataOf } from '../support/import-file';
import { someOf } from '../support/random';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at(tuesday, '09:00')));

const ask = (action: string, data: object, who = 'officer', attemptId?: string) =>
  school.call(who, 'school', action, data, attemptId);
const newcomer = (number: string, className = '机电2601班') =>
  csv([columns, [number, '曾小明', className, '2026级', '', '', '', '']]);
const elsewhere = { name: '机电2601班', gradeId: 'zz-2024', departmentId: 'zz', _id: 'elsewhere' };
const numbered = async (number: string) =>
  (await school.documents<Person>('people')).find((person) => person.number === number);

test('whoever is in a class that is gone is still the department’s, and can be moved', async () => {
  await school.setPerson('li-lei', { memberships: [{ classId: 'gone', from: tuesday, to: null }] });
  const moved = { personId: 'li-lei', rev: 1, classId: 'jd2402', from: tuesday };
  expect(await ask('transfer', moved, 'zhou-min')).toMatchObject({ code: 'AUTH.DENIED' });
  expect(await ask('transfer', moved)).toMatchObject({ ok: true });
});

describe('a class or room that a plan may name', () => {
  const planOf = (departmentId: string) => ({
    ...{ _id: 'plan', state: 'ready', departmentId, by: 'somebody', madeAt: new Date(at(tuesday, '08:00')) },
  });
  const remove = () => ask('removeUnit', { departmentId: 'zz', kind: 'class', unitId: 'empty' });

  beforeEach(async () => {
    const { client } = school.simulator;
    await client.insert('classes', [{ ...elsewhere, _id: 'empty', name: '空班' }]);
    await client.insert('buildings', [{ _id: 'b9', name: '9栋' }]);
  });

  test.each(['planning', 'ready', 'applying'])('stays as long as the plan is %s', async (state) => {
    await school.simulator.client.insert('imports', [{ ...planOf('zz'), state }]);
    expect(await remove()).toMatchObject({ code: 'SCHOOL.IMPORT_RUNNING' });
  });

  test('waits for no class of another department, but for its rooms, which are everybody’s', async () => {
    await school.simulator.client.insert('imports', [planOf('qx')]);
    expect(await remove()).toMatchObject({ ok: true, data: { removed: true } });
    const building = { kind: 'building', unitId: 'b9' };
    expect(await ask('removeDormitory', building)).toMatchObject({ message: /^有系部导入/ });
  });

  test('is not taken back by an import that fails while another plan counts on it', async () => {
    const { client } = school.simulator;
    const rows = ['机电2601班', '机电2602班'].map((name, index) => [
      `2601010${index}`,
      '曾明',
      name,
      '2026级',
    ]);
    const failing = await check(school, csv([columns.slice(0, 4), ...rows]));
    const [plan] = await school.documents<ImportDocument>('imports');
    const entered = (plan?.newUnits.classes ?? []).filter(({ name }) => name === '机电2601班');
    await client.insert('grades', plan?.newUnits.grades ?? []);
    await client.insert('classes', [...entered, { ...elsewhere, name: '机电2602班' }]);
    const other = await check(school, newcomer('26010109'));
    expect(dataOf(await apply(school, failing.importId))).toMatchObject({ state: 'failed' });
    expect(dataOf(await apply(school, other.importId))).toMatchObject({ state: 'done' });
    const { _id: personId } = (await numbered('26010109')) ?? {};
    expect(dataOf(await ask('person', { personId }))).toMatchObject({ className: '机电2601班' });
  });
});

test.each([
  ['removeUnit', { departmentId: 'zz', kind: 'class', unitId: 'empty' }],
  ['removeUnit', { departmentId: 'zz', kind: 'grade', unitId: 'none-in-it' }],
  ['removeDormitory', { kind: 'building', unitId: 'b9' }],
  ['removeDormitory', { kind: 'room', unitId: 'b9-101' }],
])('in a large school %s of what is empty looks at next to nothing', async (action, unit) => {
  const { client } = school.simulator;
  const many = (prefix: string, document: object) =>
    Array.from({ length: 400 }, (_, index) => ({
      ...document,
      _id: `${prefix}-${index}`,
      number: `x${index}`,
    }));
  const one = { departmentId: 'zz', gradeId: 'zz-2024' };
  await client.insert('people', many('person', { kind: 'student', memberships: [], grants: [] }));
  await client.insert(
    'classes',
    many('class', one).map((each) => ({ ...each, name: `${each._id}班` })),
  );
  await client.insert('timetables', many('class', {}));
  await client.insert('imports', many('import', { state: 'done', departmentId: 'zz' }));
  await client.insert('classes', [{ ...one, _id: 'empty', name: '空班' }]);
  await client.insert('grades', [{ _id: 'none-in-it', name: '2030级', departmentId: 'zz' }]);
  await client.insert('buildings', [{ _id: 'b9', name: '9栋' }]);
  if (action === 'removeDormitory' && unit.kind === 'room')
    await client.insert('rooms', [{ _id: 'b9-101', name: '101', buildingId: 'b9' }]);
  await client.resetCounters();
  expect(await ask(action, unit)).toMatchObject({ ok: true, data: { removed: true } });
  const counted = (await client.counters()).school?.[action];
  expect(counted?.docsExamined).toBeLessThan(20);
});

test('an import that was failing when it died fails, even if it could go on by then', async () => {
  const { client } = school.simulator;
  const { importId } = await check(school, newcomer('26010101'));
  await client.insert('classes', [elsewhere]);
  await client.snapshot('failing');
  await client.setFaults({ rates: { slow: 1 }, slowMs: 0 });
  await apply(school, importId);
  // Whoever dies in the transaction that ends it leaves a lock for half a minute, and nothing else.
  const all =
    (await client.faults()).fired.map(({ sdk }) => sdk).lastIndexOf('database.startTransaction') + 1;
  await client.clearFaults();
  const requests = Array.from({ length: all }, (_, index) => index + 1);
  // The last ones are what follows from the failure, one step after the other.
  for (const request of [...someOf('failing', requests.slice(0, -5)), ...requests.slice(-5)]) {
    await client.restore('failing');
    await client.setFaults({ next: { kind: 'killAfter', request, function: 'school' } });
    const told = await apply(school, importId).catch(() => null);
    await client.clearFaults();
    const [begun] = await school.documents<ImportDocument>('imports');
    await client.remove('classes', { _id: elsewhere._id });
    await school.setTime(at(tuesday, '09:05'));
    for (let ticks = 0; ticks < 2; ticks += 1) await client.fireTimer('school', 'tick');
    const state = begun?.failing || told?.ok ? 'failed' : begun?.state === 'applying' ? 'done' : begun?.state;
    const found = await school.documents<ImportDocument>('imports');
    expect({ request, state: found[0]?.state }).toEqual({ request, state });
    expect((await numbered('26010101')) !== undefined).toBe(state === 'done');
    expect(await school.errorsLogged()).not.toContainEqual(expect.stringContaining('lost its slices'));
    await school.setTime(at(tuesday, '09:00'));
  }
});

test.each([
  ['moveRoom', { boards: true, roomId: null }],
  ['setStatus', { status: 'suspended' }],
  ['transfer', { classId: 'jd2402' }],
])(
  'a repeat of %s after midnight is answered as before, though its day is too far back by then',
  async (action, to) => {
    await school.setTime(at(tuesday, '23:59'));
    const request = { personId: 'zhao-yun', rev: 1, from: '2026-11-17', ...to };
    const repeat = () => ask(action, request, 'officer', 'attempt-midnight');
    const first = await repeat();
    expect(first).toMatchObject({ ok: true, data: { rev: 2 } });
    await school.setTime(at('2026-11-25', '00:01'));
    expect(dataOf(await repeat())).toEqual(dataOf(first));
    expect(await ask(action, { ...request, rev: 2 })).toMatchObject({ code: 'SCHOOL.TOO_EARLY' });
  },
);

test('a grade doesn’t graduate from more than a week back', async () => {
  const graduate = (from: string) => ask('graduateGrade', { gradeId: 'zz-2024', from });
  expect(await graduate('2026-11-16')).toMatchObject({ code: 'SCHOOL.TOO_EARLY' });
  expect(await graduate('2026-11-17')).toMatchObject({ ok: true });
});
