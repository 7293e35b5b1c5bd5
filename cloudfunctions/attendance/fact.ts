import type { Day } from '../shared/clock';
import type { TextVerdict } from '../shared/contract-content';
import type { FactKind } from './contract';

/** Where the phone said it was, and what the server made of it. Metres and GCJ-02 degrees. */
export interface Whereabouts {
  /** Null once they were removed, 30 days later (`tick.ts`); what was made of them stays. */
  latitude: number | null;
  longitude: number | null;
  accuracy: number;
  placeId: string;
  placeName: string;
  distance: number;
}

/**
 * Something that happened at a section. Appended, never changed: what it means for the student's state
 * is derived from all facts of the section (`states.ts`).
 */
export interface AttendanceFact {
  /** `student_date_section_kind`, so that the same thing can't be recorded twice. */
  _id: string;
  kind: FactKind;
  studentId: string;
  classId: string;
  date: Day;
  sectionId: string;
  ruleId: string;
  ruleVersion: number;
  /** When the server received it, by the server's clock. */
  receivedAt: Date;
  attemptId: string;
  whereabouts: Whereabouts;
  /** When the coordinates came in; null once they were removed. */
  coordinatesSince: Date | null;
  /** The student's words for a field check-in, else empty. */
  note: string;
  /** What WeChat says of the note; null without one. */
  noteVerdict: TextVerdict | null;
}

/** The `_id` of a fact. Ids hold no underscore, so different facts never share one. */
export function factId(studentId: string, date: Day, sectionId: string, kind: FactKind): string {
  return [studentId, date, sectionId, kind].join('_');
}
