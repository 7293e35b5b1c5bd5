import { setRole } from '../framework/keyboard';
import type { BuiltIn } from './built-in';
import type { Services } from './services';

/** A link to another page. */
export function navigator({ navigate }: Services): BuiltIn {
  return {
    tag: 'navigator',
    properties: { url: '', openType: 'navigate', delta: 1, hoverClass: 'navigator-hover' },
    draw: (host) => {
      setRole(host.element, 'link');
      host.element.addEventListener('click', () => {
        const { openType, url, delta } = host.data;
        try {
          navigate(openType as string, url as string, delta as number);
          host.trigger('success', { errMsg: 'navigator:ok' });
        } catch (error) {
          host.trigger('fail', { errMsg: `navigator:fail ${(error as Error).message}` });
          reportError(error);
        }
      });
      return {};
    },
  };
}
