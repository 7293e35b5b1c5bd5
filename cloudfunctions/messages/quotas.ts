import type { Store } from '../shared/database';
import { noQuota, type Quota, quotaId } from './quota';

/** What the ledger needs of the database; the real store, or that of a test. */
export type QuotaStore = Pick<Store<Quota>, 'findById' | 'changeIf' | 'insertOnce'>;

// Each lost try means that somebody else won one; more than a few at once for one account means a defect.
const TRIES = 20;

/**
 * Changes the quota of an account by a pure step, again when another one was faster. Two requests.
 * @returns the quota after it; null where the step answered that it can't be done.
 */
export async function changeQuota(
  quotas: QuotaStore,
  of: { openid: string; templateId: string },
  step: (quota: Quota) => Quota | null,
): Promise<Quota | null> {
  for (let tryNumber = 1; tryNumber <= TRIES; tryNumber += 1) {
    const stored = await quotas.findById(quotaId(of.openid, of.templateId));
    const quota = stored ?? noQuota(of.openid, of.templateId);
    const after = step(quota);
    if (after === null || after === quota) return after;
    if (await isWritten(quotas, stored, after)) return after;
  }
  throw new Error(`quota ${quotaId(of.openid, of.templateId)}: changed by others ${TRIES} times in a row`);
}

async function isWritten(quotas: QuotaStore, before: Quota | null, after: Quota): Promise<boolean> {
  if (!before) return (await quotas.insertOnce(after)).inserted;
  const { _id, ...fields } = after;
  return quotas.changeIf(_id, { rev: before.rev }, fields);
}
