import { ObjectId } from 'bson';

/**
 * Turns values into strings whose order is MongoDB's order of the values, across types: empty lists,
 * nothing and null, numbers, strings, objects, arrays, ids, booleans, dates, expressions. One string comparison
 * then does what an index, a sort and a range query need. Every encoding is prefix-free, so that the
 * encodings of several fields can be put one after the other.
 */

/** The first character of an encoding tells the type; a range of one type ends before the next tag. */
const TAG = {
  emptyList: '@',
  null: 'A',
  number: 'B',
  string: 'C',
  object: 'D',
  array: 'E',
  id: 'F',
  boolean: 'G',
  date: 'H',
  expression: 'I',
} as const;

/** Stands for what an empty list holds: it comes before null, and is not null. */
export const EMPTY_LIST = Symbol('empty list');

const END = '\u0000';
/** Begins a field of an object, which may have an empty name and must not look like the end. */
const FIELD = '\u0002';
/** Sorts after everything an encoding can continue with. */
export const AFTER_ALL = '\uffff';

/** Encodes one value, ascending. */
export function encodeValue(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return TAG.number + encodeNumber(value);
    case 'bigint':
      return TAG.number + encodeNumber(Number(value));
    case 'string':
      return TAG.string + encodeText(value);
    case 'boolean':
      return TAG.boolean + (value ? '1' : '0');
    case 'object':
      return value === null ? TAG.null : encodeObject(value);
    case 'symbol':
      return TAG.emptyList;
    case 'undefined':
    case 'function':
      return TAG.null;
  }
}

/** The tag that an encoding of this value begins with: the range of all values of the same type. */
export function typeTag(value: unknown): string {
  return encodeValue(value).slice(0, 1);
}

/** Turns an ascending encoding into one that sorts the other way round. */
export function invert(encoded: string): string {
  let inverted = '';
  for (let index = 0; index < encoded.length; index += 1) {
    inverted += String.fromCharCode(0xffff - encoded.charCodeAt(index));
  }
  return inverted;
}

function encodeObject(value: object): string {
  if (value instanceof Date) return TAG.date + encodeNumber(value.getTime());
  if (value instanceof RegExp) return TAG.expression + encodeText(String(value));
  if (Array.isArray(value)) return TAG.array + value.map(encodeValue).join('') + END;
  if (value instanceof ObjectId) return TAG.id + encodeText(value.toHexString());
  const fields = Object.entries(value).map(([key, field]) => FIELD + encodeText(key) + encodeValue(field));
  return TAG.object + fields.join('') + END;
}

/**
 * A text ends with the lowest of all characters. Inside, that and the next one are written as two, so
 * that no text's encoding is the beginning of another's and the order stays.
 */
function encodeText(text: string): string {
  const hasLow = text.includes(END) || text.includes('\u0001');
  return (hasLow ? text.replaceAll('\u0001', '\u0001\u0002').replaceAll(END, '\u0001\u0001') : text) + END;
}

const buffer = new DataView(new ArrayBuffer(8));

/** 16 hexadecimal digits in the order of the numbers; NaN before all of them, as in MongoDB. */
function encodeNumber(value: number): string {
  if (Number.isNaN(value)) return '0'.repeat(16);
  buffer.setFloat64(0, value === 0 ? 0 : value);
  const high = buffer.getUint32(0);
  const low = buffer.getUint32(4);
  const negative = high >= 0x80000000;
  return hex(negative ? ~high : high | 0x80000000) + hex(negative ? ~low : low);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
