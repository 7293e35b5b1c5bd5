import type { ImportDocument, ImportSlice } from '../../cloudfunctions/school/import/document';
import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Building, Room } from '../../cloudfunctions/shared/unit';
import { MINUTE } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import {
  type Crash,
  crashesIn,
  cutSlices,
  disturbed,
  endTransactions,
  requestsOf,
  theImport,
} from '../support/crashes';
import { columns, csv, upload } from '../support/import-file';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const tuesday = '2026-11-24';
const nine = at(tuesday, '09:00');
/** Long enough for whoever crashed to count as crashed. */
const later = nine + MINUTE;

/** New and known students, with and without an account, a transfer, a leaver, a new class, new rooms: 7 writes. */
const file = csv([
  columns,
  ['26010101', '曾小明', '机电2601班', '2026级', '', '是', '3栋302', '13900000001'],
  ['26010102', '李婷', '机电2601班', '2026级', '', '否', '', ''],
  ['24010199', '新同学', '机电2401班', '', '', '', '', ''],
  ['24010101', '李雷', '机电2402班', '', '', '', '', ''],
  ['24010102', '韩梅梅', '机电2401班', '', '退学', '', '', ''],
  ['24010103', '王晓明', '机电2401班', '', '', '', '3栋303', ''],
  ['24010104', '赵云', '机电2401班', '', '', '', '', '13900000004'],
  ['24010201', '孙丽', '机电2402班', '', '', '', '', ''],
]);
const attemptId = 'attempt-of-the-crashing-import';
let school: School;
let fileId: string;

beforeAll(async () => {
  school = await startSchool();
  await school.setPerson('wang-xiaoming', { openid: null });
  await school.setPerson('zhao-yun', { openid: null });
  await school.simulator.client.remove('bindings', {
    personId: { $in: ['wang-xiaoming', 'zhao-yun'] },
  });
  await school.simulator.client.setClock({ now: nine, running: false });
  fileId = await upload(school, 'officer', file);
  await school.simulator.client.snapshot('uploaded');
});
afterAll(() => school.stop());

const restore = async (name: string) => {
  const { client } = school.simulator;
  await client.clearFaults();
  await client.restore(name);
  await client.setClock({ now: nine, running: false });
};

/** Calls as the officer's phone does; null when the function didn't live to answer. */
const officer = (action: string, data: object, attempt: string) =>
  school.call('officer', 'school', action, { departmentId: 'zz', ...data }, attempt).catch(() => null);

const check = () => officer('importCheck', { kind: 'student', fileId }, attemptId);
const apply = async () =>
  officer('importApply', { importId: (await theImport(school))._id }, 'attempt-to-apply');

/** Everything an import leaves, without what is chosen at random and without times of day. */
async function outcome(): Promise<unknown> {
  const [people, classes, grades, buildings, rooms, bindings, messages] = await Promise.all([
    school.documents<Person>('people'),
    school.documents<{ _id: string; name: string; gradeId: string }>('classes'),
    school.documents<{ _id: string; name: string }>('grades'),
    school.documents<Building>('buildings'),
    school.documents<Room>('rooms'),
    school.documents<{ _id: string }>('bindings'),
    school.documents<{ personId: string; kind: string }>('messages'),
  ]);
  const seal = { collection: 'people', key: demoSecrets.HISTORY_KEY };
  const names = new Map([...classes, ...grades, ...buildings, ...rooms].map(({ _id, name }) => [_id, name]));
  const named = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
      typeof inner === 'string' ? (names.get(inner) ?? inner) : inner,
    );
  const known = people.map(({ _id, events, texts, ...person }) => [
    person.number,
    named({ ...person, changedAt: null }),
    named(events.map(({ seq, kind, by, attemptId: attempt, sets }) => ({ seq, kind, by, attempt, sets }))),
    texts.map(({ seq, field, text }) => [seq, field, text]),
    verifyChain(
      people.find((one) => one._id === _id),
      seal,
    ),
  ]);
  const bound = people.flatMap((person) => (person.openid ? [bindingOf(person, person.openid)] : []));
  expect(bindings).toHaveLength(bound.length);
  expect(bindings).toEqual(expect.arrayContaining(bound));
  return {
    people: known.sort(),
    classes: classes.map(({ name, gradeId }) => [name, names.get(gradeId)]).sort(),
    rooms: rooms.map(({ name, buildingId }) => [name, names.get(buildingId)]).sort(),
    left: [await school.documents('importSlices'), await school.documents('importGuards')],
    files: (await school.simulator.client.files()).filter(({ fileID }) => fileID.includes('/imports/')),
    told: messages.map(({ personId, kind }) => [personId, kind]),
    imports: (await school.documents<ImportDocument>('imports')).map(
      ({ state, total, conflicts, report }) => ({ state, total, conflicts, report }),
    ),
  };
}

/** What an undisturbed import leaves, and what it asks of the cloud for that. */
async function undisturbed() {
  await restore('uploaded');
  const planning = await requestsOf(school, check);
  await cutSlices(school);
  await school.simulator.client.snapshot('planned');
  const applying = await requestsOf(school, apply);
  return { expected: await outcome(), planning, applying };
}

/** Does `work` with a fault at one of its requests, from a snapshot on. */
async function disturbedFrom(snapshot: string, crash: Crash, work: () => Promise<unknown>): Promise<void> {
  await restore(snapshot);
  await disturbed(school, crash, work);
}

test('a crash at any request of planning is mended by asking again', async () => {
  const { expected, planning } = await undisturbed();
  expect(planning.length).toBeGreaterThan(8);
  for (const crash of crashesIn(planning)) {
    await disturbedFrom('uploaded', crash, check);
    expect(await check()).toMatchObject({ ok: true, data: { state: 'ready' } });
    await cutSlices(school);
    await apply();
    expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
  }
}, 600_000);

test('a crash at any request of applying is finished by the timer, exactly as planned', async () => {
  const { expected, applying } = await undisturbed();
  expect(applying.length).toBeGreaterThan(30);
  for (const crash of crashesIn(applying)) {
    await disturbedFrom('planned', crash, apply);
    await school.setTime(later);
    // What was not even begun is begun by pressing once more.
    if ((await theImport(school)).state === 'ready') await apply();
    await school.simulator.client.fireTimer('school', 'tick');
    expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
  }
}, 600_000);

test('a crash in an import that adopts units is finished by the timer, and nothing stands twice', async () => {
  await undisturbed();
  const { client } = school.simulator;
  await restore('planned');
  await client.insert('grades', [{ _id: 'g26', name: '26级', departmentId: 'zz' }]);
  await client.insert('classes', [{ _id: 'jd2601', name: '机电2601', gradeId: 'g26', departmentId: 'zz' }]);
  await client.insert('buildings', [{ _id: 'b3', name: '3栋' }]);
  await client.insert('rooms', [{ _id: 'b3-302', name: '302', buildingId: 'b3' }]);
  await client.snapshot('made meanwhile');
  const applying = await requestsOf(school, apply);
  const expected = await outcome();
  expect(expected).toMatchObject({ left: [[], []] });
  for (const crash of crashesIn(applying)) {
    await disturbedFrom('made meanwhile', crash, apply);
    await school.setTime(later);
    if ((await theImport(school)).state === 'ready') await apply();
    await client.fireTimer('school', 'tick');
    expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
  }
}, 600_000);

test('a plan that is made anew leaves nothing of the one that was interrupted', async () => {
  const { planning } = await undisturbed();
  const request = planning.findLastIndex((sdk) => sdk.includes('insert')) + 1;
  await disturbedFrom('uploaded', { kind: 'killAfter', request }, check);
  const plans = async () => (await school.documents<ImportSlice>('importSlices')).map(({ plan }) => plan);
  const interrupted = await plans();
  await check();
  const { plan } = await theImport(school);
  expect(interrupted).toHaveLength(1);
  expect(interrupted).not.toContain(plan);
  expect(await plans()).toEqual([plan]);
});

test('a repeat that lingers in planning undoes nothing of what was done meanwhile', async () => {
  await restore('uploaded');
  const planning = await requestsOf(school, check);
  await restore('uploaded');
  const request = planning.findIndex((sdk) => sdk.includes('insert')) + 1;
  const next = { kind: 'slow', request, function: 'school' } as const;
  await school.simulator.client.setFaults({ next, slowMs: 2_000 });
  const lingering = check();
  await check();
  await apply();
  const done = await outcome();
  await lingering;
  expect(await outcome()).toEqual(done);
  expect(await theImport(school)).toMatchObject({ state: 'done' });
});

test('an import that has lost its slices keeps no other department waiting', async () => {
  const { expected } = await undisturbed();
  await restore('planned');
  const { client } = school.simulator;
  const document = await theImport(school);
  await client.insert('imports', [
    {
      ...document,
      _id: 'lost',
      departmentId: 'aa',
      state: 'applying',
      newUnits: { grades: [], classes: [] },
      newRooms: { buildings: [], rooms: [] },
    },
  ]);
  await client.insert('importGuards', [{ _id: 'aa', importId: 'lost' }]);
  await client.setFaults({ next: { kind: 'killAfter', request: 12, function: 'school' } });
  await officer('importApply', { importId: document._id }, 'attempt-to-apply');
  await endTransactions(school);
  await school.setTime(later);
  await client.fireTimer('school', 'tick');
  await client.remove('imports', { _id: 'lost' });
  await client.remove('importGuards', { _id: 'aa' });
  expect(await outcome()).toEqual(expected);
});

test('the phone and two timers at once write everything once', async () => {
  const { expected } = await undisturbed();
  await restore('planned');
  await school.simulator.client.setFaults({
    next: { kind: 'killAfter', request: 12, function: 'school' },
  });
  await apply();
  await endTransactions(school);
  const { _id: importId } = await theImport(school);
  await school.setTime(later);
  await Promise.all([
    school.simulator.client.fireTimer('school', 'tick'),
    school.simulator.client.fireTimer('school', 'tick'),
    officer('importContinue', { importId }, 'attempt-to-continue-1'),
    officer('importContinue', { importId }, 'attempt-to-continue-2'),
  ]);
  expect(await outcome()).toEqual(expected);
});
