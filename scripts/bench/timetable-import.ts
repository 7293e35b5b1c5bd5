import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import { changedTerms } from '../../cloudfunctions/school/calendar/decide-terms';
import { newPerson } from '../../cloudfunctions/school/people/new-person';
import { momentOf } from '../../cloudfunctions/shared/clock';
import type { SimulatorClient } from '../../simulator/client';
import { demoSecrets } from '../demo-school/secrets';
import {
  DEPARTMENT,
  importFile,
  MEGABYTES,
  requestsOf,
  SECONDS,
  uploadRows,
  withEmptySchool,
} from './import-school';
import { atMost, type Measurement } from './measurement';

const CLASSES = 450;
const DAYS = 5;
const LESSONS = 7;
/** As many as in each lesson one for every class takes, and some more who are free. */
const TEACHERS = 600;

/** What it takes to import the timetable of a whole school, every teacher with an account, and the same once more. */
export function measureTimetableImport(): Promise<Measurement[]> {
  return withEmptySchool(measure);
}

async function measure(client: SimulatorClient): Promise<Measurement[]> {
  await enterSchool(client);
  const rows = rowsOfTimetable();
  const fileId = await uploadRows(client, rows);
  await client.resetCounters();
  const first = await importFile(client, { kind: 'timetable', fileId, name: 'first' });
  const requests = await requestsOf(client);
  const fileAgain = await uploadRows(client, [...rows, []]);
  const again = await importFile(client, { kind: 'timetable', fileId: fileAgain, name: 'again' });
  const size = `school.timetable.${CLASSES * DAYS * LESSONS}`;
  return [
    atMost(`${size}.dbRequests`, requests, 'requests', 2_500),
    atMost(`${size}.missing`, CLASSES - (await client.count('timetables')), 'classes', 0),
    atMost(`${size}.memory`, Math.max(first.megabytes, again.megabytes), 'MB', MEGABYTES),
    atMost(`${size}.longestCall`, Math.max(first.seconds, again.seconds), 's', SECONDS),
    atMost(`${size}.again.writes`, again.writes, 'writes', 0),
  ];
}

/** A term, the classes, and teachers with accounts. */
async function enterSchool(client: SimulatorClient): Promise<void> {
  const maker = { by: 'bench', at: momentOf('2026-08-25'), attemptId: 'bench-entered' };
  const sealOf = (collection: string) => ({ collection, key: demoSecrets.HISTORY_KEY });
  const term = { termId: '2026-1', from: '2026-09-01', to: '2027-01-22', weekOne: '2026-08-31' } as const;
  const set = { kind: 'termSet', termId: term.termId, terms: [{ ...term }] } as const;
  await client.insert('terms', [
    changedTerms(null, { ...set, terms: [...set.terms] }, maker, sealOf('terms')),
  ]);
  await client.insert(
    'classes',
    Array.from({ length: CLASSES }, (_, index) => ({
      ...{ _id: `class${index}`, name: className(index), gradeId: 'bench', departmentId: DEPARTMENT },
    })),
  );
  const people = Array.from({ length: TEACHERS }, (_, index) =>
    newPerson(
      {
        ...{ _id: `teacher${index}`, kind: 'staff', number: numberOf(index), name: '教师' },
        ...{ departmentId: DEPARTMENT, openid: `openid-${index}` },
      },
      maker,
      sealOf('people'),
    ),
  );
  await client.insert('people', people);
  await client.insert(
    'bindings',
    people.map((person) => bindingOf(person, person.openid ?? '')),
  );
}

/** 35 lessons of every class; in each lesson the classes have as many teachers, all as far from their own. */
function rowsOfTimetable(): string[][] {
  const lessons = Array.from({ length: CLASSES * DAYS * LESSONS }, (_, index) => {
    const [classIndex, slot] = [Math.floor(index / (DAYS * LESSONS)), index % (DAYS * LESSONS)];
    const teacher = (classIndex + (slot % 11)) % TEACHERS;
    const time = [String(Math.floor(slot / LESSONS) + 1), String((slot % LESSONS) + 1)];
    return [className(classIndex), ...time, `课程${slot % 11}`, numberOf(teacher), `教学楼A ${classIndex}`];
  });
  return [['班级', '星期', '节次', '课程', '教师工号', '地点'], ...lessons];
}

function className(index: number): string {
  return `机电${String(index).padStart(4, '0')}班`;
}

function numberOf(index: number): string {
  return `T${String(index).padStart(4, '0')}`;
}
