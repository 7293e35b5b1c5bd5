import { runInNewContext } from 'node:vm';

/** A rule of the storage: yes or no, or an expression over `auth.openid`, `resource.openid` and `resource.path`. */
export type StorageRule = boolean | string;

/** WeChat's custom rules (自定义安全规则) of a storage; they bind phones, not functions. */
export interface StorageRules {
  read: StorageRule;
  /** Uploading, replacing and removing. A new file belongs to whoever uploads it. */
  write: StorageRule;
}

/** A file as a rule sees it. */
export interface Resource {
  openid: string;
  path: string;
}

/** By the clock of the machine: on a busy one an expression that is done at once may take its time. */
const ENDLESS_MS = 10_000;

const OWN = 'resource.openid == auth.openid';

/**
 * What WeChat's console offers for a storage, as the rules that its documentation gives for each.
 * READONLY: everybody reads, who uploaded it writes. PRIVATE: who uploaded it reads and writes.
 * ADMINWRITE: everybody reads. ADMINONLY: functions only.
 */
export const PRESETS: Readonly<Record<string, StorageRules>> = {
  READONLY: { read: true, write: OWN },
  PRIVATE: { read: OWN, write: OWN },
  ADMINWRITE: { read: true, write: false },
  ADMINONLY: { read: false, write: false },
};

/** Whether a rule lets a person at a file; only what comes out as `true` does. @throws for what is no expression. */
export function isAllowed(rule: StorageRule, openid: string, { openid: owner, path }: Resource): boolean {
  if (typeof rule === 'boolean') return rule;
  const seen = { auth: { openid }, resource: { openid: owner, path } };
  return runInNewContext(rule, seen, { timeout: ENDLESS_MS }) === true;
}

/** Whether these are rules that can be followed. */
export function areRules(value: unknown): value is StorageRules {
  const { read, write } = (value ?? {}) as { read?: unknown; write?: unknown };
  return [read, write].every(isRule);
}

function isRule(rule: unknown): boolean {
  if (typeof rule === 'boolean') return true;
  if (typeof rule !== 'string') return false;
  try {
    isAllowed(rule, 'somebody', { openid: 'somebody', path: 'folder/file.png' });
    return true;
  } catch {
    return false;
  }
}
