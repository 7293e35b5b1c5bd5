import { nearestPlace, type Nearest, type Point } from './place';
import type { TimeSection } from './rule';
import { type Occurrence, phaseAt } from './sections';

/** A fix as the phone reports it; `accuracy` in metres. */
export interface Fix extends Point {
  accuracy: number;
}

/** What a check-in is: a fact of some kind to record, or the reason why not. */
export type Verdict =
  | { record: 'in' | 'field' | 'outside'; nearest: Nearest }
  | { refuse: 'tooEarly' | 'closed' | 'noPlace' | 'poorAccuracy' }
  | { refuse: 'outOfRange' | 'noteNeeded'; nearest: Nearest };

/**
 * Judges a check-in by the rule in force. `note` is the student's reason for a field check-in, empty if
 * none was given.
 */
export function judge(occurrence: Occurrence, fix: Fix, note: string, now: number): Verdict {
  return judgeTime(occurrence, now) ?? judges[occurrence.section.mode](occurrence, fix, note);
}

type PlaceJudge = (occurrence: Occurrence, fix: Fix, note: string) => Verdict;

/** How each mode judges a phone. A record, so that a mode without phones can't allow them by being forgotten. */
const judges: Record<TimeSection['mode'], PlaceJudge> = { selfCheck: judgePlace };

function judgeTime(occurrence: Occurrence, now: number): Verdict | null {
  const phase = phaseAt(occurrence, now);
  if (phase === 'upcoming') return { refuse: 'tooEarly' };
  return phase === 'closed' ? { refuse: 'closed' } : null;
}

function judgePlace({ rule }: Occurrence, fix: Fix, note: string): Verdict {
  const nearest = nearestPlace(rule.places, fix);
  if (!nearest) return { refuse: 'noPlace' };
  // A fix that may be off by more than the limit proves neither inside nor outside.
  if (fix.accuracy > rule.accuracyLimit) return { refuse: 'poorAccuracy' };
  if (nearest.inside) return { record: 'in', nearest };
  switch (rule.optionOutRange) {
    case 0:
      return { record: 'outside', nearest };
    case 1:
      return note ? { record: 'field', nearest } : { refuse: 'noteNeeded', nearest };
    case 2:
      return { refuse: 'outOfRange', nearest };
  }
}
