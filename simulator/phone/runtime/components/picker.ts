import type { Data } from '../framework/glass';
import { setRole } from '../framework/keyboard';
import type { BuiltIn, Host } from './built-in';
import { PICKER_MODES } from './picker-modes';
import type { Services } from './services';

/** Opens a sheet of wheels when tapped. */
export function picker({ choose, now }: Services): BuiltIn {
  return {
    tag: 'picker',
    properties: {
      name: '',
      mode: 'selector',
      headerText: '',
      range: null,
      rangeKey: '',
      value: null,
      start: '',
      end: '',
      fields: 'day',
      customItem: '',
      level: 'region',
      disabled: false,
    },
    draw: (host) => {
      setRole(host.element, 'button');
      host.element.addEventListener('click', () => {
        if (!host.data.disabled) void open(host, choose, now());
      });
      return {
        field: {
          name: () => host.data.name as string,
          value: () => host.data.value,
          reset: () => host.set({ value: null }),
        },
      };
    },
  };
}

async function open(host: Host, choose: Services['choose'], now: number): Promise<void> {
  const data: Data = { ...host.data, today: dayOf(now) };
  const mode = PICKER_MODES[data.mode as string];
  if (!mode) throw new Error(`picker mode="${data.mode as string}" is not available in the simulator`);
  const { onTurn, ...wheels } = mode.wheels(data);
  const selected = await choose({
    ...wheels,
    title: data.headerText as string,
    onTurn: (turned, column) => {
      if (data.mode !== 'multiSelector') return onTurn?.(turned, column);
      const before = host.data.value;
      host.trigger('columnchange', { column, value: turned[column] });
      // The page may have set other columns and another value in its handler.
      const { columns, selected } = mode.wheels(host.data);
      const asked = host.data.value === before ? turned : selected;
      return { columns, selected: asked.map((index, at) => Math.min(index, lastOf(columns[at]))) };
    },
  });
  if (selected === null) {
    host.trigger('cancel');
    return;
  }
  const value = mode.value(host.data, selected);
  host.set({ value });
  host.trigger('change', mode.detail?.(host.data, selected) ?? { value });
}

function lastOf(texts: string[] = []): number {
  return Math.max(0, texts.length - 1);
}

/** The day as a picker writes it, in the phone's own zone. */
function dayOf(now: number): string {
  const day = new Date(now);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
