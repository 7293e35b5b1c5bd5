import type { PhoneParts } from '../phone-parts';
import { changeLook } from '../shell/page-look';
import { ApiError, asyncApis } from './define';

/** The bars around the page, scrolling, and pulling down. */
export function pageWindowApis(phone: PhoneParts): object {
  const { stack, tabs } = phone;
  const look = (change: Parameters<typeof changeLook>[1]) => {
    changeLook(stack.top, change);
    phone.showBars();
  };
  return asyncApis({
    setNavigationBarTitle: ({ title }: { title: string }) => look({ title }),
    setNavigationBarColor: ({
      frontColor,
      backgroundColor,
    }: {
      frontColor: string;
      backgroundColor: string;
    }) => look({ background: backgroundColor, textStyle: frontColor === '#ffffff' ? 'white' : 'black' }),
    showNavigationBarLoading: () => look({ loading: true }),
    hideNavigationBarLoading: () => look({ loading: false }),
    hideHomeButton: () => look({ hideHome: true }),
    setTabBarBadge: ({ index, text }: { index: number; text: string }) => tabs.setBadge(index, text),
    removeTabBarBadge: ({ index }: { index: number }) => tabs.setBadge(index, null),
    showTabBarRedDot: ({ index }: { index: number }) => tabs.setBadge(index, ''),
    hideTabBarRedDot: ({ index }: { index: number }) => tabs.setBadge(index, null),
    setTabBarItem: ({ index, ...change }: { index: number }) => tabs.setItem(index, change),
    hideTabBar: () => tabs.setHidden(true),
    showTabBar: () => tabs.setHidden(false),
    startPullDownRefresh: () => phone.pullDown.start(stack.top),
    stopPullDownRefresh: () => phone.pullDown.stop(stack.top),
    pageScrollTo: ({
      scrollTop,
      selector,
      duration = 300,
    }: {
      scrollTop?: number;
      selector?: string;
      duration?: number;
    }) => {
      const { layer } = stack.top;
      const target = selector === undefined ? null : layer.querySelector(selector);
      if (selector !== undefined && !target) throw new ApiError(`selector ${selector} not found`);
      const offset = target
        ? target.getBoundingClientRect().top - layer.getBoundingClientRect().top + layer.scrollTop
        : 0;
      layer.scrollTo({ top: scrollTop ?? offset, behavior: duration > 0 ? 'smooth' : 'auto' });
    },
  });
}
