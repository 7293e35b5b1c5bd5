import type { Data } from '../framework/glass';
import { textOf } from '../framework/text';
import type { Wheels } from './services';

/** A kind of picker: what its wheels show, and what a choice means. */
export interface PickerMode {
  wheels: (data: Data) => Omit<Wheels, 'title'>;
  value: (data: Data, selected: number[]) => unknown;
}

const two = (number: number) => String(number).padStart(2, '0');
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function textsOf(list: unknown, key: unknown): string[] {
  return ((list ?? []) as unknown[]).map((item) =>
    textOf(key && typeof item === 'object' ? (item as Data)[key as string] : item),
  );
}

const selector: PickerMode = {
  wheels: ({ range: list, rangeKey, value }) => ({
    columns: [textsOf(list, rangeKey)],
    selected: [Number(value ?? 0)],
  }),
  value: (_, [index = 0]) => index,
};

const multiSelector: PickerMode = {
  wheels: ({ range: lists, rangeKey, value }) => {
    const columns = ((lists ?? []) as unknown[]).map((list) => textsOf(list, rangeKey));
    return { columns, selected: columns.map((_, index) => ((value ?? []) as number[])[index] ?? 0) };
  },
  value: (_, selected) => selected,
};

const time: PickerMode = {
  wheels: ({ value }) => {
    const [hour = 0, minute = 0] = textOf(value).split(':').map(Number);
    return { columns: [range(0, 23).map(two), range(0, 59).map(two)], selected: [hour, minute] };
  },
  value: (_, [hour = 0, minute = 0]) => `${two(hour)}:${two(minute)}`,
};

/** Days are counted by their parts; a month's length does not depend on any clock. */
const date: PickerMode = {
  wheels: (data) => {
    const years = yearsOf(data);
    const [year = years[0] ?? 0, month = 1, day = 1] = partsOf(data.value);
    const selected = [Math.max(0, years.indexOf(year)), month - 1, day - 1];
    return {
      ...dateColumns(data, selected),
      onTurn: (turned) => dateColumns(data, turned),
    };
  },
  value: (data, selected) => {
    const [year = 0, month = 0, day = 0] = selected;
    const parts = [String(yearsOf(data)[year] ?? ''), two(month + 1), two(day + 1)];
    return parts.slice(0, wheelsOf(data)).join('-');
  },
};

function dateColumns(data: Data, selected: number[]): Pick<Wheels, 'columns' | 'selected'> {
  const years = yearsOf(data);
  const [year = 0, month = 0, day = 0] = selected;
  const length = new Date(Date.UTC(years[year] ?? 2000, month + 1, 0)).getUTCDate();
  const columns = [
    years.map((one) => `${one}年`),
    range(1, 12).map((one) => `${one}月`),
    range(1, length).map((one) => `${one}日`),
  ];
  return {
    columns: columns.slice(0, wheelsOf(data)),
    selected: [year, month, Math.min(day, length - 1)].slice(0, wheelsOf(data)),
  };
}

function wheelsOf({ fields }: Data): number {
  const partial: Record<string, number> = { year: 1, month: 2 };
  return partial[fields as string] ?? 3;
}

function yearsOf({ start, end }: Data): number[] {
  const [first = 1970] = partsOf(start);
  const [last = 2099] = partsOf(end);
  return range(first, Math.max(first, last));
}

function partsOf(text: unknown): number[] {
  return typeof text === 'string' && text !== '' ? text.split('-').map(Number) : [];
}

export const PICKER_MODES: Record<string, PickerMode | undefined> = { selector, multiSelector, time, date };
