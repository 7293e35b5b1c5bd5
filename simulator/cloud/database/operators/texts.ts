import { isNothing, numberFor, onOne, onValues, refuse, textFor, type ExpressionOperator } from './operator';

/** Texts, where mingo counts otherwise than MongoDB or lacks the operator. */
export const TEXTS: Record<string, ExpressionOperator> = {
  $indexOfBytes: onValues((text, sought, from, to) =>
    indexOf('$indexOfBytes', text, sought, from, to, (part) => Buffer.byteLength(part), sliceBytes),
  ),
  $indexOfCP: onValues((text, sought, from, to) =>
    indexOf('$indexOfCP', text, sought, from, to, characters, slicePoints),
  ),
  $substrBytes: onValues(substringOfBytes),
  $substr: onValues(substringOfBytes),
  $strLenBytes: onOne((text) => Buffer.byteLength(textFor('$strLenBytes', text))),
  $strLenCP: onOne((text) => characters(textFor('$strLenCP', text))),
  $toLower: onOne((value) => spelled('$toLower', value).toLowerCase()),
  $toUpper: onOne((value) => spelled('$toUpper', value).toUpperCase()),
};

/** MongoDB counts code points, as Array.from does. */
function characters(text: string): number {
  return Array.from(text).length;
}

type Slice = (text: string, from: number, to: number) => string;

/** Where a text begins inside another, within `from` and `to`, in the units of `length` and `slice`; -1 for nowhere. */
function indexOf(
  name: string,
  text: unknown,
  sought: unknown,
  from: unknown,
  to: unknown,
  length: (text: string) => number,
  slice: Slice,
): number | null {
  if (isNothing(text)) return null;
  const whole = textFor(name, text);
  const begin = from === undefined ? 0 : numberFor(name, from);
  const end = to === undefined ? length(whole) : numberFor(name, to);
  if (begin < 0 || end < 0) return refuse(name, 'a place in a text is not negative');
  const part = slice(whole, begin, end);
  const found = part.indexOf(textFor(name, sought));
  return found === -1 ? -1 : begin + length(part.slice(0, found));
}

function sliceBytes(text: string, from: number, to: number): string {
  return Buffer.from(text).subarray(from, to).toString('utf8');
}

function slicePoints(text: string, from: number, to: number): string {
  return Array.from(text).slice(from, to).join('');
}

function substringOfBytes(text: unknown, from: unknown, count: unknown): string {
  const bytes = Buffer.from(spelled('$substrBytes', text));
  const begin = numberFor('$substrBytes', from);
  const wanted = numberFor('$substrBytes', count);
  const end = wanted < 0 ? bytes.length : Math.min(begin + wanted, bytes.length);
  if (insideCharacter(bytes, begin) || insideCharacter(bytes, end)) {
    return refuse('$substrBytes', 'a part begins and ends between characters');
  }
  return bytes.subarray(begin, end).toString('utf8');
}

/** The bytes of a character after its first one begin with the bits 10. */
function insideCharacter(bytes: Buffer, place: number): boolean {
  return ((bytes[place] ?? 0) & 0xc0) === 0x80;
}

/** A value as MongoDB writes it into a text: nothing is an empty one. */
function spelled(name: string, value: unknown): string {
  if (isNothing(value)) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'number' ? String(value) : textFor(name, value);
}
