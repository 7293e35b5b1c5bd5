import { recall, remember } from './storage';

const KEY = 'welcome';

/** Leaves word for 今日 that somebody has just been bound. */
export function leaveWelcome(name: string): void {
  remember(KEY, name);
}

/** The name of whoever was just bound and not greeted yet; empty if nobody. */
export function welcomeName(): string {
  return recall(KEY) ?? '';
}

/** They were greeted. */
export function endWelcome(): void {
  remember(KEY, null);
}
