import { dayKind, type SchoolCalendar } from '../shared/calendar';
import type { Day } from '../shared/clock';
import { weekOf } from '../shared/terms';
import type { CalendarRecord, TermsRecord } from './calendar-records';
import type { CalendarDayView, TermsView } from './contract-calendar';
import { named } from './term-list';

/** A day as pages show it; `record` is what the school says of it, if it ever said something. */
export function dayView(
  day: Day,
  calendar: SchoolCalendar,
  record: Pick<CalendarRecord, 'rev'> | undefined,
): CalendarDayView {
  const override = calendar.overrides.get(day);
  const decision = override ? { kind: override.kind, note: override.note, follows: override.follows } : null;
  const week = weekOf(day, calendar.terms)?.label ?? null;
  return { ...dayKind(day, calendar), week, decision, rev: record?.rev ?? 0 };
}

/** The terms as pages show them. */
export function termsView(record: Pick<TermsRecord, 'rev' | 'terms'> | null): TermsView {
  const terms = named(record?.terms ?? []).map(({ termId, ...rest }) => {
    const [schoolYear, half] = termId.split('-').map(Number);
    return { schoolYear: schoolYear ?? 0, half: half === 1 ? (1 as const) : (2 as const), ...rest };
  });
  return { terms, rev: record?.rev ?? 0 };
}
