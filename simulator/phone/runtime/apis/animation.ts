import type { Data } from '../framework/glass';

/** Timing of a step; times in ms. */
export interface StepOptions {
  duration?: number;
  timingFunction?: string;
  delay?: number;
  transformOrigin?: string;
}

/** Some styles that change together, and how. */
export interface AnimationStep {
  styles: Record<string, string>;
  transform: string;
  option: Required<StepOptions>;
}

const DEFAULTS = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' };

const LENGTHS = ['width', 'height', 'top', 'right', 'bottom', 'left'];
/** Unit of each transformation's arguments. */
const TRANSFORMS: Record<string, string> = {
  ...Object.fromEntries(
    ['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY'].map((name) => [name, 'deg']),
  ),
  ...Object.fromEntries(
    ['scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d', 'matrix', 'matrix3d'].map((name) => [name, '']),
  ),
  ...Object.fromEntries(
    ['translate', 'translateX', 'translateY', 'translateZ', 'translate3d'].map((name) => [name, 'px']),
  ),
};

interface Chain {
  step: (options?: StepOptions) => Chain;
  export: () => { actions: AnimationStep[] };
  [style: string]: unknown;
}

/** `wx.createAnimation()`: a description of changes, given to the `animation` of an element. */
export function createAnimation(options: StepOptions = {}): Chain {
  let actions: AnimationStep[] = [];
  let styles: Record<string, string> = {};
  let transforms: string[] = [];
  const chain: Chain = {
    step: (own = {}) => {
      actions.push({ styles, transform: transforms.join(' '), option: { ...DEFAULTS, ...options, ...own } });
      styles = {};
      transforms = [];
      return chain;
    },
    export: () => {
      const made = actions;
      actions = [];
      return { actions: made };
    },
    opacity: (value: number) => add('opacity', String(value)),
    backgroundColor: (value: string) => add('background-color', value),
  };
  const add = (name: string, value: string) => {
    styles[name] = value;
    return chain;
  };
  const move =
    (name: string, unit: string) =>
    (...values: (number | string)[]) => {
      transforms.push(`${name}(${values.map((value) => withUnit(value, unit)).join(',')})`);
      return chain;
    };
  const lengths: Data = Object.fromEntries(
    LENGTHS.map((name) => [name, (value: number | string) => add(name, withUnit(value, 'px'))]),
  );
  const moves: Data = Object.fromEntries(
    Object.entries(TRANSFORMS).map(([name, unit]) => [name, move(name, unit)]),
  );
  return Object.assign(chain, lengths, moves);
}

function withUnit(value: number | string, unit: string): string {
  return typeof value === 'number' ? `${value}${unit}` : value;
}
