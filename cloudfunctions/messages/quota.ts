import { MINUTE } from '../shared/clock';

/**
 * The ledger: how many subscription messages of a template an account may still be sent. One acceptance
 * is one message and no API tells how many are left, so this counts along: `left` is certain, `uncertain`
 * is how many more there may be because WeChat's answer to a sending never arrived. What WeChat would
 * send lies between `left` and `left + uncertain`, and is exactly `left` where every answer arrived, and
 * again once WeChat has said that nothing is left.
 */
export interface Quota {
  /** `openid_template`. */
  _id: string;
  openid: string;
  templateId: string;
  left: number;
  uncertain: number;
  /**
   * How many of the next that are counted or given back aren't certain: a message that was sent by what
   * was uncertain may have used up what another one had reserved, or an acceptance not counted here yet.
   */
  overdrawn: number;
  /** When a message was last taken from what was uncertain; null if never. */
  overdrawnAt: Date | null;
  /** All acceptances ever counted. */
  accepted: number;
  /** Taken for messages whose sending has not been settled. */
  reserved: Reservation[];
  /** The intentions that were counted last, so that a repeat is recognised. */
  attempts: string[];
  /** When something was last accepted or sent; an account that nobody uses any more is forgotten by it. */
  usedAt: Date;
  /** Goes up with every change: each is written only where it is still what was read. */
  rev: number;
}

/** One message's worth, taken before sending so that two deliverers never overdraw. */
export interface Reservation {
  messageId: string;
  /** Taken from `left`, not from what is uncertain. */
  certain: boolean;
  /** `accepted` at that time. */
  accepted: number;
}

// Far more than can be under way at once for one account; what a crash leaves behind must not grow for ever.
const KEPT = 50;

/**
 * A phone reports an acceptance at once or with its next one, and no sending takes longer than its lease.
 * Later on a message that was sent has used up nothing that isn't counted yet. Without this end an account
 * would look one short for ever after a single lost answer.
 */
const OVERDRAWN_FOR = 60 * MINUTE;

/** The `_id` of a quota. OPENIDs all have one length, so different ones never share it. */
export function quotaId(openid: string, templateId: string): string {
  return `${openid}_${templateId}`;
}

/** Of an account that has accepted nothing. */
export function noQuota(openid: string, templateId: string): Quota {
  const counts = { left: 0, uncertain: 0, overdrawn: 0, overdrawnAt: null, accepted: 0 };
  const own = { _id: quotaId(openid, templateId), openid, templateId };
  return { ...own, ...counts, reserved: [], attempts: [], usedAt: new Date(0), rev: 0 };
}

/** With one acceptance more, reported at `now`; unchanged if this intention was counted before. */
export function accept(quota: Quota, attemptId: string, now: number): Quota {
  if (quota.attempts.includes(attemptId)) return quota;
  const attempts = [...quota.attempts, attemptId].slice(-KEPT);
  const before = withoutOldDoubts(quota, now);
  return next(before, { ...oneMore(before), accepted: quota.accepted + 1, attempts, usedAt: new Date(now) });
}

/** With one message's worth taken for a message, from what is certain first; null when nothing is left. */
export function reserve(quota: Quota, messageId: string, now: number): Quota | null {
  const before = withoutOldDoubts(quota, now);
  const { left, uncertain, overdrawn, accepted } = before;
  if (left + uncertain === 0) return null;
  const certain = left > 0;
  const taken = certain
    ? { left: left - 1 }
    : { uncertain: uncertain - 1, overdrawn: overdrawn + 1, overdrawnAt: new Date(now) };
  const reserved = [...quota.reserved, { messageId, certain, accepted }].slice(-KEPT);
  return next(before, { ...taken, reserved, usedAt: new Date(now) });
}

function withoutOldDoubts(quota: Quota, now: number): Quota {
  const { overdrawnAt } = quota;
  const isOld = overdrawnAt !== null && now - overdrawnAt.getTime() >= OVERDRAWN_FOR;
  return isOld ? { ...quota, overdrawn: 0, overdrawnAt: null } : quota;
}

/** WeChat took the message. */
export const settle = ending((quota, _, reserved) => next(quota, { reserved }));

/** Nobody knows whether WeChat took the message. */
export const doubt = ending((quota, _, reserved) =>
  next(quota, { reserved, uncertain: quota.uncertain + 1 }),
);

/** WeChat certainly didn't take the message: its worth goes back. */
export const release = ending((quota, own, reserved) => {
  const { uncertain } = quota;
  const back = own.certain ? oneMore(quota) : { uncertain: uncertain + 1, overdrawn: unused(quota, own) };
  return next(quota, { ...back, reserved });
});

/**
 * WeChat said that nothing is left (43101): whatever was counted is void, but for what was accepted since
 * the reservation. What is reserved for others may not be there either, so it is no longer certain.
 */
export const exhaust = ending((quota, own, reserved) => {
  const since = quota.accepted - own.accepted;
  const left = Math.min(quota.left, since);
  return next(quota, {
    left,
    uncertain: Math.min(quota.uncertain, since - left),
    overdrawn: unused(quota, own),
    reserved: reserved.map((other) => ({ ...other, certain: false })),
  });
});

/** One more that may be sent, which is certain unless it may have been used up already. */
function oneMore({ left, uncertain, overdrawn }: Quota): Partial<Quota> {
  return overdrawn > 0 ? { uncertain: uncertain + 1, overdrawn: overdrawn - 1 } : { left: left + 1 };
}

/** `overdrawn` when a message turned out not to have used up anything. */
function unused({ overdrawn }: Quota, { certain }: Reservation): number {
  return certain ? overdrawn : Math.max(0, overdrawn - 1);
}

type End = (quota: Quota, own: Reservation, others: Reservation[]) => Quota;

/** What becomes of a quota when the reservation for a message ends; without one it stays as it is. */
function ending(end: End): (quota: Quota, messageId: string) => Quota {
  return (quota, messageId) => {
    const own = quota.reserved.find((reservation) => reservation.messageId === messageId);
    const others = quota.reserved.filter((reservation) => reservation !== own);
    return own ? end(quota, own, others) : quota;
  };
}

function next(quota: Quota, changes: Partial<Quota>): Quota {
  return { ...quota, ...changes, rev: quota.rev + 1 };
}
