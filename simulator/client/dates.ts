/** A date as the control API writes it. */
interface WireDate {
  $date: number;
}

/** The same value with every Date as `{"$date": milliseconds}`, ready for JSON. */
export function datesToWire(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() } satisfies WireDate;
  return mapped(value, datesToWire);
}

/** The same value with every `{"$date": milliseconds}` as a Date. */
export function datesFromWire(value: unknown): unknown {
  if (isWireDate(value)) return new Date(value.$date);
  return mapped(value, datesFromWire);
}

function isWireDate(value: unknown): value is WireDate {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$date' in value &&
    typeof value.$date === 'number' &&
    Object.keys(value).length === 1
  );
}

function mapped(value: unknown, change: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}
