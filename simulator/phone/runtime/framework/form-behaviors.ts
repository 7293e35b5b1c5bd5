import type { GeneralBehavior } from 'glass-easel';
import type { Node } from './glass';

/** The behaviors by which a component takes part in the forms around it. */
export type FormBehavior = 'wx://form-field' | 'wx://form-field-group' | 'wx://form-field-button';

const behaviors = new Map<FormBehavior, GeneralBehavior>();

/** Notes which of the framework's behaviors has this name. */
export function nameFormBehavior(name: FormBehavior, behavior: GeneralBehavior): void {
  behaviors.set(name, behavior);
}

/** Whether a node is a component with this behavior. */
export function hasFormBehavior(node: Node, name: FormBehavior): boolean {
  const behavior = behaviors.get(name);
  const component = node as Node & { hasBehavior?: (behavior: GeneralBehavior) => boolean };
  return behavior !== undefined && component.hasBehavior?.(behavior) === true;
}
