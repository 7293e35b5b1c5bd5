import { bindingContract, type BindingReplies } from './contract-binding';
import { meContract, type MeReplies } from './contract-me';

export type * from './contract-binding';
export type * from './contract-me';

/** Every action of this function; each topic has a contract of its own. */
export const contract = { ...meContract, ...bindingContract } as const;

export interface Replies extends MeReplies, BindingReplies {}
