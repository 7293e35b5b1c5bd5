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
  { name: 'inbox', phone: 'zhou-min', path: 'school/inbox/index' },
  { name: 'class-code', phone: 'zhou-min', path: 'school/class-code/index?classId=jd2401' },
];
