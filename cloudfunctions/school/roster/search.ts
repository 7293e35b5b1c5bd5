import type { InferOutput } from 'valibot';
import type { Condition } from '../../shared/database';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { classOn, statusOn } from '../../shared/placement';
import type { FoundPerson, rosterContract } from './contract';
import { people } from '../people/people';
import type { KnownPerson } from '../import/plan-person';
import { classNames } from './queries';
import { type ReachedUnits, reachOf } from './reach';

type Request = InferOutput<(typeof rosterContract)['searchPeople']['request']>;

const MOST = 50;

/** People within the caller's reach whose number, name or initials begin with a text; at most 50. */
export async function searchPeople({ text }: Request, { access, today }: Call) {
  const reach = await reachOf(access.grants);
  const found = await Promise.all(conditionsFor(text, reach).map((condition) => first(condition)));
  const everybody = [...new Map(found.flat().map((person) => [person._id, person])).values()];
  const own = everybody.filter((person) => isWithin(reach, person, today));
  const shown = own.slice(0, MOST);
  return { people: await viewsOf(shown, today), more: own.length > MOST };
}

/** One query for whole departments and one for single classes, each of which an index serves. */
function conditionsFor(text: string, { departmentIds, classIds }: ReachedUnits): Condition[] {
  const begins = { [fieldFor(text)]: { $gte: written(text), $lt: `${written(text)}\uffff` } };
  const conditions: Condition[] = [];
  if (departmentIds.length > 0) {
    const kinds = fieldFor(text) === 'number' ? { kind: { $in: ['student', 'staff'] } } : {};
    conditions.push({ departmentId: { $in: departmentIds }, ...kinds, ...begins });
  }
  if (classIds.length > 0) conditions.push({ 'memberships.classId': { $in: classIds }, ...begins });
  return conditions;
}

function fieldFor(text: string): 'number' | 'initials' | 'name' {
  if (/\d/.test(text)) return 'number';
  return /^[a-z]+$/i.test(text) ? 'initials' : 'name';
}

function written(text: string): string {
  return fieldFor(text) === 'initials' ? text.toLowerCase() : text;
}

function first(condition: Condition): Promise<KnownPerson[]> {
  const page = { order: { number: 1 }, limit: MOST * 2, without: ['events', 'texts'] } as const;
  return people.findFirst(condition, page);
}

/** Whoever left a class is no more of those whom its teacher finds. */
function isWithin({ departmentIds, classIds }: ReachedUnits, person: KnownPerson, today: Day): boolean {
  if (departmentIds.includes(person.departmentId)) return true;
  const classId = classOn(person, today);
  return classId !== null && classIds.includes(classId);
}

async function viewsOf(shown: readonly KnownPerson[], today: Day): Promise<FoundPerson[]> {
  const names = await classNames(shown.map((person) => classOn(person, today)));
  return shown.map((person) => ({
    personId: person._id,
    kind: person.kind,
    number: person.number,
    name: person.name,
    className: names.get(classOn(person, today) ?? '') ?? '',
    status: statusOn(person, today),
  }));
}
