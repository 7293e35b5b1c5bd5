import type { Data } from '../framework/glass';
import { textOf } from '../framework/text';
import { date, time } from './picker-moments';
import { region } from './region-picker';
import type { PickerMode } from './picker-mode';

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

export const PICKER_MODES: Record<string, PickerMode | undefined> = {
  selector,
  multiSelector,
  time,
  date,
  region,
};
