import type { JSX } from 'preact';
import type { Desk } from '../desk';
import type { DeskStore } from '../store';
import { Confirm } from './confirm';
import { PersonDialog } from './person-dialog';
import { RenameDialog } from './rename-dialog';

/** The question about a phone that is open, if any; one about a phone that has gone is closed. */
export function PhoneDialogs({ desk, store }: { desk: Desk; store: DeskStore }): JSX.Element | null {
  const { dialog } = desk;
  const onClose = () => store.update((current) => ({ ...current, dialog: null }));
  if (!dialog) return null;
  if (dialog.kind === 'add') return <PersonDialog desk={desk} store={store} onClose={onClose} />;
  const phone = desk.phones.find(({ id }) => id === dialog.phone);
  if (!phone) return null;
  switch (dialog.kind) {
    case 'hand':
      return <PersonDialog desk={desk} store={store} phone={phone} onClose={onClose} />;
    case 'rename':
      return (
        <RenameDialog
          phone={phone}
          onRename={(change) => store.putPhone({ id: phone.id, ...change }, `改成${change.name}了`)}
          onClose={onClose}
        />
      );
    case 'remove':
      return (
        <Confirm
          title={`移走${phone.name}的手机？`}
          warning="账号和数据都留在云端，以后可以再添加。"
          action="移走"
          onConfirm={() => store.removePhone(phone.id, `${phone.name}的手机移走了`)}
          onClose={onClose}
        />
      );
  }
}
