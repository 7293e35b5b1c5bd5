import type { Person } from '../../cloudfunctions/school/people/person';
import { momentOf } from '../../cloudfunctions/shared/clock';
import { roleTitles } from '../../cloudfunctions/shared/grants';
import { type Message, messageOf } from '../../cloudfunctions/shared/message';
import type { SchoolClass } from '../../cloudfunctions/shared/units';

/** When the officer gave out the roles of the school year. */
const GIVEN_AT = momentOf('2026-08-31', 16 * 60 + 20);

const settled = { dueAt: null, step: 3, tries: 1 } as const;

/**
 * What lies in the inboxes: everybody with a role in a class was told of it. Head teachers had accepted
 * messages of WeChat by then, cadres had none left, so that the inbox shows both.
 */
export function messages(people: readonly Person[], classes: readonly SchoolClass[]): Message[] {
  const names = new Map(classes.map(({ _id, name }) => [_id, name]));
  return people.flatMap((person) =>
    person.grants.flatMap(({ role, scope, from }) => {
      if (scope.kind !== 'class') return [];
      const what = `${roleTitles[role]} ${names.get(scope.classId) ?? ''}`;
      const fields = { what, change: '新增', from, by: '学工干事', note: '不对请找学工干事' };
      const source = { collection: 'people', thingId: person._id, seq: 1, at: GIVEN_AT };
      const to = { personId: person._id };
      const told = messageOf(source, { kind: 'grantChanged', to, fields, page: 'pages/me/index' });
      return [{ ...told, ...settled, ...outcomeFor(person) }];
    }),
  );
}

function outcomeFor({ kind }: Person): Pick<Message, 'state' | 'reason' | 'read'> {
  return kind === 'staff'
    ? { state: 'sent', reason: '', read: true }
    : { state: 'notSent', reason: 'NO_QUOTA', read: false };
}
