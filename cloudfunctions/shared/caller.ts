import cloud from 'wx-server-sdk';
import type { Day } from './clock';
import { Store } from './database';
import { type Grant, grantsOn } from './grants';
import { type Refusal, refuse } from './refusal';

/** A binding (绑定): which person a WeChat account is. `_id` is the account's OPENID. */
export interface Binding {
  _id: string;
  personId: string;
  name: string;
  grants: Grant[];
}

/** Who is calling, with the grants in force on the Beijing day of the call. */
export interface Caller {
  openid: string;
  personId: string;
  name: string;
  grants: Grant[];
}

const bindings = new Store<Binding>('bindings');

/**
 * The OPENID the cloud vouches for, or null (a timer has none). Must run before the first `await` of
 * a function: the SDK reads process.env, which may belong to the next caller afterwards.
 */
export function readOpenid(): string | null {
  return cloud.getWXContext().OPENID ?? null;
}

/**
 * Who the account belongs to; one database request.
 * Refuses with `AUTH.NO_IDENTITY` (a call without a WeChat account) or `AUTH.NOT_BOUND`.
 */
export async function resolveCaller(
  openid: string | null,
  today: Day,
): Promise<Caller | Refusal<'AUTH.NO_IDENTITY' | 'AUTH.NOT_BOUND'>> {
  if (!openid) return refuse('AUTH.NO_IDENTITY', '没有取得微信身份，请在微信里重新打开小程序');
  const binding = await bindings.findById(openid);
  if (!binding) return refuse('AUTH.NOT_BOUND', '请把这个微信和你的姓名绑定：学生找班主任，老师找学工干事');
  const { personId, name, grants } = binding;
  return { openid, personId, name, grants: grantsOn(grants, today) };
}
