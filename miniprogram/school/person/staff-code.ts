import type { CodeView, Day } from '../../../typings/cloud-api';
import { clockTime, dayOf } from '../../shared/time';
import { dayLabel } from '../shared/days';

/** A one-time code as it is read out: in groups of four, with when it ends. */
export function codeInWords({ code, expiresAt }: CodeView, today: Day): { code: string; until: string } {
  return {
    code: code.replace(/(.{4})(?=.)/g, '$1 '),
    until: `${dayLabel(dayOf(expiresAt), today)} ${clockTime(expiresAt)}`,
  };
}
