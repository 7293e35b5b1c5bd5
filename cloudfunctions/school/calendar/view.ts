import { dayKind, type SchoolCalendar } from '../../shared/calendar/calendar';
import type { Caller } from '../../shared/caller';
import type { Day } from '../../shared/clock';
import type { Role } from '../../shared/grants';
import { weekOf } from '../../shared/calendar/terms';
import { withoutDoubtfulNote } from './calendar';
import type { TermsRecord } from '../../shared/calendar/terms-record';
import type { CalendarRecord } from './records';
import type { CalendarDayView, TermsView } from './contract';
import { named } from './term-list';

/** A day as pages show it; `record` is what the school says of it, if it ever said something. */
export function dayView(
  day: Day,
  calendar: SchoolCalendar,
  record: Pick<CalendarRecord, 'rev' | 'note' | 'noteVerdict'> | undefined,
): CalendarDayView {
  const override = calendar.overrides.get(day);
  const decision = override ? { kind: override.kind, note: override.note, follows: override.follows } : null;
  const week = weekOf(day, calendar.terms)?.label ?? null;
  const kind = dayKind(day, calendar);
  const isMarked = record?.noteVerdict === 'review' && record.note !== '';
  const reason = isMarked ? `${kind.reason}（说明待核查，学生看不到）` : kind.reason;
  return { ...kind, reason, week, decision, rev: record?.rev ?? 0 };
}

/** Roles that students hold as well. */
const OF_STUDENTS: readonly Role[] = ['student', 'classCadre', 'inspector'];

/** The records as the caller may read them: a note that WeChat wants looked at is for staff, a risky one for nobody. */
export function notesFor(
  records: readonly CalendarRecord[],
  { grants }: Pick<Caller, 'grants'>,
): CalendarRecord[] {
  const isStaff = grants.some(({ role }) => !OF_STUDENTS.includes(role));
  return records.map((record) =>
    isStaff && record.noteVerdict !== 'risky' ? record : withoutDoubtfulNote(record),
  );
}

/** The terms as pages show them. */
export function termsView(record: Pick<TermsRecord, 'rev' | 'terms'> | null): TermsView {
  const terms = named(record?.terms ?? []).map(({ termId, ...rest }) => {
    const [schoolYear, half] = termId.split('-').map(Number);
    return { schoolYear: schoolYear ?? 0, half: half === 1 ? (1 as const) : (2 as const), ...rest };
  });
  return { terms, rev: record?.rev ?? 0 };
}
