import type { Person } from '../../cloudfunctions/school/people/person';
import { someOf } from '../support/random';
import { at } from '../support/rules';
import { type School, startSchool } from '../support/school';

const morning = at('2026-11-24', '09:00');
let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.stop());

describe('an empty school', () => {
  const data = { code: 'demo-setup-2026', departmentName: '综职系', number: 'T100', name: '陈静' };
  const setUp = (account: string, changes: object = {}) =>
    school.callAs(account, 'school', 'setUp', { ...data, ...changes });

  beforeEach(async () => {
    await school.simulator.client.reset();
    await school.setTime(morning);
  });

  test('is begun by whoever has the set-up code, who is its officer', async () => {
    expect(await setUp('first')).toMatchObject({ ok: true });
    expect(await school.callAs('first', 'school', 'me', {})).toMatchObject({
      data: { name: '陈静', roles: [{ role: 'officer', scope: '全校' }] },
    });
    expect(await school.documents('departments')).toMatchObject([{ name: '综职系' }]);
  });

  test('is begun once: afterwards the code is worth nothing', async () => {
    await setUp('first');
    expect(await setUp('second')).toMatchObject({ code: 'BIND.REFUSED' });
    expect(await school.documents('people')).toHaveLength(1);
    expect(await setUp('first')).toMatchObject({ ok: true });
    expect(await school.documents('people')).toHaveLength(1);
  });

  test('is not brought back by an account that was released since', async () => {
    await setUp('first');
    const [officer] = await school.documents<Person>('people');
    const { _id: personId = '', rev } = officer ?? {};
    await school.callAs('first', 'school', 'unbind', { personId, rev });
    expect(await setUp('first')).toMatchObject({ code: 'BIND.REFUSED' });
    expect(await school.documents('bindings')).toEqual([]);
  });

  test('is begun by one of two at once', async () => {
    const replies = await Promise.all(['first', 'second'].map((account) => setUp(account)));
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await school.documents('departments')).toHaveLength(1);
  });

  test('is not begun with a wrong code', async () => {
    expect(await setUp('first', { code: 'DEMO-SETUP-2025' })).toMatchObject({ code: 'BIND.REFUSED' });
    expect(await school.documents('people')).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'interrupted at request %i it is finished by trying again',
    async (request) => {
      for (const kind of someOf(`set-up ${request}`, [
        'errorBeforeWrite',
        'errorAfterWrite',
        'killAfter',
      ] as const)) {
        await school.simulator.client.reset();
        await school.simulator.client.setFaults({ next: { kind, request, function: 'school' } });
        await setUp('first').catch(() => undefined);
        await school.simulator.client.clearFaults();
        expect(await setUp('first')).toMatchObject({ ok: true });
        expect(await school.documents('departments')).toHaveLength(1);
        expect(await school.documents('people')).toHaveLength(1);
        expect(await school.documents('bindings')).toHaveLength(1);
      }
    },
  );
});
