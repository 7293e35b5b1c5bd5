import { type AttendanceFact, factId } from '../../cloudfunctions/attendance/fact';
import { type Occurrence, occurrencesOn } from '../../cloudfunctions/attendance/sections';
import type { Person } from '../../cloudfunctions/school/people/person';
import { classOn } from '../../cloudfunctions/shared/placement';
import { addDays, dayOf, MINUTE } from '../../cloudfunctions/shared/clock';
import type { Chance } from './random';
import { rule } from './rule';

const DAYS = 5;

/**
 * What the students did before the demo begins at `now`: most come on time, a few late, a few not at
 * all. In a section that is still open about three quarters have checked in; the first three students
 * (the phones on the desk) have not, so that there is something to do.
 */
export function history(students: readonly Person[], now: number, chance: Chance): AttendanceFact[] {
  const today = dayOf(now);
  const days = Array.from({ length: DAYS + 1 }, (_, index) => addDays(today, index - DAYS));
  const held = days.flatMap((day) => occurrencesOn([rule], day)).filter(({ opensAt }) => opensAt < now);
  return held.flatMap((occurrence) => {
    const isOpen = now < occurrence.closesAt;
    const candidates = isOpen ? students.slice(3) : students;
    return candidates.flatMap((student) => arrival(student, occurrence, now, chance) ?? []);
  });
}

function arrival(
  student: Person,
  occurrence: Occurrence,
  now: number,
  chance: Chance,
): AttendanceFact | null {
  const roll = chance.between(1, 100);
  if (roll > 98) return null;
  const { opensAt, lateFrom, closesAt } = occurrence;
  const [from, to] = roll > 94 ? [lateFrom, closesAt - MINUTE] : [opensAt, lateFrom - MINUTE];
  const receivedAt = chance.between(from, to);
  return receivedAt < now ? factAt(student, occurrence, receivedAt, chance) : null;
}

function factAt(
  student: Person,
  { section, date }: Occurrence,
  receivedAt: number,
  chance: Chance,
): AttendanceFact {
  const place = rule.places[0];
  if (!place) throw new Error('the rule has no place');
  const distance = chance.between(3, 90);
  return {
    _id: factId(student._id, date, section.id, 'in'),
    kind: 'in',
    studentId: student._id,
    classId: classOn(student, date) ?? '',
    date,
    sectionId: section.id,
    ruleId: rule.ruleId,
    ruleVersion: rule.version,
    receivedAt: new Date(receivedAt),
    attemptId: `demo-${chance.id()}`,
    whereabouts: {
      latitude: place.latitude + distance / 111_319.49,
      longitude: place.longitude,
      accuracy: chance.between(5, 40),
      placeId: place.id,
      placeName: place.name,
      distance,
    },
    coordinatesSince: new Date(receivedAt),
    note: '',
    noteVerdict: null,
  };
}
