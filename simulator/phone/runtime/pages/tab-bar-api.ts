import type { Instance } from '../framework/glass';
import type { PageStack } from './page-stack';

/** `getTabBar()` of pages and components: the app's own tab bar on the same page, or null. */
export function tabBarApi(stack: PageStack): object {
  return {
    getTabBar(this: Instance) {
      return stack.pageOf(this)?.tabBar ?? null;
    },
  };
}
