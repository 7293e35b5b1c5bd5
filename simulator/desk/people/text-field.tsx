import type { JSX } from 'preact';
import { useOwnId } from '../use-own-id';

interface TextFieldProps {
  label: string;
  value: string;
  placeholder?: string;
  pattern?: string;
  required?: boolean;
  autofocus?: boolean;
  onInput: (value: string) => void;
}

/** A line of text with its label. */
export function TextField({ label, onInput, ...rest }: TextFieldProps): JSX.Element {
  const id = useOwnId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        autocomplete="off"
        spellcheck={false}
        {...rest}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </div>
  );
}
