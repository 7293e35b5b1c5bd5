import type { JSX } from 'preact';
import type { Phone } from '../../protocol';
import type { Dialog } from '../desk';

const ACTIONS = [
  ['rename', '改名'],
  ['hand', '换人'],
  ['remove', '移走'],
] as const;

/** What can be done with a phone as a whole; each asks first. */
export function PhoneActions({
  phone,
  onAsk,
}: {
  phone: Phone;
  onAsk: (dialog: Dialog) => void;
}): JSX.Element {
  return (
    <div class="phone-actions" role="group" aria-label={`对${phone.name}的手机`}>
      {ACTIONS.map(([kind, text]) => (
        <button
          key={kind}
          type="button"
          aria-haspopup="dialog"
          onClick={() => onAsk({ kind, phone: phone.id })}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
