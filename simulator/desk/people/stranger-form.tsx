import type { JSX, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Persona } from '../../protocol';
import { OPENID_PATTERN } from './new-phone';
import { TextField } from './text-field';

interface StrangerFormProps {
  /** An OPENID that is free. */
  suggestion: string;
  action: string;
  onChoose: (person: Persona) => void;
}

/** Somebody the project has not heard of yet, with any OPENID. */
export function StrangerForm({ suggestion, action, onChoose }: StrangerFormProps): JSX.Element {
  const [openid, setOpenid] = useState(suggestion);
  const [name, setName] = useState('');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onChoose({ openid, name: name.trim() || '新手机', note: '' });
  };
  return (
    <form class="dialog-form" aria-label="新手机" onSubmit={submit}>
      <h3>新手机</h3>
      <TextField label="OPENID" value={openid} pattern={OPENID_PATTERN} required onInput={setOpenid} />
      <TextField label="名字" value={name} placeholder="新手机" onInput={setName} />
      <div class="dialog-buttons">
        <button type="submit">{action}</button>
      </div>
    </form>
  );
}
