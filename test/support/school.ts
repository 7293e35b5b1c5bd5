import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckinRule } from '../../cloudfunctions/attendance/rule';
import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import { newPerson, type NewPerson } from '../../cloudfunctions/school/people/new-person';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Binding } from '../../cloudfunctions/shared/caller';
import { type Day, momentOf } from '../../cloudfunctions/shared/clock';
import type { Role, Scope } from '../../cloudfunctions/shared/grants';
import type { EnrolStatus } from '../../cloudfunctions/shared/placement';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { type LaunchedSimulator, launchSimulator } from '../../simulator/client';
import type { CallReply } from '../../simulator/protocol';
import { aRule } from './rules';

/** Any answer of a function, as it is on the wire. */
export type WireReply = { ok: boolean; requestId: string; code?: string } & Record<string, unknown>;

const root = path.resolve(__dirname, '..', '..');
const TERM_BEGINS: Day = '2026-09-01';

const everybody: Person[] = [
  student('li-lei', '24010101', '李雷', 'jd2401'),
  student('han-meimei', '24010102', '韩梅梅', 'jd2401', [
    given('classCadre', { kind: 'class', classId: 'jd2401' }),
  ]),
  student('wang-xiaoming', '24010103', '王小明', 'jd2401'),
  student('zhao-yun', '24010104', '赵云', 'jd2401'),
  student('intern', '24010105', '实习生', 'jd2401', [], 'interning'),
  student('sun-li', '24010201', '孙丽', 'jd2402'),
  staff('zhou-min', 'T001', '周敏', [given('headTeacher', { kind: 'class', classId: 'jd2401' })]),
  staff('wu-gang', 'T002', '吴刚', [given('headTeacher', { kind: 'class', classId: 'jd2402' })]),
  staff('officer', 'T010', '钱芳', [given('officer', { kind: 'department', departmentId: 'zz' })]),
];

/** A small school behind a simulator of its own: two classes, a head teacher, a cadre, one rule. */
export interface School {
  simulator: LaunchedSimulator;
  /** Everything as it was at first, the clock standing at `now`; functions remember nothing. */
  begin(now: number): Promise<void>;
  setTime(now: number): Promise<void>;
  /** Calls as a person; without an attempt id, with a new one. */
  call(who: string, name: string, action: string, data: unknown, attemptId?: string): Promise<WireReply>;
  callAs(
    openid: string | undefined,
    name: string,
    action: string,
    data: unknown,
    attemptId?: string,
  ): Promise<WireReply>;
  /** Calls with `data` as JSON text, for what JavaScript's own JSON never writes. */
  callWithText(who: string, name: string, action: string, data: string): Promise<WireReply>;
  /** Calls with any event at all. */
  callWithEnvelope(who: string, name: string, event: unknown): Promise<WireReply>;
  /** Calls through a person's phone and its network. */
  callFromPhone(
    who: string,
    name: string,
    action: string,
    data: unknown,
    attemptId: string,
  ): Promise<WireReply>;
  /** Whether answers to a person's phone are lost. */
  loseReplies(who: string, lost: boolean): Promise<void>;
  /** Changes the rule; takes effect at once, since functions forget. */
  setRule(changes: Partial<CheckinRule>): Promise<void>;
  addRule(changes: Partial<CheckinRule>): Promise<void>;
  /** Changes a person's document, past every rule. */
  setPerson(personId: string, changes: Partial<Person>): Promise<void>;
  /** Changes a person's binding. */
  setBinding(who: string, changes: Partial<Binding>): Promise<void>;
  documents<T>(collection: string): Promise<T[]>;
  /** Every document of every collection, by its `_id`. */
  everything(): Promise<Record<string, unknown[]>>;
  errorsLogged(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts the school. `env` reaches the functions, e.g. `{TZ: 'America/New_York'}`. */
export async function startSchool(env: Record<string, string> = {}): Promise<School> {
  const data = await mkdtemp(path.join(tmpdir(), 'school-'));
  const simulator = await launchSimulator({ project: root, data, env: { ...demoSecrets, ...env } });
  const { client } = simulator;
  await fill(simulator);
  await client.snapshot('school');
  let attempts = 0;

  const event = (
    action: string,
    content: unknown,
    attemptId = `attempt-${String((attempts += 1)).padStart(6, '0')}`,
  ) => ({
    action,
    attemptId,
    data: content,
  });
  const replace = async (collection: string, document: { _id: string }) => {
    await client.remove(collection, { _id: document._id });
    await client.insert(collection, [document]);
    await client.forget();
  };

  return {
    simulator,
    begin: async (now) => {
      // The clock first: what fires on its way must not find what the test begins with.
      await client.setClock({ now, running: false });
      await client.restore('school');
      await client.clearLogs();
      await client.resetCounters();
    },
    setTime: async (now) => {
      await client.setClock({ now });
    },
    call: async (who, name, action, content, attemptId) =>
      answerOf(await client.call(openid(who), name, event(action, content, attemptId))),
    callAs: async (account, name, action, content, attemptId) =>
      answerOf(
        account
          ? await client.call(account, name, event(action, content, attemptId))
          : await client.trigger(name, event(action, content, attemptId)),
      ),
    callWithText: async (who, name, action, text) => {
      const body = `{"openid":"${openid(who)}","name":"${name}","data":{"action":"${action}","attemptId":"attempt-text","data":${text}}}`;
      const response = await fetch(`${simulator.url}/control/call`, { method: 'POST', body });
      return answerOf((await response.json()) as CallReply);
    },
    callWithEnvelope: async (who, name, anything) => answerOf(await client.call(openid(who), name, anything)),
    callFromPhone: async (who, name, action, content, attemptId) =>
      answerOf(await client.callFromPhone(who, name, event(action, content, attemptId))),
    loseReplies: async (who, lost) => {
      await client.putPhone(who, { openid: openid(who), network: lost ? 'replyLost' : 'online' });
    },
    setRule: (changes) => replace('checkinRules', aRule(changes)),
    addRule: (changes) => replace('checkinRules', aRule(changes)),
    setPerson: async (personId, changes) => {
      const [person] = await client.find<Person>('people', { filter: { _id: personId } });
      if (!person) throw new Error(`there is no ${personId}`);
      await replace('people', { ...person, ...changes });
    },
    setBinding: async (who, changes) => {
      const [binding] = await client.find<Binding>('bindings', { filter: { _id: openid(who) } });
      if (!binding) throw new Error(`${who} is not bound`);
      await replace('bindings', { ...binding, ...changes });
    },
    documents: (collection) => client.find(collection),
    everything: async () => {
      const names = Object.keys(await client.collections());
      const contents = await Promise.all(names.map((name) => client.find(name, { sort: { _id: 1 } })));
      return Object.fromEntries(names.map((name, index) => [name, contents[index] ?? []]));
    },
    errorsLogged: async () =>
      (await client.logs()).filter(({ level }) => level === 'error').map(({ text }) => text),
    stop: async () => {
      await simulator.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The account of a person of this school. */
export function openid(who: string): string {
  return `openid-${who}`;
}

async function fill({ client }: LaunchedSimulator): Promise<void> {
  const jd2401 = { _id: 'jd2401', name: '机电2401班', gradeId: 'zz-2024', departmentId: 'zz' };
  await client.insert('departments', [{ _id: 'zz', name: '综职系' }]);
  await client.insert('classes', [jd2401, { ...jd2401, _id: 'jd2402', name: '机电2402班' }]);
  await client.insert('grades', [{ _id: 'zz-2024', name: '2024级', departmentId: 'zz' }]);
  await client.insert('people', everybody);
  await client.insert('checkinRules', [aRule()]);
  await client.insert(
    'bindings',
    everybody.map((person) => bindingOf(person, openid(person._id))),
  );
}

function student(
  _id: string,
  number: string,
  name: string,
  classId: string,
  grants: Person['grants'] = [],
  status: EnrolStatus = 'enrolled',
): Person {
  const memberships = [{ classId, from: TERM_BEGINS, to: null }];
  const enrolments = [{ status, from: TERM_BEGINS } as const];
  return entered({ _id, kind: 'student', number, name, grants, memberships, enrolments });
}

function staff(_id: string, number: string, name: string, grants: Person['grants']): Person {
  return entered({ _id, kind: 'staff', number, name, grants });
}

function entered(told: Omit<NewPerson, 'departmentId'>): Person {
  const maker = { by: 'test', at: momentOf(TERM_BEGINS), attemptId: 'attempt-entered' };
  const seal = { collection: 'people', key: demoSecrets.HISTORY_KEY };
  return newPerson({ ...told, departmentId: 'zz', openid: openid(told._id) }, maker, seal);
}

function given(role: Role, scope: Scope): Person['grants'][number] {
  return { grantId: `${role.toLowerCase()}-1`, role, scope, from: TERM_BEGINS, to: null };
}

function answerOf(reply: CallReply): WireReply {
  if ('error' in reply) throw new Error(`the call failed: ${reply.error.errMsg}`);
  return reply.result as WireReply;
}
