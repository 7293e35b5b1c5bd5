import type { JSX } from 'preact';
import type { CampusPlace, Phone } from '../../protocol';
import { putAt } from '../campus/moves';
import { placeAt, whereabouts } from '../campus/whereabouts';
import type { PhoneChange } from '../store';
import { Choice } from './choice';

const NOWHERE = '没有位置';

/** Who doesn't know it believes the phone broken that is still where it was. */
const REPEATS = '微信每 30 秒才给新位置';
const REPEATS_FOR_EVER = `${REPEATS}，时钟停着就没有`;

interface PlaceFieldProps {
  phone: Phone;
  campus: readonly CampusPlace[];
  isClockRunning: boolean;
  onChange: (change: PhoneChange) => void;
}

/** Puts a phone onto a place by its name, or takes its position away. */
export function PlaceField({ phone, campus, isClockRunning, onChange }: PlaceFieldProps): JSX.Element {
  const here = phone.location && placeAt(phone.location, campus);
  const value = here ? here.name : whereabouts(phone.location, campus);
  const names = campus.map(({ name }) => name);
  const options = [...names, NOWHERE].map((name) => [name, name] as const);
  const choose = (name: string) => {
    const place = campus.find((candidate) => candidate.name === name);
    if (place) onChange(putAt(place));
    else if (name === NOWHERE) onChange(() => ({ location: null }));
  };
  const hint = isClockRunning ? REPEATS : REPEATS_FOR_EVER;
  return <Choice label="位置" value={value} options={options} hint={hint} onChoose={choose} />;
}
