import { defineFunction } from '../shared/define-function';
import { contract, type Replies } from './contract';
import { me } from './me';

export const main = defineFunction<typeof contract, Replies>(contract, { me });
