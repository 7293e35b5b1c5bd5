import { textOf } from '../framework/text';
import type { BuiltIn, Host } from './built-in';
import { browserLength } from './length';

/** A bar that shows how far something is. */
const progress: BuiltIn = {
  tag: 'progress',
  properties: {
    percent: 0,
    showInfo: false,
    strokeWidth: null,
    activeColor: '#07c160',
    color: '',
    backgroundColor: '#ebebeb',
    borderRadius: null,
    active: false,
  },
  draw: ({ element }) => {
    const bar = document.createElement('div');
    const done = document.createElement('div');
    const info = document.createElement('span');
    bar.append(done);
    element.append(bar, info);
    element.setAttribute('role', 'progressbar');
    return {
      update: (data) => {
        const percent = Math.min(100, Math.max(0, Number(data.percent)));
        const height = browserLength(data.strokeWidth, 6);
        const radius = browserLength(data.borderRadius, 0);
        Object.assign(bar.style, { height, borderRadius: radius, background: data.backgroundColor });
        Object.assign(done.style, {
          width: `${percent}%`,
          background: textOf(data.color) === '' ? data.activeColor : data.color,
        });
        done.style.transition = data.active ? 'width 1s linear' : '';
        info.hidden = !data.showInfo;
        info.textContent = `${percent}%`;
        element.setAttribute('aria-valuenow', String(percent));
      },
    };
  },
};

/** A knob on a line, to choose a number. */
const slider: BuiltIn = {
  tag: 'slider',
  properties: {
    name: '',
    min: 0,
    max: 100,
    step: 1,
    value: 0,
    disabled: false,
    activeColor: '#07c160',
    backgroundColor: '#e9e9e9',
    blockSize: 28,
    blockColor: '#ffffff',
    showValue: false,
  },
  draw: (host) => {
    const control = document.createElement('input');
    control.type = 'range';
    const shown = document.createElement('span');
    host.element.append(control, shown);
    const send = (type: string) => () => {
      host.set({ value: Number(control.value) });
      host.trigger(type, { value: Number(control.value) });
    };
    control.addEventListener('input', send('changing'));
    control.addEventListener('change', send('change'));
    return {
      update: (data) => drawSlider(host, control, shown, data),
      field: {
        name: () => host.data.name as string,
        value: () => host.data.value,
        reset: () => host.set({ value: host.data.min }),
      },
    };
  },
};

function drawSlider(
  host: Host,
  control: HTMLInputElement,
  shown: HTMLElement,
  data: Record<string, unknown>,
): void {
  const { min, max, step, value } = data as Record<string, number>;
  Object.assign(control, { min, max, step, disabled: Boolean(data.disabled) });
  control.value = String(value);
  const share = ((Number(control.value) - Number(min)) / Math.max(1e-9, Number(max) - Number(min))) * 100;
  host.setStyle({
    '--slider-share': `${share}%`,
    '--slider-active': data.activeColor as string,
    '--slider-rest': data.backgroundColor as string,
    '--slider-block': `${data.blockSize as number}px`,
    '--slider-block-color': data.blockColor as string,
  });
  shown.hidden = !data.showValue;
  shown.textContent = control.value;
}

export const meters: BuiltIn[] = [progress, slider];
