import { setRole } from '../framework/keyboard';
import type { BuiltIn } from './built-in';

/** An on-off switch. */
export const switchElement: BuiltIn = {
  tag: 'switch',
  properties: { name: '', checked: false, disabled: false, type: 'switch', color: '#07c160' },
  draw: (host) => {
    const { element } = host;
    element.append(document.createElement('div'));
    setRole(element, 'switch');
    const activate = () => {
      if (host.data.disabled) return;
      const value = !host.data.checked;
      host.set({ checked: value });
      host.trigger('change', { value });
    };
    element.addEventListener('click', activate);
    return {
      activate,
      update: ({ checked, disabled, type, color }) => {
        element.setAttribute('aria-checked', String(Boolean(checked)));
        element.toggleAttribute('disabled', Boolean(disabled));
        element.setAttribute('type', type as string);
        host.setStyle({ '--switch-color': color as string });
      },
      field: {
        name: () => host.data.name as string,
        value: () => Boolean(host.data.checked),
        reset: () => host.set({ checked: false }),
      },
    };
  },
};
