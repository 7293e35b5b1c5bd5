import type { FoundPerson } from '../../../typings/cloud-api';
import { statusWord } from '../shared/enrol-words';

/** Somebody who was found, as a line. */
export interface FoundRow {
  personId: string;
  name: string;
  number: string;
  kind: FoundPerson['kind'];
  /** The class, or 教职工. */
  place: string;
  /** What is not ordinary: 实习, 退学, …; empty for who is in school. */
  tag: string;
}

/** A person as a line of what was found. */
export function foundRow({ personId, name, number, kind, className, status }: FoundPerson): FoundRow {
  const place = kind === 'staff' ? '教职工' : className || '没有班级';
  const tag = kind === 'staff' || status === 'enrolled' ? '' : statusWord(status);
  return { personId, name, number, kind, place, tag };
}
