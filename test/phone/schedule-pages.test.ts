import type { Page } from 'playwright-core';
import { apply, check, csv, dataOf } from '../support/import-file';
import { tuesday } from './desk';
import { enter } from './looks';
import { answer, looks, schoolPhones, seen, shows, tapWord, type } from './school-phones';

/** 值班表, 课表 and 作息时间, as an officer, a teacher and a student use them. */
const phones = schoolPhones();
const { open, person, looksRight } = phones;
const search = (page: Page, text: string) => type(page, 'search', text);

describe('值班表', () => {
  const tomorrow = '2026-11-25';
  const nights = (page: Page, date: string, words: string) => shows(page, `night-${date}`, words);

  test('somebody is found and put on duty, on again with one tap, and taken off', async () => {
    const page = await open('officer', 'school/duty/index?departmentId=zz');
    await shows(page, 'gaps', '还有 12 晚没有安排，最近是今晚；另有 2 晚放假或周末没有安排');
    await seen(page, `night-${tomorrow}`).click();
    await seen(page, 'other').click();
    await search(page, 'zm');
    await seen(page, 'found-T001').click();
    await nights(page, tomorrow, '周敏');
    await shows(page, 'gaps', '还有 11 晚');
    expect((await person('zhou-min')).grants).toMatchObject([
      {},
      { role: 'dutyTeacher', from: tomorrow, to: '2026-11-26' },
    ]);
    await seen(page, 'night-2026-11-26').click();
    await tapWord(page, '周敏');
    await shows(page, 'gaps', '还有 10 晚');
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

  test('a class without a timetable says so, and the class page leads to it, also without students', async () => {
    const { client } = phones.school.simulator;
    await client.insert('classes', [
      { _id: 'jd2601', name: '机电2601班', gradeId: 'zz-2024', departmentId: 'zz' },
    ]);
    const page = await open('officer', 'school/class/index?classId=jd2601');
    await shows(page, 'nobody', '这个班还没有学生');
    await seen(page, 'class-code').waitFor();
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
    ['school/duty/index?departmentId=zz', 'more'],
    ['school/arrange/index?departmentId=zz', 'sentence'],
    ['school/pick/index?kind=staff&title=x', 'search'],
    ['school/timetable/index?classId=jd2401', 'grid'],
    ['school/lesson-times/index', 'versions'],
  ] as const;

  test.each(looks)('%j: nothing sticks out, is pale or too small to tap', async (look) => {
    await fillTimetable();
    await looksRight('officer', pages, look);
  });
});
