import type { Condition, Store } from '../../shared/database';
import type { Building, Room } from '../../shared/unit';
import { buildingById, buildings, rooms } from '../../shared/units';
import { roomNames, type Rooms } from '../import/plan-rooms';
import { bareBuilding } from './contract-room-name';

/** The only place with queries on `buildings` and `rooms` that search; each is one request unless it says otherwise. */
export { buildings, rooms };

/** Documents asked for in one request; the most that one answer of the database has. */
const AT_ONCE = 1000;

/** Every building of the school, by name; one more request for every 1,000. */
export function allBuildings(): Promise<Building[]> {
  return everyByName(buildings, {});
}

/** The rooms of a building, by name; one more request for every 1,000, since a sheet may name beds. */
export function roomsOf(buildingId: string): Promise<Room[]> {
  return everyByName(rooms, { buildingId });
}

async function everyByName<T extends Building>(store: Store<T>, common: Condition): Promise<T[]> {
  const found: T[] = [];
  for (let after = ''; ; after = found.at(-1)?.name ?? '') {
    const condition = { ...common, name: { $gt: after } };
    const page = await store.findFirst(condition, { order: { name: 1 }, limit: AT_ONCE });
    found.push(...page);
    if (page.length < AT_ONCE) return found;
  }
}

/** All buildings, and the rooms of those with some names; a request for the buildings and one for each of them. */
export async function roomsInBuildings(names: ReadonlySet<string>): Promise<Rooms> {
  if (names.size === 0) return { buildings: [], rooms: [] };
  const all = await allBuildings();
  const named = all.filter(({ name }) => names.has(name) || names.has(bareBuilding(name)));
  const inside = await Promise.all(named.map(({ _id }) => roomsOf(_id)));
  return { buildings: all, rooms: inside.flat() };
}

/** The names of some rooms with their buildings (3栋302), by id. A request for every 1,000, and one for a building not asked for within a minute. */
export async function roomNamesById(roomIds: readonly string[]): Promise<Map<string, string>> {
  const found = await roomsByIds([...new Set(roomIds)]);
  const buildingIds = [...new Set(found.map(({ buildingId }) => buildingId))];
  const around = await Promise.all(buildingIds.map(buildingById));
  return roomNames({ buildings: around.filter((one) => one !== null), rooms: found });
}

async function roomsByIds(ids: readonly string[]): Promise<Room[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) =>
    ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const found = await Promise.all(
    parts.map((part) => rooms.findAll({ _id: { $in: part } }, { atMost: part.length })),
  );
  return found.flat();
}

/** Enters planned buildings and rooms; done already, it changes nothing. False when a name is taken by another one. */
export async function enterRooms(planned: Rooms): Promise<boolean> {
  if ((await buildings.insertMissing(planned.buildings)).length > 0) return false;
  for (let first = 0; first < planned.rooms.length; first += AT_ONCE) {
    const refused = await rooms.insertMissing(planned.rooms.slice(first, first + AT_ONCE));
    if (refused.length > 0) return false;
  }
  return true;
}

/**
 * The buildings that have the name of a planned one, with the rooms of those and of others that planned rooms lie in;
 * a request for the buildings and one for each of them, none for no plan.
 */
export async function roomsOfNames(planned: Rooms): Promise<Rooms> {
  const named = await buildingsOfNames(planned.buildings.map(({ name }) => name));
  const meant = new Set([...named.map(({ _id }) => _id), ...planned.rooms.map((room) => room.buildingId)]);
  const inside = await Promise.all([...meant].map(roomsOf));
  return { buildings: named, rooms: inside.flat() };
}

async function buildingsOfNames(names: readonly string[]): Promise<Building[]> {
  return names.length === 0 ? [] : buildings.findAll({ name: { $in: names } }, { atMost: names.length });
}
