import type { Store } from '../../shared/database';
import type { Building, Grade, Room, SchoolClass } from '../../shared/unit';
import { timetables } from '../lessons/timetables';
import { people } from '../people/people';
import { classes, grades } from './queries';
import { buildings, rooms } from '../rooms/rooms';

/** A unit that can be made by mistake. */
export type UnitKind = 'grade' | 'class' | 'building' | 'room';

/** What makes it impossible to remove a unit. */
export type Usage = 'people' | 'units' | 'grants' | 'timetables';

/** The only place that asks what units are used for. Each search is one request. */
const searches: Record<UnitKind, (id: string) => Partial<Record<Usage, () => Promise<number>>>> = {
  grade: (id) => ({
    units: () => classes.count({ gradeId: id }),
    grants: () => people.count({ 'grants.scope.gradeId': id }),
  }),
  class: (id) => ({
    people: () => people.count({ 'memberships.classId': id }),
    grants: () => people.count({ $or: [{ 'grants.scope.classId': id }, { 'grants.scope.classIds': id }] }),
    // The id of a timetable begins with that of its class.
    timetables: () => timetables.count({ _id: { $gte: `${id}_`, $lt: `${id}_\uffff` } }),
  }),
  building: (id) => ({
    units: () => rooms.count({ buildingId: id }),
    grants: () => people.count({ 'grants.scope.buildingId': id }),
  }),
  room: (id) => ({ people: () => people.count({ 'lodgings.roomId': id }) }),
};

/** What a unit is, was or will be used for, the first that is found; null for nothing. At most three requests. */
export async function usageOf(kind: UnitKind, id: string): Promise<Usage | null> {
  for (const [usage, count] of Object.entries(searches[kind](id)))
    if ((await count()) > 0) return usage as Usage;
  return null;
}

const stores = { grade: grades, class: classes, building: buildings, room: rooms };

/** Removes units that nobody uses, what lies in another one first. Three requests each at most, and one more. */
export async function removeUnused(units: readonly { kind: UnitKind; _id: string }[]): Promise<void> {
  for (const { kind, _id } of units)
    if ((await usageOf(kind, _id)) === null) await stores[kind].removeIf(_id);
}

/** A grade, class, building or room as it is, or null. */
export function unitThere(kind: UnitKind, id: string): Promise<Grade | SchoolClass | Building | Room | null> {
  return stores[kind].findById(id);
}

/**
 * Removes a unit. Whoever was put into it at that very moment is seen by a second look, and it is put back as it was.
 * @returns what it is used for, then; null when it is gone.
 */
export async function removeUnit(kind: UnitKind, id: string): Promise<Usage | null> {
  const store = stores[kind] as Store<Grade | SchoolClass | Building | Room>;
  const unit = await store.findById(id);
  await store.removeIf(id);
  const usage = await usageOf(kind, id);
  if (usage !== null && unit !== null) await store.insertOnce(unit);
  return usage;
}
