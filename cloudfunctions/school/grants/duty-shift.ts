import { type Day, dayOf } from '../../shared/clock';
import { dutyGrant, dutyGrantId, withoutPastNights } from './duty-grant';
import type { GivenGrant } from '../people/person';

/** The nights that a change of the duty roster gives to a person, and those that it takes. */
export interface Shift {
  given: Day[];
  taken: Day[];
}

/** What a change of nights gives and takes, by person; whoever stays on duty is in neither. */
export function shiftsOf(
  changes: readonly { date: Day; before: string | null; personId: string | null }[],
): Map<string, Shift> {
  const shifts = new Map<string, Shift>();
  const shiftOf = (personId: string): Shift => {
    const shift = shifts.get(personId) ?? { given: [], taken: [] };
    shifts.set(personId, shift);
    return shift;
  };
  for (const { date, before, personId } of changes) {
    if (before === personId) continue;
    if (personId !== null) shiftOf(personId).given.push(date);
    if (before !== null) shiftOf(before).taken.push(date);
  }
  return shifts;
}

/** The event of a person whose nights change, at a moment (milliseconds): one for all of them, so that one message tells it. */
export function dutyChange(
  departmentId: string,
  { given, taken }: Shift,
  grants: readonly GivenGrant[],
  at: number,
) {
  const gone = new Set(taken.map((date) => dutyGrantId(departmentId, date)));
  const kept = withoutPastNights(grants, dayOf(at)).filter(({ grantId }) => !gone.has(grantId));
  return {
    kind: 'dutyChanged',
    isTold: true,
    data: { departmentId, given, taken },
    sets: { grants: [...kept, ...given.map((date) => dutyGrant(departmentId, date))] },
  };
}

/** A change of nights as a message words it: what happened, and the first evening it is about. */
export function shiftInWords({ given, taken }: Shift): { change: string; from: Day } {
  const [first = ''] = [...given, ...taken].sort();
  const nights = (count: number) => (count > 1 ? ` ${count} 晚` : '');
  if (taken.length === 0) return { change: `安排值班${nights(given.length)}`, from: first as Day };
  if (given.length === 0) return { change: `取消值班${nights(taken.length)}`, from: first as Day };
  return { change: '值班有变动', from: first as Day };
}
