import { PNG } from 'pngjs';
import type { Message } from '../../cloudfunctions/shared/message';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

/** What 我的 and its neighbours ask for. */
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
beforeEach(() => school.begin(at('2026-11-24', '10:00')));
afterAll(() => school.stop());

const me = async (who: string) =>
  (await school.call(who, 'school', 'me', {})).data as Record<string, unknown>;

describe('me', () => {
  test.each([
    ['li-lei', [{ title: '学生', scope: '机电2401班', classId: 'jd2401', departmentId: null }]],
    ['zhou-min', [{ title: '班主任', scope: '机电2401班', classId: 'jd2401', departmentId: null }]],
    ['officer', [{ title: '学工干事', scope: '综职系', classId: null, departmentId: 'zz' }]],
  ])('%s hears what each role is for', async (who, roles) => {
    expect((await me(who)).roles).toMatchObject(roles);
  });

  test('whoever does something with departments hears which; coordinates go after the configured days', async () => {
    expect(await me('li-lei')).toMatchObject({ departments: [], coordinateDays: 30 });
    expect(await me('officer')).toMatchObject({ departments: [{ departmentId: 'zz', name: '综职系' }] });
  });

  test('a role in the whole school reaches every department', async () => {
    await school.simulator.client.insert('departments', [{ _id: 'jj', name: '经济系' }]);
    const grants = [
      { role: 'officer', scope: { kind: 'school' }, from: '2026-09-01', to: null } as const,
      {
        role: 'officer',
        scope: { kind: 'department', departmentId: 'zz' },
        from: '2026-09-01',
        to: null,
      } as const,
    ];
    await school.setBinding('officer', { grants });
    const { departments } = await me('officer');
    expect((departments as { name: string }[]).map(({ name }) => name).sort()).toEqual(
      ['综职系', '经济系'].sort(),
    );
  });
});

describe('messages', () => {
  const titles = async (who: string) => {
    const { data } = await school.call(who, 'messages', 'quota', {});
    return (data as { templates: { title: string }[] }).templates.map(({ title }) => title);
  };

  test('only templates by which one may ever be told something are offered', async () => {
    expect(await titles('li-lei')).toEqual(['身份变更通知', '账号换绑提醒']);
    expect(await titles('officer')).toEqual(['身份变更通知', '账号绑定通知', '账号换绑提醒', '导入完成通知']);
  });

  test('the inbox says why a message was not sent, and how many are unread', async () => {
    const plain: Omit<Message, '_id' | 'at'> = {
      personId: 'li-lei',
      openid: null,
      kind: 'grantChanged',
      fields: { what: '班干部', change: '新增', from: '2026-11-24', by: '周敏', note: '' },
      page: 'pages/me/index',
      ...{ urgent: false, read: false, state: 'notSent', reason: 'NO_QUOTA', dueAt: null },
      ...{ owner: '', sendingBy: null, step: 2, tries: 1 },
    };
    const time = (minute: number) => ({
      $date: new Date(at('2026-11-24', '09:00') + minute * 60_000).toISOString(),
    });
    await school.simulator.client.insert('messages', [
      { ...plain, _id: 'm-1', at: time(1) },
      { ...plain, _id: 'm-2', at: time(2), state: 'sent', reason: '', read: true },
    ]);
    const { data } = await school.call('li-lei', 'messages', 'inbox', {});
    expect(data).toMatchObject({
      messages: [
        { messageId: 'm-2', delivery: 'sent', why: '' },
        { messageId: 'm-1', delivery: 'inboxOnly', why: '当时没有剩余的提醒条数' },
      ],
    });
    expect(await school.call('li-lei', 'messages', 'unread', {})).toMatchObject({ data: { unread: 1 } });
    expect(await school.call('han-meimei', 'messages', 'unread', {})).toMatchObject({ data: { unread: 0 } });
  });
});

describe('class code picture', () => {
  const picture = () => school.call('zhou-min', 'school', 'classCodePicture', { classId: 'jd2401' });

  test('is a picture small enough to be answered', async () => {
    await school.call('zhou-min', 'school', 'makeClassCode', { classId: 'jd2401' });
    const { data } = await picture();
    const bytes = Buffer.from((data as { picture: string }).picture, 'base64');
    expect(bytes.length).toBeLessThan(500_000);
    expect(PNG.sync.read(bytes).width).toBeGreaterThanOrEqual(280);
  });

  test('without a code in force there is nothing to draw', async () => {
    expect(await picture()).toMatchObject({ ok: false, code: 'BIND.NO_CODE' });
  });
});
