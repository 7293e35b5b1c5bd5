import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { idOfAttempt } from '../attempt-id';
import { asleepIn, countByRoom } from './asleep';
import { byName } from '../roster/by-name';
import type { roomsContract } from './contract';
import { add, rename } from '../roster/named-unit';
import { nameTaken } from '../roster/refusals';
import { buildings, rooms as store, roomsOf } from './rooms';

type Request<Action extends keyof typeof roomsContract> = InferOutput<
  (typeof roomsContract)[Action]['request']
>;

/** A new dormitory building, empty. */
export async function addBuilding({ name }: Request<'addBuilding'>, call: Call) {
  const buildingId = idOfAttempt(call);
  return (await add(buildings, { _id: buildingId, name })) ? { buildingId } : nameTaken(name);
}

/** A new room of a building. */
export async function addRoom({ buildingId, name }: Request<'addRoom'>, call: Call) {
  const roomId = idOfAttempt(call);
  return (await add(store, { _id: roomId, name, buildingId })) ? { roomId } : nameTaken(name);
}

export const renameBuilding = ({ buildingId, ...names }: Request<'renameBuilding'>, call: Call) =>
  rename(buildings, buildingId, names, call);

export const renameRoom = ({ buildingId, roomId, ...names }: Request<'renameRoom'>, call: Call) =>
  rename(store, roomId, names, call, { where: { buildingId } });

/**
 * The rooms of a building, by name, with how many sleep there tonight. Two requests: rooms, and people (one more for
 * every 1,000 who ever slept there).
 */
export async function rooms({ buildingId }: Request<'rooms'>, { today }: Call) {
  const found = await roomsOf(buildingId);
  const asleep = await asleepIn(
    found.map(({ _id }) => _id),
    today,
  );
  const counts = countByRoom(asleep, today);
  const views = found
    .sort(byName)
    .map(({ _id, name }) => ({ roomId: _id, name, sleeping: counts.get(_id) ?? 0 }));
  return { rooms: views };
}
