import * as v from 'valibot';
import type { About, Permissions } from './authorisation';
import type { Day } from './clock';

export type { Day };

/** What one action takes, who may call it, and which refusals it may answer with besides those every action shares. */
export interface ActionContract {
  /** Strict schema of `data`: unknown fields are refused, so a forged `role` or `time` never gets in. */
  readonly request: v.GenericSchema;
  /** What it is about: the caller, the whole school, or what `classId`, `gradeId`, `departmentId`, `buildingId` or `personId` of its data names. */
  readonly about: About;
  /** The rows of the authorisation table: who may do it, and what they see of the answer. */
  readonly may: Permissions;
  /** Codes this action may answer with; a handler that refuses with another one doesn't compile. */
  readonly refusals: readonly string[];
}

/** A function's actions by name; a contract file exports one `as const`. */
export type FunctionContract = Readonly<Record<string, ActionContract>>;

/** Codes that every action may answer with. */
export type CommonCode =
  'REQUEST.INVALID' | 'REQUEST.UNKNOWN_ACTION' | 'AUTH.NO_IDENTITY' | 'AUTH.NOT_BOUND' | 'AUTH.DENIED';

/**
 * The envelope of a call. Not strict: WeChat itself adds `userInfo`. `attemptId` is made once per
 * intention on the phone and kept until answered, so that a repeat can be recognised.
 */
export const envelope = v.object({
  action: v.pipe(v.string(), v.maxLength(40)),
  attemptId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  data: v.optional(v.custom<object>(isPlainObject), {}),
});

// valibot's objects accept arrays as well.
function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id as the school makes them. */
export const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

/** A Beijing day that exists: `2026-02-30` does not. */
export const DayText = v.custom<Day>(isDay);

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const moment = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(value);
}

/** A moment in milliseconds, until the end of year 9999: what lies further on no `Date` of the database holds. */
export const Moment = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(Date.UTC(9999, 11, 31, 23, 59, 59, 999)),
);

/** The answer of every call. */
export type Reply<T> =
  | { ok: true; data: T; requestId: string }
  | { ok: false; code: string; message: string; details: Record<string, unknown>; requestId: string };
