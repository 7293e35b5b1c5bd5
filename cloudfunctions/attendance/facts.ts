import type { Day } from '../shared/clock';
import type { TextOwner } from '../shared/content-safety';
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

/** Where the note of a fact lies, for content safety. */
export function noteOf(documentId: string) {
  return { collection: 'attendanceFacts', documentId, field: 'note' } as const;
}

/** The notes of facts, for looking again at those without a verdict. */
export const notes: TextOwner = {
  collection: 'attendanceFacts',
  textOf: async (id) => (await facts.findById(id))?.note ?? null,
  judged: async (id, _field, noteVerdict) => {
    await facts.changeIf(id, { noteVerdict: 'unchecked' }, { noteVerdict });
  },
};

/**
 * Removes the coordinates of at most `limit` facts that came in before a moment; what was made of them
 * (place, distance, kind) stays. Two requests.
 * @returns how many facts there were.
 */
export async function removeCoordinates(before: number, limit: number): Promise<number> {
  const old = { coordinatesSince: { $lt: new Date(before) } };
  const found = await facts.findFirst(old, { order: { coordinatesSince: 1 }, limit });
  const removed = { coordinatesSince: null, 'whereabouts.latitude': null, 'whereabouts.longitude': null };
  const ids = found.map(({ _id }) => _id);
  if (ids.length > 0) await facts.changeAll({ _id: { $in: ids } }, removed);
  return ids.length;
}
