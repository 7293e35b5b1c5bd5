import cloud from 'wx-server-sdk';
import type { Day } from './clock';
import { Store } from './database';
import { type Grant, grantsOn, withinTerms } from './grants';
import { type Refusal, refuse } from './refusal';
import { termsOfSchool } from './terms';

/**
 * A binding (绑定): which person a WeChat account is. `_id` is the account's OPENID. It repeats name and
 * grants of the person, so that *who is calling* is one read; both are written in one transaction
 * (`school/people/people.ts`), and `personRev` tells which revision of the person this repeats.
 */
export interface Binding {
  _id: string;
  personId: string;
  personRev: number;
  name: string;
  grants: Grant[];
}

/** Who is calling, with the grants in force on the Beijing day of the call. */
export interface Caller {
  openid: string;
  personId: string;
  name: string;
  grants: Grant[];
  /** Those of other days as well: for looking ahead or back, never for what may be done. */
  grantsOfAllDays: readonly Grant[];
}

/** What the cloud vouches for. `source` is exactly `wx_trigger` for a timer and `wx_client` for a phone. */
export interface Identity {
  openid: string | null;
  source: string;
}

export const bindings = new Store<Binding>('bindings');

/**
 * Who the cloud says is calling. Must run before the first `await` of a function: the SDK reads
 * process.env, which may belong to the next caller afterwards.
 */
export function readIdentity(): Identity {
  const { OPENID, SOURCE } = cloud.getWXContext();
  return { openid: OPENID ?? null, source: SOURCE ?? '' };
}

/** A call that comes from no WeChat account, such as a timer's. */
export const noIdentity = () => refuse('AUTH.NO_IDENTITY', '没有取得微信身份，请在微信里重新打开小程序');

/**
 * Who the account belongs to; one database request, and for who teaches by a timetable one more a minute in each
 * instance, for the terms.
 * Refuses with `AUTH.NOT_BOUND`.
 */
export async function resolveCaller(openid: string, today: Day): Promise<Caller | Refusal<'AUTH.NOT_BOUND'>> {
  const binding = await bindings.findById(openid);
  if (!binding) return refuse('AUTH.NOT_BOUND', '请把这个微信和你的姓名绑定：学生找班主任，老师找学工干事');
  const { personId, name, grants } = binding;
  const grantsOfAllDays = await held(grants);
  return { openid, personId, name, grants: grantsOn(grantsOfAllDays, today), grantsOfAllDays };
}

/** Terms may change, so the days of a grant that ends with one are known only with them. */
async function held(grants: readonly Grant[]): Promise<readonly Grant[]> {
  const endWithTerm = grants.some(({ termId }) => termId !== undefined);
  return endWithTerm ? withinTerms(grants, await termsOfSchool()) : grants;
}
