import type { ImportDocument, ImportSlice } from '../../cloudfunctions/school/import-document';
import { bindingOf } from '../../cloudfunctions/school/binding';
import type { Person } from '../../cloudfunctions/school/person';
import type { Building, Room } from '../../cloudfunctions/shared/unit';
import { MINUTE } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history-verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import type { RequestFaultKind } from '../../simulator/protocol';
import { columns, csv, upload } from '../support/import-file';
import { random } from '../support/random';
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
const errors: readonly RequestFaultKind[] = ['errorBeforeWrite', 'errorAfterWrite'];
const deaths: readonly RequestFaultKind[] = ['killBefore', 'killAfter'];

interface Crash {
  kind: RequestFaultKind;
  request: number;
}

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
const theImport = async () => {
  const [document] = await school.documents<ImportDocument>('imports');
  if (!document) throw new Error('there is no import');
  return document;
};
const apply = async () => officer('importApply', { importId: (await theImport())._id }, 'attempt-to-apply');

/**
 * Makes the one slice of the plan many, as a large file has them: more than are read in one request. What an
 * interrupted planning left stays there.
 */
async function cutSlices(): Promise<void> {
  const { client } = school.simulator;
  const document = await theImport();
  const slices = await school.documents<ImportSlice>('importSlices');
  const slice = slices.find(({ plan }) => plan === document.plan);
  if (!slice) throw new Error('nothing is planned');
  const parts = slice.writes.map((write, index) => ({
    ...slice,
    _id: `${slice._id}${index}`,
    index,
    writes: [write],
  }));
  await client.remove('importSlices', { _id: slice._id });
  await client.insert('importSlices', parts);
  await client.remove('imports');
  await client.insert('imports', [{ ...document, slices: parts.length }]);
}

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

/** What a call asks of the cloud, in order: a fault that is none tells it. */
async function requestsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { client } = school.simulator;
  await client.setFaults({ rates: { slow: 1 }, slowMs: 0 });
  await work();
  const { fired } = await client.faults();
  await client.clearFaults();
  return fired.map(({ sdk }) => sdk);
}

/** What an undisturbed import leaves, and what it asks of the cloud for that. */
async function undisturbed() {
  await restore('uploaded');
  const planning = await requestsOf(check);
  await cutSlices();
  await school.simulator.client.snapshot('planned');
  const applying = await requestsOf(apply);
  return { expected: await outcome(), planning, applying };
}

const WRITES = /insert|modify|remove|commit/;

/** Where to crash, and how: all there is in a deep run, otherwise a share that another seed chooses anew. */
function crashesIn(requests: readonly string[]): Crash[] {
  const all = requests.flatMap((sdk, index) => {
    const kinds = WRITES.test(sdk) ? [...errors, ...deaths] : deaths;
    return kinds.map((kind): Crash => ({ kind, request: index + 1 }));
  });
  if (process.env.TEST_DEPTH === 'deep') return all;
  const chance = random(`crashes in ${all.length}`);
  return all.filter(() => chance.int(1, 10) === 1);
}

/** Does `work` with a fault at one of its requests, from a snapshot on. */
async function disturbed(snapshot: string, crash: Crash, work: () => Promise<unknown>): Promise<void> {
  const { client } = school.simulator;
  await restore(snapshot);
  await client.setFaults({ next: { ...crash, function: 'school' } });
  await work();
  const { fired } = await client.faults();
  expect(fired).toMatchObject([crash]);
  if (deaths.includes(crash.kind)) await endTransactions();
}

/** What a transaction held that was never ended is free after 30 seconds; going back to now frees it at once. */
async function endTransactions(): Promise<void> {
  const { client } = school.simulator;
  await client.snapshot('crashed');
  await client.restore('crashed');
}

test('a crash at any request of planning is mended by asking again', async () => {
  const { expected, planning } = await undisturbed();
  expect(planning.length).toBeGreaterThan(8);
  for (const crash of crashesIn(planning)) {
    await disturbed('uploaded', crash, check);
    expect(await check()).toMatchObject({ ok: true, data: { state: 'ready' } });
    await cutSlices();
    await apply();
    expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
  }
}, 600_000);

test('a crash at any request of applying is finished by the timer, exactly as planned', async () => {
  const { expected, applying } = await undisturbed();
  expect(applying.length).toBeGreaterThan(30);
  for (const crash of crashesIn(applying)) {
    await disturbed('planned', crash, apply);
    await school.setTime(later);
    // What was not even begun is begun by pressing once more.
    if ((await theImport()).state === 'ready') await apply();
    await school.simulator.client.fireTimer('school', 'tick');
    expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
  }
}, 600_000);

test('a repeat that lingers in planning undoes nothing of what was done meanwhile', async () => {
  await restore('uploaded');
  const planning = await requestsOf(check);
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
  expect(await theImport()).toMatchObject({ state: 'done' });
});

test('an import that has lost its slices keeps no other department waiting', async () => {
  const { expected } = await undisturbed();
  await restore('planned');
  const { client } = school.simulator;
  const document = await theImport();
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
  await endTransactions();
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
  await endTransactions();
  const { _id: importId } = await theImport();
  await school.setTime(later);
  await Promise.all([
    school.simulator.client.fireTimer('school', 'tick'),
    school.simulator.client.fireTimer('school', 'tick'),
    officer('importContinue', { importId }, 'attempt-to-continue-1'),
    officer('importContinue', { importId }, 'attempt-to-continue-2'),
  ]);
  expect(await outcome()).toEqual(expected);
});
