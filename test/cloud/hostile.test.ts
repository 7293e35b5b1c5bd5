import fc from 'fast-check';
import type { ActionContract, CommonCode, FunctionContract } from '../../cloudfunctions/shared/contract';
import { contracts } from '../../scripts/authorisation/contracts';
import { fcParameters } from '../support/random';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';
import { fillWorld } from './authorisation/fill';
import { samples } from './authorisation/samples';
import { accountOf, type Place, roles, today } from './authorisation/world';

/** An action with a valid request, and whoever is let in to it. */
interface Subject {
  name: string;
  functionName: string;
  action: string;
  declared: ActionContract;
  valid: Record<string, unknown>;
  account: string;
}

let school: School;
const subjects = allSubjects();

beforeAll(async () => {
  school = await startSchool();
  await school.begin(at(today, '09:00'));
  await school.simulator.client.reset();
  await fillWorld(school);
});
afterAll(() => school.stop());

const send = (subject: Subject, data: unknown) =>
  school.callAs(subject.account, subject.functionName, subject.action, data);

/** Everything the server says of itself: who is calling, when it is, what became of it. */
const SERVER_OWNED = [
  ...['openid', '_openid', 'OPENID', 'userInfo', 'caller', 'role', 'grants', 'access', 'by'],
  ...['now', 'at', 'date2', 'receivedAt', 'madeAt', 'changedAt', 'createdAt'],
  ...['_id', 'events', 'texts', 'mac', 'state', 'verdict', 'kind2', 'classId2', 'studentId', 'attemptId'],
];

test.each(subjects)('$name takes no field that is the server’s', async (subject) => {
  const fields = SERVER_OWNED.filter((field) => !(field in subject.valid));
  const replies = await Promise.all(
    fields.map((field) => send(subject, { ...subject.valid, [field]: 'forged' })),
  );
  expect(fields.filter((_, index) => replies[index]?.code !== 'REQUEST.INVALID')).toEqual([]);
});

const HOSTILE: [string, unknown][] = [
  ['an operator', { $ne: null }],
  ['an operator that matches all', { $regex: '.*' }],
  ['nothing', null],
  ['a list', []],
  ['a number without end', 1e308],
  ['a long text', 'x'.repeat(90_000)],
  ['a text of nothing', '\u0000\u200b'],
  ['half an emoji', '\ud83d'],
];

test.each(subjects)('$name answers a declared code to whatever stands in a field', async (subject) => {
  const hostile = Object.keys(subject.valid).flatMap((field) =>
    HOSTILE.map(([what, value]) => ({
      what: `${field}: ${what}`,
      data: { ...subject.valid, [field]: value },
    })),
  );
  const replies = await Promise.all(hostile.map(({ data }) => send(subject, data)));
  expect(hostile.filter((_, index) => !isDeclared(subject, replies[index])).map(({ what }) => what)).toEqual(
    [],
  );
});

test.each(subjects)('$name takes no keys of the prototype', async (subject) => {
  const text = JSON.stringify(subject.valid)
    .replace(/^\{/, '{"__proto__":{"role":"officer"},')
    .replace(',}', '}');
  const reply = await school.callAs(subject.account, subject.functionName, subject.action, JSON.parse(text));
  const withConstructor = await send(subject, { ...subject.valid, constructor: { prototype: {} } });
  expect(isDeclared(subject, reply)).toBe(true);
  expect(withConstructor.code).toBe('REQUEST.INVALID');
});

test('no random request is a defect', async () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const request = fc.record({
    subject: fc.constantFrom(...subjects),
    account: fc.constantFrom(...roles.map((_, index) => accountOf('inForce', index)), 'account-of-nobody'),
    change: fc.oneof(
      fc.record({ field: fc.nat(), value: anything }),
      fc.record({ key: fc.string(), value: anything }),
      fc.record({ data: anything }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ subject, account, change }) => {
      const reply = await send({ ...subject, account }, changed(subject.valid, change));
      expect({ change, reply, declared: isDeclared(subject, reply) }).toMatchObject({ declared: true });
    }),
    fcParameters(10_000),
  );
}, 600_000);

type Change = { field: number; value: unknown } | { key: string; value: unknown } | { data: unknown };

function changed(valid: Record<string, unknown>, change: Change): unknown {
  if ('data' in change) return change.data;
  if ('key' in change) return { ...valid, [change.key]: change.value };
  const fields = Object.keys(valid);
  const field = fields[change.field % Math.max(fields.length, 1)];
  return field === undefined ? { surprise: change.value } : { ...valid, [field]: change.value };
}

const COMMON: Record<CommonCode, true> = {
  'REQUEST.INVALID': true,
  'REQUEST.UNKNOWN_ACTION': true,
  'AUTH.NO_IDENTITY': true,
  'AUTH.NOT_BOUND': true,
  'AUTH.DENIED': true,
};

/** Answered, or refused with a code that the contract names, and a sentence in Chinese. */
function isDeclared({ declared }: Subject, reply: WireReply | undefined): boolean {
  if (reply?.ok) return true;
  const code = reply?.code ?? '';
  const inChinese = typeof reply?.message === 'string' && /\p{Script=Han}/u.test(reply.message);
  return inChinese && (declared.refusals.includes(code) || code in COMMON);
}

function allSubjects(): Subject[] {
  const functions: [string, FunctionContract][] = Object.entries(contracts);
  const requests = samples as Record<string, Record<string, (place: Place) => Record<string, unknown>>>;
  return functions.flatMap(([functionName, contract]) =>
    Object.entries(contract).map(([action, declared]) => ({
      name: `${functionName}.${action}`,
      ...{ functionName, action, declared },
      valid: requests[functionName]?.[action]?.('own') ?? {},
      account: accountOf('inForce', indexOfAllowed(declared)),
    })),
  );
}

function indexOfAllowed({ may }: ActionContract): number {
  const role = typeof may === 'string' ? 'officer' : may[0]?.role;
  return roles.findIndex((held) => held.role === role);
}
