import type { AttendanceFact } from '../../cloudfunctions/attendance/fact';
import type { DaySheet } from '../../typings/cloud-api';
import { at, gate } from '../support/rules';
import { type School, startSchool } from '../support/school';

const monday = '2026-11-23';
const tuesday = '2026-11-24';
const wednesday = '2026-11-25';

/** A section round midnight on every day of the week. */
const night = {
  id: 'night',
  name: '夜归',
  mode: 'selfCheck',
  opens: 23 * 60,
  onTimeUntil: 24 * 60 - 1,
  lateUntil: 25 * 60,
} as const;

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('with the functions in TZ=%s', (TZ) => {
  let school: School;

  beforeAll(async () => {
    school = await startSchool({ TZ });
  });
  afterAll(() => school.stop());

  test.each([
    // Beijing time, today there, the section's day, outcome
    [tuesday, '23:59:59', tuesday, tuesday, 'present'],
    [wednesday, '00:00:00', wednesday, tuesday, 'late'],
    [wednesday, '00:30:00', wednesday, tuesday, 'late'],
    [tuesday, '00:30:00', tuesday, monday, 'late'],
  ] as const)(
    'at %s %s it is %s in Beijing, and the section is that of %s',
    async (day, time, today, date, outcome) => {
      await school.begin(at(day, time));
      await school.setRule({ timeSections: [night] });
      const location = { ...gate, accuracy: 20 };

      const reply = await school.call('li-lei', 'attendance', 'checkIn', {
        date,
        sectionId: 'night',
        location,
      });
      expect(reply).toMatchObject({ ok: true, data: { outcome, section: { date } } });
      const [fact] = await school.documents<AttendanceFact>('attendanceFacts');
      expect(fact).toMatchObject({ date, receivedAt: new Date(at(day, time)) });
      expect(await school.call('li-lei', 'attendance', 'today', {})).toMatchObject({
        ok: true,
        data: { date: today },
      });
      const sheet = await school.call('zhou-min', 'attendance', 'daySheet', { classId: 'jd2401' });
      expect((sheet.data as DaySheet).section?.date).toBe(date);
    },
  );
});
