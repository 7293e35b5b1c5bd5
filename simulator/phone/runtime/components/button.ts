import { setRole } from '../framework/keyboard';
import { toTarget } from '../framework/wx-event';
import type { BuiltIn } from './built-in';
import { findForm } from './form';
import type { Services } from './services';

/** WeChat's button; `form-type` acts on the form around it, `open-type` on WeChat. */
export function button({ open }: Services): BuiltIn {
  return {
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
    },
    draw: (host) => {
      const { element } = host;
      setRole(element, 'button');
      const act = () => {
        const { formType, openType } = host.data;
        if (formType === 'submit') findForm(host)?.submit();
        if (formType === 'reset') findForm(host)?.reset();
        if (openType)
          open(openType as string, (event, detail) => host.trigger(event, detail), toTarget(host.node));
      };
      element.addEventListener('click', (event) => {
        if (host.data.disabled) event.stopPropagation();
        else act();
      });
      return {
        activate: () => element.click(),
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
}
