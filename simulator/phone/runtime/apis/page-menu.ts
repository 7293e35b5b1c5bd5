import type { PhoneParts } from '../phone-parts';
import type { ShareMenu } from '../sharing';
import { ApiError, asyncApis, callbackApi } from './define';

/** What the menu of the visible page offers, and what is asked before it is left. */
export function pageMenuApis({ sharing, stack, back }: PhoneParts): object {
  const setHidden = (menus: ShareMenu[], isHidden: boolean) => {
    sharing.setHidden(stack.top, menus, isHidden);
  };
  return {
    ...asyncApis({
      showShareMenu: ({ menus = ['shareAppMessage'] }: { menus?: ShareMenu[] }) => setHidden(menus, false),
      hideShareMenu: ({ menus = ['shareAppMessage', 'shareTimeline'] }: { menus?: ShareMenu[] }) =>
        setHidden(menus, true),
    }),
    enableAlertBeforeUnload: callbackApi('enableAlertBeforeUnload', ({ message }: { message?: string }) => {
      if (!message) throw new ApiError('parameter error: message should not be empty');
      back.ask(message);
    }),
    disableAlertBeforeUnload: callbackApi('disableAlertBeforeUnload', () => back.ask(null)),
  };
}
