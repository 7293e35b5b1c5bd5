import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

export interface ModalAnswer {
  confirm: boolean;
  cancel: boolean;
  content: string | null;
}

/** WeChat's dialog with one or two answers; resolves when one is given. */
export function showModal(layer: HTMLElement, options: ModalOptions): Promise<ModalAnswer> {
  const { title = '', content = '', editable = false } = options;
  return new Promise((resolve) => {
    const field = editable ? textField(content, options.placeholderText) : null;
    const answer = (confirm: boolean) => {
      overlay.close();
      resolve({ confirm, cancel: !confirm, content: confirm && field ? field.value : null });
    };
    const texts = [
      ...(title ? [element('phone-modal-title', title)] : []),
      ...(field ? [field] : content ? [element('phone-modal-content', content)] : []),
    ];
    const box = element('phone-modal', [...texts, element('phone-modal-buttons', buttons(options, answer))]);
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    const overlay = openOverlay(layer, 'is-centred', [box], 'dim');
    field?.focus();
  });
}

function buttons(options: ModalOptions, answer: (confirm: boolean) => void): HTMLElement[] {
  const cancel = shellButton('phone-modal-button', options.cancelText ?? '取消', () => answer(false));
  cancel.style.color = options.cancelColor ?? '';
  const confirm = shellButton('phone-modal-button is-confirm', options.confirmText ?? '确定', () =>
    answer(true),
  );
  confirm.style.color = options.confirmColor ?? '';
  return options.showCancel === false ? [confirm] : [cancel, confirm];
}

function textField(value: string, placeholder = ''): HTMLTextAreaElement {
  const field = document.createElement('textarea');
  field.className = 'phone-modal-field';
  field.value = value;
  field.placeholder = placeholder;
  return field;
}
