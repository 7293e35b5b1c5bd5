import type { PhoneParts } from '../phone-parts';
import { ApiError, asyncApis } from './define';

/** Going from page to page. */
export function navigationApis({ stack, back }: PhoneParts): object {
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
    navigateBack: async ({ delta = 1 }: { delta?: number }) => {
      // Where the page draws its own bar, its own back button has to ask as WeChat's would.
      if (stack.top.config().navigationStyle !== 'custom') stack.navigateBack(delta);
      else if (!(await back.press(delta))) throw new ApiError('cancel');
    },
    switchTab: ({ url }: { url: string }) => {
      stack.switchTab(url);
    },
    reLaunch: ({ url }: { url: string }) => {
      stack.reLaunch(url);
    },
  });
}
