import type { Person } from '../../cloudfunctions/school/people/person';
import type { Binding } from '../../cloudfunctions/shared/caller';
import type { Message } from '../../cloudfunctions/shared/message';
import { demoSecrets } from '../demo-school/secrets';
import type { Shot } from './shot';

const stranger = { phone: 'stranger', set: { openid: 'openid-stranger' } } as const;

/** 绑定, 我的, 消息 and 班级码. */
export const ownPages: Shot[] = [
  { name: 'unbound', ...stranger },
  { name: 'bind', ...stranger, path: 'school/bind/index' },
  { name: 'bind-student', ...stranger, path: 'school/bind/index?scene=K7M2QX' },
  {
    name: 'bind-refused',
    ...stranger,
    path: 'school/bind/index?scene=K7M2QX',
    steps: async (page) => {
      await page.locator('[data-test=number] input').fill('24010199');
      await page.locator('[data-test=name] input').fill('李雷');
      await page.locator('[data-test=submit]').click();
      await page.locator('[data-test=refusal]').waitFor();
    },
  },
  {
    name: 'set-up',
    ...stranger,
    path: 'school/bind/index',
    steps: async (page) => {
      await page.locator('[data-test=set-up]').click();
      await page.locator('[data-test=code] input').fill(demoSecrets.SETUP_CODE);
      await page.locator('[data-test=submit]').click();
    },
  },
  { name: 'me', phone: 'han-meimei', path: 'pages/me/index' },
  { name: 'me-teacher', phone: 'zhou-min', path: 'pages/me/index' },
  { name: 'inbox', phone: 'han-meimei', path: 'school/inbox/index' },
  { name: 'inbox-empty', phone: 'li-lei', path: 'school/inbox/index' },
  {
    name: 'welcome',
    phone: 'stranger',
    set: { openid: 'openid-stranger' },
    path: 'school/bind/index?scene=K7M2QX',
    steps: async (page, client) => {
      const [last] = await client.find<Person>('people', { filter: { kind: 'student', openid: null } });
      await page.locator('[data-test=number] input').fill(last?.number ?? '');
      await page.locator('[data-test=name] input').fill(last?.name ?? '');
      await page.locator('[data-test=submit]').click();
      await page.locator('[data-test=welcome]').waitFor();
    },
  },
  {
    name: 'dead-letters',
    phone: 'officer',
    before: async (client) => {
      const [account] = await client.find<Binding>('bindings', { filter: { 'grants.role': 'officer' } });
      await client.putPhone('officer', { openid: account?._id ?? '' });
      const [message] = await client.find<Message>('messages', {});
      if (message)
        await client.insert('messages', [{ ...message, _id: 'dead', state: 'dead', reason: '47003' }]);
    },
    path: 'school/dead-letters/index',
  },
  {
    name: 'me-privacy',
    phone: 'li-lei',
    path: 'pages/me/index',
    steps: async (page) => {
      await page.locator('[data-test=privacy]').click();
      await page.locator('[data-test=guide]').scrollIntoViewIfNeeded();
    },
  },
  { name: 'class-code', phone: 'zhou-min', path: 'school/class-code/index?classId=jd2401' },
];
