import { defineFunction } from '../shared/define-function';
import { contract, type Replies } from './contract';
import { deadLetters } from './dead-letters';
import { inbox, markRead, unread } from './inbox';
import { push } from './media-verdict';
import { registerPhoto } from './photo';
import { quota, subscribed } from './subscribed';
import { tick } from './tick';

export const main = defineFunction<typeof contract, Replies>(
  contract,
  { inbox, unread, markRead, subscribed, quota, registerPhoto, deadLetters },
  { tick, push },
);
