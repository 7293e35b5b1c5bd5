import type { Day } from '../../shared/clock';
import { newId } from '../../shared/ids';
import type { ImportReport } from './contract';
import type { ParsedFile, ParsedRow } from './parse-rows';
import type { Person } from '../people/person';
import type { KnownPerson } from './plan-person';
import { isPresent, reportOf } from './plan-report';
import { buildingsNamed, planRooms, roomNames, type Rooms } from './plan-rooms';
import type { AnyWrite } from './plan-slices';
import { type NewUnits, planUnits, type UnitPlan } from './plan-units';
import { absentFrom, planWrites, type WritePlan } from './plan-writes';
import { roomNamesById, roomsInBuildings } from '../rooms/rooms';
import { numbersElsewhere, peopleOfDepartment, unitsOfDepartment } from '../roster/queries';

/** What a file is planned for. */
export interface PlanTask {
  departmentId: string;
  kind: Person['kind'];
  from: Day;
  today: Day;
}

/** Everything an import will write, and the report on it. */
export interface ImportPlan {
  writes: AnyWrite[];
  newUnits: NewUnits;
  newRooms: Rooms;
  /** The term that timetables are planned for; null for people. */
  termId: string | null;
  report: ImportReport;
}

/**
 * Compares a file with the roster and plans the writes; nothing is written. Requests: two for the units, one
 * for the buildings and one for each that the file names, one for every 1,000 people of the department, two for every 5,000 numbers that it doesn't have.
 */
export async function planImport(file: ParsedFile, task: PlanTask): Promise<ImportPlan> {
  const { departmentId, kind, from, today } = task;
  const [units, list, dormitories] = await Promise.all([
    unitsOfDepartment(departmentId),
    peopleOfDepartment(departmentId, kind),
    roomsInBuildings(buildingsNamed(file.rows.flatMap(({ room = '' }) => (room === '' ? [] : [room])))),
  ]);
  const known = new Map(list.map((person) => [person.number, person]));
  const unknown = file.rows.map(({ number }) => number).filter((number) => !known.has(number));
  const elsewhere = await numbersElsewhere(unknown, task);
  const unitPlan = planUnits(departmentId, units, newId);
  const roomPlan = planRooms(dormitories, newId);
  const plans = { units: unitPlan, rooms: roomPlan, nextId: newId };
  const ground = { kind, departmentId, day: from, today, known, elsewhere, ...plans };
  const plan = planWrites(file.rows, ground);
  const newUnits = unitPlan.planned();
  const newRooms = roomPlan.planned();
  const absent =
    file.mistakes.length > 0 ? [] : absentFrom(file.rows, list, concernedBy(file.rows, unitPlan));
  const rooms = await roomNamesFor(plan, dormitories, newRooms);
  const report = reportOf(file, plan, {
    ...{ people: list, absent, there: units, made: { ...newUnits, ...newRooms }, rooms },
  });
  return { writes: plan.writes, newUnits, newRooms, termId: null, report };
}

/** The names of the rooms that changed people leave and enter; some are in buildings that the file doesn't name. */
async function roomNamesFor(
  { changes }: WritePlan,
  there: Rooms,
  made: Rooms,
): Promise<ReadonlyMap<string, string>> {
  const known = roomNames({
    buildings: [...there.buildings, ...made.buildings],
    rooms: [...there.rooms, ...made.rooms],
  });
  const left = changes.flatMap(({ person, write }) =>
    write.change.sets.lodgings ? (person.lodgings.at(-1)?.roomId ?? []) : [],
  );
  const others = await roomNamesById(left.filter((roomId) => !known.has(roomId)));
  return new Map([...known, ...others]);
}

/** A file of one class says nothing about who is in another one. A file of staff is about all of them. */
function concernedBy(rows: readonly ParsedRow[], units: UnitPlan): (person: KnownPerson) => boolean {
  const named = new Set(rows.flatMap(({ className = '' }) => units.idOf(className) ?? []));
  return (person) =>
    person.kind === 'staff' || (isPresent(person) && named.has(person.memberships.at(-1)?.classId ?? ''));
}
