import type { Data } from '../framework/glass';
import type { Wheels } from './services';

/** A kind of picker: what its wheels show, and what a choice means. */
export interface PickerMode {
  wheels: (data: Data) => Omit<Wheels, 'title'>;
  value: (data: Data, selected: number[]) => unknown;
  /** What the event `change` says, when that is more than the value. */
  detail?: (data: Data, selected: number[]) => object;
}
