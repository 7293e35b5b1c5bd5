/** A value that nobody can change, to the last of its parts. */
export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** Freezes a value of plain objects and lists with all its parts, and returns it. */
export function frozen<T>(value: T): Frozen<T> {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value as Frozen<T>;
}
