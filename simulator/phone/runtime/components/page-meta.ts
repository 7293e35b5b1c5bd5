import type { BuiltIn } from './built-in';
import type { PageMeta, Services } from './services';

/** Sets what the page itself looks like from within its WXML. */
export function pageMeta({ pageMeta: apply }: Services): BuiltIn {
  return {
    tag: 'page-meta',
    properties: { rootFontSize: '', pageFontSize: '', pageStyle: '', backgroundColor: '' },
    draw: (host) => {
      const tell = () => {
        const layer = host.element.closest('.phone-page');
        if (layer) apply(layer, host.data as unknown as PageMeta);
      };
      return { update: tell, attached: tell };
    },
  };
}
