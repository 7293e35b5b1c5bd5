import type { JSX } from 'preact';
import { useOwnId } from '../use-own-id';

interface SegmentsProps<Value> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}

/** One of a few, all of them in sight: radio buttons drawn as a bar. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): JSX.Element {
  const { label, value, options, onChoose } = props;
  const name = useOwnId();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="segments">
        {options.map(([listed, text]) => (
          <label key={listed}>
            <input
              type="radio"
              name={name}
              value={listed}
              checked={listed === value}
              onChange={() => onChoose(listed)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
