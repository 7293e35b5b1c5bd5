import type { InferOutput } from 'valibot';
import { type ClassRoster, classRoster, expectedOn, type RosterEntry } from '../school/people/people';
import type { Day } from '../shared/clock';
import type { Call } from '../shared/define-function';
import { refuse } from '../shared/refusal';
import type { ClassToday, contract, DaySheet, DaySheetRow, Result } from './contract';
import { factsOfSection } from './facts';
import { rulesFor } from './rules';
import { mostRelevant, type Occurrence, occurrencesAround, occurrencesOn } from './sections';
import { standingOf } from './states';
import { countRows, exceptionsFirst, resultOf, sectionTimes } from './view';

type DaySheetRequest = InferOutput<(typeof contract)['daySheet']['request']>;

/** The day sheet (日表) of a class: every student in exactly one state, exceptions first. */
export async function daySheet({ classId, date, sectionId }: DaySheetRequest, call: Call) {
  const roster = await classRoster(classId);
  if (!roster) return refuse('AUTH.DENIED', '没有这个班');
  const held = await sectionsHeld(roster, date, call.today, call.now);
  const asked = held.find(({ section }) => section.id === sectionId);
  const occurrence = asked ?? mostRelevant(held, call.now);
  return sheetOf(roster, held, occurrence, date ?? call.today, call.now);
}

/** What the head teacher sees of a class on opening 今日: the section that matters now, and who is missing. */
export async function classToday(classId: string, { today, now }: Call): Promise<ClassToday | null> {
  const roster = await classRoster(classId);
  if (!roster) return null;
  const held = await sectionsHeld(roster, undefined, today, now);
  const { className, section, counts, rows } = await sheetOf(
    roster,
    held,
    mostRelevant(held, now),
    today,
    now,
  );
  const namesOf = (wanted: (result: Result) => boolean) =>
    rows.filter(({ result }) => wanted(result)).map(({ name }) => name);
  return {
    classId,
    className,
    now,
    section,
    counts,
    missing: namesOf(({ state }) => state === 'missing'),
    field: namesOf(({ kind }) => kind === 'field'),
  };
}

async function sectionsHeld({ schoolClass }: ClassRoster, date: Day | undefined, today: Day, now: number) {
  const rules = await rulesFor(schoolClass);
  return date ? occurrencesOn(rules, date) : occurrencesAround(rules, today, now);
}

/** The sheet of one section among those held; without one, an empty sheet of `date`. */
async function sheetOf(
  { schoolClass, members }: ClassRoster,
  held: readonly Occurrence[],
  occurrence: Occurrence | null,
  date: Day,
  now: number,
): Promise<DaySheet> {
  // Who was in the class on that day: a transfer or a leaver doesn't change the sheets of before.
  const expected = expectedOn(members, schoolClass._id, occurrence?.date ?? date);
  const hasOpened = occurrence !== null && occurrence.opensAt <= now;
  const rows = hasOpened ? await rowsOf(schoolClass._id, expected, occurrence) : [];
  return {
    classId: schoolClass._id,
    className: schoolClass.name,
    now,
    date: occurrence?.date ?? date,
    section: occurrence && sectionTimes(occurrence, now),
    sections: held.map((other) => sectionTimes(other, now)),
    counts: { ...countRows(rows), expected: expected.length },
    rows: exceptionsFirst(rows),
  };
}

async function rowsOf(
  classId: string,
  expected: RosterEntry[],
  occurrence: Occurrence,
): Promise<DaySheetRow[]> {
  const facts = await factsOfSection(classId, occurrence.date, occurrence.section.id);
  return expected.map(({ _id, number, name }) => {
    const own = facts.filter(({ studentId }) => studentId === _id);
    return { studentId: _id, number, name, result: resultOf(standingOf(occurrence, own)) };
  });
}
