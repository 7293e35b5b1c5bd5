import { defineFunction } from '../shared/define-function';
import { bindStaff, bindStudent } from './bind';
import { classCode, makeClassCode, makeStaffCode } from './code-actions';
import { contract, type Replies } from './contract';
import { me } from './me';
import { setUp } from './set-up';
import { unbind } from './unbind';

const binding = { bindStudent, bindStaff, setUp, unbind, classCode, makeClassCode, makeStaffCode };

export const main = defineFunction<typeof contract, Replies>(contract, { me, ...binding });
