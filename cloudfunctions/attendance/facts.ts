import type { Day } from '../shared/clock';
import { Store } from '../shared/database';
import { type AttendanceFact, factId } from './fact';
import { acceptedKinds, decidingFact } from './states';

/** The only place with queries on `attendanceFacts`. Each function is one database request. */
const facts = new Store<AttendanceFact>('attendanceFacts');

// A student has a handful of sections a day and of kinds a section; a class has at most about 60 students.
const MOST_OF_A_WEEK = 500;
const MOST_OF_A_SECTION = 900;

/** Records a fact; if the same student already has one of that kind there, that one is returned instead. */
export async function record(fact: AttendanceFact): Promise<AttendanceFact> {
  const { document } = await facts.insertOnce(fact);
  return document;
}

/** The fact by which a student counts as checked in at a section, or null. */
export async function acceptedFact(
  studentId: string,
  date: Day,
  sectionId: string,
): Promise<AttendanceFact | null> {
  const ids = acceptedKinds.map((kind) => factId(studentId, date, sectionId, kind));
  const found = await facts.findAll({ _id: { $in: ids } }, { atMost: ids.length });
  return decidingFact(found);
}

/** The facts of a student from a day on. */
export function factsOfStudentSince(studentId: string, from: Day): Promise<AttendanceFact[]> {
  return facts.findAll({ studentId, date: { $gte: from } }, { atMost: MOST_OF_A_WEEK });
}

/** The facts of a class at one section. */
export function factsOfSection(classId: string, date: Day, sectionId: string): Promise<AttendanceFact[]> {
  return facts.findAll({ classId, date, sectionId }, { atMost: MOST_OF_A_SECTION });
}
