import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(() => school.begin(at('2026-11-24', '07:00')));

const envelope = { action: 'me', attemptId: 'attempt-1', data: {} };

test.each([
  ['no action', { attemptId: 'attempt-1' }],
  ['no attempt id', { action: 'me' }],
  ['an attempt id with other characters', { ...envelope, attemptId: '../../etc/passwd' }],
  ['an attempt id that is too long', { ...envelope, attemptId: 'a'.repeat(65) }],
  ['an action that is an object', { ...envelope, action: { $ne: null } }],
  ['a data that is text', { ...envelope, data: 'me' }],
  ['a data that is a list', { ...envelope, data: [] }],
  ['an unknown field in the data', { ...envelope, data: { surprise: 1 } }],
])('%s is refused as invalid', async (_, event) => {
  expect(await school.callWithEnvelope('li-lei', 'school', event)).toMatchObject({
    ok: false,
    code: 'REQUEST.INVALID',
  });
});

test.each(['nothing', 'constructor', '__proto__', 'toString'])(
  'the action %s does not exist',
  async (action) => {
    const reply = await school.callWithEnvelope('li-lei', 'school', { ...envelope, action });
    expect(reply).toMatchObject({ ok: false, code: 'REQUEST.UNKNOWN_ACTION' });
  },
);

test('every answer carries the request id of its call', async () => {
  const replies = await Promise.all([1, 2, 3].map(() => school.call('li-lei', 'school', 'me', {})));
  const ids = replies.map(({ requestId }) => requestId);
  expect(new Set(ids).size).toBe(3);
});

test('a call without a WeChat account has no identity', async () => {
  const call = { name: 'school', data: envelope, source: 'wx_client' };
  const response = await fetch(`${school.simulator.url}/control/call`, {
    method: 'POST',
    body: JSON.stringify(call),
  });
  expect(await response.json()).toMatchObject({ result: { ok: false, code: 'AUTH.NO_IDENTITY' } });
});

test('me is who I am, in words', async () => {
  expect(await school.call('han-meimei', 'school', 'me', {})).toMatchObject({
    ok: true,
    data: {
      name: '韩梅梅',
      roles: [
        { role: 'student', title: '学生', scope: '机电2401班' },
        { role: 'classCadre', title: '班干部', scope: '机电2401班' },
      ],
    },
  });
});

test('a defect is INTERNAL, with the id to find it in the log, and no detail', async () => {
  await school.setBinding('li-lei', { grants: null as never });
  const reply = await school.call('li-lei', 'school', 'me', {});
  expect(reply).toMatchObject({ ok: false, code: 'INTERNAL', details: {} });
  const [line] = await school.errorsLogged();
  expect(line).toContain(reply.requestId);
});
