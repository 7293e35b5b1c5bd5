import type { Problem } from '../app-code';
import { element } from './dom';

/** Covers the screen with what is wrong with the project, and writes it to the console as errors. */
export function showProblems(problems: Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ file, line, message }) => {
    const place = line === undefined ? file : `${file}:${line}`;
    console.error(`${place} ${message}`);
    return element('phone-problem', [element('phone-problem-place', place), element('', message)]);
  });
  const sheet = element('phone-problems', [element('phone-problems-title', '编译没有通过'), ...lines]);
  sheet.setAttribute('role', 'alert');
  document.body.append(sheet);
}
