import type { Audit } from './audit';
import type { OpenWindow } from './open-window';

const LISTED = 20;

/**
 * What an operator reads: how much was looked at, what could not be seen, and everything that was found.
 * @param all lists every thing of the window instead of the first 20.
 */
export function report({ findings, window, things, events, anchors }: Audit, all = false): string {
  const found = findings.map(({ code, where, message }) => `  ${code} ${where}: ${message}`);
  return [
    `Looked at ${count(things, 'thing')} with ${count(events, 'event')}, and ${count(anchors, 'anchor')}.`,
    ...windowLines(window, all),
    findings.length === 0 ? 'Found nothing.' : `Found ${findings.length}:`,
    ...found,
  ].join('\n');
}

function windowLines({ since, anchor, things }: OpenWindow, all: boolean): string[] {
  const events = things.reduce((total, thing) => total + thing.events, 0);
  const begin =
    anchor === 0 ? 'There is no anchor' : `Since ${new Date(since).toISOString()} (anchor ${anchor})`;
  const shown = all ? things : things.slice(0, LISTED);
  return [
    `${begin}, not anchored yet: ${count(events, 'event')} of ${count(things.length, 'thing')}.`,
    'Later events that were cut off at the end of a history, and things begun later that were removed, would not be missed.',
    ...shown.map((thing) => `  ${thing.name}: ${thing.events} not anchored`),
    ...(shown.length < things.length
      ? [`  … and ${things.length - shown.length} more; --all lists them`]
      : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
