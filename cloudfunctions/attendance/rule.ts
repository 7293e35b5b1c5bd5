import type { Day, MinuteOfDay } from '../shared/clock';
import type { OptionOutRange } from './contract';

/**
 * A time section (时段) of a rule. `id` is stable, it survives renaming and new versions, and no two
 * rules of the school share one: facts are found by it.
 */
export interface TimeSection {
  id: string;
  name: string;
  /** How presence is established: `selfCheck` is the student's own phone. */
  mode: 'selfCheck';
  /** Minutes of the Beijing day; each named minute counts to its last second. */
  opens: MinuteOfDay;
  onTimeUntil: MinuteOfDay;
  /** May pass midnight (over 1440); the section still belongs to the day it opened. */
  lateUntil: MinuteOfDay;
}

/** A circle where checking in counts; centre in GCJ-02 degrees, `distance` is its radius in metres. */
export interface Place {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  distance: number;
}

/** One version of a check-in rule (打卡规则). A change is a new version; facts name the one they were judged by. */
export interface CheckinRule {
  /** `ruleId_version` */
  _id: string;
  ruleId: string;
  version: number;
  name: string;
  /** What it applies to: `class:ID`, `grade:ID` or `department:ID`. */
  scope: string;
  /** From this moment (milliseconds) on, for sections that open at or after it. */
  inForceFrom: number;
  timeSections: TimeSection[];
  /** ISO week days, 1 Monday to 7 Sunday. */
  weekdays: number[];
  from: Day;
  to: Day | null;
  places: Place[];
  /** Largest acceptable `accuracy` of a fix, metres: a worse one can't tell inside from outside. */
  accuracyLimit: number;
  optionOutRange: OptionOutRange;
}
