const LINE = '\r\n';

/**
 * The parts of a multipart form by name, as bytes. (The form reader that comes with Node takes parts
 * without a file name for text and damages binary ones, which is what the SDK sends.)
 * @param type the request's content type, which names the boundary
 */
export function readMultipart(body: Buffer, type: string): Record<string, Buffer> {
  const boundary = /boundary=("?)([^";]+)\1/.exec(type)?.[2];
  if (boundary === undefined) return {};
  const parts: Record<string, Buffer> = {};
  const delimiter = Buffer.from(`--${boundary}`);
  let start = body.indexOf(delimiter);
  for (let end = next(body, delimiter, start); end !== -1; end = next(body, delimiter, start)) {
    // Between the line of the delimiter and the line break before the next one.
    const part = body.subarray(start + delimiter.length + LINE.length, end - LINE.length);
    const head = part.indexOf(LINE + LINE);
    const name = /name="([^"]*)"/.exec(part.toString('latin1', 0, head))?.[1];
    if (name !== undefined) parts[name] = part.subarray(head + 2 * LINE.length);
    start = end;
  }
  return parts;
}

function next(body: Buffer, delimiter: Buffer, start: number): number {
  return start === -1 ? -1 : body.indexOf(delimiter, start + delimiter.length);
}
