import type { PageStack } from '../pages/page-stack';
import { asyncApis } from './define';

/** Going from page to page. */
export function navigationApis(stack: PageStack): object {
  return asyncApis({
    navigateTo: ({
      url,
      events = {},
    }: {
      url: string;
      events?: Record<string, (...args: unknown[]) => void>;
    }) => {
      const eventChannel = stack.navigateTo(url);
      for (const [name, listener] of Object.entries(events)) eventChannel.on(name, listener);
      return { eventChannel };
    },
    redirectTo: ({ url }: { url: string }) => {
      stack.redirectTo(url);
    },
    navigateBack: ({ delta = 1 }: { delta?: number }) => {
      stack.navigateBack(delta);
    },
    switchTab: ({ url }: { url: string }) => {
      stack.switchTab(url);
    },
    reLaunch: ({ url }: { url: string }) => {
      stack.reLaunch(url);
    },
  });
}
