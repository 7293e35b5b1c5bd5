import type { LogLine } from '../../protocol';

/** More than anybody reads through; typing narrows it. */
const SHOWN = 200;

/** The newest lines with `text` in them or in their function's name: errors first, then everything else, newest first. */
export function chooseLines(lines: readonly LogLine[], text: string): LogLine[] {
  const wanted = text.trim().toLowerCase();
  const found = lines
    .filter((line) => `${line.function} ${line.requestId} ${line.text}`.toLowerCase().includes(wanted))
    .reverse();
  const isError = ({ level }: LogLine) => level === 'error';
  return [...found.filter(isError), ...found.filter((line) => !isError(line))].slice(0, SHOWN);
}
