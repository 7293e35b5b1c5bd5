import type { Rooms } from './plan-rooms';
import type { AnyWrite } from './plan-slices';
import { isChange, isEntry } from './plan-slices';
import { classFinder, gradeFinder, type NewUnits } from './plan-units';
import type { PersonRecord } from '../people/person';

/**
 * Units that a plan was to make and that are there by now: the id of each by the id that was planned. Two
 * departments may plan the same building on day one, or somebody may have typed a class in.
 */
export type Adopted = Readonly<Record<string, string>>;

/** A planned class that is there by now, but of another grade: whom it was made for can't be known. */
export interface Otherwise {
  otherwise: string;
}

/** Which grades and classes of a department take the place of planned ones. */
export function adoptedUnits(planned: NewUnits, there: NewUnits): Adopted | Otherwise {
  const gradeThere = gradeFinder(there.grades);
  const adopted: Record<string, string> = {};
  for (const { _id, name } of planned.grades) {
    const found = gradeThere(name);
    if (found && found._id !== _id) adopted[_id] = found._id;
  }
  const classThere = classFinder(there.classes);
  for (const { _id, name, gradeId } of planned.classes) {
    const found = classThere(name);
    if (!found || found._id === _id) continue;
    if (found.gradeId !== (adopted[gradeId] ?? gradeId)) return { otherwise: name };
    adopted[_id] = found._id;
  }
  return adopted;
}

/** Which buildings and rooms take the place of planned ones: those of the same names, since they are everybody's. */
export function adoptedRooms(planned: Rooms, there: Rooms): Adopted {
  const buildings = new Map(there.buildings.map(({ _id, name }) => [name, _id]));
  const rooms = new Map(there.rooms.map((room) => [`${room.buildingId} ${room.name}`, room._id]));
  const adopted: Record<string, string> = {};
  const take = (planned: string, found: string | undefined) => {
    if (found !== undefined && found !== planned) adopted[planned] = found;
  };
  for (const { _id, name } of planned.buildings) take(_id, buildings.get(name));
  for (const { _id, name, buildingId } of planned.rooms)
    take(_id, rooms.get(`${adopted[buildingId] ?? buildingId} ${name}`));
  return adopted;
}

/** What is left to make of planned units, in the units that are there. */
export function unitsLeft({ grades, classes }: NewUnits, adopted: Adopted): NewUnits {
  return {
    grades: grades.filter(({ _id }) => !(_id in adopted)),
    classes: classes
      .filter(({ _id }) => !(_id in adopted))
      .map((one) => ({ ...one, gradeId: adopted[one.gradeId] ?? one.gradeId })),
  };
}

/** What is left to make of planned buildings and rooms. */
export function roomsLeft({ buildings, rooms }: Rooms, adopted: Adopted): Rooms {
  return {
    buildings: buildings.filter(({ _id }) => !(_id in adopted)),
    rooms: rooms
      .filter(({ _id }) => !(_id in adopted))
      .map((one) => ({ ...one, buildingId: adopted[one.buildingId] ?? one.buildingId })),
  };
}

/** A planned write with people in the units that took the place of planned ones. */
export function inAdopted(write: AnyWrite, adopted: Adopted): AnyWrite {
  if (Object.keys(adopted).length === 0) return write;
  if (isEntry(write)) return { ...write, enters: { ...write.enters, ...placed(write.enters, adopted) } };
  if (!isChange(write)) return write;
  const { change } = write;
  return { ...write, change: { ...change, sets: { ...change.sets, ...placed(change.sets, adopted) } } };
}

function placed({ memberships, lodgings }: Partial<PersonRecord>, adopted: Adopted): Partial<PersonRecord> {
  return {
    ...(memberships && {
      memberships: memberships.map((one) => ({ ...one, classId: adopted[one.classId] ?? one.classId })),
    }),
    ...(lodgings && {
      lodgings: lodgings.map((one) => ({
        ...one,
        roomId: one.roomId === null ? null : (adopted[one.roomId] ?? one.roomId),
      })),
    }),
  };
}
