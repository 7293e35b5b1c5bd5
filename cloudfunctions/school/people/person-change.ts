import { appendEvent, eraseTexts, type NewEvent } from '../../shared/history/history';
import { ERASED } from '../../shared/history/event';
import type { Seal } from '../../shared/history/hash';
import { initialsOf } from './initials';
import type { Person, Personal, PersonRecord } from './person';

/** What happens to a person: the event, with the fields it sets, and what becomes different of the personal part. */
export interface PersonChange extends Pick<NewEvent<PersonRecord>, 'kind' | 'data' | 'sets' | 'texts'> {
  personal?: Partial<Personal>;
  /** Whether somebody is to be told of it (`person-messages.ts`). */
  isTold?: boolean;
}

/** Who makes a change, when (milliseconds) and by which intention. */
export interface Maker {
  by: string;
  at: number;
  attemptId: string;
}

/** The person after a change, with one event more. */
export function changedPerson(person: Person, change: PersonChange, maker: Maker, seal: Seal): Person {
  if (change.kind === ERASED) return { ...eraseTexts(person, maker, seal), initials: '' };
  const { kind, data, sets, texts } = change;
  const personal = withInitials(change.personal ?? {});
  const event: NewEvent<PersonRecord> = { ...maker, kind, texts: { ...textsOf(personal), ...texts } };
  if (data) event.data = data;
  if (sets) event.sets = sets;
  return { ...appendEvent<Person>(person, event, seal), ...personal };
}

/** Whoever gets another name is found by its letters. */
function withInitials(personal: Partial<Personal>): Partial<Personal> {
  const { name } = personal;
  return name === undefined ? personal : { ...personal, initials: initialsOf(name) };
}

/** The personal part in texts, which the history commits to. Initials follow from the name. */
function textsOf(personal: Partial<Personal>): Record<string, string> {
  const entries = Object.entries(personal).filter(([field]) => field !== 'initials');
  return Object.fromEntries(
    entries.map(([field, value]) => [field, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
