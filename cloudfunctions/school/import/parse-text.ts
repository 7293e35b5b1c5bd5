/**
 * The text of a file that is UTF-8 (with or without BOM), UTF-16 with BOM (Excel's "Unicode text") or
 * GBK (Excel's CSV in China; its superset GB18030 is read). Null when it is none of them: guessing would
 * put wrong characters into names.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = encodingByMark(bytes);
  if (marked) return decodedAs(marked, bytes);
  return decodedAs('utf-8', bytes) ?? decodedAs('gb18030', bytes);
}

function encodingByMark([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    // A BOM is left out by the decoder.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // No table of people has a NUL; a picture or an old .xls has many.
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
