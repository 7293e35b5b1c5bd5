import { nodeAt } from '../framework/glass';
import type { BuiltIn, Host } from './built-in';
import { viewOf } from './built-in';

const CONTROLS = 'wx-checkbox, wx-radio, wx-switch, wx-button, wx-input';

/** Text that acts for a control: the one named by `for`, or the first inside. */
export const label: BuiltIn = {
  tag: 'label',
  properties: { for: '' },
  draw: (host) => {
    host.element.addEventListener('click', ({ target }) => {
      const control = controlOf(host);
      const tapped = (target as Element).closest(CONTROLS);
      // A control that was tapped itself has acted already, be it the label's or another one inside.
      if (!control || control.contains(target as Node) || host.element.contains(tapped)) return;
      const node = nodeAt(control);
      const activate = node && viewOf(node)?.activate;
      if (activate) activate();
      else control.querySelector<HTMLElement>('input')?.focus();
    });
    return {};
  },
};

function controlOf({ element, data, node }: Host): Element | null {
  if (!data.for) return element.querySelector(CONTROLS);
  const named = node.ownerShadowRoot?.querySelector(`#${data.for as string}`);
  return (named?.getBackendElement() as Element | null | undefined) ?? null;
}
