import type { JSX } from 'preact';
import { useOwnId } from '../use-own-id';

interface ChoiceProps<Value> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  /** What has to be known before choosing. */
  hint?: string;
  onChoose: (value: Value) => void;
}

/** One of a list. A value that is not in the list, set through the API, is shown as it is. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>): JSX.Element {
  const { label, value, hint, onChoose } = props;
  const id = useOwnId();
  const isListed = props.options.some(([listed]) => listed === value);
  const options = isListed ? props.options : [...props.options, [value, String(value)] as const];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([listed, text]) => (
          <option key={listed} value={listed}>
            {text}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="field-note">
          {hint}
        </p>
      )}
    </div>
  );
}
