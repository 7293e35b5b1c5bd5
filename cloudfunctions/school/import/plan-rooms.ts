import type { Building, Room } from '../../shared/unit';
import { type RoomName, roomNameOf, splitRoomName } from '../rooms/contract-room-name';

/** Buildings and rooms, or those of them that a file names and that are not there yet. */
export interface Rooms {
  buildings: Building[];
  rooms: Room[];
}

/** The rooms of a school, those that a file makes included. */
export interface RoomPlan {
  /** The id of the room that a row names (3栋302), planned if there is none. */
  roomIdOf(name: string): string;
  /** What was planned so far. */
  planned(): Rooms;
}

/** The buildings that some cells name. */
export function buildingsNamed(names: readonly string[]): Set<string> {
  return new Set(names.map((name) => partsOf(name).building));
}

/** Plans buildings and rooms; `nextId` gives an id that nothing else has. */
export function planRooms({ buildings, rooms }: Rooms, nextId: () => string): RoomPlan {
  const buildingByName = new Map(buildings.map((building) => [building.name, building]));
  const roomIds = new Map([...roomNames({ buildings, rooms })].map(([id, name]) => [name, id]));
  const made: Rooms = { buildings: [], rooms: [] };

  const buildingNamed = (name: string): Building => {
    const found = buildingByName.get(name);
    if (found) return found;
    const building = { _id: nextId(), name };
    buildingByName.set(name, building);
    made.buildings.push(building);
    return building;
  };

  const roomNamed = (name: string): string => {
    const { building, room } = partsOf(name);
    const planned = { _id: nextId(), name: room, buildingId: buildingNamed(building)._id };
    roomIds.set(name, planned._id);
    made.rooms.push(planned);
    return planned._id;
  };

  return { roomIdOf: (name) => roomIds.get(name) ?? roomNamed(name), planned: () => made };
}

/** Every room's name with its building (3栋302), by id; a room whose building isn't among them is left out. */
export function roomNames({ buildings, rooms }: Rooms): Map<string, string> {
  const buildingNames = new Map(buildings.map(({ _id, name }) => [_id, name]));
  return new Map(
    rooms.flatMap(({ _id, name, buildingId }) => {
      const building = buildingNames.get(buildingId);
      return building === undefined ? [] : [[_id, roomNameOf({ building, room: name })] as const];
    }),
  );
}

function partsOf(name: string): RoomName {
  const parts = splitRoomName(name);
  if (!parts) throw new Error(`${name} was read as a room`);
  return parts;
}
