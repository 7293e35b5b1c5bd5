import type { Counts, DaySheetRow, Result, SectionTimes, State } from './contract';
import type { AttendanceFact } from './fact';
import { type Occurrence, phaseAt } from './sections';
import { byException, type Standing } from './states';

/** A section's times as pages show them. */
export function sectionTimes(occurrence: Occurrence, now: number): SectionTimes {
  const { section, date, opensAt, lateFrom, closesAt } = occurrence;
  const phase = phaseAt(occurrence, now);
  return { sectionId: section.id, name: section.name, date, opensAt, lateFrom, closesAt, phase };
}

/** A standing as pages show it: what decided it, without coordinates. */
export function resultOf({ state, minutesLate, fact }: Standing): Result {
  return {
    state,
    minutesLate,
    at: fact?.receivedAt.getTime() ?? null,
    kind: fact?.kind ?? null,
    placeName: fact?.whereabouts.placeName ?? '',
    distance: fact?.whereabouts.distance ?? 0,
    ...noteOf(fact),
  };
}

/** The note as it may be shown. */
function noteOf(fact: AttendanceFact | null): Pick<Result, 'note' | 'noteVerdict'> {
  if (!fact) return { note: '', noteVerdict: null };
  const { note, noteVerdict } = fact;
  return { note: noteVerdict === 'risky' ? '' : note, noteVerdict };
}

/** Counts rows by state. */
export function countRows(rows: readonly DaySheetRow[]): Omit<Counts, 'expected'> {
  const counts: Record<State, number> = { missing: 0, late: 0, present: 0 };
  for (const { result } of rows) counts[result.state] += 1;
  return counts;
}

/** Rows with exceptions first, each group in the order given. */
export function exceptionsFirst(rows: readonly DaySheetRow[]): DaySheetRow[] {
  return [...rows].sort((a, b) => byException(a.result.state, b.result.state));
}
