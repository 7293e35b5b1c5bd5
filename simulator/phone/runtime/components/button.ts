import type { BuiltIn } from './built-in';
import { findForm } from './form';

/** What `open-type` asks WeChat to do when the button is tapped. */
const openTypes: Record<string, (() => void) | undefined> = {};

/** Lets a part of the phone act for an `open-type`. */
export function onOpenType(openType: string, act: () => void): void {
  openTypes[openType] = act;
}

/** WeChat's button; `form-type` acts on the form around it. */
export const button: BuiltIn = {
  tag: 'button',
  properties: {
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    hoverClass: 'button-hover',
    hoverStartTime: 20,
    hoverStayTime: 70,
  },
  draw: (host) => {
    const { element } = host;
    element.tabIndex = 0;
    if (!element.hasAttribute('role')) element.setAttribute('role', 'button');
    element.addEventListener('click', (event) => {
      if (host.data.disabled) event.stopPropagation();
      else act(element, host.data);
    });
    element.addEventListener('keydown', ({ key, target }) => {
      if ((key === 'Enter' || key === ' ') && target === element) element.click();
    });
    return {
      update: ({ size, type, plain, disabled, loading }) => {
        for (const [name, value] of Object.entries({ size, type }))
          element.setAttribute(name, value as string);
        for (const [name, value] of Object.entries({ plain, disabled, loading }))
          element.toggleAttribute(name, Boolean(value));
        element.setAttribute('aria-disabled', String(Boolean(disabled)));
      },
    };
  },
};

function act(element: HTMLElement, { formType, openType }: Record<string, unknown>): void {
  if (formType === 'submit') findForm(element)?.submit();
  if (formType === 'reset') findForm(element)?.reset();
  if (typeof openType !== 'string' || openType === '') return;
  const open = openTypes[openType];
  if (!open) throw new Error(`button open-type="${openType}" is not available in the simulator`);
  open();
}
