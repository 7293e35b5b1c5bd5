import type { Permission, Permissions } from '../../cloudfunctions/shared/authorisation';
import type { ActionContract, FunctionContract } from '../../cloudfunctions/shared/contract';
import { roleTitles } from '../../cloudfunctions/shared/grants';
import { contracts } from './contracts';

const INTRODUCTION = `# Authorisation

Who may do what, printed from the contracts of the functions by \`npm run docs\`; don't edit it. A role reaches as far as
its grant: \`self\` the person alone, \`class\` the class of the grant, \`grade\` every class of the grade, \`department\`
everything in the department, \`building\` a building and whoever sleeps in it today. A grant for the whole school reaches
everything. \`anywhere\`: what all share, such as buildings, lies in nobody's unit, and the role is enough. _everyone_:
whoever is bound, about themselves. _stranger_: also a WeChat account that belongs to nobody yet. Fields: what of the
answer the role sees.
`;

/** The one table: action × role × scope × fields, as Markdown. */
export function authorisationPage(): string {
  const parts = Object.entries(contracts).map(([name, contract]) => partOf(name, contract));
  return [INTRODUCTION, ...parts].join('\n');
}

function partOf(name: string, contract: FunctionContract): string {
  const rows = Object.entries(contract).flatMap(([action, declared]) => rowsOf(action, declared));
  return [
    `## ${name}`,
    '',
    '| action | about | role | reach | fields |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function rowsOf(action: string, { about, may }: ActionContract): string[] {
  return cellsOf(may).map(([who, reach, fields], index) => {
    const first = index === 0 ? [`\`${action}\``, about] : ['', ''];
    return `| ${[...first, who, reach, fields].join(' | ')} |`;
  });
}

function cellsOf(may: Permissions): [who: string, reach: string, fields: string][] {
  if (typeof may === 'string') return [[`_${may}_`, '', 'all']];
  return may.map((row) => [`${roleTitles[row.role]} \`${row.role}\``, row.reach, fieldsOf(row)]);
}

function fieldsOf({ fields }: Permission): string {
  return fields === 'all' ? 'all' : fields.map((field) => `\`${field}\``).join(', ');
}
