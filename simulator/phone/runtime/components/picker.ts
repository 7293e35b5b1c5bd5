import type { BuiltIn, Host } from './built-in';
import { PICKER_MODES } from './picker-modes';
import type { Services } from './services';

/** Opens a sheet of wheels when tapped. */
export function picker({ choose }: Services): BuiltIn {
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
      disabled: false,
    },
    draw: (host) => {
      host.element.addEventListener('click', () => {
        if (!host.data.disabled) void open(host, choose);
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

async function open(host: Host, choose: Services['choose']): Promise<void> {
  const { data } = host;
  const mode = PICKER_MODES[data.mode as string];
  if (!mode) throw new Error(`picker mode="${data.mode as string}" is not available in the simulator`);
  const { onTurn, ...wheels } = mode.wheels(data);
  const selected = await choose({
    ...wheels,
    title: data.headerText as string,
    onTurn: (turned, column) => {
      if (data.mode !== 'multiSelector') return onTurn?.(turned, column);
      host.trigger('columnchange', { column, value: turned[column] });
      // The page may have set other columns in its handler.
      const { columns } = mode.wheels(host.data);
      return { columns, selected: turned };
    },
  });
  if (selected === null) {
    host.trigger('cancel');
    return;
  }
  const value = mode.value(host.data, selected);
  host.set({ value });
  host.trigger('change', { value });
}
