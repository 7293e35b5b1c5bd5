import { changedTimetable, type Timetable } from '../../cloudfunctions/school/lessons/decide-timetable';
import { addDays } from '../../cloudfunctions/shared/clock';
import { demoSecrets } from '../demo-school/secrets';
import { atMost, type Measurement } from './measurement';

const IMPORTS = 10;
const LESSONS = 35;
const seal = { collection: 'timetables', key: demoSecrets.HISTORY_KEY };

/**
 * How much the tenth import makes the timetable of a class longer, against the second: a document that grew with
 * the square of the imports would be too large before the end of a term.
 */
export function measureTimetableGrowth(): Promise<Measurement[]> {
  const bytes: number[] = [];
  let timetable: Timetable | null = null;
  for (let count = 0; count < IMPORTS; count += 1) {
    timetable = imported(timetable, count);
    bytes.push(Buffer.byteLength(JSON.stringify(timetable)));
  }
  const grownBy = (count: number) => (bytes[count - 1] ?? NaN) - (bytes[count - 2] ?? NaN);
  return Promise.resolve([
    atMost('school.timetable.tenthImport.growth', grownBy(IMPORTS) / grownBy(2), 'times the second', 1.05),
    atMost('school.timetable.tenthImport.bytes', bytes.at(-1) ?? NaN, 'bytes', 200_000),
  ]);
}

function imported(before: Timetable | null, count: number): Timetable {
  const lessons = Array.from({ length: LESSONS }, (_, index) => ({
    ...{ weekday: (index % 5) + 1, lesson: Math.floor(index / 5) + 1, weeks: 'all' as const },
    ...{ subject: '机械基础', teacherId: `teacher-of-the-school-${index % 10}`, place: '教学楼A 301' },
  }));
  const wanted = { from: addDays('2026-09-01', count), lessons };
  const maker = { by: 'officer', at: count, attemptId: `import-of-a-timetable-${count}` };
  return changedTimetable(
    before,
    { classId: 'jd2401', termId: '2026-1', departmentId: 'zz', wanted },
    maker,
    seal,
  );
}
