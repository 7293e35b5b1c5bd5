import { setRole } from '../framework/keyboard';
import type { BuiltIn, Host, View } from './built-in';

/** A checkbox or radio button as its group sees it. */
interface Choice {
  element: HTMLElement;
  value: () => string;
  isChecked: () => boolean;
  setChecked: (isChecked: boolean) => void;
}

const choices = new WeakMap<Element, Choice>();
const groups = new WeakMap<Element, Host>();

/** Single or multiple choice, with the groups that tell the page. */
export const choiceElements: BuiltIn[] = [
  choice('checkbox'),
  choice('radio'),
  group('checkbox-group', (checked) => checked),
  group('radio-group', ([checked = '']) => checked),
];

function choice(tag: 'checkbox' | 'radio'): BuiltIn {
  return {
    tag,
    properties: { value: '', checked: false, disabled: false, color: '#07c160' },
    draw: (host) => {
      const { element } = host;
      const mark = document.createElement('div');
      mark.className = `wx-${tag}-mark`;
      const content = document.createElement('span');
      element.append(mark, content);
      setRole(element, tag);
      const self: Choice = {
        element,
        value: () => host.data.value as string,
        isChecked: () => Boolean(host.data.checked),
        setChecked: (checked) => host.set({ checked }),
      };
      choices.set(element, self);
      const activate = () => {
        if (!host.data.disabled) toggle(self, tag);
      };
      element.addEventListener('click', activate);
      return { slot: content, activate, update: (data) => show(element, mark, data) };
    },
  };
}

function show(
  element: HTMLElement,
  mark: HTMLElement,
  { checked, disabled, color }: Record<string, unknown>,
): void {
  element.setAttribute('aria-checked', String(Boolean(checked)));
  element.toggleAttribute('disabled', Boolean(disabled));
  mark.style.color = checked ? (color as string) : '';
}

function toggle(self: Choice, tag: 'checkbox' | 'radio'): void {
  const isRadio = tag === 'radio';
  if (isRadio && self.isChecked()) return;
  const around = self.element.closest(`wx-${tag}-group`);
  if (isRadio && around)
    for (const other of choicesIn(around, tag)) if (other.isChecked()) other.setChecked(false);
  self.setChecked(!self.isChecked());
  const host = around && groups.get(around);
  if (around && host) host.trigger('change', { value: groupValue(around, tag) });
}

function group(tag: 'checkbox-group' | 'radio-group', valueOf: (checked: string[]) => unknown): BuiltIn {
  const inner = tag === 'radio-group' ? 'radio' : 'checkbox';
  return {
    tag,
    properties: { name: '' },
    draw: (host): View => {
      const { element } = host;
      groups.set(element, host);
      element.setAttribute('role', tag === 'radio-group' ? 'radiogroup' : 'group');
      return {
        field: {
          name: () => host.data.name as string,
          value: () => valueOf(checkedIn(element, inner)),
          reset: () => choicesIn(element, inner).forEach((one) => one.setChecked(false)),
        },
      };
    },
  };
}

function groupValue(element: Element, tag: 'checkbox' | 'radio'): unknown {
  const checked = checkedIn(element, tag);
  return tag === 'radio' ? (checked[0] ?? '') : checked;
}

function checkedIn(element: Element, tag: 'checkbox' | 'radio'): string[] {
  return choicesIn(element, tag)
    .filter((one) => one.isChecked())
    .map((one) => one.value());
}

function choicesIn(element: Element, tag: 'checkbox' | 'radio'): Choice[] {
  return [...element.querySelectorAll(`wx-${tag}`)].flatMap((inner) => choices.get(inner) ?? []);
}
