import { isPlainObject } from './document';

/** Puts a value at a dotted path of a row, in place, making the objects on the way. */
export function setAt(row: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? path;
  let place = row;
  for (const step of steps) {
    const next = place[step];
    place = isPlainObject(next) ? next : (place[step] = {});
  }
  place[last] = value;
}
