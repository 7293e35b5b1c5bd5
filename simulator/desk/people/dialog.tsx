import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../icons';
import { useOwnId } from '../use-own-id';

interface DialogProps {
  title: string;
  /** It was put away: by its button, by Escape, or by a click beside it. */
  onClose: () => void;
  children: ComponentChildren;
}

/** A question in front of everything else. The focus stays in it, and goes back to where it was afterwards. */
export function Dialog({ title, onClose, children }: DialogProps): JSX.Element {
  const reference = useRef<HTMLDialogElement>(null);
  const heading = useOwnId();
  useEffect(() => {
    const dialog = reference.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // The browser does it only for a dialog that is still in the page.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={reference}
      aria-labelledby={heading}
      // The event comes late: by then another dialog may have taken this one's place.
      onClose={({ currentTarget }) => currentTarget.isConnected && onClose()}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div class="dialog-content">
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" class="quiet" aria-label="关闭" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
