/**
 * How schools write where somebody sleeps, in one cell: 3栋302, 3号楼-302, 北苑公寓2栋305, 3-302. The name of a
 * building ends with one of a few words, or is parted from the room by a sign; nothing is guessed beyond that.
 */

/** A room by the names of it and of its building. */
export interface RoomName {
  building: string;
  room: string;
}

const BUILDING_WORDS = '号楼|楼|栋|幢|座|公寓|宿舍|舍|苑|斋';
const endsWithWord = new RegExp(`(?:${BUILDING_WORDS})$`);
/** Up to the last such word, so that 北苑公寓2栋305 is in 北苑公寓2栋. */
const byWord = new RegExp(`^(.*(?:${BUILDING_WORDS}))[-_./·#]?(.+)$`);
/** Up to the first sign, so that the room of 北苑-3-302 is 3-302. */
const bySign = /^([\p{L}\p{N}]+)[-_./·# ]+(.+)$/u;
/** 302, 302A, A302, 3-302, 东302. */
const ROOM = /^[A-Z东西南北]{0,2}\d[\dA-Z-]{0,9}$/;
const BUILDING = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}()#·._/-]{0,19}$/u;
/** 女生宿舍楼3楼302: that 3楼 is no building but a floor, and 02 on each floor would be one room. */
const floorAtEnd = new RegExp(`(?:${BUILDING_WORDS}).*?(?:\\d+|[一二三四五六七八九十]+)[楼层]$`);

/** A room and its building; null when the text doesn't say which is which. */
export function splitRoomName(text: string): RoomName | null {
  const written = plain(text);
  const [, building = '', rest = ''] = byWord.exec(written.replace(/ /g, '')) ?? bySign.exec(written) ?? [];
  const room = rest.replace(/ /g, '').replace(/(?:室|房间?|号房?|寝室|宿舍)$/, '');
  return isBuilding(building) && ROOM.test(room) ? { building, room } : null;
}

/** Both names in one, as people say it: 3栋302; 3-302 where the building's name has no such word. */
export function roomNameOf({ building, room }: RoomName): string {
  return endsWithWord.test(building) ? building + room : `${building}-${room}`;
}

/** A building's name as it is stored, or null when a room's number after it couldn't be told from it. */
export function buildingName(text: string): string | null {
  const name = plain(text).replace(/ /g, '');
  const found = splitRoomName(roomNameOf({ building: name, room: '101' }));
  return found?.building === name ? name : null;
}

/**
 * The number or letter that a building's name is without its word: 3 of 3栋 and 3号楼; other names as they are.
 * A cell that says 3-302 means that building, where there is exactly one.
 */
export function bareBuilding(name: string): string {
  return /^(\d{1,3}|[A-Z])(?:号楼|楼|栋|幢|座)$/.exec(name)?.[1] ?? name;
}

/** A room's name as it is stored (302室 is 302), or null. */
export function roomNumber(text: string): string | null {
  return splitRoomName(`1栋${plain(text)}`)?.room ?? null;
}

function isBuilding(name: string): boolean {
  return BUILDING.test(name) && !floorAtEnd.test(name);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[—–―‐−]+/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
