import type { Building, Room } from '../../shared/unit';
import { bareBuilding, type RoomName, roomNameOf, splitRoomName } from '../rooms/contract-room-name';

/** Buildings and rooms, or those of them that a file names and that are not there yet. */
export interface Rooms {
  buildings: Building[];
  rooms: Room[];
}

/** The rooms of a school, those that a file makes included. */
export interface RoomPlan {
  /** The id of the room that a row names (3栋302), planned if there is none, or in Chinese why not. */
  roomIdOf(name: string): string | { reason: string };
  /** What was planned so far. */
  planned(): Rooms;
}

/** 101-1 is bed 1 of room 101 in many a list, and no building is called 101 without a word. */
const ROOM_NUMBER = /^\d{3,}$/;

/** The buildings that some cells name, also without their word (3 for 3栋). */
export function buildingsNamed(names: readonly string[]): Set<string> {
  const written = names.map((name) => partsOf(name).building);
  return new Set([...written, ...written.map(bareBuilding)]);
}

/** Plans buildings and rooms; `nextId` gives an id that nothing else has. */
export function planRooms({ buildings, rooms }: Rooms, nextId: () => string): RoomPlan {
  const buildingByName = new Map(buildings.map((building) => [building.name, building]));
  const roomIds = new Map([...roomNames({ buildings, rooms })].map(([id, name]) => [name, id]));
  const made: Rooms = { buildings: [], rooms: [] };

  /** 3-302 and 3栋302 are one room, unless 3号楼 is there as well. */
  const onlyOneMeant = (name: string): Building | undefined => {
    const meant = [...buildingByName.values()].filter(
      (one) => bareBuilding(one.name) === name || one.name === bareBuilding(name),
    );
    return meant.length === 1 ? meant[0] : undefined;
  };

  const buildingThere = (name: string) => buildingByName.get(name) ?? onlyOneMeant(name);

  const buildingNamed = (name: string): Building => {
    const found = buildingThere(name);
    if (found) return found;
    const building = { _id: nextId(), name };
    buildingByName.set(name, building);
    made.buildings.push(building);
    return building;
  };

  const roomIdOf = (written: string): string | { reason: string } => {
    const parts = partsOf(written);
    if (ROOM_NUMBER.test(parts.building) && !buildingThere(parts.building)) return bedInstead(parts);
    const building = buildingNamed(parts.building);
    const name = roomNameOf({ building: building.name, room: parts.room });
    const known = roomIds.get(name);
    if (known !== undefined) return known;
    const planned = { _id: nextId(), name: parts.room, buildingId: building._id };
    roomIds.set(name, planned._id);
    made.rooms.push(planned);
    return planned._id;
  };

  return { roomIdOf, planned: () => made };
}

function bedInstead({ building, room }: RoomName): { reason: string } {
  const reason = `没有 ${building} 这栋楼；房间和床位请写成楼和房间，如 3栋101，不写床位；真是新楼请写成 ${building}栋${room}`;
  return { reason };
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
