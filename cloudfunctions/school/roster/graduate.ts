import type { InferOutput } from 'valibot';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { gradeById } from '../../shared/units';
import { idOfAttempt } from '../attempt-id';
import type { ImportReport } from '../import/contract';
import type { changesContract } from './contract-changes';
import { emptyReport, nothingNew } from '../import/document';
import type { ImportPlan } from '../import/plan';
import { prepareImport } from '../import/prepare';
import { importById } from '../import/store';
import { viewOf } from '../import/view';
import type { Mistake } from '../import/parse-sheet';
import type { KnownPerson } from '../import/plan-person';
import { byGroup, changeViews, sizesOf } from '../import/plan-changes';
import { isPresent } from '../import/plan-report';
import { unitsById } from '../import/plan-texts';
import type { NewUnits } from '../import/plan-units';
import type { ChangeNote, PlannedChange } from '../import/plan-writes';
import { enrolledAs } from './placement';
import { isTooEarly } from '../rooms/spans';
import { membersOf, unitsOfDepartment } from './queries';
import { wrongDay } from './refusals';

type Request = InferOutput<(typeof changesContract)['graduateGrade']['request']>;

/**
 * Plans the graduation of everybody who is in a grade and hasn't left (休学 come back to a later one): a change for each, applied like an
 * import. Classes and grades stay, since grades carry their year: there is nothing else to do at the end
 * of a school year.
 */
export async function graduateGrade({ gradeId, from }: Request, call: Call) {
  const before = await importById(idOfAttempt(call));
  if (before && before.state !== 'planning') return viewOf(before);
  const wrong = wrongDay(from, call.today);
  if (wrong) return wrong;
  const grade = await gradeById(gradeId);
  if (!grade) throw new Error(`grade ${gradeId} was there a moment ago`);
  const all = await unitsOfDepartment(grade.departmentId);
  const classes = all.classes.filter((one) => one.gradeId === gradeId);
  const members = await membersOf(classes.map(({ _id }) => _id));
  const source = { departmentId: grade.departmentId, kind: 'student', what: 'graduation' } as const;
  return viewOf(
    await prepareImport(
      planGraduation(members, { grades: [grade], classes }, { day: from, today: call.today }),
      { ...source, fileId: '', from },
      call,
    ),
  );
}

/** The day of the graduation; what begins after today is only planned. */
interface When {
  day: Day;
  today: Day;
}

/** What becomes of the students of a grade; rows are counted from 1, in the order of numbers. */
function planGraduation(members: readonly KnownPerson[], units: NewUnits, when: When): ImportPlan {
  const present = members.filter(isPresent);
  const outcomes = present.map((person, index) => graduation(person, index + 1, when));
  const notes = outcomes.flatMap((one, index): ChangeNote[] => {
    const person = present[index];
    return person && 'change' in one ? [{ write: one, person, day: when.day }] : [];
  });
  const writes = notes.map(({ write }) => write);
  const mistakes = outcomes.filter((one) => 'reason' in one);
  const report = { ...reportOf(notes, present.length, units), mistakes };
  report.counts.mistakes = mistakes.length;
  return { writes, ...nothingNew, report };
}

function reportOf(notes: readonly ChangeNote[], present: number, units: NewUnits): ImportReport {
  const groups = byGroup(notes);
  const sizes = { ...sizesOf(groups), changing: notes.length };
  const counts = { ...emptyReport.counts, ...sizes, rows: present, present };
  return { ...emptyReport, counts, changes: changeViews(groups, unitsById(units, new Map())) };
}

function graduation(person: KnownPerson, row: number, { day, today }: When): PlannedChange | Mistake {
  const { _id: personId, rev, number } = person;
  const enrolments = enrolledAs(person.enrolments, 'graduated', day, today);
  if (enrolments === null || isTooEarly(enrolments)) {
    const since = enrolments?.tooEarly ?? day;
    return { row, column: '状态', value: number, reason: `现在的状态从 ${since} 算起，请改晚一些的日期` };
  }
  return { row, number, personId, rev, change: { kind: 'graduated', sets: { enrolments }, personal: {} } };
}
