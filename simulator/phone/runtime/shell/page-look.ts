import type { OpenPage } from '../pages/open-page';
import type { NavBarLook } from './nav-bar';
import type { Theme } from './theme';

/** What a page changed about its bar while it runs, by `wx.setNavigationBarTitle` and friends. */
export interface LookChange {
  title?: string;
  background?: string;
  textStyle?: 'black' | 'white';
  loading?: boolean;
  hideHome?: boolean;
}

const changes = new WeakMap<OpenPage, LookChange>();

/** Notes a change of a page's bar; it stays with the page. */
export function changeLook(page: OpenPage, change: LookChange): void {
  changes.set(page, { ...changes.get(page), ...change });
}

/** How the bar over a page looks: what it changed, else its JSON, else `window` of app.json. */
export function lookOf(
  page: OpenPage,
  windowConfig: Record<string, unknown>,
  theme: Theme,
  leading: NavBarLook['leading'],
): NavBarLook {
  const config = { ...windowConfig, ...page.config() };
  const change = changes.get(page) ?? {};
  const textStyle = change.textStyle ?? theme.value(config.navigationBarTextStyle) ?? 'white';
  return {
    title: change.title ?? theme.value(config.navigationBarTitleText) ?? '',
    background: change.background ?? theme.value(config.navigationBarBackgroundColor) ?? '#000000',
    textStyle: textStyle === 'black' ? 'black' : 'white',
    custom: config.navigationStyle === 'custom',
    leading: leading === 'home' && change.hideHome ? 'none' : leading,
    loading: change.loading ?? false,
  };
}
