import { contract as attendance } from '../../cloudfunctions/attendance/contract';
import { contract as messages } from '../../cloudfunctions/messages/contract';
import { contract as school } from '../../cloudfunctions/school/contract';

/** Every function that a phone may call, with its contract. */
export const contracts = { attendance, messages, school } as const;

export type Contracts = typeof contracts;
