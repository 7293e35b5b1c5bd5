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

/** A grade, class, building or room as it is, or null. */
export function unitThere(kind: UnitKind, id: string): Promise<Grade | SchoolClass | Building | Room | null> {
  return stores[kind].findById(id);
}

/**
 * Removes a unit. Whoever was put into it at that very moment is seen by a second look, and it is put back as it was;
 * so it is for a plan that was begun meanwhile.
 * @returns what it is used for, then; null when it is gone.
 */
export async function removeUnit(
  kind: UnitKind,
  id: string,
  isPlanned: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<Usage | 'plans' | null> {
  const store = stores[kind] as Store<Grade | SchoolClass | Building | Room>;
  const unit = await store.findById(id);
  await store.removeIf(id);
  const usage = (await usageOf(kind, id)) ?? ((await isPlanned()) ? 'plans' : null);
  if (usage !== null && unit !== null) await store.insertOnce(unit);
  return usage;
}

/** Removes those of some units that are there and that nobody uses. A request for every 1,000, and nine for each removal. */
export async function removeUnused(kind: UnitKind, ids: readonly string[]): Promise<void> {
  const store = stores[kind] as Store<Grade | SchoolClass | Building | Room>;
  const there =
    ids.length === 0 ? [] : await store.findAll({ _id: { $in: [...ids] } }, { atMost: ids.length });
  for (const { _id } of there) if ((await usageOf(kind, _id)) === null) await removeUnit(kind, _id);
}
