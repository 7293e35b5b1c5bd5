import type { InferOutput } from 'valibot';
import { type ClassRoster, classRoster } from '../school/people';
import type { Day } from '../shared/clock';
import type { Call } from '../shared/define-function';
import { headTeacherClassIds } from '../shared/grants';
import { refuse } from '../shared/refusal';
import type { ClassToday, contract, DaySheet, DaySheetRow } from './contract';
import { factsOfSection } from './facts';
import { noSection } from './refusals';
import { rulesFor } from './rules';
import { mostRelevant, type Occurrence, occurrencesAround, occurrencesOn } from './sections';
import { standingOf } from './states';
import { countRows, exceptionsFirst, resultOf, sectionTimes } from './view';

type DaySheetRequest = InferOutput<(typeof contract)['daySheet']['request']>;

/** The day sheet (日表) of the head teacher's class: every student in exactly one state, exceptions first. */
export async function daySheet({ classId, date, sectionId }: DaySheetRequest, { caller, now, today }: Call) {
  if (!headTeacherClassIds(caller.grants).includes(classId)) return denied();
  const roster = await classRoster(classId);
  if (!roster) return denied();
  const rules = await rulesFor(roster.schoolClass);
  const held = date ? occurrencesOn(rules, date as Day) : occurrencesAround(rules, today, now);
  const occurrence = sectionId
    ? held.find(({ section }) => section.id === sectionId)
    : mostRelevant(held, now);
  return occurrence ? sheetOf(roster, occurrence, held, now) : noSection();
}

/** What the head teacher sees of a class on opening 今日: the section that matters now, and who is missing. */
export async function classToday(classId: string, { now, today }: Call): Promise<ClassToday | null> {
  const roster = await classRoster(classId);
  if (!roster) return null;
  const held = occurrencesAround(await rulesFor(roster.schoolClass), today, now);
  const occurrence = mostRelevant(held, now);
  const sheet = occurrence ? await sheetOf(roster, occurrence, held, now) : null;
  const missing = sheet?.rows.filter(({ result }) => result.state === 'missing') ?? [];
  return {
    classId,
    className: roster.schoolClass.name,
    sheet: sheet && { section: sheet.section, counts: sheet.counts },
    missing: missing.map(({ name }) => name),
  };
}

async function sheetOf(
  { schoolClass, expected }: ClassRoster,
  occurrence: Occurrence,
  held: readonly Occurrence[],
  now: number,
): Promise<DaySheet> {
  const facts = await factsOfSection(schoolClass._id, occurrence.date, occurrence.section.id);
  const rows = expected.map(({ _id, number, name }): DaySheetRow => {
    const own = facts.filter(({ studentId }) => studentId === _id);
    return { studentId: _id, number, name, result: resultOf(standingOf(occurrence, own)) };
  });
  return {
    classId: schoolClass._id,
    className: schoolClass.name,
    now,
    section: sectionTimes(occurrence, now),
    sections: held.map((other) => sectionTimes(other, now)),
    counts: countRows(rows),
    rows: exceptionsFirst(rows),
  };
}

// The same for a class that isn't the caller's and one that doesn't exist: ids can't be probed.
const denied = () => refuse('AUTH.DENIED', '只有这个班的班主任可以看班级日表');
