import { checkHistory } from './check-history/command';

/** `npm run check-history -- --help` says what it takes. */
const { code, output } = await checkHistory(process.argv.slice(2));
(code === 2 ? console.error : console.log)(output);
process.exitCode = code;
