import * as v from 'valibot';
import type { Permission } from '../../shared/authorisation';
import { type Day, DayText, Id } from '../../shared/contract';
import type { EnrolStatus } from '../../shared/placement';
import { officer, schoolOfficer } from '../contract-fields';
import { buildingName, roomNumber } from './contract-room-name';

/** A name that can be told apart from the other one when both stand together; `read` gives it as it is stored. */
const Told = (read: (text: string) => string | null, otherwise: string) =>
  v.pipe(
    v.string(),
    v.maxLength(40, otherwise),
    v.transform((text) => read(text) ?? ''),
    v.minLength(1, otherwise),
  );

const BuildingName = Told(buildingName, '楼名请写成 3栋、3号楼 或 北苑公寓2栋 这样');
const RoomName = Told(roomNumber, '宿舍只写房间号，如 302、A302 或 3-302');

/** Buildings are everybody's: any officer has to do with all of them. */
const anyOfficer = [{ role: 'officer', reach: 'anywhere', fields: 'all' }] as const;

const asKeeper = [
  ...['buildingId', 'buildingName', 'date', 'rooms.roomId', 'rooms.name'],
  ...['personId', 'number', 'name', 'className', 'status'].map((field) => `rooms.students.${field}`),
] as const;

/** Beds are counted by all who have to find one; whose they are is not for every head teacher. */
const roomsAndCounts = ['rooms.roomId', 'rooms.name', 'rooms.sleeping'] as const;

/** Officers and secretaries of a department are shown its students alone (`others` counts the rest). */
const ofDormitories = [
  { role: 'dormKeeper', reach: 'building', fields: asKeeper },
  ...anyOfficer,
  { role: 'secretary', reach: 'anywhere', fields: 'all' },
] as const satisfies readonly Permission[];

export const roomsContract = {
  addBuilding: {
    request: v.strictObject({ name: BuildingName }),
    about: 'caller',
    may: officer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  /** Names are changed from what the page showed: `was`. */
  renameBuilding: {
    request: v.strictObject({ buildingId: Id, was: v.string(), name: BuildingName }),
    about: 'building',
    may: schoolOfficer,
    refusals: ['SCHOOL.NAME_TAKEN', 'SCHOOL.CHANGED_MEANWHILE'],
  },
  addRoom: {
    request: v.strictObject({ buildingId: Id, name: RoomName }),
    about: 'building',
    may: anyOfficer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  renameRoom: {
    request: v.strictObject({ buildingId: Id, roomId: Id, was: v.string(), name: RoomName }),
    about: 'building',
    may: schoolOfficer,
    refusals: ['SCHOOL.NAME_TAKEN', 'SCHOOL.CHANGED_MEANWHILE'],
  },
  /** The rooms of a building, to choose one for a student, and how many sleep in each tonight. */
  rooms: {
    request: v.strictObject({ buildingId: Id }),
    about: 'building',
    may: [{ role: 'headTeacher', reach: 'anywhere', fields: roomsAndCounts }, ...anyOfficer],
    refusals: [],
  },
  /** Who sleeps in which room of a building in the night of a day, today's if none is named. */
  dormRoster: {
    request: v.strictObject({ buildingId: Id, date: v.optional(DayText) }),
    about: 'building',
    may: ofDormitories,
    refusals: [],
  },
  /** Removes a building or a room that was made by mistake: one that nobody ever slept in, and that nothing names. */
  removeDormitory: {
    request: v.strictObject({ kind: v.picklist(['building', 'room']), unitId: Id }),
    about: 'caller',
    may: anyOfficer,
    refusals: ['SCHOOL.UNIT_IN_USE', 'SCHOOL.IMPORT_RUNNING'],
  },
  /** Boarders whose room isn't known: on the list of no building, so that nobody would miss them at night. */
  unplacedBoarders: {
    request: v.strictObject({}),
    about: 'caller',
    may: [
      { role: 'officer', reach: 'department', fields: 'all' },
      { role: 'secretary', reach: 'department', fields: 'all' },
    ],
    refusals: [],
  },
} as const;

export interface RoomView {
  roomId: string;
  name: string;
}

/** A room to choose. */
export interface RoomChoiceView extends RoomView {
  /** How many sleep there tonight, of all departments. */
  sleeping: number;
}

/** Somebody who sleeps in a room. */
export interface DormStudent {
  personId: string;
  number: string;
  name: string;
  className: string;
  status: EnrolStatus | null;
  /** Since when in this room. */
  since: Day;
  /** Of students of the caller's department; otherwise empty. */
  phone: string;
}

export interface DormRoom extends RoomView {
  /** By number. */
  students: DormStudent[];
  /** How many more sleep there, of departments that are not the caller's. */
  others: number;
}

export interface DormRosterView {
  buildingId: string;
  buildingName: string;
  date: Day;
  /** By name. */
  rooms: DormRoom[];
}

/** Boarders (住校) who are in no room tonight. */
export interface UnplacedView {
  count: number;
  /** By class and number; at most 200. */
  students: { personId: string; number: string; name: string; className: string }[];
}

export interface RoomsReplies {
  addBuilding: { buildingId: string };
  renameBuilding: { name: string };
  addRoom: { roomId: string };
  renameRoom: { name: string };
  rooms: { rooms: RoomChoiceView[] };
  dormRoster: DormRosterView;
  removeDormitory: { removed: boolean };
  unplacedBoarders: UnplacedView;
}
