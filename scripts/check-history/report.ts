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
    `Looked at ${things} things with ${events} events, and ${anchors} anchors.`,
    ...windowLines(window, all),
    findings.length === 0 ? 'Found nothing.' : `Found ${findings.length}:`,
    ...found,
  ].join('\n');
}

function windowLines({ since, anchor, things }: OpenWindow, all: boolean): string[] {
  const events = things.reduce((total, thing) => total + thing.events, 0);
  const begin = anchor === 0 ? 'No anchor yet' : `Since ${new Date(since).toISOString()} (anchor ${anchor})`;
  const shown = all ? things : things.slice(0, LISTED);
  return [
    `${begin}: ${events} events of ${things.length} things are not anchored.`,
    'Later events that were cut off at the end of a history, and things begun later that were removed, would not be missed.',
    ...shown.map((thing) => `  ${thing.name}: ${thing.events} not anchored`),
    ...(shown.length < things.length
      ? [`  … and ${things.length - shown.length} more; --all lists them`]
      : []),
  ];
}
