import { bindingContract, type BindingReplies } from './binding/contract';
import { calendarContract, type CalendarReplies } from './calendar/contract';
import { changesContract, type ChangesReplies } from './roster/contract-changes';
import { erasureContract, type ErasureReplies } from './people/contract';
import { grantsContract, type GrantsReplies } from './grants/contract';
import { importContract, type ImportReplies } from './import/contract';
import { lessonsContract, type LessonsReplies } from './lessons/contract';
import { meContract, type MeReplies } from './contract-me';
import { roomsContract, type RoomsReplies } from './rooms/contract';
import { rosterContract, type RosterReplies } from './roster/contract';
import { unitsContract, type UnitsReplies } from './roster/contract-units';

export type * from './binding/contract';
export type * from './calendar/contract';
export type * from './roster/contract-changes';
export type * from './people/contract';
export type * from './grants/contract';
export type * from './import/contract';
export type * from './lessons/contract';
export type * from './contract-me';
export type * from './rooms/contract';
export type * from './roster/contract';
export type * from './roster/contract-units';

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
