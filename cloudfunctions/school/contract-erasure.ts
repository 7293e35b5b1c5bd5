import * as v from 'valibot';
import { Id } from '../shared/contract';

export const erasureContract = {
  /**
   * Erases who a person was, after leaving: name, phone, guardians, room, account and messages. What
   * happened stays, about a number. `name` is typed by hand, since nothing brings it back.
   */
  erasePerson: {
    request: v.strictObject({
      personId: Id,
      rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
      name: v.pipe(v.string(), v.maxLength(60)),
    }),
    about: 'person',
    may: [{ role: 'officer', reach: 'department', fields: 'all' }],
    refusals: ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.STILL_HERE', 'SCHOOL.NAME_DIFFERS', 'SCHOOL.ERASED'],
  },
} as const;

export interface ErasureReplies {
  erasePerson: { rev: number };
}
