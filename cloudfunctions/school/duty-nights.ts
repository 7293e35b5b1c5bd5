import { type Day, dayOf } from '../shared/clock';
import { Store } from '../shared/database';
import { isRefusal, refuse } from '../shared/refusal';
import { type Transaction, transaction } from '../shared/transaction';
import { dutyGrant, dutyGrantId, withoutPastNights } from './duty-grant';
import { changeIn } from './people';
import type { Maker } from './person-change';
import { changedMeanwhile } from './refusals';

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

/** Which night is to be changed, to whom, and which revision of it the page showed. */
export interface NightChange {
  departmentId: string;
  date: Day;
  personId: string | null;
  rev: number;
}

/**
 * Changes a night, and with it, in one transaction, the grant of whoever was on duty and of whoever is
 * now.
 */
export async function changeNight(change: NightChange, maker: Maker) {
  return transaction(async (tx) => {
    const _id = `${change.departmentId}_${change.date}`;
    const there = await tx.get(nights, _id);
    if (there?.attemptId === maker.attemptId && there.changedBy === maker.by) return there;
    if ((there?.rev ?? 0) !== change.rev) return changedMeanwhile();
    const refusal = await hand(tx, there?.personId ?? null, change, maker);
    if (refusal) return refusal;
    const { departmentId, date, personId, rev } = change;
    const night = { _id, departmentId, date, personId, rev: rev + 1 };
    const stored = { ...night, attemptId: maker.attemptId, changedBy: maker.by };
    await tx.set(nights, stored);
    return stored;
  });
}

/** Hands the duty over from whoever had it to whoever has it now; nothing to do when that is the same. */
async function hand(tx: Transaction, before: string | null, night: NightChange, maker: Maker) {
  if (before === night.personId) return null;
  // Given first: a refusal comes before anything is written.
  const refusal = night.personId ? await giveDuty(tx, night.personId, night, maker) : null;
  if (!refusal && before) await takeDuty(tx, before, night, maker);
  return refusal;
}

async function takeDuty(tx: Transaction, personId: string, night: NightChange, maker: Maker): Promise<void> {
  const grantId = dutyGrantId(night.departmentId, night.date);
  await changeIn(tx, personId, maker, ({ grants }) => ({
    kind: 'dutyTaken',
    isTold: true,
    data: { grant: { ...dutyGrant(night.departmentId, night.date) } },
    sets: { grants: grants.filter((grant) => grant.grantId !== grantId) },
  }));
}

async function giveDuty(tx: Transaction, personId: string, night: NightChange, maker: Maker) {
  const { departmentId, date } = night;
  const changed = await changeIn(tx, personId, maker, (person) =>
    person.kind === 'staff' && person.departmentId === departmentId
      ? {
          kind: 'dutyGiven',
          isTold: true,
          data: { grant: { ...dutyGrant(departmentId, date) } },
          sets: {
            grants: [...withoutPastNights(person.grants, dayOf(maker.at)), dutyGrant(departmentId, date)],
          },
        }
      : notStaff(),
  );
  if (changed === null) return notStaff();
  return isRefusal(changed) ? changed : null;
}

const notStaff = () => refuse('DUTY.NOT_STAFF', '值班只能安排本系部的教职工');
