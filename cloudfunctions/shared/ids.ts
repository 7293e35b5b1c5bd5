import { randomInt } from 'node:crypto';

const ID_LETTERS = '0123456789abcdefghijkmnpqrstuvwxyz';
// Without letters that are mistaken for each other when read out or written down: 0 O, 1 I L.
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A random id that says nothing: 12 lower-case letters and digits, 61 bits. */
export function newId(): string {
  return random(ID_LETTERS, 12);
}

/** A random code to be read out and typed in; 5 bits a letter. */
export function newCode(length: number): string {
  return random(CODE_LETTERS, length);
}

function random(letters: string, length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
