import type { Replies } from '../../cloudfunctions/messages/contract';
import type { Person } from '../../cloudfunctions/school/people/person';
import { MINUTE } from '../../cloudfunctions/shared/clock';
import { type Message, messageOf } from '../../cloudfunctions/shared/message';
import config from '../../school.config.json';
import { at } from '../support/rules';
import { openid, type School, startSchool } from '../support/school';

const today = '2026-11-24';
const nine = at(today, '09:00');
const { templateId } = config.messages.grantChanged;
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());
beforeEach(async () => {
  await school.begin(nine);
  await putTemplates({});
});

/** Something of the function `messages`, as a person. */
async function ask<Action extends keyof Replies>(
  who: string,
  action: Action,
  data: object = {},
  attemptId?: string,
) {
  const reply = await school.call(who, 'messages', action, data, attemptId);
  expect(reply).toMatchObject({ ok: true });
  return reply.data as Replies[Action];
}

/** An officer gives 周敏 a second class; this is what she is told. */
async function grant(personId = 'zhou-min', from: string = today) {
  const [person] = await school.simulator.client.find<{ rev: number }>('people', {
    filter: { _id: personId },
  });
  const scope = { kind: 'class', classId: 'jd2402' };
  const data = { personId, rev: person?.rev ?? 0, role: 'headTeacher', scope, from, to: null };
  expect(await school.call('officer', 'school', 'grant', data)).toMatchObject({ ok: true });
}

/** A person accepts a message in WeChat, and the phone says so. */
async function accept(who: string, attemptId?: string) {
  await school.simulator.client.putPhone(who, { openid: openid(who), network: 'online' });
  await school.simulator.client.subscribe(who, { [templateId]: 'accept' });
  return ask(who, 'subscribed', { results: { [templateId]: 'accept' } }, attemptId);
}

const tick = () => school.simulator.client.fireTimer('messages', 'tick');
const stored = () => school.documents<Message>('messages');
const arrived = () => school.simulator.client.messages();
const leftOf = (templates: Replies['quota']['templates']) =>
  templates.find((template) => template.templateId === templateId)?.left;
const left = async (who: string) => leftOf((await ask(who, 'quota')).templates);
const inboxOf = async (who: string) => (await ask(who, 'inbox')).messages;

/** What WeChat's console holds; what isn't named stays as the school's configuration has it. */
async function putTemplates(changes: Record<string, object | null>) {
  const { url } = school.simulator;
  const all = { ...original, ...changes };
  const body = JSON.stringify(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)));
  await fetch(`${url}/control/templates`, { method: 'PUT', body });
}
const original = Object.fromEntries(
  Object.values(config.messages).map((template) => [
    template.templateId,
    {
      title: template.title,
      keywords: Object.entries(template.keywords).map(([key, { label }]) => ({ key, label })),
    },
  ]),
);

/** A message as the outbox makes it, without an event. */
function messageTo(personId: string, number: number, changes: Partial<Message> = {}): Message {
  const source = { collection: 'people', thingId: 'someone', seq: number, at: nine };
  const fields = { what: `班主任 ${number}`, change: '新增', from: today, by: '钱芳', note: '' } as const;
  const notice = { kind: 'grantChanged', to: { personId }, fields, page: 'pages/me/index' } as const;
  return { ...messageOf(source, notice), ...changes };
}
const insert = (...documents: Message[]) => school.simulator.client.insert('messages', documents);

describe('the inbox', () => {
  test('has what an event tells, for whom it is about and nobody else', async () => {
    await grant();
    expect(await inboxOf('zhou-min')).toMatchObject([
      {
        kind: 'grantChanged',
        title: '身份变更',
        at: nine,
        read: false,
        delivery: 'pending',
        lines: expect.arrayContaining([
          { label: '身份', value: '班主任 机电2402班' },
          { label: '变更', value: '新增' },
          { label: '生效日期', value: '2026年11月24日' },
          { label: '操作人', value: '学工干事' },
        ]) as object[],
      },
    ]);
    expect(await inboxOf('officer')).toEqual([]);
  });

  test('is paged, newest first, without losing those of one moment', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      messageTo('zhou-min', index, { at: new Date(nine - Math.floor(index / 15) * MINUTE) }),
    );
    await insert(...many, messageTo('wu-gang', 99));
    const seen: string[] = [];
    let before: object | undefined;
    for (let more = true; more;) {
      const page = await ask('zhou-min', 'inbox', before ? { before } : {});
      expect(page.unread).toBe(45);
      seen.push(...page.messages.map(({ messageId }) => messageId));
      const last = page.messages.at(-1);
      before = { at: last?.at, messageId: last?.messageId };
      more = page.more;
    }
    expect(seen).toHaveLength(45);
    expect([...seen].sort()).toEqual(many.map(({ _id }) => _id).sort());
  });

  test('can be marked as read, one’s own alone', async () => {
    await insert(messageTo('zhou-min', 1), messageTo('zhou-min', 2), messageTo('wu-gang', 3));
    const ids = (await stored()).map(({ _id }) => _id);
    expect(await ask('zhou-min', 'markRead', { messageIds: [...ids, 'people_nobody_1_x'] })).toEqual({
      unread: 0,
    });
    expect((await ask('wu-gang', 'inbox')).unread).toBe(1);
  });
});

describe('the ledger', () => {
  test('counts what was accepted, each attempt once, and nothing that was declined', async () => {
    expect(await left('zhou-min')).toBe(0);
    await accept('zhou-min', 'attempt-first');
    await ask('zhou-min', 'subscribed', { results: { [templateId]: 'accept' } }, 'attempt-first');
    await ask('zhou-min', 'subscribed', {
      results: { [templateId]: 'reject', 'no-such-template': 'accept' },
    });
    expect(leftOf((await accept('zhou-min')).templates)).toBe(2);
    expect(await left('wu-gang')).toBe(0);
  });

  test('counts once what a phone reports again because the answer was lost', async () => {
    await school.loseReplies('zhou-min', true);
    const data = { results: { [templateId]: 'accept' } };
    const report = () => school.callFromPhone('zhou-min', 'messages', 'subscribed', data, 'attempt-lost');
    await expect(report()).rejects.toThrow();
    await school.loseReplies('zhou-min', false);
    expect(await report()).toMatchObject({ ok: true });
    expect(await left('zhou-min')).toBe(1);
  });
});

describe('the tick', () => {
  test('sends what was accepted, in the words of the school’s template', async () => {
    await accept('zhou-min');
    await grant();
    await tick();
    expect(await arrived()).toMatchObject([
      {
        openid: openid('zhou-min'),
        templateId,
        page: 'pages/me/index',
        lines: [
          { label: '身份内容', value: '班主任 机电2402班' },
          { label: '变更类型', value: '新增' },
          { label: '生效日期', value: '2026年11月24日' },
          { label: '操作人', value: '学工干事' },
          { label: '备注' },
        ],
      },
    ]);
    expect(await left('zhou-min')).toBe(0);
    expect(await inboxOf('zhou-min')).toMatchObject([{ delivery: 'sent' }]);
    expect(await school.documents('quotas')).toMatchObject([{ reserved: [], uncertain: 0 }]);
  });

  test('sends nothing that nobody accepted; it stays in the inbox', async () => {
    await grant();
    await tick();
    expect(await arrived()).toEqual([]);
    expect(await inboxOf('zhou-min')).toMatchObject([{ delivery: 'inboxOnly' }]);
  });

  test('empties the ledger when WeChat says that nothing is left (43101)', async () => {
    const results = { [templateId]: 'accept' };
    await ask('zhou-min', 'subscribed', { results });
    await ask('zhou-min', 'subscribed', { results });
    await grant();
    await tick();
    expect(await left('zhou-min')).toBe(0);
    expect(await inboxOf('zhou-min')).toMatchObject([{ delivery: 'inboxOnly' }]);
    expect(await stored()).toMatchObject([{ state: 'notSent', reason: 'REFUSED' }]);
  });

  test('sends to the account that lost its person, and to nobody’s inbox', async () => {
    await accept('wu-gang');
    await insert(messageTo('wu-gang', 1, { personId: null, openid: openid('wu-gang') }));
    await tick();
    expect(await arrived()).toMatchObject([{ openid: openid('wu-gang') }]);
    expect(await inboxOf('wu-gang')).toEqual([]);
  });

  test('waits for the end of the quiet hours, but for what is urgent', async () => {
    await school.begin(at(today, '06:20'));
    await accept('zhou-min');
    await accept('zhou-min');
    const dueAt = new Date(at(today, '06:19'));
    await insert(messageTo('zhou-min', 1, { dueAt }), messageTo('zhou-min', 2, { dueAt, urgent: true }));
    await tick();
    expect(await arrived()).toMatchObject([{ lines: [{ value: '班主任 2' }, {}, {}, {}, {}] }]);
    await school.setTime(at(today, '06:29:59'));
    expect(await arrived()).toHaveLength(1);
    await school.setTime(at(today, '06:33'));
    expect(await arrived()).toHaveLength(2);
  });

  test.each(['timerTwice', 'inParallel'])('run %s sends each message once', async (how) => {
    for (let count = 0; count < 6; count += 1) await accept('zhou-min');
    // Three instances that are warm already, so that none is done before another has begun.
    await Promise.all([tick(), tick(), tick()]);
    await insert(...[1, 2, 3, 4].map((number) => messageTo('zhou-min', number)));
    if (how === 'inParallel') await Promise.all([tick(), tick(), tick()]);
    else {
      await school.simulator.client.setFaults({ timerTwice: true, timerLateMs: 7 * MINUTE });
      await school.setTime(nine + 11 * MINUTE);
      await school.simulator.client.clearFaults();
    }
    expect((await arrived()).map(({ lines }) => lines[0]?.value).sort()).toEqual(
      [1, 2, 3, 4].map((number) => `班主任 ${number}`),
    );
    expect(await left('zhou-min')).toBe(2);
    expect(await school.errorsLogged()).toEqual([]);
  });

  test('of the school, run three times at once, tells once what a crash left untold', async () => {
    const { client } = school.simulator;
    await grant();
    // As after a crash between the event and its message.
    const [person] = await client.find<Person>('people', { filter: { _id: 'zhou-min' } });
    await client.remove('people', { _id: 'zhou-min' });
    await client.insert('people', [{ ...person, toTell: [person?.rev] }]);
    await client.remove('messages');
    await Promise.all([1, 2, 3].map(() => client.fireTimer('school', 'tick')));
    await client.fireTimer('school', 'tick');
    expect(await inboxOf('zhou-min')).toHaveLength(1);
    expect(await school.documents('people')).toContainEqual(
      expect.objectContaining({ _id: 'zhou-min', toTell: [] }),
    );
    expect(await school.errorsLogged()).toEqual([]);
  });

  test('with nothing due looks at no message', async () => {
    await insert(
      ...Array.from({ length: 400 }, (_, number) =>
        messageTo('wu-gang', number, { state: 'sent', dueAt: null }),
      ),
    );
    await school.simulator.client.resetCounters();
    await tick();
    const counters = await school.simulator.client.counters();
    expect(counters.messages?.['-']).toMatchObject({ requests: 2, docsExamined: 0 });
  });
});

describe('a message that WeChat never takes', () => {
  const [template] = Object.values(original);

  test.each([
    ['47003', { [templateId]: { ...template, keywords: [{ key: 'thing9', label: '别的' }] } }],
    ['40037', { [templateId]: null }],
  ])('(%s) is given up at once, shown to the officer, and costs nothing', async (code, templates) => {
    await accept('zhou-min');
    await putTemplates(templates);
    await grant();
    await tick();
    await tick();
    const { letters } = await ask('officer', 'deadLetters');
    expect(letters).toMatchObject([{ title: '身份变更', reason: code, at: nine }]);
    expect(letters[0]?.advice).toContain('school.config.json');
    // Whom it was for may lie in another department.
    expect(JSON.stringify(letters)).not.toContain('zhou-min');
    expect(await left('zhou-min')).toBe(1);
    expect(await inboxOf('zhou-min')).toMatchObject([{ delivery: 'inboxOnly' }]);
  });

  test('is shown to nobody else', async () => {
    expect(await school.call('zhou-min', 'messages', 'deadLetters', {})).toMatchObject({
      code: 'AUTH.DENIED',
    });
  });
});

describe('only WeChat’s timer starts a tick', () => {
  const timer = { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-24T01:00:00Z' };

  test.each(['school', 'messages', 'attendance'])('%s refuses a phone', async (name) => {
    const before = await school.everything();
    expect(await school.call('officer', name, 'tick', {})).toMatchObject({ code: 'REQUEST.UNKNOWN_ACTION' });
    expect(await school.callWithEnvelope('officer', name, timer)).toMatchObject({ code: 'REQUEST.INVALID' });
    expect(await school.everything()).toEqual(before);
  });
});
