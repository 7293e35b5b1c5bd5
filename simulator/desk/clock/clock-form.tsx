import type { JSX, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { KnownClock } from '../desk';
import { simulatedNow } from '../state';
import { parseMoment } from './parse-moment';

interface ClockFormProps {
  clock: KnownClock;
  onSet: (moment: number) => void;
}

/** A field to type a time, or a date and a time, into. */
export function ClockForm({ clock, onSet }: ClockFormProps): JSX.Element {
  const [text, setText] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const moment = parseMoment(text, simulatedNow(clock, Date.now()));
    setUnreadable(moment === null);
    if (moment === null) return;
    setText('');
    onSet(moment);
  };
  return (
    <form class="clock-form" onSubmit={submit}>
      <input
        aria-label="把时钟拨到"
        placeholder="07:12 或 11-25 07:12"
        autocomplete="off"
        value={text}
        aria-invalid={isUnreadable}
        aria-describedby={isUnreadable ? 'clock-hint' : undefined}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setUnreadable(false);
        }}
      />
      <button type="submit">拨到</button>
      {isUnreadable && (
        <p id="clock-hint" class="hint-bubble" role="alert">
          看不懂这个时间。可以写 07:12、11-25 07:12 或 2026-11-25 07:12:30。
        </p>
      )}
    </form>
  );
}
