import { bindingContract, type BindingReplies } from './contract-binding';
import { calendarContract, type CalendarReplies } from './contract-calendar';
import { changesContract, type ChangesReplies } from './contract-changes';
import { erasureContract, type ErasureReplies } from './contract-erasure';
import { grantsContract, type GrantsReplies } from './contract-grants';
import { importContract, type ImportReplies } from './contract-import';
import { lessonsContract, type LessonsReplies } from './contract-lessons';
import { meContract, type MeReplies } from './contract-me';
import { roomsContract, type RoomsReplies } from './contract-rooms';
import { rosterContract, type RosterReplies } from './contract-roster';
import { unitsContract, type UnitsReplies } from './contract-units';

export type * from './contract-binding';
export type * from './contract-calendar';
export type * from './contract-changes';
export type * from './contract-erasure';
export type * from './contract-grants';
export type * from './contract-import';
export type * from './contract-lessons';
export type * from './contract-me';
export type * from './contract-rooms';
export type * from './contract-roster';
export type * from './contract-units';

/** Every action of this function; each topic has a contract of its own. */
export const contract = {
  ...meContract,
  ...bindingContract,
  ...grantsContract,
  ...calendarContract,
  ...importContract,
  ...lessonsContract,
  ...erasureContract,
  ...unitsContract,
  ...roomsContract,
  ...rosterContract,
  ...changesContract,
} as const;

export interface Replies
  extends
    MeReplies,
    BindingReplies,
    GrantsReplies,
    CalendarReplies,
    ImportReplies,
    LessonsReplies,
    UnitsReplies,
    RoomsReplies,
    RosterReplies,
    ChangesReplies,
    ErasureReplies {}
