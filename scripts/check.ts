import { runChecks } from './checks';
import { endChildrenWithUs } from './process';

/** `npm run check`, or `npm run check -- eslint` for those with that word in their name. */
endChildrenWithUs();
const outcomes = await runChecks(process.argv[2]);
const failed = outcomes.filter(({ ok }) => !ok);
if (outcomes.length === 0) console.log('No check has that word in its name.');
if (failed.length > 0) console.log(`Failed: ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length > 0 || outcomes.length === 0 ? 1 : 0;
