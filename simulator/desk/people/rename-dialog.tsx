import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Phone } from '../../protocol';
import { Dialog } from './dialog';
import { TextField } from './text-field';

interface RenameDialogProps {
  phone: Phone;
  onRename: (change: Pick<Phone, 'name' | 'note'>) => void;
  onClose: () => void;
}

/** What stands above a phone; the account in it stays the same. */
export function RenameDialog({ phone, onRename, onClose }: RenameDialogProps): JSX.Element {
  const [name, setName] = useState(phone.name);
  const [note, setNote] = useState(phone.note);
  return (
    <Dialog title={`${phone.name}的手机叫什么`} onClose={onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          onRename({ name: name.trim(), note: note.trim() });
          onClose();
        }}
      >
        <TextField label="名字" value={name} pattern=".*\S.*" required autofocus onInput={setName} />
        <TextField label="备注" value={note} onInput={setNote} />
        <p class="help">OPENID：{phone.openid}</p>
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            取消
          </button>
          <button type="submit" class="primary">
            改名
          </button>
        </div>
      </form>
    </Dialog>
  );
}
