type Coding = readonly [toBytes: (text: string) => Uint8Array, toText: (bytes: Uint8Array) => string];

const utf8: Coding = [
  (text) => new TextEncoder().encode(text),
  (bytes) => new TextDecoder('utf-8').decode(bytes),
];
const latin1: Coding = [
  (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff),
  (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
];
const ascii: Coding = [
  latin1[0],
  (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte & 0x7f)).join(''),
];
const base64: Coding = [(text) => latin1[0](atob(text)), (bytes) => btoa(latin1[1](bytes))];
const hex: Coding = [
  (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
];
const utf16: Coding = [
  (text) => new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer),
  (bytes) => new TextDecoder('utf-16le').decode(bytes),
];

/** Ways to write bytes as text, under the names that WeChat knows. */
const CODINGS: Record<string, Coding> = {
  utf8,
  'utf-8': utf8,
  latin1,
  binary: latin1,
  ascii,
  base64,
  hex,
  ucs2: utf16,
  'ucs-2': utf16,
  utf16le: utf16,
  'utf-16le': utf16,
};

/** The bytes that a text stands for, or null when the coding is unknown or doesn't fit the text. */
export function bytesOf(text: string, coding: string): Uint8Array | null {
  try {
    return CODINGS[coding]?.[0](text) ?? null;
  } catch {
    return null;
  }
}

/** Bytes as text, or null when the coding is unknown. */
export function textOf(bytes: Uint8Array, coding: string): string | null {
  return CODINGS[coding]?.[1](bytes) ?? null;
}
