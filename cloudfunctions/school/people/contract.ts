import * as v from 'valibot';
import { Id } from '../../shared/contract';
import { officer, Rev } from '../contract-fields';

export const erasureContract = {
  /**
   * Erases who a person was, after leaving: name, phone, guardians, account and messages. What
   * happened stays, about a number. `name` is typed by hand, since nothing brings it back.
   */
  erasePerson: {
    request: v.strictObject({
      personId: Id,
      rev: Rev,
      name: v.pipe(v.string(), v.maxLength(60)),
    }),
    about: 'person',
    may: officer,
    refusals: ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.STILL_HERE', 'SCHOOL.NAME_DIFFERS', 'SCHOOL.ERASED'],
  },
} as const;

export interface ErasureReplies {
  erasePerson: { rev: number };
}
