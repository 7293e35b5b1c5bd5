import type { JSX, TargetedEvent } from 'preact';
import { useId } from 'preact/hooks';

interface NumberFieldProps {
  label: string;
  unit: string;
  /** `null` where there is nothing to be set. */
  value: number | null;
  min?: number;
  onSet: (value: number) => void;
}

/** A number that takes effect when it is left or entered; what is no number falls back to what it was. */
export function NumberField({ label, unit, value, min, onSet }: NumberFieldProps): JSX.Element {
  const id = useId();
  const shown = value === null ? '' : String(Math.round(value * 1000) / 1000);
  const take = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const typed = currentTarget.valueAsNumber;
    if (Number.isFinite(typed) && currentTarget.validity.valid) onSet(typed);
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
          value={shown}
          disabled={value === null}
          aria-describedby={`${id}-unit`}
          onChange={take}
        />
        <span id={`${id}-unit`} class="unit">
          {unit}
        </span>
      </span>
    </div>
  );
}
