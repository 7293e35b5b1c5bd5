import type { Grade } from '../../shared/unit';
import type { OddNumber } from './contract';
import type { KnownPerson } from './plan-person';
import { gradeKey } from './plan-units';
import type { PlannedEntry } from './plan-writes';

/** Figures with letters among them that are figures mistyped: O for 0, I or l for 1. */
const MISTYPED = /^(?=.*\d)(?=.*[OIl])[\dOIl]+$/;
const FIGURES = /^\d+$/;

/**
 * New grades that are called like none: grades are called by their year (2024级), or as this school calls those that
 * it has, figures apart. 二六 would be a grade of its own, beside 2026级.
 */
export function oddGradesOf(
  made: readonly Pick<Grade, 'name'>[],
  there: readonly Pick<Grade, 'name'>[],
): string[] {
  const customary = new Set(there.map(({ name }) => patternOf(name)));
  return made
    .map(({ name }) => name)
    .filter((name) => !/^20\d\d$/.test(gradeKey(name)) && !customary.has(patternOf(name)));
}

function patternOf(grade: string): string {
  return gradeKey(grade).replace(/\d/g, '0');
}

/**
 * Numbers that would be new and have letters in place of figures, where all others are figures: whoever has the
 * number would be there twice. A school whose numbers have letters knows what it writes.
 */
export function oddNumbersOf(
  entries: readonly PlannedEntry[],
  people: readonly Pick<KnownPerson, 'number'>[],
): OddNumber[] {
  const odd = entries.filter(({ number }) => MISTYPED.test(number));
  if (odd.length === 0) return [];
  const others = [...entries, ...people].map(({ number }) => number).filter((one) => !MISTYPED.test(one));
  const areFigures = others.length > 0 && others.every((number) => FIGURES.test(number));
  return areFigures ? odd.map(({ row, number, enters }) => ({ row, number, name: enters.name })) : [];
}
