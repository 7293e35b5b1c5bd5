import {
  appendEvent,
  beginThing,
  type NewEvent,
  type Thing,
} from '../../../cloudfunctions/shared/history/history';
import type { Seal } from '../../../cloudfunctions/shared/history/hash';

/** A thing with fields of every sort: codes and days that events set, and a text. */
export interface Slip extends Thing {
  studentId: string;
  state: string;
  days: string[];
  reason: string;
}

export const seal: Seal = { collection: 'leaveSlips', key: 'a key of the tests, longer than 32 characters' };

/** 2026-11-24 08:00 in Beijing. */
export const MORNING = Date.parse('2026-11-24T00:00:00Z');

/** A slip as a student files it. */
export function aSlip(_id = 'slip-1', { at = MORNING, reason = '李雷发烧去医院', by = seal } = {}): Slip {
  const record = { studentId: 'li-lei', state: 'PENDING', days: ['2026-11-24'] };
  const event = { kind: 'submitted', at, by: 'li-lei', attemptId: `${_id}-submit`, sets: record };
  return beginThing<Slip>(_id, { ...record, reason }, { ...event, texts: { reason } }, by);
}

/** The slip after a decision of the head teacher. */
export function decided(slip: Slip, change: Partial<NewEvent<Pick<Slip, 'state'>>> = {}): Slip {
  const event = { kind: 'approved', at: slip.changedAt.getTime() + 60_000, by: 'han-teacher' };
  const attemptId = `${slip._id}-decide-${slip.rev}`;
  const texts = { note: '注意休息，回来找韩老师销假' };
  return appendEvent(slip, { ...event, attemptId, sets: { state: 'APPROVED' }, texts, ...change }, seal);
}

/** As it comes back from the database: other objects, and the fields in another order. */
export function stored<T>(value: T): T {
  if (Array.isArray(value)) return value.map(stored) as T;
  if (value instanceof Date) return new Date(value) as T;
  if (value instanceof Map) return new Map(stored([...value])) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, stored(member)]),
  ) as T;
}
