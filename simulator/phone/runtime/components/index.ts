import type { ComponentSpace } from 'glass-easel';
import { boxes } from './boxes';
import type { BuiltIn } from './built-in';
import { defineBuiltIn } from './built-in';
import { button } from './button';
import { form } from './form';
import { image } from './image';

const builtIns: BuiltIn[] = [...boxes, button, form, image];

/** Makes all built-in elements known to a space. */
export function defineBuiltIns(space: ComponentSpace): void {
  for (const builtIn of builtIns) defineBuiltIn(space, builtIn);
}
