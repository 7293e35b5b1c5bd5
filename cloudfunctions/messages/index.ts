import { defineFunction } from '../shared/define-function';
import { contract, type Replies } from './contract';
import { deadLetters } from './dead-letters';
import { inbox, markRead, unread } from './inbox';
import { quota, subscribed } from './subscribed';
import { tick } from './tick';

export const main = defineFunction<typeof contract, Replies>(
  contract,
  { inbox, unread, markRead, subscribed, quota, deadLetters },
  { tick },
);
