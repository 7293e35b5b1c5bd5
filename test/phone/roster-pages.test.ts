import type { Page } from 'playwright-core';
import { apply, check, csv, dataOf } from '../support/import-file';
import { tuesday } from './desk';
import { enter, overflowing, smallTargets, unreadable } from './looks';
import { answer, schoolPhones, seen, shows, tapWord, type, untilLoaded } from './school-phones';

/** 花名册, 班级, 个人信息, 授予身份, 转班 and 值班表, as an officer and a head teacher use them. */
const phones = schoolPhones();
const { open, person } = phones;
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

describe('值班表', () => {
  const tomorrow = '2026-11-25';
  const nights = (page: Page, date: string, words: string) => shows(page, `night-${date}`, words);

  test('somebody is found and put on duty, on again with one tap, and taken off', async () => {
    const page = await open('officer', 'school/duty/index?departmentId=zz');
    await shows(page, 'gaps', '还有 14 晚没有安排，最近是今晚');
    await seen(page, `night-${tomorrow}`).click();
    await seen(page, 'other').click();
    await search(page, 'zm');
    await seen(page, 'found-T001').click();
    await nights(page, tomorrow, '周敏');
    await shows(page, 'gaps', '还有 13 晚');
    expect((await person('zhou-min')).grants).toMatchObject([
      {},
      { role: 'dutyTeacher', from: tomorrow, to: '2026-11-26' },
    ]);
    await seen(page, 'night-2026-11-26').click();
    await tapWord(page, '周敏');
    await shows(page, 'gaps', '还有 12 晚');
    await seen(page, `night-${tomorrow}`).click();
    await seen(page, 'nobody').click();
    await nights(page, tomorrow, '安排 ›');
    await page.close();
  });

  test('a fortnight is arranged in turn after a look at the plan, and nothing of it when somebody was faster', async () => {
    const page = await open('officer', 'school/duty/index?departmentId=zz');
    await seen(page, 'arrange').click();
    await shows(page, 'sentence', '请选轮流值班的老师');
    for (const [letters, number] of [
      ['zm', 'T001'],
      ['wg', 'T002'],
    ] as const) {
      await seen(page, 'find').click();
      await search(page, letters);
      await seen(page, `found-${number}`).click();
    }
    await shows(page, 'sentence', '会安排 12 晚：周敏 6 晚，吴刚 6 晚');
    await seen(page, 'days-7').click();
    await shows(page, 'sentence', '会安排 6 晚：周敏 3 晚，吴刚 3 晚');
    const night = { departmentId: 'zz', date: tomorrow, rev: 0, personId: 'wu-gang' };
    await phones.school.call('officer', 'school', 'setDutyNight', night);
    await seen(page, 'submit').click();
    await shows(page, 'said', '2026-11-25 的值班刚才有人改过');
    await shows(page, `plan-${tomorrow}`, '吴刚（已安排）');
    expect((await person('zhou-min')).grants).toHaveLength(1);
    await seen(page, 'submit').click();
    await nights(page, '2026-11-24', '周敏');
    await nights(page, '2026-11-26', '吴刚');
    await nights(page, '2026-11-28', '安排 ›');
    expect((await person('zhou-min')).grants).toHaveLength(4);
    await page.close();
  });

  test('whoever comes second reads who is on duty now, and changes nothing', async () => {
    const page = await open('officer', 'school/duty/index?departmentId=zz');
    await nights(page, tomorrow, '安排 ›');
    const night = { departmentId: 'zz', date: tomorrow, rev: 0 };
    await phones.school.call('officer', 'school', 'setDutyNight', { ...night, personId: 'wu-gang' });
    await seen(page, `night-${tomorrow}`).click();
    await seen(page, 'other').click();
    await search(page, '周');
    await seen(page, 'found-T001').click();
    await shows(page, 'said', '周三 11月25日晚刚刚有人改过，现在是 吴刚');
    await nights(page, tomorrow, '吴刚');
    await page.close();
  });

  test('without a network the page says so, and is there as soon as it is back', async () => {
    const page = await open('officer', 'school/roster/index');
    await seen(page, 'class-jd2401').waitFor();
    await phones.network('officer', 'offline');
    await enter(page, 'school/duty/index?departmentId=zz');
    await page.getByText('手机没有网络，请连上网再试').waitFor();
    await phones.network('officer', 'online');
    await nights(page, tomorrow, '安排 ›');
    phones.forgiveCutLines();
    await page.close();
  });
});

/** A term with a timetable: 周敏 teaches both classes, 吴刚 one. */
async function fillTimetable(): Promise<void> {
  const officer = async (action: string, data: object) => {
    dataOf(await phones.school.call('officer', 'school', action, data));
  };
  await officer('setTerm', { schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-22', rev: 0 });
  const times = [480, 535].map((from) => ({ from, to: from + 45 }));
  await officer('setLessonTimes', { from: '2026-09-01', times, rev: 0 });
  const file = csv([
    ['班级', '星期', '节次', '课程', '教师', '教师工号', '地点'],
    ['机电2401班', '周二', '1', '语文', '周敏', '', 'A301'],
    ['机电2401班', '周二', '2', '数学', '', 'T002', 'A301'],
    ['机电2402班', '周二', '2', '语文', '周敏', '', 'A302'],
  ]);
  const { importId } = await check(phones.school, file, { kind: 'timetable', from: '2026-09-01' });
  dataOf(await apply(phones.school, importId));
}

describe('课表 and 作息时间', () => {
  test('a student sees the class’s week and turns to the next; a teacher sees today’s lessons and the own week', async () => {
    await fillTimetable();
    const page = await open('li-lei', 'pages/me/index');
    await seen(page, 'entry-timetable-jd2401').click();
    await shows(page, 'week', '机电2401班 · 第 13 周');
    await shows(page, `cell-${tuesday}-2`, '数学');
    await seen(page, `cell-${tuesday}-1`).click();
    await shows(page, 'detail', '周二 11月24日 第 1 节 08:00–08:45');
    await seen(page, 'close').click();
    await seen(page, 'following-week').click();
    await shows(page, 'week', '第 14 周');
    await shows(page, 'cell-2026-12-01-1', '周敏');
    await seen(page, 'this-week').click();
    await shows(page, `cell-${tuesday}-1`, '语文');
    await page.close();

    const teacher = await open('zhou-min', 'pages/today/index');
    await shows(teacher, 'lessons', '机电2402班 · A302');
    await seen(teacher, 'own-lessons').click();
    await shows(teacher, `cell-${tuesday}-2`, '机电2402班');
    await teacher.close();
  });

  test('a class without a timetable says so, and the class page leads to it', async () => {
    const page = await open('zhou-min', 'school/class/index?classId=jd2401');
    await seen(page, 'timetable').click();
    await shows(page, 'empty', '这一周还没有课表');
    await page.close();
  });

  test('an officer writes the times of day, changes them, and takes them away again', async () => {
    const page = await open('officer', 'pages/me/index');
    await seen(page, 'entry-lesson-times').click();
    await seen(page, 'add-lesson').click();
    await seen(page, 'to-8').click();
    await page.getByRole('button', { name: '确定' }).click();
    await seen(page, 'save').click();
    await shows(page, `version-${tuesday}`, '9 节，08:00–18:35');
    await seen(page, `version-${tuesday}`).click();
    await seen(page, 'remove-lesson').click();
    await seen(page, 'save').click();
    await shows(page, `version-${tuesday}`, '8 节');
    await seen(page, `version-${tuesday}`).click();
    await seen(page, 'remove').click();
    await answer(page, '删除');
    await seen(page, 'remove').waitFor({ state: 'detached' });
    await seen(page, 'form').waitFor();
    await page.close();
    expect(await phones.school.documents('lessonTimes')).toMatchObject([{ versions: [], rev: 3 }]);
  });

  test('an officer of one department among several reads the times of day and is offered no change', async () => {
    const { client } = phones.school.simulator;
    await client.insert('departments', [{ _id: 'qc', name: '汽车系' }]);
    const page = await open('officer', 'school/lesson-times/index');
    await page.getByText('还没有作息时间').waitFor();
    const versions = [{ from: '2026-09-01', times: [{ from: 480, to: 525 }] }];
    await client.insert('lessonTimes', [{ _id: 'school', versions, rev: 1, events: [], texts: [] }]);
    await enter(page, 'school/lesson-times/index');
    await seen(page, 'version-2026-09-01').last().click();
    await shows(page, 'from-0', '08:00');
    for (const change of ['add', 'add-lesson', 'save', 'remove'])
      expect(await seen(page, change).count()).toBe(0);
    await page.close();
  });

  test('whoever was slower reads so, keeps what was written, and stores it over nothing', async () => {
    const page = await open('officer', 'school/lesson-times/index');
    await seen(page, 'add-lesson').click();
    const times = [{ from: 480, to: 525 }];
    await phones.school.call('officer', 'school', 'setLessonTimes', { from: tuesday, times, rev: 0 });
    await seen(page, 'save').click();
    await shows(page, 'said', '刚才有人改过作息时间');
    await seen(page, 'from-8').waitFor();
    await page.close();
    expect(await phones.school.documents('lessonTimes')).toMatchObject([{ rev: 1 }]);
  });
});

describe('looks', () => {
  const pages = [
    ['school/roster/index', 'total'],
    ['school/class/index?classId=jd2401', 'students'],
    ['school/person/index?personId=han-meimei', 'unbind'],
    ['school/grant/index?personId=zhou-min', 'role-headTeacher'],
    ['school/move/index?personId=li-lei&what=transfer', 'other-day'],
    ['school/duty/index?departmentId=zz', 'more'],
    ['school/arrange/index?departmentId=zz', 'sentence'],
    ['school/pick/index?kind=staff&title=x', 'search'],
    ['school/timetable/index?classId=jd2401', 'grid'],
    ['school/lesson-times/index', 'versions'],
  ] as const;

  test.each([[{}], [{ theme: 'dark', fontScale: 1.4 }]] as const)(
    '%j: nothing sticks out, is pale or too small to tap',
    async (look) => {
      await fillTimetable();
      const page = await open('officer', pages[0][0], look);
      for (const [address, ready] of pages) {
        await enter(page, address);
        await seen(page, ready).first().waitFor();
        const found = await Promise.all([overflowing(page), unreadable(page), smallTargets(page)]);
        expect({ address, found, complaints: phones.complaints }).toEqual({
          address,
          found: [[], [], []],
          complaints: [],
        });
      }
      await page.close();
    },
  );
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
    await seen(page, 'room-302').click();
    await shows(page, 'sentence', '李雷 从 11月24日 起住 3栋 302');
    // The others are out of the way, and back with another tap.
    expect(await seen(page, 'room-303').count()).toBe(0);
    await seen(page, 'room-302').click();
    await seen(page, 'room-303').click();
    await seen(page, 'submit').click();
    await answer(page, '确定');
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
