import type { Data, Instance } from '../framework/glass';
import { nodeAt } from '../framework/glass';
import type { BuiltIn, FormField } from './built-in';
import { viewOf } from './built-in';

interface FormActions {
  submit: () => void;
  reset: () => void;
}

const forms = new WeakMap<Element, FormActions>();

/** The form around an element. */
export function findForm(element: Element): FormActions | undefined {
  const found = element.closest('wx-form');
  return found ? forms.get(found) : undefined;
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

function valuesIn(element: Element): Data {
  const named = fieldsIn(element).filter((field) => field.name() !== '');
  return Object.fromEntries(named.map((field) => [field.name(), field.value()]));
}

function fieldsIn(element: Element): FormField[] {
  return [...element.querySelectorAll('*')].flatMap((inner) => {
    const field = (inner as Element & { __wxElement?: object }).__wxElement && fieldAt(inner);
    return field ? [field] : [];
  });
}

/** A control is a built-in one, or a component with the behavior `wx://form-field`. */
function fieldAt(element: Element): FormField | undefined {
  const node = nodeAt(element);
  if (!node) return undefined;
  const field = viewOf(node)?.field;
  if (field) return field;
  const instance = (node as { getMethodCaller?: () => unknown }).getMethodCaller?.() as Instance | undefined;
  const { name, value } = instance?.data ?? {};
  if (typeof name !== 'string' || name === '' || value === undefined || !instance?._$) return undefined;
  const initial = value;
  return { name: () => name, value: () => value, reset: () => instance.setData({ value: initial }) };
}
