import type { GenericSchema, InferInput } from 'valibot';
import type {
  contract as attendance,
  Replies as AttendanceReplies,
} from '../cloudfunctions/attendance/contract';
import type { contract as messages, Replies as MessagesReplies } from '../cloudfunctions/messages/contract';
import type { contract as school, Replies as SchoolReplies } from '../cloudfunctions/school/contract';
import type { Day, Reply } from '../cloudfunctions/shared/contract';

/** Request and reply of each action of one function, inferred from its contract. */
type Api<Contract extends Record<string, { request: GenericSchema }>, Replies> = {
  [Action in keyof Contract & keyof Replies]: {
    request: InferInput<Contract[Action]['request']>;
    reply: Replies[Action];
  };
};

/** Every cloud function the phone may call: its actions, what each takes and what it answers. */
export interface CloudApi {
  attendance: Api<typeof attendance, AttendanceReplies>;
  messages: Api<typeof messages, MessagesReplies>;
  school: Api<typeof school, SchoolReplies>;
}

/** The envelope every answer comes in; a Beijing day, `2026-11-24`. */
export type { Day, Reply };
export type {
  CheckInReply,
  ClassToday,
  DaySheet,
  DaySheetRow,
  PastSection,
  PlaceView,
  Result,
  SectionCard,
  SectionTimes,
  StudentToday,
} from '../cloudfunctions/attendance/contract';
export type { DeadLetter, InboxMessage, TemplateQuota } from '../cloudfunctions/messages/contract';
export type {
  CalendarDayView,
  CodeView,
  DepartmentView,
  DormRosterView,
  DutyNightView,
  FoundPerson,
  GrantView,
  Headcount,
  LessonTimesView,
  LessonWeekView,
  PersonView,
  RoleView,
  RosterRow,
  RosterView,
  TermView,
  UnitsView,
  UnplacedView,
} from '../cloudfunctions/school/contract';

/** What a role is given for. */
export type GrantScope = CloudApi['school']['grant']['request']['scope'];
