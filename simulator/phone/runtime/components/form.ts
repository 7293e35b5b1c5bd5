import type { FormBehavior } from '../framework/form-behaviors';
import { hasFormBehavior } from '../framework/form-behaviors';
import type { Data, Instance, Node } from '../framework/glass';
import { nodeAt } from '../framework/glass';
import type { BuiltIn, FormField, Host } from './built-in';
import { viewOf } from './built-in';

interface FormActions {
  submit: () => void;
  reset: () => void;
}

const forms = new WeakMap<Element, FormActions>();

/** The form around a button, unless a component without the behavior for it stands between. */
export function findForm({ element, node }: Host): FormActions | undefined {
  const found = element.closest('wx-form');
  if (!found || !isOpenTo(node, found, 'wx://form-field-button')) return undefined;
  return forms.get(found);
}

/** Collects the values of the named controls inside it. */
export const form: BuiltIn = {
  tag: 'form',
  properties: { reportSubmit: false, reportSubmitTimeout: 0 },
  draw: (host) => {
    forms.set(host.element, {
      submit: () => host.trigger('submit', { value: valuesIn(host.element) }),
      reset: () => {
        for (const field of fieldsIn(host.element)) field.reset();
        host.trigger('reset');
      },
    });
    return {};
  },
};

function valuesIn(form: Element): Data {
  const named = fieldsIn(form).filter((field) => field.name() !== '');
  return Object.fromEntries(named.map((field) => [field.name(), field.value()]));
}

function fieldsIn(form: Element): FormField[] {
  return [...form.querySelectorAll('*')].flatMap((inner) => {
    const node = (inner as Element & { __wxElement?: Node }).__wxElement;
    const field = node && isOpenTo(node, form, 'wx://form-field-group') && fieldOf(node);
    return field ? [field] : [];
  });
}

/** Whether all components between a node and the form around it have a behavior. */
function isOpenTo(node: Node, form: Element, behavior: FormBehavior): boolean {
  const end = nodeAt(form)?.ownerShadowRoot;
  for (let root = node.ownerShadowRoot; root !== end; root = root.getHostNode().ownerShadowRoot)
    if (!root || !hasFormBehavior(root.getHostNode(), behavior)) return false;
  return true;
}

/** A control is a built-in one, or a component with the behavior for it. */
function fieldOf(node: Node): FormField | undefined {
  const field = viewOf(node)?.field;
  if (field) return field;
  if (!hasFormBehavior(node, 'wx://form-field')) return undefined;
  const instance = (node as unknown as { getMethodCaller: () => Instance }).getMethodCaller();
  const { name } = instance.data;
  return {
    name: () => (typeof name === 'string' ? name : ''),
    value: () => instance.data.value,
    // A guess: what a component shows is its own affair; the page hears of the reset.
    reset: () => undefined,
  };
}
