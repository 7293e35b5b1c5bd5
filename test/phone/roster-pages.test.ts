import type { Page } from 'playwright-core';
import { enter, overflowing, smallTargets, unreadable } from './looks';
import { tuesday } from './desk';
import { answer, looks, schoolPhones, seen, shows, tapWord, type, untilLoaded } from './school-phones';

/** 花名册, 班级, 个人信息, 授予身份, 转班 and 宿舍, as an officer and a head teacher use them. */
const phones = schoolPhones();
const { open, person, looksRight } = phones;
const search = (page: Page, text: string) => type(page, 'search', text);

describe('花名册', () => {
  test('counts the classes, finds people as one types, and leads to a class and to a person', async () => {
    await phones.school.setPerson('zhao-yun', { openid: null });
    const page = await open('officer', 'school/roster/index');
    await shows(page, 'class-jd2401', '在校 4 · 已绑定 3');
    await shows(page, 'total', '在校 5 · 已绑定 4');
    for (const [text, number] of [
      ['李', '24010101'],
      ['WG', 'T002'],
      ['240102', '24010201'],
    ] as const) {
      await search(page, text);
      await seen(page, `found-${number}`).waitFor();
      expect(await seen(page, 'found').locator('[role=button]').count()).toBe(1);
    }
    await search(page, '没有这个人');
    await shows(page, 'search-said', '没有找到');
    await seen(page, 'clear').click();
    await seen(page, 'class-jd2401').click();
    await shows(page, 'student-24010102', '班干部');
    await shows(page, 'student-24010105', '实习');
    await seen(page, 'filter-unbound').click();
    expect(await seen(page, 'students').locator('[role=button]').count()).toBe(1);
    await seen(page, 'student-24010104').click();
    await shows(page, 'place', '24010104 · 机电2401班');
    await shows(page, 'bound', '还没有绑定微信');
    await page.close();
  });

  test('a cadre reads names, and nothing lies behind them; another class is denied in words', async () => {
    const page = await open('han-meimei', 'school/class/index?classId=jd2401');
    await shows(page, 'counts', '5 人');
    expect(await seen(page, 'students').innerText()).not.toContain('实习 ');
    expect(await seen(page, 'students').locator('[role=button]').count()).toBe(0);
    expect(await seen(page, 'class-code').count()).toBe(0);
    await enter(page, 'school/class/index?classId=jd2402');
    await page.getByText('没有权限：只有负责的').waitFor();
    await page.close();
  });
});

describe('身份', () => {
  test('an officer makes somebody head teacher: said in a sentence, asked once, seen at once', async () => {
    const page = await open('officer', 'school/person/index?personId=zhou-min');
    await seen(page, 'give').click();
    await seen(page, 'role-headTeacher').click();
    await shows(page, 'sentence', '请选范围');
    await tapWord(page, '机电2402班');
    await shows(page, 'sentence', '周敏 从 11月24日 起任 机电2402班 班主任');
    await seen(page, 'submit').click();
    await page.locator('.phone-modal').getByText('对方会收到消息').waitFor();
    await answer(page, '取消');
    await seen(page, 'submit').click();
    await answer(page, '授予');
    await shows(page, 'grants', '机电2402班 班主任');
    expect((await person('zhou-min')).grants).toMatchObject([
      {},
      { role: 'headTeacher', scope: { kind: 'class', classId: 'jd2402' }, from: tuesday, to: null },
    ]);
    await page.close();
  });

  test('who is head teacher already is named before another one is made, and no longer for another role', async () => {
    const page = await open('officer', 'school/grant/index?personId=wu-gang');
    await seen(page, 'role-headTeacher').click();
    await tapWord(page, '机电2401班');
    await shows(page, 'besides', '这个班已有班主任 周敏（');
    expect(await unreadable(page)).toEqual([]);
    await seen(page, 'role-subjectTeacher').click();
    await seen(page, 'besides').waitFor({ state: 'detached' });
    await page.close();
  });

  test('what is held already is refused beside the button, and nothing is stored', async () => {
    const page = await open('officer', 'school/grant/index?personId=zhou-min');
    await seen(page, 'role-headTeacher').click();
    await tapWord(page, '机电2401班');
    await seen(page, 'submit').click();
    await answer(page, '授予');
    await shows(page, 'said', '这段时间里已有同样的身份，不用重复授予');
    expect((await person('zhou-min')).grants).toHaveLength(1);
    await page.close();
  });

  test('a head teacher makes a cadre of the own class, and ends it at once after reading what that means', async () => {
    const page = await open('zhou-min', 'school/person/index?personId=li-lei');
    await seen(page, 'give').click();
    await shows(page, 'sentence', '李雷 从 11月24日 起任 机电2401班 班干部');
    await seen(page, 'submit').click();
    await answer(page, '授予');
    await seen(page, 'end').click();
    await shows(page, 'sheet', '李雷 不再是 机电2401班 班干部');
    await seen(page, 'end-2026-11-23').click();
    await shows(page, 'grants', '没有班干部等身份');
    expect((await person('li-lei')).grants).toEqual([]);
    await page.close();
  });

  test('who was changed meanwhile is read anew, and nothing is ended by mistake', async () => {
    const page = await open('officer', 'school/person/index?personId=han-meimei');
    await seen(page, 'end').waitFor();
    await phones.school.setPerson('han-meimei', { rev: 7 });
    await seen(page, 'end').click();
    await seen(page, 'end-2026-11-23').click();
    await shows(page, 'said', '刚刚有人改过这个人的信息，已经刷新');
    expect((await person('han-meimei')).grants).toMatchObject([{ to: null }]);
    await page.close();
  });

  test('an officer gives a member of staff without an account a one-time code', async () => {
    await phones.school.setPerson('wu-gang', { openid: null });
    const page = await open('officer', 'school/person/index?personId=wu-gang');
    await shows(page, 'bound', '还没有绑定微信');
    await seen(page, 'make-code').click();
    await shows(page, 'code', '只能用一次');
    await page.close();
  });

  test('releasing an account asks once, and takes it', async () => {
    const page = await open('zhou-min', 'school/person/index?personId=li-lei');
    await seen(page, 'unbind').click();
    await answer(page, '取消');
    await seen(page, 'unbind').click();
    await answer(page, '解除');
    await shows(page, 'bound', '还没有绑定微信');
    expect((await person('li-lei')).openid).toBeNull();
    await page.close();
  });
});

describe('转班 and 改状态', () => {
  test('from a day on, with the history of the class before', async () => {
    const page = await open('officer', 'school/person/index?personId=han-meimei');
    await seen(page, 'transfer').click();
    await shows(page, 'sentence', '请选要转到的班');
    await tapWord(page, '机电2401班');
    await shows(page, 'sentence', '已经在这个班，请选别的班');
    await tapWord(page, '机电2402班');
    await tapWord(page, '下周一起');
    await shows(page, 'sentence', '韩梅梅 从 11月30日 起由 机电2401班 转到 机电2402班');
    await seen(page, 'submit').click();
    await answer(page, '确定');
    await shows(page, 'history', '9月1日 – 11月29日');
    expect((await person('han-meimei')).memberships).toMatchObject([
      { classId: 'jd2401', to: '2026-11-29' },
      { classId: 'jd2402', from: '2026-11-30', to: null },
    ]);
    await page.close();
  });

  test('who was changed meanwhile is read anew, and the class and the day stay chosen', async () => {
    const page = await open('officer', 'school/move/index?personId=han-meimei&what=transfer');
    await tapWord(page, '机电2402班');
    await tapWord(page, '明天起');
    const other = { personId: 'han-meimei', rev: (await person('han-meimei')).rev, phone: '19000000005' };
    await phones.school.call('officer', 'school', 'correctContacts', other);
    await seen(page, 'submit').click();
    await answer(page, '确定');
    await shows(page, 'said', '刚刚有人改过这个人的信息，已经刷新');
    await shows(page, 'sentence', '韩梅梅 从 11月25日 起由 机电2401班 转到 机电2402班');
    await seen(page, 'submit').click();
    await answer(page, '确定');
    await page.locator('.phone-toast').getByText('已改好').waitFor();
    expect((await person('han-meimei')).memberships).toMatchObject([{}, { from: '2026-11-25' }]);
    await page.close();
  });

  test('a status says what it means for the roll', async () => {
    const page = await open('officer', 'school/move/index?personId=li-lei&what=status');
    await seen(page, 'status-suspended').click();
    await shows(page, 'sentence', '李雷 从 11月24日 起休学：不计入应到，微信不能再用学生身份');
    await seen(page, 'submit').click();
    await answer(page, '确定');
    await page.locator('.phone-toast').getByText('已改好').waitFor();
    await untilLoaded(page);
    expect((await person('li-lei')).enrolments.at(-1)).toEqual({ status: 'suspended', from: tuesday });
    await page.close();
  });
});

describe('宿舍', () => {
  beforeEach(async () => {
    const { client } = phones.school.simulator;
    await client.insert('buildings', [
      { _id: 'b3', name: '3栋' },
      { _id: 'b5', name: '5栋' },
    ]);
    await client.insert('rooms', [
      { _id: 'b3-302', name: '302', buildingId: 'b3' },
      { _id: 'b3-303', name: '303', buildingId: 'b3' },
      { _id: 'b5-101', name: '101', buildingId: 'b5' },
    ]);
  });

  test('the head teacher puts a student into a room, which the person page and the class show', async () => {
    const page = await open('zhou-min', 'school/person/index?personId=li-lei');
    await seen(page, 'move-room').click();
    await shows(page, 'sentence', '请选住在哪里');
    await seen(page, 'building-3栋').click();
    await page.getByText('3 楼').waitFor();
    await shows(page, 'room-302', '空');
    expect(await smallTargets(page)).toEqual([]);
    await seen(page, 'room-302').click();
    await shows(page, 'sentence', '李雷 从 11月24日 起住 3栋302');
    // The others are out of the way, and back with another tap.
    expect(await seen(page, 'room-303').count()).toBe(0);
    await seen(page, 'room-302').click();
    await seen(page, 'room-303').click();
    await seen(page, 'submit').click();
    await shows(page, 'history', '3栋303');
    expect((await person('li-lei')).lodgings).toEqual([{ roomId: 'b3-303', from: tuesday, to: null }]);
    await enter(page, 'school/class/index?classId=jd2401');
    await shows(page, 'student-24010101', '3栋303');
    await page.close();
  });

  test('the keeper sees who sleeps in the building, and of each who it is alone', async () => {
    await phones.school.setPerson('li-lei', {
      lodgings: [{ roomId: 'b3-302', from: '2026-09-01', to: null }],
    });
    await phones.school.setBinding('wu-gang', {
      grants: [
        { role: 'dormKeeper', scope: { kind: 'building', buildingId: 'b3' }, from: tuesday, to: null },
      ],
    });
    const page = await open('wu-gang', 'school/dormitory/index');
    await shows(page, 'summary', '2 间 · 住 1 人');
    await shows(page, 'room-303', '空');
    expect(await seen(page, 'add-room').count()).toBe(0);
    await seen(page, 'room-302').getByText('李雷').click();
    await shows(page, 'place', '24010101 · 机电2401班');
    await shows(page, 'head-teacher', '班主任 周敏');
    for (const more of ['contacts', 'history', 'bound', 'move-room'])
      expect(await seen(page, more).count()).toBe(0);
    await page.close();
  });

  test('an officer sees the boarders without a room, and opens one to give one', async () => {
    await phones.school.setPerson('sun-li', {
      lodgings: [{ roomId: null, from: '2026-09-01', to: null }],
    });
    const page = await open('officer', 'school/dormitory/index');
    await shows(page, 'unplaced-title', '未分房间 1 人');
    await seen(page, 'unplaced-title').click();
    expect(await overflowing(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await unreadable(page)).toEqual([]);
    await seen(page, 'unplaced-孙丽').click();
    await shows(page, 'place', '24010201 · 机电2402班');
    await page.close();
  });

  test('an officer adds a building and its first room; a name that is there is refused in the sheet', async () => {
    const page = await open('officer', 'school/dormitory/index');
    await shows(page, 'summary', '2 间 · 住 0 人');
    await seen(page, 'add-building').click();
    await type(page, 'name', '3栋');
    await seen(page, 'save').click();
    await shows(page, 'refusal', '已经有 3栋');
    await type(page, 'name', '7栋');
    await seen(page, 'save').click();
    await shows(page, 'summary', '0 间 · 住 0 人');
    await seen(page, 'add-room').click();
    await type(page, 'name', '101');
    await seen(page, 'save').click();
    await shows(page, 'room-101', '空');
    // Made by mistake, both can go again.
    await seen(page, 'sheet').waitFor({ state: 'hidden' });
    await seen(page, 'rename-101').click();
    expect(await seen(page, 'name').count()).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
    expect(await unreadable(page)).toEqual([]);
    await seen(page, 'remove').click();
    await answer(page, '删除');
    await page.getByText('这栋楼还没有房间').waitFor();
    await seen(page, 'sheet').waitFor({ state: 'hidden' });
    await seen(page, 'rename-building').click();
    await seen(page, 'remove').click();
    await answer(page, '删除');
    await shows(page, 'summary', '2 间 · 住 0 人');
    expect(await overflowing(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await unreadable(page)).toEqual([]);
    await page.close();
  });

  test('an officer of the school makes a keeper of a building chosen from the list', async () => {
    await phones.school.setBinding('officer', {
      grants: [{ role: 'officer', scope: { kind: 'school' }, from: tuesday, to: null }],
    });
    const page = await open('officer', 'school/grant/index?personId=wu-gang');
    await seen(page, 'role-dormKeeper').click();
    await seen(page, 'building-3栋').click();
    await shows(page, 'sentence', '吴刚 从 11月24日 起任 3栋 宿管');
    await seen(page, 'submit').click();
    await answer(page, '授予');
    await page.getByText('已授予').waitFor();
    const { grants } = await person('wu-gang');
    expect(grants.at(-1)).toMatchObject({
      role: 'dormKeeper',
      scope: { kind: 'building', buildingId: 'b3' },
    });
    await page.close();
  });
});

describe('looks', () => {
  const pages = [
    ['school/roster/index', 'total'],
    ['school/class/index?classId=jd2401', 'students'],
    ['school/person/index?personId=han-meimei', 'unbind'],
    ['school/grant/index?personId=zhou-min', 'role-headTeacher'],
    ['school/move/index?personId=li-lei&what=transfer', 'other-day'],
  ] as const;

  test.each(looks)('%j: nothing sticks out, is pale or too small to tap', async (look) => {
    await looksRight('officer', pages, look);
  });
});
