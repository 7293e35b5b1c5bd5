import { hasLeftBy } from '../../shared/placement';
import type { AbsentView, EntryView, ImportReport, LookalikeView } from './contract';
import type { ParsedFile } from './parse-rows';
import { oddGradesOf, oddNumbersOf } from './plan-doubts';
import { byGroup, changeViews, sizesOf } from './plan-changes';
import { lookalikesOf } from './plan-lookalikes';
import type { KnownPerson } from './plan-person';
import { ofFile } from './plan-mistakes';
import type { Rooms } from './plan-rooms';
import { latestClassName, type UnitsById, unitsById } from './plan-texts';
import type { NewUnits } from './plan-units';
import type { PlannedEntry, PlannedWrite, WritePlan } from './plan-writes';

/** How many of a list are told, so that an answer stays below 1 MB; the counts are always those of all. */
const MOST_PEOPLE = 500;

/** The school as it is beside a file. */
export interface ReportGround {
  /** Everybody of the kind in the department. */
  people: readonly KnownPerson[];
  absent: readonly KnownPerson[];
  there: NewUnits;
  made: NewUnits & Rooms;
  /** Names of rooms by id. */
  rooms: ReadonlyMap<string, string>;
}

/** What a plan comes to, for the officer to decide on. */
export function reportOf(file: ParsedFile, plan: WritePlan, ground: ReportGround): ImportReport {
  const { absent, made, there } = ground;
  const all = {
    grades: [...there.grades, ...made.grades],
    classes: [...there.classes, ...made.classes],
  };
  const units = unitsById(all, ground.rooms);
  const { counts, ...read } = ofFile(file, plan.mistakes);
  const groups = byGroup(plan.changes);
  const entries = plan.writes.filter((write) => 'enters' in write);
  return {
    counts: { ...counts, ...sizesOf(groups), ...countsOf(plan, ground) },
    newGrades: made.grades.map(({ name }) => name),
    newClasses: made.classes.map(({ name }) => name),
    newBuildings: made.buildings.map(({ name }) => name),
    newRooms: made.rooms.slice(0, MOST_PEOPLE).map(({ _id, name }) => ground.rooms.get(_id) ?? name),
    lookalikes: lookalikesAmong(plan.writes, ground),
    oddGrades: oddGradesOf(made.grades, there.grades),
    oddNumbers: oddNumbersOf(entries, ground.people).slice(0, MOST_PEOPLE),
    ...read,
    entering: entries.slice(0, MOST_PEOPLE).map((entry) => entryView(entry, units)),
    changes: changeViews(groups, units),
    absent: absent.slice(0, MOST_PEOPLE).map((person) => absentView(person, units)),
    timetables: [],
  };
}

function countsOf({ writes, changes, unchanged }: WritePlan, { people, absent, made }: ReportGround) {
  return {
    entering: writes.length - changes.length,
    changing: changes.length,
    unchanged,
    present: people.filter(isPresent).length,
    absent: absent.length,
    rooms: made.rooms.length,
  };
}

/** Whether somebody is in the school as far as is known: staff, and students who haven't left. */
export function isPresent({ kind, enrolments }: Pick<KnownPerson, 'kind' | 'enrolments'>): boolean {
  const status = enrolments.at(-1)?.status;
  return kind === 'staff' || (status !== undefined && !hasLeftBy(status));
}

function lookalikesAmong(writes: readonly PlannedWrite[], { made, there }: ReportGround): LookalikeView[] {
  const students = new Map<string, number>();
  for (const write of writes) {
    const { memberships } = 'enters' in write ? write.enters : write.change.sets;
    const classId = memberships?.at(-1)?.classId ?? '';
    students.set(classId, (students.get(classId) ?? 0) + 1);
  }
  const sized = made.classes.map((one) => ({ ...one, students: students.get(one._id) ?? 0 }));
  return lookalikesOf(sized, there.classes);
}

function entryView({ row, number, enters }: PlannedEntry, units: UnitsById): EntryView {
  const className = latestClassName({ memberships: enters.memberships ?? [] }, units);
  return { row, number, name: enters.name, className };
}

function absentView(person: KnownPerson, units: UnitsById): AbsentView {
  const { _id: personId, number, name } = person;
  return { personId, number, name, className: latestClassName(person, units) };
}
