import type { Result } from '../../typings/cloud-api';
import { at } from './rules';

/** Nothing happened. */
export const nothing: Result = {
  state: 'missing',
  minutesLate: 0,
  at: null,
  kind: null,
  placeName: '',
  distance: 0,
  note: '',
  noteVerdict: null,
};

/** In by place at 07:02 on the Tuesday of the tests. */
export const present: Result = {
  ...nothing,
  state: 'present',
  at: at('2026-11-24', '07:02'),
  kind: 'in',
  placeName: '教学楼A',
  distance: 38,
};
