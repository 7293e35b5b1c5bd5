import type { Page } from 'playwright-core';
import type { SimulatorClient } from '../../simulator/client';
import { enter } from '../../test/phone/looks';
import { className, type Picture, seen, teacher } from '../../test/support/new-school';

/** What the officer's phone imports: a week of the first class. */
const timetable = [
  '班级,星期,节次,课程,教师,地点',
  ...['周一', '周三', '周五'].map((day) => `${className},${day},1-2,语文,${teacher.name},教学楼A 301`),
  ...['周二', '周四'].map((day) => `${className},${day},1-2,数学,吴刚,教学楼A 301`),
  ...['周一', '周二', '周三', '周四', '周五'].map((day) => `${className},${day},3,体育,,操场`),
].join('\r\n');

/** The pictures of lessons: times of day, what a timetable would change, and the timetable as a class sees it. */
export async function lessonPictures(page: Page, client: SimulatorClient, picture: Picture): Promise<void> {
  const data = { schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-22', rev: 0 };
  await client.call('openid-a', 'school', { action: 'setTerm', attemptId: 'attempt-of-the-term', data });
  // Instances remember for a minute that there was no term, and the clock of the pictures stands still.
  await client.recycle();
  await enter(page, 'school/lesson-times/index');
  await seen(page, 'form').waitFor();
  await picture('11-lesson-times', page);
  await seen(page, 'save').click();
  await seen(page, 'versions').waitFor();

  await enter(page, 'school/import/index');
  await seen(page, 'kind-timetable').click();
  const isOpen = page.waitForEvent('filechooser');
  await seen(page, 'pick').click();
  const file = { name: '课表.csv', mimeType: 'text/csv', buffer: Buffer.from(timetable) };
  await (await isOpen).setFiles(file);
  await seen(page, 'apply').waitFor();
  await picture('12-timetable-checked', page);
  await seen(page, 'apply').click();
  await seen(page, 'title').filter({ hasText: '完成' }).waitFor();

  const [first] = await client.find<{ _id: string }>('classes', { filter: { name: className } });
  await enter(page, `school/timetable/index?classId=${first?._id ?? ''}`);
  // The week after: the timetable begins today, in the middle of this one.
  await seen(page, 'following-week').click();
  await seen(page, 'week').filter({ hasText: '第 14 周' }).waitFor();
  await picture('13-timetable', page);
}
