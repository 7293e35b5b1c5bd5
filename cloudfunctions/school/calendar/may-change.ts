import { accessTo } from '../../shared/authorisation';
import type { Caller } from '../../shared/caller';
import { targetOfCalendar } from '../../shared/target';
import { calendarContract } from './contract';

/**
 * Whether somebody decides about the school's days, terms and times of day: by the same row that lets the
 * change itself through. Departments are looked up for officers alone.
 */
export async function mayChangeCalendar(caller: Caller): Promise<boolean> {
  const { may } = calendarContract.setCalendarDays;
  if (!accessTo(may, caller, null)) return false;
  return accessTo(may, caller, await targetOfCalendar()) !== null;
}
