import { browserAddress } from '../components/address';
import type { PhoneParts } from '../phone-parts';
import type { ActionSheetOptions } from '../shell/action-sheet';
import { showActionSheet } from '../shell/action-sheet';
import type { ModalOptions } from '../shell/modal';
import { showModal } from '../shell/modal';
import type { ToastOptions } from '../shell/toast';
import { ApiError, asyncApis } from './define';

const TOAST_MS = 1500;
/** WeChat's limits; beyond them it fails or cuts. */
const MAX_SHEET_ITEMS = 6;
const MAX_BUTTON_LENGTH = 4;

/** Toasts, dialogs and menus, drawn by WeChat and not by the page. */
export function interactionApis({ toast, screen: { overlays } }: PhoneParts): object {
  const hide = () => {
    toast.hide();
  };
  return asyncApis({
    showToast: ({
      icon = 'success',
      image,
      duration = TOAST_MS,
      title = '',
      mask,
    }: Partial<ToastOptions>) => {
      const picture = image === undefined ? {} : { image: browserAddress(image, '') };
      toast.show({ title, icon, duration, ...picture, ...(mask === undefined ? {} : { mask }) });
    },
    showLoading: ({ title = '', mask = false }: Partial<ToastOptions>) => {
      toast.show({ title, mask, icon: 'loading', duration: 0 });
    },
    hideToast: hide,
    hideLoading: hide,
    showModal: async (options: ModalOptions) => {
      for (const text of [options.confirmText, options.cancelText])
        if (text && text.length > MAX_BUTTON_LENGTH)
          throw new ApiError('confirmText or cancelText is longer than 4');
      return { ...(await showModal(overlays, options)) };
    },
    showActionSheet: async (options: ActionSheetOptions) => {
      if (options.itemList.length > MAX_SHEET_ITEMS)
        throw new ApiError('parameter error: itemList should not be more than 6');
      const tapIndex = await showActionSheet(overlays, options);
      if (tapIndex === null) throw new ApiError('cancel');
      return { tapIndex };
    },
  });
}
