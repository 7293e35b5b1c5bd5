import type { JSX } from 'preact';
import { Avatar, colourClass } from '../avatar';
import type { Desk } from '../desk';
import { PhoneActions } from '../people/phone-actions';
import { selectedPhone } from '../state';
import type { DeskStore } from '../store';
import { DeviceForm } from './device-form';

/** Id of the heading that gets the focus when somebody asks for a phone's settings. */
export const DEVICE_HEADING = 'device-heading';

/** Whose phone is adjusted, and its settings. */
export function DevicePanel({ desk, store }: { desk: Desk; store: DeskStore }): JSX.Element | null {
  const phone = selectedPhone(desk);
  if (!phone) return null;
  return (
    <section class="devices" aria-labelledby={DEVICE_HEADING}>
      <h2 id={DEVICE_HEADING} tabIndex={-1}>
        {phone.name}的手机
      </h2>
      <div class="owners" role="radiogroup" aria-label="调整谁的手机">
        {desk.phones.map((candidate, index) => (
          <label key={candidate.id} class={colourClass(index)} title={`${candidate.name} ${candidate.note}`}>
            <input
              type="radio"
              name="owner"
              checked={candidate.id === phone.id}
              aria-label={candidate.name}
              onChange={() => store.update((current) => ({ ...current, selected: candidate.id }))}
            />
            <Avatar name={candidate.name} index={index} />
          </label>
        ))}
      </div>
      <DeviceForm
        key={phone.id}
        phone={phone}
        campus={desk.campus}
        isClockRunning={desk.clock.running}
        onChange={(change) => store.changePhone(phone.id, change)}
      />
      <PhoneActions phone={phone} onAsk={(dialog) => store.update((current) => ({ ...current, dialog }))} />
    </section>
  );
}
