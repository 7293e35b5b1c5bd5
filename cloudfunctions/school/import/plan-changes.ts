import { type Enrolment, hasLeftBy } from '../../shared/placement';
import type { ChangeGroup, ChangeView, Difference } from './contract';
import { type Column, type ColumnKey, columnsOf } from './parse-columns';
import type { KnownPerson } from './plan-person';
import { latestClassName, personTexts, type UnitsById } from './plan-texts';
import type { ChangeNote } from './plan-writes';

/** How many of each group are told, with ten columns each, so that an answer stays below 1 MB. */
const MOST_OF_A_GROUP = 200;

/** Changes by group, the groups in the order of how much they deserve a look. */
export type ChangesByGroup = Readonly<Record<ChangeGroup, ChangeNote[]>>;

/** Changes by group, each in one alone: the first that fits. */
export function byGroup(notes: readonly ChangeNote[]): ChangesByGroup {
  const groups: ChangesByGroup = { renaming: [], returning: [], leaving: [], transferring: [], changing: [] };
  for (const note of notes) groups[groupOf(note)].push(note);
  return groups;
}

/** Another name for a known number may overwrite somebody by a mistyped number: it goes before all else. */
function groupOf({ write, person }: ChangeNote): ChangeGroup {
  const { sets, personal } = write.change;
  if (personal.name !== undefined) return 'renaming';
  const [had, has] = [hasLeftLast(person), hasLeftLast(sets)];
  if (sets.enrolments && had !== has) return has ? 'leaving' : 'returning';
  return sets.memberships ? 'transferring' : 'changing';
}

function hasLeftLast({ enrolments }: { enrolments?: Enrolment[] }): boolean {
  const status = enrolments?.at(-1)?.status;
  return status !== undefined && hasLeftBy(status);
}

/** Changes for showing, by group, of each group as many as an answer holds. */
export function changeViews(groups: ChangesByGroup, units: UnitsById): ChangeView[] {
  return entriesOf(groups).flatMap(([group, notes]) =>
    notes.slice(0, MOST_OF_A_GROUP).map((note) => changeView(group, note, units)),
  );
}

/** How many are in each group. */
export function sizesOf(groups: ChangesByGroup): Record<ChangeGroup, number> {
  const sizes = entriesOf(groups).map(([group, notes]) => [group, notes.length]);
  return Object.fromEntries(sizes) as Record<ChangeGroup, number>;
}

function entriesOf(groups: ChangesByGroup): [ChangeGroup, ChangeNote[]][] {
  return Object.entries(groups) as [ChangeGroup, ChangeNote[]][];
}

function changeView(group: ChangeGroup, { write, person, day }: ChangeNote, units: UnitsById): ChangeView {
  const { row, number, change } = write;
  const { sets, personal } = change;
  const after = { ...person, ...sets, ...personal };
  const isDated = [sets.memberships, sets.enrolments, sets.lodgings].some((spans) => spans !== undefined);
  return {
    ...{ group, row, number, name: after.name, className: latestClassName(after, units) },
    day: isDated ? day : null,
    differences: differencesShown(person, after, units),
  };
}

/** What differs, column by column, in words. The grade follows from the class. */
function differencesShown(before: KnownPerson, after: KnownPerson, units: UnitsById): Difference[] {
  const [were, are] = [personTexts(before, units), personTexts(after, units)];
  const columns: readonly Column[] = columnsOf[before.kind];
  const text = (texts: typeof were, key: ColumnKey) => texts[key] ?? '';
  return columns
    .filter(({ key }) => key !== 'gradeName' && text(were, key) !== text(are, key))
    .map(({ key, title }) => ({ column: title, from: text(were, key), to: text(are, key) }));
}
