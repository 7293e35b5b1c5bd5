import type { Counters } from '../../simulator/protocol';
import { factId } from '../../cloudfunctions/attendance/fact';
import { addDays } from '../../cloudfunctions/shared/clock';
import { atMost, type Measurement, median } from './measurement';
import { type BenchSchool, withSchool } from './school';

/** How many facts of earlier days there may be without a check-in looking at any of them. */
const EARLIER_FACTS = [10, 1000, 100_000];
const TIMED_CALLS = 201;
const INSERTED_AT_ONCE = 10_000;

/** What a check-in and a day sheet ask of the database, and how far a check-in is from one insert. */
export async function measureAttendanceCalls(): Promise<Measurement[]> {
  return withSchool(async (school) => [
    ...(await checkInRequests(school)),
    ...(await daySheetRequests(school)),
    await floorRatio(school),
    ...(await docsExaminedByHistory(school)),
  ]);
}

async function checkInRequests(school: BenchSchool): Promise<Measurement[]> {
  const cold = await countersOf(school, 'checkIn', () => school.checkIn(next(school)));
  const warm = await countersOf(school, 'checkIn', () => school.checkIn(next(school)));
  return [
    atMost('checkIn.dbRequests.cold', cold.requests, 'requests', 4),
    atMost('checkIn.dbRequests.warm', warm.requests, 'requests', 2),
  ];
}

async function daySheetRequests(school: BenchSchool): Promise<Measurement[]> {
  await school.client.recycle();
  const cold = await countersOf(school, 'daySheet', () => school.daySheet());
  const warm = await countersOf(school, 'daySheet', () => school.daySheet());
  return [
    atMost('daySheet.dbRequests', Math.max(cold.requests, warm.requests), 'requests', 4),
    atMost('daySheet.dbRequests.warm', warm.requests, 'requests', 3),
  ];
}

/** Check-ins and single inserts by turns, so that whatever else the machine does meets both. */
async function floorRatio(school: BenchSchool): Promise<Measurement> {
  const times = { checkIn: [] as number[], floor: [] as number[] };
  for (let round = 0; round < TIMED_CALLS; round += 1) {
    const student = next(school);
    times.checkIn.push(await timeOf(() => school.checkIn(student)));
    times.floor.push(await timeOf(() => school.client.call('anybody', 'floor', { id: `bench-${round}` })));
  }
  return atMost('checkIn.floorRatio', median(times.checkIn) / median(times.floor), 'ratio', 2);
}

async function docsExaminedByHistory(school: BenchSchool): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const count of EARLIER_FACTS) {
    await school.client.remove('attendanceFacts');
    await insertHistory(school, count);
    await school.client.recycle();
    const { docsExamined } = await countersOf(school, 'checkIn', () => school.checkIn(next(school)));
    measurements.push(atMost(`checkIn.docsExamined.${count}`, docsExamined, 'documents', 3));
  }
  return measurements;
}

/** Facts of earlier days, of the students there are, day by day back in time. */
async function insertHistory({ client, students }: BenchSchool, count: number): Promise<void> {
  for (let from = 0; from < count; from += INSERTED_AT_ONCE) {
    const size = Math.min(INSERTED_AT_ONCE, count - from);
    const facts = Array.from({ length: size }, (_, index) => {
      const student = students[(from + index) % students.length];
      const date = addDays('2026-11-23', -Math.floor((from + index) / students.length));
      const studentId = student?.personId ?? '';
      const _id = factId(studentId, date, 'morning', 'in');
      return { _id, kind: 'in', studentId, classId: 'jd2401', date, sectionId: 'morning' };
    });
    await client.insert('attendanceFacts', facts);
  }
}

async function countersOf(
  { client }: BenchSchool,
  action: string,
  work: () => Promise<void>,
): Promise<Counters> {
  await client.resetCounters();
  await work();
  const counters = (await client.counters()).attendance?.[action];
  if (!counters) throw new Error(`${action} was not counted`);
  return counters;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

let used = 0;

/** A student who has not checked in in this run. */
function next({ students }: BenchSchool) {
  const student = students[used];
  if (!student) throw new Error('every student has checked in');
  used += 1;
  return student;
}
