import { refuse } from '../shared/refusal';

/** Somebody changed it after the page was read; nothing was stored. */
export const changedMeanwhile = () =>
  refuse('SCHOOL.CHANGED_MEANWHILE', '刚才有人改过，请看过最新内容再决定');
