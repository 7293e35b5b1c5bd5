import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import type { DutyNight } from '../../cloudfunctions/school/grants/duty-nights';
import { dutyChange, shiftsOf } from '../../cloudfunctions/school/grants/duty-shift';
import type { Person } from '../../cloudfunctions/school/people/person';
import { changedPerson } from '../../cloudfunctions/school/people/person-change';
import { addDays, type Day, dayOf, momentOf } from '../../cloudfunctions/shared/clock';
import type { People } from './people';
import { demoSecrets } from './secrets';

/** How many head teachers take turns. */
const ON_DUTY = 5;
/** The nights of last week, and some of the coming ones; the rest is left to be arranged. */
const FIRST = -7;
const NIGHTS = 12;

/** The school with a duty roster, as its officer arranged it a week ago. */
export function withDuty(
  school: People,
  officerId: string,
  now: number,
): People & { dutyNights: DutyNight[] } {
  const today = dayOf(now);
  const maker = { by: officerId, at: momentOf(addDays(today, FIRST), 9 * 60), attemptId: 'demo-duty' };
  const nights = nightsOf(headTeachers(school), today);
  const shifts = shiftsOf(nights.map((night) => ({ ...night, before: null })));
  const people = school.people.map((person) => {
    const shift = shifts.get(person._id);
    const seal = { collection: 'people', key: demoSecrets.HISTORY_KEY };
    return shift
      ? changedPerson(person, dutyChange(person.departmentId, shift, person.grants, maker.at), maker, seal)
      : person;
  });
  const { by: changedBy, attemptId } = maker;
  return {
    ...school,
    people,
    bindings: people.flatMap((person) => (person.openid ? [bindingOf(person, person.openid)] : [])),
    dutyNights: nights.map(({ date, personId, departmentId }) => ({
      ...{ _id: `${departmentId}_${date}`, departmentId, date, personId, rev: 1, attemptId, changedBy },
    })),
  };
}

function nightsOf(staff: readonly Person[], today: Day) {
  return Array.from({ length: NIGHTS }, (_, index) => ({
    date: addDays(today, FIRST + index),
    person: staff[index % staff.length],
  })).flatMap(({ date, person }) =>
    person ? [{ date, personId: person._id, departmentId: person.departmentId }] : [],
  );
}

/** Without the first one, whose phone is on the desk and shows a head teacher. */
function headTeachers({ people }: People): Person[] {
  const all = people.filter(({ grants }) => grants.some(({ role }) => role === 'headTeacher'));
  return all.slice(1, 1 + ON_DUTY);
}
