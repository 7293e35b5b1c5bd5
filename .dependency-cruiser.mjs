/**
 * Who may import whom. Each rule says why; `npm run check` applies them and
 * test/architecture/directions.test.ts shows for every rule a file that it stops.
 */

/** Files of values in, values out: no SDK, no database, no clock of the machine. Add new ones here. */
const PURE_FILES = [
  'cloudfunctions/messages/(keywords|media-event|outcome|quiet-hours|quota|words)\\.ts',
  'cloudfunctions/.+/(fact|judge|nights|person|place|routing|rule|scoring|sections|states)\\.ts',
  'cloudfunctions/school/(import/(parse-(cells|columns|file-kind|lesson-cells|lessons|rows|sheet|text|workbook)|plan-[a-z-]+)|lessons/lesson-grant|people/offices|rooms/(lodging|spans)|roster/placement)\\.ts',
  'cloudfunctions/shared/(answered|authorisation|clock|frozen|grants|grouped|message|message-kinds|photo|placement|refusal|text-admission|unit|wechat-answer)\\.ts',
  'cloudfunctions/shared/(calendar/(calendar|day-kind|holidays|lesson|lessons|lessons-on|terms|year-notice)|history/(event))\\.ts',
  'cloudfunctions/shared/config/[a-z-]+\\.ts',
];

/** What each function folder may use besides itself. Read downwards: nothing ever points back up. */
const MAY_USE = {
  summaries: ['attendance', 'reports', 'leave', 'school', 'shared'],
  attendance: ['leave', 'school', 'shared'],
  reports: ['leave', 'school', 'shared'],
  leave: ['school', 'shared'],
  school: ['shared'],
  messages: ['shared'],
  shared: [],
};

const pure = `^(${PURE_FILES.join('|')})$`;
const CONTRACT = '^cloudfunctions/.+/contract[a-z-]*\\.ts$';
const PACKAGE = (/** @type {string} */ name) => `(^|/)node_modules/${name}/`;

/**
 * @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule
 * @type {(name: string, comment: string, from: Rule['from'], to: Rule['to']) => Rule}
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {Rule[]} */
const everywhere = [
  forbid(
    'no-circle',
    'Two files that need each other are one idea in two places, and load in an order nobody chose.',
    {},
    { circular: true },
  ),
  forbid(
    'everything-is-there',
    'An import that leads nowhere is found here and not by a student.',
    {},
    { couldNotResolve: true },
  ),
];

const directions = Object.entries(MAY_USE).map(([feature, below]) =>
  forbid(
    `${feature}-looks-only-down`,
    'A feature that knows the features built on it can neither be read nor changed alone.',
    { path: `^cloudfunctions/${feature}/` },
    { path: '^cloudfunctions/', pathNot: `^cloudfunctions/(${[feature, ...below].join('|')})/` },
  ),
);

/** @type {Rule[]} */
const functions = [
  forbid(
    'every-function-has-its-direction',
    'A new function folder says in MAY_USE what it builds on.',
    { path: '^cloudfunctions/', pathNot: `^cloudfunctions/(${Object.keys(MAY_USE).join('|')})/` },
    {},
  ),
  forbid(
    'functions-know-no-phone-and-no-tools',
    'What is deployed to the cloud is the function alone.',
    { path: '^cloudfunctions/' },
    { path: '^(miniprogram|simulator|scripts|test|typings)/' },
  ),
  forbid(
    'index-is-not-imported',
    'An index is where a deployed function starts; imported, it would start inside another one.',
    {},
    { path: '^cloudfunctions/[^/]+/index\\.ts$' },
  ),
  forbid(
    'sdk-in-few-files',
    'Identity is read in one place, queries, files and WeChat’s APIs go through one place each, so that they can be trusted and counted.',
    { path: '^cloudfunctions/', pathNot: '^cloudfunctions/shared/(database|caller|storage|wechat)\\.ts$' },
    { path: PACKAGE('wx-server-sdk') },
  ),
  forbid(
    'contract-needs-only-valibot',
    'The phone reads the types of a contract; anything else it loaded would have to exist on the phone.',
    { path: CONTRACT },
    { pathNot: [PACKAGE('valibot'), CONTRACT], dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'contract-names-only-pure-types',
    'The type check of the phone follows these types; through a pure file it never meets Node or the SDK.',
    { path: CONTRACT },
    { pathNot: [PACKAGE('valibot'), CONTRACT, pure], dependencyTypes: ['type-only'] },
  ),
  forbid(
    'pure-stays-pure',
    'A rule that reaches a database or a clock can no longer be tried with a table of examples.',
    { path: pure },
    { pathNot: [pure, CONTRACT, PACKAGE('(valibot|geolib|chinese-days)'), '^school\\.config\\.json$'] },
  ),
];

/** @type {Rule[]} */
const phone = [
  forbid(
    'phone-has-only-itself',
    'Nothing outside miniprogram/ exists on a phone; the functions are reached by calling them.',
    { path: '^miniprogram/' },
    { path: '^(cloudfunctions|simulator|scripts|test|dist)/' },
  ),
  forbid(
    'phone-takes-types-only',
    'DevTools strips types; a value from typings/ would be missing at run time.',
    { path: '^miniprogram/' },
    { path: '^typings/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'phone-has-no-tools',
    'DevTools copies only `dependencies` beside the pages, and Node is not there at all.',
    { path: '^miniprogram/' },
    { dependencyTypes: ['npm-dev', 'npm-unknown', 'npm-no-pkg', 'core'] },
  ),
  forbid(
    'typings-read-contracts',
    'The contract is what a function promises; the rest of it may change without the phone knowing.',
    { path: '^typings/' },
    { path: '^(miniprogram|cloudfunctions|simulator|scripts|test)/', pathNot: CONTRACT },
  ),
  forbid(
    'typings-are-types',
    'A value imported here would be carried to the phone by whoever uses the type.',
    { path: '^typings/' },
    { path: '^cloudfunctions/', dependencyTypesNot: ['type-only'] },
  ),
];

/** @type {Rule[]} */
const simulator = [
  forbid(
    'simulator-knows-no-school',
    'It is given the folders of a project at start, so that it runs any project and flatters none.',
    { path: '^simulator/' },
    { path: '^(miniprogram|cloudfunctions|typings|scripts|test)/' },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...everywhere, ...directions, ...functions, ...phone, ...simulator],
  options: {
    exclude: { path: ['^test/.*/?fixtures/', '^dist/', '/miniprogram_npm/'] },
    doNotFollow: { path: '(^|/)node_modules/' },
    // Type-only imports are directions too: they are erased from the code but not from the reader's mind.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
