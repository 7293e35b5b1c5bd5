import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { roleTitles, withinTerms } from '../../shared/grants';
import { newId } from '../../shared/ids';
import { termsOfSchool } from '../../shared/terms';
import { changeShown } from '../people/change-shown';
import type { grantsContract, GrantView } from './contract';
import { mayDispose } from '../people/disposal';
import { isDuty } from './duty-grant';
import { badEnd, beyondReach, byDutyRoster, byTimetable, faulty, grantNotFound } from './refusals';
import { ended, faultOf, mayEnd } from './grant-rules';
import { isByTimetable } from '../lessons/lesson-grant';
import { officesHeld } from '../people/offices';
import { personById } from '../people/people';
import type { GivenGrant } from '../people/person';
import { scopeName } from './scope-name';

type Request<Action extends 'grants' | 'grant' | 'endGrant'> = InferOutput<
  (typeof grantsContract)[Action]['request']
>;

/** The grants that were given to a person, the latest first. */
export async function grants({ personId }: Request<'grants'>, { today }: Call) {
  const [person, terms] = await Promise.all([personById(personId), termsOfSchool()]);
  if (!person) throw new Error(`person ${personId} was there a moment ago`);
  const held = withinTerms(officesHeld(person.grants, person), terms);
  const views = await Promise.all(held.map((given) => viewOf(given, today)));
  return { name: person.name, rev: person.rev, grants: views.sort((a, b) => (a.from < b.from ? 1 : -1)) };
}

async function viewOf({ grantId, role, scope, from, to }: GivenGrant, today: string): Promise<GrantView> {
  const state = today < from ? 'upcoming' : to !== null && to < today ? 'ended' : 'inForce';
  return { grantId, role, title: roleTitles[role], scope: await scopeName(scope), from, to, state };
}

/** Gives a role to a person. */
export async function grant({ personId, rev, ...wanted }: Request<'grant'>, call: Call) {
  if (!(await mayDispose(wanted, call))) return beyondReach();
  return changeShown({ personId, rev }, call, (person) => {
    const fault = faultOf(wanted, person, call.today);
    if (fault) return faulty(fault);
    const given = { grantId: newId(), ...wanted };
    return {
      kind: 'granted',
      isTold: true,
      data: { grant: given },
      sets: { grants: [...person.grants, given] },
    };
  });
}

/** Ends a grant of a person. */
export async function endGrant({ personId, rev, grantId, to }: Request<'endGrant'>, call: Call) {
  // The duty roster and the timetable say who it is, and would go on saying so.
  if (isDuty(grantId)) return byDutyRoster();
  if (isByTimetable(grantId)) return byTimetable();
  const person = await personById(personId);
  const held = person?.grants.find((given) => given.grantId === grantId);
  if (held && !(await mayDispose(held, call))) return beyondReach();
  return changeShown({ personId, rev }, call, (there) => {
    const given = officesHeld(there.grants, there).find((one) => one.grantId === grantId);
    if (!given) return grantNotFound();
    if (!mayEnd(given, to, call.today)) return badEnd();
    return {
      kind: 'grantEnded',
      isTold: true,
      data: { grant: { ...given, to } },
      sets: { grants: ended(there.grants, grantId, to) },
    };
  });
}
