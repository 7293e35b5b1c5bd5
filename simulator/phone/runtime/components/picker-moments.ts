import type { Data } from '../framework/glass';
import { textOf } from '../framework/text';
import type { PickerMode } from './picker-mode';
import type { Wheels } from './services';

/** A moment in parts: year, month and day, or hour and minute. */
interface Scale {
  /** The limits without `start` and `end`. */
  first: string;
  last: string;
  /** What is shown first without a value. */
  usual: (data: Data) => unknown;
  /** The numbers a wheel can show, given those chosen to its left; within no limits. */
  numbers: (chosen: number[]) => number[];
  label: (number: number, wheel: number) => string;
  separator: string;
  wheels: (data: Data) => number;
}

const two = (number: number) => String(number).padStart(2, '0');
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** Days are counted by their parts; a month's length does not depend on any clock. */
const DAYS: Scale = {
  first: '1970-01-01',
  last: '2099-12-31',
  usual: ({ today }) => today,
  numbers: ([year, month]) => {
    if (year === undefined) return range(1, 9999);
    return month === undefined ? range(1, 12) : range(1, new Date(Date.UTC(year, month, 0)).getUTCDate());
  },
  label: (number, wheel) => `${number}${['年', '月', '日'][wheel] ?? ''}`,
  separator: '-',
  wheels: ({ fields }) => ({ year: 1, month: 2 })[fields as string] ?? 3,
};

const MINUTES: Scale = {
  first: '00:00',
  last: '23:59',
  usual: () => '',
  numbers: ({ length }) => range(0, length === 0 ? 23 : 59),
  label: two,
  separator: ':',
  wheels: () => 2,
};

/** Without a value, the day is today by the phone's clock. */
export const date = momentPicker(DAYS);
export const time = momentPicker(MINUTES);

function momentPicker(scale: Scale): PickerMode {
  return {
    wheels: (data) => {
      const wanted = partsOf(scale, limited(textOf(data.value) || textOf(scale.usual(data)), data));
      const shown = show(scale, data, (numbers, wheel) =>
        Math.max(0, numbers.indexOf(nearest(numbers, wanted[wheel] ?? 0))),
      );
      return {
        ...shown,
        onTurn: (turned) => show(scale, data, (numbers, wheel) => within(numbers, turned[wheel])),
      };
    },
    value: (data, selected) => {
      const chosen = chosenNumbers(scale, data, (numbers, wheel) => within(numbers, selected[wheel]));
      return chosen.map(two).join(scale.separator);
    },
  };
}

/** A moment as it is written, moved to the limit it lies beyond. */
function limited(moment: string, { start, end }: Data): string {
  const [first, last] = [textOf(start), textOf(end)];
  if (moment < first) return first;
  return last !== '' && moment > last ? last : moment;
}

type Choose = (numbers: number[], wheel: number) => number;

function show(scale: Scale, data: Data, choose: Choose): Pick<Wheels, 'columns' | 'selected'> {
  const lists: number[][] = [];
  const selected: number[] = [];
  chosenNumbers(scale, data, (numbers, wheel) => {
    lists.push(numbers);
    selected.push(choose(numbers, wheel));
    return selected[wheel] ?? 0;
  });
  return { columns: lists.map((list, wheel) => list.map((one) => scale.label(one, wheel))), selected };
}

/** Goes from wheel to wheel; `choose` gets what a wheel offers and says which of it is meant. */
function chosenNumbers(scale: Scale, data: Data, choose: Choose): number[] {
  const chosen: number[] = [];
  for (let wheel = 0; wheel < scale.wheels(data); wheel += 1) {
    const numbers = offered(scale, data, chosen);
    chosen.push(numbers[choose(numbers, wheel)] ?? 0);
  }
  return chosen;
}

/** What the next wheel offers between `start` and `end`, which count while all before is at their edge. */
function offered(scale: Scale, { start, end }: Data, chosen: number[]): number[] {
  const first = partsOf(scale, textOf(start) || scale.first);
  const last = partsOf(scale, textOf(end) || scale.last);
  const isAtEdge = (edge: number[]) => chosen.every((number, wheel) => number === edge[wheel]);
  const least = isAtEdge(first) ? (first[chosen.length] ?? -Infinity) : -Infinity;
  const most = isAtEdge(last) ? (last[chosen.length] ?? Infinity) : Infinity;
  return scale.numbers(chosen).filter((number) => number >= least && number <= most);
}

function partsOf({ separator }: Scale, text: unknown): number[] {
  const parts = textOf(text);
  return parts === '' ? [] : parts.split(separator).map(Number);
}

function nearest(numbers: number[], wanted: number): number {
  return Math.min(Math.max(wanted, numbers[0] ?? 0), numbers.at(-1) ?? 0);
}

function within(numbers: number[], index = 0): number {
  return Math.min(index, Math.max(0, numbers.length - 1));
}
