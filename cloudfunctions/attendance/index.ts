import { defineFunction } from '../shared/define-function';
import { checkIn } from './check-in';
import { contract, type Replies } from './contract';
import { daySheet } from './day-sheet';
import { tick } from './tick';
import { today } from './today';

export const main = defineFunction<typeof contract, Replies>(
  contract,
  { today, checkIn, daySheet },
  { tick },
);
