import type { CalendarRecord } from '../../cloudfunctions/school/calendar/records';
import type { TermsRecord } from '../../cloudfunctions/shared/calendar/terms-record';
import { decidedDay } from '../../cloudfunctions/school/calendar/decide-day';
import { changedTerms } from '../../cloudfunctions/school/calendar/decide-terms';
import type { StoredTerm } from '../../cloudfunctions/shared/calendar/terms';
import { momentOf } from '../../cloudfunctions/shared/clock';
import { demoSecrets } from './secrets';

/** The terms and the days that the school has decided about. */
export interface DemoCalendar {
  terms: TermsRecord[];
  calendarDays: CalendarRecord[];
}

const terms: StoredTerm[] = [
  { termId: '2026-1', from: '2026-09-01', to: '2027-01-22', weekOne: '2026-08-31' },
  { termId: '2026-2', from: '2027-02-26', to: '2027-07-09', weekOne: '2027-03-01' },
];

const decisions = [
  { date: '2026-09-20', kind: 'school', note: '国庆节调休', follows: 2, rev: 0 },
  { date: '2026-10-10', kind: 'school', note: '国庆节调休', follows: 3, rev: 0 },
  { date: '2026-12-04', kind: 'off', note: '校运动会', follows: null, rev: 0 },
] as const;

/** What an officer has entered before the school year began. */
export function calendar(officerId: string): DemoCalendar {
  const maker = { by: officerId, at: momentOf('2026-08-25'), attemptId: 'demo-calendar' };
  const sealOf = (collection: keyof DemoCalendar) => ({ collection, key: demoSecrets.HISTORY_KEY });
  const list = terms.reduce<TermsRecord | null>((before, { termId }, index) => {
    const change = { kind: 'termSet', termId, terms: terms.slice(0, index + 1) } as const;
    return changedTerms(before, change, maker, sealOf('terms'));
  }, null);
  const days = decisions.map((decision) => decidedDay(null, decision, maker, sealOf('calendarDays')));
  return {
    terms: list ? [list] : [],
    calendarDays: days.filter((day) => day !== null && day !== 'stale'),
  };
}
