import type { InferOutput } from 'valibot';
import type { Day } from '../shared/clock';
import type { Call } from '../shared/define-function';
import { hasLeftBy } from '../shared/placement';
import { gradeById } from '../shared/units';
import { idOfAttempt } from './attempt-id';
import type { ImportReport } from './contract-import';
import type { changesContract } from './contract-changes';
import { emptyReport, nothingNew } from './import-document';
import type { ImportPlan } from './import-plan';
import { prepareImport } from './import-prepare';
import { importById } from './import-store';
import { viewOf } from './import-view';
import type { Mistake } from './parse-sheet';
import type { KnownPerson } from './plan-person';
import type { PlannedChange } from './plan-writes';
import { enrolledAs, latestDay, officesKept } from './roster-placement';
import { isTooEarly } from './roster-spans';
import { membersOf } from './roster-queries';
import { classesOfGrade } from './roster-reach';
import { tooLate } from './roster-refusals';

type Request = InferOutput<(typeof changesContract)['graduateGrade']['request']>;

/**
 * Plans the graduation of everybody who is in a grade and hasn't left (休学 come back to a later one): a change for each, applied like an
 * import. Classes and grades stay, since grades carry their year: there is nothing else to do at the end
 * of a school year.
 */
export async function graduateGrade({ gradeId, from }: Request, call: Call) {
  const before = await importById(idOfAttempt(call));
  if (before && before.state !== 'planning') return viewOf(before);
  if (from > latestDay(call.today)) return tooLate(latestDay(call.today));
  const grade = await gradeById(gradeId);
  if (!grade) throw new Error(`grade ${gradeId} was there a moment ago`);
  const members = await membersOf(await classesOfGrade(gradeId));
  const source = { departmentId: grade.departmentId, kind: 'student', what: 'graduation' } as const;
  return viewOf(await prepareImport(planGraduation(members, from), { ...source, fileId: '', from }, call));
}

/** What becomes of the students of a grade; rows are counted from 1, in the order of numbers. */
function planGraduation(members: readonly KnownPerson[], day: Day): ImportPlan {
  const present = members.filter(({ enrolments }) => {
    const status = enrolments.at(-1)?.status;
    return status !== undefined && !hasLeftBy(status);
  });
  const outcomes = present.map((person, index) => graduation(person, index + 1, day));
  const writes = outcomes.filter((one) => 'change' in one);
  const mistakes = outcomes.filter((one) => 'reason' in one);
  const counts = {
    ...emptyReport.counts,
    rows: present.length,
    changing: writes.length,
    mistakes: mistakes.length,
  };
  const report: ImportReport = { ...emptyReport, counts, mistakes };
  return { writes, ...nothingNew, report };
}

function graduation(person: KnownPerson, row: number, day: Day): PlannedChange | Mistake {
  const { _id: personId, rev, number, grants } = person;
  const enrolments = enrolledAs(person.enrolments, 'graduated', day);
  if (enrolments === null || isTooEarly(enrolments)) {
    const since = enrolments?.tooEarly ?? day;
    return { row, column: '状态', value: number, reason: `现在的状态从 ${since} 算起，请改晚一些的日期` };
  }
  const kept = officesKept(grants, { classId: null, status: 'graduated', day });
  const sets = { enrolments, ...(kept === grants ? {} : { grants: [...kept] }) };
  return { row, number, personId, rev, change: { kind: 'graduated', sets, personal: {} } };
}
