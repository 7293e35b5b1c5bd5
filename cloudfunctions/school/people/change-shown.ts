import type { Call } from '../../shared/define-function';
import type { Refusal } from '../../shared/refusal';
import { changePerson } from './people';
import type { Person } from './person';
import type { Maker, PersonChange } from './person-change';
import { tellOf } from './person-messages';
import { changedMeanwhile } from '../refusals';

/** Who makes the changes of a call. */
export function makerOf({ caller, now, attemptId }: Call): Maker {
  return { by: caller.personId, at: now, attemptId };
}

/**
 * Changes the person as the page showed it: `rev` is the revision that was read, and whoever would change a
 * newer one is told (`SCHOOL.CHANGED_MEANWHILE`). Afterwards whoever has to hear of it is told. Answers the
 * revision to go on from, also for a repeat of the attempt.
 */
export async function changeShown<Code extends string = never>(
  { personId, rev }: { personId: string; rev: number },
  call: Call,
  decide: (person: Person) => PersonChange | Refusal<Code>,
): Promise<{ rev: number } | Refusal<Code | 'SCHOOL.CHANGED_MEANWHILE'>> {
  const changed = await changePerson<Code | 'SCHOOL.CHANGED_MEANWHILE'>(personId, makerOf(call), (person) =>
    person.rev === rev ? decide(person) : changedMeanwhile(),
  );
  // `define-function` found the person before the use case began, and people are never removed.
  if (changed === null) throw new Error(`person ${personId} was there a moment ago`);
  if (!('rev' in changed)) return changed;
  await tellOf(changed);
  return { rev: changed.rev };
}
