import * as v from 'valibot';
import type { LessonDayView } from '../school/lessons/contract';
import type { Day } from '../shared/clock';
import { DayText, Id } from '../shared/contract';
import { contentRefusals, type TextVerdict } from '../shared/contract-content';

/** 未到 · 迟到 · 已到. Every student of a section is in exactly one. */
export type State = 'missing' | 'late' | 'present';

/** `in` accepted by place · `field` accepted from elsewhere with a note · `outside` recorded, not accepted. */
export type FactKind = 'in' | 'field' | 'outside';

/** Where a moment lies in a section. */
export type Phase = 'upcoming' | 'onTime' | 'late' | 'closed';

/** What happens outside every place: 0 recorded as abnormal, 1 field check-in with a note, 2 refused. */
export type OptionOutRange = 0 | 1 | 2;

const badLocation = '定位数据无效，请重新定位后再打卡';

// The rectangle in which GCJ-02 is defined (China). It also catches latitude and longitude swapped.
const Location = v.message(
  v.strictObject({
    latitude: v.pipe(v.number(), v.minValue(0.8293), v.maxValue(55.8271)),
    longitude: v.pipe(v.number(), v.minValue(72.004), v.maxValue(137.8347)),
    accuracy: v.pipe(v.number(), v.minValue(0), v.finite()),
  }),
  badLocation,
);

/** Why a student is elsewhere. One letter or invisible ones say nothing to the teacher who reads it. */
const Note = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(100, '说明最多 100 字'),
  v.check((text) => text === '' || countLetters(text) >= 2, '说明太短，请写明在哪里、做什么'),
);

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** What a cadre sees of a sheet: who, in which state, when; not where somebody was nor why. */
const namesStatesAndTimes = [
  ...['classId', 'className', 'now', 'date', 'section', 'sections', 'counts'],
  ...['rows.studentId', 'rows.number', 'rows.name'],
  ...['rows.result.state', 'rows.result.minutesLate', 'rows.result.at', 'rows.result.kind'],
] as const;

export const contract = {
  /**
   * Today's sections and latest results for a student, today's classes for a head teacher, a teacher's lessons, the
   * nights of duty teachers and dorm keepers, what an officer's school still lacks.
   */
  today: { request: v.strictObject({}), about: 'caller', may: 'everyone', refusals: [] },
  /** Checks the caller in at a section that is open now. */
  checkIn: {
    request: v.strictObject({
      /** The day and section of the card that was pressed; whether it is open is the server's to say. */
      date: DayText,
      sectionId: Id,
      location: Location,
      note: v.optional(Note, ''),
    }),
    about: 'caller',
    may: [{ role: 'student', reach: 'self', fields: 'all' }],
    refusals: [
      'ATTENDANCE.NOT_EXPECTED',
      'ATTENDANCE.NO_SECTION',
      'ATTENDANCE.NO_PLACE',
      'ATTENDANCE.NOT_OPEN_YET',
      'ATTENDANCE.CLOSED',
      'ATTENDANCE.POOR_ACCURACY',
      'ATTENDANCE.OUT_OF_RANGE',
      'ATTENDANCE.NOTE_NEEDED',
      ...contentRefusals,
    ],
  },
  /**
   * The state of every student of a class at a section. Without a date, today; without a section, or where
   * the day doesn't have it, the one that matters now.
   */
  daySheet: {
    request: v.strictObject({ classId: Id, date: v.optional(DayText), sectionId: v.optional(Id) }),
    about: 'class',
    may: [
      { role: 'headTeacher', reach: 'class', fields: 'all' },
      { role: 'counsellor', reach: 'grade', fields: 'all' },
      { role: 'officer', reach: 'department', fields: 'all' },
      { role: 'secretary', reach: 'department', fields: 'all' },
      { role: 'classCadre', reach: 'class', fields: namesStatesAndTimes },
    ],
    refusals: [],
  },
} as const;

/** How a student stands at a section, for showing; moments are milliseconds, distances metres. */
export interface Result {
  state: State;
  minutesLate: number;
  /** When the deciding fact was received, and what it was; null if nothing happened. */
  at: number | null;
  kind: FactKind | null;
  placeName: string;
  distance: number;
  /** Empty where it was found to be `risky`. */
  note: string;
  noteVerdict: TextVerdict | null;
}

/** When a section is held. */
export interface SectionTimes {
  sectionId: string;
  name: string;
  date: Day;
  opensAt: number;
  /** The first moment that is late; the card names the minute before it. */
  lateFrom: number;
  closesAt: number;
  phase: Phase;
}

/** A place as the phone draws it: its `distance` is the radius in metres. */
export interface PlaceView {
  name: string;
  latitude: number;
  longitude: number;
  distance: number;
}

/** One section of the student's day. */
export interface SectionCard extends SectionTimes {
  places: PlaceView[];
  optionOutRange: OptionOutRange;
  result: Result;
}

/** A section that is over. */
export type PastSection = Pick<SectionTimes, 'sectionId' | 'name' | 'date'> & { result: Result };

/** How many students are expected (应到) and how many are in each state. */
export type Counts = Record<State | 'expected', number>;

/** One student's line on a day sheet. */
export interface DaySheetRow {
  studentId: string;
  number: string;
  name: string;
  result: Result;
}

/** The day sheet (日表) of a class for one section: exceptions first. */
export interface DaySheet {
  classId: string;
  className: string;
  now: number;
  /** The Beijing day that was asked for, or the section's. */
  date: Day;
  /** Null on a day without sections. */
  section: SectionTimes | null;
  /** All sections of that day, to switch between. */
  sections: SectionTimes[];
  counts: Counts;
  /** Empty until the section opens: nobody is missing from what has not begun. */
  rows: DaySheetRow[];
}

/** What a head teacher sees first of a class. */
export interface ClassToday extends Pick<DaySheet, 'classId' | 'className' | 'now' | 'section' | 'counts'> {
  /** Names of those who are 未到. */
  missing: string[];
  /** Names of those who checked in from elsewhere with a note, for the teacher to judge. */
  field: string[];
}

export interface StudentToday {
  className: string;
  sections: SectionCard[];
  /** The latest sections that are over, newest first. */
  recent: PastSection[];
  /** The first section after today's, within a week. */
  next: SectionTimes | null;
}

/** What happened to a check-in. `outside`: recorded as abnormal, the student is still missing. */
export interface CheckInReply {
  outcome: 'present' | 'late' | 'outside';
  section: Pick<SectionTimes, 'sectionId' | 'name' | 'date'>;
  result: Result;
}

/** A night that is the caller's: on duty in a department (both ids null: the whole school), or keeping a building. */
export interface NightView {
  /** 综职系, 3栋, 全校. */
  name: string;
  departmentId: string | null;
  buildingId: string | null;
  /** Last night, which lasts until dawn. */
  isLast: boolean;
}

/** What an officer's school has already; `departmentId` is the first within reach. */
export interface OfficeView {
  departmentId: string | null;
  hasClass: boolean;
  /** Whether a term is going on or entered for later. */
  hasTerm: boolean;
}

export interface Replies {
  today: {
    now: number;
    date: Day;
    student: StudentToday | null;
    classes: ClassToday[];
    /** The caller's own lessons; null for whoever doesn't teach. */
    lessons: LessonDayView | null;
    nights: NightView[];
    /** Null for whoever is no officer. */
    office: OfficeView | null;
  };
  checkIn: CheckInReply;
  daySheet: DaySheet;
}
