import path from 'node:path';
import { root, runTool } from '../../scripts/process';
import { temporaryTree } from '../support/temporary-tree';

interface Summary {
  violations: { rule: { name: string }; from: string; to: string }[];
  ruleSetUsed: { forbidden: { name: string }[] };
}

/** Imports that a rule has to stop: the rule, the importing file, what it imports, and whether it is a type only. */
const FORBIDDEN: [rule: string, from: string, to: string, kind?: 'type'][] = [
  ['no-circle', 'simulator/a.ts', 'simulator/b.ts'],
  ['everything-is-there', 'scripts/lost.ts', './nowhere'],
  ['shared-looks-only-down', 'cloudfunctions/shared/up.ts', 'cloudfunctions/school/people/people.ts'],
  ['school-looks-only-down', 'cloudfunctions/school/up.ts', 'cloudfunctions/leave/slips.ts'],
  ['leave-looks-only-down', 'cloudfunctions/leave/up.ts', 'cloudfunctions/attendance/facts.ts'],
  ['leave-looks-only-down', 'cloudfunctions/leave/up.ts', 'cloudfunctions/reports/rounds.ts', 'type'],
  ['attendance-looks-only-down', 'cloudfunctions/attendance/up.ts', 'cloudfunctions/summaries/day.ts'],
  ['attendance-looks-only-down', 'cloudfunctions/attendance/up.ts', 'cloudfunctions/reports/rounds.ts'],
  ['reports-looks-only-down', 'cloudfunctions/reports/up.ts', 'cloudfunctions/attendance/facts.ts'],
  ['summaries-looks-only-down', 'cloudfunctions/summaries/up.ts', 'cloudfunctions/messages/inbox.ts'],
  ['messages-looks-only-down', 'cloudfunctions/messages/up.ts', 'cloudfunctions/school/people/people.ts'],
  ['every-function-has-its-direction', 'cloudfunctions/library/books.ts', 'cloudfunctions/shared/cache.ts'],
  ['functions-know-no-phone-and-no-tools', 'cloudfunctions/school/up.ts', 'miniprogram/app.ts'],
  ['functions-know-no-phone-and-no-tools', 'cloudfunctions/school/up.ts', 'simulator/b.ts'],
  ['index-is-not-imported', 'cloudfunctions/attendance/up.ts', 'cloudfunctions/leave/index.ts'],
  ['sdk-in-few-files', 'cloudfunctions/leave/slips.ts', 'wx-server-sdk'],
  ['contract-needs-only-valibot', 'cloudfunctions/leave/contract.ts', 'cloudfunctions/leave/states.ts'],
  ['contract-needs-only-valibot', 'cloudfunctions/leave/contract.ts', 'geolib'],
  [
    'contract-names-only-pure-types',
    'cloudfunctions/school/contract.ts',
    'cloudfunctions/school/people/people.ts',
    'type',
  ],
  ['pure-stays-pure', 'cloudfunctions/attendance/sections.ts', 'cloudfunctions/attendance/facts.ts'],
  ['pure-stays-pure', 'cloudfunctions/attendance/place.ts', 'node:fs'],
  ['pure-stays-pure', 'cloudfunctions/shared/clock.ts', 'cloudfunctions/shared/cache.ts', 'type'],
  ['phone-has-only-itself', 'miniprogram/pages/a.ts', 'cloudfunctions/attendance/contract.ts', 'type'],
  ['phone-has-only-itself', 'miniprogram/pages/a.ts', 'simulator/b.ts'],
  ['phone-takes-types-only', 'miniprogram/pages/a.ts', 'typings/cloud-api.ts'],
  ['phone-has-no-tools', 'miniprogram/pages/a.ts', 'valibot'],
  ['phone-has-no-tools', 'miniprogram/pages/a.ts', 'node:fs'],
  ['typings-read-contracts', 'typings/cloud-api.ts', 'cloudfunctions/leave/slips.ts', 'type'],
  ['typings-are-types', 'typings/cloud-api.ts', 'cloudfunctions/attendance/contract.ts'],
  ['simulator-knows-no-school', 'simulator/c.ts', 'miniprogram/app.ts'],
  ['simulator-knows-no-school', 'simulator/c.ts', 'cloudfunctions/shared/cache.ts'],
];

/** Imports that every rule has to let through. */
const ALLOWED: typeof FORBIDDEN = [
  ['', 'cloudfunctions/summaries/week.ts', 'cloudfunctions/attendance/facts.ts'],
  ['', 'cloudfunctions/attendance/today.ts', 'cloudfunctions/leave/slips.ts'],
  ['', 'cloudfunctions/attendance/today.ts', 'cloudfunctions/attendance/contract.ts'],
  ['', 'cloudfunctions/attendance/contract.ts', 'valibot'],
  ['', 'cloudfunctions/attendance/contract.ts', 'cloudfunctions/attendance/states.ts', 'type'],
  ['', 'cloudfunctions/attendance/states.ts', 'cloudfunctions/shared/refusal.ts'],
  ['', 'cloudfunctions/attendance/judge.ts', 'geolib'],
  ['', 'cloudfunctions/shared/calendar/holidays.ts', 'chinese-days'],
  ['', 'cloudfunctions/shared/database.ts', 'wx-server-sdk'],
  ['', 'typings/ambient.ts', 'cloudfunctions/attendance/contract.ts', 'type'],
  ['', 'miniprogram/pages/b.ts', 'typings/ambient.ts', 'type'],
  ['', 'miniprogram/pages/b.ts', 'miniprogram/app.ts'],
  ['', 'miniprogram/pages/b.ts', '@vant/weapp'],
  ['', 'scripts/seed.ts', 'cloudfunctions/shared/clock.ts'],
];

const FOLDERS = ['cloudfunctions', 'miniprogram', 'scripts', 'simulator', 'typings'];
const PACKAGES = ['wx-server-sdk', 'valibot', 'geolib', 'chinese-days', '@vant/weapp'];

let summary: Summary;

beforeAll(async () => {
  const tree = await temporaryTree({ ...packageFiles(), ...sourceFiles([...FORBIDDEN, ...ALLOWED]) });
  const { output } = await runTool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', path.join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...FOLDERS],
    { cwd: tree.folder },
  );
  await tree.remove();
  ({ summary } = JSON.parse(output) as { summary: Summary });
});

test.each(FORBIDDEN)('%s stops %s from importing %s', (rule, from, to) => {
  expect(reported()).toContainEqual([rule, from, bare(to)]);
});

test.each(ALLOWED)('%s%s may import %s', (_, from, to) => {
  expect(reported().filter((row) => row[1] === from && row[2] === bare(to))).toEqual([]);
});

test('every rule is shown to stop something', () => {
  const shown = new Set(FORBIDDEN.map(([rule]) => rule));
  expect(summary.ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual(
    [],
  );
});

/** What dependency-cruiser reported, with packages by name alone, as in the tables above. */
function reported(): string[][] {
  return summary.violations.map(({ rule, from, to }) => [rule.name, from, bare(to)]);
}

function bare(target: string): string {
  return target.replace(/^node:/, '').replace(/^node_modules\/((@[^/]+\/)?[^/]+)\/.*$/, '$1');
}

/** One file per importing path with all its imports, and an empty one for each path only imported. */
function sourceFiles(rows: typeof FORBIDDEN): Record<string, string> {
  const files: Record<string, string> = { 'simulator/b.ts': "export * from './a';\n" };
  for (const [, from, to, kind] of rows) {
    if (to.includes('/') && !to.startsWith('.') && !to.startsWith('@')) files[to] ??= 'export {};\n';
    const specifier = /^[a-z]+\/.+\.ts$/.test(to) ? relative(from, to) : to;
    const statement = kind === 'type' ? `import type * as x from '${specifier}';` : `import '${specifier}';`;
    files[from] = `${files[from] ?? ''}${statement}\n`;
  }
  return files;
}

function relative(from: string, to: string): string {
  const target = path.posix.relative(path.posix.dirname(from), to.replace(/\.ts$/, ''));
  return target.startsWith('.') ? target : `./${target}`;
}

function packageFiles(): Record<string, string> {
  const devDependencies = Object.fromEntries(PACKAGES.slice(0, -1).map((name) => [name, '1.0.0']));
  const files = {
    'package.json': JSON.stringify({ dependencies: { '@vant/weapp': '1.0.0' }, devDependencies }),
  };
  const installed = PACKAGES.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]);
  return { ...files, ...(Object.fromEntries(installed) as Record<string, string>) };
}
