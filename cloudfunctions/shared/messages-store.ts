import { Store } from './database';
import type { Message } from './message';

/** What people are told: derived by the functions in which it happened, delivered by `messages`. */
export const messages = new Store<Message>('messages');
