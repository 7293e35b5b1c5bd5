import { addDays, type Day } from '../../shared/clock';
import type { Grant, Scope } from '../../shared/grants';
import { hasLeftBy, type Placement } from '../../shared/placement';

/** What ends offices: the classes somebody is in, and the statuses. */
type Where = Pick<Placement, 'memberships' | 'enrolments'>;

/**
 * Given grants on the days on which they are in force: an office in a class ends with leaving the class, an
 * inspector's with joining one that is inspected, every office with leaving the school, and coming back brings none
 * back. Found out whenever somebody asks, so a leaving that is planned and called off again leaves no trace in them.
 * One of no day is left out.
 */
export function officesHeld<G extends Grant>(grants: readonly G[], where: Where): G[] {
  return grants.flatMap((grant) => {
    const ending = endOf(grant, where);
    if (ending === null) return [grant];
    const to = addDays(ending, -1);
    return grant.from <= to ? [{ ...grant, to }] : [];
  });
}

interface Span {
  from: Day;
  to: Day | null;
}

/** The first day within a grant's days, or before them, of what it doesn't go with; null if there is none. */
function endOf(grant: Grant, { memberships, enrolments }: Where): Day | null {
  const against: Span[] = [
    ...memberships.filter(({ classId }) => isAgainst(grant.scope, classId)),
    ...enrolments.flatMap(({ status, from }, index) => {
      const next = enrolments[index + 1];
      return hasLeftBy(status) ? [{ from, to: next ? addDays(next.from, -1) : null }] : [];
    }),
  ];
  const [first] = against
    .filter((span) => meet(span, grant))
    .map(({ from }) => from)
    .sort();
  return first ?? null;
}

function meet(one: Span, other: Span): boolean {
  return (one.to === null || other.from <= one.to) && (other.to === null || one.from <= other.to);
}

/** Whether what a grant reaches doesn't go with being in a class. */
function isAgainst(scope: Scope, classId: string): boolean {
  if (scope.kind === 'class') return scope.classId !== classId;
  return scope.kind === 'inspection' && scope.classIds.includes(classId);
}
