import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import type { ImportDocument } from '../../cloudfunctions/school/import/document';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Timetable } from '../../cloudfunctions/school/lessons/decide-timetable';
import type { Binding } from '../../cloudfunctions/shared/caller';
import { MINUTE } from '../../cloudfunctions/shared/clock';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { crashesIn, cutSlices, disturbed, requestsOf, theImport } from '../support/crashes';
import { csv, upload } from '../support/import-file';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';
import { enterTerm, file, head, importFile } from '../support/timetable';

const tuesday = '2026-11-24';
const nine = at(tuesday, '09:00');
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(async () => {
  await school.begin(nine);
});

const ask = (action: string, data: unknown, who = 'officer', attemptId?: string): Promise<WireReply> =>
  school.call(who, 'school', action, data, attemptId);
const timetables = () => school.documents<Timetable>('timetables');

describe('an import of timetables that crashes', () => {
  const attemptId = 'attempt-of-the-crashing-timetable';
  const key = demoSecrets.HISTORY_KEY;
  let fileId: string;

  /** Before: a timetable of one class, which changes, and teachers with and without an account. */
  beforeEach(async () => {
    await enterTerm(school);
    await importFile(
      school,
      csv([head, ['机电2401班', '周四', '1', '体育', '', 'T010', '', '']]),
      '2026-09-01',
    );
    await school.setPerson('wu-gang', { openid: null });
    const { client } = school.simulator;
    await client.remove('bindings', { personId: 'wu-gang' });
    await client.remove('imports');
    await client.remove('messages');
    fileId = await upload(school, 'officer', file);
    await client.snapshot('timetable-uploaded');
  });

  /** Calls as the officer's phone does; null when the function didn't live to answer. */
  const officer = (action: string, data: object, attempt: string) =>
    ask(action, { departmentId: 'zz', ...data }, 'officer', attempt).catch(() => null);
  const plan = () => officer('importCheck', { kind: 'timetable', fileId }, attemptId);
  const begin = async () =>
    officer('importApply', { importId: (await theImport(school))._id }, 'attempt-to-apply');
  const restore = async (name: string) => {
    const { client } = school.simulator;
    await client.clearFaults();
    await client.restore(name);
    await client.setClock({ now: nine, running: false });
  };

  /** All that such an import leaves, without salts and times of day. */
  async function outcome(): Promise<unknown> {
    const [stored, people, bindings] = [
      await timetables(),
      await school.documents<Person>('people'),
      await school.documents<Binding>('bindings'),
    ];
    const bound = people.flatMap((one) => (one.openid ? [bindingOf(one, one.openid)] : []));
    expect(bindings).toEqual(expect.arrayContaining(bound));
    const problems = [
      ...stored.map((one) => verifyChain(one, { collection: 'timetables', key })),
      // Who lost the account past the history is told apart by it.
      ...people
        .filter(({ openid }) => openid !== null)
        .map((one) => verifyChain(one, { collection: 'people', key })),
    ];
    return {
      timetables: stored.map(({ _id, rev, versions, teacherIds, events }) => [
        ...[_id, rev, versions, teacherIds],
        events.map(({ kind, by, attemptId: attempt }) => [kind, by, attempt]),
      ]),
      people: people.map(({ _id, rev, grants, events }) => [_id, rev, grants, events.at(-1)?.kind]),
      problems: problems.flat(),
      left: [await school.documents('importSlices'), await school.documents('importGuards')],
      told: (await school.documents<{ kind: string }>('messages')).map(({ kind }) => kind),
      imports: (await school.documents<ImportDocument>('imports')).map(({ state, total, conflicts }) => [
        ...[state, total, conflicts],
      ]),
    };
  }

  async function undisturbed() {
    // Restored, functions remember as little as they will in the disturbed runs.
    await restore('timetable-uploaded');
    const planning = await requestsOf(school, plan);
    await cutSlices(school);
    await school.simulator.client.snapshot('timetable-planned');
    await restore('timetable-planned');
    const applying = await requestsOf(school, begin);
    return { expected: await outcome(), planning, applying };
  }

  test('at any request of planning is planned again by asking again', async () => {
    const { expected, planning } = await undisturbed();
    expect(planning.length).toBeGreaterThan(10);
    for (const crash of crashesIn(planning)) {
      await restore('timetable-uploaded');
      await disturbed(school, crash, plan);
      expect(await plan()).toMatchObject({ ok: true, data: { state: 'ready' } });
      await cutSlices(school);
      await begin();
      expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
    }
  }, 600_000);

  test('at any request of applying is finished by the timer, timetables and grants exactly as planned', async () => {
    const { expected, applying } = await undisturbed();
    expect(expected).toMatchObject({ problems: [], left: [[], []], imports: [['done', 5, []]] });
    expect(applying.length).toBeGreaterThan(20);
    for (const crash of crashesIn(applying)) {
      await restore('timetable-planned');
      await disturbed(school, crash, begin);
      await school.setTime(nine + MINUTE);
      // What was not even begun is begun by pressing once more.
      if ((await theImport(school)).state === 'ready') await begin();
      await school.simulator.client.fireTimer('school', 'tick');
      expect({ crash, left: await outcome() }).toEqual({ crash, left: expected });
    }
  }, 600_000);
});
