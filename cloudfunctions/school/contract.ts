import { meContract, type MeReplies } from './contract-me';

export type * from './contract-me';

/** Every action of this function; each topic has a contract of its own. */
export const contract = { ...meContract } as const;

export type Replies = MeReplies;
