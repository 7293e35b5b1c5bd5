import { browserUnits } from '../../units';
import { textOf } from '../framework/text';

/** A length as WXML gives it: a number or a text of digits is px, else a CSS length. `usual` is in px. */
export function browserLength(length: unknown, usual: number): string {
  if (length === null || length === undefined || length === '') return `${usual}px`;
  const text = textOf(length);
  return Number.isNaN(Number(text)) ? browserUnits(text) : `${text}px`;
}

/** A length as WXML gives it, in px; `rpx` is a share of the screen's width. */
export function pixelsOf(length: unknown): number {
  const text = textOf(length);
  const number = Number.parseFloat(text);
  if (Number.isNaN(number)) return 0;
  return text.trim().endsWith('rpx') ? (number * window.innerWidth) / 750 : number;
}
