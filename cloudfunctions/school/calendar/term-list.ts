import { addDays, type Day } from '../../shared/clock';
import { mondayOf, type StoredTerm, type Term, termName } from '../../shared/calendar/terms';

/** What an officer enters of a term. */
export interface EnteredTerm {
  schoolYear: number;
  half: 1 | 2;
  from: Day;
  to: Day;
  /** Null: the week in which the term begins. */
  weekOne: Day | null;
}

/** `2026-1` for the first half of the school year that begins in 2026. */
export function termIdOf({ schoolYear, half }: Pick<EnteredTerm, 'schoolYear' | 'half'>): string {
  return `${schoolYear}-${half}`;
}

/** The list with a term entered or changed, in the order of time; or the term that it would overlap. */
export function withTerm(
  terms: readonly StoredTerm[],
  { from, to, weekOne, ...which }: EnteredTerm,
): { terms: StoredTerm[] } | { overlapped: StoredTerm } {
  const termId = termIdOf(which);
  const others = terms.filter((term) => term.termId !== termId);
  const overlapped = others.find((other) => other.from <= to && from <= other.to);
  if (overlapped) return { overlapped };
  const entered = { termId, from, to, weekOne: weekOne ?? mondayOf(from) };
  return { terms: [...others, entered].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

/** The list without a term. */
export function withoutTerm(terms: readonly StoredTerm[], termId: string): StoredTerm[] {
  return terms.filter((term) => term.termId !== termId);
}

/**
 * The last day that is over and lay in a term, but would lie outside with other days of it; null if there is none.
 * What was in force then would be unknown afterwards.
 */
export function lastDayLost(
  { from, to }: Pick<StoredTerm, 'from' | 'to'>,
  next: Pick<StoredTerm, 'from' | 'to'>,
  today: Day,
): Day | null {
  const last = earlier(to, addDays(today, -1));
  const lost = last <= next.to && last >= next.from ? earlier(last, addDays(next.from, -1)) : last;
  return lost < from ? null : lost;
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}

/** Terms as the calendar reads them. */
export function named(terms: readonly StoredTerm[]): Term[] {
  return terms.map((term) => ({ ...term, name: termName(term.termId) }));
}
