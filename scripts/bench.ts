import { measureAttendanceCalls } from './bench/attendance-calls';
import { measureCaller } from './bench/caller';
import type { Measurement } from './bench/measurement';
import { measureLiveReload } from './bench/live-reload';
import { measureLoadRatio } from './bench/load-ratio';
import { measurePackageBytes } from './bench/package-bytes';
import { measureSchoolImport } from './bench/school-import';
import { measureSimulatorSpeed } from './bench/simulator-speed';
import { measureTimetableGrowth } from './bench/timetable-growth';
import { measureTimetableImport } from './bench/timetable-import';
import { measureTodayPage } from './bench/today-page';
import { build } from './build';
import { endChildrenWithUs } from './process';

/** Every measurement of the project; add a file in scripts/bench/ and its function here. */
const measures: (() => Promise<Measurement[]>)[] = [
  measurePackageBytes,
  measureLoadRatio,
  measureAttendanceCalls,
  measureCaller,
  measureTodayPage,
  measureSchoolImport,
  measureTimetableImport,
  measureTimetableGrowth,
  measureSimulatorSpeed,
  measureLiveReload,
];

/** `npm run bench`: a table, or with `--json` an array of measurements alone on the standard output. */
endChildrenWithUs();
await build();
const results: Measurement[] = [];
for (const measure of measures) results.push(...(await measure().catch(reportFailure)));
if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else for (const result of results) console.log(lineOf(result));
if (results.some(({ ok }) => !ok)) process.exitCode = 1;

/** A measurement that breaks must not hide the others; its figures are missing, and the exit code says so. */
function reportFailure(error: unknown): Measurement[] {
  console.error(error);
  process.exitCode = 1;
  return [];
}

function lineOf({ name, value, unit, bound, ok }: Measurement): string {
  const figure = `${value.toLocaleString('en')} ${unit}`;
  return `${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(28)} ${figure.padStart(18)}   at most ${bound.toLocaleString('en')}`;
}
