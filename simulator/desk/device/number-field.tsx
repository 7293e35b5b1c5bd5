import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { useOwnId } from '../use-own-id';

interface NumberFieldProps {
  label: string;
  unit: string;
  /** `null` where there is nothing to be set. */
  value: number | null;
  min?: number;
  max?: number;
  /** Says what is possible, to somebody who typed something else. */
  range: string;
  onSet: (value: number) => void;
}

/** A number that takes effect when it is left or entered; what can't be falls back to what it was, with a word on what can. */
export function NumberField({ label, unit, value, min, max, range, onSet }: NumberFieldProps): JSX.Element {
  const id = useOwnId();
  const [isRefused, setRefused] = useState(false);
  const shown = value === null ? '' : String(Math.round(value * 1000) / 1000);
  const take = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const typed = currentTarget.valueAsNumber;
    const isPossible = Number.isFinite(typed) && currentTarget.validity.valid;
    setRefused(!isPossible);
    if (isPossible) onSet(typed);
    else currentTarget.value = shown;
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="number">
        <input
          id={id}
          type="number"
          step="any"
          min={min}
          max={max}
          value={shown}
          disabled={value === null}
          aria-describedby={`${id}-unit`}
          onFocus={() => setRefused(false)}
          onChange={take}
        />
        <span id={`${id}-unit`} class="unit">
          {unit}
        </span>
      </span>
      {isRefused && (
        <p class="field-note refused" role="alert">
          {range}
        </p>
      )}
    </div>
  );
}
