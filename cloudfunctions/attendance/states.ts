import type { FactKind, State } from './contract';
import type { AttendanceFact } from './fact';
import { minutesLate, type Occurrence } from './sections';

/** Exceptions first. A record, so that a new state that is left out doesn't compile. */
const ranks: Record<State, number> = { missing: 0, late: 1, present: 2 };

/** Compares two states by where they stand on every sheet, exceptions first. */
export function byException(a: State, b: State): number {
  return ranks[a] - ranks[b];
}

/** A student's state at a section, with the fact that decided it (null if there is none). */
export interface Standing {
  state: State;
  minutesLate: number;
  fact: AttendanceFact | null;
}

/**
 * The one precedence table: the first kind a student has a fact of decides. A student who was outside
 * and then walked in is present; one who was only outside is missing, for nobody saw them there.
 */
const precedence: readonly { kind: FactKind; counts: boolean }[] = [
  { kind: 'in', counts: true },
  { kind: 'field', counts: true },
  { kind: 'outside', counts: false },
];

/** The kinds that make a student count as checked in. */
export const acceptedKinds: readonly FactKind[] = precedence
  .filter((row) => row.counts)
  .map((row) => row.kind);

/** The fact that decides, of a student's facts of one section in any order; null if there are none. */
export function decidingFact(facts: readonly AttendanceFact[]): AttendanceFact | null {
  for (const { kind } of precedence) {
    const fact = facts.find((candidate) => candidate.kind === kind);
    if (fact) return fact;
  }
  return null;
}

/** A student's standing at an occurrence, from that student's facts of it. */
export function standingOf(occurrence: Occurrence, facts: readonly AttendanceFact[]): Standing {
  const fact = decidingFact(facts);
  if (!fact || !acceptedKinds.includes(fact.kind)) return { state: 'missing', minutesLate: 0, fact };
  const late = minutesLate(occurrence, fact.receivedAt.getTime());
  return { state: late > 0 ? 'late' : 'present', minutesLate: late, fact };
}
