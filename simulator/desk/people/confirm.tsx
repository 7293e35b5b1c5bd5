import type { JSX } from 'preact';
import { Dialog } from './dialog';

interface ConfirmProps {
  title: string;
  /** What will be lost. */
  warning: string;
  /** What the button that does it says. */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is done that can't be undone; the focus begins on the way out. */
export function Confirm({ title, warning, action, onConfirm, onClose }: ConfirmProps): JSX.Element {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{warning}</p>
      <div class="dialog-buttons">
        <button type="button" autofocus onClick={onClose}>
          取消
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {action}
        </button>
      </div>
    </Dialog>
  );
}
