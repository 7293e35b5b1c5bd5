import type { Day } from '../../shared/clock';
import { Store } from '../../shared/database';
import { refuse } from '../../shared/refusal';
import { type Transaction, transaction } from '../../shared/transaction';
import { dutyChange, shiftsOf } from './duty-shift';
import { changeIn, people } from '../people/people';
import { isErased } from '../people/person';
import type { Maker } from '../people/person-change';

/** Who is on duty in a department in the night that begins on `date`. */
export interface DutyNight {
  /** `departmentId_date` */
  _id: string;
  departmentId: string;
  date: Day;
  /** Null when nobody is, any more. */
  personId: string | null;
  rev: number;
  attemptId: string;
  changedBy: string;
}

/** The only place with queries on `dutyNights`. */
const nights = new Store<DutyNight>('dutyNights');

const MOST_NIGHTS = 62;

/** The nights of a department from one day to another, as far as anybody was ever put there. */
export function nightsBetween(departmentId: string, from: Day, to: Day): Promise<DutyNight[]> {
  return nights.findAll({ departmentId, date: { $gte: from, $lte: to } }, { atMost: MOST_NIGHTS });
}

/** A night that is to be changed, to whom, and which revision of it the page showed. */
export interface NightChange {
  date: Day;
  personId: string | null;
  rev: number;
}

/** A night as it was found, beside what is to become of it. */
interface Found {
  change: NightChange;
  there: DutyNight | null;
}

/**
 * Changes nights of a department, all of them or none, and with them, in one transaction, the grants of whoever
 * was on duty and of whoever is now. Nothing is written before everything has been looked at. Two requests a
 * night, and at most four for everybody whose nights change.
 */
export async function changeNights(departmentId: string, changes: readonly NightChange[], maker: Maker) {
  return transaction(async (tx) => {
    const found: Found[] = [];
    for (const change of changes)
      found.push({ change, there: await tx.get(nights, idOf(departmentId, change.date)) });
    const kept = found.flatMap(({ there }) => there ?? []);
    if (kept.some((night) => isOf(night, maker))) return kept;
    const stale = found.filter(({ change, there }) => (there?.rev ?? 0) !== change.rev);
    if (stale.length > 0) return nightsChangedMeanwhile(stale.map(({ change }) => change.date));
    const refusal = await handOver(tx, departmentId, found, maker);
    if (refusal) return refusal;
    const stored = changes.map((change) => nightOf(departmentId, change, maker));
    for (const night of stored) await tx.set(nights, night);
    return stored;
  });
}

/** A repeat of the attempt finds at least one night as it left it, since all were written or none. */
function isOf({ attemptId, changedBy }: DutyNight, maker: Maker): boolean {
  return attemptId === maker.attemptId && changedBy === maker.by;
}

function idOf(departmentId: string, date: Day): string {
  return `${departmentId}_${date}`;
}

function nightOf(departmentId: string, { date, personId, rev }: NightChange, maker: Maker): DutyNight {
  const night = { _id: idOf(departmentId, date), departmentId, date, personId, rev: rev + 1 };
  return { ...night, attemptId: maker.attemptId, changedBy: maker.by };
}

/** Gives and takes the grants, one event for each person; a refusal comes before anything is written. */
async function handOver(tx: Transaction, departmentId: string, found: readonly Found[], maker: Maker) {
  const shifts = shiftsOf(found.map(({ change, there }) => ({ ...change, before: there?.personId ?? null })));
  for (const [personId, { given }] of shifts)
    if (given.length > 0 && !(await isStaffOf(tx, departmentId, personId))) return notStaff();
  for (const [personId, shift] of shifts)
    await changeIn(tx, personId, maker, ({ grants }) => dutyChange(departmentId, shift, grants, maker.at));
  return null;
}

async function isStaffOf(tx: Transaction, departmentId: string, personId: string): Promise<boolean> {
  const person = await tx.get(people, personId);
  return person?.kind === 'staff' && person.departmentId === departmentId && !isErased(person);
}

const notStaff = () => refuse('DUTY.NOT_STAFF', '值班只能安排本系部的教职工');

/** Somebody was faster on these nights. */
const nightsChangedMeanwhile = (dates: readonly Day[]) =>
  refuse(
    'SCHOOL.CHANGED_MEANWHILE',
    `${dates.join('、')} 的值班刚才有人改过，这次没有保存，请看过最新安排再决定`,
    {
      dates,
    },
  );
