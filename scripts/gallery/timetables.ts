import type { Binding } from '../../cloudfunctions/shared/caller';
import type { SimulatorClient } from '../../simulator/client';
import type { Shot } from './shot';

/** The officer's phone, which isn't on the desk when the demo begins. */
async function asOfficer(client: SimulatorClient): Promise<void> {
  const [officer] = await client.find<Binding>('bindings', { filter: { 'grants.role': 'officer' } });
  if (officer) await client.putPhone('officer', { openid: officer._id, name: officer.name });
}

const officer = { phone: 'officer', before: asOfficer } as const;
const ofClass = { phone: 'li-lei', path: 'school/timetable/index?classId=jd2401' } as const;
const times = { ...officer, path: 'school/lesson-times/index' } as const;

/** 课表 and 作息时间. */
export const timetables: Shot[] = [
  { name: 'timetable', ...ofClass },
  {
    name: 'timetable-detail',
    ...ofClass,
    steps: async (page) => {
      await page.locator('[data-test=cell-2026-11-24-1]').click();
      await page.locator('[data-test=detail]').waitFor();
    },
  },
  {
    name: 'timetable-day-off',
    ...ofClass,
    steps: async (page) => {
      await page.locator('[data-test=following-week]').click();
      await page.locator('[data-test=note]').waitFor();
    },
  },
  { name: 'timetable-own', phone: 'zhou-min', path: 'school/timetable/index' },
  { name: 'timetable-none', ...officer, path: 'school/timetable/index' },
  { name: 'lesson-times', ...times },
  {
    name: 'lesson-times-form',
    ...times,
    steps: async (page) => {
      await page.locator('[data-test=add]').click();
      await page.locator('[data-test=form]').waitFor();
    },
  },
];
